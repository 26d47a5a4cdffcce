"""Corrections of lines that only take a side: stances of posts, in an Argdown export."""

import io
import re

import pytest
from hypothesis import given

from disputatio.converter import write
from disputatio.converter.api import merged_with
from disputatio.converter.merging.merge import Merged
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Passage,
    Position,
    Post,
    Refusal,
    Relation,
    Wording,
)
from disputatio.schemas.invariants import problems
from disputatio.schemas.origins import Decided, Inferred, Span
from tests.strategies.voted import voted_threads

ANN = Decided(by="ann")
SAID = ("Oil is best.", "Oil for me too.", "I'd never use oil.", "Wax, please.")


def table() -> Debate:
    """Give a thread in which posts 2 to 4 vote on the position of post 1."""
    posts = tuple(
        Post(key=f"post-{number}", number=number, body=plain_blocks(text))
        for number, text in enumerate(SAID, 1)
    )
    passage = Passage(key="passage-1", post="post-1", start=0, end=len(SAID[0]))
    worded = Wording(text=SAID[0], passage=passage.key)
    votes = tuple(
        Relation(
            key=f"stance-{number}",
            kind="stance",
            sources=(f"post-{number}",),
            targets=("claim-1",),
            scheme=side,
            origin=Inferred(
                rule="vote-1",
                confidence=0.8,
                evidence=(
                    Span(post=f"post-{number}", start=0, end=len(SAID[number - 1])),
                ),
            ),
        )
        for number, side in ((2, "agree"), (3, "disagree"), (4, "disagree"))
    )
    return Debate(
        posts=posts,
        passages=(passage,),
        claims=(Claim(key="claim-1", text=SAID[0], wordings=(worded,)),),
        relations=votes,
        positions=(Position(claim="claim-1", title="Oil"),),
    )


def export(debate: Debate) -> str:
    """Give a thread's export."""
    sink = io.BytesIO()
    write(debate, sink, "argdown")
    return sink.getvalue().decode()


def merge(debate: Debate, text: str) -> Merged:
    """Give what an edited export comes to: a valid debate, in which the file is known."""
    found = merged_with(debate, text.encode(), "ann", "argdown")
    assert problems(found.debate) == ()
    again = merged_with(found.debate, export(found.debate).encode(), "ann", "argdown")
    assert again.decisions == ()
    return found


def stances(debate: Debate) -> dict[str, tuple[str | None, object]]:
    """Give the sides of posts, with their origins."""
    return {
        r.sources[0]: (r.scheme, r.origin)
        for r in debate.relations
        if r.kind == "stance"
    }


@given(voted_threads())
def test_a_file_that_nobody_edited_decides_nothing(debate: Debate) -> None:
    """The export of a thread with sides of posts is known again, line by line."""
    found = merged_with(debate, export(debate).encode(), "ann", "argdown")

    assert (found.decisions, found.debate) == ((), debate)


@pytest.mark.parametrize(
    ("old", "new", "side"),
    [
        (r"- (.*I'd never use oil)", r"+ \1", ("agree", ANN)),
        (r"(I'd never use oil.*?)guess: 0.8, ", r"\1", ("disagree", ANN)),
        (r"\n  - .*I'd never use oil.*", "", None),
    ],
    ids=["another sign", "confirmed", "deleted"],
)
def test_the_side_of_a_post_is_decided(
    old: str, new: str, side: tuple[str, object] | None
) -> None:
    """It stays a stance, the others stay as they were, and no claim is added."""
    debate = table()
    text = re.sub(old, new, export(debate))
    assert text != export(debate)

    found = merge(debate, text)

    expected = {**stances(debate), "post-3": side}
    assert stances(found.debate) == {k: v for k, v in expected.items() if v}
    assert found.debate.claims == debate.claims
    assert found.debate.passages == debate.passages
    refusal = Refusal(kind="stance", sources=("post-3",), targets=("claim-1",))
    assert found.debate.refused == (() if side else (refusal,))


def test_a_side_in_other_words_is_a_claim() -> None:
    """A person who puts the line in other words claims something with it."""
    debate = table()
    text = export(debate).replace(": I'd never use oil.", ": Oil never dries.")

    found = merge(debate, text)

    (claim,) = (c for c in found.debate.claims if c not in debate.claims)
    assert (claim.text, claim.origin) == ("Oil never dries.", ANN)
    assert "post-3" not in stances(found.debate)
    assert ("attack", (claim.key,)) in {
        (r.kind, r.sources) for r in found.debate.relations
    }

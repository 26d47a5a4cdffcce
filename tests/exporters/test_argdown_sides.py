"""The sides that posts take without a claim of their own, in Argdown."""

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import given

from disputatio.converter import read
from disputatio.converter.confidence import confident
from disputatio.converter.structure.passes import structured
from disputatio.exporters.argdown import ArgdownExporter
from disputatio.schemas.debate import Claim, Debate
from disputatio.schemas.foreign.argdown import mapping_of, private
from disputatio.schemas.graph import STANCE_SIGNS
from disputatio.schemas.origins import Inferred, Origin
from disputatio.schemas.views import Views
from tests.converter.structure.making import thread
from tests.judges.argdown_judge import ArgdownJudge
from tests.strategies.voted import voted_threads

Side = tuple[str | None, int, Any, Any, tuple[str, object]]
"""A position's title, for or against, number and author of the post, and how surely."""


def written(debate: Debate) -> str:
    """Give a debate as Argdown text."""
    sink = io.BytesIO()
    ArgdownExporter().write(debate, sink, {})
    return sink.getvalue().decode()


def again(debate: Debate) -> Debate:
    """Give what comes back from Argdown."""
    return read(written(debate).encode(), "argdown").debate


def sides_of_posts(debate: Debate) -> Iterator[Side]:
    """Give the sides that posts take on positions by a stance, as the thread has them."""
    titles = {position.claim: position.title for position in debate.positions}
    posts = {post.key: post for post in debate.posts}
    names = {person.key: person.name for person in debate.participants}
    for relation in debate.relations:
        sign = STANCE_SIGNS.get(relation.scheme)
        if sign:
            post = posts[relation.sources[0]]
            title = titles[relation.targets[0]]
            yield (
                title,
                sign,
                post.number,
                names[post.author or ""],
                _sure(relation.origin),
            )


def sides_of_claims(debate: Debate) -> Iterator[Side]:
    """Give what argues for and against positions, as a debate read from Argdown has it."""
    views = Views(debate)
    for position in debate.positions:
        for answer in views.answers(position.claim):
            data = _data(views.graph.claims[answer.key])
            told = (data.get("post"), data.get("by"))
            yield position.title, answer.sign, *told, _sure(answer.relation.origin)


def _data(claim: Claim) -> Any:
    return mapping_of(private(claim.wordings[0].extras), "data")


def _sure(origin: Origin) -> tuple[str, object]:
    name = type(origin).__name__
    return name, origin.confidence if isinstance(origin, Inferred) else None


@given(voted_threads())
def test_sides_come_back_as_they_are_taken(debate: Debate) -> None:
    """Each side is one line below its position: whose, which, how surely, no more often."""
    assert Counter(sides_of_claims(again(debate))) == Counter(sides_of_posts(debate))


@given(voted_threads())
def test_what_is_too_little_certain_has_no_line(debate: Debate) -> None:
    """`--min-confidence` leaves out the same sides before and after Argdown."""
    kept, _ = confident(debate, 0.6)
    sure = Counter(sides_of_posts(kept))
    later, _ = confident(again(debate), 0.6)

    assert Counter(sides_of_claims(again(kept))) == sure
    assert Counter(sides_of_claims(later)) == sure


@given(voted_threads())
def test_the_official_parser_counts_the_same_sides(
    argdown_judge: ArgdownJudge, debate: Debate
) -> None:
    """The map has as many lines from and to a position as posts take sides on it."""
    verdict = argdown_judge.ask(written(debate))

    assert verdict.accepted
    assert verdict.model is not None
    signs = {"support": 1, "attack": -1}
    found = Counter(
        (r["to"], signs[r["relationType"]]) for r in verdict.model["relations"]
    )
    taken = Counter((title, sign) for title, sign, *_ in sides_of_posts(debate))
    assert found == taken


def test_a_vote_is_a_line_that_says_that_it_claims_nothing() -> None:
    """Its words stand below the position that it is against, marked as a stance."""
    debate = structured(
        thread(
            "Ann: Oil or wax for the table?",
            "Bob: Oil, definitely.",
            "Cid: I'd never use oil.",
            "Dee: Oil for me too.",
            title="Oil or wax?",
        )
    )

    lines = written(debate).splitlines()

    (line,) = (line for line in lines if "I'd never use oil." in line)
    assert line.startswith("  - ")
    (line,) = (line for line in lines if "Oil, definitely." in line)
    assert line.startswith("  + ")
    assert "stance: true" in line

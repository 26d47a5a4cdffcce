"""Law 2 for Argdown: the words that a conclusion rests on come back, though the posts do not."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.schemas.debate import Claim, Debate, Position, Relation
from disputatio.schemas.extras import thaw
from disputatio.schemas.features import Feature, project
from disputatio.schemas.foreign.argdown import KEEPS, private
from disputatio.schemas.origins import Inferred, Origin
from tests.laws.formats import read, written
from tests.strategies.debates import debates
from tests.strategies.edits import edits

Quote = tuple[int | None, str]
"""Number of a post, and words of it."""

Resting = tuple[str, tuple[Quote, ...]]
"""What rests on which words; a name of what, for the eye."""


def quotes(debate: Debate) -> list[Resting]:
    """Give the words that everything inferred in the argument layer rests on."""
    numbers = {post.key: post for post in debate.posts}

    def of(origin: Origin, kept: object, own: Iterable[Quote]) -> tuple[Quote, ...]:
        """Give the words of one origin: spans, else those kept, else its own line."""
        if not isinstance(origin, Inferred):
            return ()
        if origin.evidence:
            spans = ((numbers[s.post], s) for s in origin.evidence)
            return tuple((p.number, p.text[s.start : s.end]) for p, s in spans)
        told = kept if isinstance(kept, Mapping) else {}
        if told.get("of") != [origin.rule, origin.confidence]:
            return tuple(own)
        said = tuple((post, words) for post, words in told["quotes"])
        return said if told.get("own") is False else (*own, *said)

    asked, by_key = debate.question, {c.key: c for c in debate.claims}
    lines = {c.key: tuple(line(debate, c)) for c in debate.claims}
    found: list[Resting] = []
    if asked is not None:
        kept = thaw(private(debate.extras).get("asked"))
        found.append(("question", of(asked.origin, kept, ())))
    for element, own in owned(debate, lines):
        kept = thaw(private(element.extras).get("words"))
        found.append((type(element).__name__, of(element.origin, kept, own)))
    assert by_key.keys() == lines.keys()
    return found


def owned(
    debate: Debate, lines: Mapping[str, tuple[Quote, ...]]
) -> Iterator[tuple[Claim | Relation | Position, tuple[Quote, ...]]]:
    """Give the elements with the words that they rest on if nothing else is told."""
    for claim in debate.claims:
        yield claim, lines[claim.key]
    for relation in debate.relations:
        ends = (*relation.sources, *relation.targets)
        loose = relation.kind == "unspecified"
        own = [quote for end in ends for quote in lines.get(end, ()) if loose]
        yield relation, tuple(own)
    for position in debate.positions:
        yield position, lines[position.claim]


def line(debate: Debate, claim: Claim) -> Iterator[Quote]:
    """Give the words of a claim's own line: those of its first wording, and their post."""
    posts = {p.key: p.number for p in debate.posts}
    passages = {p.key: posts[p.post] for p in debate.passages}
    for wording in claim.wordings[:1]:
        number = passages.get(wording.passage or "")
        told: Any = private(wording.extras).get("data", {})
        yield number if number is not None else _number(told.get("post")), wording.text


def _number(told: object) -> int | None:
    return told if type(told) is int else None


def expected(debate: Debate) -> list[Resting]:
    """Give the words that a debate's Argdown must tell: those of what stays in it."""
    stays = project(debate, KEEPS | {Feature.KEYS})
    left = {e.key for row in (stays.claims, stays.relations) for e in row}
    numbers = iter(quotes(debate))
    found = [next(numbers)] if debate.question is not None else []
    for element, resting in zip(_elements(debate), numbers, strict=True):
        key = element.claim if isinstance(element, Position) else element.key
        found += [resting] if key in left else []
    return found


def _elements(debate: Debate) -> tuple[Claim | Relation | Position, ...]:
    return (*debate.claims, *debate.relations, *debate.positions)


@pytest.mark.parametrize("name", ["argdown", "argdown --argdown-style flat"])
@given(debate=debates())
def test_the_words_that_it_rests_on_come_back(name: str, debate: Debate) -> None:
    """Of everything inferred the words, and the numbers of their posts, are read back."""
    assert quotes(read(name, written(name, debate))) == expected(debate)


@given(data=st.data())
def test_they_come_back_after_edits(data: st.DataObject) -> None:
    """An edit changes the words of what it touches, and of nothing else."""
    first = read("argdown", written("argdown", data.draw(debates())))
    edited = data.draw(edits(first), label="edited")

    assert quotes(read("argdown", written("argdown", edited))) == expected(edited)

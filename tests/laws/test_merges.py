"""Corrections by hand: what was not touched stays, whatever the debate and the file."""

import io
import re
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter import read, write
from disputatio.converter.api import merged_with
from disputatio.converter.structure.passes import structured
from disputatio.schemas.debate import Claim, Debate, Passage, Relation
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.origins import Decided
from tests.strategies.damage import broken
from tests.strategies.debates import debates
from tests.strategies.threads import threads

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

SIGN = re.compile(r"\s+[+-] ")
"""How a line with a sign begins."""

TURNED = {"- <": "+ <", "+ <": "- <"}

FORMATS = ["argdown", "aif-json"]
"""Formats in which corrections are read."""


def exported(debate: Debate, name: str) -> bytes:
    """Give a debate in a format."""
    sink = io.BytesIO()
    write(debate, sink, name)
    return sink.getvalue()


@pytest.mark.parametrize("name", FORMATS)
@given(debate=debates() | threads())
def test_an_export_that_nobody_touched_decides_nothing(
    name: str, debate: Debate
) -> None:
    """The thread comes back as it was, no decision is listed and nothing is in doubt."""
    merged = merged_with(debate, exported(debate, name), "ann", name)

    assert merged.decisions == ()
    assert merged.debate == debate
    assert [n for n in merged.notices if n.rule == "MatchDoubtful"] == []


@pytest.mark.parametrize("name", FORMATS)
@given(debate=debates() | threads(), data=st.data())
def test_any_damage_gives_a_valid_debate_or_one_error(
    name: str, debate: Debate, data: st.DataObject
) -> None:
    """Whatever became of the file, no post is touched and the debate is whole."""
    edited = data.draw(broken(exported(debate, name)))

    with suppress(ReadError):
        merged = merged_with(debate, edited, "ann", name)

        assert problems(merged.debate) == ()
        assert merged.debate.posts == debate.posts
        assert merged.debate.participants == debate.participants


@given(debate=threads(), data=st.data())
def test_no_pass_undoes_a_decision(debate: Debate, data: st.DataObject) -> None:
    """Law 5: what is decided stays as it is, what is refused does not come back."""
    found = structured(debate)
    edited = data.draw(broken(exported(found, "argdown")))
    with suppress(ReadError):
        merged = merged_with(found, edited, "ann", "argdown").debate

        again = structured(merged)

        assert _decided(again).items() >= _decided(merged).items()
        refused = {(r.kind, r.sources, r.targets) for r in merged.refused if r.kind}
        assert not refused & {(r.kind, r.sources, r.targets) for r in again.relations}
        gone = {refusal.claim for refusal in merged.refused}
        assert not gone & {claim.key for claim in again.claims}


@cache
def tram() -> Debate:
    """Give a thread in which the passes find much."""
    return read(SEEDS / "pasted-tram.txt").debate


@given(data=st.data())
def test_passes_keep_the_order_of_a_merge(data: st.DataObject) -> None:
    """Law 5: what passes find again after a merge stands where it stood."""
    lines = exported(tram(), "argdown").decode().splitlines(keepends=True)
    signed = [n for n, line in enumerate(lines) if SIGN.match(line)]
    for n in data.draw(st.sets(st.sampled_from(signed), min_size=1, max_size=4)):
        edit = data.draw(st.sampled_from([TURNED, {"guess:": "noted:"}, {}]))
        for old, new in edit.items():
            lines[n] = lines[n].replace(old, new, 1)
        if not edit:
            lines[n] = ""
    merged = merged_with(tram(), "".join(lines).encode(), "ann", "argdown").debate

    again = structured(merged)

    for before, after in zip(_rows(merged), _rows(again), strict=True):
        assert _of(before, after) == _of(after, before)


def _rows(debate: Debate) -> tuple[tuple[str, ...], ...]:
    """Give the keys of each row of what argues."""
    rows: tuple[tuple[Passage | Claim | Relation, ...], ...] = (
        debate.passages, debate.claims, debate.relations,
    )  # fmt: skip
    keys = (tuple(element.key for element in row) for row in rows)
    return (*keys, tuple(position.claim for position in debate.positions))


def _of(row: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    both = set(others)
    return [key for key in row if key in both]


def _decided(debate: Debate) -> dict[str, Passage | Claim | Relation]:
    rows: tuple[tuple[Passage | Claim | Relation, ...], ...] = (
        debate.passages, debate.claims, debate.relations,
    )  # fmt: skip
    return {
        element.key: element
        for row in rows
        for element in row
        if isinstance(element.origin, Decided)
    }

"""Corrections by hand: what was not touched stays, whatever the debate and the file."""

import io

import pytest
from hypothesis import given

from disputatio.converter import write
from disputatio.converter.api import merged_with
from disputatio.schemas.debate import Debate
from tests.strategies.debates import debates
from tests.strategies.threads import threads

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
    """The thread comes back as it was, and no decision is listed."""
    merged = merged_with(debate, exported(debate, name), "ann", name)

    assert merged.decisions == ()
    assert merged.debate == debate
    assert [n for n in merged.notices if n.rule == "MatchDoubtful"] == []

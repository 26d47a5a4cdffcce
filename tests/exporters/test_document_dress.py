"""Tests of what both kinds of documents say alike."""

import pytest

from disputatio.exporters.shared.document_dress import (
    NO_ARGUMENTS,
    ONLY_SIDES,
    without_arguments,
)
from disputatio.exporters.shared.outline import (
    Line,
    PositionOutline,
    Reference,
    Speaker,
)

ANN = Speaker(name="Ann", reference=Reference(label="post 1", anchor="post-1"))
BOB = Speaker(name="Bob", reference=Reference(label="post 2", anchor="post-2"))


@pytest.mark.parametrize(
    ("supporters", "opponents", "said"),
    [
        ((ANN,), (), NO_ARGUMENTS),
        ((ANN, BOB), (), ONLY_SIDES),
        ((ANN,), (BOB,), ONLY_SIDES),
    ],
)
def test_sides_without_arguments_are_told_from_nothing(
    supporters: tuple[Speaker, ...], opponents: tuple[Speaker, ...], said: str
) -> None:
    """Who only states the position is no further side."""
    position = PositionOutline(
        number=1, anchor="position-1", pros=(), cons=(), mixed=(),
        supporters=supporters, opponents=opponents,
        line=Line(key="p", kind=None, verb="", text="Run it.", speakers=(ANN,)),
    )  # fmt: skip

    assert without_arguments(position) == said

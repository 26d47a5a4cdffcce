"""Pages of a thread that were not given are told, once."""

from __future__ import annotations

import pytest

from disputatio.converter.api import read_all
from disputatio.converter.joining import joined
from disputatio.schemas.debate import Debate
from disputatio.schemas.protocols import Reading
from tests.converter.importers.saved_pages import SAMPLES


def _told(*pages: tuple[int | None, int | None]) -> list[str]:
    readings = [
        Reading(debate=Debate(), thread="x", page=page, pages=last)
        for page, last in pages
    ]
    return [n.sentence for n in joined(readings).notices if n.rule == "PagesMissing"]


@pytest.mark.parametrize(
    ("pages", "sentence"),
    [
        ([(1, 3)], "this is page 1 of 3; pages 2 and 3 are not in what was given"),
        ([(1, 2)], "this is page 1 of 2; page 2 is not in what was given"),
        ([(1, 4), (3, 4)],
         "these are pages 1 and 3 of 4; pages 2 and 4 are not in what was given"),
        ([(54, 347)],
         "this is page 54 of 347; pages 1 to 53 and 55 to 347 are not in what was given"),
        ([(n, 13) for n in range(1, 13, 2)],
         ("these are pages 1, 3, 5, 7, 9 and 1 more of 13;"
          " pages 2, 4, 6, 8, 10 and 2 more are not in what was given")),
        ([(1, 2), (2, 5)],
         "these are pages 1 and 2 of 5; pages 3 to 5 are not in what was given"),
    ],
)  # fmt: skip
def test_pages_that_are_missing(
    pages: list[tuple[int | None, int | None]], sentence: str
) -> None:
    """One sentence says which pages were given, and which not."""
    assert _told(*pages) == [sentence]


def test_nothing_is_told_of_a_whole_thread() -> None:
    """All pages, captures of one page, and pages that do not say how many there are."""
    assert _told((2, 2), (1, 2)) == []
    assert _told((1, 2), (1, 2), (2, 2)) == []
    assert _told((1, None)) == []
    assert _told((1, 3), (None, None)) == []


def test_a_saved_page_of_several() -> None:
    """A page of which the next was not saved says so, and its thread is read."""
    page = SAMPLES / "xenforo" / "quarry-path.html"
    (reading,) = read_all(page, structure="none")

    told = [n for n in reading.notices if n.rule == "PagesMissing"]

    assert [n.sentence for n in told] == [
        "this is page 1 of 2; page 2 is not in what was given"
    ]


def test_both_pages_of_a_thread() -> None:
    """Where the other page is given, too, nothing is missing."""
    first = (SAMPLES / "xenforo" / "quarry-path.html").read_text()
    mark = "pageNav-page pageNav-page--current"
    second = first.replace(mark, "pageNav-page", 1)
    second = second.replace(
        '<li class="pageNav-page"><a href="/threads/should-the-quarry-path-be-lit-at-night.4711/page-2"',
        f'<li class="{mark}"><a href="/threads/should-the-quarry-path-be-lit-at-night.4711/page-2"',
    )
    assert second.count(mark) == 1

    (reading,) = read_all([first.encode(), second.encode()], structure="none")

    assert [n for n in reading.notices if n.rule == "PagesMissing"] == []

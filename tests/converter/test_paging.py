"""Pages of a thread that were not given are told, once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

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


_LINKS = (
    "<strong>1</strong>, <a href='t=7&start=3'>2</a> ... <a href='t=7&start=18'>7</a>",
    "<a href='t=7'>1</a>, <strong>2</strong> ... <a href='t=7&start=18'>7</a>",
    "<a href='t=7'>1</a> ... <a href='t=7&start=15'>6</a>, <strong>7</strong>",
)
"""Links between pages that do not say "Page 1 of 7"."""


def _page(ids: Iterable[int], links: str = "", written: str = "{} Oct 2010") -> bytes:
    """Give a page of a topic as a style of phpBB 3.0 prints it; ids begin at 100."""
    posts = "".join(
        f"<div id='p{n}' class='post'><div class='postbody'><p class='author'>by <strong>"
        f"<a href='./memberlist.php?u={n}'>U{n}</a></strong> &raquo; "
        f"{written.format(n - 99)} 10:18</p><div class='content'>Words of {n}.</div></div></div>"
        for n in ids
    )
    return (
        "<html><body id='phpbb' class='section-viewtopic ltr'><h2>"
        "<a href='./viewtopic.php?f=2&amp;t=7'>Which roof?</a></h2><div class='pagination'>"
        f"20 posts - <span>{links}</span></div>{posts}</body></html>"
    ).encode()


def _numbers(*pages: bytes) -> list[str]:
    (reading,) = read_all(list(pages), structure="none", format="phpbb")
    assert [p.number for p in reading.debate.posts] == [
        *range(1, len(reading.debate.posts) + 1)
    ]
    return [post.key.removeprefix("post-") for post in reading.debate.posts]


def test_the_number_among_links_that_is_none_is_that_of_the_page() -> None:
    """Pages whose ids and dates tell no order stand in that of their numbers."""
    rows = ((100, 103, 101), (108, 102, 104), (106, 105, 107))
    pages = [_page(row, links) for row, links in zip(rows, _LINKS, strict=True)]

    for order in permutations(pages):
        assert _numbers(*order) == [str(n) for row in rows for n in row]
    (alone,) = read_all(pages[1], structure="none", format="phpbb")
    assert [n.sentence for n in alone.notices if n.rule == "PagesMissing"] == [
        "this is page 2 of 7; pages 1 and 3 to 7 are not in what was given"
    ]


@pytest.mark.parametrize("written", ["{} Oct 2010", "unknown"])
def test_pages_that_say_no_number_follow_their_posts(written: str) -> None:
    """Rising dates order pages, else rising ids; a page that is there twice is no bar."""
    pages = [_page(range(n, n + 3), written=written) for n in (100, 103, 106)]

    for order in permutations((*pages, pages[1])):
        assert _numbers(*order) == [str(n) for n in range(100, 109)]


def test_pages_whose_posts_do_not_rise_stay_as_they_were_given() -> None:
    """Nothing tells their order."""
    pages = [_page(ids) for ids in ((104, 103), (100, 102))]

    assert _numbers(*pages) == ["104", "103", "100", "102"]
    assert _numbers(_page((100, 108)), _page((102, 103))) == [
        "100",
        "108",
        "102",
        "103",
    ]

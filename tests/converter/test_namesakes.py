"""Threads of one title stay apart, and pages of one thread together."""

from __future__ import annotations

import pytest
from attrs import frozen

from disputatio.converter import read_all
from disputatio.converter.namesakes import parted
from tests.converter.containers.sites import as_zip


@frozen
class _Page:
    url: str | None
    number: int | None
    first: int | None


def _threads(*rows: tuple[str | None, int | None, int]) -> list[list[int | None]]:
    return [[p.first for p in pages] for pages in parted([_Page(*r) for r in rows])]


@pytest.mark.parametrize(
    "form",
    ["topic/{}?page={}", "t/{}/page-{}", "t{}.html;page={}", "thread-{}-{}-1.html"],
)
def test_two_threads_of_one_title_are_parted(form: str) -> None:
    """Two first pages with other posts are two threads, each with its pages."""
    rows = [(topic, page) for page in (1, 2) for topic in (45, 67)]
    pages = [
        (f"https://a.example/{form.format(topic, page)}", page, topic * 10 + page)
        for topic, page in rows
    ]

    assert _threads(*pages) == [[451, 452], [671, 672]]


@pytest.mark.parametrize(
    "rows",
    [
        (("https://a.example/t/7", 1, 1), ("https://a.example/t/7-2", 2, 2)),
        (("https://a.example/t/7", 1, 1), ("https://a.example/p/4", 1, 1)),
        ((None, 1, 1), ("https://a.example/p/4", 1, 2)),
        (("https://a.example/t/7", 1, 1), ("https://a.example/t/7#last", 1, 2)),
        (
            ("https://a.example/t/7", 1, 1),
            ("https://a.example/t/8", 2, 2),
            ("https://a.example/t/9", 2, 3),
        ),
    ],
)
def test_what_is_not_known_to_be_two_is_one(
    rows: tuple[tuple[str | None, int | None, int], ...],
) -> None:
    """Other addresses alone do not part pages, nor captures of one page."""
    assert len(_threads(*rows)) == 1


def _page(topic: int, number: int) -> bytes:
    posts = "".join(
        f'<div class="entry" id="e{topic}{number}{n}"><div class="who">'
        f'<a href="/user/{name}">{name}</a> <span class="when">{number} July 2026'
        f' 10:0{n}</span> <a href="#e{topic}{number}{n}">#{n}</a></div><div class="txt">'
        f"<p>The lamps on pier {topic} are out again, and on day {number} {name} saw"
        " that nobody had come to mend them.</p></div></div>"
        for n, name in enumerate(("Ann", "Bob", "Cid", "Dora"), 1)
    )
    return (
        "<!DOCTYPE html><html lang='en'><head><title>Lamps</title></head>"
        f"<body><h1>Lamps</h1><div>{posts}</div></body></html>"
    ).encode()


def test_a_mirror_of_unknown_software_has_both_threads() -> None:
    """Of a mirror, whose names of files tell addresses, each thread has its own posts."""
    files = {
        f"forum.example.org/topic/{t}?page={n}.html": _page(t, n)
        for t in (4, 9)
        for n in (1, 2)
    }

    found = list(read_all(as_zip(files), structure="none"))

    assert [len(r.debate.posts) for r in found] == [8, 8]
    for reading, pier in zip(found, ("4", "9"), strict=True):
        assert all(f"pier {pier} " in post.text for post in reading.debate.posts)

"""Addresses of links and pictures in the words of posts, in full where that is known."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from disputatio.schemas.content import Image, Link
from disputatio.schemas.debate import Debate
from tests.converter.importers.saved_pages import read_page

HERE = "https://locks.example/board/threads/gates.9/"
WORDS = (
    'The <a href="/plans/gate.html">plan</a>, the <a href="drawing.html#west">drawing</a>,'
    ' <a href="#js-post-1">above</a>, <a href="mailto:lock@locks.example">mail</a>,'
    ' <a href="https://other.example/x">elsewhere</a>,'
    ' <img src="../pictures/gate.png" alt="a gate">'
    '<iframe src="//films.example/12"></iframe>'
)
FULL = [
    "https://locks.example/plans/gate.html",
    HERE + "drawing.html#west",
    HERE + "#js-post-1",
    "mailto:lock@locks.example",
    "https://other.example/x",
    "https://locks.example/board/threads/pictures/gate.png",
    "https://films.example/12",
]
AS_WRITTEN = [
    "/plans/gate.html",
    "drawing.html#west",
    "#js-post-1",
    "mailto:lock@locks.example",
    "https://other.example/x",
    "../pictures/gate.png",
    "//films.example/12",
]


def page(words: str, head: str = "") -> str:
    """Give a page of XenForo 2 with one post."""
    return (
        f'<html id="XF" data-template="thread_view"><head>{head}</head><body>'
        '<article class="message message--post" data-author="Ann" data-content="post-1">'
        '<time datetime="2020-01-02T03:04:05+0000">then</time>'
        f'<article class="message-body"><div class="bbWrapper">{words}</div></article>'
        "</article></body></html>"
    )


def targets(debate: Debate) -> list[str]:
    """Give the addresses in the words of all posts, in their order."""
    return [one.target for one in _parts([p.body for p in debate.posts])]


def _parts(value: Any) -> Iterator[Link | Image]:
    if isinstance(value, Link | Image):
        yield value
    if isinstance(value, tuple | list):
        for one in value:
            yield from _parts(one)
    else:
        for name in ("blocks", "inlines", "items", "rows"):
            yield from _parts(getattr(value, name, ()))


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f'<link rel="canonical" href="{HERE}">', None),
        (f'<meta property="og:url" content="{HERE}">', None),
        (f'<base href="{HERE}">', None),
        ("", HERE),
        ('<base href="gates.9/">', "https://locks.example/board/threads/x.html"),
    ],
)
def test_addresses_are_in_full_where_that_of_the_page_is_known(
    head: str, url: str | None
) -> None:
    """The page says it, or the archive in which it is."""
    debate = read_page("xenforo", page(WORDS, head), url).debate
    assert targets(debate) == FULL


@pytest.mark.parametrize("head", ["", '<base href="/board/threads/gates.9/">'])
def test_they_stay_as_they_are_where_it_is_not(head: str) -> None:
    """Nothing is made up."""
    assert targets(read_page("xenforo", page(WORDS, head)).debate) == AS_WRITTEN


@pytest.mark.parametrize(
    "saved", ["./The gates_files/a.png", "The gates-Dateien/a.png", "cid:a@mhtml.blink"]
)
def test_what_a_browser_saved_beside_a_page_has_no_address_on_its_site(
    saved: str,
) -> None:
    """It lies on the disk of a reader."""
    debate = read_page("xenforo", page(f'A gate: <img src="{saved}">'), HERE).debate
    assert targets(debate) == [saved]


@pytest.mark.parametrize("broken", ["http://[gate", "//[gate/x"])
def test_what_is_no_address_stays(broken: str) -> None:
    """What nobody can join is given as it was written."""
    debate = read_page("xenforo", page(f'<a href="{broken}">x</a>'), HERE).debate
    assert targets(debate) == [broken]


def test_so_it_is_on_pages_of_unknown_software() -> None:
    """There the generic reader reads the words."""
    posts = "".join(
        f'<div class="comment" id="c{n}"><b class="author">{name}</b> <span class="date">'
        f'2020-03-0{n} 10:00</span><p class="text">The {n}. gate leaks, as the'
        f' <a href="/plans/{n}.html">plan</a> of the lock shows to everybody.</p></div>'
        for n, name in enumerate(("Ann", "Ben", "Cleo", "Dan"), start=1)
    )
    given = (
        f"<html><body><h1>Gates</h1><div class='comments'>{posts}</div></body></html>"
    )
    debate = read_page("webpage", given, HERE).debate
    assert targets(debate) == [
        f"https://locks.example/plans/{n}.html" for n in (1, 2, 3, 4)
    ]


def test_so_it_is_in_the_data_of_a_page() -> None:
    """Data for search engines holds HTML, too."""
    data = {
        "@type": "DiscussionForumPosting",
        "text": "<p>The <a href='/plans/1.html'>plan</a></p>",
        "comment": [{"text": "<p>My <a href='2.html'>plan</a></p>"}],
    }
    given = (
        "<html><body><p>Gates</p><script type='application/ld+json'>"
        f"{json.dumps(data)}</script></body></html>"
    )
    debate = read_page("webpage", given, HERE).debate
    assert targets(debate) == [
        "https://locks.example/plans/1.html",
        HERE + "2.html",
    ]


def test_so_it_is_in_the_data_of_flarum() -> None:
    """Its scripts show the posts."""
    posts = [
        {
            "type": "posts",
            "id": str(n),
            "attributes": {
                "number": n,
                "contentType": "comment",
                "contentHtml": f"<p>Plan <a href='/plans/{n}.html'>{n}</a></p>",
            },
        }
        for n in (1, 2)
    ]
    data = json.dumps({"apiDocument": {"included": posts}})
    given = (
        f"<html><body><script id='flarum-json-payload'>{data}</script></body></html>"
    )
    debate = read_page("webpage", given, HERE).debate
    assert targets(debate) == [
        "https://locks.example/plans/1.html",
        "https://locks.example/plans/2.html",
    ]

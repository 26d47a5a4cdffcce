"""Boards of unknown software whose posts are tables of two rows: dates beside names, headings."""

from __future__ import annotations

import pytest

from disputatio.schemas.debate import Debate
from tests.converter.importers.boards.reading import names, quoted, read

JOINED = ("Aug  7, 2009", "Apr  4, 2008", "Mar 12, 2006", "Oct  5, 2008")


def _card(number: int, name: str, joined: str, words: str) -> str:
    return (
        f'<table class="post" id="post{number}"><tr><td class="who"><dl><dt class="author">{name}</dt>{joined}</dl></td>'
        f'<td class="postbody">{words}</td></tr><tr><td class="foot"><a href="/mark?post={number}"><img src="n.gif"></a>\n'
        f'<a href="#post{number}">#</a> <a href="/only?name={name}">?</a>\n Nov  {number % 10}, 2012 22:26</td>'
        f'<td><ul><li><a href="/info?of={name}">Profile</a></li></ul></td></tr></table>'
    )


def _thread(
    joined: str, answer: str = "Mine froze shut in March, all four of them."
) -> Debate:
    said = (
        ("Wendel", "Who has tried to paint the greenhouse windows in winter?"),
        ("Ottilie", "It peels within a week, the glass is far too cold for it."),
        ("Gerrit", "We wait until May and do it early in the morning then."),
        ("Ruben", answer),
    )
    cards = (
        _card(4001 + n, name, joined.format(JOINED[n]), words)
        for n, (name, words) in enumerate(said)
    )
    page = f"<html><head><title>Windows</title></head><body><h1>Windows</h1>{''.join(cards)}</body></html>"
    return read(page.encode()).debate


@pytest.mark.parametrize(
    "joined",
    [
        '<dd class="registered">{}</dd>',
        "<dd>{}</dd>",
        '<dd class="user_joined">{}</dd>',
    ],
)
def test_a_day_beside_the_name_is_not_when_a_post_was_written(joined: str) -> None:
    """Of two dates in all posts the one with a time of the day is that of the writing."""
    debate = _thread(joined)
    times = [str(post.written.at) for post in debate.posts if post.written]
    assert times == [f"2012-11-0{n} 22:26:00" for n in (1, 2, 3, 4)]
    assert names(debate) == ["Wendel", "Ottilie", "Gerrit", "Ruben"]


@pytest.mark.parametrize(
    ("head", "author", "post"),
    [
        ('<a href="/t?goto=post&postid=4002#post4002">Ottilie posted:</a>', "Ottilie", "4002"),
        ('<a href="/t?goto=post&postid=4002#post4002">Ottilie of the Hill House posted:</a>', "Ottilie of the Hill House", "4002"),
        ("Ottilie posted:", "Ottilie", None),
        ("quote:", None, None),
    ],
)  # fmt: skip
def test_a_heading_over_a_quotation_says_whose_it_is(
    head: str, author: str | None, post: str | None
) -> None:
    """It stands with the words in a box that has no telling name."""
    box = f'<div class="bbc"><h4>{head}</h4><blockquote>It peels within a week</blockquote></div>'
    debate = _thread("", f"{box}<br>Not if the paint is thin.")
    (quotation,) = quoted(*debate.posts)
    assert (quotation.claimed_author, quotation.claimed_post) == (author, post)
    assert debate.posts[3].text == (
        "It peels within a week\n\nNot if the paint is thin."
    )


def test_a_heading_that_is_ones_own_stays() -> None:
    """Who sets a heading over a quotation says something."""
    box = "<h4>What the maker says</h4><blockquote>Do not paint below five degrees.</blockquote>"
    debate = _thread("", f"{box}That settles it.")
    assert debate.posts[3].text.startswith("What the maker says")


def _said(number: int, name: str, clock: str, words: str) -> str:
    return (
        f'<div class="line"><article class="user"><span>{name}</span></article><div class="when">'
        f'<div>01.08.2017 | <time datetime="2017-08-01T{clock}:13+03:00">{clock}</time></div></div></div>'
        f'<div class="content"><p>{words}</p></div><a href="#form" class="btn">Reply</a>'
    )


def test_the_opening_has_the_time_that_the_page_states() -> None:
    """What its line shows has no zone, the data of the element beside it have one."""
    answers = (
        (31, "Henrik", "12:27", "The north wall keeps them dry, even in a wet autumn."),
        (32, "Oda", "12:40", "A cellar does too, if somebody airs it every morning."),
        (33, "Malin", "12:51", "Ours went soft in the cellar, so it is the wall for me."),
    )  # fmt: skip
    opening = _said(
        0, "Ruth", "12:09", "Where do you hang the onions to dry in autumn?"
    )
    rows = "".join(
        f'<div class="comment"><div id="{one[0]}">{_said(*one)}</div></div>'
        for one in answers
    )
    page = f"<html><head><title>Onions | Yard</title></head><body><main><h1>Onions</h1><div>{opening}</div>{rows}</main></body></html>"
    debate = read(page.encode()).debate
    times = [str(post.written.at) for post in debate.posts if post.written]
    assert times == [
        f"2017-08-01 12:{minute}:13+03:00" for minute in ("09", "27", "40", "51")
    ]

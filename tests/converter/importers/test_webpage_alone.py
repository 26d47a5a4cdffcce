"""Threads of one post, of an article and one answer, and lines that name whoever wrote."""

from __future__ import annotations

import pytest

from disputatio.converter import registry
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Source
from tests.converter.importers.boards.reading import names

POST = (
    '<div class="post" id="post-71"><div class="subject">The kiln</div><div class="body">Which wood burns '
    'longest in the kiln?</div><div class="meta">Posted on 2004-12-26 13:45:58 by Oda</div></div>'
)
WAY = '<p class="breadcrumbs"><a href="/">Home</a> &raquo; <a href="/forums/">Forums</a></p>'
ARTICLE = (
    '<div class="article"><span class="submitted">Vložil/a Oda, 6 Říjen, 2006 - 12:28</span>'
    "<p>Which wood burns longest in the kiln?</p></div>"
)


def _comment(number: int, who: str, words: str) -> str:
    return (
        f'<a id="comment-{number}"></a><div class="comment clear-block"><div class="submitted">Napsal uživatel '
        f'{who} dne {number} Listopad, 2011 - 19:09.</div><div class="content"><p>{words}</p></div></div>'
    )


def _read(body: str, title: str = "The kiln - Clay and fire") -> Debate:
    page = f"<html><head><meta charset='utf-8'><title>{title}</title></head><body>{body}</body></html>"
    (found,) = registry.importer("webpage").read(Source(data=page.encode()), {})
    return found.debate


def _linked(name: str) -> str:
    return f'<a href="/user/{name.lower()}" title="Profile">{name}</a>'


def test_a_thread_of_one_post() -> None:
    """What is called a post and has a name, a time and words is one on a page of a board."""
    debate = _read(WAY + POST.replace("Oda", "da-Oda"))

    (post,) = debate.posts
    assert names(debate) == ["da-Oda"]
    assert post.written is not None
    assert str(post.written.at) == "2004-12-26 13:45:58"
    assert post.text.endswith("Which wood burns longest in the kiln?")


@pytest.mark.parametrize(
    "page",
    [
        POST,
        '<meta property="og:type" content="article">' + WAY + POST,
        WAY + POST.replace("by Oda", ""),
        WAY + POST.replace("Which wood burns longest in the kiln?", ""),
    ],
    ids=["no board", "an article", "no name", "no words"],
)
def test_what_stands_alone_may_be_an_article(page: str) -> None:
    """Blogs call their articles posts, too."""
    with pytest.raises(ReadError, match="no thread is found"):
        _read(page)


def test_one_answer_to_an_article() -> None:
    """They are a thread of two; the article may be short where it says whose it is."""
    debate = _read(ARTICLE + _comment(3, "Ib (bez ověření)", "Beech, if it is dry."))

    assert names(debate) == ["Oda", "Ib"]
    assert [(r.sources, r.targets) for r in debate.relations] == [
        ((debate.posts[1].key,), (debate.posts[0].key,))
    ]


def test_two_short_answers() -> None:
    """Too little is said to be sure by what repeats alone."""
    debate = _read(
        ARTICLE
        + _comment(3, "Ib", "Beech, I think")
        + _comment(4, "Eli", "Oak, never.")
    )

    assert names(debate) == ["Oda", "Ib", "Eli"]


@pytest.mark.parametrize("first", ["Ib", "Anonymous"])
def test_names_with_and_without_links_in_one_thread(first: str) -> None:
    """Guests have no page of their own, and no post of theirs is lost."""
    words = "A kiln wants wood that was dried for two years, and beech above all."
    people = (first, _linked("Eli"), "Ib (bez ověření)", _linked("Oda"))
    rows = (_comment(n, who, words) for n, who in enumerate(people, start=3))
    debate = _read(ARTICLE + "".join(rows))

    guest = None if first == "Anonymous" else first
    assert names(debate) == ["Oda", guest, "Eli", "Ib", "Oda"]
    assert [str(p.written.at)[8:10] for p in debate.posts[1:] if p.written] == [
        "03",
        "04",
        "05",
        "06",
    ]


def _answered(head: str, beside: str = "") -> str:
    """Give a question and one answer of one class, whose lines are other elements."""
    return (
        f'<div class="comment"><h3>{head}</h3><span class="submitted">Submitted by {_linked("Oda")} on Thu, '
        '27/06/2013 - 15:39</span><div class="content"><p>Which wood burns longest in the kiln?</p></div></div>'
        f'<div id="answers"><div class="indented">{beside}<div class="comment comment-published"><h3>Re: {head}</h3>'
        f'<div class="submitted">Submitted by {_linked("Per")} on Fri, 28/06/2013 - 08:02.</div>'
        '<div class="content"><p>Old oak does, if it is dry.</p></div></div></div></div>'
    )


def test_a_question_and_one_answer_of_one_class() -> None:
    """The title of the page heads what the other one answers."""
    debate = _read(_answered("The kiln", '<a id="comment-813"></a>'))

    assert names(debate) == ["Oda", "Per"]
    assert [p.text for p in debate.posts] == [
        "Which wood burns longest in the kiln?",
        "Old oak does, if it is dry.",
    ]
    assert debate.posts[1].key == "post-813"


def test_a_question_that_nobody_answered_yet() -> None:
    """It is called as answers are, but the title heads it, and the page is of a board."""
    question = _answered("The kiln").partition('<div id="answers">')[0]
    assert names(_read(WAY + question)) == ["Oda"]
    with pytest.raises(ReadError):
        _read(question)


def test_two_answers_to_what_is_not_there() -> None:
    """Without the title over one of them, what they answer is missing."""
    with pytest.raises(ReadError):
        _read(_answered("My opinion"))

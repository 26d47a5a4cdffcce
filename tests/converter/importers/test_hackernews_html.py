"""Saved pages of Hacker News."""

import datetime as dt

import pytest

from disputatio.converter import registry
from disputatio.schemas.content import Quotation
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source
from tests.laws.samples import sample


def reading(data: bytes) -> Reading:
    """Read a page."""
    (found,) = registry.importer("hackernews-html").read(Source(data=data), {})
    return found


@pytest.fixture(scope="module")
def debate() -> Debate:
    """The sample."""
    return reading(sample("hackernews-html", "tide-clock.html")).debate


def test_the_story_and_its_comments_are_posts(debate: Debate) -> None:
    """The story comes first, with score and link; comments have no score."""
    assert debate.title == "Show HN: A clock that shows the tide"
    assert [(p.key, p.score, p.state) for p in debate.posts] == [
        ("post-50012001", 142, None),
        ("post-50012040", None, None),
        ("post-50012052", None, None),
        ("post-50012060", None, "deleted"),
        ("post-50012066", None, "hidden"),
        ("post-50012077", None, None),
    ]
    assert debate.posts[0].extras["thread"] == {"link": "https://tides.example/clock"}
    assert debate.posts[0].text.endswith("I built it for my mother, who fishes.")


def test_comments_answer_what_they_stand_below(debate: Debate) -> None:
    """Indents tell the parents."""
    pairs = [(r.sources[0][-3:], r.targets[0][-3:]) for r in debate.relations]

    assert pairs == [
        ("040", "001"),
        ("052", "040"),
        ("060", "052"),
        ("066", "040"),
        ("077", "001"),
    ]


def test_times_are_those_of_the_title(debate: Debate) -> None:
    """What is shown is relative; the title has the time in UTC."""
    written = debate.posts[1].written

    assert written is not None
    assert written.text == "2 hours ago"
    assert written.at == dt.datetime(2024, 11, 5, 9, 40, 2, tzinfo=dt.UTC)


def test_lines_with_a_sign_are_quotations(debate: Debate) -> None:
    """A paragraph that begins with ">" is somebody else's."""
    first = debate.posts[2].body[0]

    assert isinstance(first, Quotation)
    assert debate.posts[2].text.startswith("Does it drift?\n\nBy less")


def test_what_was_deleted_has_no_words(debate: Debate) -> None:
    """The comment keeps its place and its time."""
    gone = debate.posts[3]

    assert (gone.text, gone.written is not None) == ("", True)
    assert {p.label for p in debate.participants if p.name is None} == {"[deleted]"}


def test_pages_of_earlier_years_are_read() -> None:
    """Before 2022 the indent was the width of a picture, and titles had no epoch."""
    data = sample("hackernews-html", "tide-clock.html")
    for new, old in (
        (b' indent="0"', b""), (b' indent="1"', b""), (b' indent="2"', b""),
        (b"titleline", b"storyline"), (b' class="sitebit comhead"', b""), (b" 1730799602", b""),
        (b'<div class="toptext">', b"<div>"),
    ):  # fmt: skip
        data = data.replace(new, old)

    found = reading(data).debate

    assert [len(r.sources) for r in found.relations] == [1] * 5
    assert found.relations[1].targets == ("post-50012040",)
    assert found.posts[1].written is not None
    assert found.posts[1].written.at == dt.datetime(
        2024, 11, 5, 9, 40, 2, tzinfo=dt.UTC
    )
    assert "It has one hand" in found.posts[0].text


def test_a_story_in_a_table_without_a_class_is_a_post() -> None:
    """Pages of 2016 had classes for comments already, but none for the story."""
    data = sample("hackernews-html", "tide-clock.html")
    found = reading(data.replace(b' class="fatitem"', b"")).debate

    assert found == reading(data).debate


def test_the_link_of_a_story_stands_in_it_on_pages_of_earlier_years() -> None:
    """The cell before it, of the rank, has the class of the title's cell, too."""
    data = sample("hackernews-html", "tide-clock.html")
    data = data.replace(b'<span class="titleline"><a', b'<a class="storylink"')
    data = data.replace(
        b'</span></td></tr>\n<tr><td colspan="2"', b'</td></tr>\n<tr><td colspan="2"'
    )
    story = reading(data).debate.posts[0]

    assert "https://tides.example/clock" in str(story.body)
    assert "tides.example)" not in story.text


def test_a_next_page_is_told() -> None:
    """What stands behind "More" is missing."""
    data = sample("hackernews-html", "tide-clock.html")
    data = data.replace(
        b"</table><br><br></td>",
        b'</table><a class="morelink" href="?p=2">More</a></td>',
    )

    assert "PostsMissing" in {n.rule for n in reading(data).notices}


def test_a_list_of_stories_is_refused() -> None:
    """The front page has rows that look as a story does."""
    row = b'<tr class="athing" id="%d"><td class="title"><span class="titleline"><a href="x">T</a></span></td></tr>'
    page = (
        b'<html><body><table id="hnmain">'
        + b"".join(row % n for n in range(9))
        + b"</table></body></html>"
    )

    with pytest.raises(ReadError, match="page of stories"):
        reading(page)


def _plain_comment(identity: int, name: str, width: int, text: str) -> str:
    return f"""<tr><td><table border=0><tr><td><img src="http://ycombinator.com/images/s.gif" height=1 width={width}></td><td valign=top><center>
<a id=up_{identity} href="vote?for={identity}&dir=up"><img src="grayarrow.gif" border=0></a></center></td><td class="default">
<div style="margin-top:2px; margin-bottom:-10px; "><span class="comhead"><a href="user?id={name}">{name}</a> 2 hours ago  | <a href="item?id={identity}">link</a></span></div><br>
<span class="comment"><font color=#000000>{text}</font></span><p><font size=1><u><a href="reply?id={identity}">reply</a></u></font></td></tr></table></td></tr>"""


PLAIN = f"""<html><head><title>Hacker News | A tide table in awk</title></head><body><center>
<table border=0 width="85%" bgcolor=#f6f6ef><tr><td><span class="pagetop"><b><a href="news">Hacker News</a></b> <a href="newest">new</a></span></td></tr>
<tr><td><table border=0><tr><td></td><td class="title"><a href="http://tides.example/awk">A tide table in awk</a><span class="comhead"> (tides.example) </span></td></tr>
<tr><td colspan=1></td><td class="subtext"><span id=score_41>17 points</span> by <a href="user?id=marit">marit</a> 3 hours ago  | <a href="item?id=41">2 comments</a></td></tr></table><br><br>
<table border=0>{_plain_comment(52, "oda", 0, "Who still uses awk?<p>I would not.")}{_plain_comment(57, "marit", 40, "I do, on the boat.")}</table></td></tr></table></center></body></html>"""
"""A page of the years before its markup had classes for posts."""


def test_pages_without_classes_are_read() -> None:
    """Names, ages and ids stand in the line above a comment."""
    debate = reading(PLAIN.encode()).debate
    names = {p.key: p.name for p in debate.participants}

    assert debate.title == "A tide table in awk"
    assert [(p.key, names[p.author or ""], p.score) for p in debate.posts] == [
        ("post-41", "marit", 17),
        ("post-52", "oda", None),
        ("post-57", "marit", None),
    ]
    assert [p.written and p.written.text for p in debate.posts] == [
        "3 hours ago",
        "2 hours ago",
        "2 hours ago",
    ]
    assert [r.targets for r in debate.relations] == [("post-41",), ("post-52",)]
    assert debate.posts[1].text == "Who still uses awk?\n\nI would not."


def test_pages_without_classes_are_known() -> None:
    """The line of a name is the sign."""
    importer = registry.importer("hackernews-html")

    assert importer.sniff(PLAIN.encode()) > 0.9

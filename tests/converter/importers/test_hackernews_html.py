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

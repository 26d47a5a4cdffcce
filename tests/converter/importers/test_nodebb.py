"""NodeBB: a sample with every trap, and the real page."""

import re
from pathlib import Path

import pytest

from disputatio.schemas.errors import ReadError
from tests.converter.importers.saved_pages import (
    author,
    by_key,
    counts,
    kept,
    kept_of_thread,
    quoted,
    read_page,
    replies,
    sample,
)


def post(html: str) -> str:
    """Give a page of one post."""
    return (
        '<!DOCTYPE html><html><body class="page-topic"><ul component="topic" '
        'data-tid="5"><li component="post" data-pid="8" data-index="0" '
        'data-timestamp="1650000000000" data-username="Ann"><div '
        f'component="post/content">{html}</div></li></ul></body></html>'
    )


def test_a_topic_in_pages() -> None:
    """Who posted what and when, who edited, what it answers, how it was voted."""
    reading = sample("nodebb", "tram-bell.html")
    debate = reading.debate
    first, second, third, deleted = debate.posts

    assert debate.title == "Should the tram keep its bell?"
    assert (reading.thread, reading.page) == ("NodeBB talk.harbour.example 31", 2)
    assert [p.number for p in debate.posts] == [21, 22, 23, 24]
    assert [author(debate, p) for p in debate.posts] == [
        "Mo Hart",
        "Lea",
        "Guest",
        "Kit",
    ]
    assert [p.badge for p in debate.participants] == ["Banned", None, None, None]
    assert [p.score for p in debate.posts] == [11, -2, None, None]
    assert first.written is not None
    assert first.written.at is not None
    assert first.written.at.isoformat() == "2022-04-15T05:20:00+00:00"
    assert first.edited is None
    assert second.edited is not None
    assert (second.edited.by, second.edited.text) == (
        "Mo Hart",
        "2022-04-15T07:00:00.000Z",
    )
    assert replies(debate) == {("post-402", "post-400"), ("post-403", "post-402")}
    assert (deleted.state, deleted.text, deleted.claimed_parent) == (
        "deleted",
        "",
        "77",
    )
    assert kept(first) == {"signature": "Ding.", "reactions": {"bell": 3}}
    assert third.url == "https://talk.harbour.example/post/403"
    assert kept_of_thread(debate) == {
        "breadcrumbs": ["Home", "Trams"],
        "tags": ["bell"],
        "events": ["Lea pinned this topic"],
    }


@pytest.mark.parametrize(
    ("by", "title", "told"),
    [("", "Invalid Date", None), ("lea", "1/16/26, 10:46 AM", "1/16/26, 10:46 AM")],
)
def test_edit_marks_of_versions_3_and_4(by: str, title: str, told: str | None) -> None:
    """The mark stands in every post; dates are as the browser wrote them."""
    mark = (
        f'<span data-editor="{by}" component="post/editor" class="hidden">last edited by '
        f'{by} <span class="timeago" title="{title}"></span></span>'
    )
    page = post("<p>Ring it.</p>").replace("<div component", f"{mark}<div component")
    edited = read_page("nodebb", page.encode()).debate.posts[0].edited

    assert (edited and edited.text) == told
    assert (edited and edited.by) == (by or None)


def test_a_reply_that_is_shown_below_what_it_answers_is_read_once() -> None:
    """It stands in its own place, too."""
    reading = sample("nodebb", "tram-bell.html")

    assert [p.key for p in reading.debate.posts].count("post-403") == 1
    assert "PostRepeated" in [n.rule for n in reading.notices]


def test_the_paragraph_before_a_quotation_says_whose_it_is() -> None:
    """It is no part of the words; one that announces nothing is."""
    second = sample("nodebb", "tram-bell.html").debate.posts[1]

    assert quoted(second) == [
        ("Mo-Hart", "400", "Bells wake babies.\n\nThe bell is old."),
        ("Kit", "99", "Bells wake babies."),
        (None, None, "A bell is a promise."),
    ]
    assert "@Kit said this before:" in second.text
    assert second.text.endswith("🙂\n\nhttps://www.youtube.com/embed/tram")


@pytest.mark.parametrize(
    "verb",
    ["said in", "sagte in", "a dit dans", "dijo en", "ha detto in", "zei in",
     "powiedział w", "sanoi aiheessa", "disse em", "sa i", "said"],
)  # fmt: skip
def test_attributions_without_marks_in_ten_languages(verb: str) -> None:
    """A name, a verb and a link to the post are enough."""
    html = (
        f'<p>@Bo Lee {verb} <a href="/post/7">A title</a>:</p>'
        "<blockquote><p>So.</p></blockquote><p>No.</p>"
    )

    (found,) = read_page("nodebb", post(html)).debate.posts

    assert quoted(found) == [("Bo Lee", "7", "So.")]
    assert found.text == "So.\n\nNo."


def test_a_sentence_with_a_colon_is_no_attribution() -> None:
    """Words of the poster before a quotation stay."""
    html = "<p>The sign said this:</p><blockquote><p>No bells.</p></blockquote>"

    (found,) = read_page("nodebb", post(html)).debate.posts

    assert quoted(found) == [(None, None, "No bells.")]
    assert found.text.startswith("The sign said this:")


@pytest.mark.parametrize(
    ("template", "words"),
    [("category", "the list of topics"), ("login", "the log-in"), ("404", "an error")],
)
def test_a_page_of_another_kind_says_which(template: str, words: str) -> None:
    """Pages of the same software that hold no topic are refused by name."""
    data = f'<html><body class="page-{template} page-status-200"></body></html>'

    with pytest.raises(
        ReadError, match=re.escape(words) if template != "404" else "has"
    ):
        read_page("nodebb", data.replace("<body", '<body component="x"'))


@pytest.mark.real
def test_the_real_page(fixtures_folder: Path) -> None:
    """Counts of MANIFEST; two posts by hand: an edited answer, and a nested quotation."""
    data = (fixtures_folder / "forums/nodebb/nettally-NodeBB.html").read_bytes()
    reading = read_page("nodebb", data)
    debate, posts = reading.debate, by_key(reading.debate)

    assert debate.title == "New desing for NodeBB chat!"
    assert len(debate.posts) == 13
    assert (debate.posts[0].key, debate.posts[-1].key) == ("post-73812", "post-74301")
    assert [p.number for p in debate.posts] == list(range(1, 14))
    assert len(debate.participants) == 7
    assert counts(debate) == (5, 5, 5)
    answer, nested = posts["post-73817"], posts["post-73869"]
    assert author(debate, answer) == "youhosi"
    assert answer.written is not None
    assert answer.written.at is not None
    assert answer.written.at.isoformat() == "2019-03-25T12:38:45.959000+00:00"
    assert answer.edited is not None
    assert (answer.edited.by, answer.edited.text) == (
        "youhosi",
        "2019-03-25T12:50:35.903Z",
    )
    assert author(debate, nested) == "scottalanmiller"
    assert [q[:2] for q in quoted(nested)] == [
        ("arranka", "73868"),
        ("scottalanmiller", "73864"),
    ]
    assert replies(debate) == {
        ("post-73817", "post-73814"),
        ("post-73868", "post-73864"),
        ("post-73869", "post-73868"),
        ("post-73898", "post-73887"),
    }
    assert sum(p.edited is not None for p in debate.posts) == 4

"""Topics of Discourse as Markdown: heads, rules, quotations of this topic and others."""

from __future__ import annotations

import pytest

from disputatio.schemas.content import HorizontalRule, Quotation
from tests.converter.importers.records import (
    attempt,
    damaged,
    names,
    posts_by_id,
    quoted,
    reading,
    seed,
)

SAMPLE = seed("ferry.discourse-raw.txt")


def test_a_topic_is_read() -> None:
    """Posts with their numbers and gaps; the words are Markdown; a rule stays a rule."""
    debate = reading(SAMPLE).debate
    posts = posts_by_id(debate)

    assert names(debate) == {"1": "ottilie", "2": "bram.v", "5": "Ilse_M"}
    assert [post.number for post in debate.posts] == [1, 2, 5]
    assert posts["1"].written is not None
    assert posts["1"].written.zone_known
    assert isinstance(posts["2"].body[0], Quotation)
    assert any(isinstance(block, HorizontalRule) for block in posts["5"].body)
    assert "-----" not in "".join(post.text for post in debate.posts)


def test_quotations_know_their_topic() -> None:
    """Which topic this is shows by whom its quotations name; others name their topic."""
    found = [(q.claimed_author, q.claimed_post) for q in quoted(reading(SAMPLE).debate)]

    assert found == [("ottilie", "1"), ("harbour", "66/3")]


def test_line_ends_do_not_matter() -> None:
    """A file with CRLF is the same topic."""
    assert reading(SAMPLE.replace(b"\n", b"\r\n")).debate == reading(SAMPLE).debate


def test_damaged_topics_are_read_or_refused() -> None:
    """Cuts and changed bytes give readings or one error."""
    for data in damaged(SAMPLE, 40, 80):
        attempt("discourse-raw", data)


@pytest.mark.timeout(60)
def test_empty_lines_in_a_post_end_soon() -> None:
    """A post that goes on below 200,000 empty lines is read like any other."""
    head = b"ann | 2020-01-01 10:00:00 UTC | #1\n"

    (post,) = reading(head + b"\nOne." + b"\n" * 200_000 + b"Two.\n").debate.posts

    assert post.text.split() == ["One.", "Two."]

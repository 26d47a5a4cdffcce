"""Topics of Discourse as JSON: every truth of the sample, chunks, damage, a real topic."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from disputatio.converter import read
from disputatio.schemas.content import Quotation, Spoiler
from tests.converter.importers.records import (
    attempt,
    damaged,
    kept,
    names,
    posts_by_id,
    quoted,
    reading,
    readings,
    replies,
    rules,
    seed,
)

SAMPLE = seed("ferry.discourse.json")


def sample() -> Any:
    """Give the sample as a value to change."""
    return json.loads(SAMPLE)


def test_a_topic_is_read() -> None:
    """Posts have the numbers of the site, with its gaps; replies name numbers."""
    found = reading(SAMPLE)
    debate = found.debate

    assert debate.title == "Night ferry: yes or no?"
    assert [post.number for post in debate.posts] == [1, 2, 3, 5, 6, 7, 8]
    assert replies(debate) == {("2", "1"), ("6", "5"), ("7", "5")}
    assert posts_by_id(debate)["5"].claimed_parent == "4"
    assert names(debate)["2"] == "bram.v"
    assert found.thread == "Discourse  77"


def test_states_edits_and_marks_are_kept() -> None:
    """Small actions, deleted and hidden posts, revisions, likes, polls, the answer."""
    posts = posts_by_id(reading(SAMPLE).debate)

    assert {key: post.state for key, post in posts.items() if post.state} == {
        "3": "action", "6": "deleted", "8": "hidden",
    }  # fmt: skip
    assert [key for key, post in posts.items() if post.edited] == ["1"]
    assert posts["1"].score == 4
    assert kept(posts["1"])["edit reason"] == "numbers"
    assert kept(posts["1"])["polls"] == [
        {
            "name": "poll",
            "voters": 9,
            "options": [{"text": "Yes", "votes": 6}, {"text": "No", "votes": 3}],
        }
    ]
    assert kept(posts["3"])["action"] == "pinned.enabled"
    assert kept(posts["7"])["accepted"] is True
    assert kept(posts["7"])["reactions"] == {"heart": 2}


def test_quotations_name_authors_and_posts() -> None:
    """A quotation of another topic names that topic; one without author has none."""
    found = [(q.claimed_author, q.claimed_post) for q in quoted(reading(SAMPLE).debate)]

    assert found == [("ottilie", "1"), (None, "4"), ("harbour", "66/3")]


def test_old_quotations_name_their_author_above() -> None:
    """Posts that were moved from other software have the name only in the title."""
    value = sample()
    value["post_stream"]["posts"][1]["cooked"] = (
        '<aside class="quote"><div class="title"><div class="quote-controls"></div>'
        '<img class="avatar" alt="" src="a.png"> ottilie:</div><blockquote><p>no way'
        "</p></blockquote></aside><p>Yes.</p>"
    )

    (found, *_) = quoted(reading(json.dumps(value).encode()).debate)

    assert (found.claimed_author, found.claimed_post) == ("ottilie", None)


def test_what_is_not_here_is_told() -> None:
    """The API gives twenty posts with a topic: the notice counts the others."""
    found = reading(SAMPLE)

    assert "PostsMissing" in rules(found)
    assert any("2 more posts" in notice.sentence for notice in found.notices)


def test_markdown_comes_before_html() -> None:
    """Where a post has its source, that is read: quotations, spoilers, line breaks."""
    value = sample()
    value["post_stream"]["posts"][1]["raw"] = (
        '[quote="ottilie, post:1, topic:77"]\nno other way\n[/quote]\n\nIt has *a* bus.'
        "\n[details=More]\nhidden\n[/details]\n[quote=nobody] never closed"
    )

    post = posts_by_id(reading(json.dumps(value).encode()).debate)["2"]

    assert isinstance(post.body[0], Quotation)
    assert (post.body[0].claimed_author, post.body[0].claimed_post) == ("ottilie", "1")
    assert [b.title for b in post.body if isinstance(b, Spoiler)] == ["More"]
    assert post.text.endswith("[quote=nobody] never closed")


def test_chunks_and_topics_are_told_apart() -> None:
    """/posts.json holds posts of several topics; a chunk joins its topic."""
    posts = sample()["post_stream"]["posts"]
    other = {**posts[0], "topic_id": 78, "topic_title": "Oil", "id": 5}

    found = readings(json.dumps({"latest_posts": [*posts, other]}).encode())

    assert [len(one.debate.posts) for one in found] == [7, 1]
    assert found[1].debate.title == "Oil"


def test_several_files_become_one_topic(tmp_path: Path) -> None:
    """A topic and the chunks of its later posts, given together, are one thread."""
    value = sample()
    chunk = {"post_stream": {"posts": value["post_stream"]["posts"][4:]}, "id": 77}
    del value["post_stream"]["posts"][5:]
    for name, part in (("1.json", value), ("2.json", chunk)):
        (tmp_path / name).write_text(json.dumps(part), encoding="utf-8")

    found = read([tmp_path / "1.json", tmp_path / "2.json"], structure="none")

    assert [post.number for post in found.debate.posts] == [1, 2, 3, 5, 6, 7, 8]
    assert ("7", "5") in replies(found.debate)


def test_a_cut_or_damaged_topic_gives_all_other_posts() -> None:
    """Whatever one byte is changed to, at most two posts are lost; a loss is told."""
    whole = len(sample()["post_stream"]["posts"])
    for data in damaged(SAMPLE, 0, 150):
        found = attempt("discourse", data)
        count = sum(len(one.debate.posts) for one in found)
        assert count >= whole - 2
        assert count >= whole or rules(found[0])
    for data in damaged(SAMPLE, 60, 0):
        attempt("discourse", data)


@pytest.mark.real
def test_a_real_topic(fixtures_folder: Path) -> None:
    """The counts of the reference: posts, gaps, quotations, replies, revisions."""
    (path,) = (fixtures_folder / "forums" / "discourse").glob("*.json")
    debate = reading(path.read_bytes()).debate
    found = quoted(debate)

    assert len(debate.posts) == 340
    assert (debate.posts[0].number, debate.posts[-1].number) == (1, 342)
    assert len(debate.participants) == 27
    assert sum(q.claimed_author is not None for q in found) == 197
    assert sum(q.claimed_post is not None for q in found) == 199
    assert sum("/" not in (q.claimed_post or "/") for q in found) == 196
    lost = [p.key for p in debate.posts if p.claimed_parent is not None]
    assert (len(replies(debate)), len(lost)) == (255, 2)
    assert sum(post.edited is not None for post in debate.posts) == 45
    assert [post.key for post in debate.posts if post.state == "action"] == [
        "post-116", "post-117", "post-341",
    ]  # fmt: skip

"""Hacker News: items of the API one a line, items and hits of Algolia, quotations."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from disputatio.schemas.content import Quotation
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

ITEMS = seed("ferry.hackernews.ndjson")
TREE = seed("ferry.hackernews.json")


def test_items_become_threads() -> None:
    """Comments find their story over several steps; deleted and dead ones say so."""
    found = readings(ITEMS)
    debate = found[0].debate

    assert [one.debate.title for one in found] == [
        "Night ferry & cannery", "Ferry or bus?", None,
    ]  # fmt: skip
    assert replies(debate) == {
        ("501", "500"), ("502", "501"), ("503", "501"), ("504", "500"),
    }  # fmt: skip
    posts = posts_by_id(debate)
    assert (posts["502"].state, names(debate)["502"]) == ("deleted", None)
    assert (posts["503"].state, posts["503"].text) == (
        "hidden",
        "It wakes the whole quay.",
    )
    assert posts["500"].score == 41
    assert "PostsMissing" in rules(found[0])
    assert kept(found[1].debate)["poll"] == [
        {"text": "Ferry", "votes": 7}, {"text": "Bus", "votes": 3},
    ]  # fmt: skip
    assert found[2].debate.posts[0].claimed_parent == "77"


def test_the_order_of_lines_does_not_matter() -> None:
    """An answer may stand before what it answers."""
    rows = ITEMS.splitlines(keepends=True)
    random.Random(4).shuffle(rows)  # noqa: S311 - the same order in every run

    found = readings(b"".join(rows))

    assert sorted(len(one.debate.posts) for one in found) == [1, 1, 5]


def test_lines_with_a_mark_are_quotations() -> None:
    """A paragraph that begins with ">" is a quotation, in italics or not."""
    post = posts_by_id(readings(ITEMS)[0].debate)["501"]

    assert isinstance(post.body[0], Quotation)
    assert post.text.startswith("no other way home\n\nThe cannery has a bus.")


def test_a_tree_of_algolia_is_the_same_thread() -> None:
    """Nested children give the same posts, replies and words."""
    debate, other = reading(TREE).debate, readings(ITEMS)[0].debate

    assert replies(debate) == replies(other)
    assert [post.text for post in debate.posts] == [post.text for post in other.posts]
    assert posts_by_id(debate)["502"].state == "deleted"


def test_hits_of_a_search_are_read() -> None:
    """Hits have other names for the same things, and belong to their story."""
    hit = {"objectID": "501", "author": "bram_v", "comment_text": "The <i>bus</i>.",
           "story_id": 500, "story_title": "Night ferry", "parent_id": 500,
           "created_at_i": 1930000000, "points": None}  # fmt: skip

    found = reading(json.dumps({"hits": [hit], "nbHits": 1}).encode())

    assert found.debate.title == "Night ferry"
    assert posts_by_id(found.debate)["501"].text == "The bus."
    assert posts_by_id(found.debate)["501"].claimed_parent == "500"


def test_circles_end() -> None:
    """Items that answer each other in a circle are read."""
    rows = [{"id": n, "type": "comment", "by": "a", "text": "x", "parent": n % 9 + 1}
            for n in range(1, 10)]  # fmt: skip
    for data in (json.dumps(rows), "\n".join(map(json.dumps, rows))):
        assert sum(len(one.debate.posts) for one in readings(data.encode())) == 9


def test_damaged_items_are_read_or_refused() -> None:
    """Cuts and changed bytes give readings or one error."""
    for data in (*damaged(ITEMS, 30, 60), *damaged(TREE, 30, 60)):
        attempt("hackernews", data)


@pytest.mark.real
def test_real_comments(fixtures_folder: Path) -> None:
    """The words of real comments, in the shape of hits: the marked lines are found."""
    folder = fixtures_folder / "forums" / "oracle-json"
    value = json.loads((folder / "forumscraper-hackernews-41425910.json").read_bytes())
    hits = [
        {"objectID": str(place), "author": "a", "comment_text": item.get("text") or "",
         "story_id": 1, "created_at_i": 1}
        for place, item in enumerate(value["comments"], start=2)
    ]  # fmt: skip

    debate = reading(json.dumps({"hits": hits}).encode()).debate
    quoting = sum(
        any(isinstance(b, Quotation) for b in post.body) for post in debate.posts
    )

    assert len(debate.posts) == 492
    assert quoting == 8
    assert len(quoted(debate)) >= 8


COLUMNS = b"""
{"id": 1, "type": "story", "by": "ann", "time": 1704164645, "title": "Ferry?", "text": "Yes?", "parent": 0, "poll": 0, "deleted": 0, "dead": 0}
{"id": 2, "type": "comment", "by": "bo", "time": "2024-01-02 03:04:06", "text": "No.", "parent": 1, "poll": 0, "deleted": 0, "dead": 1}
""".lstrip()


def test_archives_of_a_data_base_are_read() -> None:
    """0 is no parent and no flag, 1 is a flag, times as text are in UTC."""
    for data in (COLUMNS, b"[" + COLUMNS.replace(b"}\n{", b"},{") + b"]"):
        debate = reading(data).debate
        posts = posts_by_id(debate)

        assert posts["1"].claimed_parent is None
        assert replies(debate) == {("2", "1")}
        assert (posts["1"].state, posts["2"].state) == (None, "hidden")
        written = posts["2"].written
        assert written is not None
        assert written.at is not None
        assert written.text == "2024-01-02 03:04:06"
        assert written.at.isoformat() == "2024-01-02T03:04:06+00:00"


def test_an_item_that_an_archive_gives_twice_is_kept_once() -> None:
    """The first one, and it is told."""
    first = COLUMNS.splitlines(keepends=True)[0]

    found = reading(COLUMNS + first.replace(b"Yes?", b"Hm?"))

    assert [post.text for post in found.debate.posts] == ["Yes?", "No."]
    assert "PostRepeated" in rules(found)


def test_the_link_that_a_post_shares_is_none_of_its_words() -> None:
    """It is kept beside them."""
    data = (
        b'{"id": 1, "type": "story", "by": "ann", "title": "T", "url": "https://b.example/", "time": 1}'
    )  # fmt: skip
    (post,) = reading(data).debate.posts

    assert post.text == ""
    assert kept(post)["link"] == "https://b.example/"


def test_items_of_an_archive_that_answer_in_a_circle_are_told() -> None:
    """No item answers a later one; where one says so, its thread may be split."""
    rows = [
        {"id": n, "type": "comment", "by": "a", "text": "t", "time": 1, "parent": above}
        for n, above in ((1, 2), (2, 3), (3, 1))
    ]

    found = readings("\n".join(map(json.dumps, rows)).encode())
    told = [
        n.sentence for one in found for n in one.notices if n.rule == "ReferenceBroken"
    ]

    assert sum(len(one.debate.posts) for one in found) == 3
    assert [sentence.split(",")[0] for sentence in told] == [
        "item 1 answers 2",
        "item 2 answers 3",
    ]

"""Mastodon and ActivityPub: contexts, the status in the middle, warnings, tombstones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from disputatio.converter import read
from disputatio.schemas.content import Spoiler
from tests.converter.importers.records import (
    attempt,
    damaged,
    kept,
    names,
    posts_by_id,
    reading,
    replies,
    rules,
    seed,
)

CONTEXT = seed("ferry.mastodon.json")
NOTES = seed("ferry.activitypub.json")


def middle() -> bytes:
    """Give the status that the context is about."""
    value = json.loads(CONTEXT)["descendants"][0]
    changed = {
        "id": "1002",
        "in_reply_to_id": "1001",
        "content": "<p>Yes.</p>",
        "url": "u",
    }
    return json.dumps({**value, **changed}).encode()


def test_a_context_is_one_thread() -> None:
    """What stands above and below the status belongs together; the status is missed."""
    found = reading(CONTEXT)

    assert list(posts_by_id(found.debate)) == ["1001", "1003", "1004"]
    assert replies(found.debate) == {("1004", "1003")}
    assert posts_by_id(found.debate)["1003"].claimed_parent == "1002"
    assert "PostsMissing" in rules(found)
    assert names(found.debate)["1003"] == "bram@boats.example"


def test_the_status_and_its_context_together(tmp_path: Path) -> None:
    """Both files given together are the whole thread."""
    (tmp_path / "context.json").write_bytes(CONTEXT)
    (tmp_path / "status.json").write_bytes(middle())

    found = read(
        [tmp_path / "context.json", tmp_path / "status.json"], structure="none"
    )

    assert replies(found.debate) == {
        ("1002", "1001"), ("1003", "1002"), ("1004", "1003"),
    }  # fmt: skip


@pytest.mark.parametrize("order", ["context status", "status context"])
def test_the_status_stands_between_what_is_above_and_below(
    tmp_path: Path, order: str
) -> None:
    """The order of the files does not matter, and nothing is called missing."""
    (tmp_path / "context").write_bytes(CONTEXT)
    (tmp_path / "status").write_bytes(middle())

    found = read([tmp_path / name for name in order.split()], structure="none")

    assert list(posts_by_id(found.debate)) == ["1001", "1002", "1003", "1004"]
    assert [post.number for post in found.debate.posts] == [1, 2, 3, 4]
    assert "PostsMissing" not in rules(found)


def test_a_descendant_whose_parent_is_not_shown_stays_in_its_context(
    tmp_path: Path,
) -> None:
    """A context is one thread; only the status that it is about is called missing."""
    value = json.loads(CONTEXT)
    orphan = {"id": "1009", "in_reply_to_id": "1008", "url": "https://o.example/9"}
    value["descendants"].append({**value["descendants"][0], **orphan})
    (tmp_path / "context").write_text(json.dumps(value))
    (tmp_path / "status").write_bytes(middle())

    alone = reading(json.dumps(value).encode())
    both = read([tmp_path / "status", tmp_path / "context"], structure="none")

    assert list(posts_by_id(alone.debate)) == ["1001", "1003", "1004", "1009"]
    (told,) = (n.sentence for n in alone.notices if n.rule == "PostsMissing")
    assert told.endswith(": 1002")
    assert posts_by_id(both.debate)["1009"].claimed_parent == "1008"
    assert "PostsMissing" not in rules(both)


def test_marks_are_kept() -> None:
    """Edits, favourites, polls, tags; a warning hides what stands behind it."""
    posts = posts_by_id(reading(CONTEXT).debate)

    assert [key for key, post in posts.items() if post.edited] == ["1003"]
    assert posts["1003"].score == 3
    assert kept(posts["1001"])["tags"] == ["ferry"]
    assert len(kept(posts["1001"])["poll"]) == 2
    (spoiler,) = posts["1004"].body
    assert isinstance(spoiler, Spoiler)
    assert spoiler.title == "noise"


def test_a_boost_is_no_post_of_another() -> None:
    """What a status boosts or quotes stands inside of it and is not read as a post."""
    value = json.loads(middle())
    value["reblog"] = {**value, "id": "7", "reblog": None}

    assert list(posts_by_id(reading(json.dumps(value).encode()).debate)) == ["1002"]


def test_notes_of_activitypub_are_read() -> None:
    """Addresses are ids; a tombstone says that a note was deleted."""
    debate = reading(NOTES).debate
    ids = {name.rpartition("/")[2]: post for name, post in posts_by_id(debate).items()}

    assert len(replies(debate)) == 3
    assert names(debate)["https://boats.example/n/2"] == "bram@boats.example"
    assert ids["3"].state == "deleted"
    assert isinstance(ids["4"].body[0], Spoiler)
    assert kept(ids["1"])["poll"] == [{"text": "Yes", "votes": 6}]


def test_damaged_statuses_are_read_or_refused() -> None:
    """Cuts and changed bytes give readings or one error."""
    for data in (*damaged(CONTEXT, 30, 60), *damaged(NOTES, 30, 60)):
        attempt("mastodon", data)


def test_the_name_of_a_page_is_the_title_of_its_thread() -> None:
    """Kin of Mastodon give posts with titles as pages."""
    page = {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": "https://l.example/post/1",
        "type": "Page",
        "name": "Ferry by night?",
        "content": "<p>Yes.</p>",
        "attributedTo": "https://l.example/u/ann",
    }

    debate = reading(json.dumps(page).encode()).debate

    assert debate.title == "Ferry by night?"
    assert debate.posts[0].title is None

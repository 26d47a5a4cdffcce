"""Disqus: threads by reference, deleted and spam comments, tags inside of CDATA."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.converter.importers.records import (
    attempt,
    damaged,
    kept,
    names,
    posts_by_id,
    quoted,
    readings,
    replies,
    rules,
    seed,
)

SAMPLE = seed("ferry.disqus.xml")


def test_an_export_gives_its_threads() -> None:
    """A thread is defined at the top and named in comments; an empty one is none."""
    found = readings(SAMPLE)
    debate = found[0].debate

    assert [one.debate.title for one in found] == ["Night ferry & cannery", None]
    assert debate.source == "https://skarn.example/night-ferry"
    assert replies(debate) == {("2", "1"), ("4", "2")}
    assert posts_by_id(debate)["5"].claimed_parent == "12"
    assert names(debate)["1"] == "Ottilie"
    assert kept(posts_by_id(debate)["1"]) == {"user": "ottilie"}
    assert kept(debate)["marks"] == ["isClosed"]
    assert len(quoted(debate)) == 1


def test_deleted_and_spam_say_so() -> None:
    """A deleted comment loses its words even where the export has them."""
    found = readings(SAMPLE)[0]
    posts = posts_by_id(found.debate)

    assert {k: p.state for k, p in posts.items() if p.state} == {
        "4": "deleted",
        "5": "spam",
    }
    assert posts["4"].text == ""
    assert "PostsDeleted" in rules(found)


def test_a_broken_comment_costs_only_itself() -> None:
    """A comment whose end is lost is told; those before and after it are read."""
    broken = SAMPLE.replace(b"</post>", b"<post/", 1)

    found = readings(broken)

    assert sum(len(one.debate.posts) for one in found) >= 4
    assert any("RecordBroken" in rules(one) for one in found)


def test_damaged_exports_are_read_or_refused() -> None:
    """Cuts and changed bytes give readings or one error."""
    for data in damaged(SAMPLE, 40, 100):
        attempt("disqus", data)


@pytest.mark.real
def test_a_real_export(fixtures_folder: Path) -> None:
    """The counts of the reference: comments, parents, a deleted one, three threads."""
    path = fixtures_folder / "forums" / "disqus" / "isso-disqus.xml"
    found = readings(path.read_bytes())
    posts = [post for one in found for post in one.debate.posts]

    assert (len(found), len(posts)) == (3, 6)
    assert sum(len(replies(one.debate)) for one in found) == 2
    assert [post.state for post in posts if post.state] == ["deleted"]

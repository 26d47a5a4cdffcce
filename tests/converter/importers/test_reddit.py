"""Threads of Reddit: the API, archives with one record a line, damage, a real thread."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import zstandard

from disputatio.converter import read_all
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

SAMPLE = seed("ferry.reddit.json")
ARCHIVE = seed("ferry.reddit.ndjson")


def test_a_thread_is_read() -> None:
    """Posts in the order of the API, with their tree; a crosspost is no post of it."""
    found = reading(SAMPLE)
    debate = found.debate

    assert debate.title == "Night ferry & cannery: should the town pay?"
    assert list(posts_by_id(debate)) == [
        "t3_fer77", "t1_caa", "t1_cab", "t1_cac", "t1_cad", "t1_cae",
    ]  # fmt: skip
    assert replies(debate) == {
        ("t1_caa", "t3_fer77"), ("t1_cab", "t1_caa"), ("t1_cac", "t1_cab"),
        ("t1_cad", "t1_caa"), ("t1_cae", "t3_fer77"),
    }  # fmt: skip
    assert posts_by_id(debate)["t1_caa"].url == (
        "https://www.reddit.com/r/skarn/comments/fer77/night_ferry/caa/"
    )


def test_the_deleted_stays_deleted_on_either_side() -> None:
    """A lost name keeps its words, lost words keep their name, and nobody is merged."""
    found = reading(SAMPLE)
    posts, who = posts_by_id(found.debate), names(found.debate)

    assert (posts["t1_cab"].state, who["t1_cab"]) == (None, "[deleted]")
    assert posts["t1_cab"].text.startswith("The cannery pays")
    assert (posts["t1_cac"].state, posts["t1_cac"].text) == ("deleted", "")
    assert (posts["t1_cad"].state, who["t1_cad"]) == ("removed", "[deleted]")
    assert posts["t1_cab"].author != posts["t1_cad"].author
    assert "PostsDeleted" in rules(found)


def test_scores_edits_and_marks_are_kept() -> None:
    """Edits are false or a time; a hidden score is none; flairs and offices stay."""
    found = reading(SAMPLE)
    posts = posts_by_id(found.debate)

    assert [key for key, post in posts.items() if post.edited] == ["t3_fer77", "t1_cab"]
    assert (posts["t3_fer77"].score, posts["t1_cae"].score) == (41, None)
    assert kept(posts["t3_fer77"])["flair"] == "Council"
    assert kept(posts["t3_fer77"])["crosspost of"] == "t3_old1"
    assert kept(posts["t1_cae"])["distinguished"] == "moderator"
    assert kept(posts["t1_cae"])["marks"] == ["stickied"]


def test_holes_are_data() -> None:
    """Where comments were left out is kept with parent, ids and count, and told."""
    found = reading(SAMPLE)
    extras = kept(found.debate)

    assert extras["missing"] == [
        {"parent": "t1_cab", "ids": [], "count": 0},
        {"parent": "t3_fer77", "ids": ["caf", "cag"], "count": 3},
    ]
    assert "PostsMissing" in rules(found)


def test_words_are_markdown() -> None:
    """Lines with ">" are quotations, also with the API's escapes; spoilers hide."""
    posts = posts_by_id(reading(SAMPLE).debate)

    assert isinstance(posts["t1_caa"].body[0], Quotation)
    assert isinstance(posts["t1_cae"].body[1], Spoiler)
    escaped = SAMPLE.replace(b"> whether", b"&gt; whether")
    assert reading(escaped).debate.posts[1].body == posts["t1_caa"].body


def test_a_link_is_none_of_the_words() -> None:
    """The address that a submission shares is kept, and nobody claims it."""
    row = {"id": "a", "title": "T", "subreddit": "s", "is_self": False,
           "url": "https://boats.example/", "permalink": "/r/s/comments/a/t/"}  # fmt: skip
    (post,) = reading(json.dumps([row]).encode()).debate.posts

    assert post.text == ""
    assert kept(post)["link"] == "https://boats.example/"


def test_an_archive_gives_its_threads() -> None:
    """Scattered records come together by thread; what is not here stays claimed."""
    found = readings(ARCHIVE)

    assert [one.debate.title for one in found] == [
        "Night ferry & cannery: should the town pay?", "Which oil for deck planks?", None,
    ]  # fmt: skip
    assert [len(one.debate.posts) for one in found] == [6, 2, 1]
    assert found[2].debate.posts[0].claimed_parent == "t1_nothere"
    assert posts_by_id(found[1].debate)["t1_zz1"].state == "deleted"
    assert posts_by_id(found[1].debate)["t1_zz1"].text == ""
    assert "PostsScattered" in rules(found[0])


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress])
def test_packed_archives_are_the_same(pack: object) -> None:
    """Packing with gzip and Zstandard change nothing."""
    plain = [one.debate for one in read_all(ARCHIVE, structure="none")]
    packed = pack(ARCHIVE)  # type: ignore[operator]

    assert [one.debate for one in read_all(packed, structure="none")] == plain


def test_a_poisoned_line_costs_only_itself() -> None:
    """Every line before and after a broken one is read; the notice has its number."""
    rows = ARCHIVE.splitlines(keepends=True)
    for poison in (
        b'{"id": "x", "body": \n',
        b"\xff\xfe\x00\n",
        b"[1]\n",
        b'{"a":1}\n',
    ):
        found = readings(b"".join((*rows[:4], poison, *rows[4:])))

        assert [len(one.debate.posts) for one in found] == [6, 2, 1]
        told = [
            n.line for one in found for n in one.notices if n.rule == "RecordBroken"
        ]
        assert told == [5]


def test_a_damaged_thread_gives_all_other_posts() -> None:
    """One byte changed costs at most two posts, and a loss is told."""
    for data in damaged(SAMPLE, 0, 150):
        found = attempt("reddit", data)
        count = sum(len(one.debate.posts) for one in found)
        assert count >= 4
        assert count >= 6 or any(map(rules, found))
    for data in (*damaged(SAMPLE, 40, 0), *damaged(ARCHIVE, 40, 80)):
        attempt("reddit", data)


@pytest.mark.real
def test_a_real_thread(fixtures_folder: Path) -> None:
    """The counts of the reference: tree, holes, deletions, edits, quotations."""
    path = fixtures_folder / "forums" / "reddit" / "comments-3hahrw.json"
    found = reading(path.read_bytes())
    debate = found.debate
    tops = [pair for pair in replies(debate) if pair[1] == "t3_3hahrw"]

    assert len(debate.posts) == 1 + 476
    assert (debate.posts[0].key, len(tops)) == ("post-t3_3hahrw", 137)
    assert (len(replies(debate)), len(quoted(debate))) == (476, 14)
    assert not any(post.claimed_parent for post in debate.posts)
    missing = kept(debate)["missing"]
    assert (len(missing), sum(len(hole["ids"]) for hole in missing)) == (18, 24)
    comments = list(debate.posts)[1:]
    assert sum(p.state in ("deleted", "removed") for p in comments) == 6
    assert sum(n == "[deleted]" for n in names(debate).values()) == 16
    assert sum(post.edited is not None for post in comments) == 10


@pytest.mark.parametrize("body", [None, 67, {"a": 1}, ["x"], True])
@pytest.mark.parametrize("form", ["document", "archive"])
def test_a_comment_whose_body_is_no_text_is_kept_and_told(
    body: object, form: str
) -> None:
    """It stands in its place without words, so that what answers it does not hang loose."""
    rows = [
        {"id": "c1", "parent_id": "t3_s", "link_id": "t3_s", "author": "ann", "body": body},
        {"id": "c2", "parent_id": "t1_c1", "link_id": "t3_s", "author": "bo", "body": "Ho."},
    ]  # fmt: skip
    lines = "\n".join(map(json.dumps, rows))
    data = json.dumps(rows) if form == "document" else lines

    found = reading(data.encode())

    assert [post.text for post in found.debate.posts] == ["", "Ho."]
    assert replies(found.debate) == {("t1_c2", "t1_c1")}
    assert "RecordBroken" in rules(found)


@pytest.mark.parametrize("author", [12345, ["x"], {}])
def test_an_author_that_is_no_name_was_not_deleted(author: object) -> None:
    """The post says nobody, and that is told."""
    row = {"id": "c1", "link_id": "t3_s", "author": author, "body": "Ho."}

    found = reading(json.dumps([row]).encode())

    assert found.debate.posts[0].author is None
    assert "AuthorUnknown" in rules(found)


def test_an_archive_whose_lines_end_with_carriage_returns_is_read_whole() -> None:
    """Nothing of it is called broken."""
    for end in (b"\r", b"\r\n"):
        found = readings(ARCHIVE.replace(b"\r\n", b"\n").replace(b"\n", end))

        assert [len(one.debate.posts) for one in found] == [
            len(one.debate.posts) for one in readings(ARCHIVE)
        ]
    rows = b'{"id": "a", "link_id": "t3_s", "body": "x"}\r{"id": "b", "link_id": "t3_s", "body": "y"}'
    assert "RecordBroken" not in rules(reading(rows))


def test_one_place_is_one_place() -> None:
    """Counts are followed by words in their number."""
    cut = b'[{"id": "a", "link_id": "t3_s", "body": "x"}, {"id": "b"'

    told = [n.sentence for n in reading(cut).notices if n.rule == "RecordBroken"]

    assert "at 1 place;" in told[0]

"""Questions of Stack Exchange: the dump with the files beside it, the API, a real dump."""

from __future__ import annotations

from pathlib import Path

import pytest

from disputatio.converter import read_all
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading
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

DUMP = seed("ferry.stackexchange.xml")
ANSWER = seed("ferry.stackexchange.json")
COMMENTS = """<?xml version="1.0" encoding="utf-8"?>
<comments>
  <row Id="1" PostId="4" Score="2" Text="Fog is `every` night &lt;here&gt;." CreationDate="2031-05-01T18:00:00.000" UserId="7" />
  <row Id="2" PostId="1" Score="0" Text="Which rules?" CreationDate="2031-05-01T10:30:00.000" UserDisplayName="passer-by" />
  <row Id="3" PostId="12345" Score="0" Text="Lost." CreationDate="2031-05-01T10:30:00.000" UserId="7" />
</comments>
"""
USERS = """<users>
  <row Id="7" DisplayName="Ottilie &amp; sons" />
  <row Id="8" DisplayName="Harbour" />
</users>
"""


def of_question(found: list[Reading], title: str | None) -> Reading:
    """Give the reading of the question with a title."""
    (one,) = (r for r in found if r.debate.title == title)
    return one


def test_a_dump_gives_its_questions() -> None:
    """One thread for each question; the accepted answer, scores, edits, states."""
    found = readings(DUMP)
    debate = found[0].debate
    posts = posts_by_id(debate)

    assert [len(one.debate.posts) for one in found] == [3, 1, 1]
    assert debate.title == "Must a ferry sound its horn at night?"
    assert replies(debate) == {("3", "1"), ("4", "1")}
    assert [post.score for post in posts.values()] == [7, -1, 9]
    assert kept(posts["4"]) == {"accepted": True}
    assert posts["1"].edited is not None
    assert posts["1"].edited.by == "user 8"
    assert kept(debate)["tags"] == ["ferries", "noise"]
    assert len(quoted(debate)) == 1
    assert "NoiseSkipped" in [rule for one in found for rule in rules(one)]


def test_lost_members_and_lost_questions() -> None:
    """A member who was deleted has a name or none; an answer keeps its question's id."""
    found = readings(DUMP)

    assert names(of_question(found, "Best boats?").debate) == {"2": "gone member"}
    assert names(found[0].debate)["3"] is None
    assert of_question(found, None).debate.posts[0].claimed_parent == "99"
    assert (of_question(found, "Best boats?").debate.extras.get("thread") or {}) == {
        "tags": ["boats"],
        "closed": "2031-05-02T00:00:00.000",
    }


def test_comments_and_users_that_lie_beside(tmp_path: Path) -> None:
    """Comments.xml and Users.xml in the same folder are read with Posts.xml."""
    (tmp_path / "Posts.xml").write_bytes(DUMP)
    (tmp_path / "Comments.xml").write_text(COMMENTS, encoding="utf-8")
    (tmp_path / "Users.xml").write_text(USERS, encoding="utf-8")

    found = list(read_all(tmp_path / "Posts.xml", structure="none"))
    debate = found[0].debate

    assert list(posts_by_id(debate)) == ["1", "comment-2", "3", "4", "comment-1"]
    assert ("comment-1", "4") in replies(debate)
    assert names(debate)["comment-1"] == names(debate)["1"] == "Ottilie & sons"
    assert posts_by_id(debate)["comment-1"].text == "Fog is every night <here>."
    assert any("1 comments" in n.sentence for one in found for n in one.notices)


def test_comments_alone_are_no_thread() -> None:
    """The error says which file to give."""
    with pytest.raises(ReadError, match="no question or answer"):
        readings(COMMENTS.encode())


def test_answers_of_the_api_are_read() -> None:
    """Questions with answers and comments; entities in titles and names are undone."""
    debate = reading(ANSWER).debate

    assert debate.title == "Must a ferry sound its horn at night?"
    assert list(posts_by_id(debate)) == ["1", "comment-51", "4", "comment-50"]
    assert ("comment-50", "4") in replies(debate)
    assert names(debate)["1"] == "Ottilie & sons"
    assert kept(posts_by_id(debate)["4"])["accepted"] is True


def test_a_broken_row_costs_only_itself() -> None:
    """Rows before and after a broken one are read; the loss is told."""
    broken = DUMP.replace(b'Body="&lt;p&gt;Always.', b"Body=&lt;p&gt;Always.")

    found = readings(broken)

    assert len(found) == 3
    assert any(r == "RecordBroken" for one in found for r in rules(one))


def test_damaged_dumps_are_read_or_refused() -> None:
    """Cuts and changed bytes give readings or one error."""
    for data in (*damaged(DUMP, 60, 120), *damaged(ANSWER, 40, 80)):
        attempt("stackexchange", data)


@pytest.mark.real
def test_a_real_dump(fixtures_folder: Path) -> None:
    """The counts of the reference: every answer finds its question."""
    path = fixtures_folder / "forums" / "stackexchange" / "beer-Posts.xml"
    found = list(read_all(path, structure="none"))
    posts = [post for one in found for post in one.debate.posts]

    assert (len(found), len(posts)) == (663, 663 + 1572)
    assert sum(len(replies(one.debate)) for one in found) == 1572
    assert not any(post.claimed_parent for post in posts)
    assert sum("119 rows" in n.sentence for one in found for n in one.notices) == 1
    threads = [kept(one.debate) for one in found]
    assert sum("closed" in one for one in threads) == 53
    assert sum("accepted" in one for one in threads) == 410
    assert sum((post.score or 0) < 0 for post in posts) == 50

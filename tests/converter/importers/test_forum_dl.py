"""The JSON Lines of forum-dl: threads, posts, what is neither, broken lines."""

from __future__ import annotations

from tests.converter.importers.records import (
    attempt,
    damaged,
    names,
    quoted,
    readings,
    rules,
    seed,
)

SAMPLE = seed("ferry.forum-dl.jsonl")


def test_threads_are_read() -> None:
    """Posts find their thread by its path; boards and files are no posts."""
    found = readings(SAMPLE)

    assert [one.debate.title for one in found] == [
        "Night ferry: yes or no?",
        "Oil",
        None,
    ]
    assert [len(one.debate.posts) for one in found] == [2, 1, 1]
    assert names(found[0].debate) == {"901": "ottilie", "902": "bram_v"}
    assert found[0].debate.posts[0].written is not None
    assert found[0].debate.posts[0].written.zone_known
    assert len(quoted(found[0].debate)) == 1
    assert found[1].debate.posts[0].text == "Linseed & tung?"
    assert found[2].debate.posts[0].claimed_parent == "501"


def test_a_poisoned_line_costs_only_itself() -> None:
    """Lines before and after a broken one are read."""
    rows = SAMPLE.splitlines(keepends=True)

    found = readings(b"".join((*rows[:2], b'{"generator": "forum-dl", \n', *rows[2:])))

    assert [len(one.debate.posts) for one in found] == [2, 1, 1]
    assert "RecordBroken" in rules(found[0])


def test_damaged_files_are_read_or_refused() -> None:
    """Cuts and changed bytes give readings or one error."""
    for data in damaged(SAMPLE, 40, 80):
        attempt("forum-dl", data)

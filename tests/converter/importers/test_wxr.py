"""WordPress: articles with comments, repeated ids, states, lines, tags inside of CDATA."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.converter.importers.records import (
    attempt,
    damaged,
    kept,
    names,
    posts_by_id,
    readings,
    replies,
    rules,
    seed,
)

SAMPLE = seed("ferry.wxr")


def test_articles_with_comments_are_threads() -> None:
    """The article opens the thread where the export has its words."""
    found = readings(SAMPLE)
    debate = found[0].debate

    assert [one.debate.title for one in found] == ["Night ferry: yes or no?", "Second"]
    assert ("2", "article-18") in replies(debate)
    assert ("3", "2") in replies(debate)
    assert names(debate)["article-18"] == "ottilie"
    assert found[1].debate.posts[0].claimed_parent == "40"
    assert names(found[1].debate) == {"6": None}
    assert kept(debate) == {"tags": ["ferry"], "kind": "post"}


def test_one_id_may_stand_twice() -> None:
    """Two comments of one id are both kept, with a notice; elsewhere ids start anew."""
    found = readings(SAMPLE)[0]

    assert [p.key for p in found.debate.posts][-2:] == ["post-6", "post-6-2"]
    assert "KeyRepeated" in rules(found)


def test_states_kinds_times_and_lines() -> None:
    """Unapproved and binned comments, pingbacks, no time in UTC, line breaks."""
    posts = posts_by_id(readings(SAMPLE)[0].debate)

    assert {k: p.state for k, p in posts.items() if p.state} == {
        "5": "unapproved", "6": "deleted",
    }  # fmt: skip
    assert kept(posts["4"]) == {"kind": "pingback"}
    times = [posts[key].written for key in ("2", "3")]
    assert [time and time.zone_known for time in times] == [True, False]
    assert posts["article-18"].text == (
        "The council asks whether the ferry should run at night.\n\n"
        "Forty people, five nights.\nTell us."
    )
    assert posts["2"].text.startswith("The cannery should pay.\n\nNot the town;\nsee")


def test_a_cut_export_is_read_up_to_the_cut() -> None:
    """What stands before the cut is read, the comment that was cut is told."""
    found = readings(SAMPLE[: SAMPLE.index(b"Waiting")])

    assert len(found[0].debate.posts) == 5
    assert "RecordBroken" in rules(found[0])


def test_damaged_exports_are_read_or_refused() -> None:
    """Cuts and changed bytes give readings or one error."""
    for data in damaged(SAMPLE, 40, 100):
        attempt("wxr", data)


@pytest.mark.real
def test_a_real_export(fixtures_folder: Path) -> None:
    """The counts of the reference: eight comments of two articles, one id twice."""
    path = fixtures_folder / "forums" / "wxr" / "isso-wordpress.xml"
    found = readings(path.read_bytes())

    assert [list(posts_by_id(one.debate)) for one in found] == [
        ["2", "6", "7", "8", "9", "10", "11"], ["11"],
    ]  # fmt: skip
    assert replies(found[0].debate) == {("7", "6"), ("8", "7"), ("9", "7")}
    assert not any(p.claimed_parent for one in found for p in one.debate.posts)

"""SMF: quotations of a real thread in our page, and what pages do besides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from disputatio.converter import registry
from disputatio.schemas.content import Spoiler
from tests.converter.importers.boards import smf, thread
from tests.converter.importers.boards.reading import (
    body,
    names,
    quoted,
    read,
    refused,
)

STORED = "oracle-json/forumscraper-smf-2-38497.json"


@pytest.mark.real
def test_the_quotations_of_a_real_thread(fixtures_folder: Path) -> None:
    """62 posts that another program kept as HTML, in a page of ours, as counted."""
    stored = json.loads((fixtures_folder / "forums" / STORED).read_bytes())
    slots = [
        thread.Shown(id=p["postid"], author=p["user"] or "Guest", words=(f"SLOT{n}.",), written=thread.POSTS[0].written)
        for n, p in enumerate(stored["posts"])
    ]  # fmt: skip
    page = smf.version_20(slots).decode()
    for n, post in enumerate(stored["posts"]):
        page = page.replace(f"SLOT{n}.", post["body"], 1)

    debate = read(page.encode()).debate

    found = quoted(*debate.posts)
    here = {post.key for post in debate.posts}
    assert len(debate.posts) == 62
    assert len(found) == 28
    assert sum(1 for q in found if q.claimed_author) == 26
    assert sum(1 for q in found if f"post-{q.claimed_post}" in here) == 26
    assert not any(" on " in (q.claimed_author or "") for q in found)


@pytest.mark.parametrize(
    ("before", "between", "after"),
    [
        ("Zitat von", "am", "22. Mai 2016, 08:05:00"),
        ("Citation de", "le", "22 mai 2016 à 08:05:00"),
        ("Cytat", "w", "22 Maj 2016, 08:05:00"),
        ("Cita de", "en", "22 de Mayo de 2016, 08:05:00"),
        ("Citazione di", "il", "22 Maggio 2016, 08:05:00"),
        ("Quote from", "on", "Today at 08:05:00 AM"),
    ],
)
@pytest.mark.parametrize("make", [smf.version_11, smf.version_20, smf.version_21])
def test_titles_of_quotations_in_other_languages(
    make: object, before: str, between: str, after: str
) -> None:
    """The name stands between the words and the date, and may have spaces and digits."""
    assert callable(make)
    own = "Quote from: jonas_b on May 22, 2016, 08:05:00 AM"
    other = f"{before}: Agent 007 {between} {after}"
    data = make().replace(own.encode(), other.encode())

    found = quoted(read(data).debate.posts[2])

    assert [q.claimed_author for q in found] == ["Agent 007", "Marit"]


def test_a_number_without_a_label_is_the_first() -> None:
    """Replies are counted from 1, so "Reply #15" is the sixteenth post."""
    first = smf.version_20(thread.POSTS[:1]).replace(b"Reply #15 on:", b"on:")

    assert read(first).debate.posts[0].number == 1
    assert read(smf.version_20()).debate.posts[0].number == 16


def test_likes_are_the_score() -> None:
    """Version 2.1 counts who likes a post."""
    assert [post.score for post in read(smf.version_21()).debate.posts] == [3] * 5


@pytest.mark.parametrize(
    ("place", "addition", "state"),
    [
        (b'<div class="post">', b'<div id="msg_101_ignored_prompt" class="noticebox">You are ignoring this user.</div><div class="post">', "ignored"),
        (b'<div class="post">', b'<div class="post"><div class="noticebox">Awaiting approval</div>', "unapproved"),
    ],
)  # fmt: skip
def test_states(place: bytes, addition: bytes, state: str) -> None:
    """Ignored posts and those that wait for approval say so, and keep their words."""
    post = read(smf.version_21().replace(place, addition, 1)).debate.posts[0]

    assert post.state == state
    assert post.body == thread.blocks(thread.POSTS[0].words)


def test_relative_times_stay_text() -> None:
    """SMF writes "Today" in bold type, as it does the label."""
    own = b"<strong>Reply #16 on:</strong> May 22, 2016, 08:05:00 AM"
    data = smf.version_20().replace(
        own, b"<strong>Reply #16 on:</strong> <strong>Today</strong> at 08:05:00 AM"
    )

    written = read(data).debate.posts[1].written

    assert written is not None
    assert (written.text, written.at) == ("Today at 08:05:00 AM", None)


def test_spoilers_of_the_usual_extension() -> None:
    """They are hidden, with their title."""
    box = b'<div class="sp-wrap"><div class="sp-head">The end</div><div class="sp-body">He wakes.</div></div>'
    data = smf.version_20().replace(b"Stop them between ten and six.", box, 1)

    spoiler = body(data)[1]

    assert isinstance(spoiler, Spoiler)
    assert spoiler.title == "The end"


def test_names_in_other_skins() -> None:
    """A link with a picture only, to send a message, is not the name."""
    message = b'<h4><a href="index.php?action=pm;u=5" title="Offline"><img src="off.gif" alt="Offline" /></a> '
    data = smf.version_20().replace(
        b'<h4><img src="useroff.gif" alt="Offline" /> ', message
    )

    assert names(read(data).debate) == [post.author for post in thread.POSTS]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ('<div id="messageindex"><span id="msg_5"><a href="index.php?topic=5.0">x</a></span></div>', "the list of threads"),
        ('<div id="boardindex_table"><a href="index.php?topic=5.0">x</a></div>', "the list of forums"),
        ('<form id="frmLogin" action="index.php?action=login2"></form>', "the log-in"),
        ('<form action="index.php?action=login2"><input class="button_submit"></form><div id="messageindex"></div>', "the list of threads"),
        ('<form action="index.php?action=login2"><input class="button_submit"></form>', "the log-in"),
    ],
)  # fmt: skip
def test_pages_that_are_no_thread_are_refused(inside: str, said: str) -> None:
    """The error says what the page is."""
    page = thread.page(
        '<script src="Themes/default/scripts/script.js"></script><link href="/Themes/default/css/index.css">',
        f"<body>{inside}</body>",
    )

    assert said in refused(page)


@pytest.mark.parametrize(
    "part",
    [
        '<link rel="stylesheet" href="/wp-content/themes/tower/css/main.css">',
        '<link rel="stylesheet" href="/sites/all/themes/tower/style.css">',
        '<div class="postheader"><h2>The Tower</h2></div>',
        '<div class="post_wrapper"><p>The tower leans.</p></div>',
    ],
)
def test_folders_and_classes_of_other_software_are_no_signs(part: str) -> None:
    """WordPress and Drupal have themes too, and any theme a wrapper of posts."""
    page = f"<!DOCTYPE html><html><head></head><body>{part}</body></html>"

    assert registry.importer("smf").sniff(page.encode()) < 0.2

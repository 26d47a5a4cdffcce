"""SMF: quotations of a real thread in our page, and what pages do besides."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from disputatio.converter import registry
from disputatio.schemas.content import CodeBlock, Para, Spoiler, Text
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


def test_the_label_of_code_in_version_21_is_no_word_of_anybody() -> None:
    """It has a class of its own, which is that of code in older versions."""
    box = (
        b'<div class="codeheader"><span class="code floatleft">Code</span> (config) '
        b'<a class="codeoperation smf_select_text">Select</a> '
        b'<a class="codeoperation smf_expand_code hidden">Expand</a></div>'
        b'<code class="bbc_code">quiet = on</code>'
    )
    data = smf.version_21().replace(b"Stop them between ten and six.", box, 1)

    assert body(data)[1:] == (CodeBlock(text="quiet = on"),)


def test_names_in_other_skins() -> None:
    """A link with a picture only, to send a message, is not the name."""
    message = b'<h4><a href="index.php?action=pm;u=5" title="Offline"><img src="off.gif" alt="Offline" /></a> '
    data = smf.version_20().replace(
        b'<h4><img src="useroff.gif" alt="Offline" /> ', message
    )

    assert names(read(data).debate) == [post.author for post in thread.POSTS]


_DECOY = b"""<tr><td><a name="msg1406845588"></a><table width="100%"><tr><td class="windowbg2"><table width="100%"><tr>
<td rowspan="2"><b><a href="index.php?action=profile;u=9" title="View the profile of 9">1406845588</a></b></td>
<td><div style="font-weight: bold;"><a href="index.php?topic=77.msg9#msg9">1406845588</a></div><div class="post">1406845588</div></td></tr></table></td></tr></table></td></tr>"""
"""A row between the posts that only looks like one, as a board puts round its advertisements."""


def test_rows_that_only_look_like_posts() -> None:
    """Version 1.1: a post has a subject with its number; what has none is no post of its own."""
    own = read(smf.version_11()).debate
    place = b'<tr><td style="padding: 1px 1px 0 1px;"><a name="msg102">'
    page = smf.version_11()
    assert place in page

    reading = read(page.replace(place, _DECOY + place))

    assert reading.debate.posts == own.posts
    assert [n.rule for n in reading.notices] == [n.rule for n in read(page).notices]


def test_the_number_that_a_skin_prints() -> None:
    """It counts the first post as 1; the label of SMF counts replies."""
    page = smf.version_11(thread.POSTS[:1]).replace(b"<b>Reply #15 on:</b> ", b"")
    link = b'<div class="smalltext">&#171;'
    numbered = page.replace(
        link, b'<a class="message_number" href="#msg101">#12401</a>' + link, 1
    )

    assert numbered != page
    assert read(numbered).debate.posts[0].number == 12401


@pytest.mark.parametrize(
    ("picture", "typed"),
    [
        ('<img src="/Smileys/default/rolleyes.gif" alt="Roll Eyes" border="0" />', "::)"),
        ('<img src="/Smileys/default/tongue.gif" alt="Tongue" border="0" />', ":P"),
        ('<img src="/Smileys/classic/lama.png" alt="The Lama" border="0" />', ":lama:"),
        ('<img src="/Smileys/default/wink.gif" alt=";)" title="Wink" />', ";)"),
    ],
)  # fmt: skip
def test_smilies_are_read_as_they_are_typed(picture: str, typed: str) -> None:
    """Version 1.1 prints their names, which would stand among the words."""
    data = smf.version_11().replace(
        b"Stop them between ten and six.", picture.encode(), 1
    )

    assert body(data)[1] == Para(inlines=(Text(text=typed),))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Idézetet írta: Agent 007 - 2016-05-22, 08:05:00", "Agent 007"),
        ("Цитата: Agent 007 от 22 Мая 2016, 08:05:00", "Agent 007"),
        ("Alıntı yapılan: Deniz Kaya - 22 Mayıs 2016, 08:05:00", "Deniz Kaya"),
        ("Citat: Agent 007 poslato 2016-05-22, 08:05:00", "Agent 007"),
        ("Quote from: Deniz Kaya 22 May 2016, 08:05:00", "Deniz Kaya"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("make", [smf.version_11, smf.version_20, smf.version_21])
def test_titles_of_quotations_in_languages_without_a_table(
    make: Callable[[], bytes], title: str, name: str
) -> None:
    """SMF prints "WORDS: NAME WORD DATE" in every language."""
    own = "Quote from: jonas_b on May 22, 2016, 08:05:00 AM"

    found = quoted(read(make().replace(own.encode(), title.encode())).debate.posts[2])

    assert [q.claimed_author for q in found] == [name, "Marit"]


@pytest.mark.parametrize(
    "title",
    [
        "Цитировать",
        "Cytuj",
        'You are not allowed to view links. <a href="index.php?action=register">Register</a> or <a href="index.php?action=login">Login</a>: please',
    ],
)
@pytest.mark.parametrize("make", [smf.version_11, smf.version_20, smf.version_21])
def test_titles_of_quotations_that_name_nobody(
    make: Callable[[], bytes], title: str
) -> None:
    """SMF prints a colon before a name; what a wall says instead of it is no name."""
    page = make().decode()
    found = re.search(
        r"<a[^<>]*>Quote from: jonas_b on May 22, 2016, 08:05:00 AM</a>", page
    )
    assert found is not None

    data = page.replace(found[0], title).encode()

    assert next(q.claimed_author for q in quoted(read(data).debate.posts[2])) is None


def test_editors_in_languages_without_a_table() -> None:
    """A word stands between the date and the name ("by"), in small letters."""
    page = smf.version_20()
    start = page.index(b"Last Edit:")
    mark = page[start : page.index(b"</em>", start)]
    own = "Utoljára szerkesztve: 2016-05-22, 08:05:00 írta [MOD]van Daal"

    edited = [
        post.edited
        for post in read(page.replace(mark, own.encode())).debate.posts
        if post.edited
    ]

    assert edited[0].by == "[MOD]van Daal"
    assert edited[0].at is not None


@pytest.mark.parametrize(
    "why",
    [
        '&nbsp;<span id="reason" class="lastedit">Reason</span>: typo: "by" for "from"',
        ". Edit Reason: typo", "&nbsp;<span>Причина</span>: опечатка", " Powód: literówka",
    ],
)  # fmt: skip
def test_the_reason_of_an_edit_is_no_part_of_the_name(why: str) -> None:
    """Version 2.1 prints it behind the editor."""
    page = smf.version_21()
    start = page.index(b"Last Edit:")
    mark = page[start : page.index(b"<", start)]

    told = read(page.replace(mark, mark + why.encode()))

    assert [p.edited for p in told.debate.posts] == [
        p.edited for p in read(page).debate.posts
    ]


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

"""Boards and guest books that tell who and when in lines with labels, among the words."""

from __future__ import annotations

import pytest

from tests.converter.importers.boards.reading import names, read, refused

SAID = (
    ("Ruth", "3.4.2005 12:10", "The hens lay nothing since the fox came round the yard."),
    ("Olle K", "3.4.2005 13:25", "Give them a light in the morning,<br><br>they need fourteen hours."),
    ("Ruth", "4.4.2005 08:02", "They have one. It is the fox that they fear."),
    ("Malin", "14.4.2005 17:40", "Ours took a week.\n<br>Name: they know each other by voice."),
)  # fmt: skip


def _page(head: str, box: str = "p", more: str = "") -> bytes:
    posts = "".join(
        f'<a name="reply_{70 + n}"></a><table class="list" width="100%"><tr><td class="subject"><span>&nbsp;Re: Hens</span></td></tr>'
        f'<tr><td><{box} class="said">{head.format(name=name, date=date)}{words}</{box}></td></tr>'
        f'<tr><td class="nav"><a href="report?i={70 + n}">Report this</a></td></tr></table>'
        for n, (name, date, words) in enumerate(SAID)
    )
    return f"<html><head><title>Hens</title></head><body><h1>Hens</h1>{more}{posts}</body></html>".encode()


@pytest.mark.parametrize(
    "head",
    [
        "\n<b>Lähettäjä</b>:&nbsp;{name}&nbsp;<br>\nPäivämäärä:&nbsp;&nbsp;{date}<br>\n<br>",
        "Author: <a href='profile?id=5'>{name}</a> (host.example)<br>\nDate: &nbsp; {date}<br><br>",
        "<!-- entry --><b>Name:</b> {name}<br><b>Datum:</b> {date}<br>",
        "<strong>Data:</strong> {date}<br><strong>Autore:</strong> {name}<br><br>",
        "<font size=2>Von: <i>{name}</i></font><br>Datum: {date}<br>",
    ],
)
@pytest.mark.parametrize("box", ["p", "td", "div"])
def test_lines_with_labels_tell_who_and_when(head: str, box: str) -> None:
    """They are no words of the post; lines like them further down are."""
    debate = read(_page(head, box)).debate
    assert names(debate) == ["Ruth", "Olle K", "Ruth", "Malin"]
    assert [str(p.written.at) for p in debate.posts if p.written] == [
        "2005-04-03 12:10:00",
        "2005-04-03 13:25:00",
        "2005-04-04 08:02:00",
        "2005-04-14 17:40:00",
    ]
    texts = [" ".join(post.text.split()) for post in debate.posts]
    assert texts == [
        "The hens lay nothing since the fox came round the yard.",
        "Give them a light in the morning, they need fourteen hours.",
        "They have one. It is the fox that they fear.",
        "Ours took a week. Name: they know each other by voice.",
    ]
    assert [post.key for post in debate.posts] == [f"post-{70 + n}" for n in range(4)]


def test_another_label_stays_with_the_words() -> None:
    """What is neither the name nor the date is not lost."""
    head = "Name: {name}<br>From: the north<br>Date: {date}<br><br>"
    debate = read(_page(head)).debate
    assert names(debate) == ["Ruth", "Olle K", "Ruth", "Malin"]
    assert debate.posts[0].text.startswith("From: the north")


def test_places_and_days_of_events_are_nobodys_words() -> None:
    """A label that names no writer leaves a page what it was."""
    assert "no thread is found" in refused(_page("Place: {name}<br>Date: {date}<br>"))

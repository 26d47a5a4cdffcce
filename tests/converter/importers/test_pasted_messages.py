"""Copies of chat programs: marks, reactions, edits and answers round the words."""

from __future__ import annotations

import pytest

from disputatio.schemas.content import Quotation
from tests.converter.importers.test_pasted_shapes import posts, reading, replies


def quoted(text: str) -> list[tuple[int, str | None]]:
    """Give the posts that quote, and whom they claim to quote."""
    return [
        (number, block.claimed_author)
        for number, post in enumerate(reading(text).debate.posts, start=1)
        for block in post.body
        if isinstance(block, Quotation)
    ]


def edited(text: str) -> list[bool]:
    """Say of each post whether it was edited."""
    return [post.edited is not None for post in reading(text).debate.posts]


DISCORD = """\
marge
 — Yesterday at 2:29 PM
Should we drop voice chat?
ModBot
APP
 — Yesterday at 2:30 PM
marge, you are now level 4!
prime31Role icon, Middleware — Yesterday at 2:31 PM
No, half of us never type. (edited)
And 5:30 PM is when we talk.
@marge Should we drop
anna 🦊
[:3]
 — Yesterday at 2:33 PM
lol
but I would
"""


def test_discord() -> None:
    """Marks, roles and short names of clubs are no names; a reply's line is quoted."""
    assert posts(DISCORD) == [
        ("marge", "Should we drop voice chat?"),
        ("ModBot", "marge, you are now level 4!"),
        (
            "prime31",
            "No, half of us never type. (edited)\nAnd 5:30 PM is when we talk.",
        ),
        ("anna 🦊", "Should we drop\n\nlol\nbut I would"),
    ]
    assert quoted(DISCORD) == [(4, "marge")]
    told = [p.written.text if p.written else "" for p in reading(DISCORD).debate.posts]
    assert told[0] == "Yesterday at 2:29 PM"


def test_words_to_somebody_at_the_end_are_the_writers_own() -> None:
    """Only what "@marge" said before is a reply's line."""
    text = (
        "marge — Today at 10:02 AM\nShall we?\nbo — Today at 10:03 AM\nNo.\n@marge never again\n"
        "marge — Today at 10:09 AM\nWhy?\n"
    )

    assert posts(text)[1] == ("bo", "No.\n@marge never again")
    assert quoted(text) == []


SLACK = """\
Ramona - Facilities
  10:28 PM
Can we move the coffee machine?
10:28
It would save the lift.
:white_check_mark:
21



PB113-Yunus
  10:29 PM
No, please. The 2nd floor is for quiet work.


2 replies
Last reply today at 10:35 PMView thread

Polly
APP  [10:30 PM]
Poll: move it?

Sam Ode
:palm_tree:  10:34 PM
I side with Yunus. (edited)
:+1:
3

Ramona - Facilities
  10:36 PM
replied to a thread:
No, please. The 2nd floor is for quiet work.
Then the kitchen gets a door.
"""


def test_slack() -> None:
    """Reactions, counts of replies and edit marks are no words, and a notice tells them."""
    assert posts(SLACK) == [
        ("Ramona - Facilities", "Can we move the coffee machine?\n\nIt would save the lift."),
        ("PB113-Yunus", "No, please. The 2nd floor is for quiet work."),
        ("Polly", "Poll: move it?"),
        ("Sam Ode", "I side with Yunus."),
        ("Ramona - Facilities", "No, please. The 2nd floor is for quiet work.\n\nThen the kitchen gets a door."),
    ]  # fmt: skip
    assert edited(SLACK) == [False, False, False, True, False]
    assert quoted(SLACK) == [(5, None)]
    (skipped,) = [n for n in reading(SLACK).notices if n.rule == "NoiseSkipped"]
    assert "left out: 7" in skipped.sentence


TEAMS = """\
Jay Patel
15/05/2025 2:34 pm
Do we still need the Monday call?
I spend it on mute.

👍
2 like reactions.
Nora Vale
15/05/2025 2:45 pm
Begin Reference, preview of Do we still need the Monday call? by Jay Patel
Do we still need the Monday call?
End Reference
Yes, all of us are there.
Edited.
Jay Patel
15/05/2025 2:47 pm
Then make it 20 minutes.
"""
PREVIEWED = """\
Profile picture of Weiss, Karl.So who takes the minutes then, if we drop ... by Weiss, Karl
Weiss, Karl8/30 1:10 PM
So who takes the minutes then?

Nobody. That is the point by Czerny, Lea
Czerny, Lea8/30 1:43 PM
Nobody. That is the point

Profile picture of Weiss, Karl.Begin Reference, Nobody. That ... by Weiss, Karl
Weiss, Karl8/31 10:39 AM
Edited
Czerny, Lea
8/30/25 1:43 PM
Nobody. That is the point
I want it in writing, sorry.
"""


def test_teams() -> None:
    """What is answered is quoted, whether as a reference or as a card with its date."""
    assert posts(TEAMS) == [
        ("Jay Patel", "Do we still need the Monday call?\nI spend it on mute."),
        ("Nora Vale", "Do we still need the Monday call?\n\nYes, all of us are there."),
        ("Jay Patel", "Then make it 20 minutes."),
    ]
    assert edited(TEAMS) == [False, True, False]
    assert quoted(TEAMS) == [(2, "Jay Patel")]
    assert posts(PREVIEWED) == [
        ("Weiss, Karl", "So who takes the minutes then?"),
        ("Czerny, Lea", "Nobody. That is the point"),
        ("Weiss, Karl", "Nobody. That is the point\n\nI want it in writing, sorry."),
    ]
    assert edited(PREVIEWED) == [False, False, True]
    assert quoted(PREVIEWED) == [(3, "Czerny, Lea")]


TELEGRAM = """\
Marge Hill, [12.05.2025 10:02]
Should the ferry stay free?

Bo 🐟 Lind, [12.05.2025 10:03]
[In reply to Marge Hill]
No. Who pays?

And nobody sails in winter.

Marge Hill, [12.05.2025 10:09]
[ Photo ]

Bo 🐟 Lind, [12.05.2025 10:11]
[In reply to Marge Hill]
Nice boat.
"""


def test_an_answer_to_the_only_message_of_somebody_is_stated() -> None:
    """Where he has written twice, the line stays: which of them it is, is not said."""
    assert posts(TELEGRAM) == [
        ("Marge Hill", "Should the ferry stay free?"),
        ("Bo 🐟 Lind", "No. Who pays?\n\nAnd nobody sails in winter."),
        ("Marge Hill", ""),
        ("Bo 🐟 Lind", "[In reply to Marge Hill]\n\nNice boat."),
    ]
    assert replies(TELEGRAM) == [(2, 1)]
    assert reading(TELEGRAM).debate.posts[2].extras.plain() == {
        "thread": {"omitted": "[ Photo ]"}
    }


ZOOM = """\
10:02:11\t From  Marge Hill   to   Everyone:
\tShall we record this?
10:03:40\t From  Bo L.   to   Everyone:
\tReplying to "Shall we record this?"

\tNo, please.
10:05:00\t From  Marge Hill   to   Bo L.(Direct Message):
\tYou always speak freely.
"""


def test_zoom_quotes_what_is_answered() -> None:
    """The tab before each line is the program's."""
    assert posts(ZOOM) == [
        ("Marge Hill", "Shall we record this?"),
        ("Bo L.", "Shall we record this?\n\nNo, please."),
        ("Marge Hill", "You always speak freely."),
    ]
    assert quoted(ZOOM) == [(2, None)]


@pytest.mark.parametrize(
    "said",
    [
        "👍", "Show more", "Edited", "like 1", "Respect", "Replying to @nobody",
        "In reply to your question: no.", "We spoke of it.\nRespect",
        "I read it\n3", "It was (edited) by her.", "[maybe]",
        "Replying to all of you is tiring", "Ann\nor Bo?",
    ],
)  # fmt: skip
def test_what_is_all_or_amid_of_a_message_stays(said: str) -> None:
    """What programs write can be somebody's word."""
    text = (
        f"Ann\n12 May 2024, 09:14\nWhat now?\n\nBo\n12 May 2024, 09:15\n{said}\n\n"
        "Ann\n12 May 2024, 09:16\nGood.\n"
    )

    assert posts(text)[1] == ("Bo", said)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("{n} — 05/12/2025 10:0{i} AM\n", "May 13, 2025\n"),
        ("{n}\n  10:0{i} PM\n", "Monday, May 12th\n"),
        ("{n}\n8/30 1:0{i} PM\n", "August 31\n"),
        ("{n}  [10:0{i} AM]\n", "Today\n"),
    ],
)
def test_the_day_between_messages_is_no_date_of_the_words_above(
    head: str, day: str
) -> None:
    """Chats print it above the first message of a day; "No" is no name."""
    rows = [
        ("marge", "Should we?"),
        ("bo", "No"),
        ("marge", "Why not"),
        ("bo", "It costs"),
    ]
    text = day.join(
        head.format(n=n, i=i) + said + "\n" for i, (n, said) in enumerate(rows)
    )

    assert posts(text) == rows

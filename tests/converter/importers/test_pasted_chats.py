"""Exported chats and logs: the layout of each program, and what only looks like it."""

from __future__ import annotations

import pytest

from disputatio.converter.importers.pasted import lines_of
from disputatio.converter.importers.shared.pasted.plain import plain
from tests.converter.importers.test_pasted_shapes import posts, reading

TRIP = [
    ("Marge Hill", "Should we rent a coach?"),
    ("Bo 🎣", "No! Trains, please: always."),
    ("Marge Hill", "With 40 kids?\nThink of the change at Leeds: 4 minutes"),
    ("Dr. Ana Gómez", "I agree with Bo"),
]
"""Names with signs and points, words with colons, a message of two lines."""


@pytest.mark.parametrize(
    "form",
    [
        "5/12/25, 10:0{i}\u202fAM - {n}: {t}\n",
        "[5/12/25, 10:0{i}:11\u202fAM] {n}: {t}\n",
        "12/5/2025, 10:0{i} a. m. - {n}: {t}\n",
        "12/5/25 10:0{i} a.\u00a0m. - {n}: {t}\n",
        "12/05/25, 10:0{i} am - {n}: {t}\n",
        "12/05/2025 à 10:0{i} - {n}: {t}\n",
        "12.5.2025 klo 10.0{i} - {n}: {t}\n",
        "12.05.2025 10.0{i} - {n}: {t}\n",
        "[12.05.2025 10.0{i}.11] {n}: {t}\n",
        "12-05-2025 10:0{i} - {n}: {t}\n",
        "2025-05-12, 10:0{i} - {n}: {t}\n",
        "2025. 05. 12. 10:0{i} - {n}: {t}\n",
        "2025년 5월 12일 오전 10:0{i}, {n} : {t}\n",
        "2025. 5. 12. 오전 10:0{i} - {n}: {t}\n",
        "12\u200f/5\u200f/2025، 10:0{i} ص - {n}: {t}\n",
        "[10:0{i}, 12/05/2025] {n}: {t}\n",
        "[2025-05-12 10:0{i}:11] {n}: {t}\n",
        "00:58:0{i}\t{n}:\t{t}\n",
        "From {n} to Everyone 10:0{i} AM\n{t}\n",
        "From {n} to Everyone:  10:0{i} AM\n{t}\n",
        "{n} to Everyone (10:0{i} AM)\n{t}\n",
    ],
)
def test_times_of_every_country(form: str) -> None:
    """WhatsApp writes the time as the telephone does; Signal and Zoom have their own."""
    text = "".join(form.format(i=i, n=n, t=t) for i, (n, t) in enumerate(TRIP))

    assert posts(text) == TRIP
    assert all(p.written for p in reading(text).debate.posts)


def test_times_in_the_words_are_no_notices() -> None:
    """What a program tells has the date that its messages have."""
    text = (
        "12/05/2025, 10:02 - Marge: Options:\n10:30 - the fast one\n12:00 - the slow one\n"
        '12/05/2025, 10:03 - Marge changed the subject from "a" to "b"\n'
        "12/05/2025, 10:04 - Bo: Note: I am ill\n12/05/2025, 10:05 - Marge: 10:30 then\n"
    )

    assert posts(text) == [
        ("Marge", "Options:\n10:30 - the fast one\n12:00 - the slow one"),
        ("Bo", "Note: I am ill"), ("Marge", "10:30 then"),
    ]  # fmt: skip


IRSSI = """\
--- Log opened Mon May 12 10:00:00 2025
10:01 -!- marge [~marge@host.example] has joined #ferry
10:02 < marge> should the bot kick idlers?
10:03 <@tom> no
10:04  * tom sighs
10:05 < marge> tom: 200 zombies
--- Day changed Tue May 13 2025
"""
WEECHAT = """\
2025-05-12 10:01:00\t-->\tmarge (~marge@host.example) has joined #ferry
2025-05-12 10:01:01\t--\tTopic for #ferry is "ferries: yes or no"
2025-05-12 10:02:11\tmarge\tshould the bot kick idlers?
2025-05-12 10:03:40\t@tom\tno
2025-05-12 10:04:00\t *\ttom sighs
2025-05-12 10:05:00\tmarge\ttom: 200 zombies
2025-05-12 10:06:00\t<--\ttom (~tom@host.example) has quit
"""
COPIED = """\
10:02:11   marge | should the bot kick idlers?
10:03:40    @tom | no
10:04:00       * | tom sighs
10:05:00   marge | tom: 200 zombies
10:05:09      -- | Mode #ferry [+o marge] by tom
"""
HEXCHAT = """\
**** BEGIN LOGGING AT Mon May 12 10:00:00 2025

May 12 10:01:00 *\tNow talking on #ferry
May 12 10:02:11 <marge>\tshould the bot kick idlers?
May 12 10:03:40 <tom>\tno
May 12 10:04:00 *\ttom sighs
May 12 10:05:00 <marge>\ttom: 200 zombies
**** ENDING LOGGING AT Mon May 12 11:00:00 2025
"""


@pytest.mark.parametrize("log", [IRSSI, WEECHAT, COPIED, HEXCHAT])
def test_logs_of_irc(log: str) -> None:
    """Signs of operators belong to no name; what the client tells is in the notice."""
    found = reading(log)

    assert posts(log) == [
        ("marge", "should the bot kick idlers?"), ("tom", "no"), ("marge", "tom: 200 zombies"),
    ]  # fmt: skip
    assert found.debate.title is None
    (skipped,) = [n for n in found.notices if n.rule == "NoiseSkipped"]
    assert skipped.sentence.count("left out") == 1


@pytest.mark.parametrize(
    "text",
    [
        "2025-05-12 10:02:11\tsshd\taccepted key of root\n2025-05-12 10:02:12\tcron\tjob 4 begins\n" * 3,
        "10:02:11   sshd | accepted key of root\n10:02:12   cron | job 4 begins\n" * 3,
        "12.05.2025\tBakery\tbread, 3.20\n13.05.2025\tMill\tflour, 9.00\n14.05.2025\tBakery\trolls, 2.80\n",
        "00:00:11\tkernel:\tdisk is full\n00:00:12\tsystemd:\tunit stopped\n00:00:13\tkernel:\tdisk is full\n",
        "--- Log opened Mon May 12 10:00:00 2025\n10:01 started\n10:02 stopped\n--- Log closed\n",
        "May 12 10:02:11 host sshd[12]: accepted\nMay 12 10:02:12 host cron[4]: began\n" * 3,
        "From Leeds to York 10:54 AM\nPlatform 3\nFrom York to Hull 11:20 AM\nPlatform 1\nFrom Leeds to York 11:54 AM\nPlatform 3\n",
        "9:00 - Ann Holm: Hoses\n9:30 - Bo Lind: Pumps\n10:00 - Coffee\n",
    ],
)  # fmt: skip
def test_logs_and_tables_are_no_chats(text: str) -> None:
    """Columns of a time, a word and words stand in accounts, timetables and logs, too."""
    assert plain(lines_of(text)) is None

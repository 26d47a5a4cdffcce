"""Mails pasted after one another, and the chains that answers drag along."""

from __future__ import annotations

from functools import partial

import pytest

from disputatio.converter.detection import importer_for
from disputatio.converter.importers.pasted import lines_of
from disputatio.converter.importers.shared.pasted.mails import mails
from disputatio.schemas.content import Quotation
from disputatio.schemas.protocols import Source
from tests.converter.importers.test_pasted_shapes import posts, reading
from tests.laws.work import work_of

ROW = """From: Ann Holm <ann@example.org>
Date: Mon, 12 May 2025 10:02:11 +0200
To: list@example.org
Subject: Leaf blowers in the park

I think that the petrol blowers should go.

From: Bo Lind <bo@example.org>
Date: Mon, 12 May 2025 11:15:00 +0200
To: list@example.org
Subject: Re: Leaf blowers in the park

On 12 May 2025, Ann Holm wrote:
> I think that the petrol blowers should go.

And who will rake?

--\x20
Bo of the park
"""

CHAIN = """I cannot come on Monday. I am for drippers.

-----Original Message-----
From: Bo Lind [mailto:bo@example.org]
Sent: Monday, May 12, 2025 11:15 AM
To: Ann Holm; Cy Dale
Subject: RE: Hoses

Drippers cost forty pounds. I am against it.

-----Original Message-----
From: Ann Holm
Sent: Monday, May 12, 2025 10:02 AM
To: Bo Lind; Cy Dale
Subject: Hoses

Shall we buy drippers for everybody?
"""

QUOTED = """I would wait for the frost.

On Tue, May 13, 2025 at 9:00 AM Bo Lind <bo@example.org> wrote:

> Then buy it yourself.
>
> On Mon, May 12, 2025 at 10:02 AM Ann Holm <ann@example.org> wrote:
>
>> Shall we buy a blower?
"""


def test_a_row_of_mails() -> None:
    """Each has its author, date and subject; quoted lines are the quotation they say."""
    found = reading(ROW).debate

    assert posts(ROW) == [
        ("Ann Holm", "I think that the petrol blowers should go."),
        ("Bo Lind", "I think that the petrol blowers should go.\n\nAnd who will rake?"),
    ]
    assert found.title == "Leaf blowers in the park"
    assert [p.written.text for p in found.posts if p.written] == [
        "Mon, 12 May 2025 10:02:11 +0200", "Mon, 12 May 2025 11:15:00 +0200",
    ]  # fmt: skip
    quoted = found.posts[1].body[0]
    assert isinstance(quoted, Quotation)
    assert quoted.claimed_author == "Ann Holm"
    assert found.posts[1].extras.plain() == {"thread": {"signature": "Bo of the park"}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CHAIN, ["Shall we buy drippers for everybody?",
                 "Drippers cost forty pounds. I am against it.",
                 "I cannot come on Monday. I am for drippers."]),
        (QUOTED, ["Shall we buy a blower?", "Then buy it yourself.",
                  "I would wait for the frost."]),
    ],
)  # fmt: skip
def test_a_chain_is_told_from_its_beginning(text: str, said: list[str]) -> None:
    """The words above it are the newest mail, and nobody says whose."""
    names: list[str | None] = ["Ann Holm", "Bo Lind", None]

    assert posts(text) == list(zip(names, said, strict=True))
    assert [n.rule for n in reading(text).notices] == ["AuthorUnknown"]


def test_a_conversation_printed_by_gmail() -> None:
    """The address is no part of the name; above stand the subject and a count."""
    text = (
        "Hoses\n2 messages\n\n"
        "Ann Holm <ann@example.org>\tMon, May 12, 2025 at 10:02 AM\nTo: Bo <bo@example.org>\n"
        "Shall we buy drippers?\n\n"
        "Bo Lind <bo@example.org>\tMon, May 12, 2025 at 11:15 AM\nTo: Ann <ann@example.org>\n"
        "No, they are dear.\n[Quoted text hidden]\n"
    )

    assert reading(text).debate.title == "Hoses"
    assert posts(text) == [
        ("Ann Holm", "Shall we buy drippers?"), ("Bo Lind", "No, they are dear."),
    ]  # fmt: skip


def test_a_mail_in_a_file_is_none_of_a_row() -> None:
    """A copy of several mails is told from a file of one that forwards others."""
    file = "Message-ID: <1@example.org>\nMIME-Version: 1.0\n" + ROW

    assert importer_for(Source(data=ROW.encode())).info.name == "pasted"
    assert importer_for(Source(data=file.encode())).info.name == "maildir"


@pytest.mark.parametrize(
    "text",
    [
        "From: where the train starts\nTo: where it ends\nDate: when it goes\n",
        "I wrote to her. On 12 May 2025, Ann Holm wrote:\n\nThen nothing came.\n",
        "> Shall we?\n\nNo.\n",
    ],
)
def test_other_texts_hold_no_mails(text: str) -> None:
    """Headers of a mail are three at least, and there are two mails."""
    assert mails(lines_of(text)) is None


def test_work_is_linear() -> None:
    """Twice the mails are at most 2.2 times the work, quoted in one another or not."""
    row = ROW.replace("--\x20\nBo of the park\n", "")
    chain = [
        "".join(f"{'>' * n}On 12 May 2025 10:02, Ann <a@b.org> wrote:\n{'>' * n}> No.\n"
                for n in range(count)) for count in (20, 40)
    ]  # fmt: skip
    for small, large in ((row * 20, row * 40), (chain[0], chain[1] + "\n" * 40)):
        first, second = (work_of(partial(mails, lines_of(t))) for t in (small, large))
        assert second <= 2.2 * first

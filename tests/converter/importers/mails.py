"""What tests of mail importers share: mails put together, debates told in few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from disputatio.converter.importers.maildir import MaildirImporter
from disputatio.converter.importers.mbox import MboxImporter
from disputatio.schemas.content import Block, Quotation, blocks_text
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source

HEADERS = {
    "From": "Ann Lee <ann@x.example>",
    "Date": "Mon, 4 Mar 2019 09:12:40 +0100",
    "Subject": "The lane",
    "Message-ID": "<a@x>",
}
"""Headers of a mail that says nothing else."""


def mail(body: str, /, **headers: str) -> bytes:
    """Give a mail with a body, and headers in place of the usual ones ("_" for "-")."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [
        f"{name}: {value}" for name, value in {**HEADERS, **given}.items() if value
    ]
    return ("\n".join(lines) + "\n\n" + body).encode("utf-8", "surrogateescape")


def mbox(*mails: bytes) -> bytes:
    """Give mails as an mbox."""
    begin = b"From a@x  Mon Mar  4 09:12:40 2019\n"
    return b"".join(begin + one + b"\n\n" for one in mails)


def readings(data: bytes) -> list[Reading]:
    """Read an mbox."""
    found = list(MboxImporter().read(Source(data=data, name="x.mbox"), {}))
    assert [problems(reading.debate) for reading in found] == [()] * len(found)
    return found


def single(data: bytes) -> Reading:
    """Read a mail."""
    (found,) = MaildirImporter().read(Source(data=data, name="x.eml"), {})
    assert problems(found.debate) == ()
    return found


def post(body: str, /, **headers: str) -> Post:
    """Give the post of a mail."""
    return single(mail(body, **headers)).debate.posts[0]


def told(blocks: Sequence[Block]) -> list[Any]:
    """Give blocks as texts, and quotations as pairs of a name and what they hold."""
    return [
        (b.claimed_author, told(b.blocks))
        if isinstance(b, Quotation)
        else blocks_text((b,))
        for b in blocks
    ]


def kept(found: Post) -> dict[str, Any]:
    """Give what a post keeps beside the model."""
    return dict(found.extras.get("thread") or {})


def name_of(debate: Debate, found: Post) -> str | None:
    """Give the name of a post's author."""
    return next((p.name for p in debate.participants if p.key == found.author), None)


def answers(debate: Debate) -> list[tuple[str, str]]:
    """Give who answers whom, by key."""
    return [(r.sources[0], r.targets[0]) for r in debate.relations]

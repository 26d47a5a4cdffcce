"""The messages of a mailbox."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from disputatio.converter.importers.shared.mail.message import Mail, mail_of
from disputatio.converter.importers.shared.mail.threads import (
    LARGEST,
    Archive,
    Item,
)
from disputatio.converter.importers.shared.mbox_messages import messages
from disputatio.converter.importers.shared.scattered import Place
from disputatio.schemas.notices import notice

_HEAD = 1 << 16
HINT = "an mbox begins with a line 'From ', an address and a date; a single mail is read with --from maildir"


def archive_of(stream: BinaryIO, name: str | None) -> Archive:
    """Give the messages of a mailbox as an archive."""

    def items() -> Iterator[Item]:
        for found in messages(stream):
            back = stream.tell()
            stream.seek(found.start)
            head = stream.read(min(found.size, _HEAD))
            stream.seek(back)
            damaged = notice(
                "RecordBroken",
                f"the line that begins the message at byte {found.start} is damaged",
            )
            yield Item(
                place=Place(start=found.start, size=found.size),
                head=head.partition(b"\n")[2],
                notices=(damaged,) if found.damaged else (),
            )

    def mail(place: Place) -> Mail:
        stream.seek(place.start)
        return mail_of(stream.read(min(place.size, LARGEST)), in_mbox=True)

    return Archive(items=items, mail=mail, name=name, ordered=True)

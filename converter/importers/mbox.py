"""Mailboxes of the mbox family: mail programs, Pipermail, HyperKitty, Google Takeout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from disputatio.converter.importers.shared.forum_pages import KEEPS
from disputatio.converter.importers.shared.mail_message import Mail, mail_of
from disputatio.converter.importers.shared.mail_threads import (
    LARGEST,
    Archive,
    Item,
    threads,
)
from disputatio.converter.importers.shared.mbox_messages import begins_mbox, messages
from disputatio.converter.importers.shared.scattered import Place
from disputatio.converter.importers.shared.seekable import seekable
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import notice
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_HEAD = 1 << 16
_HINT = "an mbox begins with a line 'From ', an address and a date; a single mail is read with --from maildir"


class MboxImporter:
    """Reads the threads of an mbox."""

    info = FormatInfo(
        name="mbox",
        title="Mailbox or archive of a mailing list (mbox, Pipermail, HyperKitty)",
        extensions=(".mbox", ".mbx"),
        media_types=("application/mbox",),
        verified="Pipermail: months of R-devel, R-help and R-SIG-Mac of 1997 to 2020",
        keeps=KEEPS,
        joinable=True,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are an mbox."""
        return 0.95 if begins_mbox(head[:4096]) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give the threads of an mbox, the one that began first in front.

        Raises:
            ReadError: no message begins in it.
        """
        with seekable(source) as stream:
            found = threads(_archive(stream, source.name))
            first = next(found, None)
            if first is None:
                problem = "no message begins in this file"
                raise ReadError(problem, _HINT, source=source.name)
            yield first
            yield from found


def _archive(stream: BinaryIO, name: str | None) -> Archive:
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

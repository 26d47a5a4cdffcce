"""Mails in files of their own: a Maildir, a folder of .eml files, one such file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Folder, FormatInfo, Options, Reading, Source

if TYPE_CHECKING:
    from disputatio.converter.importers.shared.mail.threads import Archive

_DELIVERED = ("cur/", "new/")
_FIELD = re.compile(rb"([A-Za-z][\w-]{0,60})[ \t]*:")
_TELLING = frozenset((
    b"from", b"date", b"subject", b"message-id", b"received", b"return-path", b"to",
    b"mime-version", b"in-reply-to", b"references", b"delivered-to", b"list-id",
))  # fmt: skip
_ENOUGH = 3
_HINT = "a mail begins with headers: From, Date, Subject; a mailbox is read with --from mbox"


class MaildirImporter:
    """Reads the threads of a folder of mails, or a single mail."""

    info = FormatInfo(
        name="maildir",
        title="Mails in files: Maildir, folder of .eml files, single mail",
        extensions=(".eml",),
        media_types=("message/rfc822",),
        verified="test mails of notmuch, a part of the Linux kernel list among them",
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a mail."""
        return 0.9 if _is_mail(head) else 0.0

    def holds(self, folder: Folder) -> bool:
        """Say whether a folder is a Maildir, or all that is in it are mails."""
        names = folder.names
        if any(name.startswith(_DELIVERED) for name in names):
            return True
        if not names or not all(_is_mail_name(name) for name in names):
            return False
        return names[0].lower().endswith(".eml") or _is_mail(
            folder.opener(names[0]).head
        )

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give the threads of a folder, or the one of a mail.

        Raises:
            ReadError: there is no mail.
        """
        from disputatio.converter.importers.shared.mail.threads import threads

        if source.folder is None:
            yield _single(source)
            return
        found = threads(_archive(source.folder, source.name))
        first = next(found, None)
        if first is None:
            raise ReadError(
                "there is no mail in this folder", _HINT, source=source.name
            )
        yield first
        yield from found


def _single(source: Source) -> Reading:
    from disputatio.converter.importers.shared.mail.message import mail_of
    from disputatio.converter.importers.shared.mail.threads import LARGEST, thread_of

    if not _is_mail(source.head, enough=1):
        raise ReadError("no header of a mail stands in it", _HINT, source=source.name)
    return thread_of([mail_of(source.data[:LARGEST])], source.name)


def _is_mail(head: bytes, enough: int = _ENOUGH) -> bool:
    """Say whether bytes begin with headers of a mail."""
    met = set()
    for line in head[:16384].lstrip(b"\r\n").split(b"\n"):
        found = _FIELD.match(line)
        if found:
            met.add(found[1].lower())
        elif not line.startswith((b" ", b"\t")):
            break
    return len(met & _TELLING) >= enough


def _is_mail_name(name: str) -> bool:
    base = name.rpartition("/")[2]
    return base.lower().endswith(".eml") or base.isdecimal()


def _archive(folder: Folder, name: str | None) -> Archive:
    from disputatio.converter.importers.shared.mail.message import Mail, mail_of
    from disputatio.converter.importers.shared.mail.threads import (
        LARGEST,
        Archive,
        Item,
    )
    from disputatio.converter.importers.shared.scattered import Place

    delivered = [n for n in folder.names if n.startswith(_DELIVERED)]
    names = delivered or folder.names

    def items() -> Iterator[Item]:
        for place, found in enumerate(names):
            source = folder.opener(found)
            notices: tuple[Notice, ...] = ()
            if not _is_mail(source.head, enough=1):
                sentence = f"{found} begins with no header of a mail; it is read as one"
                notices = (notice("RecordBroken", sentence),)
            yield Item(
                place=Place(start=place, size=0), head=source.head, notices=notices
            )

    def mail(place: Place) -> Mail:
        with folder.opener(names[place.start]).open() as stream:
            return mail_of(stream.read(LARGEST))

    return Archive(items=items, mail=mail, name=name, ordered=False)

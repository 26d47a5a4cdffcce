"""The threads of many mails: found in a first pass, read one after the other.

Mails are put together by the ids that they name (References, In-Reply-To) and, where
these lead nowhere, by their subjects, after RFC 5256 (THREAD=REFERENCES).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import attrs
from attrs import Factory, define, frozen

from disputatio.converter.importers.shared.mail import headers
from disputatio.converter.importers.shared.mail.flowed import unflowed
from disputatio.converter.importers.shared.mail.html import html_content
from disputatio.converter.importers.shared.mail.message import Mail
from disputatio.converter.importers.shared.mail.text import Manner, Taken, blocks_of
from disputatio.converter.importers.shared.scattered import Place, Scattered
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.schemas.content import Block, blocks_text
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Reading

LARGEST = 32 << 20
"""Of a larger mail only so many bytes are read."""

_HEAD = 1 << 18
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(
    rb"^(message-id|in-reply-to|references|subject)[ \t]*:[ \t]*(.*(?:\r?\n[ \t].*)*)",
    re.I | re.M,
)
_IDS = re.compile(rb"<([^<>]{1,400})>")


@frozen(kw_only=True)
class Item:
    """A mail of an archive, before it is read."""

    place: Place
    """Where it is."""
    head: bytes
    """Its headers, and perhaps more."""
    notices: tuple[Notice, ...] = ()
    """What was met while it was found."""


@frozen(kw_only=True)
class Archive:
    """Many mails."""

    items: Callable[[], Iterable[Item]]
    """Gives them in their order, once."""
    mail: Callable[[Place], Mail]
    """Reads one."""
    name: str | None
    """The name of the file."""
    ordered: bool
    """Whether their order is that in which they arrived."""


def threads(archive: Archive) -> Iterator[Reading]:
    """Give the threads of an archive, the one that began first in front."""
    scattered = Scattered()
    try:
        found: list[Notice] = []
        for item in archive.items():
            found += item.notices
            _add(scattered, item)
        for places in scattered.threads():
            yield _reading(archive, places, found)
            found = []
    finally:
        scattered.close()


def thread_of(mails: Sequence[Mail], name: str | None) -> Reading:
    """Give the thread of some mails, in the order in which they stand."""
    return _Thread(mails, name).reading(())


def _add(scattered: Scattered, item: Item) -> None:
    end = _END_OF_HEAD.search(item.head, 0, _HEAD)
    head = item.head[: end.start() if end else _HEAD]
    found = {m[1].lower(): m[2] for m in reversed(list(_FIELD.finditer(head)))}
    subject = headers.subject(
        headers.words(found.get(b"subject", b"").decode("utf-8", "surrogateescape"))
    )
    own = _names(found.get(b"message-id", b""))[:1]
    others = _names(found.get(b"in-reply-to", b"") + found.get(b"references", b""))
    answers = bool(others) or subject.answers
    scattered.add(item.place, (*own, *others), subject.topic, answers=answers)


def _names(value: bytes) -> list[str]:
    return [b"".join(i.split()).decode("utf-8", "replace") for i in _IDS.findall(value)]


def _reading(
    archive: Archive, places: Sequence[Place], found: Sequence[Notice]
) -> Reading:
    mails = [archive.mail(place) for place in places]
    if not archive.ordered or _is_out_of_order(mails):
        mails = _by_date(mails)
    return _Thread(mails, archive.name).reading(found)


def _is_out_of_order(mails: Sequence[Mail]) -> bool:
    """Say whether a mail stands before one that it answers."""
    later = {mail.id: place for place, mail in enumerate(mails)}
    return any(
        later.get(parent, -1) > place
        for place, mail in enumerate(mails)
        for parent in mail.answered[:1]
    )


def _by_date(mails: list[Mail]) -> list[Mail]:
    times = [
        m.written.at.timestamp() if m.written and m.written.at else None for m in mails
    ]
    if None in times:
        return mails
    order = sorted(range(len(mails)), key=lambda place: (times[place] or 0.0, place))
    return [mails[place] for place in order]


@define
class _Thread:
    """A thread while its mails become posts."""

    mails: Sequence[Mail]
    source: str | None
    texts: dict[str, str] = Factory(dict)
    manners: dict[str, Manner] = Factory(dict)
    names: dict[str, str] = Factory(dict)
    notices: list[Notice] = Factory(list)

    def reading(self, found: Sequence[Notice]) -> Reading:
        mails = self._once()
        for mail in mails:
            if mail.address and mail.name:
                self.names.setdefault(mail.address.casefold(), mail.name)
        first = mails[0]
        records = [self._record(mail, first) for mail in mails]
        identity = next((m.id for m in mails if m.id), None)
        thread = ThreadRecord(
            posts=records,
            title=first.subject.shown,
            source=self.source,
            thread=f"mail {identity}" if identity else None,
        )
        return reading_of(thread, (*found, *self.notices))

    def _once(self) -> list[Mail]:
        """Give each mail once; a list and a copy of it both reach an archive."""
        met: dict[tuple[str, str], Mail] = {}
        kept = []
        for mail in self.mails:
            same = (mail.id or "", mail.text)
            if mail.id and same in met:
                sentence = f"the mail <{mail.id}> stands twice; kept once"
                self.notices.append(notice("PostRepeated", sentence))
                continue
            met[same] = mail
            kept.append(mail)
        return kept

    def _record(self, mail: Mail, first: Mail) -> PostRecord:
        place = f"the mail <{mail.id}>" if mail.id else "a mail without an id"
        self.notices += [
            attrs.evolve(n, sentence=f"{place}: {n.sentence}") for n in mail.notices
        ]
        blocks, taken = self._body(mail)
        if taken.flattened:
            sentence = f"{place} nests quotations too deep; the innermost were joined"
            self.notices.append(notice("NestingFlattened", sentence))
        if mail.id:
            self.texts[mail.id] = " ".join(blocks_text(blocks).split())
        other = mail.subject.topic != first.subject.topic
        return PostRecord(
            id=mail.id,
            author=Author(name=mail.name or mail.address),
            written=mail.written,
            title=mail.subject.shown if other else None,
            parents=mail.answered[:1],
            body=blocks,
            kept=_kept(mail, taken),
        )

    def _body(self, mail: Mail) -> tuple[tuple[Block, ...], Taken]:
        if mail.is_html:
            try:
                blocks, signature, flattened = html_content(mail.text, self._named)
            except ReadError:
                return (), Taken()
            taken = Taken(flattened=flattened)
            taken.endings.signature = signature
            return blocks, taken
        text = unflowed(mail.text, joins=mail.joins) if mail.flowed else mail.text
        parent = mail.answered[0] if mail.answered else ""
        manner = Manner(
            answers=bool(mail.answered) or mail.subject.answers,
            answered=self.texts.get(parent),
            before=self.manners.get(parent),
            named=self._named,
        )
        self.manners[mail.id or ""] = manner
        return blocks_of(text, manner)

    def _named(self, name: str) -> str:
        """Give the name that the thread has for a name or an address.

        Archives put "?" where they could not decode a letter.
        """
        known = self.names.get(name.casefold())
        if known is None and "?" in name:
            shape = re.compile(re.escape(name).replace(r"\?", "."))
            fitting = {n for n in self.names.values() if shape.fullmatch(n)}
            known = fitting.pop() if len(fitting) == 1 else None
        return known or name


def _kept(mail: Mail, taken: Taken) -> dict[str, Any]:
    endings = taken.endings
    return {
        "signature": endings.signature,
        "footer": "\n\n".join(endings.footers),
        "tail": "\n".join(dict.fromkeys(endings.tails)),
        "attachments": [*mail.attachments, *endings.attachments],
    }

"""Threads copied from a browser as plain text.

Shapes, the first that fits best:
- heads kept: "#7" beside a date with the poster above (XenForo) or below (vBulletin 3
  and 4); "by X » DATE" (phpBB); "« Reply #6 on: DATE »" (SMF); "wrote on DATE" (NodeBB);
- heads lost, but a line of a no-break space ends each post (XenForo), or of one plain
  space where a program replaced it (see `shared.pasted_terminators`);
- a name with a date, or what chat programs write (see `shared.pasted_plain`);
- one post with a sure attribution ("Originally Posted by X", "X said: ↑") and no head.

Several pages pasted after one another are one thread; a post that a later page repeats
is dropped with a notice. Page furniture is left out with a notice. A body keeps every
character of its lines; line ends become LF, empty lines at its edges go, and so do
attribution lines, which become quotations (`shared.pasted_quotes` says where these end).

The language is that of the posts where their small words say so clearly, else that of
the software's words (edit marks, attributions), else None. A time is settled only where
day, month as a word (or ISO, or dd.mm.yyyy in German) and hour are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from disputatio.converter.importers.shared.html.sign import is_html
from disputatio.converter.importers.shared.stated_sides import ARGUED
from disputatio.schemas.errors import ReadError
from disputatio.schemas.features import Feature
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source
from disputatio.schemas.text import wide_encoding

if TYPE_CHECKING:
    from disputatio.converter.importers.shared.decoding import Decoded

_OTHERS = (
    "{",
    "[{",
    "[[",
    '["',
    "[\n",
    "[\r",
    "<?xml",
    "<!doctype",
    "<html",
    "<rdf",
    "<wxr",
    "===",
)
"""How files of other formats begin."""

_MAILBOX = re.compile(r"From \S[^\n]{0,100} \d{4}\r?\n")
"""The first line of a mailbox."""

_SOUGHT = (
    "nothing in it shows where posts begin; looked for '#1' beside a date, 'by X » DATE', "
    "'« Reply #1 on: DATE »', 'wrote on DATE', a name with a date beside or below it "
    "(three posts or more of two people, one of whom writes twice or names the other), "
    "'X: …', 'X (talk) DATE (UTC)' below words, lines of a no-break space, and 'X said:' or 'Quote from: X'"
)
_HINT = (
    "copy the page again from the thread's title to below its last post, with the names "
    "and without changing blank lines; or save the page and give the HTML; or write "
    "'Name:' before what each one says"
)


class PastedImporter:
    """Reads a forum thread that was copied as plain text."""

    info = FormatInfo(
        name="pasted",
        title="Thread copied as plain text: forums, comments, chats",
        extensions=(".txt",),
        media_types=("text/plain",),
        joinable=True,
        keeps=frozenset(
            {
                Feature.TITLE, Feature.LANGUAGE, Feature.SOURCE, Feature.PARTICIPANTS,
                Feature.POSTS, Feature.DATES, Feature.POST_DETAILS, Feature.QUOTATIONS,
            }
        )
        | ARGUED,
    )  # fmt: skip

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a pasted thread."""
        from disputatio.converter.importers.shared.decoding import leniently
        from disputatio.converter.importers.shared.pasted.shapes import confidence

        if b"\0" in head[:4096] and not wide_encoding(head):
            return 0.0
        text = leniently(head).lstrip()
        if text[:9].casefold().startswith(_OTHERS) or _MAILBOX.match(text):
            return 0.0
        if text.startswith("<!--") and is_html(head):
            return 0.0
        return confidence(lines_of(text))

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give the one thread of a paste.

        Raises:
            ReadError: it is no text, or no thread.
        """
        try:
            yield _reading(source)
        except ReadError as error:
            raise error.located(source.name) if source.name else error from None


def lines_of(text: str) -> list[str]:
    """Give a text as lines; CRLF and CR end lines as LF does."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _reading(source: Source) -> Reading:
    from disputatio.converter.importers.shared.decoding import decoded
    from disputatio.converter.importers.shared.pasted.debate import debate_of
    from disputatio.converter.importers.shared.pasted.shapes import shape_of

    given = decoded(source.data)
    lines = lines_of(given.text)
    _refuse_empty(lines)
    pasted = shape_of(lines)
    if pasted is None or not pasted.drafts:
        raise ReadError(f"this is no pasted thread: {_SOUGHT}", _HINT)
    return _with_notices(given, debate_of(lines, pasted, source.name))


def _with_notices(given: Decoded, reading: Reading) -> Reading:
    return Reading(debate=reading.debate, notices=given.notices + reading.notices)


def _refuse_empty(lines: Sequence[str]) -> None:
    if not any(text.strip() for text in lines):
        raise ReadError("there is no text in it", _HINT)

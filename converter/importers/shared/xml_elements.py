"""The elements of some names in a long XML file, one by one.

Each is found by its tags and parsed by itself, so that one that is broken costs no
more than itself. Entities are never expanded and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared.decoding import leniently
from disputatio.converter.importers.shared.losses import Losses
from disputatio.converter.importers.shared.xml_characters import allowed
from disputatio.schemas.protocols import Source
from disputatio.schemas.text import counted

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

LONGEST = 64 << 20
"""A longer element is left out."""

_CHUNK = 1 << 18
_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
_TAG_END = re.compile(rb"""(?>(?>[^"'<>]+|"[^"<]*"|'[^'<]*')*)(>)?""")
_ROOT = re.compile(r"<(?![?!])([\w:.-]+)((?>(?>[^\"'<>]+|\"[^\"<]*\"|'[^'<]*')*))>")
_LONGEST_MARK = 128


@frozen
class Piece:
    """An element as it stands in the file."""

    name: str
    """Its name."""
    data: bytes
    """Its bytes, from its start tag to its end tag."""
    line: int
    """Line where it begins."""
    whole: bool = True
    """Whether its end was found."""


def pieces(source: Source, names: Sequence[str], losses: Losses) -> Iterator[Piece]:
    """Give the elements of some names that stand in no other of these."""
    mark = _mark_of(names)
    text, final, line = b"", False, 1
    with source.open() as stream:
        while not final:
            more = stream.read(max(_CHUNK, len(text)))
            text, final = text + more, not more
            scan = _Scan(mark, text, line, final=final)
            yield from scan.all()
            if len(text) - scan.done > LONGEST:
                sentence = "an element that never ends was left out"
                losses.add("RecordBroken", sentence, scan.line_of(scan.done))
                scan.done = len(text)
            line = scan.line_of(scan.done)
            text = text[scan.done :]
    losses.end()


def _mark_of(names: Sequence[str]) -> re.Pattern[bytes]:
    either = b"|".join(re.escape(name.encode()) for name in names)
    return re.compile(
        rb"<!\[CDATA\[|<!--|<(?P<opens>%b)(?=[\s/>])|</(?P<ends>%b)\s*>"
        % (either, either)
    )


class _Unfinished(Exception):
    """The text ends before what was begun."""


class _Scan:
    """Goes through a part of a file from mark to mark."""

    def __init__(
        self, mark: re.Pattern[bytes], text: bytes, line: int, *, final: bool
    ) -> None:
        self._mark = mark
        self._text = text
        self._final = final
        self._place = 0
        self._start: int | None = None
        self._name = b""
        self._line = (0, line)
        self._endless: set[bytes] = set()
        self.done = 0

    def all(self) -> Iterator[Piece]:
        """Give the elements that end here; `done` is how far the text is used."""
        try:
            while found := self._mark.search(self._text, self._place):
                self._place = found.end()
                if found["opens"] is not None:
                    yield from self._opened(found)
                elif found["ends"] is not None:
                    if self._start is not None and found["ends"] == self._name:
                        yield self._piece(found.end())
                else:
                    self._passed(found)
        except _Unfinished:
            return
        if self._final and self._start is not None:
            yield self._piece(len(self._text), whole=False)
        self.done = max(
            self.done, len(self._text) - (0 if self._final else _LONGEST_MARK)
        )
        if self._start is not None:
            self.done = self._start

    def _opened(self, found: re.Match[bytes]) -> Iterator[Piece]:
        inner = self._start is not None and found["opens"] != self._name
        if self._start is not None and not inner:  # its end was lost
            yield self._piece(found.start(), whole=False)
        place, ending = _end_of_tag(self._text, found)
        if not inner:
            self._start, self._name = found.start(), found["opens"]
        if ending == "cut" and not self._final:
            self._give_up(found.start())
        self._place = place
        if ending != "open" and not inner:
            yield self._piece(place, whole=ending == "closed")

    def _passed(self, found: re.Match[bytes]) -> None:
        """Go behind a CDATA section or comment.

        One in which another begins has lost its end; then its beginning is all of it.
        """
        mark = found[0]
        end = -1 if mark in self._endless else self._text.find(_ENDS[mark], self._place)
        until = end if end >= 0 else len(self._text)
        if self._text.find(mark, self._place, until) >= 0:
            self._endless |= {mark} if end < 0 else set()
        elif end >= 0:
            self._place = end + len(_ENDS[mark])
        elif not self._final:
            self._give_up(found.start())

    def _give_up(self, place: int) -> None:
        self.done = place if self._start is None else self._start
        raise _Unfinished

    def _piece(self, end: int, *, whole: bool = True) -> Piece:
        start = self._start or 0
        piece = Piece(
            self._name.decode(), self._text[start:end], self.line_of(start), whole
        )
        self._start, self.done = None, end
        return piece

    def line_of(self, place: int) -> int:
        """Give the line of a place that is not before the last one asked for."""
        at, line = self._line
        line += self._text.count(b"\n", at, place)
        self._line = (max(at, place), line)
        return line


def _end_of_tag(text: bytes, found: re.Match[bytes]) -> tuple[int, str]:
    """Give where a start tag ends, and how.

    open: its content follows; closed: it has none; cut: the text ends before it;
    broken: another tag begins before it ends.
    """
    end = _TAG_END.match(text, found.end())
    place = end.end() if end else found.end()
    if end is not None and end[1] is not None:
        return place, "closed" if text[place - 2 : place] == b"/>" else "open"
    again = text.find(b"<", place)
    return (len(text), "cut") if again < 0 else (again, "broken")


class Parser:
    """Parses pieces of one file, with the names that its root declares."""

    def __init__(self, source: Source) -> None:
        """Look at the root element of a file."""
        found = _ROOT.search(leniently(source.head))
        self._before = f"<{found[1]}{found[2].rstrip('/')}>" if found else "<x>"
        self._after = f"</{found[1]}>" if found else "</x>"

    def element(self, piece: Piece, losses: Losses) -> Element | None:
        """Give a piece as an element; what is broken in it is told."""
        from lxml import etree

        text, lost = allowed(leniently(piece.data))
        if lost:
            sentence = f"{counted(lost, 'character')} that XML forbids became U+FFFD."
            losses.add("CharacterReplaced", sentence, piece.line)
        parser = etree.XMLParser(
            recover=True, resolve_entities=False, no_network=True, huge_tree=True
        )
        whole = f"{self._before}{text}{self._after}".encode()
        root = etree.fromstring(whole, parser)
        element = None if root is None else next(root.iterchildren(etree.Element), None)
        if not piece.whole or parser.error_log or element is None:
            sentence = f"the element {piece.name} in line {piece.line} is broken; "
            sentence += (
                "it was left out" if element is None else "read as far as it goes"
            )
            losses.add("RecordBroken", sentence, piece.line)
        return element

"""The elements of AIF nodes in a document, one after the other or inside of each other.

A node is an element of its class, its words, its links, the time of its record, in
whatever order. A link is an element with an address or, where a tool has written a
document again, one with the element of the node that it leads to. One pattern takes
all of an element up to the next one inside of it, or to its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from itertools import chain, pairwise
from typing import TypeAlias

from attrs import field, frozen

from disputatio.converter.importers.shared.rdf.prologue import UnusualError

_S = r"[ \t\n]*+"
_COMMENTS = rf"(?>(?:<!--[^-]*+(?>(?:-[^-]++)*)-->{_S})*)"
_NAME = r"[A-Za-z_][A-Za-z0-9_.:-]*+"
_ATTRIBUTES = r"""[^<>"'/]*+(?>(?:"[^<"]*+"[^<>"'/]*+)*)"""
_OTHER = re.compile(
    rf"{_COMMENTS}<({_NAME}){_ATTRIBUTES}(?:/>|>{_S}"
    rf"(?>(?:<{_NAME}{_ATTRIBUTES}(?:/>|>[^<]*+</{_NAME}>){_S})*)</\1>){_S}"
)
"""A flat element of anything."""

_ENDING = re.compile(rf"{_COMMENTS}</rdf:RDF>{_S}")

_DEEPEST = 16
"""How many elements may stand inside of each other here."""

Told: TypeAlias = tuple[str, str, str | None, str, str | None, str, str | None, str]
"""Classes, then words, source and time as they are written, links after each."""

Row: TypeAlias = tuple[
    str, str, str, str, str | None, str, str | None, str, str | None, str
]
"""The name of a node's element and its number, then what is told in it."""

_Match: TypeAlias = Callable[[str, int], "re.Match[str] | None"]

_NUMBER = 3
"""The group of the pattern of a part that has the number of a node that begins."""

_NOTHING: Told = ("", "", None, "", None, "", None, "")


@frozen
class Spelling:
    """How a document spells what all nodes have."""

    place: str
    """What their addresses begin with."""
    aif: str
    """The prefix of the terms of AIF."""

    @property
    def whole(self) -> re.Pattern[str]:
        """The pattern of an element without others inside of it; it gives a `Row`."""
        return re.compile(rf"{_COMMENTS}{self._begin}{self._told}</\1>{_S}")

    @property
    def part(self) -> re.Pattern[str]:
        """The pattern of what stands in an element up to the next one, or to its end.

        It gives the link around it, its name and number where it begins, what is told,
        and its name and the link where it ends. Each of these may be absent.
        """
        link = rf"{re.escape(self.aif)}:([A-Za-z]++)>{_S}"
        return re.compile(
            rf"(?>(?:{_COMMENTS}(?>(?:<{link}{_COMMENTS})?){self._begin})?){self._told}"
            rf"(?>(?:</({_NAME})>{_S}(?>(?:</{link})?))?)"
        )

    def link(self, name: str, number: str) -> str:
        """Give the element of a link."""
        return f'<{self.aif}:{name} rdf:resource="{self.place}{number}"/>'

    @property
    def _begin(self) -> str:
        return rf'<({_NAME}) rdf:about="{re.escape(self.place)}([0-9]++)">{_S}'

    @property
    def _told(self) -> str:
        place, aif = map(re.escape, (self.place, self.aif))
        links = rf'((?>(?:<{aif}:[A-Za-z]++ rdf:resource="{place}[0-9]++"/>{_S})*))'
        names = "claimText", "source", "creationDate"
        words = (
            rf"(?>(?:<{aif}:{name}>([^<]*+)</{aif}:{name}>{_S})?){links}"
            for name in names
        )
        types = rf'((?>(?:<rdf:type rdf:resource="[^"<]*+"/>{_S})*))'
        return f"{types}{links}{''.join(words)}"


class Elements:
    """The elements of a document from a place on up to its end.

    Attributes:
        rows: the nodes in the order in which they begin.
    """

    def __init__(self, text: str, place: int, spelling: Spelling) -> None:
        """Read the elements.

        Raises:
            UnusualError: something there is of another form.
        """
        self.rows: list[Row] = []
        self._text = text
        self._spelling = spelling
        self._outermost: list[tuple[int, int]] = []
        self._read(place)

    def others(self) -> str:
        """Give the outermost elements that have no nodes in them."""
        parts = pairwise(self._outermost)
        return "".join(
            self._text[begin:end]
            for (begin, first), (end, last) in parts
            if first == last
        )

    def parts(self, wanted: Container[str]) -> str:
        """Give the outermost elements that have some of the nodes in them, or no node.

        Of the rest the line ends are left, so that everything keeps its line.
        """
        text, parts = self._text, []
        for (begin, first), (end, last) in pairwise(self._outermost):
            numbers = [number for _, number, *_ in self.rows[first:last]]
            kept = not numbers or any(map(wanted.__contains__, numbers))
            lines = text.count("\n", begin, end)
            parts.append(text[begin:end] if kept else "\n" * lines)
        return "".join(parts)

    def _read(self, place: int) -> None:
        text, rows = self._text, self.rows
        whole, part = self._spelling.whole.match, self._spelling.part.match
        while True:
            self._outermost.append((place, len(rows)))
            if found := whole(text, place):
                rows.append(found.groups())  # type: ignore[arg-type]
                place = found.end()
            elif (found := part(text, place)) and found[_NUMBER]:
                place = self._in_parts(found, part)
            elif found := _OTHER.match(text, place):
                place = found.end()
            elif _ENDING.fullmatch(text, place):
                return
            else:
                raise UnusualError

    def _in_parts(self, found: re.Match[str] | None, match: _Match) -> int:
        """Read an element part by part from the first one, and give where it ends."""
        begun: list[_Begun] = []
        while found and found[0]:
            link, element, number, *told, end, after = found.groups()
            if number is not None:
                self._begin(_Begun(element, number, link, len(self.rows)), begun)
            begun[-1].told.append(tuple(told))  # type: ignore[arg-type]
            if end is not None:
                ended = begun.pop()
                if (end, after) != (ended.element, ended.link):
                    break
                self.rows[ended.place] = ended.row()
                if not begun:
                    return found.end()
            found = match(self._text, found.end())
        raise UnusualError

    def _begin(self, new: _Begun, begun: list[_Begun]) -> None:
        """Begin an element in those that have begun, the last of which leads to it."""
        if bool(begun) is (new.link is None) or len(begun) > _DEEPEST:
            raise UnusualError
        if new.link is not None:
            link = self._spelling.link(new.link, new.number)
            begun[-1].told.append(("", link, *_NOTHING[2:]))
        begun.append(new)
        self.rows.append((new.element, new.number, *_NOTHING))


@frozen
class _Begun:
    """An element that has begun."""

    element: str
    """Its name."""
    number: str
    """The number of its node."""
    link: str | None
    """The link in whose element it stands."""
    place: int
    """Which row of the document it is."""
    told: list[Told] = field(factory=list)
    """What is told in it so far."""

    def row(self) -> Row:
        """Give its row when it has ended.

        Raises:
            UnusualError: something is said twice.
        """
        if len(self.told) == 1:
            return self.element, self.number, *self.told[0]
        classes, first, words, second, sources, third, times, fourth = zip(
            *self.told, strict=True
        )
        links = "".join(
            chain.from_iterable(zip(first, second, third, fourth, strict=True))
        )
        said, source, time = map(_only, (words, sources, times))
        told = "".join(classes), links, said, "", source, "", time, ""
        return self.element, self.number, *told


def _only(values: Iterable[str | None]) -> str | None:
    """Give what is said once, or not at all."""
    said = [value for value in values if value is not None]
    if len(said) > 1:
        raise UnusualError
    return said[0] if said else None

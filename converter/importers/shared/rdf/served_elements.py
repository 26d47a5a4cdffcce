"""The elements of AIF nodes in a document, one after the other or inside of each other.

A node is an element of its class, its words, its links, the time of its record, in
whatever order. A link is an element with an address or, where a tool has written a
document again, one with the element of the node that it leads to. One pattern takes
all of an element up to the next one inside of it, or to its end.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Container
from itertools import pairwise
from typing import TypeAlias

from attrs import define, field, frozen

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

_ROW, _TOLD = slice(1, 11), slice(3, 11)
"""Among the groups of a part those of a `Row`, and of what is told."""

_NOTHING: Told = ("", "", None, "", None, "", None, "")


@frozen
class Spelling:
    """How a document spells what all nodes have."""

    place: str
    """What their addresses begin with."""
    aif: str
    """The prefix of the terms of AIF."""

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
        text, done = self._text, self._outermost[0][0]
        parts: list[str] = []
        for number in self._with(wanted):
            (begin, _), (end, _) = self._outermost[number : number + 2]
            parts += "\n" * text.count("\n", done, begin), text[begin:end]
            done = end
        return "".join(parts)

    def _with(self, wanted: Container[str]) -> list[int]:
        """Give the places of the outermost elements with some of the nodes, or no node."""
        firsts = [first for _, first in self._outermost]
        alone = (n for n, (a, b) in enumerate(pairwise(firsts)) if a == b)
        rows = (n for n, row in enumerate(self.rows) if row[1] in wanted)
        return sorted({*alone, *(bisect(firsts, n) - 1 for n in rows)})

    def _read(self, place: int) -> None:
        text, match = self._text, self._spelling.part.match
        while True:
            self._outermost.append((place, len(self.rows)))
            found = match(text, place)
            if found and found[_NUMBER]:
                place = self._element(found, match)
            elif found := _OTHER.match(text, place):
                place = found.end()
            elif _ENDING.fullmatch(text, place):
                return
            else:
                raise UnusualError

    def _element(self, found: re.Match[str] | None, match: _Match) -> int:
        """Read an element part by part from the first one, and give where it ends."""
        rows = self.rows
        begun: list[_Begun] = []
        while found and found[0]:
            link, element, number, *_, end, after = part = found.groups()
            whole = number is not None and end == element and after == link
            if number is not None:
                self._lead(link, number, begun)
                if whole:
                    rows.append(part[_ROW])  # type: ignore[arg-type]
                else:
                    begun.append(_Begun(element, number, link, len(rows)))
                    rows.append((element, number, *_NOTHING))
            if not whole:
                begun[-1].add(part[_TOLD])  # type: ignore[arg-type]
                if end is not None:
                    self._end(begun.pop(), end, after)
            if not begun:
                return found.end()
            found = match(self._text, found.end())
        raise UnusualError

    def _lead(self, link: str | None, number: str, begun: list[_Begun]) -> None:
        """Lead to an element that begins from the one around it."""
        if bool(begun) is (link is None) or len(begun) > _DEEPEST:
            raise UnusualError
        if link is not None:
            begun[-1].links.append(self._spelling.link(link, number))

    def _end(self, ended: _Begun, element: str, link: str | None) -> None:
        """End an element as it has begun."""
        if (element, link) != (ended.element, ended.link):
            raise UnusualError
        self.rows[ended.place] = ended.row()


@define
class _Begun:
    """An element that has begun, with what is told in it so far."""

    element: str
    """Its name."""
    number: str
    """The number of its node."""
    link: str | None
    """The link in whose element it stands."""
    place: int
    """Which row of the document it is."""
    classes: list[str] = field(factory=list)
    links: list[str] = field(factory=list)
    words: str | None = None
    source: str | None = None
    time: str | None = None

    def add(self, told: Told) -> None:
        """Add what is told in its next part."""
        classes, first, words, second, source, third, time, fourth = told
        if classes:
            self.classes.append(classes)
        self.links += first, second, third, fourth
        if words is not None:
            self.words = _only(self.words, words)
        if source is not None:
            self.source = _only(self.source, source)
        if time is not None:
            self.time = _only(self.time, time)

    def row(self) -> Row:
        """Give its row when it has ended."""
        classes, links = "".join(self.classes), "".join(self.links)
        told = classes, links, self.words, "", self.source, "", self.time, ""
        return self.element, self.number, *told


def _only(known: str | None, value: str) -> str:
    """Give what is said, where nothing was before."""
    if known is not None:
        raise UnusualError
    return value

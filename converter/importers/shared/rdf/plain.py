"""The usual RDF/XML document as statements, read without a tree.

AIFdb's documents and ours are flat: an element for each thing, in it an element for each
property, in that a text or one attribute. Where a tool has written them again, the
element of a thing may stand in a property that leads to it. Such a document is taken
apart at its tags, which costs less than half of what a tree does. Whatever is not just so
(other attributes, names beyond ASCII, every error) is left to the reader of all RDF/XML
(`rdf_xml`): what is read here, it would read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain

from disputatio.converter.importers.shared.rdf.plain_tags import (
    SPACE,
    Classes,
    Lines,
    Names,
    Resources,
    Tags,
    address_of,
)
from disputatio.converter.importers.shared.rdf.prologue import (
    Prologue,
    UnusualError,
    prologue_of,
)
from disputatio.converter.importers.shared.rdf.store import Properties, Store
from disputatio.schemas.foreign.rdf import (
    DESCRIPTION,
    ITEM,
    RDF,
    TYPE,
    Literal,
    Resource,
    Term,
)

_CHUNK = 1024 * 1024
_DEEPEST = 16
"""How many things may stand inside of each other here."""

_CONTROLS = bytes(set(range(32)).difference(SPACE.encode()))
"""What XML forbids, and carriage returns that are no part of a line end."""

_ERRORS = ("]]>", "\ufffe", "\uffff")
"""What is an error in the text of an element."""

_COMMENT = re.compile(r"!--[^-]*(?:-[^-]+)*--")
_CLOSING = "</rdf:RDF>"

_literal = partial(tuple.__new__, Literal)
_resource = partial(tuple.__new__, Resource)


def plain_text(data: bytes) -> str | None:
    """Give the text of a document without controls and what XML forbids; None for any other.

    Line ends are line feeds, as XML has it.
    """
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
    if len(data.translate(None, _CONTROLS)) != len(data):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if any(found in text for found in _ERRORS) else text


def plain_statements(data: bytes) -> Store | None:
    """Give the statements of a flat document in its order; None for any other one."""
    text = plain_text(data)
    if text is None:
        return None
    try:
        return _statements(text)
    except UnusualError:
        return None


def _statements(text: str) -> Store:
    prologue = prologue_of(text)
    begin, end = prologue.end, len(text.rstrip(SPACE)) - len(_CLOSING)
    if not text.startswith(_CLOSING, end):
        raise UnusualError
    body = text[begin:end]
    if _is_growing(body, prologue.entities):
        raise UnusualError
    reader = _Reader(prologue, 1 + text.count("\n", 0, begin))
    reader.read(chain.from_iterable(_pieces(body)))
    return reader.store


def _is_growing(body: str, entities: Mapping[str, str]) -> bool:
    """Say whether a document grows to more than twice its size by its entities."""
    grown = body.count("&") * max(map(len, entities.values()), default=0)
    if grown > len(body):
        grown = sum(body.count(name) * len(entities[name]) for name in entities)
    return grown > len(body)


def _pieces(body: str) -> Iterator[list[str]]:
    """Give what stands from tag to tag, each without the first "<"; not all at once."""
    if body[:1] not in {"", "<"}:
        raise UnusualError
    place = 0
    while place < len(body):
        end = body.find("<", place + _CHUNK)
        end = len(body) if end < 0 else end
        yield body[place + 1 : end].split("<")
        place = end


class _Reader:
    """Turns tags and what follows them into statements."""

    def __init__(self, prologue: Prologue, line: int) -> None:
        self.store = Store()
        self._line = line
        self._prologue = prologue
        self._lines = Lines()
        self._tags = Tags(prologue)
        self._names = Names(self._tags)
        self._classes = Classes(self._names)
        self._resources = Resources(prologue)

    def read(self, pieces: Iterator[str]) -> None:
        """Read all elements, one after the other."""
        for piece in pieces:
            head, closed, after = piece.partition(">")
            if not closed:
                raise UnusualError
            if _COMMENT.fullmatch(head):
                self._line += head.count("\n") + self._lines[after]
                continue
            self._thing(head, after, pieces, 1)

    def _thing(self, head: str, after: str, pieces: Iterator[str], depth: int) -> str:
        """Read the element of a thing that begins with a tag, and give its address."""
        name, _, value = head.partition(' rdf:about="')
        address = address_of(value, "", self._prologue)
        properties = self.store.about(address)
        kind = self._classes[name]
        if kind[0] != DESCRIPTION:
            properties.setdefault(TYPE, []).append((kind, self._line))
        self._line += self._lines[after]
        self._properties(pieces, properties, f"/{name}", depth)
        return address

    def _properties(
        self, pieces: Iterator[str], properties: Properties, ending: str, depth: int
    ) -> None:
        """Read the properties of an element, up to its end."""
        names, resources, tags = self._names, self._resources, self._tags
        unescaped = self._prologue.unescaped
        lines, line, members = self._lines, self._line, 0
        for piece in pieces:
            head, closed, after = piece.partition(">")
            if not closed:
                break
            begun = line
            name, found, value = head.partition(' rdf:resource="')
            if found:
                uri = names[name]
                term: Term = resources[value]
            elif head == ending:
                self._line = line + lines[after]
                return
            else:
                uri, datatype, language, end = tags[head]
                words = ""
                if end:
                    inner = next(pieces, "")
                    if not inner.startswith(end):
                        self._line = line + lines[after]
                        told = properties.setdefault(uri, [])
                        told.append((self._inside(head, inner, pieces, depth), begun))
                        line = self._line
                        continue
                    words = unescaped(after) if "&" in after else after
                    line += after.count("\n")
                    after = inner[len(end) :]
                term = _literal((words, datatype, language))
            if uri == ITEM:
                members += 1
                uri = f"{RDF}_{members}"
            if uri in properties:
                properties[uri].append((term, begun))
            else:
                properties[uri] = [(term, begun)]
            line += lines[after]
        raise UnusualError

    def _inside(
        self, name: str, piece: str, pieces: Iterator[str], depth: int
    ) -> Resource:
        """Read the thing inside of a property that leads to it, up to the property's end."""
        uri, _, _, end = self._tags[name]
        head, closed, after = piece.partition(">")
        if end != f"/{name}>" or uri == ITEM or depth == _DEEPEST or not closed:
            raise UnusualError
        address = self._thing(head, after, pieces, depth + 1)
        last = next(pieces, "")
        if not last.startswith(end):
            raise UnusualError
        self._line += self._lines[last[len(end) :]]
        return _resource((address,))

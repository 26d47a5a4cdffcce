"""What the tags of a usual RDF/XML document say: each is read where it stands first."""

from __future__ import annotations

import re
from functools import partial
from typing import TypeAlias

from disputatio.converter.importers.shared.rdf.prologue import (
    LOCAL,
    NAMESPACE,
    RESERVED,
    Prologue,
    UnusualError,
)
from disputatio.schemas.foreign.rdf import Resource

SPACE = " \t\n"
"""White space; carriage returns are line feeds by now."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_VALUE = r'"([^"<&\s]+)"'
_TAG = re.compile(
    rf'((?:({LOCAL}):)?({LOCAL}))(?: xmlns:({LOCAL})="({NAMESPACE})")?'
    rf"(?: rdf:datatype={_VALUE}| xml:lang={_VALUE})?(/?)"
)

_resource = partial(tuple.__new__, Resource)

Tag: TypeAlias = tuple[str, str | None, str | None, str]
"""A tag of a property without an address: the property, datatype and language, its end.

The end is what ends it; it is empty where the tag ends itself.
"""


class Lines(dict[str, int]):
    """How many lines end in what stands between two tags: white space."""

    def __missing__(self, space: str) -> int:
        """Count them."""
        if space.strip(SPACE):
            raise UnusualError
        return self.setdefault(space, space.count("\n"))


class Tags(dict[str, Tag]):
    """What tags without an address say, by their words."""

    def __init__(self, prologue: Prologue) -> None:
        """Begin with none."""
        self._prologue = prologue

    def __missing__(self, head: str) -> Tag:
        """Take a tag apart."""
        expanded = self._prologue.address(head) if "&" in head else head
        found = _TAG.fullmatch(expanded)
        if found is None:
            raise UnusualError
        name, prefix, local, own, namespace, datatype, language, empty = found.groups()
        around = self._prologue.namespaces.get(prefix or "")
        around = namespace if own is not None and own == prefix else around
        if around is None or own in RESERVED:
            raise UnusualError
        end = "" if empty else f"/{name}>"
        return self.setdefault(head, (f"{around}{local}", datatype, language, end))


class Names(dict[str, str]):
    """The properties of tags with an address, by what stands before that."""

    def __init__(self, tags: Tags) -> None:
        """Begin with none."""
        self._tags = tags

    def __missing__(self, name: str) -> str:
        """Read the name of a tag."""
        uri, datatype, language, end = self._tags[name]
        if datatype or language or not end:
            raise UnusualError
        return self.setdefault(name, uri)


class Classes(dict[str, Resource]):
    """The classes of things, by the names of their elements."""

    def __init__(self, names: Names) -> None:
        """Begin with none."""
        self._names = names

    def __missing__(self, name: str) -> Resource:
        """Read the name of an element."""
        return self.setdefault(name, Resource(self._names[name]))


class Resources(dict[str, Resource]):
    """The things to which properties lead, by what stands in their tags from the address on."""

    def __init__(self, prologue: Prologue) -> None:
        """Begin with none."""
        self._prologue = prologue

    def __missing__(self, value: str) -> Resource:
        """Read an address."""
        found = self[value] = _resource((address_of(value, "/", self._prologue),))
        return found


def address_of(value: str, end: str, prologue: Prologue) -> str:
    """Give the address at the begin of a value, whose quote the end of the tag follows.

    Raises:
        UnusualError: it is none, or not by itself.
    """
    address, quote, rest = value.partition('"')
    if not quote or rest != end or not address.isprintable():
        raise UnusualError
    address = prologue.unescaped(address) if "&" in address else address
    if prologue.base is not None and not _SCHEME.match(address):
        raise UnusualError
    return address

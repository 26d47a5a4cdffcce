"""JSON values as rdf:JSON literals, told piece by piece."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Self

from disputatio.schemas.extras import Extras, thaw
from disputatio.schemas.foreign.rdf import JSON, Literal
from disputatio.schemas.text import FORBIDDEN_IN_XML

_AT_ONCE = 256
"""How many simple values are told at once."""

_NESTED = frozenset({Extras, tuple})


class JsonLiteral(Literal):
    """What a format keeps, as a literal; the order of keys is kept.

    A file can have much that a debate keeps beside it, so its words need not be in
    memory all at once.
    """

    value: Extras

    def __new__(cls, value: Extras) -> Self:
        """Make the literal of extras."""
        literal = super().__new__(cls, "", JSON)
        literal.value = value
        return literal

    def pieces(self) -> Iterator[str]:
        """Give the words, none of which XML forbids."""
        return (FORBIDDEN_IN_XML.sub(_escaped, piece) for piece in _pieces(self.value))


def _pieces(value: Any) -> Iterator[str]:
    if type(value) not in _NESTED:
        yield _words(value)
        return
    keyed = type(value) is Extras
    yield "{" if keyed else "["
    items: Iterator[Any] = iter(value.items() if keyed else value)
    comma = ""
    while batch := list(islice(items, _AT_ONCE)):
        yield comma
        yield from _batch(batch, keyed=keyed)
        comma = ","
    yield "}" if keyed else "]"


def _batch(batch: list[Any], *, keyed: bool) -> Iterator[str]:
    values: Iterable[Any] = (value for _, value in batch) if keyed else batch
    if _NESTED.isdisjoint(map(type, values)):
        yield _words(dict(batch) if keyed else batch)[1:-1]
        return
    comma = ""
    for item in batch:
        key, value = item if keyed else (None, item)
        yield f"{comma}{_words(key)}:" if keyed else comma
        yield from _pieces(value)
        comma = ","


def _words(value: Any) -> str:
    return json.dumps(thaw(value), ensure_ascii=False, separators=(",", ":"))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"

"""Bytes as JSON values: one document, a list of them, or one after another.

The usual file is decoded in C. Whatever is odd about one (broken, lone surrogates,
numbers beyond all measure) goes to the standard library, whose errors have a place.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn

from attrs import frozen

from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.aif_document import EXTENSION
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import is_scalar, scalar

MAX_DEPTH = 64
"""How deep a document may nest, its extension apart."""

HINT = "give a file with the lists nodes and edges, as AIFdb, xAIF or OVA write it"
"""What to try where a document is no AIF-JSON."""

_BOM = b"\xef\xbb\xbf"
_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
_SPACE = re.compile(r"[ \t\r\n,]*")
_CONTAINERS = frozenset({dict, list})


@frozen
class Loaded:
    """A JSON value."""

    value: Any
    """The value."""
    depth: int
    """How deep it nests; what an object has under `EXTENSION` is left out."""
    notices: tuple[Notice, ...]
    """What was met in reading it."""


def loaded(data: bytes) -> Iterator[Loaded]:
    """Give the JSON values that stand in some bytes one after another.

    Raises:
        ReadError: they are no JSON, with line and column.
    """
    import msgspec

    data = data.removeprefix(_BOM)
    try:
        value = msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        yield from _slowly_loaded(data)
        return
    depth, members = _measured(value, data)
    yield Loaded(value, depth, _repeated_keys(members, data))


@frozen
class Shape:
    """How large a JSON value is."""

    depth: int
    """How deep its lists and objects nest; 0 for a value without any."""
    members: int
    """How many members its objects have together."""


def shape_of(value: Any) -> Shape:
    """Measure a JSON value level by level, so that no depth is too much."""
    depth = members = 0
    level = [value] if type(value) in _CONTAINERS else []
    while level:
        depth += 1
        members += sum(len(outer) for outer in level if type(outer) is dict)
        level = [
            inner
            for outer in level
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) in _CONTAINERS
        ]
    return Shape(depth, members)


def _slowly_loaded(data: bytes) -> Iterator[Loaded]:
    try:
        text = data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        hint = "save it in UTF-8, as JSON demands"
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError("is not UTF-8 text", hint, line=line) from None
    place = 0
    while True:
        repeated: Counter[str] = Counter()
        value, place = _next_value(text, place, repeated)
        yield _told(value, text, repeated)
        place = _end_of_space(text, place)
        if place == len(text):
            return


def _end_of_space(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place


def _next_value(text: str, place: int, repeated: Counter[str]) -> tuple[Any, int]:
    """Read one value where the text goes on; count the keys that it repeats."""

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            repeated.update(Counter(key for key, _ in pairs) - Counter(found.keys()))
        return found

    decoder = json.JSONDecoder(
        parse_constant=_refuse, parse_float=_finite, object_pairs_hook=members
    )
    try:
        return decoder.raw_decode(text, _end_of_space(text, place))
    except json.JSONDecodeError as error:
        hint = "check whether the file is complete"
        line, column = error.lineno, error.colno
        raise ReadError(
            f"is no JSON: {error.msg}", hint, line=line, column=column
        ) from None
    except RecursionError:
        raise ReadError(f"nests deeper than {MAX_DEPTH}", HINT) from None
    except ValueError as error:
        problem = str(error).partition(";")[0]
        raise ReadError(f"has a number that is too large: {problem}", HINT) from None


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


def _finite(text: str) -> float:
    value = float(text)
    return value if abs(value) != float("inf") else _refuse(text[:20])


def _told(value: Any, text: str, repeated: Counter[str]) -> Loaded:
    notices = _told_repeated(repeated)
    holder = [value]
    count = _without_halves(holder) if _HALVES.search(text) else 0
    if count:
        sentence = f"Half characters (lone surrogates) in {count} texts became U+FFFD."
        notices += (notice("CharacterReplaced", sentence),)
    return Loaded(holder[0], _measured(value)[0], notices)


def _measured(value: Any, data: bytes = b"") -> tuple[int, int]:
    """Give the depth of a document, its extension apart, and the members of all.

    A usual nodeset has as many braces as records, and one more: it needs no search.
    """
    if type(value) is dict:
        lists = [rows for rows in value.values() if type(rows) is list]
        records = [row for rows in lists for row in rows if type(row) is dict]
        flat = data.count(b"{") == len(records) + 1 and data.count(b"[") == len(lists)
        if flat:
            return 3, len(value) + sum(map(len, records))
    if type(value) is not dict or EXTENSION not in value:
        shape = shape_of(value)
        return shape.depth, shape.members
    graph = shape_of({k: v for k, v in value.items() if k != EXTENSION})
    return graph.depth, graph.members + 1 + shape_of(value[EXTENSION]).members


def _without_halves(holder: list[Any]) -> int:
    """Replace lone surrogates, which JSON can write and text cannot hold."""
    waiting: list[Any] = [holder]
    count = 0
    while waiting:
        container = waiting.pop()
        if isinstance(container, dict) and not all(map(is_scalar, container)):
            items = {scalar(key): item for key, item in container.items()}
            container.clear()
            container.update(items)
            count += 1
        places = container if isinstance(container, dict) else range(len(container))
        for place in places:
            item = container[place]
            if isinstance(item, dict | list):
                waiting.append(item)
            elif isinstance(item, str) and not is_scalar(item):
                container[place] = scalar(item)
                count += 1
    return count


def _repeated_keys(members: int, data: bytes) -> tuple[Notice, ...]:
    """Tell keys that stand twice in one object, of which only the last is read.

    Every member has a colon behind its key. Only where there are not as many of these
    as members (a space or an escaped quote may hide one) is the text read again.
    """
    if data.count(b'":') - data.count(b'\\":') == members:
        return ()
    repeated: Counter[str] = Counter()
    _next_value(data.decode(), 0, repeated)
    return _told_repeated(repeated)


def _told_repeated(repeated: Counter[str]) -> tuple[Notice, ...]:
    if not repeated:
        return ()
    key, _ = repeated.most_common(1)[0]
    total = repeated.total()
    sentence = f"A key stands twice in one object ({total} times, first {key[:40]!r});"
    return (notice("KeyRepeated", f"{sentence} the last one counts."),)

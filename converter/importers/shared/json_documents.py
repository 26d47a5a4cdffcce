"""JSON of services: one document, whole or as far as it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared.decoding import decoded
from disputatio.converter.importers.shared.json_salvage import salvaged
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import counted

Object: TypeAlias = dict[str, Any]
"""A JSON object."""

_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_LOST = "\ufffd".encode()
_HINT = (
    "get the file anew; what a service answered may have been cut off or be an error"
)


@frozen(kw_only=True)
class Document:
    """A JSON document."""

    value: Any = None
    """Its value; None where it is broken."""
    objects: tuple[Object, ...] = ()
    """Of a broken document, all objects in it at any depth, in their order; those that
    the break runs through have the members that stand on one side of it."""
    notices: tuple[Notice, ...] = ()
    """What was met in reading it."""

    @property
    def broken(self) -> bool:
        """Whether parts of it are lost."""
        return bool(self.objects)

    def each(self) -> Iterator[Object]:
        """Give all objects in it at any depth, outer ones first, in their order."""
        return iter(self.objects) if self.broken else objects_in(self.value)


def document(data: bytes) -> Document:
    """Read a JSON document; a broken one as far as it can be read.

    Raises:
        ReadError: there is no object in it.
    """
    import msgspec

    try:
        return Document(value=msgspec.json.decode(data.removeprefix(_BOM)))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _salvaged(data)


def _salvaged(data: bytes) -> Document:
    nuls: tuple[Notice, ...] = ()
    if b"\0" in data and not data.startswith(_WIDE):
        nuls = (_told_nuls(data),)
        data = data.replace(b"\0", _LOST)  # damage, where one stands in a text
    rows = _rows(data)
    if rows is not None:
        return Document(value=rows[0] if len(rows) == 1 else rows, notices=nuls)
    given = decoded(data)
    found = salvaged(given.text)
    met = (*nuls, *given.notices, *_told_halves(given.text, found.halves))
    if not found.breaks:
        return Document(value=found.value, notices=met)
    line, column = found.breaks[0]
    if not found.objects:
        raise ReadError("is no JSON that can be read", _HINT, line=line, column=column)
    sentence = (
        f"the JSON is broken or cut off at {counted(len(found.breaks), 'place')}; what stands whole"
        " before and after is read"
    )
    told = notice("RecordBroken", sentence, line=line, column=column)
    return Document(objects=tuple(found.objects), notices=(*met, told))


def _told_nuls(data: bytes) -> Notice:
    sentence = f"{counted(data.count(0), 'NUL byte')} became U+FFFD."
    line = data.count(b"\n", 0, data.index(0)) + 1
    return notice("CharacterReplaced", sentence, line=line)


def _told_halves(text: str, places: list[int]) -> Iterator[Notice]:
    """Tell of half characters, which JSON can write and text cannot hold."""
    if places:
        times = counted(len(places), "text")
        sentence = f"Half characters (lone surrogates) in {times} became U+FFFD."
        line = text.count("\n", 0, places[0]) + 1
        yield notice("CharacterReplaced", sentence, line=line)


def _rows(data: bytes) -> list[Object] | None:
    """Give the objects of data with one a line, whatever ends its lines; None if not so."""
    import msgspec

    rows = []
    for line in filter(bytes.strip, data.removeprefix(_BOM).splitlines()):
        try:
            row = msgspec.json.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None
        if not isinstance(row, dict):
            return None
        rows.append(row)
    return rows or None


def objects_in(value: Any) -> Iterator[Object]:
    """Give all objects in a value at any depth, outer ones first, in their order."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(reversed(item.values()))
        elif isinstance(item, list):
            waiting.extend(reversed(item))

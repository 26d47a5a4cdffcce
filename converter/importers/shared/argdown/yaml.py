"""YAML of data blocks and front matter as js-yaml 4 reads it, without its dangers.

Plain values only: the tags of JSON's types, dates and sets; bounded depth and size.
Values come from the parser's events, so nothing is ever constructed.
"""

from __future__ import annotations

import copy
import json
import re
from typing import Any, NoReturn

from attrs import define, field

from disputatio.converter.importers.shared.argdown.scalars import (
    key_of,
    resolved,
    timestamp,
)
from disputatio.schemas.text import scalar

DEEPEST = 64
"""How deep collections may nest."""

MOST = 100_000
"""How many values aliases may repeat."""

_COLON = "found unexpected ':'"
_TAG = "tag:yaml.org,2002:"
_COLLECTIONS = {"map": dict, "set": dict, "seq": list}
_BLOCK = re.compile(r"\{[ \t]*\n\r?")
_BLOCK_END = re.compile(r"\}\s*\Z")


class YamlProblem(ValueError):
    """Text that is no plain YAML value; says what and at which of its characters."""

    def __init__(self, problem: str, offset: int = 0) -> None:
        """Keep the problem and its place, from 0."""
        super().__init__(problem)
        self.offset = offset


def load_data(image: str) -> Any:
    """Give the value of a data block; braces on lines of their own are none of it.

    Raises:
        YamlProblem: as `load`.
    """
    match = _BLOCK.match(image)
    if match is None:
        found = _json(image)
        if found is None:
            found = _simple(image)
        return load(image) if found is None else found
    try:
        return load(_BLOCK_END.sub("", image[match.end() :]))
    except YamlProblem as problem:
        raise YamlProblem(str(problem), problem.offset + match.end()) from problem


def load(text: str, *, quick: bool = True) -> Any:
    """Give the JSON value of a YAML document.

    Raises:
        YamlProblem: it is malformed, too deep or large, or uses more than plain values.

    The parser in C refuses `{a:[b]}`, which js-yaml and the slower one read.
    """
    import yaml

    fastest = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = fastest if quick else yaml.SafeLoader
    try:
        return _Values(text).value_of(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        if quick and error.problem == _COLON:
            return load(text, quick=False)
        mark = error.problem_mark
        raise YamlProblem(str(error.problem), mark.index if mark else 0) from error
    except yaml.YAMLError as error:
        raise YamlProblem("a character that YAML does not allow") from error


def _json(image: str) -> Any:
    """Give the value of JSON, which is quicker to read; None where it is something else."""
    if not image.startswith('{"') or image.count("{") + image.count("[") > DEEPEST:
        return None
    try:
        found, end = _QUICK.raw_decode(image)
        if image.count("{") > 1 or len(found) != len(_KEYS.findall(image)):
            found, end = _CAREFUL.raw_decode(image)
    except ValueError:
        return None
    if end != len(image) or "<<" in found:
        return None
    if "\\ud" not in image and "\\uD" not in image:
        return found
    return json.loads(scalar(json.dumps(found, ensure_ascii=False)))


def _simple(image: str) -> dict[str, Any] | None:
    """Give the value of `{key: word, key: 7}`; None where it is something else."""
    if _SIMPLE.match(image) is None:
        return None
    found = {}
    parts = image[1:-1].split(",")
    for part in parts:
        key, colon, word = (piece.strip(" ") for piece in part.partition(": "))
        if not colon or _KEY.match(key) is None or _WORD.match(word) is None:
            return None
        found[key] = resolved(word)
    return found if len(found) == len(parts) else None


_SIMPLE = re.compile(r"\{[A-Za-z0-9_.,: +-]+\}\Z")
_KEY = re.compile(r"(?!(?:true|false|null)\Z)[A-Za-z_][A-Za-z0-9_-]*\Z", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_. +-]*\Z|[-+]?[0-9][0-9.]*\Z")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs) or "<<" in found:
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


_KEYS = re.compile(r'"\s*:')
_QUICK = json.JSONDecoder(parse_constant=_no_constant)
_CAREFUL = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_constant)


@define
class _Open:
    """A collection that is not yet complete."""

    value: Any
    """Its value so far."""
    tag: str | None
    """The name of its tag."""
    anchor: str | None
    """The name of its anchor."""
    is_flow: bool
    """Whether it stands in brackets or braces."""
    column: int
    """Where it begins in its line, from 0."""
    key: Any = None
    """The key that waits for its value."""
    has_key: bool = False
    """Whether there is one."""
    merges: bool = False
    """Whether that key merges another mapping into this one."""
    merged: set[str] = field(factory=set)
    """Keys that came from there."""
    depth: int = 1
    """How deep it is so far."""


class _Values:
    """Builds a value from events, without recursion."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._result: Any = None
        self._documents = 0
        self._repeated = 0

    def value_of(self, events: Any) -> Any:
        for event in events:
            handler = _HANDLERS.get(type(event).__name__)
            if handler is not None:
                handler(self, event)
        return self._result

    def _refuse(self, problem: str, event: Any) -> NoReturn:
        raise YamlProblem(problem, event.start_mark.index)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse("there is a second document", event)

    def _scalar(self, event: Any) -> None:
        plain = event.implicit[0]
        value = (
            self._tagged(event) if event.tag not in {None, "!"} else scalar(event.value)
        )
        merges = False
        if plain and event.tag is None:
            merges = value == "<<"
            value = resolved(value)
            self._check_plain(event)
        elif event.tag == "!" and not value and not event.style:
            value = None
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, 0)
        self._add(value, event, merges=merges)

    def _check_plain(self, event: Any) -> None:
        """Refuse words in brackets that js-yaml does not take as words."""
        if not self._open or not self._open[-1].is_flow:
            return
        if event.value == "-":
            self._refuse("a hyphen stands alone", event)
        if event.start_mark.line == event.end_mark.line:
            return
        blocks = [outer.column for outer in self._open if not outer.is_flow]
        least = blocks[-1] + 1 if blocks else 0
        lines = self._text[event.start_mark.index : event.end_mark.index].split("\n")
        if any(line.strip() and _indent(line) < least for line in lines[1:]):
            self._refuse("a line is not indented enough", event)

    def _tagged(self, event: Any) -> Any:
        """Give a scalar whose type is written before it."""
        text, name = scalar(event.value), event.tag.removeprefix(_TAG)
        value = resolved(text) if name != "timestamp" else timestamp(text)
        if name == "str":
            return text
        moment = name == "timestamp" and value is not None
        if not moment and type(value) not in _TYPES.get(name, ()):
            self._refuse(f"a tag is not read: {name}", event)
        return value

    def _alias(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            self._refuse(f"no anchor of that name is complete: {event.anchor}", event)
        value, depth = self._anchors[event.anchor]
        self._repeated += _size(value)
        if self._repeated > MOST or len(self._open) + depth > DEEPEST:
            self._refuse("aliases repeat too much", event)
        self._deepen(depth)
        self._add(copy.deepcopy(value), event)

    def _deepen(self, depth: int) -> None:
        if self._open:
            self._open[-1].depth = max(self._open[-1].depth, depth + 1)

    def _begin(self, event: Any) -> None:
        name = type(event).__name__
        value: Any = {} if name == "MappingStartEvent" else []
        tag = None if event.tag in {None, "!"} else event.tag.removeprefix(_TAG)
        if tag is not None and _COLLECTIONS.get(tag) is not type(value):
            self._refuse(f"a tag is not read: {tag}", event)
        if len(self._open) >= DEEPEST:
            self._refuse(f"nested deeper than {DEEPEST}", event)
        self._open.append(
            _Open(value, tag, event.anchor, event.flow_style, event.start_mark.column)
        )

    def _end(self, event: Any) -> None:
        closed = self._open.pop()
        if closed.tag == "set" and any(v is not None for v in closed.value.values()):
            self._refuse("a set has values", event)
        if closed.anchor is not None:
            self._anchors[closed.anchor] = (closed.value, closed.depth)
        self._deepen(closed.depth)
        self._add(closed.value, event)

    def _add(self, value: Any, event: Any, *, merges: bool = False) -> None:
        if not self._open:
            self._result = value
            return
        outer = self._open[-1]
        if isinstance(outer.value, list):
            outer.value.append(value)
        elif not outer.has_key:
            outer.key, outer.has_key, outer.merges = value, True, merges
        elif outer.merges:
            self._merge(outer, value, event)
        else:
            self._set(outer, value, event)

    def _set(self, outer: _Open, value: Any, event: Any) -> None:
        key, outer.has_key = key_of(outer.key), False
        if key is None:
            self._refuse("a key is a list of lists", event)
        if key in outer.value and key not in outer.merged:
            self._refuse(f"the key {key!r} stands twice", event)
        outer.merged.discard(key)
        outer.value[key] = value

    def _merge(self, outer: _Open, value: Any, event: Any) -> None:
        outer.has_key = outer.merges = False
        for source in value if isinstance(value, list) else [value]:
            if not isinstance(source, dict):
                self._refuse("only mappings can be merged", event)
            fresh = {k: v for k, v in source.items() if k not in outer.value}
            outer.value.update(fresh)
            outer.merged.update(fresh)


_TYPES: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "null": (type(None),),
}
"""Python's types by the names of YAML's tags."""

_HANDLERS = {
    "DocumentStartEvent": _Values._document,  # noqa: SLF001
    "ScalarEvent": _Values._scalar,  # noqa: SLF001
    "AliasEvent": _Values._alias,  # noqa: SLF001
    "MappingStartEvent": _Values._begin,  # noqa: SLF001
    "SequenceStartEvent": _Values._begin,  # noqa: SLF001
    "MappingEndEvent": _Values._end,  # noqa: SLF001
    "SequenceEndEvent": _Values._end,  # noqa: SLF001
}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _size(value: Any) -> int:
    """Count the values in a value."""
    count, waiting = 0, [value]
    while waiting:
        item = waiting.pop()
        count += 1
        if isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return count

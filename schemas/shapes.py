"""Whether the values of a debate have the types that the model declares.

Python does not hold them to it, and an importer or a plug-in may be wrong; every
later check may then rely on the types.
"""

from __future__ import annotations

import datetime as dt
import math
import types
import typing
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, Literal

import attrs
from attrs import frozen

from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.origins import STATED
from disputatio.schemas.text import is_scalar

_WHOLE = frozenset({type(None), bool, int, dt.datetime})
"""Types that hold no text and no fraction."""

_SIMPLE = (str, int, float, bool, dt.datetime, Extras, type(None))


@frozen
class _Shape:
    """What a value may be."""

    simple: frozenset[type]
    """Types without parts."""
    classes: frozenset[type]
    """Classes of the model."""
    words: frozenset[str]
    """The only strings, where a literal type names them."""
    items: _Shape | None
    """What the items of a tuple may be; None where no tuple may stand."""

    def __str__(self) -> str:
        """Name what is expected."""
        names = [t.__name__ for t in (*self.simple, *self.classes)]
        names = ["None" if name == "NoneType" else name for name in names]
        names += ["a tuple"] if self.items else []
        return " or ".join(sorted(names) + sorted(map(repr, self.words)))


def misshapen(debate: Debate) -> Iterator[str]:
    """Give every value of a wrong type, with its path."""
    if _is_well_shaped(debate):
        return
    waiting: list[tuple[str, Any, _Shape]] = [("debate", debate, _shape(Debate))]
    while waiting:
        path, value, shape = waiting.pop()
        kind: type = str if isinstance(value, str) else type(value)
        if kind is tuple and shape.items is not None:
            inner = shape.items
            waiting += ((f"{path}[{i}]", v, inner) for i, v in enumerate(value))
        elif kind in shape.classes:
            if value is not STATED:
                fields = _fields(kind)
                waiting += ((f"{path}.{n}", getattr(value, n), s) for n, s in fields)
        elif kind not in shape.simple and not _is_word(value, shape):
            yield f"{path}: {_named(value)}, where the model has {shape}"


def _is_well_shaped(debate: Debate) -> bool:
    """Say whether `misshapen` has nothing to tell, without the cost of paths.

    Values are looked at by column: all authors of all posts at once.
    """
    waiting: list[tuple[Sequence[Any], _Shape]] = [((debate,), _shape(Debate))]
    while waiting:
        values, shape = waiting.pop()
        for kind, found in _by_type(values, shape.simple):
            if kind is tuple and shape.items is not None:
                waiting.append((list(chain.from_iterable(found)), shape.items))
            elif kind in shape.classes:
                waiting += zip(_columns(kind, found), _shapes(kind), strict=False)
            elif not issubclass(kind, str) or not _are_words(found, shape):
                return False
    return True


def _by_type(
    values: Sequence[Any], known: AbstractSet[type]
) -> Iterator[tuple[type, Sequence[Any]]]:
    """Give values by their type, but for those of known types."""
    kinds = set(map(type, values))
    for kind in kinds - known:
        alone = len(kinds) == 1
        yield kind, values if alone else [v for v in values if type(v) is kind]


def _columns(kind: type, elements: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """Give for each field of a class the values that elements of it have."""
    rows = map(_values(kind), (e for e in elements if e is not STATED))
    return zip(*rows, strict=True)


def _are_words(found: Sequence[str], shape: _Shape) -> bool:
    return str in shape.simple or shape.words.issuperset(found)


def torn(debate: Debate) -> Iterator[str]:
    """Give every string that is not Unicode scalar values, every float not finite."""
    if _is_whole(debate):
        return
    waiting: list[tuple[str, object]] = [("debate", debate)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            if not is_scalar(value):
                yield f"{path}: holds a lone surrogate"
        elif isinstance(value, float):
            if not math.isfinite(value):
                yield f"{path}: {value} is no JSON value"
        elif isinstance(value, tuple):
            waiting += ((f"{path}[{i}]", item) for i, item in enumerate(value))
        elif isinstance(value, Extras):
            waiting += ((f"{path}.{key!r}", item) for key, item in value.items())
            waiting += ((f"{path} key", key) for key in value)
        elif value is not STATED and value is not NO_EXTRAS:
            names = (a.name for a in getattr(value, "__attrs_attrs__", ()))
            waiting += ((f"{path}.{name}", getattr(value, name)) for name in names)


def _is_whole(debate: Debate) -> bool:
    """Say whether `torn` has nothing to tell, without the cost of paths."""
    waiting: list[Sequence[Any]] = [(debate,)]
    while waiting:
        for kind, found in _by_type(waiting.pop(), _WHOLE):
            if kind is tuple:
                waiting.append(list(chain.from_iterable(found)))
            elif kind is Extras:
                kept = [e for e in found if e is not NO_EXTRAS]
                waiting.append([value for e in kept for _, value in e.items()])
                waiting.append([key for e in kept for key in e])
            elif issubclass(kind, str):
                text = "".join(found)
                if not text.isascii() and not is_scalar(text):
                    return False
            elif issubclass(kind, float):
                if not all(map(math.isfinite, found)):
                    return False
            else:
                waiting += _columns(kind, found)
    return True


@cache
def _values(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Give what takes the fields out of an element of some class; none of another."""
    names = [a.name for a in getattr(kind, "__attrs_attrs__", ())]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _is_word(value: object, shape: _Shape) -> bool:
    return isinstance(value, str) and value in shape.words


def _named(value: object) -> str:
    if isinstance(value, str):
        return f"is {value[:40]!r}"
    return "is None" if value is None else f"is a {type(value).__name__}"


@cache
def _fields(kind: type) -> tuple[tuple[str, _Shape], ...]:
    hints = typing.get_type_hints(kind)
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(kind)
    return tuple((a.name, _shape(hints[a.name])) for a in fields)


@cache
def _shapes(kind: type) -> tuple[_Shape, ...]:
    return tuple(shape for _, shape in _fields(kind))


@cache
def _shape(kind: Any) -> _Shape:
    members = typing.get_args(kind) if _is_union(kind) else (kind,)
    words = [w for m in members if _origin(m) is Literal for w in typing.get_args(m)]
    rows = [typing.get_args(m)[0] for m in members if _origin(m) is tuple]
    return _Shape(
        frozenset(m for m in members if m in _SIMPLE),
        frozenset(m for m in members if attrs.has(m)),
        frozenset(words),
        _shape(rows[0]) if rows else None,
    )


def _origin(kind: Any) -> Any:
    return typing.get_origin(kind)


def _is_union(kind: Any) -> bool:
    return _origin(kind) in {typing.Union, types.UnionType}

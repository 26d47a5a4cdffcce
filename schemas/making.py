"""Many elements of the model at once, field by field."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import repeat
from typing import Any, TypeVar

import attrs
from attrs import NOTHING

_Element = TypeVar("_Element")


def made(
    kind: type[_Element], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> list[_Element]:
    """Make elements of a class of rows of their values; fields not named have defaults.

    This takes half of the time of as many calls of the class, which set the fields of one
    element after another. No converter runs: the values are of the types that the fields
    declare.

    Raises:
        TypeError: the fields are not those of the class, or one without a default is
            not named.
    """
    fields = _fields(kind)  # type: ignore[arg-type]
    needed = {name for name, (_, default) in fields.items() if default is NOTHING}
    if not needed <= set(names) <= fields.keys():
        raise TypeError(f"no fields of {kind.__name__}: {', '.join(names)}")
    values = list(rows)
    elements = list(map(object.__new__, repeat(kind, len(values))))
    columns = dict(zip(names, zip(*values, strict=True), strict=bool(values)))
    for name, (put, default) in fields.items():
        deque(map(put, elements, columns.get(name, repeat(default))), maxlen=0)
    return elements


@cache
def _fields(kind: type) -> dict[str, tuple[Callable[[Any, Any], None], Any]]:
    """Give for each field of a class what sets it, and its default."""
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(kind)
    return {a.name: (getattr(kind, a.name).__set__, a.default) for a in fields}

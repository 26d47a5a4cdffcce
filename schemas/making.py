"""Many elements of the model at once, field by field."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from typing import Any, TypeVar

import attrs
from attrs import NOTHING

_Element = TypeVar("_Element")


def made(of: type[_Element], /, **columns: Sequence[Any]) -> list[_Element]:
    """Make elements of a class of their values by field; fields not named have defaults.

    This takes half of the time of as many calls of the class, which set the fields of one
    element after another. No converter runs: the values are of the types that the fields
    declare. A cached property may be named, too, where its value is known.

    Raises:
        TypeError: the fields are not those of the class, or one without a default is
            not named.
        ValueError: there are more values of one field than of another.
    """
    defaults = _defaults(of)  # type: ignore[arg-type]
    needed = {name for name, default in defaults.items() if default is NOTHING}
    if not needed <= columns.keys() <= set(of.__slots__):  # type: ignore[attr-defined]
        raise TypeError(f"no fields of {of.__name__}: {', '.join(columns)}")
    sizes = set(map(len, columns.values()))
    if len(sizes) > 1:
        raise ValueError(f"fields of different lengths: {sorted(sizes)}")
    elements = list(map(object.__new__, repeat(of, *sizes)))
    values = {name: repeat(value) for name, value in defaults.items()} | columns
    for name, column in values.items():
        deque(map(getattr(of, name).__set__, elements, column), maxlen=0)
    return elements


@cache
def _defaults(kind: type) -> dict[str, Any]:
    """Give for each field of a class its default."""
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(kind)
    return {each.name: each.default for each in fields}

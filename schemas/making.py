"""Many elements of the model at once, field by field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import repeat
from typing import Any, TypeVar

import attrs
from attrs import NOTHING

_Element = TypeVar("_Element")


def made(of: type[_Element], /, **columns: Sequence[Any]) -> list[_Element]:
    """Make elements of a class of their values by field; fields not named have defaults.

    This takes a fifth of the time of as many calls of the class. No converter runs: the
    values are of the types that the fields declare. A cached property may be named, too,
    where its value is known.

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
    thawed, fill = _maker(of, tuple(columns))  # type: ignore[arg-type]
    found: list[_Element] = list(map(object.__new__, repeat(thawed, *sizes)))
    fill(zip(found, *columns.values(), strict=True))
    return found


@cache
def _defaults(kind: type) -> dict[str, Any]:
    """Give for each field of a class its default."""
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(kind)
    return {each.name: each.default for each in fields}


@cache
def _maker(of: type, names: tuple[str, ...]) -> tuple[type, Callable[..., None]]:
    """Give a class of elements without values, and what gives them those of some fields.

    A frozen class can only set a field by a call. A subclass that is not frozen sets
    them all without one, and gives its element to the class.
    """
    found = {f"default_{name}": value for name, value in _defaults(of).items()}
    values = {name: f"default_{name}" for name in _defaults(of)}
    values |= dict(zip(names, names, strict=True))
    sets = [f"made_.{name} = {value}" for name, value in values.items()]
    lines = "\n        ".join([*sets, "made_.__class__ = of_"])
    code = f"def fill(rows):\n    for {', '.join(('made_', *names))} in rows:\n        {lines}"
    found["of_"] = of
    exec(code, found)  # noqa: S102 - names are those of the fields of a class
    members = {
        "__slots__": (),
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,
    }
    return type(of.__name__, (of,), members), found["fill"]

"""Elements with other values, without a copy where nothing changes."""

from __future__ import annotations

from typing import Any, TypeVar

import attrs

_Item = TypeVar("_Item")


def evolved(item: _Item, **values: Any) -> _Item:
    """Give an element with other values; the element itself where it has them.

    Most changes of a whole debate leave most of its elements alone. Then nothing is
    copied, and a comparison with the debate before sees at once that they are the same.
    """
    for name, value in values.items():
        if getattr(item, name) != value:
            return attrs.evolve(item, **values)  # type: ignore[misc]
    return item

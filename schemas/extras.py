"""Read-only JSON values: what a format keeps beside the model."""

from __future__ import annotations

import json
from collections.abc import (
    Callable,
    ItemsView,
    Iterable,
    Iterator,
    Mapping,
    ValuesView,
)
from itertools import repeat
from typing import Any, TypeAlias

JsonValue: TypeAlias = (
    "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
)
"""A JSON value as `json.loads` gives it."""


class Extras(Mapping[str, Any]):
    """A read-only, hashable mapping from a format's name to a JSON value.

    Values are corrections, not copies: what was found where it differs from what
    would be derived. Lists inside become tuples and mappings become `Extras`;
    `plain` gives ordinary JSON values back.
    """

    __slots__ = ("_items",)
    _items: dict[str, Any]

    def __init__(self, items: Mapping[str, Any] | None = None) -> None:
        """Freeze a mapping of JSON values.

        Raises:
            TypeError: a key is no string or a value is no JSON value.
        """
        frozen = {
            k if type(k) is str else _key(k): v if type(v) in _FROZEN else freeze(v)
            for k, v in (items or {}).items()
        }
        object.__setattr__(self, "_items", frozen)

    @classmethod
    def adopt(cls, items: dict[str, Any]) -> Extras:
        """Give extras that hold a dictionary as it is, for readers that make many.

        Its values must be frozen already (see `freeze`), and nobody may change it.
        """
        extras = object.__new__(cls)
        object.__setattr__(extras, "_items", items)
        return extras

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: extras are read-only."""
        raise AttributeError(name)

    def __getitem__(self, key: str) -> Any:
        """Give the frozen value of a key."""
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        """Say whether there is a value of a key."""
        return key in self._items

    def get(self, key: str, default: Any = None) -> Any:
        """Give the frozen value of a key, or the default where there is none."""
        return self._items.get(key, default)

    def values_of(self, keys: Iterable[str], default: Any = None) -> Iterator[Any]:
        """Give for each of many keys its frozen value, or the default."""
        return map(self._items.get, keys, repeat(default))

    def items(self) -> ItemsView[str, Any]:
        """Give keys and frozen values in the order of the source."""
        return self._items.items()

    def values(self) -> ValuesView[Any]:
        """Give the frozen values in the order of the source."""
        return self._items.values()

    def __iter__(self) -> Iterator[str]:
        """Give the keys in the order of the source."""
        return iter(self._items)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._items)

    def __hash__(self) -> int:
        """Agree with equality: order of keys does not matter."""
        return hash(json.dumps(self.plain(), sort_keys=True))

    def __eq__(self, other: object) -> bool:
        """Compare with any mapping by its items."""
        if isinstance(other, Extras):
            return self._items == other._items
        return isinstance(other, Mapping) and self == Extras(other)

    def __repr__(self) -> str:
        """Show the plain items."""
        return f"Extras({self.plain()!r})"

    def __reduce__(self) -> str | tuple[Callable[[dict[str, Any]], Extras], Any]:
        """Travel between processes; the empty extras stay the same everywhere."""
        return "NO_EXTRAS" if self is NO_EXTRAS else (Extras.adopt, (self._items,))

    def plain(self) -> dict[str, JsonValue]:
        """Give an ordinary dictionary of ordinary JSON values."""
        return {key: thaw(value) for key, value in self._items.items()}

    def with_value(self, key: str, value: JsonValue) -> Extras:
        """Give a copy in which a key has this value."""
        return Extras({**self._items, key: value})

    def without(self, key: str) -> Extras:
        """Give a copy without a key."""
        return Extras({k: v for k, v in self._items.items() if k != key})


NO_EXTRAS = Extras()
"""The empty extras that every element has by default."""

_FROZEN = frozenset({type(None), bool, int, float, str, Extras})


def freeze(value: Any) -> Any:
    """Give the read-only twin of a JSON value.

    Raises:
        TypeError: the value is no JSON value.
    """
    if type(value) in _FROZEN:
        return value
    if type(value) is dict or isinstance(value, Mapping):
        return Extras(value)
    if isinstance(value, list | tuple):
        return tuple(map(freeze, value))
    if isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"not a JSON value: {type(value).__name__}")


def thaw(value: Any) -> JsonValue:
    """Give the ordinary JSON value of a frozen one."""
    if type(value) is tuple:
        return list(map(thaw, value))
    if type(value) is Extras:
        return value.plain()
    return value  # type: ignore[no-any-return]


def _key(key: object) -> str:
    if isinstance(key, str):
        return key
    raise TypeError(f"not a JSON key: {key!r}")

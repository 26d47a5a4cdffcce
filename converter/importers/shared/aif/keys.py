"""New keys beside those that the nodes of a graph have already."""

from __future__ import annotations

from collections.abc import Set as AbstractSet


class Keys:
    """Gives every key once, in work that does not grow with the clashes."""

    def __init__(self, taken: AbstractSet[str]) -> None:
        """Begin with keys that are taken."""
        self._taken = taken
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def new(self, key: str) -> str:
        """Give the key, or the key with the first free of "-2", "-3" and so on."""
        free = key
        while free in self._taken or free in self._given:
            self._next[key] = self._next.get(key, 1) + 1
            free = f"{key}-{self._next[key]}"
        self._given.add(free)
        return free

    def all_new(self, keys: list[str]) -> list[str]:
        """Give many keys, each as `new` does."""
        asked = set(keys)
        others = self._taken, self._given
        if len(asked) < len(keys) or not all(map(asked.isdisjoint, others)):
            return list(map(self.new, keys))
        self._given |= asked
        return keys

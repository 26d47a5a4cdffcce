"""New keys beside those that the nodes of a graph have already."""

from __future__ import annotations

from collections.abc import Iterable


class Keys:
    """Gives every key once, in work that does not grow with the clashes."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Begin with keys that are taken."""
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def new(self, key: str) -> str:
        """Give the key, or the key with the first free of "-2", "-3" and so on."""
        free = key
        while free in self._taken:
            self._next[key] = self._next.get(key, 1) + 1
            free = f"{key}-{self._next[key]}"
        self._taken.add(free)
        return free

    def all_new(self, keys: list[str]) -> list[str]:
        """Give many keys, each as `new` does."""
        if len(set(keys)) < len(keys) or not self._taken.isdisjoint(keys):
            return list(map(self.new, keys))
        self._taken.update(keys)
        return keys

"""Indentation: what hangs below what, as the official lexer counts it."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

LevelKind: TypeAlias = Literal["relation", "undercut", "ordered", "unordered"]
"""What the lines of a level are: relations, undercuts of an inference, or list items."""


class Level(NamedTuple):
    """Lines with one indentation below one line."""

    indent: int
    """Length of the white space before their signs."""
    kind: LevelKind
    """What they are."""
    parent: int | None
    """Place of the part that they hang on; None for list items."""


class Levels:
    """The levels that are open."""

    def __init__(self) -> None:
        """Begin with none."""
        self._open: list[Level] = []

    def __len__(self) -> int:
        """Count the open levels."""
        return len(self._open)

    @property
    def top(self) -> Level | None:
        """Give the deepest level; None where none is open."""
        return self._open[-1] if self._open else None

    def reach(self, indent: int) -> bool:
        """Close the levels that a line leaves; say whether it begins a deeper one.

        A line between two levels belongs to the outer one, though it stands deeper.
        """
        last = self._open[-1].indent if self._open else 0
        if indent > last:
            return True
        while self._open and indent < self._open[-1].indent:
            self._open.pop()
        return False

    def push(self, indent: int, kind: LevelKind, parent: int | None) -> None:
        """Open a level."""
        self._open.append(Level(indent, kind, parent))

    def clear(self) -> None:
        """Close all levels, as an empty line does."""
        self._open.clear()

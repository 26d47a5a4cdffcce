"""In which line of a JSON file something stands, by its JSON path.

Only the way to what is asked for is walked, as far as the last of it; everything beside
it is skipped by the decoder in C.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress

import attrs

from disputatio.schemas.notices import Notice, notice

_SPACE = re.compile(r"[\s,:]*")
_STEP = re.compile(r"[.\[]")


def with_lines(notices: Iterable[Notice], data: bytes) -> tuple[Notice, ...]:
    """Give notices that have the lines of their paths.

    Args:
        notices: any notices.
        data: the JSON file that they are about.
    """
    told = tuple(notices)
    paths = {n.path for n in told if n.path is not None and n.line is None}
    if not paths:
        return told
    text = data.decode(json.detect_encoding(data), "replace").removeprefix("\ufeff")
    lines = _lines(text, paths)
    return tuple(
        attrs.evolve(n, line=lines[n.path]) if n.path in lines else n for n in told
    )


def line_of(data: bytes, path: str) -> int | None:
    """Give the line of a path in a JSON file; None where it is not found."""
    (told,) = with_lines([notice("KeyRepeated", "", path=path)], data)
    return told.line


def _lines(text: str, paths: Iterable[str]) -> dict[str, int]:
    """Give the line of each path that is there, as far as the text is JSON."""
    walk = _Walk(text, frozenset(paths))
    # What is broken is told elsewhere; what stands behind it has no place.
    with suppress(_AllFoundError, ValueError, RecursionError, IndexError):
        walk.documents()
    lines: dict[str, int] = {}
    line, last = 1, 0
    for path, place in walk.found.items():
        line += text.count("\n", last, place)
        lines[path], last = line, place
    return lines


class _AllFoundError(Exception):
    """Nothing is left to look for."""


class _Walk:
    """Goes through a text, and down where a path leads."""

    def __init__(self, text: str, paths: frozenset[str]) -> None:
        self.found: dict[str, int] = {}
        self._text = text
        self._paths = paths
        self._ways = {p[: step.start()] for p in paths for step in _STEP.finditer(p)}
        self._decoder = json.JSONDecoder()

    def documents(self) -> None:
        """Walk through one document, or several one after another."""
        first = self._after_space(0)
        if not any(path.startswith("[") for path in self._paths) or self._is_one(first):
            self._value("", first)
            return
        number, place = 0, first
        while place < len(self._text):
            place = self._after_space(self._value(f"[{number}]", place))
            number += 1

    def _is_one(self, first: int) -> bool:
        """Say whether the value that begins here is the whole text."""
        end = self._decoder.raw_decode(self._text, first)[1]
        return self._after_space(end) == len(self._text)

    def _after_space(self, place: int) -> int:
        found = _SPACE.match(self._text, place)
        return place if found is None else found.end()

    def _value(self, path: str, place: int) -> int:
        """Walk through the value at a place, and give where it ends."""
        if path in self._paths or (not path and "$" in self._paths):
            self.found.setdefault(path or "$", place)
            if len(self.found) == len(self._paths):
                raise _AllFoundError
        if path in self._ways or not path:
            if self._text[place] == "{":
                return self._members(path, place)
            if self._text[place] == "[":
                return self._rows(path, place)
        return self._decoder.raw_decode(self._text, place)[1]

    def _members(self, path: str, place: int) -> int:
        place = self._after_space(place + 1)
        while self._text[place] != "}":
            key, place = self._decoder.raw_decode(self._text, place)
            below = f"{path}.{key}" if path else key
            place = self._after_space(self._value(below, self._after_space(place)))
        return place + 1

    def _rows(self, path: str, place: int) -> int:
        place, number = self._after_space(place + 1), 0
        while self._text[place] != "]":
            place = self._after_space(self._value(f"{path}[{number}]", place))
            number += 1
        return place + 1

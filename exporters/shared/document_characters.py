"""Characters that no document may hold, replaced once before anything is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

import attrs

from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import Extras
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import FORBIDDEN_IN_XML

REPLACED = "\ufffd"
"""What stands for such a character."""

_Value = TypeVar("_Value")


FORBIDDEN_IN_HTML = re.compile(
    f"{FORBIDDEN_IN_XML.pattern}|[\x7f-\x84\x86-\x9f\ufdd0-\ufdef]"
    f"|[{''.join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))}]"
)
"""Those, and the controls and non-characters that HTML forbids besides.

U+0085 is a line break here, and written as one.
"""


def cleaned(
    debate: Debate, forbidden: re.Pattern[str] = FORBIDDEN_IN_XML
) -> tuple[Debate, tuple[Notice, ...]]:
    """Give a debate without characters that are forbidden, and a notice of each place.

    One character stands for one, so that no span moves. Keys are left alone.
    """
    notices: list[Notice] = []
    parts = {}
    for field in attrs.fields(Debate):
        value = getattr(debate, field.name)
        parts[field.name] = _cleaned(value, forbidden)
        if parts[field.name] is not value:
            notices += _notices(field.name, value, forbidden)
    return attrs.evolve(debate, **parts), tuple(notices)


def _cleaned(value: _Value, forbidden: re.Pattern[str]) -> _Value:
    """Give the same object where nothing had to be replaced."""
    result: Any = value
    if isinstance(value, str):
        result = forbidden.sub(REPLACED, value) if forbidden.search(value) else value
    elif isinstance(value, tuple):
        items = tuple(_cleaned(item, forbidden) for item in value)
        changed = any(a is not b for a, b in zip(items, value, strict=True))
        result = items if changed else value
    elif attrs.has(type(value)) and not isinstance(value, Extras):
        result = _cleaned_fields(value, forbidden)
    return result  # type: ignore[no-any-return]


def _cleaned_fields(value: Any, forbidden: re.Pattern[str]) -> Any:
    changes = {}
    for field in attrs.fields(type(value)):
        old = getattr(value, field.name)
        if field.name in _KEYS or isinstance(old, Mapping):
            continue
        new = _cleaned(old, forbidden)
        if new is not old:
            changes[field.name] = new
    return attrs.evolve(value, **changes) if changes else value


_KEYS = frozenset(
    {"key", "sources", "targets", "post", "passage", "argument", "claim", "author"}
)


def _notices(part: str, value: Any, forbidden: re.Pattern[str]) -> list[Notice]:
    items = value if isinstance(value, tuple) else (value,)
    found = [item for item in items if _cleaned(item, forbidden) is not item]
    where = [getattr(item, "key", None) for item in found]
    return [
        notice(
            "CharacterReplaced",
            f"{part}{f' {key}' if key else ''}: characters that documents cannot hold "
            "were replaced by U+FFFD",
            element=key,
        )
        for key in where
    ]

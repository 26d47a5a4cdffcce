"""Characters that no document may hold, replaced once before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import attrs

from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import Extras
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import FORBIDDEN_IN_XML, allowed_in_xml

_Value = TypeVar("_Value")


def cleaned(debate: Debate) -> tuple[Debate, tuple[Notice, ...]]:
    """Give a debate without characters that XML forbids, and a notice of each place.

    One character stands for one, so that no span moves. Keys are left alone.
    """
    notices: list[Notice] = []
    parts = {}
    for field in attrs.fields(Debate):
        value = getattr(debate, field.name)
        parts[field.name] = _cleaned(value)
        if parts[field.name] is not value:
            notices += _notices(field.name, value)
    return attrs.evolve(debate, **parts), tuple(notices)


def _cleaned(value: _Value) -> _Value:
    """Give the same object where nothing had to be replaced."""
    result: Any = value
    if isinstance(value, str):
        result = allowed_in_xml(value) if FORBIDDEN_IN_XML.search(value) else value
    elif isinstance(value, tuple):
        items = tuple(map(_cleaned, value))
        changed = any(a is not b for a, b in zip(items, value, strict=True))
        result = items if changed else value
    elif attrs.has(type(value)) and not isinstance(value, Extras):
        result = _cleaned_fields(value)
    return result  # type: ignore[no-any-return]


def _cleaned_fields(value: Any) -> Any:
    changes = {}
    for field in attrs.fields(type(value)):
        old = getattr(value, field.name)
        if field.name in _KEYS or isinstance(old, Mapping):
            continue
        new = _cleaned(old)
        if new is not old:
            changes[field.name] = new
    return attrs.evolve(value, **changes) if changes else value


_KEYS = frozenset(
    {"key", "sources", "targets", "post", "passage", "argument", "claim", "author"}
)


def _notices(part: str, value: Any) -> list[Notice]:
    items = value if isinstance(value, tuple) else (value,)
    found = [item for item in items if _cleaned(item) is not item]
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

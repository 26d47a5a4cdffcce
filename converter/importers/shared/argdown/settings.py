"""Settings of an Argdown document, and how the official model merges values.

The official parser merges the front matter into its own settings and reads them as
JavaScript does: deep, lists place by place, any value that counts as true is true.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

DEEP = (dict, list)


def merged(old: Any, new: Any) -> Any:
    """Give two values as one: mappings and lists go into each other, place by place.

    The new value stays as it is: what is taken from it is copied.
    """
    if not isinstance(new, DEEP):
        return new
    if isinstance(old, list) or (isinstance(old, dict) and isinstance(new, dict)):
        result = old
    else:
        result = [] if isinstance(new, list) else {}
    pairs = enumerate(new) if isinstance(new, list) else new.items()
    for key, value in pairs:
        _put(result, key, value)
    return result


def _put(target: Any, key: Any, value: Any) -> None:
    if isinstance(target, dict):
        name = str(key)
        if name != "__proto__":
            target[name] = merged(target.get(name), value)
        return
    place = int(key) if str(key).isascii() and str(key).isdigit() else -1
    if 0 <= place <= len(target) + _LARGEST_GAP:
        target.extend([None] * (place + 1 - len(target)))
        target[place] = merged(target[place], value)


_LARGEST_GAP = 10_000
"""How far behind a list's end a value may be put: what is written decides no size."""


def merged_data(old: Any, new: Any) -> Any:
    """Give the data of a title with those of one more of its lines.

    Data that are no mapping become one, by place; an empty value changes nothing.
    """
    if not is_true(new):
        return old
    if isinstance(new, str):
        new = dict(enumerate(new))
    if not isinstance(new, DEEP):
        return {} if old is None else old
    pairs = enumerate(new) if isinstance(new, list) else new.items()
    target = {} if old is None else old
    for key, value in pairs:
        _put(target, key, value)
    return target


def is_true(value: Any) -> bool:
    """Say whether JavaScript takes a value as true."""
    return isinstance(value, DEEP) or bool(value)


def section_of(settings: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Give one group of settings; empty where it is none."""
    found = settings.get(name)
    return found if isinstance(found, dict) else {}


@frozen(kw_only=True)
class Views:
    """What of the official model is asked for beyond what is written."""

    strict: bool = False
    """Whether support and attack between statements are logical relations."""
    rehomes: bool = False
    """Whether relations of an argument with steps go to its conclusion and last step."""
    explodes: bool = False
    """Whether each step becomes an argument of its own."""
    regroup: tuple[Any, ...] = ()
    """Sections to make instead of those of the headings."""
    groups: Mapping[str, Any] = field(factory=dict)
    """Settings of groups."""


RAW = Views()
"""The document as it is written."""


def configured(front: Mapping[str, Any]) -> Views:
    """Give the views that a front matter asks for."""
    asked = front.get("model", {})
    model = section_of(front, "model")
    group = section_of(front, "group")
    usual = isinstance(asked, dict)
    regroup = group.get("regroup")
    rehomes = is_true(model.get("transformArgumentRelations", True))
    return Views(
        strict=model.get("mode") == "strict",
        rehomes=usual and rehomes,
        explodes=is_true(model.get("explodeArguments")),
        regroup=tuple(regroup) if isinstance(regroup, list) else (),
        groups=group,
    )

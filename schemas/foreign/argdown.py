"""What the Argdown reader and writer share: names, data keys and how origins are kept.

Private data live in the front matter and in data blocks under one key, `disputatio`;
keys for people (`post`, `by`, `guess`, `guesses`, `rule`, `words`, `decided`, `position`)
stand beside it. All of them are corrections: what is absent is derived.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from disputatio.schemas.debate import MARK_KINDS, ClaimForm, Mark
from disputatio.schemas.extras import Extras, thaw
from disputatio.schemas.features import ALL, Feature
from disputatio.schemas.origins import STATED, Decided, Inferred, Origin

NAME = "argdown"
"""Name of the format, and its key in `extras`."""

VERSION = 1
"""Version of the private data."""

PRIVATE = "disputatio"
"""The one key of our own in front matter and data."""

KEEPS = ALL - {
    Feature.PARTICIPANTS,
    Feature.POSTS,
    Feature.DATES,
    Feature.POST_DETAILS,
    Feature.MARKUP,
    Feature.QUOTATIONS,
    Feature.PASSAGES,
    Feature.REFUSED,
    Feature.EXTRAS,
    Feature.KEYS,
}
"""What of a debate survives in Argdown: the whole argument layer."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "argdown-style": ("readable", "flat"),
    "argdown-group": ("position", "topic"),
}
"""The exporter's options and their values; the first is the default."""

SHORTCODES = {":br:": "\n", ":cr:": "\r"}
"""Our shortcodes: Argdown has no escape for line ends."""

GUESS_RULE = "guess"
"""The rule of an inferred line where neither the line nor the front matter names one."""

SYMBOLS = {"support": "+", "attack": "-", "undercut": "_"}
"""Sign of a child line by the kind of its relation to the line above."""

OUTGOING = {"support": "+>", "attack": "->", "undercut": "_>", "contradiction": "><"}
"""Sign of a reference below the source of a relation."""

_FRONT = re.compile(r"\s*===+[\s\S]*?===+[ \t]*")


@frozen
class Recorded:
    """What an export of ours says of itself, so that it can be made again."""

    options: Mapping[str, str]
    """All options it was written with, by their names in `CHOICES`."""
    digest: str | None
    """`digest_of` its body as it was written; None where it tells none."""


def recorded(front: Mapping[str, Any]) -> Recorded:
    """Give what a parsed front matter says of the export; defaults where it is silent."""
    own = mapping_of(front, PRIVATE)
    digest = own.get("digest")
    return Recorded(
        options=chosen(mapping_of(own, "options")),
        digest=digest if isinstance(digest, str) else None,
    )


def chosen(told: Mapping[str, Any]) -> dict[str, str]:
    """Give all options by what is told of them (`style`, `group`), else their default."""
    short = {name: told.get(_short(name)) for name in CHOICES}
    return {
        name: value if value in CHOICES[name] else CHOICES[name][0]
        for name, value in short.items()
    }


def told_options(options: Mapping[str, str]) -> dict[str, str]:
    """Give the options that are not the default, by their short names."""
    return {
        _short(name): value
        for name, value in options.items()
        if value != CHOICES[name][0]
    }


def _short(name: str) -> str:
    return name.removeprefix(f"{NAME}-")


def body_of(text: str) -> str:
    """Give what stands below the front matter of a document, from its first line on."""
    front = _FRONT.match(text)
    return (text[front.end() :] if front else text).lstrip("\n")


def digest_of(body: str) -> str:
    """Give the digest of a document's body, with LF as line ends: 16 hex digits."""
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def bracketed(form: ClaimForm, name: str) -> str:
    """Give a name in the brackets of its form."""
    return f"[{name}]" if form == "statement" else f"<{name}>"


def mark_data(mark: Mark) -> list[Any]:
    """Give a mark as it stands in data: kind, start, end, target."""
    found: list[Any] = [mark.kind, mark.start, mark.end]
    return found if mark.target is None else [*found, mark.target]


def data_marks(told: object, length: int) -> tuple[Mark, ...] | None:
    """Give the marks that data list for a text of that length; None for no list."""
    if not isinstance(told, list | tuple):
        return None
    marks = (_data_mark(item, length) for item in told)
    return tuple(mark for mark in marks if mark is not None)


def _data_mark(item: object, length: int) -> Mark | None:
    if not isinstance(item, list | tuple) or len(item) not in {3, 4}:
        return None
    kind, start, end, *target = item
    whole = type(start) is int and type(end) is int and 0 <= start <= end <= length
    if kind not in MARK_KINDS or not whole:
        return None
    named = target[0] if target and isinstance(target[0], str) else None
    return Mark(kind=kind, start=start, end=end, target=named)


def canonical_text(texts: Sequence[str], canonical: Sequence[bool]) -> str:
    """Give a claim's text by its wordings: the last marked one, else the last with words."""
    marked = [text for text, chosen in zip(texts, canonical, strict=True) if chosen]
    worded = [text for text in texts if text]
    return (marked or worded or [""])[-1]


def origin_data(origin: Origin, rule: str | None) -> dict[str, Any]:
    """Give the data keys of an origin; `rule` is the one that goes without saying."""
    if isinstance(origin, Decided):
        return {"decided": origin.by}
    if not isinstance(origin, Inferred):
        return {}
    named = {} if origin.rule == rule else {"rule": origin.rule}
    return {"guess": origin.confidence, **named}


def data_origin(data: Mapping[str, Any], rule: str | None) -> Origin:
    """Give the origin that data keys tell; `Stated` where they tell none."""
    by, named = data.get("decided"), data.get("rule")
    if isinstance(by, str):
        return Decided(by=by)
    if not is_confidence(data.get("guess")):
        return STATED
    fallback = GUESS_RULE if rule is None else rule
    return Inferred(
        rule=named if isinstance(named, str) else fallback, confidence=data["guess"]
    )


def is_confidence(value: object) -> bool:
    """Say whether a value is a number from 0 to 1."""
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and 0 <= value <= 1
    )


def order_text(places: Sequence[int]) -> str | None:
    """Give an order as "1-3 7 4-6": the places in the document; None where unchanged."""
    if all(place == index for index, place in enumerate(places)):
        return None
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    return " ".join(f"{a + 1}" if a == b else f"{a + 1}-{b + 1}" for a, b in runs)


def order_places(text: object, count: int) -> list[int]:
    """Give the places that an order names, or the document's own where it does not fit."""
    places: list[int] = []
    for run in text.split() if isinstance(text, str) else ():
        first, _, last = run.partition("-")
        if not (_is_place(first, count) and _is_place(last or first, count)):
            return list(range(count))
        places += range(int(first) - 1, int(last or first))
        if len(places) > count:
            break
    return places if sorted(places) == list(range(count)) else list(range(count))


def _is_place(text: str, count: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= count


def private(extras: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give what an element's extras keep for Argdown; empty where that is no mapping."""
    value = extras.get(NAME)
    return value if isinstance(value, Mapping) else {}


def with_kept(extras: Extras, more: Mapping[str, Any]) -> Extras:
    """Give extras that keep more for Argdown."""
    kept = {key: thaw(value) for key, value in private(extras).items()}
    return Extras({**extras, NAME: {**kept, **more}})


def mapping_of(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Give a mapping inside a mapping; empty where there is none."""
    value = values.get(key)
    return value if isinstance(value, Mapping) else {}


def own_keys(data: Mapping[str, Any]) -> frozenset[str]:
    """Give the data keys of a line that have a meaning here; others are kept as they are."""
    checks = {
        PRIVATE: isinstance(data.get(PRIVATE), Mapping),
        "guess": is_confidence(data.get("guess")),
        "decided": isinstance(data.get("decided"), str),
        "position": data.get("position") is True,
        "guesses": _are_guesses(data.get("guesses")),
        "rule": is_confidence(data.get("guess")) and isinstance(data.get("rule"), str),
        "words": is_confidence(data.get("guess"))
        and isinstance(data.get("words"), str | list | tuple),
    }
    return frozenset(key for key, own in checks.items() if own)


def _are_guesses(value: object) -> bool:
    return isinstance(value, Mapping) and all(map(is_confidence, value.values()))


DEEPEST_DATA = 24
"""How deep foreign data may nest to be written."""


def is_deep(value: object, allowed: int = DEEPEST_DATA) -> bool:
    """Say whether a JSON value nests deeper than is written and read."""
    if not isinstance(value, Mapping | list | tuple):
        return False
    inner = value.values() if isinstance(value, Mapping) else value
    return allowed <= 0 or any(is_deep(item, allowed - 1) for item in inner)


DEFAULT_SETTINGS: Mapping[str, Any] = {
    "selection": {
        "excludeDisconnected": False,
        "statementSelectionMode": "with-relations",
    },
    "map": {"statementLabelMode": "text", "argumentLabelMode": "title"},
    "group": {"groupDepth": 1},
    "color": {
        "relationColors": {
            "support": "#4daf4a",
            "attack": "#d73027",
            "undercut": "#7b3294",
        }
    },
    "dot": {
        "graphVizSettings": {
            "rankdir": "RL",
            "concentrate": "false",
            "ratio": "auto",
            "size": "60,60",
        }
    },
}
"""Settings of the map and the editor for a debate that was not read from Argdown."""

"""How AIF-JSON is recognised by its first bytes."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z)|[{}\[\]:]', re.DOTALL)
_GRAPH = {"nodes", "edges"}
_MODEL = {"version", "posts"}
_EMPTY = re.compile(
    r'\s*\{\s*"nodes"\s*:\s*\[\s*\]\s*(,\s*"edges"\s*:\s*\[\s*\]\s*)?\}\s*'
)
"""A graph without nodes and edges, which is somebody's export of nothing."""

_SCHEME = re.compile(r'"type"\s*:\s*"(RA|CA|MA|PA|TA|YA)"')
_OTHER_ID = re.compile(r'\{\s*"id"\s*:|,\s*"id"\s*:')


def looks_like_aif(head: bytes) -> bool:
    """Say whether the first bytes of a file look like AIF-JSON.

    Keys of the outermost object count, or of the objects in an outermost list, or of
    one that an answer of a service wraps.
    """
    text = head.decode(json.detect_encoding(head), errors="replace")
    if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return False
    if _EMPTY.fullmatch(text.removeprefix("\ufeff")):
        return True
    levels = _keys_by_level(text)
    return any(_fits(levels.get(level, Counter()), text) for level in (1, 2, 3))


def _fits(keys: Counter[str], text: str) -> bool:
    if keys.keys() >= _MODEL:
        return False
    if "AIF" in keys:
        return '"nodes"' in text
    if keys.keys() >= {*_GRAPH, "locutions"}:
        return True
    if keys.keys() >= _GRAPH and _SCHEME.search(text) and _OTHER_ID.search(text):
        return True
    old = keys.keys() >= {"nodes", "analysis"} or '"from"' in text
    return "nodes" in keys and ('"nodeID"' in text or (old and "participants" in keys))


def _keys_by_level(text: str) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {}
    for level, key in _keys(text):
        found.setdefault(level, Counter())[key] += 1
    return found


def _keys(text: str) -> Iterator[tuple[int, str]]:
    """Give every key with its depth, as far as a cut text shows them."""
    depth = 0
    last = ""
    for found in _TOKENS.finditer(text):
        piece = found[0]
        if piece in "{[":
            depth += 1
        elif piece in "}]":
            depth -= 1
        elif piece == ":":
            yield depth, last.strip('"')
        last = piece

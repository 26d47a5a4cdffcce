r"""Argdown data and front matter: flow YAML on one line, safe in every reader.

Words stand bare where all YAML readers agree that they are words; everything else is
JSON. What would end a data block inside a string is written as `\uXXXX`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*\Z")
_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.'?!()/-]*[\w.?!)])?\Z")
_NO_WORDS = frozenset(
    {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}
)
_UNSAFE = re.compile(
    "[{}\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff]|(?<=[]>]):|(?<==)="
)


def data_block(data: Mapping[str, Any]) -> str:
    """Give data as one block in braces."""
    return flow(data)


def flow(value: Any) -> str:
    """Give a JSON value as flow YAML on one line."""
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, str):
        return word(value)
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, Mapping):
        items = ", ".join(f"{word(k)}: {flow(v)}" for k, v in value.items())
        return "{" + items + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def word(text: str) -> str:
    """Give a string bare where that is certain, else as a JSON string."""
    if _WORD.match(text) and text.lower() not in _NO_WORDS:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Give a string as JSON, with everything escaped that ends a data block."""
    return _UNSAFE.sub(_code, json.dumps(text, ensure_ascii=False))


def entry(key: str, value: Any) -> str:
    """Give one line of front matter; a string may stand plain there."""
    if isinstance(value, str) and _is_plain(value):
        return f"{word(key)}: {value}"
    return f"{word(key)}: {flow(value)}"


def _is_plain(text: str) -> bool:
    plain = _PLAIN.match(text) is not None and text.lower() not in _NO_WORDS
    return plain and text.isprintable() and "//" not in text


def _code(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _number(value: float) -> str:
    text = repr(value)
    if "inf" in text or "nan" in text:
        return quoted(text)
    return f"{Decimal(text):f}" if "e" in text else text

"""Bytes in an encoding that is labelled, with runs of UTF-8 among them.

Boards that were moved, and people who paste, leave pages in which some words are UTF-8
and the rest is what the label says. Words are decoded one by one where enough of them
can be nothing else.
"""

from __future__ import annotations

import codecs
import re

_ONE = (
    rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"
)
_SURE = re.compile(rb"(?<![\x80-\xff])" + _ONE + rb"{3,}(?![\x80-\xff])")
_LIKELY = re.compile(rb"(?<![\x80-\xff])" + _ONE + rb"{2,}(?![\x80-\xff])")
ENOUGH = 3
"""So many words of three letters or more must be UTF-8; fewer may be chance."""


def with_runs(data: bytes, encoding: str) -> tuple[str, int] | None:
    """Give bytes as text with how many runs were UTF-8; None where it is not so."""
    if _is_wide(encoding):
        return _by_line(data, encoding)
    if sum(1 for _ in _SURE.finditer(data)) < ENOUGH:
        return None
    pieces: list[str] = []
    at = runs = 0
    for found in _LIKELY.finditer(data):
        try:
            word = found[0].decode("utf-8")
        except UnicodeDecodeError:
            continue
        pieces += (data[at : found.start()].decode(encoding, "replace"), word)
        at = found.end()
        runs += 1
    pieces.append(data[at:].decode(encoding, "replace"))
    return "".join(pieces), runs


def _is_wide(encoding: str) -> bool:
    """Say whether an encoding has characters of several bytes."""
    try:
        return len("一".encode(encoding)) > 1
    except UnicodeEncodeError:
        return len("가".encode(encoding, "ignore")) > 1


def _by_line(data: bytes, encoding: str) -> tuple[str, int] | None:
    """Give each line in the encoding, or in UTF-8 where only that fits."""
    if codecs.lookup(encoding).name.startswith("iso2022"):
        return None
    pieces: list[str] = []
    runs = 0
    for line in data.splitlines(keepends=True):
        try:
            pieces.append(line.decode(encoding))
        except UnicodeDecodeError:
            try:
                pieces.append(line.decode("utf-8"))
                runs += 1
            except UnicodeDecodeError:
                pieces.append(line.decode(encoding, "replace"))
    return ("".join(pieces), runs) if runs else None

"""The title of a quotation box: whose words stand in it.

Unlike a line of pasted text, the title of a box is known to be one. So what is not
understood is taken for the name rather than lost.
"""

from __future__ import annotations

import re

from disputatio.converter.importers.shared import page_words as known
from disputatio.converter.importers.shared.bbcode_quotes import quoted
from disputatio.converter.importers.shared.dates import date_in, is_date

_ARROWS = re.compile(r"[\s↑→»]+$")
_IN_BRACKETS = re.compile(r"^\([^()]{4,60}\)\s*|\s*\([^()]{4,60}\)(?=\s*:?$)")
_VERB = known.either((*known.flat(known.SAID), *known.SAID_ELSEWHERE))
_SAID = re.compile(rf"(?P<name>.*\S)\s*\b(?:{_VERB})\s*:?$", re.IGNORECASE)
_BEFORE = known.either((*known.flat(known.QUOTE_FROM), *known.flat(known.POSTED_BY)))
_FROM = re.compile(rf"(?:{_BEFORE})\s*:?\s+(?P<name>\S.*)", re.IGNORECASE)
_BARE = frozenset(known.flat(known.BARE_QUOTE))
_UNKNOWN_VERB = re.compile(r"(?P<name>.*\S)\s+[^\W\d_A-Z][\w()/]*:$")
_SHAPE = re.compile(r"[^:]{1,40}[^\W\d_]\s*:\s+(?P<name>\S.*)\s+(?P<word>\S{1,20})$")
_CONVERTED = "author="
"""How SMF's own tag begins, which converters of boards leave in titles."""
_ON = re.compile(
    r"\s(?:on|am|um|le|el|en|il|op|dnia|den|em|em:|w|v|в|от|at)\s+(?=\S)", re.I
)


def quoted_name(title: str | None) -> str | None:
    """Give the name in the title of a quotation; None for a title without one."""
    text = _ARROWS.sub("", (title or "").strip())
    if text.rstrip(" :").casefold() in _BARE or not text:
        return None
    text = _IN_BRACKETS.sub("", text).strip()
    found = _FROM.match(text)
    plain = _without_date(found["name"]) if found else _said(_without_date(text))
    name = (_shaped(text) or plain).strip(" :\xa0")
    if name.startswith(_CONVERTED):
        return quoted(name).author
    return name or None


def _shaped(text: str) -> str | None:
    """Give the name in "WORDS: NAME word DATE", as SMF prints it in every language.

    A last word with a capital is a part of the name: not every title has one before a date.
    """
    date = date_in(text)
    if date is None or not text.endswith(date):
        return None
    found = _SHAPE.match(text.removesuffix(date).rstrip())
    if found is None or found["word"] != found["word"].lower():
        return None
    return found["name"]


def _said(text: str) -> str:
    found = _SAID.match(text) or _UNKNOWN_VERB.match(text)
    return found["name"] if found else text


def _without_date(text: str) -> str:
    """Part "X on DATE" at the last "on" that a date follows."""
    for found in reversed(list(_ON.finditer(text))):
        if is_date(text[found.end() :].rstrip(" :")):
            return text[: found.start()].rstrip(" ,")
    date = date_in(text)
    ends = date is not None and text.rstrip(" :").endswith(date)
    return text[: text.rindex(date)].rstrip(" ,") or text if date and ends else text

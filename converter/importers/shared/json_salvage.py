"""Broken JSON, read as far as it goes.

The text is read token by token. Where it makes no sense, reading goes on at the next
member ("key": …). Where no bracket stood in between, the object that was open goes on;
else nothing is put together across the break: objects that were open end there with
what they have, and what follows is read as objects of their own.
"""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import Any

from attrs import Factory, define

from disputatio.schemas.text import is_scalar, scalar

_TOKEN = re.compile(
    r'[ \t\r\n]*+(?:("(?>(?>[^"\\\x00-\x1f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)")'
    r"|(-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,4})?)(?![\w.+-])"
    r"|(true|false|null|NaN|-?Infinity)\b|([\[\]{}:,]))"
)
_CARELESS_STRING = re.compile(
    r'[ \t\r\n]*+"((?>(?>[^"\\]+|\\.)*))"(?=[ \t\r\n]*+[,:\]}])', re.S
)
_ODD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_MEMBER = re.compile(
    r'"[A-Za-z_@$][\w.@$:-]{0,60}"[ \t\r\n]*:(?=[ \t\r\n]*["\[{\dtfnN-])'
)
_BRACKET = re.compile(r"[\[\]{}]")
_SPACE = re.compile(r"[ \t\r\n]*+")
_END: dict[type, str] = {dict: "}", list: "]"}
_WORDS = {"true": True, "false": False}


@define
class Salvaged:
    """What was read of a text."""

    value: Any = None
    """The value, if there is no break."""
    objects: list[dict[str, Any]] = Factory(list)
    """All objects at any depth, in their order, if there is a break."""
    breaks: list[tuple[int, int]] = Factory(list)
    """Lines and columns of the breaks."""
    halves: list[int] = Factory(list)
    """Where texts stand whose half characters became U+FFFD."""


@define
class _Open:
    """A list or object that is open; `items` are its items so far."""

    items: Any
    key: str | None = None
    wants: str = "first"
    """first, key, colon, value, more: what must come next."""


class _Broken(Exception):
    """The text makes no sense here."""


def salvaged(text: str) -> Salvaged:
    """Read a JSON text; nothing in it is an error."""
    reader = _Reader(text)
    reader.run()
    return reader.found


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.found = Salvaged()
        self._stack: list[_Open] = []
        self._ended = False
        self._line = (0, 1)

    def run(self) -> None:
        going = True
        while going:
            try:
                going = self._token()
            except _Broken:
                going = self._mend()
        if self._stack or not self._ended:
            self._break(len(self.text))

    def _token(self) -> bool:
        """Take the next token; False at the end of the text."""
        found = _TOKEN.match(self.text, self.place)
        if found is None:
            if self._at_end():
                return False
            raise _Broken
        self._take(found)
        self.place = found.end()
        return True

    def _at_end(self) -> bool:
        found = _SPACE.match(self.text, self.place)
        return found is not None and found.end() == len(self.text)

    def _take(self, found: re.Match[str]) -> None:
        string, number, word, mark = found.groups()
        if mark is not None:
            self._mark(mark)
        elif string is not None:
            self._string(self._whole(json.loads(string), found.start(1)))
        elif word is not None:
            self._value(_WORDS.get(word))
        else:
            self._value(_number(number))

    def _whole(self, text: str, place: int) -> str:
        """Give a text without half characters; where it had some is noted."""
        if is_scalar(text):
            return text
        self.found.halves.append(place)
        return scalar(text)

    def _string(self, text: str) -> None:
        top = self._stack[-1] if self._stack else None
        if (
            top is not None
            and isinstance(top.items, dict)
            and top.wants in ("first", "key")
        ):
            top.key, top.wants = text, "colon"
        else:
            self._value(text)

    def _value(self, value: Any) -> None:
        if not self._stack:
            if self._ended or self.found.breaks:
                raise _Broken
            self.found.value, self._ended = value, True
            return
        top = self._stack[-1]
        if isinstance(top.items, list) and top.wants in ("first", "value"):
            top.items.append(value)
        elif (
            isinstance(top.items, dict) and top.wants == "value" and top.key is not None
        ):
            top.items[top.key] = value
        else:
            raise _Broken
        top.wants = "more"

    def _mark(self, mark: str) -> None:
        if mark in "{[":
            self._open({} if mark == "{" else [])
            return
        if not self._stack:
            if self.found.breaks:
                return  # ends what was open before a break
            raise _Broken
        top = self._stack[-1]
        if mark == ":" and top.wants == "colon":
            top.wants = "value"
        elif mark == "," and top.wants == "more":
            top.wants = "key" if isinstance(top.items, dict) else "value"
        elif mark == _END[type(top.items)] and top.wants in ("first", "more"):
            self._stack.pop()
        else:
            raise _Broken

    def _open(self, items: Any) -> None:
        if self._stack:
            self._value(items)
            self._stack[-1].wants = "more"
        elif not self.found.breaks:
            if self._ended:
                raise _Broken
            self.found.value, self._ended = items, True
        self._stack.append(_Open(items))
        if isinstance(items, dict):
            self.found.objects.append(items)

    def _mend(self) -> bool:
        """Go on after a break; False if there is nothing to go on with."""
        if self._stack or not self.found.breaks:
            self._break(self.place)
        if self._careless():
            return True
        found = _MEMBER.search(self.text, self.place)
        if found is None:
            self._stack.clear()
            return False
        top = self._stack[-1] if self._stack else None
        gap = _BRACKET.search(self.text, self.place, found.start())
        if gap is None and top is not None and isinstance(top.items, dict):
            top.wants = "key"
        else:
            items: dict[str, Any] = {}
            self._stack = [_Open(items, wants="key")]
            self.found.objects.append(items)
        self.place = found.start()
        return True

    def _careless(self) -> bool:
        """Take a string with line feeds or escapes that JSON does not know."""
        top = self._stack[-1] if self._stack else None
        if top is None or not (top.wants == "value" or isinstance(top.items, list)):
            return False
        found = _CARELESS_STRING.match(self.text, self.place)
        if found is None or _MEMBER.search(found[0]):
            return False
        inner = _ODD_ESCAPE.sub(r"\\\\", found[1])
        try:
            text = json.loads(f'"{inner}"', strict=False)
            self._value(self._whole(text, self.place))
        except (_Broken, ValueError):
            return False
        self.place = found.end()
        return True

    def _break(self, place: int) -> None:
        at, line = self._line
        line += self.text.count("\n", at, place)
        self._line = (place, line)
        self.found.breaks.append((line, place - self.text.rfind("\n", 0, place)))


def _number(text: str) -> int | float | None:
    """Give a number; one beyond all measure is none."""
    if text.lstrip("-").isdecimal():
        return int(text)
    value = float(text)
    return value if isfinite(value) else None

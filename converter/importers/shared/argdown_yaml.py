"""YAML of data blocks and front matter as js-yaml 4 reads it, without its dangers.

Only plain values: no anchors, aliases, tags or merge keys; bounded depth. Dates stay
text. Values come from the parser's events, so nothing is ever constructed.
"""

from __future__ import annotations

import re
from typing import Any

from disputatio.schemas.text import scalar

DEEPEST = 64
"""How deep collections may nest."""

_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(?:0b[01]+|0x[0-9a-fA-F]+|0o[0-7]+|[0-9]+)\Z")
_FLOAT = re.compile(
    r"[-+]?(?:[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?)\Z"
)
_BASES = {"0b": 2, "0x": 16, "0o": 8}


class YamlProblem(ValueError):
    """Text that is no plain YAML value; says what and on which of its lines."""

    def __init__(self, problem: str, line: int = 0) -> None:
        """Keep the problem and the line, from 0."""
        super().__init__(problem)
        self.line = line


def load(text: str) -> Any:
    """Give the JSON value of a YAML document.

    Raises:
        YamlProblem: it is malformed, too deep, or uses more than plain values.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Values().value_of(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise YamlProblem(str(error.problem), mark.line if mark else 0) from error
    except yaml.YAMLError as error:
        raise YamlProblem("a character that YAML does not allow") from error


class _Values:
    """Builds a value from events, without recursion."""

    def __init__(self) -> None:
        self._open: list[Any] = []
        self._keys: list[Any] = []
        self._result: Any = None
        self._documents = 0

    def value_of(self, events: Any) -> Any:
        for event in events:
            self._event(type(event).__name__, event)
        return self._result

    def _event(self, name: str, event: Any) -> None:
        if name == "DocumentStartEvent":
            self._documents += 1
        if name == "AliasEvent" or getattr(event, "anchor", None) is not None:
            self._refuse("anchors and aliases are not read", event)
        if getattr(event, "tag", None) is not None and event.tag != "!":
            self._refuse("tags are not read", event)
        if self._documents > 1:
            self._refuse("there is a second document", event)
        if name == "ScalarEvent":
            self._add(_scalar(event), event)
        elif name in {"MappingStartEvent", "SequenceStartEvent"}:
            self._begin({} if name == "MappingStartEvent" else [], event)
        elif name in {"MappingEndEvent", "SequenceEndEvent"}:
            self._open.pop()
            self._keys.pop()

    def _refuse(self, problem: str, event: Any) -> None:
        raise YamlProblem(problem, event.start_mark.line)

    def _begin(self, value: Any, event: Any) -> None:
        if len(self._open) >= DEEPEST:
            self._refuse(f"nested deeper than {DEEPEST}", event)
        self._add(value, event)
        self._open.append(value)
        self._keys.append(_NO_KEY)

    def _add(self, value: Any, event: Any) -> None:
        if not self._open:
            self._result = value
        elif isinstance(self._open[-1], list):
            self._open[-1].append(value)
        elif self._keys[-1] is _NO_KEY:
            self._keys[-1] = self._key(value, event)
        else:
            self._open[-1][self._keys[-1]] = value
            self._keys[-1] = _NO_KEY

    def _key(self, value: Any, event: Any) -> str:
        if isinstance(value, dict | list):
            self._refuse("a key is no word", event)
        key = scalar(event.value)
        if key in self._open[-1]:
            self._refuse(f"the key {key!r} stands twice", event)
        return key


_NO_KEY = object()


def _scalar(event: Any) -> Any:
    text = scalar(event.value)
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return _number(text)


def _number(text: str) -> Any:
    if len(text) > 400:
        return text
    if _INTEGER.match(text):
        bare = text.lstrip("+-")
        size = int(bare, _BASES.get(bare[:2], 10))
        return -size if text.startswith("-") else size
    if _FLOAT.match(text):
        value = float(text)
        return value if abs(value) != float("inf") else text
    return text

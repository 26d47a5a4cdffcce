"""The words of a language that rules read, as data: `tables/LANGUAGE/TOPIC.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

ANY = "any"
"""The folder of what every language knows."""

TABLES = files("disputatio.converter.structure") / "tables"
"""Where the tables lie."""

_PART = re.compile(r"@(\w+)@")


@cache
def word_table(language: str | None, topic: str) -> Mapping[str, Any]:
    """Give the table of a topic in a language, as TOML has it; empty where there is none.

    A language is the first part of a BCP 47 tag. Raises `tomllib.TOMLDecodeError` for a
    file that is no TOML, which a test of all tables rules out.
    """
    if language is None or not (language + topic).replace("-", "").isalnum():
        return {}
    file = TABLES / language / f"{topic}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


@cache
def tables_for(language: str | None, topic: str) -> tuple[Mapping[str, Any], ...]:
    """Give the tables that hold for a language: its own and that of all languages.

    Those of every language where it has none of its own, or is not known.
    """
    known = table_languages(topic)
    held = {language, ANY} if language in known else {*known, ANY}
    return tuple(word_table(name, topic) for name in known if name in held)


@cache
def table_languages(topic: str) -> tuple[str, ...]:
    """Give the languages that have a table of this topic, in order."""
    folders = sorted(place.name for place in TABLES.iterdir() if place.is_dir())
    return tuple(n for n in folders if (TABLES / n / f"{topic}.toml").is_file())


def with_parts(pattern: str, table: Mapping[str, Any]) -> str:
    """Put the parts of a table in their places: `@name@`."""
    parts = table.get("parts", {})
    return _PART.sub(lambda match: parts[match[1]], pattern)

"""Tests of all word tables: they are TOML, of known form, and their patterns are sound."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from disputatio.converter.structure.argument_words import (
    ArgumentWords,
    argument_words,
)
from disputatio.converter.structure.cue_tables import cue_reader, cue_table
from disputatio.converter.structure.cues import Place, Side
from disputatio.converter.structure.word_tables import (
    TABLES,
    table_languages,
    word_table,
)

FILES = sorted(Path(str(TABLES)).glob("*/*.toml"))


def texts(value: Any) -> Iterator[str]:
    """Give all texts of a table."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_tables_are_toml_without_doubles(path: Path) -> None:
    """Each file is read, says something, and has no text twice in one list."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))

    assert list(texts(table))
    for value in table.values():
        rows = value if isinstance(value, list) else []
        assert len(rows) == len({str(row) for row in rows})


@pytest.mark.parametrize("language", table_languages("cues"))
def test_cues_have_a_known_form(language: str) -> None:
    """Sides, places and parts are known; every pattern compiles and matches no nothing."""
    table = word_table(language, "cues")

    assert set(table) <= {*get_args(Side), "negation", "contrast", "parts"}
    for cue in cue_table(language).cues:
        assert cue.place in get_args(Place)
        assert 0 < cue.weight <= 3
        assert "@" not in re.sub(r"@\\w", "", cue.pattern)
        assert re.compile(cue.pattern, re.IGNORECASE).search("") is None
    cue_reader(language)


@pytest.mark.parametrize("language", table_languages("argument"))
def test_words_of_claims_have_a_known_form(language: str) -> None:
    """All kinds of words are there, and compile."""
    assert set(word_table(language, "argument")) == set(ArgumentWords._fields)
    assert argument_words(language)


@pytest.mark.parametrize("language", ["../en", "en/../de", "", "xx"])
def test_no_other_file_is_read(language: str) -> None:
    """A language tag from a file leads to no place outside the tables."""
    assert word_table(language, "cues") == {}

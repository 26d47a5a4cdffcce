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
from disputatio.converter.structure.leanings import leanings
from disputatio.converter.structure.word_tables import (
    TABLES,
    table_languages,
    tables_for,
    with_parts,
    word_table,
)
from disputatio.converter.structure.words import folded
from disputatio.schemas.stop_words import GENERIC, STOP_WORDS

CUE_FORMS = ("negation", "contrast", "answers", "parts")
"""What a table of cues has besides its sides."""

LISTS = {
    "questions": {"openers", "after_a_mark", "within", "rivals"},
    "pointers": {"opening", "previous", "both"},
    "polarity": {"negations", "links", "contrasts", "opposites"},
    "credit": {
        "linking", "as", "between", "said",
        "before", "after", "joined", "sided_before", "sided_after",
    },
}  # fmt: skip
"""Topics that are lists, and their names."""

REPEATED_REPEAT = re.compile(r"\\w[*+]\)?[*+{]|\.[*+]\)[*+]|\+\)[*+]|\*\)[*+]")
"""What makes a pattern slow on a hostile text."""

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


@pytest.mark.parametrize("language", table_languages("committed"))
def test_clauses_that_take_no_side_have_a_known_form(language: str) -> None:
    """All languages have the same keys, and their patterns compile and match no nothing."""
    table = word_table(language, "committed")

    assert set(table) == set(word_table("en", "committed"))
    for key, patterns in table.items():
        if key != "parts":
            for text in texts({key: patterns}):
                assert not re.compile(with_parts(text, table)).fullmatch("")


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

    assert set(table) <= {*get_args(Side), *CUE_FORMS}
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


@pytest.mark.parametrize(
    ("topic", "language"),
    [(topic, name) for topic in LISTS for name in table_languages(topic)],
)
def test_lists_have_a_known_form(topic: str, language: str) -> None:
    """Names are known, patterns compile and match no nothing."""
    table = word_table(language, topic)

    assert set(table) <= LISTS[topic]
    for text in texts(table):
        assert text.strip() == text
        assert not re.compile(text).fullmatch("")


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_no_pattern_repeats_what_repeats(path: Path) -> None:
    """No text can make a pattern try ways without end."""
    for text in texts(tomllib.loads(path.read_text(encoding="utf-8"))):
        assert not REPEATED_REPEAT.search(text), text


def test_opposites_stand_in_one_pair_only() -> None:
    """No word is its own opposite, nor stands twice."""
    for language in table_languages("polarity"):
        pairs = word_table(language, "polarity")["opposites"]
        words = [word for pair in pairs for side in pair for word in side.split()]
        assert all(len(pair) == 2 for pair in pairs)
        assert len(words) == len(set(words)), language


def test_a_language_without_a_table_has_all() -> None:
    """A language's own words hold, with those of all; an unknown language has each."""
    assert len(tables_for("de", "pointers")) == 2
    assert len(tables_for("fi", "pointers")) == len(table_languages("pointers"))
    assert tables_for(None, "pointers") == tables_for("fi", "pointers")
    assert len(tables_for("de", "questions")) == 1


@pytest.mark.parametrize("language", STOP_WORDS)
def test_stop_words_are_folded(language: str) -> None:
    """Words are as they are compared, and every language with words is known by them."""
    words = STOP_WORDS[language] | GENERIC.get(language, frozenset())

    assert words
    assert all(folded(word) == word for word in words)


@pytest.mark.parametrize("language", table_languages("leanings"))
def test_families_are_those_of_english(language: str) -> None:
    """A family has the name and place of the English one, whose weight it takes."""
    places = {family.name: family.place for family in leanings("en")}

    assert leanings(language)
    for family in leanings(language):
        assert places[family.name] == family.place
        assert family.pattern.search("") is None


NAMES = {
    "English": "en", "German": "de", "French": "fr", "Spanish": "es", "Italian": "it",
    "Portuguese": "pt", "Dutch": "nl",
}  # fmt: skip


def test_the_page_of_languages_is_true() -> None:
    """Each language with cues has a row that says how many, and what else it has."""
    page = (Path(__file__).parents[3] / "docs" / "languages.md").read_text("utf-8")
    rows = [row.split(" | ") for row in page.splitlines() if row.startswith("| ")]
    shown = {NAMES[row[0][2:]]: row for row in rows if row[0][2:] in NAMES}

    assert {*shown, "any"} == set(table_languages("cues"))
    for language, row in shown.items():
        own = word_table(language, "cues")
        assert row[1] == ("yes" if language in STOP_WORDS else "no")
        assert int(row[2]) == sum(len(own.get(side, ())) for side in get_args(Side))
        assert (row[3] == "no") == (not leanings(language))
        assert row[4] == ("yes" if argument_words(language) else "no")

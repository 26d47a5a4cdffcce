"""The cues of each language, as `tables/LANGUAGE/cues.toml` has them, and their readers.

A language without a table has the signs that every language knows: `tables/any/cues.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import get_args

from disputatio.converter.structure.cues import Cue, CueReader, CueTable, Side
from disputatio.converter.structure.word_tables import ANY, with_parts, word_table


def has_cues(language: str | None) -> bool:
    """Say whether a language has cues of its own."""
    return language != ANY and bool(word_table(language, "cues"))


@cache
def cue_reader(language: str | None) -> CueReader:
    """Give the reader of a language's cues; without any, of those that all know."""
    return CueReader(cue_table(language if has_cues(language) else ANY))


def cue_table(language: str | None) -> CueTable:
    """Give the cues of a language that has a table, with those that all know."""
    table = word_table(language, "cues")
    shared = word_table(ANY, "cues") if language != ANY else {}
    return CueTable(
        cues=(*_cues(table), *_cues(shared)),
        negation=with_parts(table["negation"], table),
        contrast=with_parts(table["contrast"], table),
        answers=with_parts(table["answers"], table),
    )


def _cues(table: Mapping[str, object]) -> tuple[Cue, ...]:
    return tuple(
        Cue(side, weight, place, with_parts(pattern, table))
        for side in get_args(Side)
        for weight, place, pattern in table.get(side, ())  # type: ignore[attr-defined]
    )

"""The cue readers by language."""

from __future__ import annotations

from functools import cache

from disputatio.converter.structure.cues import CueReader
from disputatio.converter.structure.cues_english import ENGLISH
from disputatio.converter.structure.cues_german import GERMAN

_TABLES = {"en": ENGLISH, "de": GERMAN}


@cache
def cue_reader(language: str | None) -> CueReader | None:
    """Give the reader of a language's cues; None where there is no table for it."""
    table = _TABLES.get(language or "")
    return None if table is None else CueReader(table)

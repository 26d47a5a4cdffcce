"""Words that mark claims, reasons and conclusions, by language."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from disputatio.converter.structure.word_tables import word_table


class ArgumentWords(NamedTuple):
    """What the pass `claims` looks for in a language; matched without case."""

    opinions: tuple[re.Pattern[str], ...]
    """Families of words that claims have: each one found makes a claim likelier."""
    chatter: re.Pattern[str]
    """Beginnings of sentences that claim nothing: greetings, thanks, talk about talk."""
    because: re.Pattern[str]
    """Between a claim and its reason."""
    given: re.Pattern[str]
    """Before a reason that stands first, up to a comma."""
    therefore: re.Pattern[str]
    """Beginning of a sentence that the one before is a reason for."""
    after_all: re.Pattern[str]
    """Beginning of a sentence that is a reason for the one before."""


@cache
def argument_words(language: str | None) -> ArgumentWords | None:
    """Give the words of a language, from its `argument.toml`; None where it has none."""
    table = word_table(language, "argument")
    if not table:
        return None
    return ArgumentWords(
        opinions=tuple(map(_compiled, table["opinions"])),
        **{name: _compiled(table[name]) for name in ArgumentWords._fields[1:]},
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)

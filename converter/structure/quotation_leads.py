"""Words after which others are repeated, often without marks ("you said", "I wrote").

Table `quotation-leads`: lists of words `subjects`, `fillers`, `verbs` and `after`, of
which a lead is made in this order, and phrases, `alone`, that are one by themselves; words
`near`, one of which before a mark leads to what is marked; and `heading`, a pattern of
lines that only say whose words follow. Few words are in the tables of two languages, so
all are read at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from disputatio.converter.structure.word_codes import WordCodes
from disputatio.converter.structure.word_tables import table_languages, word_table
from disputatio.converter.structure.words import words

_TOPIC = "quotation-leads"


class Leads:
    """Finds leads in lines whose words are single characters."""

    def __init__(self, codes: WordCodes) -> None:
        """Learn the tables in the characters of a thread."""
        patterns: list[str] = []
        headings: list[str] = []
        self._near: set[str] = set()
        for language in table_languages(_TOPIC):
            table = word_table(language, _TOPIC)
            self._near |= set(codes.of([*table["verbs"], *table["near"]]))
            sets = {name: _any(codes.of(table[name])) for name in _SETS}
            patterns.append(
                "{subjects}{fillers}{{0,2}}{verbs}{after}?".format_map(sets)
            )
            headings += table["heading"]
            phrases = sorted(table["alone"], key=len, reverse=True)
            patterns += (re.escape(codes.of(words(text))) for text in phrases)
        self._pattern = re.compile("|".join(patterns))
        self._headings = re.compile("|".join(headings), re.IGNORECASE)

    def ends(self, line: str) -> Iterator[int]:
        """Give the places of the words after leads."""
        return (match.end() for match in self._pattern.finditer(line))

    def is_heading(self, line: str) -> bool:
        """Say whether a line only says whose words follow."""
        return self._headings.fullmatch(line) is not None

    def near(self, before: str) -> bool:
        """Say whether words before a mark lead to what is marked."""
        return not self._near.isdisjoint(before)


@cache
def _learnt() -> tuple[WordCodes, Leads]:
    codes = WordCodes()
    return codes, Leads(codes)


def codes_and_leads() -> tuple[WordCodes, Leads]:
    """Give the codes of a new thread, with which the leads are learnt already."""
    codes, leads = _learnt()
    return codes.copied(), leads


_SETS = ("subjects", "fillers", "verbs", "after")


def _any(codes: str) -> str:
    return f"[{''.join(map(re.escape, codes))}]"

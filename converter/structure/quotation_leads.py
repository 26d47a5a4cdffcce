"""Words after which others are repeated, often without marks ("you said", "I wrote").

Table `quotation-leads`: lists of words `subjects`, `fillers`, `verbs` and `after`, of
which a lead is made in this order, and phrases, `alone`, that are one by themselves. Few
words are in the tables of two languages, so all are read at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.structure.word_codes import WordCodes
from disputatio.converter.structure.word_tables import table_languages, word_table
from disputatio.converter.structure.words import words

_TOPIC = "quotation-leads"


class Leads:
    """Finds leads in lines whose words are single characters."""

    def __init__(self, codes: WordCodes) -> None:
        """Learn the tables in the characters of a thread."""
        patterns: list[str] = []
        for language in table_languages(_TOPIC):
            table = word_table(language, _TOPIC)
            sets = {name: _any(codes.of(table[name])) for name in _SETS}
            patterns.append(
                "{subjects}{fillers}{{0,2}}{verbs}{after}?".format_map(sets)
            )
            phrases = sorted(table["alone"], key=len, reverse=True)
            patterns += (re.escape(codes.of(words(text))) for text in phrases)
        self._pattern = re.compile("|".join(patterns))

    def ends(self, line: str) -> Iterator[int]:
        """Give the places of the words after leads."""
        return (match.end() for match in self._pattern.finditer(line))


_SETS = ("subjects", "fillers", "verbs", "after")


def _any(codes: str) -> str:
    return f"[{''.join(map(re.escape, codes))}]"

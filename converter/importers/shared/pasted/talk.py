"""Whether what is said below names are the words of people who talk.

Lists with headwords look as speeches do. Signs of talk are "I" and "we", questions,
answers ("No.", "I agree") and the name of another speaker.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from attrs import frozen

from disputatio.converter.importers.shared.pasted.speech_words import ANSWERS, VOICES

_WORD = re.compile(r"[+-]1\b|[^\W\d_]+(?:['’.][^\W\d_]+)*")
_ENDS_IN_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\.?$")
_FULL = re.compile(
    r"[^\W\d_]\S* (?:\S+ ){0,4}[^\W\d_]\S*|\S*[\d_]\S*|[^\W\d_]*[a-z][A-Z]\S*"
)
"""Two words, or a handle: "Ida Brown", "quill_9", "OldTom"."""
_SHOUTED = frozenset(("US", "ME"))


@frozen(kw_only=True)
class Talk:
    """The beginnings of speeches, and by whom they are."""

    names: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def signs(self) -> int:
        """How many signs of talk there are, all in all."""
        names = set(self.names)
        pairs = zip(self.said, self.names, strict=True)
        return sum(_signs(text, names - {name}) for text, name in pairs)

    def is_lively(self) -> bool:
        """Say whether every fourth speech has a sign of talk."""
        return self.signs * 4 >= len(self.said)

    def is_heard(self, *, asked: bool, voted: bool) -> bool:
        """Say whether people show though hardly anybody speaks twice.

        It needs fewer signs where half of the names are longer than a word, a question
        stands above (`asked`) or headings tell who is on which side (`voted`).
        """
        if self._are_works() or self._are_nouns():
            return False
        full = self._are_full()
        if voted or (full and asked):
            return full or self.signs > 0
        return self.signs >= 2 - full and self.is_lively()

    def is_lower(self) -> bool:
        """Say whether all names are written small, as programs in a log are."""
        return all(map(str.islower, self.names))

    def _are_works(self) -> bool:
        """Say whether half of the lines end in a year, as in lists of books."""
        ends = sum(1 for text in self.said if _ENDS_IN_YEAR.search(text))
        return ends * 2 >= len(self.said)

    def _are_nouns(self) -> bool:
        """Say whether headwords are plain words ("Head", "a head") or "plain words"."""
        words = {w for text in self.said for w in _WORD.findall(text) if w.islower()}
        names = set(self.names)
        plain = sum(1 for name in names if name.istitle() and name.lower() in words)
        phrases = sum(1 for name in names if " " in name and name.islower())
        return (plain + phrases) * 8 > len(names)

    def _are_full(self) -> bool:
        names = set(self.names)
        return sum(1 for name in names if _FULL.fullmatch(name)) * 2 >= len(names)


def _signs(text: str, others: AbstractSet[str]) -> int:
    words = _WORD.findall(text.replace("’", "'"))
    voice = any(
        w == "I" or (w.casefold() in VOICES and w not in _SHOUTED) for w in words
    )
    answers = bool(words) and words[0].casefold() in ANSWERS
    return voice + ("?" in text) + answers + any(w in others for w in words)

"""Telling words of a sentence, for automatic names: "forced labour", "no Great Purge".

Which words tell is seen in the sentence itself, and in what the debate is called: words
that stand together, with nouns and names before others, and the word that denies them.
Nothing else in the debate is looked at, so that a name stays when other lines change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from attrs import frozen

from disputatio.schemas.stop_words import GENERIC, STOP_WORDS

MOST_WORDS = 3
"""How many telling words a name has at most."""

LONGEST = 32
"""How many characters they have at most, blanks included."""

_SUBJECT = 0.7
"""What a word loses that names the debate itself."""

_JOINT = 0.45
"""What a phrase loses for each word between that tells nothing."""

_ENOUGH = 0.6
"""What a word must be worth to stand beside another that it does not touch."""

_ALONE = 0.35
"""What a phrase of one word loses."""

_CUT = 0.3
"""What a phrase loses that leaves out the word it belongs to, or begins with one too much."""

_DENIALS = frozenset(
    ["no", "not", "never", "without", "less", "fewer", "kein", "keine", "keinen", "nicht",
     "ohne", "weniger", "nie", "pas", "sans", "sin"]
)  # fmt: skip
_CONNECTING = frozenset(
    ["of", "and", "or", "in", "on", "to", "the", "a", "an", "for", "with", "within", "by", "from", "at",
     "von", "vom", "der", "die", "das", "den", "dem", "des", "und", "oder", "im", "für", "zu", "zur", "zum",
     "de", "du", "des", "la", "le", "les", "et", "ou", "à", "au", "en", "del", "el", "los", "las", "y"]
)  # fmt: skip
"""What may stand inside a phrase: other words that tell nothing begin another one."""

_DULL = frozenset(["unlike", "expect", "consider", "considering", "regarding"])

_PARTS = re.compile(
    r"[^\s!-&(-,./:-@\[-`{-~\u2000-\u2018\u201a-\u206f\u3000-\u303f«»¡¿…]+"
)
_START = re.compile(r"(?:^|[.!?:;\n])[\s\"'“‘(]*\Z")


@frozen
class Word:
    """A word of a sentence."""

    text: str
    """As it stands."""
    begins: bool
    """Whether it begins a sentence, where a capital says nothing."""
    joined: bool
    """Whether nothing but a blank stands between it and the word before."""


@frozen
class Vocabulary:
    """What is known of words before the sentence is looked at."""

    stop: frozenset[str]
    """Words that tell nothing, casefolded."""
    generic: frozenset[str]
    """Words that tell little, casefolded."""
    subject: frozenset[str]
    """Words that name the debate itself, casefolded."""

    @classmethod
    def of(cls, language: str | None, subject: str) -> Vocabulary:
        """Give the words of a language, or of all where it is not known."""
        known = (language or "").replace("_", "-").split("-")[0].casefold()
        stop = STOP_WORDS.get(known) or frozenset().union(*STOP_WORDS.values())
        generic = GENERIC.get(known) or frozenset().union(*GENERIC.values())
        named = {w.text.casefold() for w in words_of(subject)} - stop
        return cls(stop=stop, generic=generic, subject=frozenset(named))

    def phrases(self, sentence: str, most: int = 1) -> list[str]:
        """Give phrases of a sentence, the most telling first; none where no word tells."""
        words = words_of(sentence)
        folded = [word.text.casefold().replace("’", "'") for word in words]
        tells = [len(text) > 1 and text not in self.stop for text in folded]
        worth = [
            self._worth(word, text) if told else -_JOINT
            for word, text, told in zip(words, folded, tells, strict=True)
        ]
        return _Sentence(words, tells, worth).phrases(most)

    def _worth(self, word: Word, folded: str) -> float:
        worth = 0.6 + min(len(folded), 12) / 30 - _dullness(folded)
        if not word.begins and word.text != word.text.lower():
            worth += 0.3
        if folded in self.generic or folded in _DULL:
            worth -= 0.5
        if folded.removesuffix("'s") in self.subject:
            worth -= _SUBJECT
        return worth


@frozen
class _Sentence:
    """A sentence, judged word by word."""

    words: list[Word]
    tells: list[bool]
    worth: list[float]

    def phrases(self, most: int) -> list[str]:
        """Give the best phrases, each once."""
        ranked = sorted(self._windows(), reverse=True)
        best = dict.fromkeys(self._phrase(-f, -e) for _, f, e in ranked[: 3 * most])
        fitting = [phrase for phrase in best if len(phrase) <= LONGEST]
        if not fitting:
            return [self.words[-f].text[:LONGEST] for _, f, _ in ranked[:1]] or [
                word.text[:LONGEST] for word in self.words[:1]
            ]
        return [*self._pair(fitting[0]), *fitting][:most]

    def _windows(self) -> Iterator[tuple[float, int, int]]:
        """Give what stands together and may be a name: its weight, and its ends negated."""
        for first in range(len(self.words)):
            weight, told = 0.0, 0
            for last in range(first, min(first + 2 * MOST_WORDS, len(self.words))):
                if not self._goes_on(first, last):
                    break
                weight += self.worth[last]
                told += self.tells[last]
                if told > MOST_WORDS:
                    break
                if self.tells[last]:
                    yield weight - self._loss(first, last), -first, -last

    def _goes_on(self, first: int, last: int) -> bool:
        """Say whether a phrase that begins at a word can reach another."""
        if first == last:
            return self.tells[first]
        word = self.words[last]
        return word.joined and (self.tells[last] or word.text in _CONNECTING)

    def _loss(self, first: int, last: int) -> float:
        """Give what a phrase loses for being short, or cut out of a longer one."""
        loss = _ALONE if first == last else 0.0
        if self._touches(last + 1) and self.tells[last + 1]:
            loss += _CUT
        if self._touches(first) and self.tells[first - 1]:
            loss += _CUT / 2
        return loss

    def _touches(self, place: int) -> bool:
        """Say whether a word stands next to the one before it."""
        return 0 < place < len(self.words) and self.words[place].joined

    def _phrase(self, first: int, last: int) -> str:
        """Give the words of a phrase with the one before it that denies it."""
        before = self.words[first - 1].text.lower() if self._touches(first) else ""
        chosen = [word.text for word in self.words[first : last + 1]]
        return " ".join([before, *chosen] if before in _DENIALS else chosen)

    def _pair(self, phrase: str) -> list[str]:
        """Give a phrase of one word with the most telling other word, where one tells enough."""
        if " " in phrase:
            return []
        pairs = zip(self.worth, self.words, strict=True)
        others = [(n, -place) for place, (n, w) in enumerate(pairs) if n > _ENOUGH and w.text != phrase]  # fmt: skip
        best = self.words[-max(others)[1]].text if others else ""
        chosen = dict.fromkeys(w.text for w in self.words if w.text in {phrase, best})
        pair = " ".join(chosen)
        return [pair] if best and len(pair) <= LONGEST else []


def _dullness(word: str) -> float:
    """Give what adverbs and forms of verbs lose by their endings."""
    if word.endswith(("ly", "weise")) and len(word) > 4:
        return 0.8
    return 0.2 if word.endswith(("ed", "ing", "n't")) and len(word) > 4 else 0.0


def words_of(sentence: str) -> list[Word]:
    """Give the words of a sentence: letters with their marks, inner ' and -."""
    found: list[Word] = []
    end = 0
    for match in _PARTS.finditer(sentence):
        text = unicodedata.normalize("NFC", match[0]).strip("'’-")
        if text.isalpha() or (text and all(map(_belongs, text))):
            start = sentence[max(match.start() - 8, 0) : match.start()]
            joined = bool(found) and sentence[end : match.start()] == " "
            found.append(Word(text, _START.search(start) is not None, joined))
            end = match.end()
    return found


def _belongs(character: str) -> bool:
    return character in "'’-" or unicodedata.category(character)[0] in "LM"

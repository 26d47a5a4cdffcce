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

_LONGEST_WORD = 24
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

    def phrases(self, sentence: str) -> list[str]:
        """Give phrases of a sentence, the most telling first; none where no word tells."""
        words = words_of(sentence)
        worth = [self._worth(word) for word in words]
        found: dict[str, float] = {}
        for first, last in self._windows(words):
            phrase = _phrase(words, first, last)
            if len(phrase) <= LONGEST:
                weight = self._weight(words, worth, first, last)
                found[phrase] = max(weight, found.get(phrase, weight))
        ranked = sorted(found, key=lambda phrase: -found[phrase])
        if not ranked:
            return [word.text[:_LONGEST_WORD] for word in words[:1]]
        return [*self._pair(words, worth, ranked[0]), *ranked]

    def _pair(self, words: list[Word], worth: list[float], phrase: str) -> list[str]:
        """Give a phrase of one word with the most telling other word, where one tells enough."""
        others = {w.text: n for w, n in zip(words, worth, strict=True) if n > _ENOUGH}
        others.pop(phrase, None)
        best = max(others, key=lambda text: others[text], default=None)
        if best is None or " " in phrase or len(phrase) + len(best) >= LONGEST:
            return []
        chosen = dict.fromkeys(w.text for w in words if w.text in {phrase, best})
        return [" ".join(chosen)]

    def _windows(self, words: list[Word]) -> Iterator[tuple[int, int]]:
        """Give first and last word of everything that stands together and may be a name."""
        for first, word in enumerate(words):
            if not self._tells(word):
                continue
            told = 0
            for last in range(first, min(first + 2 * MOST_WORDS, len(words))):
                tells = self._tells(words[last])
                inside = tells or words[last].text in _CONNECTING
                told += tells
                if told > MOST_WORDS or not (
                    inside and (words[last].joined or last == first)
                ):
                    break
                if tells:
                    yield first, last

    def _tells(self, word: Word) -> bool:
        return (
            word.text.casefold().replace("’", "'") not in self.stop
            and len(word.text) > 1
        )

    def _worth(self, word: Word) -> float:
        folded = word.text.casefold()
        if not self._tells(word):
            return -_JOINT
        worth = 0.6 + min(len(word.text), 12) / 30
        if word.text != word.text.lower() and not word.begins:
            worth += 0.3
        if folded in self.generic or folded in _DULL:
            worth -= 0.5
        if folded.removesuffix("'s").removesuffix("’s") in self.subject:
            worth -= _SUBJECT
        return worth - _dullness(folded)

    def _weight(
        self, words: list[Word], worth: list[float], first: int, last: int
    ) -> float:
        weight = sum(worth[first : last + 1]) - _ALONE * (first == last)
        after = words[last + 1 : last + 2]
        if after and after[0].joined and self._tells(after[0]):
            weight -= _CUT
        if first and words[first].joined and self._tells(words[first - 1]):
            weight -= _CUT / 2
        return weight


def _dullness(word: str) -> float:
    """Give what adverbs and forms of verbs lose by their endings."""
    if word.endswith(("ly", "weise")) and len(word) > 4:
        return 0.8
    return 0.2 if word.endswith(("ed", "ing", "n't", "n’t")) and len(word) > 4 else 0.0


def _phrase(words: list[Word], first: int, last: int) -> str:
    """Give the words of a phrase with the one before it that denies it."""
    before = words[first - 1].text if first and words[first].joined else ""
    chosen = [word.text for word in words[first : last + 1]]
    denied = [before.lower()] if before.lower() in _DENIALS else []
    return " ".join(text[:_LONGEST_WORD] for text in (*denied, *chosen))


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

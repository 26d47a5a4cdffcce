"""Names of claims in Argdown: true titles where they are safe, else made by rule.

An automatic name is "P7 forced labour": the post's number and one to three telling
words of the sentence, the rare words of the debate, in their order.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from attrs import field, frozen

from disputatio.schemas.debate import ClaimForm
from disputatio.schemas.foreign.argdown import LONGEST_TITLE, legal_title

MOST_WORDS = 3
"""How many telling words an automatic name has at most."""

_LONGEST_WORD = 20
_LONGEST_WORDS = 32
_PARTS = re.compile(
    r"[^\s!-&(-,./:-@\[-`{-~\u2000-\u2018\u201a-\u206f\u3000-\u303f«»¡¿…]+"
)
_UNSAFE = re.compile(r"[\[\]<>\\\x00-\x20\x7f-\xa0\u2028\u2029\ufeff=]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n])[\s\"'“‘(]*\Z")


@frozen
class Word:
    """A word of a sentence."""

    text: str
    """As it stands."""
    begins: bool
    """Whether it begins a sentence, where a capital says nothing."""


@frozen
class Vocabulary:
    """How many sentences of a debate hold each word, and which words are names."""

    counts: Counter[str]
    """Sentences by word in lower case."""
    lower: frozenset[str]
    """Words that stand in lower case somewhere."""

    @classmethod
    def of(cls, sentences: Iterable[str]) -> Vocabulary:
        """Count the words of sentences."""
        counts: Counter[str] = Counter()
        lower: set[str] = set()
        for sentence in sentences:
            words = [w.text for w in words_of(sentence)]
            counts.update({w.lower() for w in words})
            lower.update(w for w in words if w == w.lower())
        return cls(counts=counts, lower=frozenset(lower))

    def telling(self, sentence: str) -> str:
        """Give up to three rare words of a sentence, in order; '' where it has none."""
        first: dict[str, Word] = {}
        for found in words_of(sentence):
            first.setdefault(found.text.lower(), found)
        words = list(first.values())
        longer = [w for w in words if len(w.text) > 3] or words
        ranked = sorted(longer, key=lambda w: self._weight(w.text))
        chosen: set[str] = set()
        length = 0
        for word in ranked[:MOST_WORDS]:
            if chosen and length + len(word.text) > _LONGEST_WORDS:
                break
            chosen.add(word.text)
            length += len(word.text)
        return " ".join(self._shown(w) for w in words if w.text in chosen)

    def _weight(self, word: str) -> tuple[int, int, str]:
        return self.counts[word.lower()], -min(len(word), _LONGEST_WORD), word

    def _shown(self, word: Word) -> str:
        text = word.text[:_LONGEST_WORD]
        name = word.text.lower() not in self.lower if word.begins else True
        capital = text[:1] != text[:1].lower()
        return text if capital and name else text.lower()


@frozen
class Names:
    """Gives each name once in its name space."""

    taken: set[tuple[ClaimForm, str]] = field(factory=set)
    """Names that are gone."""
    _next: dict[tuple[ClaimForm, str], int] = field(factory=dict)

    def claim(self, form: ClaimForm, name: str) -> bool:
        """Take a name if it is free."""
        if (form, name) in self.taken:
            return False
        self.taken.add((form, name))
        return True

    def unique(self, form: ClaimForm, name: str) -> str:
        """Take a name, or the first free one of "name 2", "name 3" and so on."""
        found, number = name, self._next.get((form, name), 2)
        while not self.claim(form, found):
            found = f"{name} {number}"
            number += 1
        self._next[form, name] = number
        return found


def safe_title(title: str) -> str | None:
    """Give a legal title near to one that is not; None where nothing is left."""
    words = " ".join(_UNSAFE.sub(" ", title).split()).lstrip("-!+_ ")
    words = words[: LONGEST_TITLE - 20].rstrip()
    if legal_title(words):
        return words
    named = f"Title {words}"
    return named if words and legal_title(named) else None


def words_of(sentence: str) -> list[Word]:
    """Give the words of a sentence: letters with their marks, inner ' and -."""
    found = []
    for match in _PARTS.finditer(sentence):
        text = unicodedata.normalize("NFC", match[0]).strip("'’-")
        if text.isalpha() or (text and all(map(_belongs, text))):
            start = sentence[max(match.start() - 8, 0) : match.start()]
            found.append(Word(text, _SENTENCE_START.search(start) is not None))
    return found


def _belongs(character: str) -> bool:
    return character in "'’-" or unicodedata.category(character)[0] in "LM"

"""What a thread is about: the question of its title or of its opening post."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.word_tables import tables_for
from disputatio.converter.structure.words import count_words, straight, terms
from disputatio.schemas.origins import Span

SHORTEST = 4
"""Words of the shortest question."""


@frozen(kw_only=True)
class Asked:
    """A question and the words that it was taken from."""

    text: str
    """The question, beginning with a capital."""
    confidence: float
    """How sure it is that this is what the thread is about."""
    evidence: tuple[Span, ...]
    """Where the opening post asks it; empty for the title."""


def asked(title: str | None, opening: ReadPost) -> Asked | None:
    """Give the question of a thread.

    The title, where it is a whole question; else the question of the opening post that
    shares most words with the title, the first of equals, without its lead-in.
    """
    forms = _forms(opening.language)
    if title and forms.full.match(straight(title)) and count_words(title) >= SHORTEST:
        return Asked(text=_capital(title), confidence=0.9, evidence=())
    about = {term.stem for term in terms(title or "", opening.language)}
    found = [
        (len(about & {t.stem for t in sentence.terms}), -sentence.start, sentence)
        for sentence in opening.sentences
        if not sentence.foreign and "?" in sentence.text
    ]
    for _, _, sentence in sorted(found, key=lambda row: row[:2], reverse=True):
        match = forms.inside.search(sentence.plain)
        if match and count_words(match["question"]) >= SHORTEST:
            start = sentence.start + match.start("question")
            end = sentence.start + match.end("question")
            span = Span(post=sentence.post, start=start, end=end)
            text = _capital(sentence.text[slice(*match.span("question"))])
            return Asked(text=text, confidence=0.6, evidence=(span,))
    if title and title.rstrip().endswith("?"):
        return Asked(text=_capital(title), confidence=0.5, evidence=())
    return None


@frozen
class _Forms:
    full: re.Pattern[str]
    """A text that is a question as a whole."""
    inside: re.Pattern[str]
    """A question that other words may stand before."""


@cache
def _forms(language: str | None) -> _Forms:
    tables = tables_for(language, "questions")
    openers, after, within = (
        "|".join(word for table in tables for word in table[name])
        for name in ("openers", "after_a_mark", "within")
    )
    return _Forms(
        re.compile(rf"¿?(?:{openers})\b.*\?\s*$", re.IGNORECASE | re.DOTALL),
        re.compile(
            rf"(?:^|[:;,–—-]\s+(?:(?:{after})\s+)?|\b(?:{within})\s+|(?=¿))"
            rf"(?P<question>¿?(?:{openers})\b[^?]*\?)",
            re.IGNORECASE,
        ),
    )


def _capital(text: str) -> str:
    text = text.strip()
    first = 1 if text.startswith("¿") else 0
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]

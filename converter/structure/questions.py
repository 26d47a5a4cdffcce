"""What a thread is about: the question of its title or of its opening post."""

from __future__ import annotations

import re

from attrs import frozen

from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.words import count_words, terms
from disputatio.schemas.origins import Span

_OPENERS = (
    "what|why|how|who|which|where|when|whether|should|shall|would|could|can|will|is|are|was"
    "|were|do|does|did|has|have|had|must|may|might|am|isn't|aren't|don't|doesn't|shouldn't"
    "|soll|sollte|sollten|sollen|wer|wie|warum|wieso|weshalb|welche|welcher|welches|ist|sind"
    "|kann|können|darf|dürfen|muss|müssen|wird|werden|würde|hat|haben|brauchen|braucht|wären"
    "|pourquoi|comment|faut-il|doit-on|est-ce|qui|que|quel|quelle|debe|deben|por qué|cómo|es"
)
_FULL = re.compile(rf"(?:{_OPENERS})\b.*\?\s*$", re.IGNORECASE | re.DOTALL)
_INSIDE = re.compile(
    rf"(?:^|[:;,–—-]\s+(?:(?:but|so|and|aber|und)\s+)?|\b(?:but|so)\s+)"
    rf"(?P<question>(?:{_OPENERS})\b[^?]*\?)",
    re.IGNORECASE,
)

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
    if title and _FULL.match(title) and count_words(title) >= SHORTEST:
        return Asked(text=_capital(title), confidence=0.9, evidence=())
    about = {term.stem for term in terms(title or "", opening.language)}
    found = [
        (len(about & {t.stem for t in sentence.terms}), -sentence.start, sentence)
        for sentence in opening.sentences
        if not sentence.foreign and "?" in sentence.text
    ]
    for _, _, sentence in sorted(found, key=lambda row: row[:2], reverse=True):
        match = _INSIDE.search(sentence.text)
        if match and count_words(match["question"]) >= SHORTEST:
            start = sentence.start + match.start("question")
            end = sentence.start + match.end("question")
            span = Span(post=sentence.post, start=start, end=end)
            text = _capital(match["question"])
            return Asked(text=text, confidence=0.6, evidence=(span,))
    if title and title.rstrip().endswith("?"):
        return Asked(text=_capital(title), confidence=0.5, evidence=())
    return None


def _capital(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:]

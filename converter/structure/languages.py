"""Which language a thread is in, so that a pass takes the right words."""

from __future__ import annotations

from itertools import islice

from disputatio.converter.structure.words import folded_words
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.stop_words import STOP_WORDS

SAMPLE = 3000
"""How many words of a thread are looked at."""

COMMONEST = "en"
"""The language that is taken where two fit alike."""

LEAST_SHARE = 0.15
"""The least share of stop words by which a language is believed."""


def thread_language(debate: Debate) -> str | None:
    """Give the language that the source states, else the one whose stop words abound.

    Gives the first part of a BCP 47 tag, or None where no known language fits.
    """
    if debate.language:
        return primary(debate.language)
    words = (word for post in debate.posts for word in folded_words(post.text))
    return _likeliest(list(islice(words, SAMPLE)))


def post_language(post: Post, thread: str | None) -> str | None:
    """Give the language of a post: its own where stated, else the thread's."""
    return primary(post.language) if post.language else thread


def primary(tag: str) -> str:
    """Give the first part of a language tag: "en" for "en-GB"."""
    return tag.replace("_", "-").split("-", 1)[0].casefold()


def _likeliest(words: list[str]) -> str | None:
    if not words:
        return None
    shares = {
        language: sum(word in stop for word in words) / len(words)
        for language, stop in STOP_WORDS.items()
    }
    best = max(shares, key=lambda language: (shares[language], language == COMMONEST))
    return best if shares[best] >= LEAST_SHARE else None

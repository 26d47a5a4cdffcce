"""Short titles for positions: two or three telling words of the sentence, in order."""

from __future__ import annotations

from collections.abc import Mapping

from disputatio.converter.structure.words import terms

MOST = 3
"""Words of a title."""


def short_title(
    text: str, weights: Mapping[str, float], language: str | None
) -> str | None:
    """Give the words of a text with the highest weights, in order, capitalised.

    None where the text has no word with a weight.
    """
    found = terms(text, language)
    known = {term.stem: weights[term.stem] for term in found if term.stem in weights}
    chosen = sorted(known, key=lambda word: (-known[word], word))[:MOST]
    words: list[str] = []
    for term in found:
        if term.stem in chosen:
            chosen.remove(term.stem)
            words.append(
                text[term.start : term.end].removesuffix("'s").removesuffix("’s")
            )
    title = " ".join(words)
    return title[:1].upper() + title[1:] or None

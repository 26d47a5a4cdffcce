"""Short titles for positions: two or three telling words of the sentence, in order."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from disputatio.converter.structure.words import Term, terms

MOST = 3
"""Words of a title."""


def short_title(
    text: str, weights: Mapping[str, float], language: str | None
) -> str | None:
    """Give the telling words of a text, in order, capitalised.

    The neighbouring pair with the highest weight and the best word beside it; without
    such a pair the best words. Adverbs say little. None where no word has a weight.
    """
    found = [t for t in terms(text, language) if not _is_adverb(text, t, language)]
    known = {t.stem: weights[t.stem] for t in found if t.stem in weights}
    ranked = sorted(known, key=lambda word: (-known[word], word))
    pair = max(pairwise(found), key=lambda two: _weight(two, weights), default=None)
    chosen: list[str] = []
    if pair is not None and _weight(pair, weights):
        chosen = [term.stem for term in pair]
    chosen += [word for word in ranked if word not in chosen][: MOST - len(chosen)]
    words: list[str] = []
    for term in found:
        if term.stem in chosen:
            chosen.remove(term.stem)
            word = text[term.start : term.end]
            words.append(word.removesuffix("'s").removesuffix("’s"))
    title = " ".join(words)
    return title[:1].upper() + title[1:] or None


def _weight(pair: tuple[Term, Term], weights: Mapping[str, float]) -> float:
    """Give the weight of two neighbouring terms (see `similarity.themes`)."""
    return weights.get(" ".join(sorted((pair[0].stem, pair[1].stem))), 0.0)


def _is_adverb(text: str, term: Term, language: str | None) -> bool:
    word = text[term.start : term.end]
    return language == "en" and len(word) > 4 and word.endswith("ly")

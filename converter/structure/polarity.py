"""Whether two sentences about the same thing say the opposite."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from disputatio.converter.structure.words import stem, tokens

_CLAUSE = re.compile(
    r"[,;:()–—]|--|\b(?:but|because|although|though|while|whereas|and|aber|weil|obwohl|und)\b",
    re.IGNORECASE,
)
"""Where the reach of a negation ends."""

_NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "nobody",
        "nothing",
        "none",
        "neither",
        "nor",
        "hardly",
        "barely",
        "without",
        "cannot",
        "isnt",
        "dont",
        "doesnt",
        "wont",
        "cant",
        "nicht",
        "kein",
        "keine",
        "keinen",
        "keiner",
        "keinem",
        "nie",
        "niemand",
        "nichts",
        "kaum",
        "ohne",
    ]
)

_OPPOSITES = """
    better good best improve improves safer safe | worse bad worst worsen dangerous unsafe
    more increase increases higher larger bigger | less fewer decrease reduce lower smaller
    easy easier simple | difficult hard harder trouble
    possible likely | impossible unlikely
    stronger strong | weaker weak
    cheap cheaper affordable | expensive dear dearer costly
    legal allow allowed permit legalize | illegal ban banned forbid prohibit outlaw
    right true correct | wrong false incorrect untrue
    succeed success successful | fail failed failure collapse
    support favour favor favoured favored | oppose opposed against
    full lively livelier | empty
    besser gut | schlechter schlecht
    mehr | weniger
    dafür | dagegen
"""

_SIDES: dict[str, tuple[int, int]] = {
    word: (row, side)
    for row, line in enumerate(_OPPOSITES.strip().splitlines())
    for side, words in enumerate(line.split("|"))
    for word in words.split()
}


def opposed(
    first: str, second: str, shared: AbstractSet[str], language: str | None
) -> bool:
    """Say whether two texts speak against each other on stems that they share.

    Negations in the clauses of the shared words are compared; opposite words turn the result once.
    """
    differ = _negated(first, shared, language) != _negated(second, shared, language)
    return differ != _opposite(first, second)


def negations(text: str) -> int:
    """Count the negations of a text."""
    words = (token.text for token in tokens(text))
    return sum(word in _NEGATIONS or word.endswith("n't") for word in words)


def _negated(text: str, shared: AbstractSet[str], language: str | None) -> bool:
    """Say whether most of the shared words stand in a clause with a negation."""
    negated = plain = 0
    for clause in _CLAUSE.split(text):
        words = [token.text for token in tokens(clause)]
        count = sum(stem(word, language) in shared for word in words)
        if negations(clause) % 2:
            negated += count
        else:
            plain += count
    return negated > plain


def _opposite(first: str, second: str) -> bool:
    """Say whether one text has a word and the other its opposite, and not both both."""
    here, there = _sides(first), _sides(second)
    return any(
        (row, 1 - side) in there
        and (row, 1 - side) not in here
        and (row, side) not in there
        for row, side in here
    )


def _sides(text: str) -> set[tuple[int, int]]:
    return {_SIDES[token.text] for token in tokens(text) if token.text in _SIDES}

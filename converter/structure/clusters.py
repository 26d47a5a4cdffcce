"""Which claims of different posts are about the same answer, and who speaks for each.

Greedy: the claim that most other posts take up becomes a position, the claims like it
its circle; then the next among the rest. All work goes over pairs of claims that share a
word (see `similarity.PLACES`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from attrs import frozen

from disputatio.converter.structure.similarity import Similarities
from disputatio.converter.structure.words import Term, count_words

ALIKE = (0.14, 0.3, 0.45)
"""Cosine from which on two claims are about the same; the next where all are."""

MOST = 7
"""Positions of a thread, at most."""

FEWEST_TERMS = 3
"""Words that carry meaning in a sentence that says enough for a position."""

LEAST = 0.25
"""What other posts must add up to for a position."""

_HANGING = re.compile(
    r"(?:i\.?e\b|e\.?g\b|he|she|it|they|this|that|these|those|there|his|her|their|its|but|and|so|or|also|as|for"
    r"|er|sie|es|das|dies|diese|dort|aber|und|damit|remember|don't forget|think of|after all"
    r"|even|if|not|in \d{4}|last \w+|back then|once|when|i was told|people talk|what)\b",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(
    r"\b(?:should|ought to|must|propose|suggest|move that|i want|let us|let's|in favou?r of"
    r"|i(?:'m| am) (?:for|against)|needs? to|has to|have to|the only way|better|worse"
    r"|soll(?:te|ten|en)?|muss|müssen|dafür|dagegen|besser|schlechter)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b(?:you're|you've|you have|your|misunderst\w*|misread\w*|i read it|you mean|i mean"
    r"|on the other hand|du|dein\w*)\b",
    re.IGNORECASE,
)


@frozen(kw_only=True)
class Candidate:
    """A claim that may be a position."""

    key: str
    """Key of the claim."""
    post: int
    """Number of its post."""
    text: str
    """Its words."""
    terms: tuple[Term, ...]
    """Its terms."""
    argued: float
    """How many attacks and stances of other posts it meets."""
    proposes: int
    """Signs that it answers the question by itself: a proposal; in the opening post."""
    fitness: float
    """How well it stands alone as an answer, from 0 to 1."""


@frozen(kw_only=True)
class Circle:
    """A position and the claims about it."""

    chosen: int
    """Number of the candidate that stands for it."""
    members: Mapping[int, float]
    """Other candidates, and how alike they are."""
    score: float
    """How many posts take it up, weighed."""


def circles(candidates: Sequence[Candidate], alike: Similarities) -> list[Circle]:
    """Give the circles of claims, the strongest first.

    Where all claims fall into one circle, only claims that are more alike stay together.
    """
    found: list[Circle] = []
    near = [alike.alike(number) for number in range(len(candidates))]
    for least in ALIKE:
        found = _circles(candidates, [_near(row, least) for row in near])
        if len(found) > 1:
            break
    return found


def _circles(
    candidates: Sequence[Candidate], near: Sequence[Mapping[int, float]]
) -> list[Circle]:
    free = set(range(len(candidates)))
    result: list[Circle] = []
    while free and len(result) < MOST:
        best = max(sorted(free), key=lambda n: _score(candidates, near[n], n, free))
        score = _score(candidates, near[best], best, free)
        if score < LEAST:
            break
        members = {n: share for n, share in sorted(near[best].items()) if n in free}
        result.append(Circle(chosen=best, members=members, score=score))
        free -= {best, *members}
    return result


def _near(found: Mapping[int, float], least: float) -> dict[int, float]:
    return {number: share for number, share in found.items() if share >= least}


def _score(
    candidates: Sequence[Candidate],
    near: Mapping[int, float],
    number: int,
    free: Collection[int],
) -> float:
    """Sum, over other posts, their claim most like this one; add what is argued."""
    mine = candidates[number]
    posts: dict[int, float] = {}
    for other, share in near.items():
        post = candidates[other].post
        if other in free and post != mine.post:
            posts[post] = max(posts.get(post, 0.0), share)
    own = min(mine.argued, 3) / 4 + mine.proposes / 4
    return (sum(posts.values()) + own) * mine.fitness


def fitness(text: str, found: Sequence[Term], on_topic: int) -> float:
    """Grade how well a sentence stands alone as an answer, from 0 to 1.

    Middling length, no word at its head that hangs on the sentence before, not spoken
    to one reader, and with words of the thread's title and question (their number).
    """
    length = count_words(text)
    grade = 1.0 if 6 <= length <= 30 else 0.7 if 5 <= length <= 45 else 0.3
    if _HANGING.match(text):
        grade *= 0.4
    if _PERSONAL.search(text):
        grade *= 0.4
    if len(found) < FEWEST_TERMS:
        grade *= 0.6
    return grade * (0.7, 0.9, 1.0)[min(on_topic, 2)]


def proposes(text: str) -> bool:
    """Say whether a sentence says what should be, or who is for it."""
    return _PROPOSAL.search(text) is not None


def shared_weights(circle: Circle, alike: Similarities) -> dict[str, float]:
    """Weigh the words and pairs of a position: those that its circle uses count more."""
    others = [alike.vectors[number].keys() for number in circle.members]
    return {
        word: alike.weights[word] * (1 + sum(word in other for other in others))
        for word in alike.words[circle.chosen]
        if word in alike.weights
    }

"""Themes that several posts claim something about, and the claim that stands for each.

A theme is a word that the claims of several posts use, but not of most, with the words
that go together with it. The claims with its words are its circle; one of them, which
stands alone and which others take up, is the position. A claim may be in two circles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from attrs import evolve, frozen

from disputatio.converter.structure.candidates import Candidate
from disputatio.converter.structure.similarity import Similarities

MOST = 7
"""Positions of a thread, at most."""

FEW_PEOPLE = 6
"""People with claims below which two of them make a theme; from there on three do."""

TOGETHER = 0.36
"""How often two words share a claim (Dice) from which on they are one theme."""

SAME = 0.5
SAME_POSTS = 0.3
"""Share of a circle's claims in an earlier circle from which on it is the same; the second
where all its posts are there too."""

COMPANY = 0.3
"""What a word adds to a theme that it goes together with; three at most count."""

OPENING = 1.0
"""What it adds to a theme that the opening post speaks of it."""

ABLE = 0.35
"""Fitness of a claim from which on it is an answer without a theme."""

FIT = 0.25
"""The same for a proposal of the opening post."""

FEWEST = 2
"""Positions up to which proposals are added that nobody answers."""

FILLED = 4
"""Positions up to which answered claims without a theme are added."""

ONE_WORD = 0.7
"""Weight of a claim that has only one of the several words of its theme."""

NEAR = 0.35
"""Likeness (cosine) from which on a claim is about a position without its theme."""

MOST_MEMBERS = 30
"""Claims of a circle, at most: the nearest."""

ARGUED = 3
"""Attacks and stances on a claim that count."""

PROPER = 0.7
"""Weight of a theme that is a proper name: a person or place is seldom an answer."""


@frozen(kw_only=True)
class Circle:
    """A position and the claims about it."""

    chosen: int
    """Number of the candidate that stands for it."""
    members: Mapping[int, float]
    """Other candidates, and the share of the theme's words that they have."""
    words: Mapping[str, float]
    """The words of the theme, and how closely they belong to it."""
    score: float
    """How many posts take it up, weighed."""


def circles(
    candidates: Sequence[Candidate],
    alike: Similarities,
    names: AbstractSet[str],
    proper: AbstractSet[str],
    asked: AbstractSet[str],
) -> list[Circle]:
    """Give the circles of claims, the strongest first.

    `names` are stems of the names of those who write: no themes. `proper` are stems that
    are always written as names: weak themes, but for those `asked`, in title or question.
    """
    return _Themes(candidates, alike, names, proper - asked).circles()


class _Themes:
    def __init__(
        self,
        candidates: Sequence[Candidate],
        alike: Similarities,
        names: AbstractSet[str],
        proper: AbstractSet[str],
    ) -> None:
        self._candidates = candidates
        self._alike = alike
        self._weights = alike.weights
        self._proper = proper
        self._bags = _bags(candidates, alike, names)
        self._places = _places(self._bags)
        people = len({candidate.author for candidate in candidates})
        self._least = 3 if people >= FEW_PEOPLE else 2
        self._result: list[Circle] = []
        self._used: set[int] = set()
        self._chosen: set[int] = set()

    def circles(self) -> list[Circle]:
        """Take the strongest theme, again and again, until none is strong enough."""
        self._open()
        left = [w for w in self._places if len(self._people(w)) >= self._least]
        while left and len(self._result) < MOST:
            scores = {word: self._score(word) for word in left}
            core = max(left, key=lambda word: (scores[word], word))
            words = self._words(core)
            circle = self._circle(words, core, scores[core])
            taken = {core}
            if circle is not None and not self._repeated(circle):
                self._add(circle)
                taken |= {word for word, share in words.items() if share >= SAME}
            left = [word for word in left if word not in taken]
        self._disputed()
        return [self._around(circle) for circle in self._result]

    def _open(self) -> None:
        """Begin with the proposal of the opening post, where there is one."""
        able = [
            n
            for n, candidate in enumerate(self._candidates)
            if candidate.proposes and not candidate.post and candidate.fitness >= FIT
        ]
        if able:
            rank = self._candidates
            self._alone(
                max(able, key=lambda n: (rank[n].proposes, rank[n].fitness, -n))
            )

    def _disputed(self) -> None:
        """Fill up with claims that others answer, the most argued first.

        Where there are hardly any, with what people propose.
        """
        able = [
            (candidate.argued, candidate.proposes, candidate.fitness, -n)
            for n, candidate in enumerate(self._candidates)
            if candidate.fitness >= ABLE and n not in self._chosen
        ]
        for argued, _, _, number in sorted(able, reverse=True):
            if len(self._result) < (FILLED if argued else FEWEST):
                self._alone(-number)

    def _alone(self, number: int) -> None:
        """Add the circle of a claim that is an answer by itself."""
        bag = sorted(self._bags[number])
        words = {word: 0.6 for word in bag if len(self._people(word)) > 1}
        members = self._members(words, None)
        members.pop(number, None)
        score = 1 + self._candidates[number].argued
        self._add(Circle(chosen=number, members=members, words=words, score=score))

    def _add(self, circle: Circle) -> None:
        self._result.append(circle)
        self._used |= {circle.chosen, *circle.members}
        self._chosen.add(circle.chosen)

    def _people(self, word: str) -> set[str]:
        return {self._candidates[n].author for n in self._places.get(word, ())}

    def _score(self, word: str) -> float:
        """Count the people of a theme, less where their claims are used; add disputes."""
        free: dict[str, float] = {}
        argued = 0.0
        for number in self._places[word]:
            candidate = self._candidates[number]
            share = 0.4 if number in self._used else 1.0
            free[candidate.author] = max(share, free.get(candidate.author, 0.0))
            if number not in self._chosen:
                argued += share * min(candidate.argued, ARGUED)
        total = sum(free.values()) + min(argued, ARGUED) / 2
        total += COMPANY * min(len(self._words(word)) - 1, 3)
        if any(not self._candidates[n].post for n in self._places[word]):
            total += OPENING
        able = (n for n in self._places[word] if n not in self._chosen)
        fit = max((self._candidates[n].fitness for n in able), default=0.0)
        return total * (0.2 + 0.8 * fit) * (PROPER if word in self._proper else 1.0)

    def _words(self, core: str) -> dict[str, float]:
        """Give the words that go together with a word in the claims of two posts."""
        together: dict[str, set[int]] = {}
        for number in self._places[core]:
            for word in self._bags[number]:
                together.setdefault(word, set()).add(number)
        words = {core: 1.0}
        for word, shared in sorted(together.items()):
            both = len(self._places[word]) + len(self._places[core])
            share = 2 * len(shared) / both
            if (
                len({self._candidates[n].post for n in shared}) > 1
                and share >= TOGETHER
            ):
                words[word] = share
        return words

    def _members(
        self, words: Mapping[str, float], core: str | None
    ) -> dict[int, float]:
        """Give the claims with the theme's word or two others, and their share of words."""
        shares: dict[int, float] = {}
        counts: dict[int, int] = {}
        for word, share in words.items():
            for number in self._places.get(word, ()):
                shares[number] = shares.get(number, 0) + share * self._weights[word]
                counts[number] = counts.get(number, 0) + (2 if word == core else 1)
        most = max(shares.values(), default=1.0)
        return {n: shares[n] / most for n in sorted(shares) if counts[n] > 1}

    def _circle(
        self, words: Mapping[str, float], core: str, score: float
    ) -> Circle | None:
        """Give the circle of a theme; None where one person, or nobody, speaks of it."""
        members = self._members(words, core)
        people = {self._candidates[n].author for n in members}
        able = [n for n in members if n not in self._chosen and core in self._bags[n]]
        if len(people) < 2 or not able:
            return None
        chosen = max(able, key=lambda n: (self._worth(n, members[n], words), -n))
        del members[chosen]
        return Circle(chosen=chosen, members=members, words=words, score=score)

    def _around(self, circle: Circle) -> Circle:
        """Add the claims in the words of the chosen one; keep the nearest."""
        members = dict(circle.members)
        for number, share in self._alike.alike(circle.chosen).items():
            if share >= NEAR:
                members[number] = max(share, members.get(number, 0.0))
        nearest = sorted(members, key=lambda n: (-members[n], n))[:MOST_MEMBERS]
        return evolve(circle, members={n: members[n] for n in sorted(nearest)})

    def _worth(self, number: int, share: float, words: Mapping[str, float]) -> float:
        """Grade how well a claim stands for its theme: best with several of its words."""
        candidate = self._candidates[number]
        argued = min(candidate.argued, ARGUED) / ARGUED
        own = 0.2 + share * share + 0.3 * argued + candidate.proposes / 4
        if len(words) > 1 and len(self._bags[number] & words.keys()) < 2:
            own *= ONE_WORD
        early = 1.1 if not candidate.post else 1.0
        return own * candidate.fitness * early * (0.95 if number in self._used else 1.0)

    def _repeated(self, circle: Circle) -> bool:
        """Say whether a circle is about the same as an earlier one.

        Most of its claims are there, or many of them and no post is new.
        """
        mine = {circle.chosen, *circle.members}
        posts = {self._candidates[n].post for n in mine}
        for other in self._result:
            theirs = {other.chosen, *other.members}
            new = posts - {self._candidates[n].post for n in theirs}
            if len(mine & theirs) >= (SAME if new else SAME_POSTS) * len(mine):
                return True
        return False


def _bags(
    candidates: Sequence[Candidate], alike: Similarities, names: AbstractSet[str]
) -> list[frozenset[str]]:
    """Give, for each claim, its words that may be a theme."""
    return [
        frozenset(
            word
            for word in candidate.stems & alike.words[number]
            if word in alike.weights and word not in names and not word.isdigit()
        )
        for number, candidate in enumerate(candidates)
    ]


def _places(bags: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    """Give, for each word, the claims that use it."""
    places: dict[str, list[int]] = {}
    for number, bag in enumerate(bags):
        for word in sorted(bag):
            places.setdefault(word, []).append(number)
    return places

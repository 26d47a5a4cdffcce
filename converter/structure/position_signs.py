"""Signs that a sentence may say an answer to the question of its thread.

Each sign is a number from -1 to 1 or so with a name; what they weigh together is learned
(`weights/positions.json`). Signs of the words come from the table `positions` of the
language (tables/LANGUAGE/positions.toml: `lead_in`, `heads`, `signs`); where there is no
table the other signs are left. No sign depends on stances, which another pass reads, and
none on the place in post or thread: that differs too much between kinds of threads.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from attrs import evolve, field, frozen

from disputatio.converter.structure.argument_words import argument_words
from disputatio.converter.structure.claim_sentences import claim_model
from disputatio.converter.structure.claim_signs import claim_signs, surroundings
from disputatio.converter.structure.questions import asked
from disputatio.converter.structure.reading import ReadPost, Sentence
from disputatio.converter.structure.results import made_by
from disputatio.converter.structure.rules import DEFAULTS
from disputatio.converter.structure.similarity import Similarities
from disputatio.converter.structure.wanted import wanted_sentences
from disputatio.converter.structure.word_tables import word_table
from disputatio.converter.structure.words import count_words, terms
from disputatio.schemas.debate import Debate
from disputatio.schemas.quoted import quotations

NEAR = 0.3
"""Likeness (cosine) from which on two claims are about the same matter."""

MOST = 2000
"""Sentences that are compared; in longer threads, the first ones."""

FEWEST_WORDS = 2
MOST_WORDS = 80
"""Words of a sentence that may say a position."""

_OPEN = re.compile(r"(?:\?[\"'”’)\]]*|:)$|^\(.*\)[.!]?$")
"""A sentence that asks, leaves the saying to the next, or is an aside."""

_CODE = re.compile(r"[{}$\\;=<>|_#&\[\]()]|://")
MOST_CODE = 0.06
"""Signs of program text, by character, above which a line is no sentence."""

MOST_ODDS = 4.0
"""Odds of a claim, at most; beyond, they tell no more."""

LENGTHS = (4, 7, 10, 14, 19, 26, 36)
"""Bounds between classes of length, in words."""


@frozen(kw_only=True)
class Candidate:
    """A sentence that may say a position."""

    sentence: Sentence
    """The sentence."""
    author: str
    """Who says it: key of the author, else of the post."""
    language: str | None
    """Language of its post."""
    signs: Mapping[str, float] = field(factory=dict)
    """The signs, by name; those that are 0 may be left out."""


@frozen
class Wording:
    """The patterns of a language that tell answers."""

    lead_in: re.Pattern[str] | None
    """Words before a claim that are no part of it."""
    fragment: re.Pattern[str] | None
    """The first words of what is no whole sentence."""
    talk: re.Pattern[str] | None
    """A sentence that says no more than with whom somebody stands."""
    proposes: re.Pattern[str] | None
    """The first words of a question that proposes something."""
    heads: Mapping[str, re.Pattern[str]]
    """Patterns for the first words of a sentence, by name."""
    signs: Mapping[str, re.Pattern[str]]
    """Patterns for any words of it, by name."""


@cache
def wording(language: str | None) -> Wording:
    """Give the patterns of a language; none where it has no table."""
    table = word_table(language, "positions")

    def pattern(name: str) -> re.Pattern[str] | None:
        return re.compile(table[name], re.IGNORECASE) if name in table else None

    return Wording(
        pattern("lead_in"),
        pattern("fragment"),
        pattern("talk"),
        pattern("proposes"),
        {n: re.compile(p, re.IGNORECASE) for n, p in table.get("heads", {}).items()},
        {n: re.compile(p, re.IGNORECASE) for n, p in table.get("signs", {}).items()},
    )


def candidates(debate: Debate, reads: Sequence[ReadPost]) -> list[Candidate]:
    """Give the sentences that may say a position, in thread order, with their signs."""
    found = list(islice(_found(reads), MOST))
    return _Signs(debate, reads, found).signed() if found else []


def _found(reads: Sequence[ReadPost]) -> Iterator[Candidate]:
    for read in reads:
        for sentence in read.sentences:
            if sentence.foreign or not sentence.terms:
                continue
            if _states(sentence.plain, read.language):
                yield Candidate(
                    sentence=sentence,
                    author=read.post.author or read.post.key,
                    language=read.language,
                )


def _states(text: str, language: str | None) -> bool:
    """Say whether a sentence states something: no greeting, fragment, names, or code."""
    if len(_CODE.findall(text)) > MOST_CODE * len(text) or _only_names(text):
        return False
    chatter = argument_words(language)
    if chatter is not None and chatter.chatter.match(text):
        return False
    words = wording(language)
    if any(p is not None and p.match(text) for p in (words.fragment, words.talk)):
        return False
    if _OPEN.search(text) and not _proposes(text, language):
        return False
    return FEWEST_WORDS <= count_words(text) <= MOST_WORDS


def _proposes(text: str, language: str | None) -> bool:
    """Say whether a question proposes what its writer would have done."""
    proposes = wording(language).proposes
    return proposes is not None and proposes.match(text) is not None


def _only_names(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and all(not word[:1].islower() for word in words[1:])


class _Signs:
    """The signs of all candidates of a thread."""

    def __init__(
        self, debate: Debate, reads: Sequence[ReadPost], found: Sequence[Candidate]
    ) -> None:
        self._debate = debate
        self._reads = {read.number: read for read in reads}
        self._keys = {read.post.key: read.number for read in reads}
        self._found = found
        opening = reads[0]
        self._title = _stems(debate.title or "", opening.language)
        question = asked(debate.title, opening)
        self._question = _stems(question.text if question else "", opening.language)
        self._stems = {
            read.number: frozenset(s for x in read.sentences for s in x.stems)
            for read in reads
        }
        self._authors = {r.number: r.post.author or r.post.key for r in reads}
        self._uses = _uses(self._stems, self._authors)
        self._people = len(set(self._authors.values()))
        self._repliers = self._replying()
        self._quoted = _quotations(debate)
        self._alike = Similarities(
            [(c.sentence.number, c.sentence.terms) for c in found],
            opening.language,
            [c.author for c in found],
        )
        self._around = surroundings(debate.title, reads)
        self._wanted = wanted_sentences(reads)
        self._order = {
            (s.post, s.start): at
            for read in reads
            for at, s in enumerate(read.sentences)
        }
        self._common = {s: len(u.last) for s, u in self._uses.items() if u.shared}
        self._size = math.sqrt(sum(n * n for n in self._common.values())) or 1.0

    def signed(self) -> list[Candidate]:
        """Give the candidates with their signs."""
        result = []
        for number, candidate in enumerate(self._found):
            signs = word_signs(candidate.sentence.plain, candidate.language)
            signs |= self._topic(candidate.sentence)
            signs |= self._shared(candidate.sentence)
            signs |= self._uptake(number, candidate)
            signs["claim"] = self._claim(candidate.sentence)
            kept = {name: value for name, value in signs.items() if value}
            result.append(evolve(candidate, signs=kept))
        return result

    def _replying(self) -> dict[int, set[int]]:
        """Give which posts answer each post, where more than a default says so."""
        found: dict[int, set[int]] = {}
        for relation in self._debate.relations:
            if relation.kind == "reply" and not made_by(relation.origin, DEFAULTS):
                sources = {self._keys[s] for s in relation.sources if s in self._keys}
                for target in relation.targets:
                    if target in self._keys:
                        found.setdefault(self._keys[target], set()).update(sources)
        return found

    def _claim(self, sentence: Sentence) -> float:
        """Give the odds that a reader would note it as a claim at all, in its place."""
        place = sentence.post, sentence.start
        signs = claim_signs(
            self._reads[sentence.number],
            self._order[place],
            self._around,
            wanted=place in self._wanted,
        )
        odds = claim_model(self._reads[sentence.number].language).odds(signs)
        return max(-MOST_ODDS, min(MOST_ODDS, odds)) / 2

    def _topic(self, sentence: Sentence) -> dict[str, float]:
        stems = sentence.stems
        return {
            "title words": min(len(stems & self._title), 3) / 3,
            "title share": len(stems & self._title) / max(3, len(self._title)),
            "question words": min(len(stems & self._question), 3) / 3,
            "opening share": len(stems & self._stems[0]) / max(1, len(stems))
            if sentence.number
            else 0.0,
        }

    def _shared(self, sentence: Sentence) -> dict[str, float]:
        """Give how many people use its words, before or after."""
        stems = sorted(sentence.stems)
        others = [len(self._uses[s].last) - 1 for s in stems]
        shares = [n / max(1, self._people - 1) for n in others]
        common = sum(self._common.get(stem, 0) for stem in stems)
        return {
            "shared": sum(shares) / len(shares),
            "most shared": max(shares),
            "shared words": min(4.0, sum(shares)) / 4,
            "any shared": sum(n > 0 for n in others) / max(6, len(others)),
            "central": common / self._size / math.sqrt(len(stems)),
        }

    def _uptake(self, number: int, candidate: Candidate) -> dict[str, float]:
        """Give how far other people take it up."""
        sentence = candidate.sentence
        others = self._alike.alike(number)
        people = {self._found[n].author for n, s in others.items() if s >= NEAR}
        repliers = self._repliers.get(sentence.number, set())
        stems = sorted(sentence.stems)
        uses = [self._uses[stem] for stem in stems]
        later = [use.later(sentence.number, candidate.author) for use in uses]
        taken = [x / max(1, self._people - 1) for x in later]
        echoes = [len(sentence.stems & self._stems[n]) / len(stems) for n in repliers]
        quoters = {
            post
            for post, start, end in self._quoted.get(sentence.post, ())
            if min(end, sentence.end) - max(start, sentence.start) > 0
        }
        return {
            "likest": max(others.values(), default=0.0),
            "like sum": min(1.0, sum(others.values()) / 3),
            "like people": min(len(people), 4) / 4,
            "repliers": math.log1p(len(repliers)) / 2,
            "taken up": sum(taken) / len(taken),
            "most taken up": max(taken),
            "echoed": max(echoes, default=0.0),
            "quoted": min(len(quoters), 3) / 3,
        }


def word_signs(text: str, language: str | None) -> dict[str, float]:
    """Give the signs of the words of a sentence alone."""
    table = wording(language)
    bare = table.lead_in.sub("", text) if table.lead_in else text
    length = count_words(bare)
    signs = {f"length {sum(length > bound for bound in LENGTHS)}": 1.0}
    signs["table"] = float(bool(table.signs))
    for name, pattern in table.heads.items():
        signs[f"head {name}"] = float(pattern.match(bare) is not None)
    for name, pattern in table.signs.items():
        signs[name] = float(pattern.search(text) is not None)
    signs["led in"] = float(bare != text)
    signs["proposes"] = float(_proposes(text, language))
    signs["commas"] = min(bare.count(","), 3) / 3
    signs["marks"] = float(any(mark in bare for mark in ':;()"“”–'))
    signs["digits"] = float(any(c.isdigit() for c in bare))
    signs["exclaims"] = float(bare.endswith("!"))
    signs["small head"] = float(text[:1].islower())
    signs["unended"] = float(text[-1:].isalnum())
    return signs


def _stems(text: str, language: str | None) -> frozenset[str]:
    return frozenset(term.stem for term in terms(text, language))


@frozen
class _Use:
    """The use of a word in a thread."""

    last: Mapping[str, int]
    """For each author who uses it, the number of the last post that does."""
    lasts: Sequence[int]
    """The same numbers, sorted."""

    @property
    def shared(self) -> bool:
        """Whether more than one person uses it."""
        return len(self.last) > 1

    def later(self, number: int, author: str) -> int:
        """Count the people but the author who use it after a post."""
        after = len(self.lasts) - bisect_right(self.lasts, number)
        return after - (self.last.get(author, 0) > number)


def _uses(
    stems: Mapping[int, frozenset[str]], authors: Mapping[int, str]
) -> dict[str, _Use]:
    """Give the use of each stem, by the stems and authors of the posts, in order."""
    last: dict[str, dict[str, int]] = {}
    for number, used in stems.items():
        for stem in used:
            last.setdefault(stem, {})[authors[number]] = number
    return {stem: _Use(users, sorted(users.values())) for stem, users in last.items()}


def _quotations(debate: Debate) -> dict[str, list[tuple[str, int, int]]]:
    """Give, for each post, who quotes which of its words."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for post in debate.posts:
        for place in quotations(post.body):
            source = place.quotation.source
            if source is not None:
                row = found.setdefault(source.post, [])
                row.append((post.key, source.start, source.end))
    return found

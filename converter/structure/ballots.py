"""Who votes for which of the options that a thread names.

A post votes by its sentences (`option_votes`): at most once on each option, and neither
for an option and against it nor for several; of several, the one that it sets above others
counts. Where the thread asks for yes or no, these two are the options (`yes_no`). Who
votes another way later has changed the vote: the last one counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, pairwise

from attrs import evolve, frozen

from disputatio.converter.structure.agreeing_votes import agreeing
from disputatio.converter.structure.option_votes import names, said
from disputatio.converter.structure.options import Option, Options, options
from disputatio.converter.structure.reading import ReadPost, Sentence
from disputatio.converter.structure.words import (
    first_parts,
    folded,
    other_stems,
    stem,
)
from disputatio.converter.structure.yes_no import yes_no_votes
from disputatio.schemas.debate import Debate

VOTERS = 2
"""People who vote on the options of a question, at least; fewer only speak of them."""

MOST = 8
"""Questions with options on which votes are counted, the first ones."""

SHARE = 0.1
"""Votes among the sentences below the opening post that name an option, at least."""

BOTH = 2
"""Words of a name that each may stand for it."""


@frozen(kw_only=True)
class Vote:
    """A sentence by which a post is for an option, or against it."""

    sentence: Sentence
    """The sentence; of several in a post, the first."""
    agrees: bool
    """For the option, or against it."""


@frozen(kw_only=True)
class Ballot:
    """An option and the votes on it."""

    name: str
    """The option as the thread names it; "yes" or "no"."""
    named: bool
    """Whether the thread names the option; False for "yes" and "no"."""
    votes: tuple[Vote, ...]
    """At most one of a post, in thread order."""
    labelled: bool = False
    """Whether it is told by a number or a letter before a line, with which its name begins."""
    changed: tuple[Vote, ...] = ()
    """Votes of people who vote another way later, on any of the options."""

    @property
    def supporting(self) -> tuple[Sentence, ...]:
        """The sentences of the votes for it."""
        return tuple(vote.sentence for vote in self.votes if vote.agrees)


class Camps:
    """Which posts vote alike, and which against each other."""

    def __init__(
        self, ballots: Iterable[Ballot], stated: Iterable[tuple[str, str, bool]] = ()
    ) -> None:
        """Index the votes by their posts, and the sides that are stated.

        Args:
            ballots: the votes on options.
            stated: for posts the position on which each takes a side, and whether for it.
        """
        self._votes: dict[str, dict[int | str, bool]] = {}
        for number, ballot in enumerate(ballots):
            for vote in ballot.votes:
                self._votes.setdefault(vote.sentence.post, {})[number] = vote.agrees
        for post, position, agrees in stated:
            self._votes.setdefault(post, {})[position] = agrees

    def contradict(self, first: str, second: str, side: str) -> bool:
        """Tell whether two posts vote alike where one should disagree, or the reverse."""
        here, there = self._votes.get(first, {}), self._votes.get(second, {})
        sides = {here[option] == there[option] for option in here.keys() & there.keys()}
        return sides == {side == "disagree"} and side in ("agree", "disagree")


def ballots(debate: Debate, reads: Sequence[ReadPost]) -> tuple[Ballot, ...]:
    """Give the votes on the options of a thread that somebody is for.

    Where several questions name options, those of the one on which most people vote, the
    first of equals; nothing where fewer than `VOTERS` do.
    """
    authors = {read.post.key: read.post.author or read.post.key for read in reads}
    counts = (
        _lasting(_with_agreement(found, debate, reads), authors)
        for found in _counts(debate, reads)
    )
    counted = [(voters(found, reads), found) for found in counts]
    most = max((people for people, _ in counted), default=0)
    if most < VOTERS:
        return ()
    best = next(found for people, found in counted if people == most)
    return tuple(ballot for ballot in best if ballot.supporting)


def _counts(debate: Debate, reads: Sequence[ReadPost]) -> Iterator[tuple[Ballot, ...]]:
    for found in islice(dict.fromkeys(options(debate.title, reads[0])), MOST):
        named = _known_by(found, reads)
        votes = [_cast(read, named) for read in reads]
        if not _are_chosen(named, sum(map(len, votes)), reads):
            continue
        yield tuple(
            Ballot(
                name=option.name,
                named=True,
                labelled=option.label is not None,
                votes=tuple(cast[option] for cast in votes if option in cast),
            )
            for option in named
        )
    given = list(yes_no_votes(debate, reads))
    yield tuple(
        Ballot(
            name="yes" if yes else "no",
            named=False,
            votes=tuple(Vote(sentence=s, agrees=side == yes) for s, side in given),
        )
        for yes in (True, False)
    )


def _with_agreement(
    found: Sequence[Ballot], debate: Debate, reads: Sequence[ReadPost]
) -> tuple[Ballot, ...]:
    """Add the votes of those who agree with somebody who votes for an option."""
    voted = [v.sentence.post for ballot in found for v in ballot.votes]
    if not voted:
        return tuple(found)
    chosen = {v.sentence.post: b.name for b in found for v in b.votes if v.agrees}
    added: dict[str, list[Vote]] = {}
    for sentence, post in agreeing(debate, reads, voted):
        name = chosen.get(post)
        if name is not None:
            chosen[sentence.post] = name
            added.setdefault(name, []).append(Vote(sentence=sentence, agrees=True))
    # Yes and no are each other's contrary.
    return tuple(
        evolve(ballot, votes=_in_order((*ballot.votes, *_more(ballot, added))))
        for ballot in found
    )


def _more(ballot: Ballot, added: Mapping[str, Sequence[Vote]]) -> Iterator[Vote]:
    for name, votes in added.items():
        if name == ballot.name:
            yield from votes
        elif not ballot.named:
            yield from (evolve(vote, agrees=False) for vote in votes)


def _in_order(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    return tuple(sorted(votes, key=lambda vote: vote.sentence.number))


def _are_chosen(named: Options, votes: int, reads: Sequence[ReadPost]) -> bool:
    """Tell whether options are voted on, and not what all sentences are about."""
    naming = (
        1
        for read in reads[1:]
        for sentence in read.sentences
        if names(sentence, read.language, named)
    )
    return votes > 0 and votes >= SHARE * sum(naming)


def _lasting(found: Sequence[Ballot], authors: Mapping[str, str]) -> tuple[Ballot, ...]:
    """Leave out votes that their authors change later."""
    order = {post: number for number, post in enumerate(authors)}
    cast = [(vote, ballot) for ballot in found for vote in ballot.votes]
    last: dict[str, dict[str, bool]] = {}
    changed: dict[str, Vote] = {}
    for vote, ballot in sorted(cast, key=lambda row: -order[row[0].sentence.post]):
        post = vote.sentence.post
        known = last.setdefault(authors[post], {})
        elsewhere = vote.agrees and any(known.values()) and not known.get(ballot.name)
        if elsewhere or known.setdefault(ballot.name, vote.agrees) != vote.agrees:
            changed[post] = vote
    return tuple(
        evolve(
            ballot,
            votes=tuple(v for v in ballot.votes if v.sentence.post not in changed),
            changed=tuple(changed.values()),
        )
        for ballot in found
    )


def voters(found: Iterable[Ballot], reads: Sequence[ReadPost]) -> int:
    """Count the people who vote; who asks for yes or no has only proposed it."""
    people = {read.post.key: read.post.author or read.post.key for read in reads}
    asking = reads[0].post.key
    return len(
        {
            people[vote.sentence.post]
            for ballot in found
            for vote in ballot.votes
            if ballot.named or vote.sentence.post != asking
        }
    )


def _known_by(named: Options, reads: Sequence[ReadPost]) -> Options:
    """Let both words of a name of two tell an option, where no other shares the second.

    "Gopher slack" is "slack", too; "dark theme" is no "theme" where "light theme" is said.
    "Mauer" is "Steinmauer", too, and "trenes" are "tren".
    """
    named = _in_other_forms(named, reads)
    pairs = {
        (key, word)
        for option in named
        if len(option.own) == BOTH
        for other in named
        if other != option
        for key in other.keys
        for word in option.own
    }
    shared = _said_together(pairs, reads) if pairs else frozenset()
    return tuple(
        evolve(option, keys=option.keys | (option.own - shared))
        if len(option.own) == BOTH
        else option
        for option in named
    )


def _in_other_forms(named: Options, reads: Sequence[ReadPost]) -> Options:
    """Let plurals and the last part of a compound tell an option, where somebody says them.

    Nothing that could mean several options.
    """
    language = reads[0].language
    forms = {o: frozenset(other_stems(o.name, language)) for o in named}
    if not any(forms.values()):
        return named
    if len(frozenset().union(*forms.values())) < sum(map(len, forms.values())):
        # They end alike: "Holz" tells a "Holzbrücke" from a "Stahlbrücke".
        forms = {o: forms[o] | set(first_parts(o.name, language)) for o in named}
    found: dict[Option, set[str]] = {option: set() for option in named}
    for noun in _nouns(reads, language):
        own = stem(folded(noun), language)
        here = {own, *other_stems(noun, language)}
        meant = [o for o in named if own in forms[o] or not here.isdisjoint(o.keys)]
        if len(meant) == 1 and all(own not in option.stems for option in named):
            found[meant[0]].add(own)
    return tuple(evolve(o, keys=o.keys | found[o]) for o in named)


def _nouns(reads: Sequence[ReadPost], language: str | None) -> frozenset[str]:
    """Give the words that carry meaning; of German the nouns, by their capitals."""
    return frozenset(
        word
        for read in reads
        for sentence in read.sentences
        for term in sentence.terms
        for word in (read.post.text[term.start : term.end],)
        if language != "de" or word[:1].isupper()
    )


def _said_together(
    pairs: AbstractSet[tuple[str, str]], reads: Sequence[ReadPost]
) -> frozenset[str]:
    """Give the second words of the pairs that stand side by side in a sentence."""
    wanted = {word for pair in pairs for word in pair}
    return frozenset(
        second.stem
        for read in reads
        for sentence in read.sentences
        if len(wanted & sentence.stems) > 1
        for first, second in pairwise(sentence.terms)
        if (first.stem, second.stem) in pairs and second.start == first.end + 1
    )


def _cast(read: ReadPost, named: Options) -> dict[Option, Vote]:
    """Give what a post votes, by option."""
    sides: dict[Option, dict[bool, Sentence]] = {}
    compared: set[Option] = set()
    for sentence in read.sentences:
        for option, agrees, compares in said(sentence, read.language, named):
            sides.setdefault(option, {}).setdefault(agrees, sentence)
            if agrees and compares:
                compared.add(option)
    votes = {
        option: Vote(sentence=sentence, agrees=agrees)
        for option, row in sides.items()
        if len(row) == 1
        for agrees, sentence in row.items()
    }
    chosen = [option for option, vote in votes.items() if vote.agrees]
    best = [option for option in chosen if option in compared]
    if len(chosen) > 1:
        left = best if len(best) == 1 else []
        return {o: vote for o, vote in votes.items() if o in left or not vote.agrees}
    return votes

"""Who votes for which of the options that a thread names.

A sentence votes where it names one option and says that the writer chooses it or wants
none of it ("Dark UI, definitely", "I'd never use oil"), or where it sets one above
another ("panniers over a backpack any day"). Where the thread asks for yes or no, these
two are the options (`yes_no`). The patterns are in the table `options` of a
language: `chooses`, `prefers` and `refuses`, in which @x@ stands for the option, @y@ for
any other, and `past` for what the writer no longer holds. Questions, reports, conditions and irony
are no votes; nor is a post that votes for an option and against it, or for several. What
only names an option (`bare`) is a vote but in the first post, which lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from attrs import evolve, frozen

from disputatio.converter.structure.options import Option, Options, objects, options
from disputatio.converter.structure.polarity import contrasts
from disputatio.converter.structure.quotation_marks import inside
from disputatio.converter.structure.reading import ReadPost, Sentence
from disputatio.converter.structure.sentence_kinds import Kind, kinds_of
from disputatio.converter.structure.word_tables import word_table
from disputatio.converter.structure.words import folded, stem, word_ranges
from disputatio.converter.structure.yes_no import yes_no_votes
from disputatio.schemas.debate import Debate
from disputatio.schemas.text import Range

VOTERS = 2
"""People who vote on the options of a question, at least; fewer only speak of them."""

UNSAID: frozenset[Kind] = frozenset({"question", "reported", "conditional", "ironic"})
"""Ways of saying something that is no vote."""

BOTH = 2
"""Words of a name that each may stand for it."""

LONGEST = 60
"""Words of a sentence that votes, at most."""

_PART = re.compile(r"(?=[,;:()–—])")
"""Where a part of a clause begins that may be about one option alone."""

_LINK = re.compile(r"\S*://\S*")
"""An address, in which words name nothing."""

_MARKS = frozenset("\"'“”„«»`*_")

_Place = tuple[int, int, Option]
"""Where a text names an option: offsets of the first character and after the last."""

_THIS, _OTHER = "\ue000", "\ue001"
"""What stands for an option and for the others in a sentence while it is read."""


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

    @property
    def supporting(self) -> tuple[Sentence, ...]:
        """The sentences of the votes for it."""
        return tuple(vote.sentence for vote in self.votes if vote.agrees)


class Camps:
    """Which posts vote alike, and which against each other."""

    def __init__(self, ballots: Iterable[Ballot]) -> None:
        """Index the votes by their posts."""
        self._votes: dict[str, dict[int, bool]] = {}
        for number, ballot in enumerate(ballots):
            for vote in ballot.votes:
                self._votes.setdefault(vote.sentence.post, {})[number] = vote.agrees

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
    counted = [(voters(found, reads), found) for found in _counts(debate, reads)]
    most = max((people for people, _ in counted), default=0)
    if most < VOTERS:
        return ()
    best = next(found for people, found in counted if people == most)
    return tuple(ballot for ballot in best if ballot.supporting)


def _counts(debate: Debate, reads: Sequence[ReadPost]) -> Iterator[tuple[Ballot, ...]]:
    for names in dict.fromkeys(options(debate.title, reads[0])):
        named = _known_by(names, reads)
        votes = [_cast(read, named) for read in reads]
        yield tuple(
            Ballot(
                name=option.name,
                named=True,
                votes=tuple(cast[option] for cast in votes if option in cast),
            )
            for option in named
        )
    said = list(yes_no_votes(debate, reads))
    yield tuple(
        Ballot(
            name="yes" if yes else "no",
            named=False,
            votes=tuple(Vote(sentence=s, agrees=side == yes) for s, side in said),
        )
        for yes in (True, False)
    )


def voters(found: Iterable[Ballot], reads: Sequence[ReadPost]) -> int:
    """Count the people who vote."""
    people = {read.post.key: read.post.author or read.post.key for read in reads}
    return len({people[v.sentence.post] for ballot in found for v in ballot.votes})


def _known_by(named: Options, reads: Sequence[ReadPost]) -> Options:
    """Let both words of a name of two tell an option, where no other shares the second.

    "Gopher slack" is "slack", too; "dark theme" is no "theme" where "light theme" is said.
    """
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
    table = _table(read.language)
    if table is None:
        return {}
    sides: dict[Option, dict[bool, Sentence]] = {}
    for sentence in read.sentences:
        if not sentence.foreign and _may_name(sentence, named):
            for option, agrees in _said(sentence, read.language, named, table):
                sides.setdefault(option, {}).setdefault(agrees, sentence)
    votes = {
        option: Vote(sentence=sentence, agrees=agrees)
        for option, said in sides.items()
        if len(said) == 1
        for agrees, sentence in said.items()
    }
    chosen = [option for option, vote in votes.items() if vote.agrees]
    if len(chosen) > 1:
        return {option: vote for option, vote in votes.items() if not vote.agrees}
    return votes


def _may_name(sentence: Sentence, named: Options) -> bool:
    """Tell whether a sentence that is not too long may name an option, in little time."""
    return (
        any(
            not sentence.stems.isdisjoint(option.keys)
            or (option.initials is not None and option.initials in sentence.text)
            or any(key[-1:] in sentence.text for key in option.keys if _short(key))
            for option in named
        )
        and len(sentence.text.split()) <= LONGEST
    )


def _short(key: str) -> bool:
    """Tell whether a key is no term of a sentence: a figure, or a label with one."""
    return len(key) == 1 or " " in key


def _said(
    sentence: Sentence, language: str | None, named: Options, table: _Table
) -> Iterator[tuple[Option, bool]]:
    """Give which options a sentence is for (True) or against (False).

    What is conceded before a "but" is no vote where the words after it are one.
    """
    places = list(_mentions(sentence.plain, language, named))
    if not places or table.past.search(sentence.plain):
        return
    unsaid = [m for m in kinds_of(sentence.text, language) if m.kind in UNSAID]
    if any(marked.kind != "conditional" for marked in unsaid):
        return
    condition = unsaid[0].place[0] if unsaid else len(sentence.text)
    chosen: list[Option] = []
    for start, end in _clauses(sentence.plain, language):
        latest = condition if start <= condition < end else end
        here = [row for row in places if start <= row[0] < latest]
        sides = dict(_sides(sentence, (start, end), here, table))
        chosen = [option for option, agrees in sides.items() if agrees] or chosen
        yield from ((option, False) for option, agrees in sides.items() if not agrees)
    yield from ((option, True) for option in chosen)


def _clauses(text: str, language: str | None) -> Iterator[Range]:
    """Give the ranges from one word that sets things against each other to the next."""
    starts = [0, *(match.start() for match in contrasts(language).finditer(text))]
    yield from pairwise((*starts, len(text)))


def _sides(
    sentence: Sentence, clause: Range, places: Sequence[_Place], table: _Table
) -> Iterator[tuple[Option, bool]]:
    named = list(dict.fromkeys(option for _, _, option in places))
    for option in named:
        marked = _marked(sentence.plain, clause, places, option)
        parts = [marked] if len(named) == 1 else _PART.split(marked)
        alone = any(
            _OTHER not in p and table.alone(p, opening=not sentence.number)
            for p in parts
        )
        if table.refuses.search(marked):
            yield option, False
        elif alone or table.prefers.search(marked):
            yield option, True


def _mentions(text: str, language: str | None, named: Options) -> Iterator[_Place]:
    """Give where a text names options: the word that tells one, with the rest of its name."""
    keys = {key: option for option in named for key in option.keys}
    initials = {option.initials: option for option in named if option.initials}
    words = word_ranges(text)
    stems = [stem(folded(text[start:end]), language) for start, end in words]
    links = tuple(match.span() for match in _LINK.finditer(text))
    for number, (start, end) in enumerate(words):
        if inside(links, start, end):
            continue
        label = " ".join(stems[number : number + 2])
        option = keys.get(label) or keys.get(stems[number])
        option = option or initials.get(text[start:end])
        if option is not None:
            first = last = number
            while first and stems[first - 1] in option.stems - keys.keys():
                first -= 1
            while last + 1 < len(stems) and stems[last + 1] in option.stems:
                last += 1
            place = (words[first][0], words[last][1])
            yield *_with_marks(text, *place, language), option


def _with_marks(text: str, start: int, end: int, language: str | None) -> Range:
    """Give a place with the quotation marks around it, or with "it" behind it."""
    if text[start - 1 : start] in _MARKS and text[end : end + 1] in _MARKS:
        return max(0, start - 1), min(end + 1, len(text))
    behind = objects(language).match(text, end)
    return start, behind.end() if behind else end


def _marked(text: str, clause: Range, places: Sequence[_Place], option: Option) -> str:
    """Give a clause in which signs stand for this option and for others."""
    parts: list[str] = []
    done, end_of_clause = clause
    for start, end, named in places:
        if start >= done:
            parts += text[done:start], _THIS if named == option else _OTHER
            done = end
    return "".join((*parts, text[done:end_of_clause]))


@frozen
class _Table:
    chooses: re.Pattern[str]
    bare: re.Pattern[str]
    prefers: re.Pattern[str]
    refuses: re.Pattern[str]
    past: re.Pattern[str]

    def alone(self, text: str, *, opening: bool) -> bool:
        """Tell whether a text chooses the option by naming it alone."""
        bare = not opening and self.bare.search(text) is not None
        return bare or self.chooses.search(text) is not None


@cache
def _table(language: str | None) -> _Table | None:
    table = word_table(language, "options")
    if not table:
        return None
    parts = {"x": _THIS, "y": _OTHER, **table.get("parts", {})}
    return _Table(
        *(
            _pattern(table[n], parts)
            for n in ("chooses", "bare", "prefers", "refuses", "past")
        )
    )


def _pattern(rows: Iterable[str], parts: Mapping[str, str]) -> re.Pattern[str]:
    text = "|".join(f"(?:{row})" for row in rows)
    for _ in range(2):
        for name, part in parts.items():
            text = text.replace(f"@{name}@", part)
    return re.compile(text, re.IGNORECASE)

"""What a sentence votes: which of the options that it names it chooses or refuses.

Where it names one option and says that the writer chooses it or wants none of it ("Dark
UI, definitely", "I'd never use oil"), or where it sets one above another ("panniers over a
backpack any day"). The patterns are in the table `options` of a language: `chooses`,
`bare`, `prefers` and `refuses`, in which @x@ stands for the option, @y@ for any other,
`past` for what the writer no longer holds, and `whole` for words that a "but" does not
part ("anything but oil"). Questions, reports, conditions and irony
are no votes. What only names an option (`bare`) is a vote but in the first post, which
lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from attrs import frozen

from disputatio.converter.structure.options import Option, Options, objects
from disputatio.converter.structure.polarity import contrasts
from disputatio.converter.structure.quotation_marks import inside
from disputatio.converter.structure.reading import Sentence
from disputatio.converter.structure.sentence_kinds import UNSAID, kinds_of
from disputatio.converter.structure.word_tables import word_table
from disputatio.converter.structure.words import folded, stem, word_ranges
from disputatio.schemas.text import Range

LONGEST = 60
"""Words of a sentence that votes, at most."""

MOST_NAMED = 2
"""Options that a clause names, at most, which chooses one of them and sets it above none."""

_PART = re.compile(r"(?=[,;:()–—])")
"""Where a part of a clause begins that may be about one option alone."""

_JOINED = re.compile(r"\w[+=_\\@]")
"""What stands before a word that is only a part of another: "Ctrl+Tab"."""

_LINK = re.compile(r"\S*://\S*")
"""An address, in which words name nothing."""

_MARKS = frozenset("\"'“”„«»`*_")
"""Signs around a name that is quoted or set off."""

_BEFORE = re.compile(r"[\w.,:/$€£%&+-]$")
"""What stands before a figure that is part of a number."""

_Place = tuple[int, int, Option]
"""Where a text names an option: offsets of the first character and after the last."""

_THIS, _OTHER = "\ue000", "\ue001"
"""What stands for an option and for the others in a sentence while it is read."""


def said(
    sentence: Sentence, language: str | None, named: Options
) -> Iterator[tuple[Option, bool, bool]]:
    """Give which of the options that are named a sentence is for (True) or against (False).

    Last comes whether it sets the option above another. What is conceded before a "but" is
    no vote where the words after it are one.
    """
    table = _table(language)
    if table is None or sentence.foreign or not _may_name(sentence, named):
        return
    places = sorted(
        (
            *_mentions(sentence.plain, language, named),
            *_counted(sentence.plain, language, named),
        ),
        key=lambda place: place[:2],
    )
    if not places or table.past.search(sentence.plain):
        return
    kinds = kinds_of(sentence.text, language)
    if any(marked.kind in UNSAID for marked in kinds):
        return
    conditions = (m.place[0] for m in kinds if m.kind == "conditional")
    condition = next(conditions, len(sentence.text))
    chosen: list[tuple[Option, bool]] = []
    for start, end in _clauses(sentence.plain, table, language):
        latest = condition if start <= condition < end else end
        here = [row for row in places if start <= row[0] < latest]
        sides = list(_sides(sentence, (start, end), here, table))
        chosen = [(o, compares) for o, agrees, compares in sides if agrees] or chosen
        yield from (row for row in sides if not row[1])
    yield from ((option, True, compares) for option, compares in chosen)


def names(sentence: Sentence, language: str | None, named: Options) -> bool:
    """Tell whether a sentence names one of some options."""
    return (
        not sentence.foreign
        and _may_name(sentence, named)
        and any(_mentions(sentence.plain, language, named))
    )


def _may_name(sentence: Sentence, named: Options) -> bool:
    """Tell whether a sentence that is not too long may name an option, in little time."""
    return (
        any(
            not sentence.stems.isdisjoint(option.keys)
            or (option.initials is not None and option.initials in sentence.text)
            or option.label is not None
            or any(
                key.split()[-1] in sentence.text.casefold()
                for key in option.keys
                if _short(key)
            )
            for option in named
        )
        and len(sentence.text.split()) <= LONGEST
    )


def _short(key: str) -> bool:
    """Tell whether a key is no term of a sentence: a figure, or a label with one."""
    return len(key) == 1 or " " in key


def _clauses(text: str, table: _Table, language: str | None) -> Iterator[Range]:
    """Give the ranges from one word that sets things against each other to the next.

    "Anything but oil" is one.
    """
    words = [match.start() for match in contrasts(language).finditer(text)]
    whole = tuple(match.span() for match in table.whole.finditer(text))
    starts = [0, *(at for at in words if not inside(whole, at, at + 1))]
    yield from pairwise((*starts, len(text)))


def _sides(
    sentence: Sentence, clause: Range, places: Sequence[_Place], table: _Table
) -> Iterator[tuple[Option, bool, bool]]:
    named = list(dict.fromkeys(option for _, _, option in places))
    for option in named:
        marked = _marked(sentence.plain, clause, places, option)
        parts = [marked] if len(named) == 1 else _PART.split(marked)
        alone = len(named) <= MOST_NAMED and any(
            _OTHER not in p and table.alone(p, opening=not sentence.number)
            for p in parts
        )
        if table.refuses.search(marked):
            yield option, False, False
        elif table.prefers.search(marked):
            yield option, True, True
        elif alone:
            yield option, True, False


def _mentions(text: str, language: str | None, named: Options) -> Iterator[_Place]:
    """Give where a text names options: the word that tells one, with the rest of its name."""
    keys = {key: option for option in named for key in option.keys}
    initials = {option.initials: option for option in named if option.initials}
    labels = {option.label: option for option in named if option.label}
    words = word_ranges(text)
    stems = [stem(folded(text[start:end]), language) for start, end in words]
    links = tuple(match.span() for match in _LINK.finditer(text))
    for number, (start, end) in enumerate(words):
        if inside(links, start, end) or _JOINED.fullmatch(
            text, max(0, start - 2), start
        ):
            continue
        label = " ".join(stems[number : number + 2])
        option = keys.get(label) or keys.get(stems[number])
        option = option or initials.get(text[start:end])
        labelled = labels.get(text[start:end].casefold())
        if option is None and labelled and _stands_alone(text, start, end, language):
            yield _label_start(text, start, language), end, labelled
        elif option is not None:
            first = last = number
            while first and stems[first - 1] in option.stems - keys.keys():
                first -= 1
            while last + 1 < len(stems) and stems[last + 1] in option.stems:
                last += 1
            place = (words[first][0], words[last][1])
            yield *_with_marks(text, *place, language), option


def _stands_alone(text: str, start: int, end: int, language: str | None) -> bool:
    """Tell whether a number or letter stands for an option: "2", "I say B", not "2 weeks"."""
    bare = not re.search(r"\w", text[:start] + text[end:])
    letter = text[start:end]
    if letter.islower() and not bare:
        return False
    before = _BEFORE.search(text, 0, _label_start(text, start, language))
    return before is None and _behind_labels(language).match(text, end) is not None


def _label_start(text: str, start: int, language: str | None) -> int:
    """Give where a label begins, with the word or sign before it: "number 2", "#2"."""
    found = _lead_of_labels(language).search(text, 0, start)
    return start if found is None else found.start()


def _counted(text: str, language: str | None, named: Options) -> Iterator[_Place]:
    """Give where a text names listed options by their order: "the second one"."""
    if all(option.label for option in named):
        for option, ordinal in zip(named, _ordinals(language), strict=False):
            for match in ordinal.finditer(text):
                yield *match.span(), option


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


@cache
def _behind_labels(language: str | None) -> re.Pattern[str]:
    words = word_table(language, "options").get("behind_labels", r"(?!)")
    return re.compile(
        rf"(?![.,]\d|\s?[%°€$£\"'x]\w?)(?:\W*$|[^\w\s]|\s+[^\w\s]|\s{words}\b)",
        re.IGNORECASE,
    )


@cache
def _ordinals(language: str | None) -> tuple[re.Pattern[str], ...]:
    rows = word_table(language, "options").get("ordinals", ())
    return tuple(re.compile(row, re.IGNORECASE) for row in rows)


@cache
def _lead_of_labels(language: str | None) -> re.Pattern[str]:
    words = "|".join(word_table(language, "options").get("labels", ()))
    return re.compile(
        rf"(?:\b(?:{words})(?:\.\s?|\s))?[#№]\s?$|\b(?:{words})\.?\s?$", re.IGNORECASE
    )


@frozen
class _Table:
    chooses: re.Pattern[str]
    bare: re.Pattern[str]
    prefers: re.Pattern[str]
    refuses: re.Pattern[str]
    past: re.Pattern[str]
    whole: re.Pattern[str]

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
            for n in ("chooses", "bare", "prefers", "refuses", "past", "whole")
        )
    )


def _pattern(rows: Iterable[str], parts: Mapping[str, str]) -> re.Pattern[str]:
    text = "|".join(f"(?:{row})" for row in rows)
    for _ in range(2):
        for name, part in parts.items():
            text = text.replace(f"@{name}@", part)
    return re.compile(text, re.IGNORECASE)

"""The options that a thread names to choose from: "Light or dark?", "Oil vs wax".

They stand in the title or in a question of the opening post, on both sides of a word that
sets answers against each other (`rivals` in the table `questions`); or the opening post
has them in lines of their own, by labels ("Option 2") or by numbers or letters before
lines ("1.", "b)"). An option is known again by a
word that no other option has, by its label or its initials. Words that only judge ("good
or bad"; `judging` in the table `options`) are no options.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from attrs import evolve, frozen

from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.word_tables import tables_for
from disputatio.converter.structure.words import (
    Term,
    count_words,
    folded,
    stem,
    straight,
    terms,
    tokens,
)
from disputatio.schemas.content import OrderedList, blocks_text
from disputatio.schemas.debate import Post
from disputatio.schemas.text import one_line

LONGEST = 3
"""Words that carry meaning in the name of an option, at most."""

MOST = 8
"""Options of a question, at most."""

MOST_QUESTIONS = 8
"""Questions that are read, at most."""

ROW = 4
"""Words of a line that is an option, at most."""

FEWEST, MOST_LABELS = 2, 9
"""Lines with numbers or letters that are options, at least and at most."""

LABELLED_ROW = 6
"""Words of a line with a number or letter whose own words tell it, too, at most."""

WORDS = 40
"""Words of a question that names options, at most."""

_STOP = re.compile(r"[?!;:()\[\]–—]|\.(?!\d)|\s-\s")
_GAP = re.compile(r"[\s/-]*|\.")
_ENDED = re.compile(r"[.!?:,;]\s*$|://")
_MARKED = re.compile(r"[A-Z][A-Z]|[A-Z]\w*\d|\d\w*[A-Z]")
"""A name that its capitals and figures tell: "GPL", "M3"."""
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z]")
"""A word of several, as its capitals say: "JavaScript" is "JS"."""
_LABEL = re.compile(
    r"^[ \t]{0,8}(?:[-*•][ \t]{0,8})?\(?(?:([1-9])|([a-hA-H]))"
    r"(?:[.):]|[ \t]?[-–—](?=[ \t])|(?=[ \t]{0,8}$))[ \t]{0,8}(.*)$",
    re.MULTILINE,
)
"""A line with a number or a letter before it."""
_INCH = re.compile(r"(?<=\d)[\"”]")


@frozen(kw_only=True)
class Option:
    """One of the answers that a question names."""

    name: str
    """As the question has it."""
    keys: frozenset[str]
    """The stems of the words that tell it from the others; a label is two of them."""
    own: frozenset[str]
    """The stems of its words that no other option has."""
    stems: frozenset[str]
    """The stems of all words of its name."""
    initials: str | None
    """The initials of a name of several words, in capitals; None for one plain word."""
    label: str | None = None
    """Its number or letter, where the options are listed by these: "2", "b"."""


NAMELESS = Option(
    name="", keys=frozenset(), own=frozenset(), stems=frozenset(), initials=None
)
"""An option that only its label will tell."""

Options = tuple[Option, ...]
"""Those of one question, as it names them; one alone stands against its denial."""


def options(title: str | None, opening: ReadPost) -> Iterator[Options]:
    """Give the options of the title, of each question of the opening post, then listed ones."""
    asked = [s.plain for s in opening.sentences if not s.foreign and "?" in s.text]
    for text in islice((straight(title or ""), *asked), MOST_QUESTIONS):
        if count_words(text) <= WORDS:
            yield from _named(_INCH.sub(" ", text), opening.language)
    yield from _labelled(opening)
    yield from _numbered(title, opening)
    yield from _listed(opening)


def _labelled(opening: ReadPost) -> Iterator[Options]:
    """Give the labels that the opening post gives to options: "Option 2"."""
    found = _labels(opening.language).finditer(straight(opening.post.text))
    names = {folded(f"{match[1]} {match[2]}"): match[0] for match in found}
    keys = [" ".join(_stems(name, opening.language)) for name in names]
    if 1 < len(names) <= MOST:
        yield tuple(
            Option(
                name=name,
                keys=frozenset({key}),
                own=frozenset({key}),
                stems=frozenset(key.split()),
                initials=None,
                label=key.split()[-1],
            )
            for key, name in zip(keys, names.values(), strict=True)
        )


def _numbered(title: str | None, opening: ReadPost) -> Iterator[Options]:
    """Give the options of lines that begin with numbers or letters, where votes are asked for.

    They are the first row of lines that counts from one, or from A, without a gap.
    """
    text = straight(opening.post.text)
    if not _polls(opening.language).search(f"{title or ''}\n{text}"):
        return
    rows: list[tuple[str, str]] = []
    for label, words in _labels_of_lines(opening.post, text):
        if label == _nth(label, len(rows)):
            rows.append((label, words))
        elif len(rows) < FEWEST:
            rows = [(label, words)] if label == _nth(label, 0) else []
        else:
            break
    if FEWEST <= len(rows) <= MOST_LABELS:
        yield tuple(_with_labels(rows, opening.language))


def _nth(label: str, place: int) -> str:
    """Give the label of a place in a row that counts as this one does."""
    return str(place + 1) if label.isdigit() else chr(ord("a") + place)


def _labels_of_lines(post: Post, text: str) -> Iterator[tuple[str, str]]:
    """Give the label of each line that has one, and its words; items of numbered lists, too."""
    for block in post.body:
        if isinstance(block, OrderedList):
            for number, item in enumerate(block.items, block.start):
                yield str(number), blocks_text(item)
    for match in _LABEL.finditer(text):
        yield (match[1] or match[2]).casefold(), match[3].strip()


def _with_labels(
    rows: Sequence[tuple[str, str]], language: str | None
) -> Iterator[Option]:
    """Give an option for each label and its words; words of a short line tell it, too."""
    named = [(words, _words(words, language)[:LONGEST]) for _, words in rows]
    told = _told_apart([name for name in named if name[1]], language)
    known = {option.name: option for option in told}
    for (label, words), (_, found) in zip(rows, named, strict=True):
        name = words[found[0].start : found[-1].end] if found else ""
        short = len(words.split()) <= LABELLED_ROW and not _ENDED.search(words)
        shown = f"{label.upper()}. {one_line(words)}" if words else label.upper()
        plain = known.get(name, NAMELESS) if short else NAMELESS
        yield evolve(plain, name=shown, label=label)


def _listed(opening: ReadPost) -> Iterator[Options]:
    """Give the options that stand in lines of their own where a post asks for votes."""
    text = straight(opening.post.text)
    if not _polls(opening.language).search(text):
        return
    rows: list[_Named] = []
    for line in (*text.splitlines(), "."):
        found = _words(line, opening.language)
        if (
            line.strip()
            and found
            and len(line.split()) <= ROW
            and not _ENDED.search(line)
        ):
            rows.append((line, found[:LONGEST]))
            continue
        if 1 < len(rows) <= MOST:
            named = _told_apart(rows, opening.language)
            if named:
                yield named
        rows = []


def _stems(text: str, language: str | None) -> list[str]:
    return [stem(token.text, language) for token in tokens(text)]


def _named(text: str, language: str | None) -> Iterator[Options]:
    for rival in _rivals(language).finditer(text):
        before = _STOP.split(text[: rival.start()])[-1].split(",")
        after = re.split(r",", _STOP.split(text[rival.end() :])[0])[0]
        last = _run(after, language)
        names = [_tail(before[-1], language)]
        names += [_whole(part, language) for part in before[-2::-1][: MOST - 2]]
        known = list(_known(names))[::-1]
        if known and last:
            found = _told_apart([*known, (after, last)], language)
            if len(found) > 1:
                yield found
        elif known and _denial(after, language):
            yield _told_apart(known[-1:], language)


_Named = tuple[str, tuple[Term, ...]]


def _known(names: Sequence[_Named]) -> Iterator[_Named]:
    """Give the names of a list, from its end to the first that is none."""
    for name in names:
        if not name[1]:
            return
        yield name


def _run(text: str, language: str | None) -> tuple[Term, ...]:
    """Give the words of a name at the beginning of a text, after little words."""
    found = _words(text, language)
    count = next(
        (n for n in range(1, len(found)) if not _next(text, found[n - 1], found[n])),
        len(found),
    )
    return found[: min(count, LONGEST)]


def _tail(text: str, language: str | None) -> _Named:
    """Give the words of a name at the end of a text; "it" may stand behind them."""
    found = _words(text, language)
    if not found or not objects(language).fullmatch(text.rstrip(), found[-1].end):
        return text, ()
    first = len(found) - 1
    while first > 0 and _next(text, found[first - 1], found[first]):
        first -= 1
    return text, found[max(first, len(found) - LONGEST) :]


def _whole(text: str, language: str | None) -> _Named:
    """Give the words of a name in a list; nothing where other words stand with it."""
    text, found = _tail(text, language)
    return text, found if len(_words(text, language)) == len(found) else ()


def _words(text: str, language: str | None) -> tuple[Term, ...]:
    """Give the words of a text that may be a name, numbers and capital letters too."""
    found = {term.start: term for term in terms(text, language)}
    for token in tokens(text):
        letter = text[token.start : token.end]
        if letter.isdigit() or (len(letter) == 1 and letter in _LETTERS):
            found.setdefault(token.start, Term(*token))
    return tuple(found[start] for start in sorted(found))


_LETTERS = "BCDEFGHJKLMNPQRSTUVWXYZ"
"""Capital letters that are no words."""


def _next(text: str, first: Term, second: Term) -> bool:
    return _GAP.fullmatch(text, first.end, second.start) is not None


def _told_apart(names: Sequence[_Named], language: str | None) -> Options:
    """Give the options that have a word of their own; none for words that judge."""
    stems = [frozenset(term.stem for term in found) for _, found in names]
    result = []
    for number, (text, found) in enumerate(names):
        others = frozenset().union(*stems[:number], *stems[number + 1 :])
        own = [t for t in found if t.stem not in others and not _letter(t)]
        if not own or _judging(text[found[-1].start : found[-1].end], language):
            return ()
        # The word next to the word between: "Real or plastic plants", "6 or 12 volt".
        key = own[0] if number == len(names) - 1 and number else own[-1]
        result.append(
            Option(
                name=text[found[0].start : found[-1].end],
                keys=frozenset({key.stem}),
                own=_own(text, own, key),
                stems=stems[number],
                initials=_initials(text, found),
            )
        )
    return tuple(result)


def _own(text: str, own: Sequence[Term], key: Term) -> frozenset[str]:
    """Give the words that may each tell an option: of several, marked ones and the key."""
    marked = [t for t in own if t == key or _MARKED.search(text[t.start : t.end])]
    found = marked if len(marked) > 1 else own
    return frozenset(term.stem for term in found[:LONGEST])


def _letter(term: Term) -> bool:
    return len(term.stem) == 1 and not term.stem.isdigit()


def _judging(word: str, language: str | None) -> bool:
    tables = tables_for(language, "options")
    return any(word.casefold() in table["judging"] for table in tables)


def _initials(text: str, found: Sequence[Term]) -> str | None:
    words = [text[term.start : term.end] for term in found]
    if len(words) == 1:
        return (
            "".join(filter(str.isupper, words[0])) if _CAMEL.match(words[0]) else None
        )
    heads = [word[0] for word in words if word[:1].isupper()]
    return "".join(heads[:2]) if len(heads) > 1 else None


@cache
def _rivals(language: str | None) -> re.Pattern[str]:
    words = "|".join(w for t in tables_for(language, "questions") for w in t["rivals"])
    return re.compile(rf"(?<=\w)\W*?\s(?:{words})\.?\s+(?=\w)", re.IGNORECASE)


@cache
def _polls(language: str | None) -> re.Pattern[str]:
    words = "|".join(table["polls"] for table in tables_for(language, "options"))
    return re.compile(words, re.IGNORECASE)


@cache
def _labels(language: str | None) -> re.Pattern[str]:
    words = "|".join(w for t in tables_for(language, "options") for w in t["labels"])
    return re.compile(rf"\b({words})\s(\d{{1,2}}|[A-Z])\b", re.IGNORECASE)


@cache
def objects(language: str | None) -> re.Pattern[str]:
    """Give the words that may stand behind an option that is a verb: "sign it"."""
    words = "|".join(w for t in tables_for(language, "options") for w in t["objects"])
    return re.compile(rf"(?:\s(?:{words}))?(?!\w)", re.IGNORECASE)


def _denial(text: str, language: str | None) -> bool:
    """Say whether nothing but a denial follows: "Stock or not?"."""
    words = "|".join(w for t in tables_for(language, "options") for w in t["denials"])
    return re.fullmatch(rf"\s*(?:{words})\W*", text, re.IGNORECASE) is not None

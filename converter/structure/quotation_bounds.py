"""Where a quotation made by hand may begin and end inside a line.

Forums mark quotations with boxes; people also copy words into a sentence: between
quotation marks, after ">", after "you said", or at the head of a paragraph before their
answer, with what they left out shown by dots or brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from attrs import frozen

from disputatio.converter.structure.post_words import PostWords
from disputatio.converter.structure.quotation_leads import Leads
from disputatio.schemas.text import Range

_LONGEST = 1000
"""Characters between marks, beyond which the first is taken for a stray one."""

_PAIRS = re.compile(
    rf"""["“„«»'‘](?:
      (?<!\w.)(?<=")([^"\n]{{1,{_LONGEST}}})"(?!\w)
    | (?<=“)([^”"\n]{{1,{_LONGEST}}})[”"]
    | (?<=„)([^“”"\n]{{1,{_LONGEST}}})[“”"]
    | (?<=«)([^»\n]{{1,{_LONGEST}}})»
    | (?<=»)([^«\n]{{1,{_LONGEST}}})«
    | (?<!\w.)(?<=['‘])([^\s'‘][^\n]{{0,{_LONGEST}}}?)['’](?!\w)
    )""",
    re.VERBOSE,
)
"""Words between quotation marks, on one line; beginning with one set is quick."""

_LEFT_OUT = re.compile(
    r"""[\[(<.…](?:
      (?<=\[)[^\]\n]{0,60}\]
    | (?<=\()(?:\.{2,}|…|snip)\)
    | (?<=<)snip>
    | (?<=\.)\.{2,}
    | (?<=…)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""What shows that words were left out, or put in by who quotes."""

_MOST_PARTS = 3
"""Parts of an abridged quotation without marks around it."""

_NEAR_HEAD = 2
"""Words that may stand between the head of a clause and what it quotes …"""

_NEAR_LEAD = 6
"""… and the words in which one that leads to it is looked for."""

_CLAUSE_END = re.compile(r"[.,;:?!…()\[\]–—>]|\s-\s")
"""What parts clauses of a sentence."""

_MARKED_HEAD = re.compile(r"""\s*["“„«»'‘>]""")
_QUOTED_LINE = re.compile(r"\s*(?:>\s*)+")


@frozen(kw_only=True)
class Stretch:
    """Words of a line that may be somebody else's."""

    parts: tuple[Range, ...]
    """Token ranges of the words between what was left out; none is empty."""
    place: Range = (0, 0)
    """Range of the text, with the marks around it, if they bound it."""
    open: bool = False
    """Whether it may end before the last word."""
    least: int = 4
    """How many words it needs, all together."""
    marked: bool = False
    """Whether quotation marks bound it: they also mark phrases and names."""

    whole: Range
    """Token range of all of it, with what brackets put in."""


def may_be_short(words: PostWords, nth: int) -> bool:
    """Say whether stretches of a line, or parts of one, may have two or three words."""
    row = words.row(nth)
    return (
        _MARKED_HEAD.match(words.text, *row) is not None
        or _LEFT_OUT.search(words.text, *row) is not None
    )


def begins_marked(text: str, start: int) -> bool:
    """Say whether a sign of a quotation stands where words begin."""
    return _MARKED_HEAD.match(text, start) is not None


def stretches(words: PostWords, nth: int, leads: Leads) -> Iterator[Stretch]:
    """Give the stretches of a line that marks bound, then those that may end anywhere."""
    first, last = words.row(nth)
    quoted = _QUOTED_LINE.match(words.text, first, last)
    if quoted:
        yield from _bounded(words, nth, (quoted.end(), last), (first, last), least=2)
    for found in _PAIRS.finditer(words.text, first, last):
        inner = found.span(found.lastindex or 0)
        least = 4 if words.text[first : found.start()].strip() else 3
        yield from _bounded(words, nth, inner, found.span(), least, marked=True)
    abridged = _LEFT_OUT.search(words.text, first, last) is not None
    if abridged:
        yield from _open(_parts(words, nth, (first, last)))
    start, end = words.lines[nth]
    for at in leads.ends(words.codes[start:end]):
        if start + at < end and abridged:
            rest = words.place(start + at)[0], last
            yield from _open(_parts(words, nth, rest))
        elif start + at < end:
            yield from _open([(start + at, end)])


def in_midst(words: PostWords, nth: int, first: int, leads: Leads) -> bool:
    """Say whether words neither begin a clause, or nearly so, nor are led to."""
    start = words.lines[nth][0]
    if first - start <= _NEAR_HEAD:
        return False
    before = words.text[words.place(first - _NEAR_HEAD - 1)[1] : words.place(first)[0]]
    if _CLAUSE_END.search(before):
        return False
    return not leads.near(words.codes[max(start, first - _NEAR_LEAD) : first])


def _bounded(  # noqa: PLR0913 - what bounds a stretch, and what it needs
    words: PostWords,
    nth: int,
    inner: Range,
    place: Range,
    least: int,
    *,
    marked: bool = False,
) -> Iterator[Stretch]:
    whole = words.between(nth, *inner)
    abridged = _LEFT_OUT.search(words.text, *inner) is not None
    parts = tuple(_parts(words, nth, inner)) if abridged else (whole,)
    if parts and whole[0] < whole[1]:
        yield Stretch(parts=parts, place=place, whole=whole, least=least, marked=marked)


def _open(parts: Iterable[Range]) -> Iterator[Stretch]:
    some = tuple(islice(parts, _MOST_PARTS))
    if some:
        whole = (some[0][0], some[-1][1])
        yield Stretch(parts=some, whole=whole, open=True)


def _parts(words: PostWords, nth: int, inner: Range) -> Iterator[Range]:
    """Give the token ranges between signs that words were left out."""
    at, end = inner
    for found in (*_LEFT_OUT.finditer(words.text, at, end), None):
        first, last = words.between(nth, at, found.start() if found else end)
        if first < last:
            yield first, last
        at = found.end() if found else end

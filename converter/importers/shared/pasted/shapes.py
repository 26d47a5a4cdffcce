"""Which shape a paste has, and its parts by that shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from disputatio.converter.importers.shared.attributions import (
    Attribution,
    attribution,
)
from disputatio.converter.importers.shared.dates import moment
from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted.endings import parted
from disputatio.converter.importers.shared.pasted.heads import Headed, heads
from disputatio.converter.importers.shared.pasted.mails import is_file, mails
from disputatio.converter.importers.shared.pasted.plain import plain
from disputatio.converter.importers.shared.pasted.posts import Draft, Pasted
from disputatio.converter.importers.shared.pasted.profiles import Page
from disputatio.converter.importers.shared.pasted.terminators import split, terminators

_DENSE = 40
"""Attributions are signs of a post if one stands among so many lines at most."""

NO_NAMES: frozenset[str] = frozenset()
"""No names are known yet."""


def shape_of(lines: Sequence[str]) -> Pasted | None:
    """Give a paste in its parts; None where nothing shows a thread."""
    marks = terminators(lines)
    headed = heads(page_of(lines))
    if len(headed.heads) * 2 > len(marks) or _is_sure(headed):
        return parted(lines, headed)
    if marks:
        return split(lines, marks)
    return _mails(lines) or _plain(lines) or _unparted(lines)


def _is_sure(headed: Headed) -> bool:
    """Say whether heads hold against the no-break spaces of a page of tables."""
    if headed.shape != "numbered":
        return len(headed.heads) > 1
    steps = pairwise(head.number or 0 for head in headed.heads)
    return len(headed.heads) > 2 and all(b == a + 1 for a, b in steps)


def _mails(lines: Sequence[str]) -> Pasted | None:
    found = mails(lines)
    if found is None:
        return None
    pasted = parted(found.lines, found.headed)
    dates = [moment(draft.written).at for draft in pasted.drafts if draft.written]
    falling = all(a and b and a > b for a, b in pairwise(dates))
    drafts = pasted.drafts[::-1] if falling else pasted.drafts
    return evolve(pasted, drafts=drafts, lines=found.lines)


def _plain(lines: Sequence[str]) -> Pasted | None:
    found = plain(lines)
    if found is None:
        return None
    pasted = parted(found.lines, found.headed)
    for draft in pasted.drafts:
        draft.omitted = found.omitted.get(draft.line)
        draft.side = found.sides.get(draft.line)
    return evolve(pasted, noise=(*pasted.noise, *found.events), lines=found.lines)


def confidence(lines: Sequence[str]) -> float:
    """Say from 0 to 1 how sure it is that lines are a pasted thread."""
    marks = terminators(lines)
    headed = heads(page_of(lines))
    found = max(len(headed.heads), len(marks))
    if found >= 2:
        return 0.9
    if found == 1:
        return 0.8
    posted = mails(lines)
    if posted:
        return 0.95 if posted.whole and not is_file(lines) else 0.5
    if _unparted(lines):
        return 0.6
    return 0.4 if plain(lines) else 0.0


def page_of(lines: Sequence[str]) -> Page:
    """Give lines with the names that attributions give, and a first guess of the title."""
    named = frozenset(said.author for said in _attributions(lines) if said.author)
    firsts = (
        line.plain_title(t)
        for t in lines
        if not line.is_blank(t) and not line.is_above_title(t)
    )
    return Page(lines=lines, names=named, title=next(firsts, None))


def _attributions(lines: Sequence[str]) -> Iterator[Attribution]:
    for text in lines:
        said = attribution(text, NO_NAMES, opens=False)
        if said is not None:
            yield said


def _unparted(lines: Sequence[str]) -> Pasted | None:
    """Take the whole for one post if attributions say surely that it is an answer."""
    expands = any(map(line.is_expand, lines))
    signs = sum(
        1
        for said in _attributions(lines)
        if said.author and (said.sure or (said.expandable and expands))
    )
    if (
        signs * _DENSE < sum(1 for text in lines if not line.is_blank(text))
        or not signs
    ):
        return None
    start, end = line.trimmed(lines, 0, len(lines))
    draft = Draft(line=start, start=start, end=end)
    return Pasted(shape="unparted", title=None, drafts=(draft,))

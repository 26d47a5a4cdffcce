"""Comments between rows of buttons: Facebook, LinkedIn, Disqus, Quora, video sites.

Every program ends a comment with buttons ("Like", "Reply", "3 replies"), so what stands
between two rows of them is a comment: a name first, then perhaps titles, a mark ("OP")
and the age, and then the words. Where no age stands there, it is among the buttons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from disputatio.converter.importers.shared.dates import is_date
from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted.answered import answers
from disputatio.converter.importers.shared.pasted.found import (
    Found,
    addressed,
    name_in,
)
from disputatio.converter.importers.shared.pasted.heads import Head
from disputatio.converter.importers.shared.pasted.shown_dates import age, when

_MOST_TITLES = 6
"""So many lines stand between a name and the age, at most."""

_DAY = 12
"""So many characters has a day that stands among buttons, at most."""

_EDGES = " \t·"
_BULLETS = re.compile(r"\s*[·•|]\s*")
_COUNT = re.compile(
    r"\d[\d.,]*[km]?(?: (?:views?|likes?|comments?|upvotes?|downvotes?|points?|shares?|"
    r"reposts?|reactions?))?|(?:view|show|hide|see|load) (?:\d+ |all |more |previous )*"
    r"(?:upvotes?|repl(?:y|ies)|comments?|more|translation)|share ›|edited|author|"
    r"recommend(?:ed)?(?: \d+)?|click to rate.{0,20}|\+1|[–-]|hide|respect(?:ed)?(?: \d+)?|"
    r"(?:\d[\d.,]*[km]? likes? )?(?:reply|see translation)|(?:un)?like|all reactions:|"
    r"(?:view (?:all )?)?\d+ (?:antworten|réponses?|respuestas?|rispost[ae]|respostas?|odpowiedzi|svar|"
    r"reacties|odpovědi|ответ\w*)|bearbeitet|modifié|editado|modificato|bewerkt|изменено",
    re.I,
)
"""Buttons, counts, and the two in one line."""
_REPLY = frozenset((
    "reply", "upvote", "antworten", "répondre", "responder", "rispondi", "reageer", "beantwoorden",
    "odpowiedz", "vastaa", "svara", "svar", "besvar", "odpovědět", "odpovedať", "válasz", "yanıtla",
    "ответить", "відповісти", "返信", "답글 달기", "回复",
))  # fmt: skip
_REPLYING = re.compile(r"(?:\d[\d.,]*[km]? likes? )?reply", re.I)
_MENU = frozenset((
    "most relevant", "all comments", "newest", "newest first", "oldest", "top comments",
    "best", "sort by", "hide replies", "write a comment…", "add a comment…", "see more",
    "relevanteste", "alle kommentare", "plus pertinents", "más relevantes",
))  # fmt: skip
"""What stands above the first comment, and amid them."""
_MARKS = re.compile(
    r"[·•|]|(?:• )?\d(?:st|nd|rd)\+?|op|author|mod|follow|following|admin|moderator|"
    r"top fan|top contributor|top \d+% commenter|edited \d.{0,12}|verified|pinned|edited.{0,20}|\(edited\)|"
    r"(?:· )?creator|auteure?|autor(?:in)?|autore|verfasser(?:in)?|(?:• )?\d(?:er?|º|°|\.)\+?",
    re.I,
)
"""What stands beside a name and is no word of its bearer."""


@frozen(kw_only=True)
class Feed:
    """Heads between rows of buttons, and the lines of the page."""

    found: tuple[Found, ...]
    """The heads."""
    furniture: frozenset[int]
    """Buttons, counts and titles."""


def feed(lines: Sequence[str]) -> Feed:
    """Give the heads of comments that rows of buttons part; none where there are none."""
    feet = list(_feet(lines))
    starts = [0, *(end for _, end in feet)]
    told = [
        [i for i in range(start, first) if not line.is_blank(lines[i])]
        for start, (first, _) in zip(starts, feet, strict=False)
    ]
    found, furniture = [], set[int]()
    names: set[str] = set()
    if told:
        told[0] = _without_page(lines, told[0], told[1:])
    for place, row in enumerate(told[1:], start=1):
        told[place] = _without_box(lines, row)
        furniture.update(row[: len(row) - len(told[place])])
    for row, (first, end) in zip(told, feet, strict=True):
        foot = [i for i in range(first, end) if not line.is_blank(lines[i])]
        furniture.update(foot)
        head = _head(lines, row, foot, names)
        if head is not None:
            found.append(head[0])
            furniture.update(head[1])
            names.add(head[0].head.author or "")
    return Feed(found=tuple(found), furniture=frozenset(furniture))


def _head(
    lines: Sequence[str],
    row: Sequence[int],
    foot: Sequence[int],
    names: AbstractSet[str],
) -> tuple[Found, frozenset[int]] | None:
    """Give the head of a comment, and its lines that are neither name nor age.

    `names` are those who wrote the comments above it.
    """
    pictured = _pictures(lines, row)
    top, row = row[:pictured], row[pictured:]
    name = name_in(lines[row[0]].strip(_EDGES)) if row else None
    if name is None:
        return None
    shown = [when(lines[i]) or age(lines[i]) for i in row[: _MOST_TITLES + 1]]
    at = next((n for n, date in enumerate(shown) if n and date), 0)
    written = shown[at] if at else _age_in(lines, foot)
    last = at
    if name.startswith("r/") and at + 1 < len(row) and name_in(lines[row[at + 1]]):
        name, last = name_in(lines[row[at + 1]]), at + 1
    while last + 1 < len(row) and _is_mark(lines[row[last + 1]]):
        last += 1
    if written is None or last + 1 == len(row):
        return None
    told = _addressing(lines, row[: last + 1], names)
    author, whom = addressed(name, names)
    head = Head(
        start=(*top, row[0])[0], end=row[last] + 1, author=author, written=written,
        answering=lines[row[told]].strip() if told else whom,
    )  # fmt: skip
    found = Found(
        head=head, sure=any(_is_reply(p) for i in foot for p in _parted(lines[i]))
    )
    return found, frozenset((*top, *row[1 : last + 1])) - {row[at], row[told or 0]}


def _addressing(
    lines: Sequence[str], row: Sequence[int], names: AbstractSet[str]
) -> int | None:
    """Give the place of the line below a name that says whom a comment answers."""
    others = names - {lines[row[0]].strip()}
    shown = (lines[i].strip() for i in row[1:])
    told = (n for n, t in enumerate(shown, 1) if answers(t) or t in others)
    return next(told, None)


def _pictures(lines: Sequence[str], row: Sequence[int]) -> int:
    """Count the lines above a name that stand for its picture, or belong to a menu."""
    count = 0
    while count + 1 < len(row):
        text, below = (lines[i].strip() for i in row[count : count + 2])
        pictured = line.is_picture(text) or text == below
        if not (pictured or text.casefold() in _MENU):
            break
        count += 1
    return count


def _is_reply(part: str) -> bool:
    return part in _REPLY or _REPLYING.fullmatch(part) is not None


def _is_mark(text: str) -> bool:
    return _MARKS.fullmatch(text.strip()) is not None


def _age_in(lines: Sequence[str], foot: Sequence[int]) -> str | None:
    parts = (part for i in foot for part in _BULLETS.split(lines[i].strip()))
    return next(filter(None, map(_aged, parts)), None)


def _aged(text: str) -> str | None:
    """Give an age, or the day that stands in its place."""
    return age(text) or (text if len(text) <= _DAY and is_date(text) else None)


def _without_page(
    lines: Sequence[str], row: list[int], below: Sequence[Sequence[int]]
) -> list[int]:
    """Give the lines of the first comment without the page above it.

    It begins with somebody who speaks again below, or with the name above its age.
    """
    dated = next((n for n, i in enumerate(row) if n and when(lines[i])), 0)
    marked = next((n for n in range(1, dated) if _is_mark(lines[row[n]])), dated)
    later = {lines[other[0]].strip() for other in below if other}
    again = next((n for n, i in enumerate(row) if lines[i].strip() in later), None)
    if again is not None and not marked < dated:
        return row[again:]
    if dated:
        return row[marked - 1 :]
    named = next((n for n, i in enumerate(row) if _is_named(lines[i])), 0)
    return row[named:]


def _is_named(text: str) -> bool:
    return line.is_picture(text) or name_in(text) is not None


def _without_box(lines: Sequence[str], row: list[int]) -> list[int]:
    """Leave out what stands between the first post and the comments: a box to write in."""
    dated = next((n for n, i in enumerate(row) if n and when(lines[i])), 0)
    pictured = [n for n in range(dated) if line.is_picture(lines[row[n]])]
    if pictured:
        return row[pictured[0] :]
    boxed = dated > 2 and _is_mark(lines[row[dated - 1]])
    return row[dated - 2 :] if boxed and dated > _MOST_TITLES else row


def _feet(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the runs of buttons, counts and ages that have a button among them."""
    place = 0
    while place < len(lines):
        end = place
        while end < len(lines) and (line.is_blank(lines[end]) or _is_foot(lines[end])):
            end += 1
        if any(_is_button(part) for t in lines[place:end] for part in _parted(t)):
            yield place, end
        place = end + 1


def _is_button(part: str) -> bool:
    return line.is_footer(part) or _is_reply(part)


def _parted(text: str) -> list[str]:
    """Give the buttons in a line: "Like · Reply · 3h"."""
    if len(text) > 80:
        return []
    text = text.strip().replace("’", "'")
    return [part.casefold() for part in _BULLETS.split(text) if part]


def _is_foot(text: str) -> bool:
    parts = _parted(text)
    return (
        bool(parts)
        and all(
            _is_button(part) or _aged(part) or _COUNT.fullmatch(part) for part in parts
        )
    ) or _BULLETS.fullmatch(text[:80]) is not None

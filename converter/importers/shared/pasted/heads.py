"""The heads of posts in copies that kept them: who, when, which number.

Every family of forum software prints a line that cannot be mistaken: the anchor. XenForo
and vBulletin: "#7" beside a date; phpBB: "by X » DATE"; SMF: "« Reply #6 on: DATE »";
NodeBB: "wrote on DATE". Round the anchor stand the name, titles and counters of the
poster: above it, or (vBulletin 3 and 4) below it. `heads` tries every family and keeps
the one that finds most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from disputatio.converter.importers.shared import page_words as words
from disputatio.converter.importers.shared.dates import is_date
from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted import profiles as profile
from disputatio.converter.importers.shared.pasted.profiles import Page, Profile

_NUMBER = re.compile(
    r"^(?P<date>\S.{4,78}?)??\s*#(?P<number>\d{1,3}(?:[,.]\d{3})+|\d{1,7})$"
)
_REPLY = re.compile(r"^(?:[^#:]{0,30}#(\d{1,7})[^:]{0,20}|[^#:]{0,30}):\s*(.{4,80})$")
_POSTED = re.compile(r"^posted: (.{6,60}?)\s+post subject:\s*(.*)$", re.IGNORECASE)
_SUBJECT = re.compile(r"^post subject:\s*(.*)$", re.IGNORECASE)
_POSTED_ALONE = re.compile(r"^posted: (.{6,60})$", re.IGNORECASE)
_WROTE_ON = re.compile(
    rf"(?:^|(?<= ))(?:{words.either(words.WROTE_ON)}) ", re.IGNORECASE
)
_LAST_EDITED_BY = re.compile(words.either(words.LAST_EDITED_BY), re.IGNORECASE)
_RE = re.compile(r"^(?:re|aw|antw|odp|sv|vs|rif)\s?:\s*", re.IGNORECASE)


@frozen(kw_only=True)
class Head:
    """The head of a post, and the lines on which it stands."""

    start: int
    """Index of its first line."""
    end: int
    """Index of the first line of the body."""
    author: str | None = None
    """The name as shown."""
    badge: str | None = None
    """"Banned", "Moderator"."""
    number: int | None = None
    """The number as shown."""
    written: str | None = None
    """The date as shown."""
    edited: line.EditMark | None = None
    """An edit mark inside the head."""
    title: str | None = None
    """Title of the post."""
    answering: str | None = None
    """The line that says whom it answers."""


@frozen(kw_only=True)
class Headed:
    """The heads of a thread and the family of software that prints such."""

    shape: str
    """numbered, phpbb, smf or nodebb."""
    heads: tuple[Head, ...]
    """In the order of the text."""


def heads(page: Page) -> Headed:
    """Give the heads of the family that finds most of them; none in other texts."""
    families: tuple[tuple[str, Callable[[Page], Iterator[Head]]], ...] = (
        ("phpbb", _phpbb), ("phpbb", _subsilver), ("smf", _smf), ("nodebb", _nodebb),
        ("numbered", _numbered),
    )  # fmt: skip
    found = [Headed(shape=s, heads=tuple(read(page))) for s, read in families]
    return max(found, key=lambda headed: len(headed.heads))


def without_re(title: str) -> str:
    """Give a title of an answer without its "Re: "."""
    return _RE.sub("", title, count=1)


@frozen(kw_only=True)
class _Anchor:
    at: int
    """Index of its first line."""
    end: int
    """Index of the first line after it."""
    date: str
    number: int | None = None
    name: str | None = None
    title: str | None = None
    edited: line.EditMark | None = None


def _head(anchor: _Anchor, found: Profile, start: int, end: int) -> Head:
    return Head(
        start=start, end=end, author=found.name or anchor.name, badge=found.badge,
        number=anchor.number, written=anchor.date, edited=anchor.edited,
        title=anchor.title,
    )  # fmt: skip


def _titled(page: Page, anchor: _Anchor, place: int | None) -> _Anchor:
    """Give an anchor the title that stands on a line."""
    if place is None:
        return anchor
    return evolve(anchor, title=page.lines[place].strip())


# XenForo, vBulletin, MyBB: a date and "#n"


def _numbered(page: Page) -> Iterator[Head]:
    anchors = list(_numbered_anchors(page.lines))
    if not anchors:
        return iter(())
    if _profiles_follow(page.lines, anchors):
        return _with_profile_below(page, anchors)
    return _with_profile_above(page, anchors)


def _numbered_anchors(lines: Sequence[str]) -> Iterator[_Anchor]:
    floor = 0
    for index, text in enumerate(lines):
        found = _NUMBER.match(text.strip()) if "#" in text[-12:] else None
        anchor = found and _numbered_anchor(lines, index, found, floor)
        if anchor:
            yield anchor
            floor = anchor.end


def _numbered_anchor(
    lines: Sequence[str], index: int, found: re.Match[str], floor: int
) -> _Anchor | None:
    number = int(re.sub("[,.]", "", found["number"]))
    if found["date"]:
        date = found["date"].partition("\t")[0].strip()
        fits = is_date(date)
        return (
            _Anchor(at=index, end=index + 1, date=date, number=number) if fits else None
        )
    for place in _near(lines, index, floor):
        date, edited = _dated(lines[place])
        if date is not None:
            first, last = min(place, index), max(place, index)
            return _Anchor(
                at=first, end=last + 1, date=date, number=number, edited=edited
            )
    return None


def _dated(text: str) -> tuple[str | None, line.EditMark | None]:
    """Read "DATE", or MyBB's "DATE (This post was last modified: DATE by X.)"."""
    if is_date(text):
        return text.strip(), None
    shown, _, mark = text[:200].partition(" (")
    edited = line.edit_mark(mark) if mark and is_date(shown) else None
    return (shown.strip(), edited) if edited else (None, None)


def _near(lines: Sequence[str], index: int, floor: int) -> Iterator[int]:
    """Give the places where the date of a number may stand: above first."""
    above = range(index - 1, max(floor, index - 8) - 1, -1)
    below = range(index + 1, min(len(lines), index + 5))
    for places, most in ((above, 3), (below, 2)):
        seen = 0
        for place in places:
            if not line.is_blank(lines[place]):
                yield place
                seen += not line.is_footer(lines[place])
                if seen >= most:
                    break


def _profiles_follow(lines: Sequence[str], anchors: Sequence[_Anchor]) -> bool:
    """Say whether the poster stands below the number (vBulletin 3 and 4)."""
    if any(
        line.is_joined(t) for t in lines[max(0, anchors[0].at - 30) : anchors[0].at]
    ):
        return False
    last = anchors[-1].end
    if any(line.is_joined(text) for text in lines[last : last + 16]):
        return True
    votes = [_nearer_above(lines, *pair) for pair in pairwise(anchors)]
    below, above = votes.count(True), votes.count(False)
    if below != above:
        return below > above
    return all(anchor.end == anchor.at + 1 for anchor in anchors)


def _nearer_above(lines: Sequence[str], upper: _Anchor, lower: _Anchor) -> bool | None:
    """Say whether "Joined" stands nearer to the number above it; None where it lacks."""
    for place in range(upper.end, min(lower.at, upper.end + 16)):
        if line.is_joined(lines[place]):
            return place - upper.end < lower.at - place
    near = range(max(upper.end, lower.at - 16), lower.at)
    return False if any(line.is_joined(lines[place]) for place in near) else None


def _with_profile_below(page: Page, anchors: Sequence[_Anchor]) -> Iterator[Head]:
    ends = [*(a.at for a in anchors[1:]), len(page.lines)]
    for anchor, limit in zip(anchors, ends, strict=True):
        found = profile.below(page, anchor.end, limit)
        title = profile.title_at(page, found.end, limit)
        end = found.end if title is None else title + 1
        yield _head(_titled(page, anchor, title), found, anchor.at, end)


def _with_profile_above(page: Page, anchors: Sequence[_Anchor]) -> Iterator[Head]:
    floor = 0
    tops = []
    for anchor in anchors:
        tops.append((anchor, profile.counters_top(page, anchor.at, floor), floor))
        floor = anchor.end
    titled = profile.titles_stand_below_names(page, [(t, f) for _, t, f in tops])
    for anchor, top, bottom in tops:
        found = profile.name_above(page, top, bottom, titled=titled)
        yield _head(anchor, found, found.start, anchor.end)


# phpBB: "by X » DATE" below a title


def _phpbb(page: Page) -> Iterator[Head]:
    anchors = [a for i, t in enumerate(page.lines) if (a := _phpbb_anchor(i, t))]
    return _below_titles(page, anchors, profile.of_name)


def _phpbb_anchor(index: int, text: str) -> _Anchor | None:
    if "»" not in text[:200]:
        return None
    left, _, date = text.strip().partition("»")
    name = _after_by(left.strip())
    if name is None or not is_date(date):
        return None
    return _Anchor(at=index, end=index + 1, date=date.strip(), name=name)


def _after_by(text: str) -> str | None:
    lower = text.casefold()
    for word in words.BY:
        if lower.startswith(f"{word} ") and text[len(word) :].strip():
            return text[len(word) :].strip()
    return None


# phpBB 3, subsilver2: a table's row of the name, "Post subject: T" and "Posted: DATE"


def _subsilver(page: Page) -> Iterator[Head]:
    floor = 0
    for index, text in enumerate(page.lines):
        posted = _POSTED_ALONE.match(text.strip()) if len(text) <= 90 else None
        subject, at = _subject_above(page.lines, index, floor)
        if posted is None or subject is None or not is_date(posted[1]):
            continue
        found = profile.in_row_above(page, at, floor)
        end = profile.end_of_cell(page.lines, index + 1)
        anchor = _Anchor(at=at, end=end, date=posted[1].strip(), title=subject or None)
        yield _head(anchor, found, found.start, end)
        floor = end


def _subject_above(
    lines: Sequence[str], index: int, floor: int
) -> tuple[str | None, int]:
    """Give the title on the line above, and its place."""
    at = index - 1
    found = _SUBJECT.match(lines[at].strip()) if at >= floor else None
    return (found[1], at) if found else (None, index)


# SMF: "« Reply #n on: DATE »" below a title; phpBB 2: "Posted: DATE Post subject: T"


def _smf(page: Page) -> Iterator[Head]:
    anchors = [a for i, t in enumerate(page.lines) if (a := _smf_anchor(i, t))]
    return _below_titles(page, anchors, profile.above_title)


def _smf_anchor(index: int, text: str) -> _Anchor | None:
    text = text.strip()
    posted = _POSTED.match(text) if len(text) <= 300 else None
    if posted and is_date(posted[1]):
        return _Anchor(at=index, end=index + 1, date=posted[1], title=posted[2] or None)
    if not (text.startswith("«") and text.endswith("»") and len(text) <= 140):
        return None
    found = _REPLY.match(text[1:-1].replace("\u00a0", " ").strip())
    if found is None or not is_date(found[2]):
        return None
    number = int(found[1]) + 1 if found[1] else 1
    return _Anchor(at=index, end=index + 1, date=found[2], number=number)


def _below_titles(
    page: Page,
    anchors: Sequence[_Anchor],
    read: Callable[[Page, int, int, str | None], Profile],
) -> Iterator[Head]:
    titles = _titles(page, anchors)
    floor = 0
    for anchor, title in zip(anchors, titles, strict=True):
        top = anchor.at if title is None else title
        found = read(page, top, floor, anchor.name)
        yield _head(_titled(page, anchor, title), found, found.start, anchor.end)
        floor = anchor.end


def _titles(page: Page, anchors: Sequence[_Anchor]) -> list[int | None]:
    """Give the line of each post's title: what most of them say, or "Re: …"."""
    places: list[int | None] = []
    floor = 0
    for anchor in anchors:
        places.append(_title_place(page.lines, anchor.at, floor))
        floor = anchor.end
    said = [page.lines[p].strip() for p in places if p is not None]
    common = Counter(map(without_re, said)).most_common(1)
    usual = {title for title, _ in common}
    return [p if _is_title(page.lines, p, usual) else None for p in places]


def _title_place(lines: Sequence[str], at: int, floor: int) -> int | None:
    for place in range(at - 1, max(floor, at - 5) - 1, -1):
        text = lines[place]
        if not line.is_blank(text) and not line.is_footer(text):
            return place
    return None


def _is_title(lines: Sequence[str], place: int | None, usual: set[str]) -> bool:
    if place is None or line.is_label(lines[place]) or len(lines[place]) > 200:
        return False
    text = lines[place].strip()
    return _RE.match(text) is not None or without_re(text) in usual


# NodeBB: "wrote on DATE" below the name


def _nodebb(page: Page) -> Iterator[Head]:
    floor = 0
    for index, text in enumerate(page.lines):
        anchor = _nodebb_anchor(page.lines, index, text)
        if anchor:
            found = profile.above_date(page, index, floor, anchor.name)
            yield _head(anchor, found, found.start, anchor.end)
            floor = anchor.end


def _nodebb_anchor(lines: Sequence[str], index: int, text: str) -> _Anchor | None:
    text = text.strip()
    if len(text) > 240:
        return None
    name, date, edited = _wrote_on(text)
    if date is None:
        return None
    end, number = index + 1, None
    following, place = profile.next_line(lines, index + 1, index + 4)
    if following and re.fullmatch(r"#\d{1,7}", following.strip()):
        end, number = place + 1, int(following.strip()[1:])
    return _Anchor(
        at=index, end=end, date=date, number=number, name=name, edited=edited
    )


def _wrote_on(text: str) -> tuple[str | None, str | None, line.EditMark | None]:
    found = _WROTE_ON.search(text)
    if found is None:
        return None, None, None
    date, edited = _dates(text[found.end() :].strip())
    return text[: found.start()].strip() or None, date, edited


def _dates(text: str) -> tuple[str | None, line.EditMark | None]:
    if is_date(text):
        return text, None
    found = _LAST_EDITED_BY.search(text)
    if found and is_date(text[: found.start()]):
        mark = line.edit_mark(f"last edited by{text[found.end() :]}")
        return text[: found.start()].strip(), mark
    return None, None

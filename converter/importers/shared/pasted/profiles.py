"""The profile beside a post: name, titles, counters; where it begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from disputatio.converter.importers.shared import page_words as words
from disputatio.converter.importers.shared.pasted import lines as line

WINDOW = 30
"""No profile is longer, in lines."""

_STARS = re.compile(r"^[*★☆•]{1,10}$")
_VOTES = re.compile(r"^-?\d{1,6}$")


@frozen(kw_only=True)
class Page:
    """The lines of a paste and what is known of them before the heads are read."""

    lines: Sequence[str]
    """All lines, without their line ends."""
    names: frozenset[str] = frozenset()
    """Names that attribution lines give."""
    title: str | None = None
    """The first line that can be a title."""


@frozen(kw_only=True)
class Profile:
    """Who posts, and the lines that say so."""

    start: int
    """Index of its first line."""
    end: int
    """Index of the first line after it."""
    name: str | None = None
    """The name."""
    badge: str | None = None
    """A title that is a badge."""


def next_line(lines: Sequence[str], start: int, limit: int) -> tuple[str | None, int]:
    """Give the next line that is not blank, and its index."""
    for place in range(start, min(limit, len(lines))):
        if not line.is_blank(lines[place]):
            return lines[place], place
    return None, limit


def below(page: Page, start: int, limit: int) -> Profile:
    """Read a profile that stands between the number of a post and its text."""
    text, place = next_line(page.lines, start, min(limit, start + 6))
    if text is None or not line.is_name(text):
        return Profile(start=start, end=start)
    end = _end_below(page.lines, place + 1, min(limit, place + WINDOW))
    badges = [t.strip() for t in page.lines[place + 1 : end] if line.is_badge(t)]
    return Profile(
        start=place, end=end, name=text.strip(), badge=badges[0] if badges else None
    )


def _end_below(lines: Sequence[str], start: int, limit: int) -> int:
    joined = next(
        (i for i in range(start, min(limit, start + 14)) if line.is_joined(lines[i])),
        None,
    )
    if joined is None:
        return _run(lines, start, limit)
    return _run(lines, _last_label(lines, joined, limit), limit)


def _last_label(lines: Sequence[str], joined: int, limit: int) -> int:
    """Give the line after the last label of the paragraph that begins with "Joined"."""
    last = joined
    for place in range(joined, min(limit, joined + 10)):
        if line.is_blank(lines[place]):
            break
        if line.is_label(lines[place]):
            last = place + line.is_bare_label(lines[place])
    return last + 1


def _run(lines: Sequence[str], start: int, limit: int) -> int:
    """Give the end of the run of titles, labels and buttons from a line on."""
    end = start
    place = start
    while place < limit:
        text = lines[place]
        if line.is_bare_label(text):
            place += 1
        elif not (line.is_blank(text) or _is_detail(text)):
            break
        if not line.is_blank(text):
            end = min(place + 1, limit)
        place += 1
    return end


def _is_detail(text: str) -> bool:
    stripped = text.strip()
    return (
        line.is_rank(text)
        or line.is_label(text)
        or line.is_footer(text)
        or stripped.casefold() in words.STARTERS
        or stripped.casefold().startswith(("mentioned ", "tagged "))
        or _STARS.match(stripped) is not None
    )


def title_at(page: Page, start: int, limit: int) -> int | None:
    """Give the line of a post's title if one stands first below a head."""
    text, place = next_line(page.lines, start, min(limit, start + 3))
    if text is None or page.title is None:
        return None
    same = text.strip().removeprefix("Re:").strip() == page.title
    return place if same else None


def counters_top(page: Page, anchor: int, floor: int) -> int:
    """Give the first line of the counters above a date, or the date's line."""
    floor = max(floor, anchor - WINDOW)
    for place in range(anchor - 1, floor - 1, -1):
        if line.is_end_mark(page.lines[place]):
            break
        if line.is_joined(page.lines[place]):
            return _labels_above(page.lines, place, floor)
    return _labels_above(page.lines, anchor, floor)


def _labels_above(lines: Sequence[str], anchor: int, floor: int) -> int:
    """Climb over labels with their values, and blanks and buttons among them."""
    top = place = anchor
    while place > floor:
        above = lines[place - 1]
        if line.is_end_mark(above):
            break
        if place - 1 > floor and line.is_bare_label(lines[place - 2]):
            place -= 2
            top = place
        elif line.is_label(above) or _is_button(above):
            place -= 1
            top = place
        elif line.is_blank(above):
            place -= 1
        else:
            break
    return top


def _is_button(text: str) -> bool:
    return line.is_footer(text) or _STARS.match(text.strip()) is not None


def titles_stand_below_names(page: Page, tops: Sequence[tuple[int, int]]) -> bool:
    """Say whether most heads have a line between name and counters: a user title.

    The first head is left out where there are others: above it stands the page.
    """
    counted = tops[1:] or tops
    found = [_name_and_title(page, top, floor) for top, floor in counted]
    names, titles = zip(*filter(None, found), strict=True) if any(found) else ((), ())
    buttons = len(set(names)) < len(set(titles))
    return len(names) * 2 > len(counted) and not buttons


def _name_and_title(page: Page, top: int, floor: int) -> tuple[str, str] | None:
    """Give two lines above counters that can be a name and a title below it.

    Where the upper ones vary less than the lower they are a button of the page.
    """
    _, first = _above(page.lines, top, floor)
    if first is None:
        return None
    text, second = _above(page.lines, first, floor)
    if second is None or text is None or not line.is_name(text):
        return None
    near = line.is_rank(page.lines[first]) or second == first - 1
    return (text.strip(), page.lines[first].strip()) if near else None


def _above(lines: Sequence[str], top: int, floor: int) -> tuple[str | None, int | None]:
    """Give the nearest line above that is not blank, at most four lines away."""
    for place in range(top - 1, max(floor, top - 4) - 1, -1):
        if line.is_end_mark(lines[place]):
            break
        if not line.is_blank(lines[place]):
            return lines[place], place
    return None, None


def name_above(page: Page, top: int, floor: int, *, titled: bool) -> Profile:
    """Read the name, and the titles below it, that stand above the counters."""
    badge, place, ranked = _over_titles(page.lines, top, floor)
    text, at = _above(page.lines, place, floor)
    if at is None or text is None or not line.is_name(text):
        return _placeholder(page.lines, place, top, badge)
    higher = page.lines[at - 1] if at > floor else ""
    pictured = at > floor and _is_avatar(page.lines, at - 1, floor, higher.strip()) > 0
    if pictured or _is_higher(page, text, higher, titled=titled and not ranked):
        text, at = higher, at - 1
    start = at - _is_avatar(page.lines, at, floor, text.strip())
    return Profile(start=start, end=top, name=text.strip(), badge=badge)


def _over_titles(
    lines: Sequence[str], top: int, floor: int
) -> tuple[str | None, int, bool]:
    """Climb over known titles: the topmost badge, the line, whether any was there."""
    badge, place, ranked = None, top, False
    while True:
        text, at = _above(lines, place, floor)
        if at is None or text is None:
            return badge, place, ranked
        starter = text.strip().casefold() in words.STARTERS
        lost = ranked and text.strip().casefold() in words.PLACEHOLDERS
        if lost or not (line.is_rank(text) or starter):
            return badge, place, ranked
        badge = text.strip() if line.is_badge(text) else badge
        place, ranked = at, ranked or not starter


def _is_higher(page: Page, text: str, higher: str, *, titled: bool) -> bool:
    """Say whether the name is the line above the one that could be it."""
    if line.is_blank(higher) or not line.is_name(higher):
        return False
    known, other = text.strip() in page.names, higher.strip() in page.names
    return other if known != other else titled


def _placeholder(
    lines: Sequence[str], place: int, top: int, badge: str | None
) -> Profile:
    """Take "Guest" for the name where nothing but titles stands above the counters."""
    if place < top and lines[place].strip().casefold() in words.PLACEHOLDERS:
        return Profile(start=place, end=top, name=lines[place].strip())
    return Profile(start=place, end=top, badge=badge)


def _is_avatar(lines: Sequence[str], at: int, floor: int, name: str) -> int:
    """Give how many lines above a name belong to its one-letter picture."""
    text, place = _above(lines, at, floor)
    if text is None or place is None:
        return 0
    letter = text.strip()
    return at - place if len(letter) == 1 and name[:1].upper() == letter else 0


def of_name(page: Page, top: int, floor: int, name: str | None) -> Profile:
    """Find the profile above a title by the name that the anchor gives."""
    for place in range(top - 1, max(floor, top - 16) - 1, -1):
        text = page.lines[place]
        if name is not None and text.strip() == name:
            between = page.lines[place + 1 : top]
            badges = [t.strip() for t in between if line.is_badge(t)]
            badge = badges[0] if badges else None
            return Profile(start=place, end=top, name=name, badge=badge)
        if not (line.is_blank(text) or _is_detail(text) or len(text) <= 60):
            break
    return Profile(start=top, end=top, name=name)


def above_title(page: Page, top: int, floor: int, name: str | None) -> Profile:
    """Read a profile whose counters end above a title (SMF, phpBB 2)."""
    if name is not None:
        return of_name(page, top, floor, name)
    floor = max(floor, top - WINDOW)
    counters = _labels_above(page.lines, top, floor)
    stars = any(_STARS.match(t.strip()) for t in page.lines[counters:top])
    return name_above(page, counters, floor, titled=stars)


def in_row_above(page: Page, top: int, floor: int) -> Profile:
    """Read a name that stands in the cell before the one that begins at a line."""
    text, at = _above(page.lines, top, floor)
    if at is None or text is None or not line.is_name(text):
        return Profile(start=top, end=top)
    return Profile(start=at, end=top, name=text.strip())


def end_of_cell(lines: Sequence[str], start: int) -> int:
    """Give the line after a profile that stands in a table's cell: a tab ends it."""
    for place in range(start, min(len(lines), start + WINDOW)):
        if lines[place].endswith("\t"):
            return start if line.is_footer(lines[place]) else place + 1
    return start


def above_date(page: Page, anchor: int, floor: int, name: str | None) -> Profile:
    """Read a name and groups right above a date (NodeBB)."""
    if name is not None:
        return Profile(start=anchor, end=anchor, name=name)
    top = anchor
    for place in range(anchor - 1, max(floor, anchor - 5) - 1, -1):
        text = page.lines[place]
        if line.is_blank(text) or _is_edge(page, text):
            break
        top = place
        if text.strip() in page.names:
            break
    if top == anchor:
        return Profile(start=anchor, end=anchor)
    group = page.lines[top + 1 : anchor]
    badges = [t.strip() for t in group if line.is_badge(t)]
    name = page.lines[top].strip()
    return Profile(
        start=top, end=anchor, name=name, badge=badges[0] if badges else None
    )


def _is_edge(page: Page, text: str) -> bool:
    return (
        _VOTES.match(text.strip()) is not None
        or line.is_preamble(text)
        or text.strip() == page.title
        or len(text) > 60
    )

"""Copies in which a line of a no-break space ends each post (XenForo).

The line is a terminator, not a separator: what stands below the last one is the page's
own, as long as it has no sentence in it. "Last edited:" and "Reactions:" below a
terminator belong to the post above. Where a program made plain spaces of the no-break
spaces, lines of exactly one space are taken for terminators if text stands right above
each and something else speaks for it: an edit mark, a name with a title, or page
furniture below one of them, or a paragraph that is repeated further down, as quoted
words are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from attrs import define, field, frozen

from disputatio.converter.importers.shared.dates import date_in, is_date
from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted import profiles as profile
from disputatio.converter.importers.shared.pasted.posts import Draft, Pasted
from disputatio.converter.importers.shared.pasted.profiles import Page

_NUMBER = re.compile(r"#(\d{1,3}(?:[,.]\d{3})+|\d{1,7})(?=\D|$)")
_FOOT = 40
"""So many lines below an end mark a signature with the byline may take."""
_SENTENCE_END = re.compile(r"[.!?…:)][\"'”’»)]?$")
_LONGEST_TITLE = 160
_SENTENCE_WORDS = 8


def terminators(lines: Sequence[str]) -> tuple[int, ...]:
    """Give the indexes of the lines that end posts; empty if none do."""
    marks = [i for i, text in enumerate(lines) if line.is_end_mark(text)]
    if marks:
        return _of_no_break_spaces(lines, marks)
    return _of_plain_spaces(lines)


def _of_no_break_spaces(lines: Sequence[str], marks: Sequence[int]) -> tuple[int, ...]:
    close = [i for i in marks if _ends_text(lines, i)]
    if len(close) * 2 <= len(marks) or not any(text == "" for text in lines):
        return ()
    kept = tuple(i for i in marks if _ends_text(lines, i) or _speaks(lines, i))
    if len(kept) == 1 and not _speaks(lines, kept[0]):
        return ()
    return kept


def _of_plain_spaces(lines: Sequence[str]) -> tuple[int, ...]:
    marks = tuple(i for i, text in enumerate(lines) if text == " ")
    if len(marks) < 2 or not all(_ends_text(lines, i) for i in marks):
        return ()
    speaks = any(_speaks(lines, i) for i in marks) or _repeats(lines, marks)
    return marks if speaks and "" in lines else ()


def _ends_text(lines: Sequence[str], index: int) -> bool:
    return index > 0 and not line.is_blank(lines[index - 1])


def _speaks(lines: Sequence[str], index: int) -> bool:
    """Say whether what stands below a line shows that a post ended there."""
    text, place = profile.next_line(lines, index + 1, index + 4)
    if text is None:
        return False
    if line.edit_mark(text) or line.is_reactions(text) or line.is_navigation(text):
        return True
    if line.is_footer(text) or line.is_closing(text):
        return True
    return bare_head(lines, place, len(lines)) is not None


def _repeats(lines: Sequence[str], marks: Sequence[int]) -> bool:
    """Say whether a line of a later part repeats one of an earlier part."""
    seen: set[str] = set()
    part: list[str] = []
    ends = set(marks)
    for index, text in enumerate(lines):
        if index in ends:
            seen.update(part)
            part = []
        elif len(text) > 40:
            if text in seen:
                return True
            part.append(text)
    return False


@frozen(kw_only=True)
class BareHead:
    """What is left of a head: a name and a title, or a profile."""

    end: int
    """Index of the first line of the body."""
    name: str
    """The name."""
    badge: str | None = None
    """The title, where it is a badge."""
    written: str | None = None
    """The date, where the profile has one."""
    number: int | None = None
    """The number, where the profile has one."""


def bare_head(lines: Sequence[str], start: int, end: int) -> BareHead | None:
    """Read the head that begins at a line, if one does.

    A name, then a known title ("Banned") with at most two empty lines between, then
    text; or a name, a title and "Joined" with the counters below it.
    """
    end = min(end, start + profile.WINDOW)
    if start >= end or not line.is_name(lines[start]):
        return None
    return _profiled(lines, start, end) or _titled(lines, start, end)


def _titled(lines: Sequence[str], start: int, end: int) -> BareHead | None:
    title, place = profile.next_line(lines, start + 1, min(end, start + 4))
    if title is None or not line.is_rank(title):
        return None
    if place + 1 >= end:
        return None
    badge = title.strip() if line.is_badge(title) else None
    return BareHead(end=place + 1, name=lines[start].strip(), badge=badge)


def _profiled(lines: Sequence[str], start: int, end: int) -> BareHead | None:
    if not any(line.is_joined(text) for text in lines[start + 1 : min(end, start + 7)]):
        return None
    found = profile.below(Page(lines=lines), start, end)
    if found.name is None:
        return None
    head = BareHead(end=found.end, name=found.name, badge=found.badge)
    return _with_date(lines, head, end)


def _with_date(lines: Sequence[str], head: BareHead, end: int) -> BareHead:
    text, place = profile.next_line(lines, head.end, min(end, head.end + 3))
    if text is None or not is_date(text):
        return head
    number, at = profile.next_line(lines, place + 1, min(end, place + 4))
    numbered = number is not None and re.fullmatch(r"#\d{1,7}", number.strip())
    return BareHead(
        end=at + 1 if numbered else place + 1,
        name=head.name,
        badge=head.badge,
        written=text.strip(),
        number=int(number.strip()[1:]) if number and numbered else None,
    )


def _number(text: str) -> int | None:
    """Read "#1,326", with buttons behind it."""
    found = _NUMBER.match(text.strip()) if len(text) <= 60 else None
    return int(re.sub("[,.]", "", found[1])) if found else None


def split(lines: Sequence[str], marks: Sequence[int]) -> Pasted:
    """Part a text at its terminators."""
    return _Splitter(lines=lines, marks=marks).pasted()


@define(kw_only=True)
class _Splitter:
    """Reads the parts between terminators one after another."""

    lines: Sequence[str]
    marks: Sequence[int]
    title: str | None = None
    page: int = 0
    signed: bool = False
    drafts: list[Draft] = field(factory=list)
    noise: list[int] = field(factory=list)

    def pasted(self) -> Pasted:
        start = 0
        self.signed = self._are_signed()
        for mark in self.marks:
            start = (
                self._title(start, mark) if not start else self._prelude(start, mark)
            )
            self._post(start, mark)
            start = mark + 1
        self._tail(self._prelude(start, len(self.lines)))
        return Pasted(
            shape="terminated",
            title=self.title,
            drafts=tuple(self.drafts),
            noise=tuple(self.noise),
        )

    def _title(self, start: int, end: int) -> int:
        """Take the first line for the title where an empty line parts it off."""
        start = self._skip_preamble(start, end, line.is_above_title)
        if start >= end or bare_head(self.lines, start, end):
            return start
        text = self.lines[start].strip()
        below = self.lines[start + 1] if start + 1 < end else "?"
        parted = line.is_blank(below) or line.is_preamble(below)
        rest, _ = profile.next_line(self.lines, start + 1, end)
        ends = text.endswith((".", ",", ";", ":")) and not text.endswith("...")
        if not parted or rest is None or len(text) > _LONGEST_TITLE or ends:
            return start
        self.title = text
        return self._skip_preamble(start + 1, end, line.is_preamble)

    def _skip_preamble(
        self, start: int, end: int, is_above: Callable[[str], bool]
    ) -> int:
        place = start
        while place < end:
            text = self.lines[place]
            turned = self._navigation_end(place, end)
            if turned > place:
                below = range(place, turned)
                self.noise += [i for i in below if not line.is_blank(self.lines[i])]
                place = turned
                continue
            if not line.is_blank(text):
                if not (is_above(text) or line.edit_mark(text)):
                    break
                self.noise.append(place)
            place += 1
        return place

    def _navigation_end(self, start: int, end: int) -> int:
        """Give the end of a navigation in several lines ("1", "2", "Next >")."""
        if not line.may_navigate(self.lines[start]):
            return start
        place = start
        while place < end and (
            line.may_navigate(self.lines[place]) or line.is_blank(self.lines[place])
        ):
            place += 1
        sure = any(map(line.is_navigation, self.lines[start:place]))
        return place if sure else start

    def _prelude(self, start: int, end: int) -> int:
        """Read what stands between a terminator and the next post."""
        if self.signed and start:
            start = self._signature(start, end)
        turn = self._page_turn(start, end)
        if turn is not None:
            self.page += 1
            self._belongings(start, turn, all_of_it=True)
            return turn
        return self._belongings(start, end, all_of_it=False)

    def _page_turn(self, start: int, end: int) -> int | None:
        """Give the end of a run of page furniture, if it shows that a page begins."""
        place = start
        sure = False
        while place < end:
            text = self.lines[place]
            titled = self.title is not None and text.strip() == self.title
            sure = sure or titled or line.is_navigation(text)
            if not (titled or line.is_blank(text) or self._is_furniture(text)):
                break
            place += 1
        return place if sure else None

    def _is_furniture(self, text: str) -> bool:
        return (
            line.is_preamble(text)
            or line.may_navigate(text)
            or line.is_reactions(text)
            or line.edit_mark(text) is not None
            or self._byline(text) is not None
        )

    def _belongings(self, start: int, end: int, *, all_of_it: bool) -> int:
        """Give edit marks and bylines to the post above; the rest is furniture."""
        place = start
        while place < end:
            text = self.lines[place]
            taken = line.is_blank(text) or self._belongs(text)
            if not taken:
                button = self.signed and line.is_footer(text)
                if not (all_of_it or button or line.is_reactions(text)):
                    break
                self.noise.append(place)
                if self._names_follow(place, end):
                    place += 1
                    self.noise.append(place)
            place += 1
        return place

    def _names_follow(self, place: int, end: int) -> bool:
        """Say whether below "Reactions:" stand names, and words below these."""
        if place + 2 >= end or not line.is_bare_reactions(self.lines[place]):
            return False
        below = any(not line.is_blank(text) for text in self.lines[place + 2 : end])
        return below and line.is_names(self.lines[place + 1])

    def _belongs(self, text: str) -> bool:
        mark = line.edit_mark(text)
        byline = self._byline(text)
        number = _number(text) if self.signed else None
        if not self.drafts or (mark or byline or number) is None:
            return False
        draft = self.drafts[-1]
        if mark is not None:
            draft.edited = mark
        if byline is not None:
            draft.author, draft.written, draft.number = byline
            draft.start = self._below_profile(draft)
        if number is not None:
            draft.number = number
        return True

    def _byline(self, text: str) -> tuple[str, str, int | None] | None:
        """Read XenForo 1's "Name, DATE #n" below a post, with buttons behind it."""
        name, comma, rest = text.strip().partition(", ")
        date = date_in(rest) if comma and len(text) <= 140 and name else None
        if date is None or not rest.startswith(date):
            return None
        tail = rest[len(date) :].strip()
        buttons = tail.partition("#")[0].split()
        fits = all(line.is_footer(word) for word in buttons)
        return (name, date, _number(tail[tail.find("#") :])) if fits else None

    def _are_signed(self) -> bool:
        """Say whether names stand below the posts: a byline follows most end marks."""
        ends = (*self.marks[1:], len(self.lines))
        pairs = zip(self.marks, ends, strict=True)
        found = sum(
            self._byline_below(mark + 1, end) is not None for mark, end in pairs
        )
        return found * 2 > len(self.marks)

    def _byline_below(self, start: int, end: int) -> int | None:
        places = range(start, min(end, start + _FOOT))
        return next((i for i in places if self._byline(self.lines[i])), None)

    def _signature(self, start: int, end: int) -> int:
        """Pass over a signature between an end mark and the byline of the post."""
        place = self._byline_below(start, end)
        for index in range(start, start if place is None else place):
            if not self._belongs(self.lines[index]):
                self.noise += [index] * (not line.is_blank(self.lines[index]))
        return start if place is None else place

    def _below_profile(self, draft: Draft) -> int:
        """Give where the words begin below the name that the byline tells, too."""
        start, end = draft.start, min(draft.end, draft.start + profile.WINDOW)
        if start >= end or not self.lines[start].startswith(draft.author or ""):
            return start
        labels = [i for i in range(start, end) if line.is_label(self.lines[i])]
        last = (
            labels[-1] + line.is_bare_label(self.lines[labels[-1]]) if labels else start
        )
        return min(last + 1, draft.end)

    def _post(self, start: int, end: int) -> None:
        head = bare_head(self.lines, start, end)
        first, last = line.trimmed(self.lines, head.end if head else start, end)
        if first == last and head is None:
            return
        self.drafts.append(
            Draft(
                line=start,
                start=first,
                end=last,
                page=self.page,
                author=head.name if head else None,
                badge=head.badge if head else None,
                written=head.written if head else None,
                number=head.number if head else None,
            )
        )

    def _tail(self, start: int) -> None:
        """Take what is below the last terminator for a post if it has a sentence."""
        end = start
        while end < len(self.lines) and not self._is_page_end(self.lines[end]):
            end += 1
        if any(self._is_sentence(text) for text in self.lines[start:end]):
            self._post(start, end)
            start = end
        rest = range(start, len(self.lines))
        self.noise += [i for i in rest if not line.is_blank(self.lines[i])]

    def _is_page_end(self, text: str) -> bool:
        return line.is_closing(text) or line.is_footer(text) or line.is_navigation(text)

    def _is_sentence(self, text: str) -> bool:
        text = text.strip()
        enough = len(text.split()) >= _SENTENCE_WORDS
        return enough and _SENTENCE_END.search(text) is not None

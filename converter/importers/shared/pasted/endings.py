"""Copies that kept the heads of posts: where each body ends, and what stands below it.

From the next head upwards, buttons, edit marks, reactions, page navigation and a
repeated title are taken off; a signature goes from its row of underscores on, or from
SMF's "Logged". Where the copy also has XenForo's end marks, a body ends exactly there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import define, field

from disputatio.converter.importers.shared import page_words as words
from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted.app_marks import (
    is_edited,
    tail_start,
)
from disputatio.converter.importers.shared.pasted.heads import Head, Headed, without_re
from disputatio.converter.importers.shared.pasted.posts import Draft, Pasted

_WHOLE_POSTS = frozenset(("like", "new", "edit", "find", "online", "offline", "reply"))
"""Buttons that could also be all that somebody wrote."""

_VOTES = re.compile(r"-?\d[\d.,]{0,5}[KM]?")

_REACH = 60
"""So many lines below a body may belong to the page, at most, between two posts."""


def parted(lines: Sequence[str], headed: Headed) -> Pasted:
    """Part a text at the heads of its posts."""
    return _Parter(lines=lines, headed=headed).pasted()


@define(kw_only=True)
class _Parter:
    lines: Sequence[str]
    headed: Headed
    title: str | None = None
    page: int = 0
    terminated: bool = False
    noise: list[int] = field(factory=list)

    def pasted(self) -> Pasted:
        heads = self.headed.heads
        marks = sum(map(line.is_end_mark, self.lines))
        self.terminated = self.headed.shape == "numbered" and marks * 2 >= len(heads)
        self._above(heads[0])
        limits = [*(head.start for head in heads[1:]), len(self.lines)]
        drafts = [self._draft(h, end) for h, end in zip(heads, limits, strict=True)]
        return Pasted(
            shape=self.headed.shape,
            title=self.title,
            drafts=tuple(drafts),
            noise=tuple(self.noise),
        )

    def _above(self, first: Head) -> None:
        """Find the title above the first head, or in it."""
        above = [i for i in range(first.start) if not line.is_blank(self.lines[i])]
        place = self._title_place(
            [i for i in above if self.lines[i].strip() != first.author]
        )
        if place is not None:
            self.title = line.plain_title(self.lines[place])
        if first.title is not None:
            self.title = without_re(first.title)
        self.noise += [i for i in above if self.lines[i].strip() != self.title]

    def _title_place(self, above: Sequence[int]) -> int | None:
        for place, following in pairwise(above):
            below = self._starts_thread(following)
            crumbed = line.is_breadcrumb(self.lines[place], deep=True)
            title = place if below else following
            if (below or crumbed) and not line.is_above_title(self.lines[title]):
                return title
        titles = (
            i
            for i in above
            if not line.is_above_title(self.lines[i])
            and not self.lines[i].strip().isdigit()
        )
        return next((i for i in titles if len(self.lines[i]) <= 300), None)

    def _starts_thread(self, place: int) -> bool:
        text = self.lines[place].strip().casefold()
        return len(text) <= 160 and text.startswith(tuple(words.STARTERS))

    def _draft(self, head: Head, limit: int) -> Draft:
        draft = Draft(
            line=head.start, start=head.end, end=limit, page=self.page,
            author=head.author, badge=head.badge, written=head.written,
            number=head.number, title=self._own_title(head), edited=head.edited,
            answering=head.answering,
        )  # fmt: skip
        draft.start, _ = line.trimmed(self.lines, draft.start, draft.end)
        if not self._cut_at_terminator(draft):
            self._cut_at_page_end(draft)
            self._climb(draft)
        draft.start, draft.end = line.trimmed(self.lines, draft.start, draft.end)
        return draft

    def _own_title(self, head: Head) -> str | None:
        own = None if head.title is None else without_re(head.title)
        return None if own == self.title else own

    def _drop(self, draft: Draft, place: int) -> None:
        """End a body at a line; what stands below is the page's, or an edit mark."""
        for index in range(place, draft.end):
            self._below(draft, index)
        draft.end = place

    def _below(self, draft: Draft, index: int) -> None:
        text = self.lines[index]
        mark = line.edit_mark(text)
        if mark is not None:
            draft.edited = mark
        elif self.headed.shape == "plain" and is_edited(text):
            draft.edited = line.EditMark()
        elif not line.is_blank(text):
            self.noise.append(index)
            turns = (line.is_navigation, line.is_closing, line.is_counts)
            if text.strip() == self.title or any(turn(text) for turn in turns):
                self.page += self.page == draft.page

    def _cut_at_terminator(self, draft: Draft) -> bool:
        if not self.terminated:
            return False
        places = range(draft.end - 1, max(draft.start, draft.end - _REACH) - 1, -1)
        if draft.end == len(self.lines) and self._has_one_mark_a_post():
            places = range(draft.start, draft.end)
        for place in places:
            if line.is_end_mark(self.lines[place]):
                self._drop(draft, place)
                return True
        return False

    def _has_one_mark_a_post(self) -> bool:
        heads = self.headed.heads
        between = self.lines[heads[0].start : heads[-1].start]
        return sum(map(line.is_end_mark, between)) == len(heads) - 1

    def _cut_at_page_end(self, draft: Draft) -> None:
        start = draft.start
        if draft.end < len(self.lines):
            start = max(start, draft.end - _REACH)
        for place in range(start, draft.end):
            if self._is_page_top(draft, place) or self._closes(draft, place):
                self._drop(draft, place)
                break

    def _closes(self, draft: Draft, place: int) -> bool:
        """Say whether with this line the page goes on below its last post.

        Between two posts, the top of the next page must follow.
        """
        last = draft.end == len(self.lines) and place > draft.start
        if last and line.is_page_count(self.lines[place]):
            return True
        if not line.is_closing(self.lines[place]):
            return False
        below = range(place + 1, draft.end)
        turns = any(
            self._is_page_top(draft, i) or line.is_navigation(self.lines[i])
            for i in below
        )
        return turns or draft.end == len(self.lines)

    def _is_page_top(self, draft: Draft, place: int) -> bool:
        """Say whether with this line the next page begins: its title, or its counts."""
        text = self.lines[place].strip()
        if line.is_counts(text):
            return True
        return (
            text == self.title and place > draft.start and draft.end - place <= _REACH
        )

    def _climb(self, draft: Draft) -> None:
        self._cut_logged(draft)
        self._take_off(draft)
        self._cut_signature(draft)
        self._cut_own_profile(draft)
        self._take_off(draft)

    def _take_off(self, draft: Draft) -> None:
        """Take off what stands line by line below a body."""
        while draft.end > draft.start:
            place = draft.end - 1
            tail = self._tail(draft)
            if tail is not None:
                place = tail
            elif line.is_bare_reactions(self._line(draft, place - 1)):
                place -= 1
            elif not self._is_foot(draft, place):
                break
            self._drop(draft, place)

    def _tail(self, draft: Draft) -> int | None:
        if self.headed.shape != "plain":
            return None
        return tail_start(self.lines, draft.start, draft.end)

    def _line(self, draft: Draft, place: int) -> str:
        return self.lines[place] if place >= draft.start else ""

    def _is_foot(self, draft: Draft, place: int) -> bool:
        text = self.lines[place]
        if self._is_votes(place):
            return True
        if text.strip().casefold() in _WHOLE_POSTS and place == draft.start:
            return False
        return (
            line.is_blank(text)
            or line.is_footer(text)
            or line.is_reactions(text)
            or line.is_navigation(text)
            or line.edit_mark(text) is not None
            or text.strip() == self.title
            or (line.is_preamble(text) and draft.page < self.page)
        )

    def _is_votes(self, place: int) -> bool:
        """Say whether a line is NodeBB's count of votes, or one above a button."""
        text = self.lines[place].strip()
        if not _VOTES.fullmatch(text):
            return False
        if self.headed.shape != "plain":
            return self.headed.shape == "nodebb"
        below = (t for t in self.lines[place + 1 : place + 4] if not line.is_blank(t))
        return line.is_footer(next(below, ""))

    def _cut_logged(self, draft: Draft) -> None:
        if self.headed.shape != "smf":
            return
        for place in range(draft.end - 1, max(draft.start, draft.end - _REACH) - 1, -1):
            if self.lines[place].strip().casefold() in words.LOGGED:
                self._drop(draft, place)
                break

    def _cut_signature(self, draft: Draft) -> None:
        for place in range(draft.end - 1, max(draft.start, draft.end - _REACH) - 1, -1):
            if line.is_signature_rule(self.lines[place]):
                self._drop(draft, place)
                break

    def _cut_own_profile(self, draft: Draft) -> None:
        """Cut phpBB's profile where it stands below the body of its poster."""
        if self.headed.shape != "phpbb" or draft.author is None:
            return
        for place in range(draft.end - 1, max(draft.start, draft.end - 16) - 1, -1):
            if self.lines[place].strip() == draft.author:
                below = self.lines[place + 1 : draft.end]
                if any(map(line.is_label, below)):
                    self._drop(draft, place)
                break

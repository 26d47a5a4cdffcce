"""The messages of a chat or of comments, in order: their words and whom they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from attrs import define, evolve, field

from disputatio.converter.importers.shared.pasted.answered import Answered, answered
from disputatio.converter.importers.shared.pasted.app_marks import (
    is_edited,
    without_edited,
)
from disputatio.converter.importers.shared.pasted.chats import pictured
from disputatio.converter.importers.shared.pasted.lines import EditMark
from disputatio.converter.importers.shared.pasted.posts import Draft
from disputatio.converter.importers.shared.pasted.quotes import Body, Spoken, body
from disputatio.converter.importers.shared.quoted_lines import with_quotations
from disputatio.schemas.content import Quotation
from disputatio.schemas.text import one_line

_LONGEST_NAME = 60
_MOST_WORDS = 6
_BEGINNING = 60
"""So many characters of a message are compared."""


@define(kw_only=True)
class Messages:
    """Reads one message after another, and remembers who wrote which."""

    names: AbstractSet[str]
    """Everybody of the thread."""
    spoken: Spoken
    """The words of earlier messages."""
    written: dict[str, list[int]] = field(factory=dict)
    """The places of the messages of each person."""
    count: int = 0
    pending: tuple[Quotation, ...] = ()
    """What the next message answers, as the program shows it above its head."""

    def read(self, draft: Draft, own: Sequence[str]) -> Body:
        """Give the words of the next message; the draft is told what else they say."""
        quoted, self.pending = self.pending, ()
        own = self._without_picture(draft, _unindented(own))
        if draft.answering and draft.answering in self.names:
            self._addressing(draft, draft.answering)
        elif draft.answering:
            own = [draft.answering, *own]
        own = self._without_preview(own)
        own = self._without_edited(draft, own)
        said = answered(own, self.names, self.spoken)
        if said is not None:
            own, quoted = self._answering(draft, own, said)
        read = self._body(own)
        if draft.author:
            self.written.setdefault(_plain(draft.author), []).append(self.count)
        self.count += 1
        return evolve(read, blocks=quoted + with_quotations(read.blocks))

    def _without_picture(self, draft: Draft, own: Sequence[str]) -> Sequence[str]:
        shown = pictured(own[0]) if own else None
        if shown is None:
            return own
        draft.omitted = shown
        return own[1:]

    def _without_edited(self, draft: Draft, own: Sequence[str]) -> Sequence[str]:
        if len(own) > 1 and is_edited(own[0]):
            draft.edited = draft.edited or EditMark()
            own = own[1:]
        kept = without_edited(own[-1]) if own else None
        if kept is None:
            return own
        draft.edited = draft.edited or EditMark()
        return [*own[:-1], kept]

    def _without_preview(self, own: Sequence[str]) -> Sequence[str]:
        """Take off what Discord shows above the next head: "@marge Shall we".

        The words must be the beginning of what somebody of that name said.
        """
        for lines in (1, 2):
            shown = " ".join(own[-lines:])
            name = self._called(shown) if len(own) > lines else None
            words = shown[len(name) + 2 :] if name else ""
            if name and self._began(words, own[:-lines]):
                blocks = self._body([words.strip()]).blocks
                self.pending = (Quotation(blocks=blocks, claimed_author=name),)
                return own[:-lines]
        return own

    def _called(self, text: str) -> str | None:
        """Give the longest name of the thread with which "@name …" begins."""
        if not text.startswith("@"):
            return None
        words = text[1 : 1 + _LONGEST_NAME].split(" ")
        ends = range(min(len(words) - 1, _MOST_WORDS), 0, -1)
        return next((n for e in ends if (n := " ".join(words[:e])) in self.names), None)

    def _began(self, words: str, own: Sequence[str]) -> bool:
        """Say whether a message began with words, of which the end may be cut."""
        begun = words.strip().rstrip("…. ")
        said = begun[:_BEGINNING]
        known = {text.strip()[: len(said)] for text in own}
        return bool(said) and (self.spoken.has(words) or said in known)

    def _answering(
        self, draft: Draft, own: Sequence[str], said: Answered
    ) -> tuple[Sequence[str], tuple[Quotation, ...]]:
        """Take what says whom it answers off where that is told otherwise.

        It is where a quotation has it, or where each named person has one message so far.
        """
        rest = own[said.end :]
        if said.quoted:
            quotation = Quotation(
                blocks=self._body(said.quoted).blocks,
                claimed_author=said.names[0] if said.names else None,
            )
            return rest, (quotation,)
        places = [self.written.get(_plain(name), []) for name in said.names]
        if all(len(each) == 1 for each in places):
            draft.answers = tuple(dict.fromkeys(each[0] for each in places))
            return rest, ()
        return [*own[: said.end], "", *rest], ()

    def _addressing(self, draft: Draft, name: str) -> None:
        """Tell a draft whom it answers where its head has no more than the name."""
        places = self.written.get(_plain(name), [])
        draft.answers = tuple(places) if len(places) == 1 else ()
        draft.kept = draft.kept if draft.answers else {"answers": name}

    def _body(self, own: Sequence[str]) -> Body:
        return body(list(_quotes_apart(own)), self.names, self.spoken)


def _unindented(lines: Sequence[str]) -> Sequence[str]:
    """Give lines without the tab that Zoom puts before each."""
    if all(text.startswith("\t") for text in lines if text.strip()):
        return [text.removeprefix("\t") for text in lines]
    return lines


def _plain(name: str) -> str:
    return one_line(name).removeprefix("@").casefold()


def _quotes_apart(lines: Sequence[str]) -> Iterator[str]:
    """Give lines with an empty one where "> " begins and ends in a paragraph."""
    for above, text in pairwise(("", *lines)):
        if (
            above.strip()
            and text.strip()
            and above.startswith(">") != text.startswith(">")
        ):
            yield ""
        yield text

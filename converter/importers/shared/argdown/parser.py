"""From text to Argdown document: the official grammar, and what to do beside it.

The official parser looks one token ahead, so its first error stands at the first token
that no rule expects. Exactly there a notice names line and column; from there on the
words are kept wherever they can be. With `strict` it is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from disputatio.converter.importers.shared.argdown import patterns
from disputatio.converter.importers.shared.argdown.assembly import Assembly, give
from disputatio.converter.importers.shared.argdown.document import (
    Document,
    Heading,
    List,
)
from disputatio.converter.importers.shared.argdown.levels import LevelKind, Levels
from disputatio.converter.importers.shared.argdown.patterns import Token
from disputatio.converter.importers.shared.argdown.phases import (
    BEFORE_DATA,
    FORMS,
    LINE_ENDS,
    LISTS,
    NAMES,
    REASONS,
    UNDERCUTS,
    Phase,
)
from disputatio.converter.importers.shared.argdown.refusals import RESERVED
from disputatio.converter.importers.shared.argdown.report import Place, Report
from disputatio.converter.importers.shared.argdown.text import link_parts
from disputatio.converter.importers.shared.argdown.tokens import Lexer
from disputatio.converter.importers.shared.argdown.values import Values
from disputatio.schemas.collecting import without_collection
from disputatio.schemas.debate import ClaimForm
from disputatio.schemas.notices import Notice
from disputatio.schemas.text import shortened


class Parser:
    """Reads one document; ask for `document` once, then for `notices`."""

    def __init__(self, text: str, *, strict: bool = False) -> None:
        """Take a text; where it is `strict`, what the official parser refuses is an error."""
        self._text = text
        self._strict = strict
        self._lexer = Lexer(text)
        self._made = Assembly(text)
        self._report = Report(self._made.places, strict=strict)
        self._values = Values(text, self._report)
        self._levels = Levels()
        self._root: int | None = None
        self._phase = Phase.BLOCK
        self._end = 0
        self._last = ""
        self._pending: Token | None = None
        self._next: tuple[str, int | None] | None = None
        self._item: List | None = None
        self._has_data = False
        self._reasoned: set[str] = set()
        self._handlers: dict[str, Callable[[Token], None]] = {
            **dict.fromkeys(patterns.CONTENT, self._content),
            **dict.fromkeys(FORMS, self._titled),
            **dict.fromkeys(LISTS, self._list_item),
            patterns.NEWLINE: self._newline,
            patterns.STRAY: self._stray,
            patterns.LINK: self._link,
            patterns.SHORTCODE: self._shortcode,
            patterns.DATA: self._data,
            patterns.FRONT: self._late_front,
            patterns.HEADING: self._heading,
            patterns.RELATION: self._relation,
            patterns.NUMBER: self._number,
            patterns.INFERENCE: self._inference,
        }

    @property
    def notices(self) -> list[Notice]:
        """Give what was not understood, in the order of the text."""
        return self._report.notices

    def document(self) -> Document:
        """Read the text to its end; an empty line counts only if more follows.

        Raises:
            ReadError: `strict` was asked for, and the official parser refuses the text.
        """
        with without_collection():
            return self._whole()

    def _whole(self) -> Document:
        handlers = self._handlers
        for token in self._after_front():
            if self._pending is not None:
                self._finish_block(self._pending.start)
                self._pending = None
            if token.kind == patterns.EMPTY:
                self._pending = token
                continue
            handlers[token.kind](token)
            self._end, self._last = token.end, token.kind
        self._pending = None
        self._finish_block(self._before)
        if not self._made.document.parts and self._strict:
            self._report.refuse(
                self._before, "no heading, statement or argument is here"
            )
        self._report.tell_of_cuts(self._text, self._lexer.cut)
        self._report.finish()
        return self._made.document

    def _after_front(self) -> Iterator[Token]:
        """Give the tokens of the blocks; a front matter before them is read."""
        tokens = self._lexer.tokens()
        expected = [patterns.NEWLINE, patterns.EMPTY, patterns.FRONT]
        for token in tokens:
            if token.kind not in expected:
                yield token
                break
            if token.kind != patterns.EMPTY:
                self._end = token.end
            del expected[: expected.index(token.kind) + 1]
            if token.kind == patterns.FRONT:
                self._front(token)
                yield from self._below_front(tokens)
                break
        yield from tokens

    def _below_front(self, tokens: Iterator[Token]) -> Iterator[Token]:
        """Drop the empty line; a line end alone is enough unless it is `strict`."""
        is_broken = False
        for token in tokens:
            if token.kind == patterns.EMPTY:
                return
            self._end = token.end
            if token.kind == patterns.NEWLINE and not is_broken:
                is_broken = True
                continue
            if self._strict or not is_broken:
                problem = "no empty line follows the front matter"
                self._report.refuse(token.start, problem)
            yield token
            return

    def _front(self, token: Token) -> None:
        read, value = self._values.front(token)
        if read:
            self._made.front(value)

    def _late_front(self, token: Token) -> None:
        """A front matter that stands anywhere else is refused, and its words are lost."""
        if self._finish(token.start):
            self._report.refuse(token.start, "a front matter stands in the middle")
        self._words(token)

    @property
    def _before(self) -> int:
        """The last character of the last token: where the official parser sees the end."""
        return max(self._end - 1, 0)

    def _refuse_end(self, offset: int, problem: str, hangs: bool) -> None:
        """Refuse what ends too early: where lines hang in it, that shows at their end."""
        place = self._end_of_levels() if hangs else None
        self._report.refuse(offset, problem, place)

    def _finish(self, offset: int, hangs: bool = False) -> bool:
        """Say whether what is open may end there; refuse it where it may not."""
        words = self._made.words
        unclosed = words.unclosed if words is not None else None
        problem = REASONS.get(self._phase)
        if problem is None and unclosed is None:
            return True
        named = f"this {problem}" if problem else f"{unclosed!r} is never closed"
        self._refuse_end(offset, named, hangs)
        return False

    def _content(self, token: Token) -> None:
        """Add words to what is open; words alone are a statement without a title."""
        phase = self._phase
        if phase is Phase.WORDS:
            pass
        elif phase is Phase.TITLE:
            self._phase = Phase.WORDS
        elif phase is Phase.BLOCK or phase is Phase.SIGN:
            self._begin(token, "statement")
        elif phase is not Phase.NAME or token.kind != patterns.TAG:
            self._misplaced(token)
        self._add(token)

    def _misplaced(self, token: Token) -> None:
        """Refuse words that no rule expects; they are kept where they can be."""
        if self._phase in {Phase.INFERENCE, Phase.STEP}:
            self._finish(token.start)
            self._begin(token, "statement")
            return
        after = "a data block" if self._has_data else "a title without a colon"
        self._report.refuse(token.start, f"text stands after {after}")
        self._phase = Phase.WORDS

    def _add(self, token: Token) -> None:
        words = self._made.words
        if words is None:
            return
        if token.kind == patterns.TEXT:
            words.add(token.kind, token.value, token.value)
        else:
            image = self._text[token.start : token.end]
            words.add(token.kind, image, token.value)

    def _words(self, token: Token) -> None:
        """Keep the image of a token as words, where any can stand."""
        if self._made.words is None:
            return
        blank = " " if self._text.startswith(" ", token.end) else ""
        image = self._text[token.start : token.end] + blank
        self._made.words.add(patterns.TEXT, image, image)
        self._phase = Phase.WORDS

    def _newline(self, token: Token) -> None:
        """A line end is a blank in words; elsewhere it goes on to what may follow."""
        if self._phase in LINE_ENDS:
            self._phase = LINE_ENDS[self._phase]
        elif self._phase in {Phase.NAMED, Phase.DONE, Phase.STEP}:
            self._report.refuse(token.start, "a line end stands where none may")
        else:
            if self._phase in {Phase.BLOCK, Phase.SIGN}:
                self._begin(token, "statement")
            self._phase = Phase.WORDS
            if self._made.words is not None:
                self._made.words.break_line()

    def _stray(self, token: Token) -> None:
        self._report.refuse(
            token.start, "a backslash stands before the end of its line"
        )
        self._content(token)

    def _link(self, token: Token) -> None:
        if link_parts(self._text[token.start : token.end]) is None:
            self._report.refuse_late(
                token.start, "a link goes over the end of its line"
            )
        self._content(token)

    def _shortcode(self, token: Token) -> None:
        if not isinstance(self._made.document.front.get("model", {}), dict):
            problem = "no shortcode is known where the model's settings are no keys"
            self._report.refuse_late(token.start, problem)
        self._content(token)

    def _data(self, token: Token) -> None:
        """Give a data block to what is open; what is no YAML stays as words."""
        opened = self._made.open
        if opened is None or self._phase not in BEFORE_DATA:
            self._report.refuse(token.start, "a data block belongs to no line")
            self._words(token)
            return
        self._finish(token.start)
        read, value = self._values.data(token)
        if not read and not self._strict:
            self._words(token)
            return
        give(opened, value)
        self._phase, self._has_data = Phase.DATA, True

    def _heading(self, token: Token) -> None:
        if self._phase is not Phase.BLOCK:
            self._leave(token.start)
        self._made.end_block()
        self._root = None
        self._made.heading(token)
        self._phase, self._has_data = Phase.TITLE, False

    def _leave(self, offset: int, hangs: bool = False) -> None:
        """Refuse what begins a block without an empty line before it."""
        if self._finish(offset, hangs):
            problem = "a new block begins without an empty line before it"
            self._report.refuse(offset, problem)
        self._close_block()

    def _close_block(self) -> None:
        self._made.close()
        self._made.end_block()
        self._levels.clear()
        self._next = self._item = None
        self._phase = Phase.BLOCK

    def _finish_block(self, offset: int) -> None:
        hangs = len(self._levels) > 0
        if self._phase is not Phase.BLOCK:
            whole = self._finish(offset, hangs)
            if whole and self._made.reasons and not self._made.is_concluded:
                problem = "a reasoning ends without an inference and a conclusion"
                self._report.refuse(offset, problem)
        self._close_block()

    def _relation(self, token: Token) -> None:
        """Hang the next element on the line above that its indentation means."""
        deeper = self._levels.reach(token.indent)
        if self._may_relate(token, deeper) and deeper:
            self._open_level(token)
        self._made.close()
        if self._levels.top is None and self._root is not None:
            self._levels.push(token.indent, "relation", self._root)
        top = self._levels.top
        self._next = (token.value, top.parent if top is not None else None)
        self._item = None
        self._phase = Phase.SIGN

    def _may_relate(self, token: Token, deeper: bool) -> bool:
        """Say whether something is above that a sign can hang on; refuse all others."""
        top, named = self._levels.top, repr(token.value)
        if self._phase is Phase.STEP and deeper:
            if token.value not in UNDERCUTS:
                self._report.refuse(token.start, f"{named} stands below an inference")
            return True
        if not self._finish(token.start):
            return self._made.open is not None
        if isinstance(self._made.open, Heading):
            self._report.refuse(token.start, f"{named} stands below a heading")
            return False
        if deeper:
            return True
        if top is None or top.kind in LISTS.values():
            cure = "indent it, and leave no empty line above it"
            self._report.refuse(token.start, f"{named} stands below no line: {cure}")
        elif top.kind == "undercut" and token.value not in UNDERCUTS:
            self._report.refuse(token.start, f"{named} stands below an inference")
        return False

    def _open_level(self, token: Token) -> None:
        inference = self._phase is Phase.STEP
        if self._phase is Phase.DONE and self._made.words is not None:
            self._made.words.end_line()
        kind: LevelKind = "undercut" if inference else "relation"
        self._levels.push(token.indent, kind, self._made.here - 1)

    def _list_item(self, token: Token) -> None:
        """Begin a list, or its next item."""
        kind = LISTS[token.kind]
        deeper = self._levels.reach(token.indent)
        top = self._levels.top
        goes_on = not deeper and top is not None and top.kind == kind
        if self._phase is not Phase.BLOCK and goes_on:
            self._finish(token.start)
        elif self._phase is not Phase.BLOCK:
            self._leave(token.start)
        if self._phase is Phase.BLOCK:
            self._levels.push(token.indent, kind, None)
        self._made.close()
        self._next, self._item = None, kind
        self._phase = Phase.SIGN

    def _end_of_levels(self) -> Place:
        """Give the place where the official parser sees lines end that hang above."""
        line, column = self._made.places.place(self._before)
        return line + (self._last == patterns.NEWLINE), column

    def _number(self, token: Token) -> None:
        """Begin a line of a reasoning, and the reasoning with its first line."""
        self._root = None
        hangs = len(self._levels) > 0
        if self._phase is not Phase.BLOCK and not self._made.reasons:
            self._leave(token.start, hangs)
        elif self._phase is not Phase.BLOCK and self._phase is not Phase.STEP:
            self._finish(token.start, hangs)
        if self._phase is Phase.BLOCK:
            self._reasoning(token)
        self._made.close()
        self._levels.clear()
        self._next = self._item = None
        self._phase = Phase.SIGN

    def _reasoning(self, token: Token) -> None:
        owner = self._made.reasoning(token)
        name = owner.name if owner is not None else None
        if name in self._reasoned:
            self._report.refuse_late(token.start, f"<{name}> has a reasoning already")
        if name is not None:
            self._reasoned.add(name)

    def _inference(self, token: Token) -> None:
        """Take the line between premises and conclusion."""
        hangs = len(self._levels) > 0
        if self._finish(token.start, hangs) and not self._made.reasons:
            self._report.refuse(token.start, "an inference stands outside a reasoning")
        found = self._lexer.inference
        if found.problem is not None:
            problem = "an inference is broken: its rules stand between hyphens"
            self._report.refuse(found.problem, problem)
        self._made.close()
        self._levels.clear()
        value = None if found.data is None else self._values.data(found.data)[1]
        self._made.inference(token, found, value)
        self._next = self._item = None
        self._phase = Phase.INFERENCE

    def _titled(self, token: Token) -> None:
        """Begin an element; in the middle of one, a title is only text."""
        if self._phase is Phase.SIGN:
            self._check_form(token)
        elif self._phase is not Phase.BLOCK and not self._begins_anyway(token):
            return
        self._begin(token, FORMS[token.kind])
        self._phase = Phase.NAME if token.kind in NAMES else Phase.TITLE

    def _check_form(self, token: Token) -> None:
        """Refuse an argument where only a statement may stand."""
        if FORMS[token.kind] == "statement":
            return
        sign = self._next[0] if self._next is not None else None
        if sign == "><" or (sign is None and self._item is None):
            where = "below '><'" if sign else "in a reasoning"
            self._report.refuse(token.start, f"an argument stands {where}")

    def _begins_anyway(self, token: Token) -> bool:
        """Refuse a title in the wrong place; say whether an element begins with it."""
        opened, words = self._made.open, self._made.words
        if words is None:
            self._finish(token.start)
            return True
        fresh = words.is_broken or self._phase in {Phase.NAMED, Phase.DONE}
        below = words.is_broken or not isinstance(opened, Heading)
        if fresh and below:
            self._leave(token.start)
            return True
        if self._finish(token.start):
            name = shortened(token.value, 60)
            self._report.refuse(token.start, f"{name!r} begins in the middle of a line")
        self._words(token)
        return False

    def _begin(self, token: Token, form: ClaimForm) -> None:
        """Open an element where the last sign said."""
        sign, parent = self._next or (None, None)
        if self._next is None and self._item is None and not self._made.reasons:
            self._root = self._made.here
        element = self._made.element(token, form, sign, parent)
        element.listed = self._item
        self._next = self._item = None
        self._has_data, self._phase = False, Phase.WORDS
        if token.kind in FORMS and token.value:
            element.name, element.is_reference = token.value, token.kind in NAMES
            if token.value in RESERVED:
                self._report.refuse_late(
                    token.start, f"the title {token.value!r} is reserved"
                )

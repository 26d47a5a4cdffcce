"""From text to Argdown document, leniently: what does not fit gives a notice.

A notice names line and column; the words of such a place are kept wherever they can
be. The official parser would refuse the document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from disputatio.converter.importers.shared.argdown_document import (
    Document,
    Element,
    Heading,
    Inference,
    Reasoning,
)
from disputatio.converter.importers.shared.argdown_patterns import Kind, Token
from disputatio.converter.importers.shared.argdown_text import BUILT_IN, TextBuilder
from disputatio.converter.importers.shared.argdown_tokens import Lexer
from disputatio.converter.importers.shared.argdown_yaml import YamlProblem, load
from disputatio.schemas.debate import ClaimForm
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import one_line, shortened

_TITLED: dict[Kind, ClaimForm] = {
    Kind.STATEMENT: "statement",
    Kind.STATEMENT_NAME: "statement",
    Kind.ARGUMENT: "argument",
    Kind.ARGUMENT_NAME: "argument",
}
_NAMES = {Kind.STATEMENT_NAME, Kind.ARGUMENT_NAME}


class Parser:
    """Reads one document; ask for `document` once, then for `notices`."""

    def __init__(self, text: str) -> None:
        """Take a text with LF or CR as line ends."""
        self.notices: list[Notice] = []
        self._text = text
        self._starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
        self._document = Document()
        self._codes: dict[str, str] = dict(BUILT_IN)
        self._keeps_tags = True
        self._tokens = iter(Lexer(text).tokens())
        self._open: Heading | Element | Inference | None = None
        self._builder: TextBuilder | None = None
        self._has_data = False
        self._hung: list[tuple[int, int]] = []
        self._above: int | None = None
        self._reasoning: int | None = None
        self._number = 0
        self._inference: int | None = None
        self._next: tuple[str, int | None] | None = None

    def document(self) -> Document:
        """Read the text to its end."""
        for token in self._after_front():
            _HANDLERS.get(token.kind, Parser._content)(self, token)
        self._close()
        return self._document

    def _after_front(self) -> Iterator[Token]:
        first = True
        for token in self._tokens:
            if first and token.kind is Kind.FRONT:
                self._front(token)
            elif not (first and token.kind in {Kind.NEWLINE, Kind.EMPTY_LINE}):
                yield token
            first = first and token.kind in {Kind.NEWLINE, Kind.EMPTY_LINE}

    def _front(self, token: Token) -> None:
        value = self._yaml(token, token.value)
        if isinstance(value, dict):
            self._document.front = value
        elif value is not None:
            self._note(token.start, "the front matter is no list of keys")
        self._codes.update(self._document.shortcodes)
        self._keeps_tags = self._document.keeps_tags

    def _yaml(self, token: Token, text: str) -> Any:
        try:
            return load(text)
        except YamlProblem as error:
            line = self._place(token.start)[0] + error.line
            found = f"not read as YAML ({error}): {shortened(text, 60)}"
            self.notices.append(notice("LineNotUnderstood", found, line=line))
            return None

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _note(self, offset: int, problem: str) -> None:
        line, column = self._place(offset)
        self.notices.append(
            notice("LineNotUnderstood", problem, line=line, column=column)
        )

    def _close(self) -> None:
        """Finish the element or heading that is open."""
        opened, builder = self._open, self._builder
        self._open = self._builder = None
        self._has_data = False
        if opened is None or builder is None or isinstance(opened, Inference):
            return
        if builder.unclosed is not None:
            self._note_line(opened, f"{builder.unclosed!r} is never closed")
        if isinstance(opened, Heading):
            opened.title = builder.finished()
        else:
            opened.text = builder.finished()
            if opened.text and opened.is_reference:
                opened.is_reference = False
                self._note_line(opened, "text stands after a title without a colon")
        opened.marks = tuple(builder.marks)
        opened.tags = tuple(builder.tags)

    def _note_line(self, opened: Heading | Element, problem: str) -> None:
        self.notices.append(notice("LineNotUnderstood", problem, line=opened.line))

    def _empty_line(self, _token: Token) -> None:
        parts = self._document.parts
        top = self._hung[0][1] if self._hung else None
        self._close()
        block = parts[top] if top is not None and top < len(parts) else None
        is_argument = isinstance(block, Element) and block.form == "argument"
        self._above = top if is_argument and self._reasoning is None else None
        self._end_block()

    def _end_block(self) -> None:
        self._hung = []
        self._reasoning = self._inference = None
        self._next = None

    def _heading(self, token: Token) -> None:
        self._close()
        self._end_block()
        self._above = None
        line, _ = self._place(token.start)
        self._open = Heading(level=len(token.value), line=line)
        self._builder = self._new_builder()
        self._document.parts.append(self._open)

    def _new_builder(self, keeps_tags: bool | None = None) -> TextBuilder:
        keeps = self._keeps_tags if keeps_tags is None else keeps_tags
        return TextBuilder(self._codes, keeps)

    def _relation(self, token: Token) -> None:
        self._close()
        while self._hung and self._hung[-1][0] >= token.indent:
            self._hung.pop()
        if not self._hung:
            self._note(token.start, f"{token.value!r} stands below no line")
        parent = self._hung[-1][1] if self._hung else None
        self._next = (token.value, parent)
        self._hung.append((token.indent, len(self._document.parts)))

    def _item(self, token: Token) -> None:
        self._close()
        self._end_block()
        self._above = None
        self._hung = [(token.indent - 1, len(self._document.parts))]

    def _number_sign(self, token: Token) -> None:
        self._close()
        if self._reasoning is None:
            line, _ = self._place(token.start)
            self._reasoning = len(self._document.parts)
            self._number = 0
            self._document.parts.append(Reasoning(line=line, owner=self._above))
        self._number += 1
        self._next = None
        self._hung = [(-1, len(self._document.parts))]

    def _inference_sign(self, token: Token) -> None:
        self._close()
        line, _ = self._place(token.start)
        if self._reasoning is None:
            self._note(token.start, "an inference stands outside a reasoning")
        rules = tuple(r for r in map(one_line, token.value.split(",")) if r)
        inference = Inference(line=line, rules=rules)
        place = len(self._document.parts)
        self._document.parts.append(inference)
        self._open = inference
        self._inference = place if self._reasoning is not None else None
        self._hung = [(-1, place)]
        self._next = None

    def _titled(self, token: Token) -> None:
        """Begin an element; in the middle of one, a title is only text."""
        builder = self._builder
        if (
            builder is not None
            and builder.is_broken
            and not isinstance(self._open, Heading)
        ):
            self._note(
                token.start, "a new block begins without an empty line before it"
            )
            self._close()
            self._end_block()
        elif self._is_busy():
            self._note(token.start, f"{token.value!r} begins in the middle of a line")
            self._text_of(token)
            return
        self._begin(token, _TITLED[token.kind], token.value)
        if isinstance(self._open, Element):
            self._open.is_reference = token.kind in _NAMES

    def _is_busy(self) -> bool:
        opened, builder = self._open, self._builder
        if not isinstance(opened, Element | Heading) or builder is None:
            return False
        return (
            isinstance(opened, Heading)
            or opened.name is not None
            or not builder.is_empty
        )

    def _begin(self, token: Token, form: ClaimForm, name: str | None) -> None:
        """Open an element where the last sign said."""
        line, column = self._place(token.start)
        sign, parent = self._next or (None, None)
        self._next = None
        place = len(self._document.parts)
        element = Element(form=form, line=line, column=column, name=name)
        if sign is not None and parent is not None:
            element.role, element.sign, element.parent = "relation", sign, parent
        elif self._reasoning is not None:
            element.role, element.number = "line", self._number
            element.inference = self._inference
        if not self._hung:
            self._hung = [(-1, place)]
        self._open, self._has_data = element, False
        reference = token.kind in _NAMES
        self._builder = self._new_builder(keeps_tags=False if reference else None)
        self._document.parts.append(element)

    def _content(self, token: Token) -> None:
        """Add words to what is open; words alone are a statement without a title."""
        if self._builder is None or isinstance(self._open, Inference):
            if not self._text[token.start : token.end].strip(" \t"):
                return
            self._begin(token, "statement", None)
        if self._has_data:
            self._note(token.start, "text stands after a data block")
            self._has_data = False
        self._text_of(token)

    def _text_of(self, token: Token) -> None:
        if self._builder is None:
            return
        image = self._text[token.start : token.end]
        if token.kind not in _WORDED:
            image += " " if self._text.startswith(" ", token.end) else ""
            token = Token(Kind.TEXT, token.start, token.end, image)
        self._builder.add(token, image)

    def _newline(self, _token: Token) -> None:
        if self._builder is not None:
            self._builder.break_line()
        elif isinstance(self._open, Inference):
            self._open = None

    def _data(self, token: Token) -> None:
        """Give a data block to what is open; a second one, or one alone, is text."""
        if self._open is None or self._has_data:
            self._note(token.start, "a data block belongs to no line")
            return
        value = self._yaml(token, token.value)
        if isinstance(value, dict):
            self._open.data = value
            self._has_data = True
        else:
            self._note(token.start, "a data block that is no list of keys is left out")


_WORDED = {
    Kind.TEXT,
    Kind.ESCAPED,
    Kind.SHORTCODE,
    Kind.TAG,
    Kind.MENTION,
    Kind.LINK,
    Kind.STRESS_START,
    Kind.STRESS_END,
}

_HANDLERS = {
    Kind.EMPTY_LINE: Parser._empty_line,  # noqa: SLF001
    Kind.NEWLINE: Parser._newline,  # noqa: SLF001
    Kind.HEADING: Parser._heading,  # noqa: SLF001
    Kind.RELATION: Parser._relation,  # noqa: SLF001
    Kind.ITEM: Parser._item,  # noqa: SLF001
    Kind.NUMBER: Parser._number_sign,  # noqa: SLF001
    Kind.INFERENCE: Parser._inference_sign,  # noqa: SLF001
    Kind.DATA: Parser._data,  # noqa: SLF001
    **dict.fromkeys(_TITLED, Parser._titled),  # noqa: SLF001
}

"""argdown: read Argdown, our own exports and other people's (docs/formats/argdown.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.argdown import KEEPS, NAME
from disputatio.schemas.protocols import (
    FormatInfo,
    Option,
    Options,
    Reading,
    Source,
    option_value,
)

if TYPE_CHECKING:
    from disputatio.converter.importers.shared.argdown.document import Document

_HINT = "Argdown is UTF-8 text: [claim]: text, and below it + <argument>: text"
_FRONT = re.compile(r"\s*===+[ \t]*\r?\n")
_DEFINED = re.compile(
    r"^[ \t]*+(?:[-+_]>?|->|<[-+_]|><)?[ \t]*+(?:\[[^\]\n]+\]|<[^>\n]+>): ", re.M
)
_RELATED = re.compile(
    r"^[ \t]+(?:\+>?|->?|_>?|<[-+_]|><) ?(?:\[[^\]\n]+\]|<[^>\n]+>)", re.M
)


class ArgdownImporter:
    """Read Argdown as it is written; views that its settings ask for are kept as settings."""

    info = FormatInfo(
        name=NAME,
        title="Argdown, to read and correct by hand",
        extensions=(".argdown", ".ad"),
        media_types=("text/x-argdown",),
        keeps=KEEPS,
        options=(
            Option(
                name="argdown-strict",
                help="Refuse what the official parser refuses, at its line and column.",
                type="bool",
                default=False,
            ),
        ),
        structured=True,
    )

    def sniff(self, head: bytes) -> float:
        """Recognise front matter, and lines that define or relate claims."""
        text = head.decode("utf-8-sig", "replace")
        if "\0" in text and not _FRONT.match(text):
            return 0.0
        if text.lstrip()[:1] in {"{", ""} or re.match(
            r"\s*<[?!a-zA-Z]+[^>]*>(?!:)", text
        ):
            return 0.0
        lines = min(text.count("\n") + 1, 400)
        found = len(_DEFINED.findall(text)) + len(_RELATED.findall(text))
        sure = min(0.9, 0.5 + 2 * found / lines) if found else 0.0
        if _FRONT.match(text):
            return max(sure, 0.95 if found else 0.6)
        return sure if found > 1 else sure / 2

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one debate of the document.

        Raises:
            ReadError: it is no UTF-8 text, or says nothing; or the official parser
                refuses it, and `argdown-strict` was asked for.
        """
        from disputatio.converter.importers.shared.argdown.debate import debate_of
        from disputatio.converter.importers.shared.argdown.parser import Parser
        from disputatio.schemas.collecting import without_collection

        strict = bool(option_value(self.info, options, "argdown-strict"))
        parser = Parser(text_of(source.data, strict=strict), strict=strict)
        document = parser.document()
        if not document.parts:
            raise ReadError("no heading, statement or argument was found", _HINT)
        if strict:
            _check_views(document)
        with without_collection():
            debate, notices = debate_of(document)
        yield Reading(debate=debate, notices=(*parser.notices, *notices))


def text_of(data: bytes, *, strict: bool = False) -> str:
    """Give the text; unless it is `strict` without a mark and with LF as line ends.

    Raises:
        ReadError: the bytes are no UTF-8.
    """
    try:
        if strict:
            return data.decode("utf-8")
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError("not valid UTF-8", _HINT, line=line) from error


def _check_views(document: Document) -> None:
    """Refuse a document whose settings ask for a view that does not fit it.

    Raises:
        ReadError: they do.
    """
    from disputatio.converter.importers.shared.argdown.model import ModelProblem
    from disputatio.converter.importers.shared.argdown.modelling import configured_model

    try:
        configured_model(document)
    except ModelProblem as problem:
        raise ReadError(str(problem), _HINT) from problem

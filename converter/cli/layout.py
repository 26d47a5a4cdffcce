"""Lines of a page in the terminal: headings, hanging items and quoted words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disputatio.converter.cli.printing import printable
from disputatio.converter.cli.speaking import MARK

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

LABEL_WIDTH = 40
"""How many cells a column of labels in front of quoted words may take, at most."""

LABEL_SHARE = 3
"""Such a column takes at most one part in so many of a page."""

NAME_WIDTH = 60
"""How many cells a label may take that stands in no column, at most."""

WORDS_WIDTH = 30
"""How many cells such a label leaves to the words on its line, at least."""


_CODE = re.compile(r"(?<!\w)[^\W\d]*+\d\w*+\Z")
"""A number or code at the end of a name: "QT02" of "Caller 20211111QT02"."""


def _code_at_end(name: str) -> str:
    """Give the last characters of a name that ends in a code: they tell it from others."""
    found = _CODE.search(name)
    return found[0][-4:] if found else ""


class Page:
    """A page that is written from top to bottom, as wide as asked for.

    Texts are made safe for the terminal here and nowhere else. Widths are cells, so
    that wide characters (Chinese, Japanese, Korean, emoji) stand in line.
    """

    def __init__(self, width: int | None = None) -> None:
        """Open a page on standard output; colours only where a terminal shows them."""
        from disputatio.converter.cli.console import PipeConsole

        self.console: Console = PipeConsole(
            width=width, markup=False, highlight=False, emoji=False, soft_wrap=True
        )
        self.width = width or self.console.width
        self._begun = False

    @property
    def label_limit(self) -> int:
        """How many cells a column of labels may take on this page."""
        return max(min(LABEL_WIDTH, self.width // LABEL_SHARE), 10)

    @property
    def name_limit(self) -> int:
        """How many cells a label may take that the words follow on its line."""
        return max(min(NAME_WIDTH, self.width - WORDS_WIDTH), self.label_limit)

    def heading(self, text: str, note: str = "") -> None:
        """Begin a section, after an empty line."""
        if self._begun:
            self.console.print()
        self.paragraph(text, style="bold", note=note)

    def paragraph(
        self, text: str, *, indent: int = 0, style: str = "", note: str = ""
    ) -> None:
        """Write a text, wrapped, with a faint note in brackets behind it."""
        body = self._text("", "")
        body.append(printable(text), style=style)
        if note:
            body.append(f" ({printable(note)})", style="dim")
        self._hang(self._text("", ""), body, indent)

    def item(  # noqa: PLR0913 - an item has these parts
        self,
        label: str,
        words: str,
        *,
        marked: bool,
        indent: int = 2,
        label_width: int = 0,
        style: str = "",
        note: str = "",
    ) -> None:
        """Write an item: its mark, who speaks, and the words in a column beside it.

        A label that is too wide for a column is followed by the words on its line. A
        note follows the words, faint and in brackets.
        """
        from rich.cells import cell_len, set_cell_size

        name = self.cut(label, self.name_limit)
        if cell_len(name) > self.label_limit:
            self.line(
                label, words, marked=marked, indent=indent, style=style, note=note
            )
            return
        prefix = self._prefix("", style, marked=marked)
        size = max(label_width, cell_len(name))
        prefix.append(set_cell_size(name, size), style=style or "bold")
        prefix.append("  ")
        body = self._text(words, "")
        body.append(f" ({printable(note)})" if note else "", style="dim")
        self._hang(prefix, body, indent)

    def numbered(self, number: int, title: str, *, marked: bool) -> None:
        """Write a numbered title."""
        prefix = self._prefix("", "", marked=marked)
        prefix.append(f"{number}.  ", style="bold")
        self._hang(prefix, self._text(title, "bold"), 0)

    def line(  # noqa: PLR0913 - a line has these parts
        self,
        label: str,
        words: str,
        *,
        marked: bool,
        indent: int = 0,
        sign: str = "",
        style: str = "",
        note: str = "",
    ) -> None:
        """Write a line of a tree: the words follow the label and wrap below it."""
        body = self._text("", "")
        body.append(self.cut(label, self.name_limit), style=style or "bold")
        body.append(("  " if label and words else "") + printable(words))
        body.append(f" ({note})" if note else "", style="dim")
        self._hang(self._prefix(sign, style, marked=marked), body, indent)

    def faint(self, text: str, *, indent: int) -> None:
        """Write a remark."""
        self._hang(self._text("", ""), self._text(text, "dim"), indent)

    def reason(self, text: str, *, indent: int) -> None:
        """Write why something was concluded."""
        self._hang(self._text("· ", "dim"), self._text(text, "dim"), indent)

    def label_width(self, labels: list[str]) -> int:
        """Give the cells that a column of labels needs; wider ones stand in none."""
        from rich.cells import cell_len

        widths = (cell_len(self.cut(label, self.name_limit)) for label in labels)
        return max((w for w in widths if w <= self.label_limit), default=0)

    def cut(self, label: str, width: int) -> str:
        """Give a label of at most so many cells; a name gives way to its post."""
        from rich.cells import cell_len, set_cell_size

        label = printable(label)
        if cell_len(label) <= width:
            return label
        name, comma, number = label.rpartition(", post ")
        room = width - cell_len(comma + number) - 1
        if not comma or room < 1:
            name, comma, number, room = label, "", "", width - 1
        end = _code_at_end(name)
        end = end if 2 * cell_len(end) < room else ""
        start = set_cell_size(name, room - cell_len(end)).rstrip()
        return f"{start}…{end}{comma}{number}"

    def _prefix(self, sign: str, style: str, *, marked: bool) -> Text:
        prefix = self._text("", "")
        prefix.append(f"{MARK} " if marked else "  ", style="dim")
        prefix.append(f"{sign} " if sign else "", style=style)
        return prefix

    def _text(self, text: str, style: str) -> Text:
        from rich.text import Text

        return Text(printable(text), style=style)

    def _hang(self, prefix: Text, body: Text, indent: int) -> None:
        """Print a prefix and a wrapped text beside it."""
        from rich.text import Text

        self._begun = True
        room = max(self.width - indent - prefix.cell_len, 20)
        for index, line in enumerate(body.wrap(self.console, room)):
            line.rstrip()
            first = prefix if index == 0 else Text(" " * prefix.cell_len)
            self.console.print(Text.assemble(" " * indent, first, line))

"""The text of statements and headings from their tokens, with marks and tags."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise

from attrs import define, field

from disputatio.converter.importers.shared.argdown import patterns
from disputatio.converter.importers.shared.argdown.document import Range, RangeKind
from disputatio.schemas.debate import Mark

_FACES = {
    "A": "∀", "E": "∃", "O": "𝗢", "P": "𝗣", "->": "→", "<->": "↔", "~": "¬", "^": "∧",
    "v": "∨", "v_": "⊻", "<>": "◇", "[]": "◻", "happy": "😀", "smile": "☺", "smiley": "☺",
    "laugh": "😆", "lol": "😆", "rofl": "🤣", "joy": "😂", "heart": "❤", "?": "❓",
    "question": "❓", "love": "😍", "wink": "😉", "shush": "🤫", "meh": "😐", "eye-roll": "🙄",
    "sad": "😢", "disappointed": "😞", "scream": "😱", "+1": "👍", "up": "👍", "-1": "👎",
    "down": "👎", "think": "🤔", "star": "⭐", "y": "✔", "agree": "✔", "n": "❌",
    "disagree": "❌",
}  # fmt: skip

BUILT_IN: Mapping[str, str] = {
    **{f".{name}.": face for name, face in _FACES.items()},
    **{f":{name}:": face for name, face in _FACES.items()},
    ":smile:": "☺\ufe0f",
}
"""The shortcodes that every Argdown document has."""


@define
class TextBuilder:
    """Joins tokens to the text that the official model gives."""

    shortcodes: Mapping[str, str]
    """Texts of shortcodes."""
    keeps_tags: bool
    """Whether tags stay in the text."""
    ranges: list[Range] = field(factory=list)
    """Ranges so far, counted from the blank before the words."""
    tags: dict[str, None] = field(factory=dict)
    """Tags so far, each once."""
    before: str = ""
    """The blank before the words, which a line end leaves."""
    is_broken: bool = False
    """Whether the last thing was a line end; it counts only if more follows."""
    _parts: list[str] = field(factory=list)
    _length: int = 0
    _kept: int = 0
    _open: list[tuple[Range, str]] = field(factory=list)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was added yet."""
        return self._length == 0 and not self.tags

    @property
    def unclosed(self) -> str | None:
        """Give the sign of bold or italic that was opened last and is not closed."""
        return self._open[-1][1] if self._open else None

    def add(self, kind: str, image: str, value: str) -> None:
        """Add one token; a line end before it becomes a space."""
        if self.is_broken:
            self._break(kind)
        if kind == patterns.TEXT:
            self._parts.append(image)
            self._length += len(image)
        else:
            _ADDERS[kind](self, image, value)

    def break_line(self) -> None:
        """Note a line end; only of the last one nothing may be left."""
        if self.is_broken:
            self._break(patterns.NEWLINE)
        self.is_broken = True

    def end_line(self) -> None:
        """Add the blank that a line end after data leaves."""
        self._break(patterns.NEWLINE)

    def _break(self, kind: str) -> None:
        self.is_broken = False
        if kind == patterns.CLOSING:
            return
        if self._length == 0:
            self.before = " "
        elif not self._parts[-1].endswith(" "):
            self._append(" ")

    def finished(self) -> tuple[str, str]:
        """Give the text, and the blanks at its end that no backslash keeps.

        Bold or italic that was never closed gives its signs back.
        """
        if not self._parts and not self._open:
            return "", ""
        text = self._parts[0] if len(self._parts) == 1 else "".join(self._parts)
        if self._open:
            text = self._restored(text)
        if not text.endswith((" ", "\t")):
            return text, ""
        end = max(len(text.rstrip(" \t")), min(self._kept, len(text)))
        return text[:end], text[end:]

    def _append(self, text: str, kept: bool = False) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
        if kept:
            self._kept = self._length

    def _escape(self, image: str, _value: str) -> None:
        self._append(image[1], kept=True)
        self._append(image[2:])

    def _stray(self, image: str, _value: str) -> None:
        self._append(image, kept=True)

    def _shortcode(self, image: str, _value: str) -> None:
        face = self.shortcodes.get(image.strip(" \t"))
        if face is None:
            self._append(image)
            return
        self._append(face, kept=True)
        if image.endswith(" "):
            self._append(" ")

    def _tag(self, image: str, value: str) -> None:
        self.tags[value] = None
        if self.keeps_tags:
            self._range("tag", image, value)

    def _mention(self, image: str, value: str) -> None:
        statement = image.startswith("@[")
        kind: RangeKind = "statement-mention" if statement else "argument-mention"
        self._range(kind, image, value)

    def _link(self, image: str, _value: str) -> None:
        words, address = link_parts(image) or ("", "")
        self._range("link", words, address)
        if image.endswith(" "):
            self._append(" ")

    def _range(self, kind: RangeKind, words: str, target: str) -> None:
        start = len(self.before) + self._length
        self._append(words)
        self.ranges.append(Range(kind, start, start + len(words), target))

    def _opening(self, _image: str, value: str) -> None:
        start = len(self.before) + self._length
        opened = Range("bold" if len(value) == 2 else "italic", start, start)
        self.ranges.append(opened)
        self._open.append((opened, value))

    def _closing(self, image: str, _value: str) -> None:
        if self._open:
            opened, _ = self._open.pop()
            opened.end = len(self.before) + self._length
        if image.endswith(" "):
            self._append(" ")

    def _restored(self, text: str) -> str:
        """Put the signs back that were never closed."""
        lead = len(self.before)
        starts = [opened.start - lead for opened, _ in self._open]
        signs = [sign for _, sign in self._open]
        sizes = [0, *accumulate(map(len, signs))]
        pieces = [text[a:b] for a, b in pairwise([0, *starts, len(text)])]
        unclosed = {id(opened) for opened, _ in self._open}
        self.ranges = [r for r in self.ranges if id(r) not in unclosed]
        for found in self.ranges:
            size = sizes[bisect_right(starts, found.start - lead)]
            found.start += size
            found.end += size
        self._kept += sizes[bisect_left(starts, self._kept)]
        return pieces[0] + "".join(map("".join, zip(signs, pieces[1:], strict=True)))


def link_parts(image: str) -> tuple[str, str] | None:
    """Give words and address of a link; None where a line end parts them.

    The official model takes the last brackets of the token that fit, on its last line.
    """
    line = patterns.LINE_END.split(image.rstrip(" \t"))[-1]
    start = line.find("[")
    middle = line.rfind("](", start + 2, len(line) - 2)
    if start < 0 or middle < 0:
        return None
    return line[start + 1 : middle], line[middle + 2 : -1]


_MARKS: Mapping[RangeKind, str] = {
    "bold": "Strong",
    "italic": "Emph",
    "link": "Link",
    "tag": "Tag",
    "statement-mention": "Mention",
    "argument-mention": "Mention",
}
"""The kind of a mark by the kind of its range."""


def marks_of(ranges: Iterable[Range], before: str, text: str) -> tuple[Mark, ...]:
    """Give the marks of a text by its ranges: within the words, without a last blank."""
    marks = [_mark(found, len(before), text) for found in ranges]
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _mark(found: Range, lead: int, text: str) -> Mark:
    start, end = found.start - lead, found.end - lead
    token = found.kind in {"tag", "statement-mention", "argument-mention"}
    if token and text[end - 1 : end] in {" ", "\t"}:
        end -= 1
    target = found.target if token or found.kind == "link" else None
    return Mark(
        kind=_MARKS[found.kind],
        start=max(0, min(start, len(text))),
        end=max(0, min(end, len(text))),
        target=target,
    )


_ADDERS = {
    patterns.ESCAPE: TextBuilder._escape,  # noqa: SLF001
    patterns.STRAY: TextBuilder._stray,  # noqa: SLF001
    patterns.SHORTCODE: TextBuilder._shortcode,  # noqa: SLF001
    patterns.TAG: TextBuilder._tag,  # noqa: SLF001
    patterns.MENTION: TextBuilder._mention,  # noqa: SLF001
    patterns.LINK: TextBuilder._link,  # noqa: SLF001
    patterns.OPENING: TextBuilder._opening,  # noqa: SLF001
    patterns.CLOSING: TextBuilder._closing,  # noqa: SLF001
}

"""The text of statements and headings from their tokens, with marks and tags."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate, pairwise

import attrs
from attrs import define, field

from disputatio.converter.importers.shared.argdown_patterns import Kind, Token
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
    text: str = ""
    """The text so far; see `finished`."""
    marks: list[Mark] = field(factory=list)
    """Marks so far."""
    tags: list[str] = field(factory=list)
    """Tags so far, each once."""
    _parts: list[str] = field(factory=list)
    _length: int = 0
    _kept: int = 0
    _open: list[tuple[int, str]] = field(factory=list)
    _ended: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was added yet."""
        return self._length == 0 and not self.tags

    def add(self, token: Token, image: str) -> None:
        """Add one token; a line break before it becomes a space."""
        if self._ended and self._length and not self._parts[-1].endswith(" "):
            self._append(" ")
        self._ended = False
        _ADDERS.get(token.kind, TextBuilder._image)(self, token, image)

    @property
    def is_broken(self) -> bool:
        """Say whether the last thing was a line end."""
        return self._ended

    def break_line(self) -> None:
        """Note a line end, which counts only if more follows."""
        self._ended = True

    def finished(self) -> str:
        """Give the text without the blanks at its end that no backslash keeps.

        Bold or italic that was never closed gives its signs back.
        """
        text = self._restored("".join(self._parts))
        end = len(text)
        while end > self._kept and text[end - 1] in " \t":
            end -= 1
        marks = [_within(mark, end) for mark in self.marks]
        self.marks = sorted(marks, key=lambda m: (m.start, -m.end))
        return text[:end]

    @property
    def unclosed(self) -> str | None:
        """Give the first sign of bold or italic that is not closed."""
        return self._open[0][1] if self._open else None

    def _append(self, text: str, kept: bool = False) -> None:
        self._parts.append(text)
        self._length += len(text)
        if kept:
            self._kept = self._length

    def _image(self, _token: Token, image: str) -> None:
        self._append(image)

    def _escaped(self, _token: Token, image: str) -> None:
        self._append(image[1], kept=True)
        if len(image) > 2:
            self._append(image[2:])

    def _shortcode(self, _token: Token, image: str) -> None:
        face = self.shortcodes.get(image.strip(" \t"))
        if face is None:
            self._append(image)
            return
        self._append(face, kept=True)
        if image.endswith(" "):
            self._append(" ")

    def _tag(self, token: Token, image: str) -> None:
        if token.value not in self.tags:
            self.tags.append(token.value)
        if self.keeps_tags:
            self._marked("Tag", image.rstrip(" \t"), token.value)
            self._append(image[len(image.rstrip(" \t")) :])

    def _mention(self, token: Token, image: str) -> None:
        words = image.rstrip(" \t")
        self._marked("Mention", words, token.value)
        self._append(image[len(words) :])

    def _link(self, token: Token, image: str) -> None:
        address = image.rstrip(" \t")[len(token.value) + 3 : -1]
        self._marked("Link", token.value, address)
        if image.endswith(" "):
            self._append(" ")

    def _marked(self, kind: str, words: str, target: str) -> None:
        start = self._length
        self._append(words)
        end = self._length
        self.marks.append(Mark(kind=kind, start=start, end=end, target=target))

    def _begin(self, token: Token, _image: str) -> None:
        self._open.append((self._length, token.value))

    def _end(self, token: Token, image: str) -> None:
        if self._open:
            start, sign = self._open.pop()
            kind = "Strong" if len(sign) == 2 else "Emph"
            self.marks.append(Mark(kind=kind, start=start, end=self._length))
        if image[len(token.value) :] == " ":
            self._append(" ")

    def _restored(self, text: str) -> str:
        """Put the signs back that were never closed."""
        if not self._open:
            return text
        starts = [start for start, _ in self._open]
        sizes = [0, *accumulate(len(sign) for _, sign in self._open)]
        bounds = [0, *starts, len(text)]
        pieces = [text[a:b] for a, b in pairwise(bounds)]
        signs = [sign for _, sign in self._open]
        self.marks = [
            _moved(m, sizes[bisect_right(starts, m.start)]) for m in self.marks
        ]
        self._kept += sizes[bisect_left(starts, self._kept)]
        return pieces[0] + "".join(map("".join, zip(signs, pieces[1:], strict=True)))


def _moved(mark: Mark, size: int) -> Mark:
    return attrs.evolve(mark, start=mark.start + size, end=mark.end + size)


def _within(mark: Mark, end: int) -> Mark:
    return attrs.evolve(mark, start=min(mark.start, end), end=min(mark.end, end))


_ADDERS = {
    Kind.ESCAPED: TextBuilder._escaped,  # noqa: SLF001
    Kind.SHORTCODE: TextBuilder._shortcode,  # noqa: SLF001
    Kind.TAG: TextBuilder._tag,  # noqa: SLF001
    Kind.MENTION: TextBuilder._mention,  # noqa: SLF001
    Kind.LINK: TextBuilder._link,  # noqa: SLF001
    Kind.STRESS_START: TextBuilder._begin,  # noqa: SLF001
    Kind.STRESS_END: TextBuilder._end,  # noqa: SLF001
}

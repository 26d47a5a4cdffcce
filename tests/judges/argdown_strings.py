"""Hostile strings through our writer and the official parser: the same text must come back.

`python -m tests.judges.argdown_strings [COUNT] [SEED]` puts each string in one of five
places, asks the official parser and our reader, and prints every text that is changed.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from disputatio.converter.importers.shared.argdown.document import Element
from disputatio.converter.importers.shared.argdown.parser import Parser
from disputatio.exporters.shared.argdown_text import escaped
from tests.judges.argdown_judge import ArgdownJudge

TOKENS = (
    "a", "b c", "word", " ", "  ", "\t", "\n", "\r", "\r\n", "\n\n", ".", "..", "...", ":", "::", ",", ";", "!", "?", "'", '"',
    "(", ")", "[", "]", "{", "}", "<", ">", "/", "//", "/*", "*/", "<!--", "-->", "\\", "\\\\", "\\n", "*", "**", "_", "__",
    "#", "#1", "# ", "#(x)", "@", "@[T1]", "@<T1>", "[x]: ", "<x>: ", "[x](y)", "+", "-", "--", "->", "<-", "+>", "><", "_>", "<_",
    "=", "==", "===", "====", ":happy:", ".v.", ":br:", ":cr:", ".~.", "(1)", "1.", "{a: 1}", "`", "~", "^", "|", "&", "%", "$",
    "é", "😀", "\u200b", "\u00a0", "\u0085", "\u2028", "\u2029", "\ufeff", "\u200f", "א", "\x00", "\x0b", "\x0c", "\x1c", "\u3000", "𝗢",
)  # fmt: skip
"""What strings are made of."""

FRONT = (
    '===\nmodel:\n  shortcodes: {":br:": {unicode: "\\n"}, ":cr:": {unicode: "\\r"}}\n'
    "===\n\n"
)
"""The shortcodes that every export of ours has."""

PLACES = (
    "[T{n}]: {text}",
    '[T{n}]: {text} {{"a": 1}}',
    "<T{n}>: {text}",
    "[P{n}]\n  + [T{n}]: {text}",
    '[P{n}]\n  <- <T{n}>: {text} {{"a": 1}}\n    + [Q{n}]',
)
"""A statement, one with data, an argument, a line below another, and one below with data."""

BATCH = 250
"""How many strings stand in one document."""


def hostile(random: Random) -> str:
    """A string of up to twelve tokens; never empty, because Argdown has no empty text."""
    return "".join(random.choices(TOKENS, k=random.randint(1, 12)))


def document(strings: Sequence[str]) -> str:
    """All strings as one document, each in the next of the five places."""
    blocks = (
        PLACES[n % len(PLACES)].format(n=n, text=escaped(text))
        for n, text in enumerate(strings)
    )
    return FRONT + "\n\n".join(blocks) + "\n"


def changed(
    judge: ArgdownJudge, strings: Sequence[str]
) -> Iterator[tuple[str, str | None]]:
    """Strings that do not come back, each with what came instead; None where all is refused."""
    text = document(strings)
    verdict = judge.ask(text)
    if not verdict.accepted or verdict.model is None:
        if len(strings) == 1:
            yield strings[0], None
            return
        middle = len(strings) // 2 // len(PLACES) * len(PLACES) or 1
        yield from changed(judge, strings[:middle])
        yield from changed(judge, strings[middle:])
        return
    ours = _ours(text)
    for n, said in enumerate(strings):
        official = _official(verdict.model, f"T{n}")
        if n % len(PLACES) in {1, 4}:
            official = official.removesuffix(" ")
        for found in (official, ours.get(f"T{n}")):
            if found != said:
                yield said, found


def _official(model: Mapping[str, Any], title: str) -> str:
    nodes = model["statements"] | model["arguments"]
    text: str = nodes[title]["members"][0]["text"]
    return text


def _ours(text: str) -> dict[str | None, str]:
    parts = Parser(text).document().parts
    return {part.name: part.text for part in parts if isinstance(part, Element)}


def main(arguments: list[str]) -> int:
    """Print what is changed; give 1 if anything is."""
    count = int((arguments or ["50000"])[0])
    random = Random(int((arguments[1:] or ["1"])[0]))  # noqa: S311 - the same strings again
    wrong = 0
    with ArgdownJudge.prepare() as judge:
        for begin in range(0, count, BATCH):
            strings = [hostile(random) for _ in range(min(BATCH, count - begin))]
            for said, found in changed(judge, strings):
                wrong += 1
                sys.stdout.write(f"{said!r} came back as {found!r}\n")
    sys.stdout.write(f"{count} strings, {wrong} changed\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

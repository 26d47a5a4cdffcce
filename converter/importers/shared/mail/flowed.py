"""Text whose lines are wrapped for transport only (format=flowed, RFC 3676)."""

from __future__ import annotations


def unflowed(text: str, *, joins: bool) -> str:
    """Give a flowed text with its paragraphs on one line each.

    `joins` (DelSp=yes) says that the space before a soft break is no part of the text.
    """
    result: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:]
        words = words[1:] if words.startswith(" ") else words
        if words.rstrip("\r") == "-- ":
            result.append(_quoted(depth, "-- "))
            open_depth = -1
            continue
        soft = words.endswith(" ")
        if soft and joins:
            words = words[:-1]
        if depth == open_depth:
            result[-1] += words
        else:
            result.append(_quoted(depth, words))
        open_depth = depth if soft else -1
    return "\n".join(result)


def _quoted(depth: int, words: str) -> str:
    return f"{'>' * depth} {words}" if depth else words

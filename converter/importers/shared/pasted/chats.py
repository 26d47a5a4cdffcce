"""What chat programs themselves write into an exported chat.

Programs mark their own words: WhatsApp puts a left-to-right mark before them on one kind
of telephone, and sets them in angle brackets on the other, in every language.
"""

from __future__ import annotations

import re

_MARK = "\u200e"
_LONGEST = 60
"""So long is what stands in the place of a picture, at most."""
_BRACKETED = re.compile(r"<[^<>]{3,40}>")
_SPACED = re.compile(r"\[ [^\][]{3,80} \]")
_SEALED = re.compile(
    r"\bend-to-end|ende-zu-ende|extremo a extremo|bout en bout|ponta a ponta|сквозн",
    re.I,
)


def omitted(words: str) -> str | None:
    """Give what a program wrote in the place of a picture or a deleted message."""
    shown = words.strip().strip(_MARK)
    marked = words.startswith(_MARK) and len(shown) <= _LONGEST
    return shown if marked or _BRACKETED.fullmatch(shown) else None


def pictured(text: str) -> str | None:
    """Give what Telegram writes in the place of a picture: "[ Photo ]"."""
    found = _SPACED.fullmatch(text.strip()) if len(text) <= 2 * _LONGEST else None
    return found[0] if found else None


def is_notice(name: str, words: str, *, first: bool) -> bool:
    """Say whether a program speaks under a name: of its secrecy, of who came.

    Before the first person speaks, all marked words are its own.
    """
    shown = words.strip(_MARK + " ")
    if first and len(shown) > _LONGEST and _SEALED.search(shown):
        return True
    own = first or len(shown) > _LONGEST or shown.startswith(name)
    return words.startswith(_MARK) and own


def is_sealing(text: str) -> bool:
    """Say whether a line above all messages tells that the chat is encrypted."""
    return len(text) > _LONGEST and _SEALED.search(text) is not None

"""Text that is safe and legible on a terminal, whatever a thread contains."""

from __future__ import annotations

import os
import re
import sys
import textwrap

_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_INVISIBLE = re.compile("[\x80-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PICTURES = 0x2400
_DELETE = "\x7f"
_NARROWEST = 40


def printable(text: str) -> str:
    """Give a text that cannot steer a terminal, on one line.

    Line ends and tabs become spaces, control characters their pictures (ESC is "␛"),
    and characters that turn the direction of the line, C1 controls and surrogates
    become U+FFFD. Everything else stays as it is.
    """
    text = _LINE_ENDS.sub(" ", text).replace("\t", " ")
    text = _CONTROLS.sub(_picture, text)
    return _INVISIBLE.sub("\ufffd", text)


def message(text: str, lead: str) -> str:
    """Give words for standard error: wrapped where that is a terminal, else one line."""
    line = f"{lead}{printable(text)}"
    try:
        width = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        return line
    rows = textwrap.wrap(
        line, max(width, _NARROWEST), subsequent_indent="  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return "\n".join(rows)


def _picture(match: re.Match[str]) -> str:
    character = match.group()
    return "\u2421" if character == _DELETE else chr(_PICTURES + ord(character))

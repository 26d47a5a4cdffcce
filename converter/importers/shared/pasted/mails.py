"""Mails pasted after one another, or as the chain that an answer drags along.

A mail begins at its printed headers ("From:", "Date:", "Subject:"), below "-----Original
Message-----" or not, at Gmail's "Ann <address>  DATE", or, where no mail has headers, at
"On DATE, Ann wrote:" with nothing but quoted lines to the end: those are a mail, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from disputatio.converter.importers.shared.dates import date_in, is_date
from disputatio.converter.importers.shared.mail import words
from disputatio.converter.importers.shared.mail.attributions import (
    MOST_LINES,
    Named,
    above,
    headers,
    is_header,
    may_begin_headers,
)
from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted.heads import Head, Headed

DEEPEST = 30
"""A chain has no more mails quoted in one another."""

_PRINTED = re.compile(r"^[\s*_>]{0,3}([^:：]{1,24}?)[*_]{0,2}\s?[:：][*_]{0,2}\s*(.*)$")
_GMAIL = re.compile(
    r"^(?P<name>[^<>\t]{1,80}?) <[^<>\s]{1,100}@[^<>\s]{1,100}>\s+(?P<date>\S.{5,60})$"
)
_COUNT = re.compile(r"\d+ \w+")
_MARK = re.compile(r"^ ?> ?")
_SUBJECTS = frozenset((
    "subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp", "ämne",
    "emne", "aihe", "temat", "тема", "主题", "件名", "제목", "konu", "tárgy", "předmět",
))  # fmt: skip
_NO_DATES = _SUBJECTS | frozenset((*words.FROM, "to", "cc", "an", "à", "para", "aan"))
_OF_FILES = frozenset((
    "message-id", "mime-version", "received", "content-type", "return-path",
    "delivered-to", "x-mailer", "in-reply-to", "references",
))  # fmt: skip
"""Headers that a mail in a file has, and no copy."""


@frozen(kw_only=True)
class Mails:
    """The heads of mails, and the lines of which their bodies consist."""

    headed: Headed
    """The heads, in the order of the text."""
    lines: tuple[str, ...]
    """As many lines as were given, without the marks of mails quoted whole."""
    whole: bool
    """Whether the text begins with the headers of a mail."""


def mails(lines: Sequence[str]) -> Mails | None:
    """Give the mails of a text that holds two or more; None for other texts.

    Words above a chain are the newest mail, of which the head is lost.
    """
    bare = [*lines]
    heads = list(_printed(lines)) or list(_chained(bare))
    if not heads or not all(head.written for head in heads):
        return None
    first = next(i for i, text in enumerate(lines) if not line.is_blank(text))
    whole = heads[0].start <= first
    if not whole and _is_answer(lines[first : heads[0].start]):
        title = next((head.title for head in heads if head.title), None)
        heads.insert(0, Head(start=first, end=first, title=title))
    if len(heads) < 2:
        return None
    return Mails(
        headed=Headed(shape="mail", heads=tuple(heads)), lines=tuple(bare), whole=whole
    )


def is_file(lines: Sequence[str]) -> bool:
    """Say whether a text is a mail in a file, with headers that no program prints."""
    for text in lines[:60]:
        if line.is_blank(text):
            return False
        if text.partition(":")[0].casefold() in _OF_FILES:
            return True
    return False


def _is_answer(above: Sequence[str]) -> bool:
    """Say whether lines above the first head are words, no title and count of mails."""
    told = [text.strip() for text in above if not line.is_blank(text)]
    sentence = told[-1].endswith((".", "!", "?", ",")) or len(told) > 2
    return sentence and not _COUNT.fullmatch(told[-1])


# printed headers


def _printed(lines: Sequence[str]) -> Iterator[Head]:
    end = 0
    for index, text in enumerate(lines):
        if index < end or line.is_blank(text):
            continue
        head = _block(lines, index) or _of_gmail(lines, index)
        if head is not None:
            yield head
            end = head.end


def _block(lines: Sequence[str], index: int) -> Head | None:
    if _is_quoted(lines[index]) or not may_begin_headers(lines[index]):
        return None
    found = headers(lines[index : index + 30], 0)
    if found is None:
        return None
    end = index + found.lines
    fields = dict(_fields(lines[index:end]))
    written = next(
        (v for k, v in fields.items() if k not in _NO_DATES and date_in(v)), None
    )
    title = next((v for k, v in fields.items() if k in _SUBJECTS), None)
    return Head(start=index, end=end, author=found.name, written=written, title=title)


def _fields(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for text in lines:
        found = _PRINTED.match(text) if is_header(text) else None
        if found:
            yield found[1].strip().casefold(), found[2].strip()[:300]


def _is_quoted(text: str) -> bool:
    """Say whether a line begins with the sign of a quotation."""
    return text.lstrip().startswith(">")


def _of_gmail(lines: Sequence[str], index: int) -> Head | None:
    found = _GMAIL.match(lines[index]) if "@" in lines[index][:200] else None
    if found is None or not is_date(found["date"]):
        return None
    end = index + 1
    while end < min(len(lines), index + 4) and is_header(lines[end]):
        end += 1
    return Head(start=index, end=end, author=found["name"], written=found["date"])


# attributions above mails quoted whole


def _chained(bare: list[str]) -> Iterator[Head]:
    """Give the mails that are quoted whole below each other; takes their marks off."""
    index, end, depth = 0, _unquoted_end(bare, 0), 0
    while index < len(bare):
        said = _said(bare, index)
        below = next((t for t in bare[index + 1 : index + 4] if t.strip()), "")
        marked = _is_quoted(below)
        if said is None or (marked and end > index + 1) or depth >= DEEPEST:
            index += 1
            continue
        named, start = said
        shown = date_in(" ".join(bare[start : index + 1]))
        yield Head(start=start, end=index + 1, author=named.name, written=shown)
        index += 1
        if marked:
            depth += 1
            bare[index:] = [_MARK.sub("", text, count=1) for text in bare[index:]]
            end = _unquoted_end(bare, index)


def _said(bare: Sequence[str], index: int) -> tuple[Named, int] | None:
    if not bare[index].rstrip().endswith((":", "：")) or _is_quoted(bare[index]):
        return None
    near = bare[max(0, index - MOST_LINES + 1) : index + 1]
    found = above(near)
    if found is None or not found.sure or found.name is None:
        return None
    start = index + 1 - found.lines
    return (found, start) if date_in(" ".join(bare[start : index + 1])) else None


def _unquoted_end(bare: Sequence[str], start: int) -> int:
    """Give the place after the last line that is neither quoted nor empty."""
    for index in range(len(bare) - 1, start - 1, -1):
        if bare[index].strip() and not _is_quoted(bare[index]):
            return index + 1
    return start

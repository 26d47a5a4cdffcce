"""The text of a mail as content blocks: who is quoted, and what is no text of it.

Quotations are runs of lines that begin with ">". A run counts as one where its words
stand in the mail that is answered, or an attribution stands above it, or (where
neither is known) where the mail answers another: a mail that opens a thread, and words
above the first attribution, may hold ">" for other reasons, as the prompt of a console
does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from textwrap import dedent

from attrs import Factory, define, frozen

from disputatio.converter.importers.shared.mail.attributions import (
    Named,
    above,
    emacs,
    headers,
    may_begin_headers,
)
from disputatio.converter.importers.shared.mail.endings import (
    Endings,
    without_endings,
    without_footers,
)
from disputatio.converter.importers.shared.mail.wrapping import unwrapped
from disputatio.schemas.content import Block, Quotation, plain_blocks

DEEPEST = 30
"""Quotations nest no deeper; the lines of deeper ones join those around them."""

_MARK = re.compile(r" ?>")
_INDENTED = re.compile(r"[ \t]{0,8}>")
_INITIALS = re.compile(r"\s{0,3}([A-Z][A-Za-z]{0,4})>")
_BARS = re.compile(r"(?:[|>] ?)*\|(?= |$)")
_NEAR = 8
_COMPARED = 6
_TELLING = 12


@define
class Taken:
    """What is found while a mail is read."""

    endings: Endings = Factory(Endings)
    """Signature, footer, attachments and the like."""
    flattened: bool = False
    """Whether quotations nest too deep."""


@frozen(kw_only=True)
class Manner:
    """What is known of a mail beside its words."""

    answers: bool
    """Whether it answers another."""
    answered: str | None = None
    """The text of the mail that it answers, white space folded, where it is at hand."""
    before: Manner | None = None
    """What is known of that mail, where it is at hand."""
    named: Callable[[str], str] = str
    """Gives the name under which a thread knows who is named by name or address."""


@define
class _Run:
    """Lines of one level: own ones, or those of a quotation, or a mail quoted whole."""

    kind: str
    lines: list[str]
    named: Named | None = None
    known: bool = False


def blocks_of(text: str, manner: Manner) -> tuple[tuple[Block, ...], Taken]:
    """Give the text of a mail as blocks, and what is no text of it."""
    taken = Taken()
    lines = without_endings(text.split("\n"), taken.endings)
    return tuple(_blocks(lines, manner, taken, 0)), taken


def _blocks(lines: list[str], manner: Manner, taken: Taken, depth: int) -> list[Block]:
    lines = _without_bars(_without_initials(without_footers(lines, taken.endings)))
    runs = _settled(_runs(lines), manner)
    blocks: list[Block] = []
    author: str | None = None
    for run in runs:
        if run.kind == "own":
            blocks += plain_blocks(_text(unwrapped(run.lines)))
            continue
        if run.named is not None:
            author = manner.named(run.named.name) if run.named.name else None
        inner = _inner(run, manner, taken, depth)
        if inner:
            blocks.append(Quotation(blocks=tuple(inner), claimed_author=author))
    return blocks


def _without_initials(lines: list[str]) -> list[str]:
    """Give lines with "> " for the "AB> " of programs that mark lines with initials.

    Initials count where they first stand below an attribution.
    """
    marks: dict[str, bool] = {}
    result = []
    for at, line in enumerate(lines):
        found = _INITIALS.match(line) if ">" in line[:9] else None
        if found and found[1] not in marks:
            marks[found[1]] = above(lines[max(at - _NEAR, 0) : at]) is not None
        marked = found is not None and marks[found[1]]
        result.append(line[found.end(1) :] if found and marked else line)
    return result


def _without_bars(lines: list[str]) -> list[str]:
    """Give lines with ">" for the "|" of programs that mark quoted lines with bars.

    Bars count where they first stand below an attribution.
    """
    marks = [_BARS.match(line) if line[:1] in "|>" else None for line in lines]
    first = next((at for at, mark in enumerate(marks) if mark), None)
    if first is None or above(lines[max(first - _NEAR, 0) : first]) is None:
        return lines
    return [
        mark[0].replace("|", ">") + line[mark.end() :] if mark else line
        for line, mark in zip(lines, marks, strict=True)
    ]


def _inner(run: _Run, manner: Manner, taken: Taken, depth: int) -> list[Block]:
    if run.kind == "whole":
        lines = dedent("\n".join(run.lines)).split("\n")
    else:
        lines = [_unmarked(line) for line in run.lines]
    if depth + 1 >= DEEPEST:
        taken.flattened = taken.flattened or any(_MARK.match(line) for line in lines)
        return list(plain_blocks(_text(unwrapped(lines))))
    quoted = Manner(answers=True, named=manner.named)
    if run.known and manner.before is not None:
        quoted = manner.before
    return _blocks(lines, quoted, taken, depth + 1)


def _runs(lines: list[str]) -> list[_Run]:
    """Part lines into runs, with attributions taken off the lines above quotations."""
    emacs_like = [i for i, line in enumerate(lines) if line.startswith(">>>>> ")]
    mark = _INDENTED if any(emacs(lines, i) for i in emacs_like) else _MARK
    runs: list[_Run] = [_Run("own", [])]
    at = 0
    while at < len(lines):
        line = lines[at]
        named = emacs(lines, at) if line.startswith(">>>>> ") else None
        whole = headers(lines, at) if may_begin_headers(line) else None
        if whole is not None:
            runs.append(_Run("whole", lines[at + whole.lines :], whole))
            return runs
        if named is not None:
            runs.append(_Run("quote", [], named))
            at += named.lines
            continue
        _take(runs, line, mark)
        at += 1
    return _with_whole(runs)


def _take(runs: list[_Run], line: str, mark: re.Pattern[str]) -> None:
    last = runs[-1]
    if ">" not in line[:9] or not mark.match(line):
        if last.kind == "quote":
            runs.append(_Run("own", []))
        runs[-1].lines.append(line)
        return
    if last.kind == "quote":
        last.lines.append(line.lstrip())
        return
    named = above(last.lines)
    if named is not None:
        del last.lines[len(last.lines) - named.lines :]
    before = runs[-2] if len(runs) > 1 else None
    if named is None and before is not None and not _text(last.lines):
        runs.pop()
        before.lines += [">"] * len(last.lines) + [line.lstrip()]
    else:
        runs.append(_Run("quote", [line.lstrip()], named))


def _with_whole(runs: list[_Run]) -> list[_Run]:
    """Find a mail that is quoted whole, without marks, below a sure attribution."""
    last = runs[-1]
    if last.kind != "own" or any(run.kind == "quote" for run in runs):
        return runs
    for at, line in enumerate(last.lines):
        if not line.rstrip().endswith((":", "：", "道", "작성")):
            continue
        named = above(last.lines[: at + 1])
        if (
            named is not None
            and named.sure
            and _begins_paragraph(last.lines, at, named)
        ):
            rest = last.lines[at + 1 :]
            last.lines = last.lines[: at + 1 - named.lines]
            return [*runs, _Run("whole", rest, named)]
    return runs


def _begins_paragraph(lines: list[str], at: int, named: Named) -> bool:
    before = at - named.lines
    return (before < 0 or not lines[before].strip()) and bool(_text(lines[at + 1 :]))


def _settled(runs: list[_Run], manner: Manner) -> list[_Run]:
    """Make runs of ">" that are no quotations the writer's own again."""
    quotes = [run for run in runs if run.kind == "quote"]
    first = next((i for i, run in enumerate(quotes) if run.named is not None), None)
    known = [_is_known(run, manner) for run in quotes]
    for run, is_known in zip(quotes, known, strict=True):
        run.known = is_known
    for place, run in enumerate(quotes):
        if run.named is None and not _counts(place, first, known, manner):
            run.kind = "own"
    return [run for run in _joined(runs) if run.kind != "own" or _text(run.lines)]


def _counts(place: int, first: int | None, known: list[bool], manner: Manner) -> bool:
    if known[place]:
        return True
    if first is not None:
        return place > first
    return manner.answers and not any(known)


def _is_known(run: _Run, manner: Manner) -> bool:
    """Say whether a run's words stand in the mail that is answered."""
    if not manner.answered:
        return False
    looked = 0
    for line in run.lines:
        words = " ".join(line.lstrip("> ").split())
        if len(words) >= _TELLING:
            looked += 1
            if words in manner.answered:
                return True
        if looked == _COMPARED:
            break
    return False


def _joined(runs: Sequence[_Run]) -> list[_Run]:
    result: list[_Run] = []
    for run in runs:
        if result and run.kind == "own" and result[-1].kind == "own":
            result[-1].lines += run.lines
        else:
            result.append(run)
    return result


def _unmarked(line: str) -> str:
    rest = _INDENTED.sub("", line, count=1)
    return rest[1:] if rest.startswith(" ") else rest


def _text(lines: Sequence[str]) -> str:
    """Give lines as a text without the empty ones at its edges."""
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return "\n".join(line.rstrip() for line in lines[start:end])

"""Threads of Futaba's boards, where nearly nobody has a name and lines with ">" quote."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared.html.content import content
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    first,
    has_class,
    select,
    whole_number,
    words,
)
from disputatio.converter.importers.shared.quoted_lines import lines_of
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.converter.importers.shared.webpage.quotes import means_around
from disputatio.schemas.content import (
    Block,
    Inline,
    LineBreak,
    Para,
    Quotation,
    Text,
    inline_text,
)
from disputatio.schemas.debate import Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_WHEN = re.compile(r"(\d\d)/(\d\d)/(\d\d)\(.\)(\d\d):(\d\d):(\d\d)")
_SIGN = re.compile(r"\bID:(\S+)")
_NAMED = re.compile(r"\s*[>＞]+\s*(?:No\.)?(\d{4,19})\s*")
_USUAL = frozenset(("無念", "無題"))
"""What stands where a post has no title of its own."""


def futaba_posts(page: Page) -> list[PostRecord]:
    """Give the posts of a thread of Futaba, the opening one first; none of other pages."""
    box = first(page.root, ".thre")
    dates = select(box, ".cnw") if box is not None else []
    if box is None or not dates or first(box, ".cno") is None:
        return []
    found = [_record(date, box, page) for date in dates]
    return list(_answering(_nameless(found)))


def _record(date: Element, box: Element, page: Page) -> PostRecord:
    part = _part(date, box)
    own = [e for e in _own(part, box) if e is not part]
    shown = words(date) or ""
    sign = _SIGN.search(shown)
    name = f"ID:{sign[1]}" if sign else _of(own, "cnm")
    title = _of(own, "csb")
    body = next((e for e in own if e.tag == "blockquote"), None)
    read = (
        content([body], means_around((), ()), base=page.base)
        if body is not None
        else None
    )
    said = _of(own, "rsc")
    return PostRecord(
        id=str(whole_number(_of(own, "cno")) or "") or None,
        number=whole_number(said) if said else None,
        author=Author(name=name) if name else None,
        written=_moment(shown),
        title=title if title not in _USUAL else None,
        state="deleted" if any(has_class(e, "deleted") for e in part.iterancestors("table")) else None,
        body=tuple(_with_quotations(_bare(read.blocks))) if read is not None else (),
        kept={"attachments": list(_files(own))},
        line=date.sourceline,
    )  # fmt: skip


def _part(date: Element, box: Element) -> Element:
    """Give the cell of an answer, or the box of the thread for the opening post."""
    cells = (e for e in date.iterancestors() if e.tag == "td" or e is box)
    return next(cells, box)


def _own(part: Element, box: Element) -> Iterator[Element]:
    """Give what is in a post, without the tables of answers in the opening one."""
    if part is not box:
        yield from part.iter("*")
        return
    for child in part.iterchildren("*"):
        if first(child, ".rtd", "td .cnw") is None:
            yield from child.iter("*")


def _of(own: Sequence[Element], name: str) -> str | None:
    return words(next((e for e in own if has_class(e, name)), None))


def _moment(shown: str) -> Moment | None:
    found = _WHEN.search(shown)
    text = _SIGN.sub("", shown).strip() or None
    if found is None:
        return Moment(text=text) if text else None
    day, clock = "-".join(found.group(1, 2, 3)), ":".join(found.group(4, 5, 6))
    try:
        return Moment(text=text, at=dt.datetime.fromisoformat(f"20{day}T{clock}"))
    except ValueError:
        return Moment(text=text)


def _files(own: Sequence[Element]) -> Iterator[dict[str, str]]:
    for link in own:
        target = link.get("href") or "" if link.tag == "a" else ""
        if "/src/" in target and words(link):
            yield {"name": words(link) or "", "url": target}


def _nameless(found: list[PostRecord]) -> list[PostRecord]:
    """Give posts without the name that everybody has who gives none."""
    names = [r.author.name for r in found if r.author is not None]
    usual = max(set(names), key=names.count) if names else None
    if usual is None or usual.startswith("ID:") or names.count(usual) < 2:
        return found
    nobody = Author(label=usual)
    return [
        attrs.evolve(r, author=nobody) if r.author and r.author.name == usual else r
        for r in found
    ]


def _answering(found: Sequence[PostRecord]) -> Iterator[PostRecord]:
    """Give posts with those that they name: ">No.4711"."""
    known = {r.id for r in found}
    for record in found:
        lines = (
            inline_text(tuple(line))
            for block in record.body
            if isinstance(block, Para)
            for line in lines_of(block.inlines)
        )
        named = (m[1] for line in lines if (m := _NAMED.fullmatch(line)))
        answered = tuple(
            n for n in dict.fromkeys(named) if n in known and n != record.id
        )
        yield attrs.evolve(record, parents=answered)


def _bare(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give the blocks in the element of the words, which is called a quotation."""
    for block in blocks:
        if isinstance(block, Quotation) and block.claimed_author is None:
            yield from block.blocks
        else:
            yield block


def _with_quotations(blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, Para):
            yield block
            continue
        for quoted, row in groupby(lines_of(block.inlines), key=_is_quoted):
            lines = [_unmarked(line) if quoted else line for line in row]
            para = Para(inlines=_joined(lines))
            if para.inlines:
                yield Quotation(blocks=(para,)) if quoted else para


def _is_quoted(line: Sequence[Inline]) -> bool:
    """Say whether a line quotes; ">No.4711" says which post is answered."""
    text = inline_text(tuple(line))
    return text.lstrip().startswith((">", "＞")) and not _NAMED.fullmatch(text)


def _unmarked(line: list[Inline]) -> list[Inline]:
    head = line[0]
    if not isinstance(head, Text):
        return line
    rest = head.text.lstrip()[1:].lstrip()
    return [Text(text=rest), *line[1:]] if rest else line[1:]


def _joined(lines: Sequence[Sequence[Inline]]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for line in lines:
        if found:
            found.append(LineBreak())
        found += line
    while found and isinstance(found[-1], LineBreak):
        found.pop()
    while found and isinstance(found[0], LineBreak):
        found.pop(0)
    return tuple(found)

"""Rows of a table of posts as the posts of a thread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, TypeAlias

import attrs

from disputatio.converter.importers.shared.bbcode import (
    bbcode_blocks,
    looks_like_bbcode,
)
from disputatio.converter.importers.shared.html.content import Content
from disputatio.converter.importers.shared.html.fragment import html_blocks
from disputatio.converter.importers.shared.mail.headers import subject
from disputatio.converter.importers.shared.markdown import markdown_blocks
from disputatio.converter.importers.shared.moments import (
    epoch_moment,
    iso_moment,
    shown_moment,
)
from disputatio.converter.importers.shared.post_table import (
    Columns,
    as_id,
    as_text,
    is_odd_stance,
    stance_of,
)
from disputatio.converter.importers.shared.record_threads import Gathered
from disputatio.converter.importers.shared.stated_sides import nameless, with_stances
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Edit, Moment
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Reading
from disputatio.schemas.text import shortened

Markup: TypeAlias = Literal["auto", "plain", "bbcode", "html", "markdown"]
"""How the texts of a table are written."""

_HTML = re.compile(
    r"</(?:p|div|a|b|i|em|strong|blockquote|ul|ol|li|span|aside|code|pre)>|<br\s*/?>",
    re.I,
)
_MILLISECONDS = 1e11
_NUMBER = re.compile(r"-?\d{6,20}(?:\.\d{1,9})?$")
_COUNTED = re.compile(r"0{0,9}[1-9][0-9]{0,8}")
_SHOWN = frozenset(
    (
        "",
        "1",
        "visible",
        "approved",
        "published",
        "public",
        "active",
        "ok",
        "open",
        "none",
    )
)
_STATES = {
    "0": "unapproved", "moderated": "unapproved", "unapproved": "unapproved",
    "-1": "deleted", "2": "deleted", "deleted": "deleted", "removed": "deleted",
    "hidden": "hidden",
}  # fmt: skip


def thread_reading(
    name: str | None,
    rows: Iterable[Mapping[str, Any]],
    columns: Columns,
    markup: Markup,
    source: str | None,
) -> Reading:
    """Give the thread that some rows are."""
    gathered = Gathered()
    odd: Counter[str] = Counter()
    title = None
    for row in rows:
        values = columns.values(row)
        gathered.add(_record(values, columns.rest(row), gathered, markup))
        if is_odd_stance(values.get("stance")):
            odd[as_text(values["stance"]).strip()] += 1
        title = title or as_text(values.get("title"))
    records = list(_with_titles(_with_parents(gathered.records, columns)))
    shown = subject(title).shown if title else (name if _is_title(name) else None)
    reading = reading_of(
        ThreadRecord(
            posts=records,
            title=shown,
            source=source,
            thread=f"table {source or ''} {name}" if name else None,
        ),
        (*gathered.notices(), *_odd_stances(odd)),
    )
    return with_stances(reading, records, shown or name or nameless(source))


def _odd_stances(odd: Counter[str]) -> Iterator[Notice]:
    if odd:
        words = ", ".join(repr(shortened(word, 40)) for word, _ in odd.most_common(5))
        sentence = (
            f"{odd.total()} rows take a side in words that are not known ({words}); they"
            " are read without it"
        )
        yield notice("StanceUnknown", sentence)


def _is_title(name: str | None) -> bool:
    return name is not None and " " in name.strip()


def _record(
    values: Mapping[str, Any],
    rest: Mapping[str, Any],
    gathered: Gathered,
    markup: Markup,
) -> PostRecord:
    parent = as_id(values.get("parent"))
    name = as_text(values.get("author")).strip()
    number = as_id(values.get("number"))
    score = as_text(values.get("score"))
    body = gathered.blocks(_content(as_text(values.get("text")), markup))
    return PostRecord(
        id=as_id(values.get("id")),
        number=int(number) if number and _COUNTED.fullmatch(number) else None,
        author=Author(name=name) if name else None,
        written=moment_of(values.get("date")),
        edited=_edit(values),
        url=as_text(values.get("url")) or None,
        title=as_text(values.get("title")) or None,
        score=int(float(score)) if re.fullmatch(r"-?\d{1,9}(?:\.0)?", score) else None,
        parents=(parent,) if parent else (),
        state=_state(values.get("state")),
        stance=stance_of(values.get("stance")),
        body=body,
        kept={"columns": dict(rest)} if rest else {},
    )


def _with_titles(records: list[PostRecord]) -> Iterator[PostRecord]:
    """Leave out titles of posts that only say that of the thread again."""
    topics = [subject(r.title or "").topic for r in records]
    first = topics[0] if topics else ""
    for record, topic in zip(records, topics, strict=True):
        yield record if topic != first else attrs.evolve(record, title=None)


def _with_parents(records: list[PostRecord], columns: Columns) -> list[PostRecord]:
    """Give the ids of posts that are named by their numbers; 0 may stand for none."""
    ids = {r.id: r.id for r in records if r.id is not None}
    if columns.of.get("parent", "").casefold().endswith("_number"):
        ids = {str(r.number): r.id for r in records if r.number is not None and r.id}
    none = {"0"} - ids.keys()
    return [
        attrs.evolve(
            r, parents=tuple(ids.get(p, p) for p in r.parents if p not in none)
        )
        for r in records
    ]


def _content(text: str, markup: Markup) -> Content:
    readers: dict[str, Callable[[str], Content]] = {
        "bbcode": bbcode_blocks,
        "html": html_blocks,
        "markdown": markdown_blocks,
    }
    kind = _kind(text) if markup == "auto" else markup
    read = readers.get(kind)
    return read(text) if read else Content(blocks=plain_blocks(_clean(text)))


def _kind(text: str) -> str:
    if looks_like_bbcode(text):
        return "bbcode"
    return "html" if _HTML.search(text) else "plain"


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def moment_of(value: Any) -> Moment | None:
    """Give a time that is a number of seconds or milliseconds, ISO 8601, or as shown."""
    if isinstance(value, str) and not _NUMBER.match(value.strip()):
        found = iso_moment(value)
        return found if found is None or found.at else shown_moment(value)
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        return None
    if seconds == 0:
        return None
    return epoch_moment(seconds / 1000 if abs(seconds) > _MILLISECONDS else seconds)


def _edit(values: Mapping[str, Any]) -> Edit | None:
    at = moment_of(values.get("edited"))
    if at is None or at == moment_of(values.get("date")):
        return None
    return Edit(text=at.text, at=at.at, zone_known=at.zone_known)


def _state(value: Any) -> str | None:
    word = str(value).strip().casefold() if value is not None else ""
    return None if word in _SHOWN else _STATES.get(word)

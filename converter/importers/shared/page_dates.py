"""The dates of a whole page: what one alone does not settle, the others may, or its saving.

So may those of the other pages of a thread.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TypeVar

import attrs

from disputatio.converter.importers.shared import relative_dates
from disputatio.converter.importers.shared.dates import DayOrder, day_order, moment
from disputatio.converter.importers.shared.page_options import CAPTURED
from disputatio.converter.importers.shared.thread_records import PostRecord
from disputatio.schemas.debate import Moment, Post
from disputatio.schemas.errors import UsageError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Options, Source

WITHIN = "written_within"
"""Where `extras` say how exact a settled time is: "hour", "day"."""

_AnyMoment = TypeVar("_AnyMoment", bound=Moment)


def saving_time(source: Source, options: Options) -> dt.datetime | None:
    """Give when a page was saved, where a person or its container says so.

    Raises:
        UsageError: what the person says is no time.
    """
    given = options.get(CAPTURED.name)
    if given is None:
        return source.captured
    try:
        return dt.datetime.fromisoformat(str(given).strip())
    except ValueError:
        hint = "give it as 2024-05-31T18:30 or 2024-05-31T18:30+02:00"
        raise UsageError(f"{given!r} is no time", hint) from None


def dated(records: Sequence[PostRecord], saved: dt.datetime | None) -> list[PostRecord]:
    """Settle dates of numbers and relative dates as far as the page allows.

    The other dates of a page tell which number is the day; the time of saving, where it
    is known, settles the relative ones.
    """
    moments = [m for r in records for m in (r.written, r.edited) if m is not None]
    full = (text for r in records for text in (r.full_time, r.full_edit_time))
    texts = [*(m.text for m in moments), *full]
    order = day_order(text for text in texts if text)
    return [_dated(record, order, saved) for record in records]


def _dated(
    record: PostRecord, order: DayOrder | None, saved: dt.datetime | None
) -> PostRecord:
    written = _ordered(record.written, order, record.full_time)
    edited = _ordered(record.edited, order, record.full_edit_time)
    within = None
    if saved is not None:
        written, within = _settled(written, saved)
        edited, _ = _settled(edited, saved)
    if written is not None and written.at is None and record.full_time:
        written = attrs.evolve(written, text=record.full_time)
    if edited is not None and edited.at is None and record.full_edit_time:
        edited = attrs.evolve(edited, text=record.full_edit_time)
    if written is record.written and edited is record.edited:
        return record
    coarse = {WITHIN: within} if within not in (None, "minute") else {}
    kept = {**record.kept, **coarse}
    return attrs.evolve(record, written=written, edited=edited, kept=kept)


def _ordered(
    shown: _AnyMoment | None, order: DayOrder | None, full: str | None = None
) -> _AnyMoment | None:
    text = full or (shown.text if shown is not None else None)
    if shown is None or shown.at is not None or not text:
        return shown
    at = moment(text, order).at
    return shown if at is None else attrs.evolve(shown, at=at)


def _settled(
    shown: _AnyMoment | None, saved: dt.datetime
) -> tuple[_AnyMoment | None, str | None]:
    """Give a moment with the time that its relative text had, and how exact that is."""
    if shown is None or shown.at is not None or not shown.text:
        return shown, None
    found = relative_dates.settled(shown.text, saved)
    if found is None:
        return shown, None
    known = found.at.tzinfo is not None
    return attrs.evolve(shown, at=found.at, zone_known=known), found.within


def settled_notice(
    before: Sequence[PostRecord], after: Sequence[PostRecord], saved: dt.datetime | None
) -> Iterator[Notice]:
    """Say how many dates the time of saving settled, and how exactly."""
    if saved is None:
        return
    pairs = zip(before, after, strict=True)
    changed = [b for a, b in pairs if _told(a, b, saved)]
    coarse = sum(1 for record in changed if WITHIN in record.kept)
    if changed:
        yield notice(
            "DatesSettled",
            f"{len(changed)} relative dates were settled against the time of saving,"
            f" {saved.isoformat()}; {coarse} of them only to the hour or the day",
        )


def _told(before: PostRecord, after: PostRecord, saved: dt.datetime) -> bool:
    """Say whether the time of saving settled when a post was written."""
    found = _settled(before.written, saved)[0]
    if found is None or found is before.written or after.written is None:
        return False
    return after.written.at == found.at


def posts_dated(posts: Sequence[Post]) -> list[Post]:
    """Settle dates of numbers as far as the posts of all pages of a thread allow."""
    moments = [m for p in posts for m in (p.written, p.edited) if m is not None]
    if all(m.at is not None for m in moments):
        return list(posts)
    order = day_order(m.text for m in moments if m.text)
    return list(posts) if order is None else [_post_dated(p, order) for p in posts]


def _post_dated(post: Post, order: DayOrder) -> Post:
    written, edited = _ordered(post.written, order), _ordered(post.edited, order)
    if written is post.written and edited is post.edited:
        return post
    return attrs.evolve(post, written=written, edited=edited)

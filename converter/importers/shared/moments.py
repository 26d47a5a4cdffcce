"""Times as sources give them: as a standard, as a number, or only as shown."""

from __future__ import annotations

import datetime as dt

from disputatio.converter.importers.shared.dates import moment
from disputatio.schemas.debate import Moment

_EARLIEST = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def iso_moment(value: str | None, shown: str | None = None) -> Moment | None:
    """Give the time of an ISO 8601 text; one without a zone has none.

    `shown` is what a person sees, if it differs. What is no such time stays text.
    """
    text = (shown or value or "").strip()
    try:
        at = dt.datetime.fromisoformat((value or "").strip())
    except ValueError:
        at = None
    if at is None:
        return Moment(text=text) if text else None
    return Moment(text=text, at=at, zone_known=at.tzinfo is not None)


def epoch_moment(seconds: float | None, shown: str | None = None) -> Moment | None:
    """Give the time of seconds since 1970 in UTC; its text is ISO 8601 if none is shown."""
    if seconds is None:
        return Moment(text=shown) if shown else None
    try:
        at = _EARLIEST + dt.timedelta(seconds=seconds)
    except (OverflowError, ValueError):
        return Moment(text=shown or str(seconds))
    return Moment(text=shown or at.isoformat(), at=at, zone_known=True)


def shown_moment(text: str | None) -> Moment | None:
    """Give a time as shown, as a local time where the text settles it."""
    return moment(text.strip()) if text and text.strip() else None

"""Relative dates: what a time of saving settles, how exactly, and what stays text."""

import datetime as dt

import pytest

from disputatio.converter import registry
from disputatio.converter.importers.shared.relative_dates import settled
from disputatio.schemas.errors import UsageError
from disputatio.schemas.protocols import Reading, Source
from tests.laws.samples import sample

SAVED = dt.datetime(2024, 5, 31, 18, 30, 12, tzinfo=dt.UTC)
"""A Friday."""


@pytest.mark.parametrize(
    ("text", "at", "within"),
    [
        ("6 minutes ago", "2024-05-31T18:24:00+00:00", "minute"),
        ("a minute ago", "2024-05-31T18:29:00+00:00", "minute"),
        ("vor 2 Stunden", "2024-05-31T16:00:00+00:00", "hour"),
        ("vor einer Stunde", "2024-05-31T17:00:00+00:00", "hour"),
        ("3 Stunden her", "2024-05-31T15:00:00+00:00", "hour"),
        ("hace 3 días", "2024-05-28T00:00:00+00:00", "day"),
        ("il y a 5 minutes", "2024-05-31T18:25:00+00:00", "minute"),
        ("10 minuti fa", "2024-05-31T18:20:00+00:00", "minute"),
        ("20 minuten geleden", "2024-05-31T18:10:00+00:00", "minute"),
        ("3 godziny temu", "2024-05-31T15:00:00+00:00", "hour"),
        ("2 tuntia sitten", "2024-05-31T16:00:00+00:00", "hour"),
        ("há 4 horas", "2024-05-31T14:00:00+00:00", "hour"),
        ("5 timmar sedan", "2024-05-31T13:00:00+00:00", "hour"),
        ("Yesterday, 03:31", "2024-05-30T03:31:00", "minute"),
        ("Yesterday at 3:31 PM", "2024-05-30T15:31:00", "minute"),
        ("Today, 07:05", "2024-05-31T07:05:00", "minute"),
        ("gestern, 14:05", "2024-05-30T14:05:00", "minute"),
        ("Vorgestern 09:00", "2024-05-29T09:00:00", "minute"),
        ("hier à 21:10", "2024-05-30T21:10:00", "minute"),
        ("Monday at 3:04 PM", "2024-05-27T15:04:00", "minute"),
        ("Freitag um 08:15", "2024-05-24T08:15:00", "minute"),
    ],
)
def test_what_a_time_of_saving_settles(text: str, at: str, within: str) -> None:
    """To the minute, the hour or the day, and no further; a clock has no known zone."""
    found = settled(text, SAVED)

    assert found is not None
    assert (found.at.isoformat(), found.within) == (at, within)


@pytest.mark.parametrize(
    "text",
    [
        "2 weeks ago", "3 months ago", "a year ago", "vor 2 Jahren", "yesterday", "gestern",
        "400 days ago", "99999 hours ago", "some days ago", "2 May 2020, 10:00", "Ann, 2 hours ago", "",
    ],
)  # fmt: skip
def test_what_stays_text(text: str) -> None:
    """Weeks and more say too little; days without a clock, absolute dates and words too."""
    assert settled(text, SAVED) is None


def test_times_before_the_calendar_stay_text() -> None:
    """Nothing lies before the first day."""
    first = dt.datetime(1, 1, 1, 0, 5, tzinfo=dt.UTC)

    assert settled("6 minutes ago", first) is None
    assert settled("Yesterday, 03:31", first) is None


PAGE = sample("webpage", "guestbook.html").replace(b"4 May 2003, 09:15", b"2 hours ago")


def reading(source: Source, **options: str) -> Reading:
    """Read the page with options."""
    (found,) = registry.importer("webpage").read(source, options)
    return found


def test_a_page_settles_them_where_its_time_of_saving_is_known() -> None:
    """By a container or by a person; else they stay text."""
    told = reading(Source(data=PAGE, captured=SAVED))
    said = reading(Source(data=PAGE), captured="2024-05-31T18:30")
    unknown = reading(Source(data=PAGE))

    moments = [r.debate.posts[-1].written for r in (told, said, unknown)]
    assert [m.at.isoformat() if m and m.at else None for m in moments] == [
        "2024-05-31T16:00:00+00:00",
        "2024-05-31T16:00:00",
        None,
    ]
    assert [m.zone_known for m in moments if m] == [True, False, False]
    assert {m.text for m in moments if m} == {"2 hours ago"}
    assert told.debate.posts[-1].extras["thread"] == {"written_within": "hour"}
    (told_so,) = [n.sentence for n in told.notices if n.rule == "DatesSettled"]
    assert told_so.startswith("1 relative dates were settled")
    assert "1 of them only to the hour or the day" in told_so


def test_a_time_that_is_none_is_an_error() -> None:
    """The hint says how a time is written."""
    with pytest.raises(UsageError, match="'last week' is no time"):
        reading(Source(data=PAGE), captured="last week")


def test_dates_that_the_page_itself_settles_are_not_told_as_relative() -> None:
    """The notice counts what the time of saving settled, no more."""
    page = sample("webpage", "guestbook.html")
    told = page.replace(b"4 May 2003, 09:15", b"05/04/2003, 09:15").replace(
        b"3 May 2003, 14:22", b"04/25/2003, 14:22"
    )
    found = reading(Source(data=told, captured=SAVED))

    last = found.debate.posts[-1].written
    assert last is not None
    assert str(last.at) == "2003-05-04 09:15:00"
    assert [n.rule for n in found.notices if n.rule == "DatesSettled"] == []

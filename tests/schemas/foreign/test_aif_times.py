"""Times as AIF's tools write them, read and written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.schemas.debate import Moment
from disputatio.schemas.foreign.aif_times import epoch_of, moment_of, start_of
from tests.schemas.foreign.aif_payloads import DATE


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2020-05-21 22:51:28", "2020-05-21 22:51:28"),
        ("2020-05-21T22:51:28Z", "2020-05-21 22:51:28"),
        ("2020-05-21T22:51:28.250+01:00", "2020-05-21 21:51:28"),
        ("2020/05/21 22:51:28", "2020-05-21 22:51:28"),
        ("21/05/2020 - 22:51:28", "2020-05-21 22:51:28"),
        (DATE, "2020-05-21 21:51:28"),
        ("Thu May 21 2020 22:51:28 GMT-0330", "2020-05-22 02:21:28"),
        ("21/13/2020 - 22:51:28", None),
        ("2020-02-30 00:00:00", None),
        ("1590101488", None),
        ("yesterday", None),
        ("Thu Foo 21 2020 22:51:28 GMT+0100", None),
        ("Thu May 21 2020 22:51:28 GMT+9900", None),
    ],
)
def test_every_tools_times_are_read(text: str, start: str | None) -> None:
    """What a tool writes is an instant; its words stay, and other words are no time."""
    moment = moment_of(text)
    assert moment is not None
    assert (moment.text, start_of(moment)) == (text, start)


def test_no_words_are_no_moment() -> None:
    """A start that is absent or empty says nothing."""
    assert moment_of(None) is None
    assert moment_of("") is None


def test_aifdb_takes_seconds_since_1970() -> None:
    """A time without a zone counts as UTC, one with a zone as what it is."""
    assert epoch_of("1970-01-02 00:00:00") == 86_400
    assert epoch_of("1970-01-02T01:00:00+01:00") == 86_400
    assert epoch_of("soon") is None


@given(
    st.datetimes(timezones=st.none() | st.just(dt.UTC)).map(
        lambda at: at.replace(microsecond=0)
    )
)
def test_what_is_written_is_read(at: dt.datetime) -> None:
    """A start that we write is the same instant again, in UTC."""
    text = start_of(Moment(at=at, zone_known=at.tzinfo is not None))
    moment = moment_of(text)
    assert moment is not None
    assert moment.at == at.replace(tzinfo=None)

"""Dates of forum pages: what is one, and when it settles a time."""

from __future__ import annotations

import datetime as dt

import pytest

from disputatio.converter.importers.shared.dates import (
    date_in,
    day_order,
    is_date,
    moment,
)
from disputatio.converter.importers.shared.pasted.lines import EditMark, edit_mark

AT = dt.datetime.fromisoformat("2019-05-26T17:32")


@pytest.mark.parametrize(
    "text",
    [
        "May 26, 2019 at 5:32 PM", "Sun May 26, 2019 5:32 pm", "26 May 2019, 17:32",
        "26. Mai 2019 um 17:32", "So 26. Mai 2019, 17:32", "dim. 26 mai 2019 17:32",
        "26 de mayo de 2019 a las 17:32", "26 maggio 2019, 17:32", "26 mei 2019, 17:32",
        "26 maja 2019, 17:32", "26 toukokuuta 2019 klo 17.32", "26 maj 2019 kl. 17:32",
        "26 de maio de 2019, 17:32", "2019-05-26 17:32", "le 26 mai 2019 à 17h32",
        "2019/05/26 17:32", "2019. 5. 26. 17:32", "2019年5月26日 17:32", "2019年05月26日 5:32 下午",
        "2019年5月26日 下午5:32", "五月 26th, 2019 17:32", "2019년 5월 26일 오후 5:32", "Вс май 26, 2019 17:32",
        "26 мая 2019 в 17:32", "26 Mayıs 2019, 17:32", "2019 május 26, 17:32", "26 května 2019, 17:32",
        "26 травня 2019, 17:32", "26. května 2019 17:32", "May 26, 2019 at 5:32 p.m.", "May 26, 2019, 5:32 P.M.",
        "26 de mayo de 2019, 5:32 p. m.", "26 Μαΐου 2019, 5:32 μ.μ.", "Κυρ Μάιος 26, 2019 5:32 pm",
        "Sunday May 26, 2019 @05:32PM", "26-May-2019 17:32", "2019/05/26(日) 17:32", "26 مايو 2019 17:32", "٢٦ مايو ٢٠١٩ ١٧:٣٢",
        "26 במאי 2019, 17:32", "Sun May 26 17:32:00 2019", "26-Май-19 17:32", "26-May-19 17:32",
        "5:32 PM on May 26, 2019", "5:32pm On May 26, 2019",
    ],
)  # fmt: skip
def test_settled_times(text: str) -> None:
    """Day, month as a word or ISO, year and hour settle a local time without zone."""
    found = moment(text)
    assert is_date(text)
    assert (found.text, found.at, found.zone_known) == (text, AT, False)


@pytest.mark.parametrize("text", ["04-26 23:51", "04-26 23:51:10", "4月26日 23:51"])
def test_days_without_a_year(text: str) -> None:
    """Chinese boards leave the year out: a date, but no settled time."""
    assert is_date(text)
    assert moment(text).at is None


@pytest.mark.parametrize("text", ["13-26 23:51", "04-26", "10-12 14:00-16:00", "4-26"])
def test_ranges_and_scores_are_no_days(text: str) -> None:
    """Month, day and time stand there whole, and nothing else."""
    assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Mar 28 Mai 2019, 17:32", "2019-05-28 17:32"),
        ("le Mar 3 Déc 2019 - 17:32", "2019-12-03 17:32"),
        ("mar, 03 dic 2019 17:32", "2019-12-03 17:32"),
        ("Mar 05 Mar 2019, 17:32", "2019-03-05 17:32"),
        ("Mar 5, 2019 5:32 pm", "2019-03-05 17:32"),
        ("Mar 29 Mai 2019, 17:32", None),
    ],
)
def test_tuesday_that_looks_as_march(text: str, at: str | None) -> None:
    """French, Spanish and Italian shorten Tuesday as English does March; the day proves it."""
    expected = None if at is None else dt.datetime.fromisoformat(at)
    assert is_date(text)
    assert moment(text).at == expected


@pytest.mark.parametrize(
    "text",
    [
        "05-06-2019, 05:32 PM", "26/05/2019 17:32", "Yesterday at 5:32 PM", "Today, 17:32",
        "6 minutes ago", "vor 6 Minuten", "il y a 2 jours", "hace 2 días", "3 Jahre zuvor", "1 Monat her", "May 26, 2019",
        "Monday at 5:32 PM", "31 February 2019, 17:32", "26 May 2019, 25:32",
    ],
)  # fmt: skip
def test_unsettled_times(text: str) -> None:
    """A date without hour, a numeric or relative one is kept as text only."""
    assert is_date(text)
    assert moment(text).at is None


@pytest.mark.parametrize(
    "text", ["1394/11/27, 00:31", "1402-03-12 14:20", "۱۳۹۴/۱۱/۲۷ ۰۰:۳۱", "24.08.2563 17:32"]
)  # fmt: skip
def test_years_of_another_calendar_settle_no_time(text: str) -> None:
    """Boards in Iran and Thailand count years otherwise: their dates stay text."""
    assert is_date(text)
    assert moment(text).at is None


def test_dotted_dates_are_day_month_year() -> None:
    """dd.mm.yyyy settles a day whatever the language; slashes and dashes do not."""
    assert moment("26.05.2019, 17:32").at == AT
    assert moment("04.02.2008, 00:34").at == dt.datetime.fromisoformat(
        "2008-02-04T00:34"
    )
    assert moment("04/02/2008, 00:34").at is None
    assert moment("04-02-2008, 00:34").at is None
    assert moment("04.13.2008, 00:34").at is None


@pytest.mark.parametrize(
    "text",
    [
        "", "Top", "1,204", "In 2019 we met.", "I may go on 5 May", "May I?", "#1", "12:30",
        "We met on May 5, 2019.!", "a" * 5000, "5 5 5 5", "May", "8.0.1.0", "8.2.0", "2.12.10.3", "0-0-19", "her day", "3 her",
    ],
)  # fmt: skip
def test_no_dates(text: str) -> None:
    """Numbers, sentences and lone months are no dates."""
    assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "date", "by"),
    [
        ("Last edited:", None, None),
        ("Last edited: May 27, 2019", "May 27, 2019", None),
        ("Last edited by Pim; 05-27-2019 at 08:10 AM.", "05-27-2019 at 08:10 AM", "Pim"),
        ("Last edited by Pim; 05-27-2019 at 08:10 AM. Reason: typo", "05-27-2019 at 08:10 AM", "Pim"),
        ("Last edited by A. B. on Mon May 27, 2019 9:58 am, edited 1 time in total.", "Mon May 27, 2019 9:58 am", "A. B."),
        ("« Last Edit: May 27, 2019, 07:41:18 AM by Ann »", "May 27, 2019, 07:41:18 AM", "Ann"),
        ("Zuletzt geändert von Jörg am So 26. Mai 2019, 17:32, insgesamt 1-mal geändert.", "So 26. Mai 2019, 17:32", "Jörg"),
    ],
)  # fmt: skip
def test_edit_marks(text: str, date: str | None, by: str | None) -> None:
    """An edit mark gives its date and its editor as shown."""
    assert edit_mark(text) == EditMark(text=date, by=by)


@pytest.mark.parametrize(
    "text",
    ["Last edited by me, sorry", "The last edit was mine.", "Last edition: sold out"],
)
def test_no_edit_marks(text: str) -> None:
    """Sentences about edits are no marks."""
    assert edit_mark(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "发表于2019-05-26 17:32",
        "时间：2019-05-26 17:32 来自手机",
        "楼主 发表于 2019年5月26日 17:32",
    ],
)
def test_dates_in_scripts_without_blanks(text: str) -> None:
    """A word that ends where a date begins is no part of it."""
    found = date_in(text)

    assert found is not None
    assert moment(found).at == AT


@pytest.mark.parametrize("text", ["2019-05-26 17:32 UTC", "26 May 2019 5:32 pm GMT"])
def test_times_in_utc_have_their_zone(text: str) -> None:
    """The letters at the end of a time say its zone."""
    found = moment(text)

    assert (found.at, found.zone_known) == (AT.replace(tzinfo=dt.UTC), True)


@pytest.mark.parametrize(
    "text",
    [
        "Firefox 3.11.10", "Firefox 10.11.12", "PHP 05.12.20", "version 10.11.12", "v. 10.11.12", "kernel 3.10.12-4",
        "§ 12.5.20", "§12.05.20", "Art. 12.05.20", "chapter 3.4.10", "10.11.12.13", "192.168.10.12", "IP: 10.10.10.10",
        "ISBN 3-12-10-20", "978-3-16-148410-0", "Tel. 06-12-14-15-16", "Tel.: 030/12-10-20", "+49 30 12-10-20",
        "call 01/12/14 15", "€ 1.12.20", "12.10.20 EUR", "$ 12/10/20", "12.50 €", "now 5.99", "13.13.13", "1-800-12-10-20",
    ],
)  # fmt: skip
def test_numbers_that_count_something_are_no_dates(text: str) -> None:
    """Versions, paragraphs of laws, addresses, books, telephones and prices."""
    assert date_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "03.11.10", "03.11.10, 12:30", "3.11.10 12:30", "3/11/10", "3/11/10 4:20pm", "12-10-20", "von Ann am 03.11.10",
        "Ann » 03.11.10 12:30", "Posted by Ann on 3/11/10", "#4 03.11.10 12:30", "10.12.2010",
    ],
)  # fmt: skip
def test_years_of_two_digits(text: str) -> None:
    """Numbers that forums write as dates stay dates."""
    found = date_in(text)
    assert found is not None
    assert text.endswith(found)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Sun, 05/06/2016 - 17:32", "day first"),
        ("dimanche 05-06-2016, 17:32", "day first"),
        ("Fri, 05/06/2016 - 17:32", "month first"),
        ("Wed, 05/06/2016 - 17:32", None),
        ("Sun, 06/06/2021 - 17:32", None),
        ("Sun, 05/00/2016 - 17:32", None),
    ],
)
def test_the_day_of_the_week_tells_which_number_is_the_day(
    text: str, order: str | None
) -> None:
    """Where only one of the two days is that day of the week, it is meant."""
    assert day_order([text]) == order


@pytest.mark.parametrize(
    ("texts", "at"),
    [
        (["07-08-99 01:48 PM", "07-27-99 03:24 PM"], "1999-07-08 13:48"),
        (["07/08/04 01:48 PM", "06/30/04 03:24 PM"], "2004-07-08 13:48"),
        (["07-08-99 13:48", "27-07-99 15:24"], "1999-08-07 13:48"),
        (["07-08-19 13:48", "27-07-19 15:24"], None),
        (["07-08-99 13:48", "06-08-99 15:24"], None),
    ],
)
def test_the_order_with_years_of_two_digits(texts: list[str], at: str | None) -> None:
    """A number that can be no month, and where the year stands, tell them apart."""
    expected = None if at is None else dt.datetime.fromisoformat(at)
    assert moment(texts[0], day_order(texts)).at == expected


def test_day_and_month_of_one_number() -> None:
    """Which of two equal numbers is the day does not matter; of others it does."""
    assert str(moment("05/05/2019 17:32").at) == "2019-05-05 17:32:00"
    assert moment("05/06/2019 17:32").at is None


@pytest.mark.parametrize("half", ["p.m.", "P.M.", "p. m.", "μ.μ."])
def test_the_half_of_a_day_is_never_lost(half: str) -> None:
    """A date in a line ends behind the half of its day: without it, it is another time."""
    found = date_in(f"Posted on May 26, 2019, 5:32 {half} by Ann")
    assert found == f"May 26, 2019, 5:32 {half}"
    assert moment(found).at == AT


def test_marks_of_direction_are_no_part_of_a_date() -> None:
    """Khoros sets a mark for the direction of writing in front of each date."""
    assert date_in("\u200e05-26-2019 05:32 PM") == "05-26-2019 05:32 PM"


def test_a_year_behind_the_time_belongs_to_the_date() -> None:
    """As C prints times; a number behind a date that has its year does not."""
    assert date_in("Ann, Sun May 26 17:32:00 2019") == "Sun May 26 17:32:00 2019"
    assert date_in("Sun May 26, 2019 17:32 2020 views") == "Sun May 26, 2019 17:32"
    assert date_in("May 26, 17:32, 40 posts") == "May 26, 17:32"


def test_a_time_in_front_belongs_to_the_date() -> None:
    """MetaFilter and others write the time first."""
    shown = "5:32 PM on May 26, 2019"
    assert date_in(f"posted by Ann at {shown} [2 favorites]") == shown
    assert date_in("17:32 3 posts") is None

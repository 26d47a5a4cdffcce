"""Dates as forum pages show them, in ten languages and those of `date_words`.

A text is a date when nothing but the parts of a date stand in it. It settles a local
time only when day, month, year and hour are all there and the month is written as a
word, or the form is dd.mm.yyyy or begins with the year, which nobody writes otherwise: what
"05-06-2019" or "Yesterday" means depends on settings that the text has lost. Where
other dates of the same page tell which number is the day (`day_order`), it counts too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, TypeAlias

from disputatio.converter.importers.shared import date_words as calendar
from disputatio.schemas.debate import Moment

DayOrder: TypeAlias = Literal["day first", "month first"]
"""Which number of "05-06-2019" is the day."""

LONGEST = 80
"""No date is longer, in characters."""

_PART = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(\d{4})(?:[-/]|\. ?| ?[年년] ?)(\d\d?)(?:[-/]|\. ?| ?[月월] ?)(\d\d?)(?!\d)"
)
_PART_OF_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TWO_DIGITS = r"(?:0[1-9]|[12]\d|3[01])"
_NO_MONTH = r"(?!(?:1[3-9]|[23]\d)[./-] ?(?:1[3-9]|[23]\d)[./-])"
_NUMERIC = re.compile(
    rf"(?<![\d.])(?<!\d[/-])(?:\d{{4}}[./-] ?{_PART_OF_DAY}[./-] ?{_PART_OF_DAY}"
    rf"|{_PART_OF_DAY}[./-] ?{_PART_OF_DAY}[./-] ?\d{{4}}"
    rf"|{_NO_MONTH}{_PART_OF_DAY}(?P<by>[/-]) ?{_PART_OF_DAY}(?P=by) ?\d\d(?![/-]\d)"
    rf"|{_NO_MONTH}{_TWO_DIGITS}\. ?{_TWO_DIGITS}\. ?\d\d"
    rf"|{_PART_OF_DAY}\. ?{_PART_OF_DAY}\. ?\d\d(?=,? \d\d?:\d\d))(?!\d|\.\d)"
    r"|\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]?"
)
"""Day, month and year as numbers; "8.0.1", "3.11.10" and "8.2.12.1" are versions.

A year of two digits stands after a dot only where day and month have two as well, as
forums write them, or where a time follows.
"""
_NO_YEAR = re.compile(
    rf"(?:(?:0[1-9]|1[0-2])[-/]{_TWO_DIGITS}|\d\d?月\d\d?日) ?\d\d:\d\d(?::\d\d)?"
)
"""Month, day and time, as Chinese boards tell them of the year they are in."""
_SLASHED = re.compile(r"(?<!\d)(\d\d?)[./-] ?(\d\d?)[./-] ?((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d./-])(\d\d?)[/-](\d\d?)[/-](\d\d)(?![\d./-])")
_SHORT_NAMED = re.compile(r"(?<![\w-])(\d\d?)-[^\W\d_]{3,12}\.?-(\d\d)(?![\w-])")
"""Day, month as a word and year of two digits: "26-May-19"."""
_CENTURY = 70
"""A year of two digits from this one on is of the last century."""
_DOTS = re.compile(r"(?<!\d)(\d\d?)\.(\d\d?)\.(\d{4})(?!\d)")
_TIME = re.compile(
    r"(?<![\d.:])(\d{1,2})(?::|h|\.(?=\d\d(?:\D|$)(?!\d)))(\d\d)(?::(\d\d))?(?!\d)"
    r"(?: ?([ap])\.?m)?",
    re.IGNORECASE,
)
_AT_SIGN = re.compile(r"@\s?(?=\d\d?:\d\d)")
_IN_BRACKETS = re.compile(r"\(\s?([^\W\d_]{1,12})\.?\s?\)")
"""The day of the week behind a day, as in Japan: "2024/01/12(金)"."""
_DOTTED_HALF = re.compile(
    r"(?<=\d)\s?(?:(?P<a>a\.\s?m|π\.?\s?μ)|p\.\s?m|μ\.?\s?μ)(?![^\W_])\.?", re.I
)
"""The halves of a day with dots: "5:32 p.m.", "5:32 p. m.", "5:32 μ.μ."."""
_HALF = r"(?P<{0}a>上午|午前|오전)|(?P<{0}p>下午|午后|午後|오후)"
_HALVED = re.compile(
    rf"(?:{_HALF.format('b')})?\s?(?<!\d)(?P<time>(?:0?\d|1[0-2]):\d\d(?::\d\d)?)(?!\d)"
    rf"(?:\s?(?:{_HALF.format('e')}))?"
)
"""Times with the words for the halves of a day, which stand before or after."""
_PARTING = re.compile("[-./年년]")
"""What parts the numbers of a day that is told in numbers only."""
_ARABIC = {
    0x200E: None,
    0x200F: None,
    ord("،"): ",",
    **{0x660 + digit: str(digit) for digit in range(10)},
    **{0x6F0 + digit: str(digit) for digit in range(10)},
}
"""Marks of direction inside a date, the comma, and the digits of Arabic and Persian."""
_UTC = re.compile(r"\d\s?(?:[ap]m\s)?(?:UTC|GMT)$", re.I)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COMMON_YEARS = range(1900, 2100)
_DAY = re.compile(r"(?<![\d:.])\d\d?(?![\d:])")


_TOKEN = re.compile(
    r"[^\s()\[\]|·•»«\d]*[\u3040-\u9fff\uac00-\ud7af][：:]?(?=(?:19|20)\d\d\D\d)"
    r"|[^\s()\[\]|·•»«：\u200e\u200f]+"
)
"""A word; one of a script without blanks ends where a date begins."""
_BEGINS = re.compile(r"\d{1,4}(?:[./-]\d|-[^\W\d_]{3}|:\d\d|\D?$|[.,年년]|st|nd|rd|th)")
_OPENERS = (
    calendar.MONTHS.keys()
    | calendar.WEEKDAYS
    | calendar.RELATIVE
    | {"il", "vor", "hace"}
)
_COUNTING = re.compile(
    rf"(?:[§$€£¥№]|\+\d[\d ]*|(?<![^\W_])(?:{'|'.join(sorted(calendar.COUNTING))})(?:\s\w{{1,3}})?)"
    r"[\s.:+(-]*$",
    re.I,
)
_SHORT = re.compile(r"\d\d?[./-] ?\d\d?[./-] ?\d\d(?!\d)")
_COUNTED = re.compile(
    rf"\s?(?:[%€$£¥]|(?:{'|'.join(sorted(calendar.MEASURES))})(?![^\W_]))", re.I
)
_TUESDAY = 2
_MOST_PARTS = 10
"""Of so many parts a date consists, at most."""


def is_date(text: str) -> bool:
    """Say whether a text is a date or a relative time, and nothing else."""
    text = text.strip()
    if not 3 <= len(text) <= LONGEST:
        return False
    text = _plain(text)
    parts = [p.casefold() for p in _PART.findall(text)]
    words = [p for p in parts if p[0].isalpha()]
    if any(p in '?!()[]{}"“”;*=_&%$<>#@~§€£¥' for p in parts):
        return False
    if _NO_YEAR.fullmatch(text):
        return True
    return _absolute(text, words) or _relative(words, parts)


def _plain(text: str) -> str:
    """Write a date without what only parts its parts, and halves of a day without dots."""
    if not text.isascii():
        text = text.translate(_ARABIC)
    if "(" in text:
        text = _IN_BRACKETS.sub(_bracketed, text)
    if "@" in text:
        text = _AT_SIGN.sub("", text)
    return _DOTTED_HALF.sub(_undotted, text)


def _bracketed(found: re.Match[str]) -> str:
    word = found[1].casefold()
    known = word in calendar.WEEKDAYS or word in calendar.WEEKDAY_LETTERS
    return " " if known else found[0]


def _undotted(found: re.Match[str]) -> str:
    return " am" if found["a"] else " pm"


def date_in(text: str) -> str | None:
    """Give the first date or relative time that stands in a text, as far as it goes."""
    parts = list(_TOKEN.finditer(text))
    for first, part in enumerate(parts):
        if _BEGINS.match(part.group()) or _word(part) in _OPENERS:
            found = _longest(text, parts[first : first + _MOST_PARTS])
            end = part.start() + len(found or "")
            if found and not is_count(found, text[: part.start()], text[end:]):
                return found
    return None


def is_count(found: str, head: str, tail: str = "") -> bool:
    """Say whether what looks as a date is none between a head and a tail.

    Three numbers without a whole year may be the version of a program, the paragraph of
    a law, a price or a telephone.
    """
    if not _SHORT.match(found):
        return False
    return bool(_COUNTING.search(head[-40:]) or _COUNTED.match(tail))


def _longest(text: str, parts: list[re.Match[str]]) -> str | None:
    start = parts[0].start()
    for last in reversed(_until_time(parts)):
        whole = text[start : last.end()]
        found = whole.rstrip(" ,;.")
        if is_date(found):
            half = _DOTTED_HALF.search(whole)
            return whole if half and half.end() == len(whole) else found
    return None


def _until_time(parts: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out numbers after the time, but for the first year: they count something else."""
    time = next((i for i, p in enumerate(parts) if _TIME.search(p.group())), len(parts))
    if time == 0:
        return parts
    after = range(time + 1, len(parts))
    end = next((i for i in after if not _is_word(parts[i])), len(parts))
    late = end < len(parts) and _YEAR.fullmatch(parts[end].group()) is not None
    dated = any(_YEAR.search(part.group()) for part in parts[:end])
    return parts[: end + 1] if late and not dated else parts[:end]


def _is_word(part: re.Match[str]) -> bool:
    return _word(part).replace(".", "").isalpha()


def _word(part: re.Match[str]) -> str:
    return part.group().strip(",.;").casefold()


def moment(text: str, order: DayOrder | None = None) -> Moment:
    """Give a date as shown, with its local time where the text or the order settles it."""
    local = _local(text, order)
    if local is not None and _UTC.search(text):
        return Moment(text=text, at=local.replace(tzinfo=dt.UTC), zone_known=True)
    return Moment(text=text, at=local)


def _absolute(text: str, words: list[str]) -> bool:
    if not all(
        w in calendar.MONTHS or w in calendar.WEEKDAYS or w in calendar.JOINERS
        for w in words
    ):
        return False
    numeric = _NUMERIC.search(text)
    if numeric is not None:
        return not any(c.isdigit() for c in _TIME.sub("", text[: numeric.start()]))
    named = any(w in calendar.MONTHS for w in words)
    return named and _DAY.search(text) is not None


def _relative(words: list[str], parts: list[str]) -> bool:
    numbers = [p for p in parts if p.isdigit()]
    if words and words[0] in calendar.RELATIVE:
        known = calendar.RELATIVE | calendar.JOINERS
        return all(w in known for w in words) and len(words) <= 6
    if words and words[0] in calendar.WEEKDAYS and numbers:
        return all(w in calendar.JOINERS for w in words[1:]) and ":" in parts
    if parts[0].isdigit() and words[-1:] and words[-1] in calendar.AGO_BEHIND_NUMBERS:
        return len(words) > 1 and all(w in calendar.AGO for w in words[:-1])
    return _ago(words)


def _ago(words: list[str]) -> bool:
    signs = any(w in calendar.AGO_SIGNS for w in words) or words[:3] == ["il", "y", "a"]
    return signs and 2 <= len(words) <= 6 and all(w in calendar.AGO for w in words)


@lru_cache(maxsize=4096)
def _local(text: str, order: DayOrder | None) -> dt.datetime | None:
    text = _plain(text)
    day = _day(text, order)
    time = _TIME.search(_YEAR.sub(_blank, _without_day(_halved(text))))
    if day is None or time is None:
        return None
    try:
        return dt.datetime.combine(day, _clock(time))
    except ValueError:
        return None


def clock_in(text: str) -> dt.time | None:
    """Give the time of the day that a date shows; None where it shows none."""
    found = _TIME.search(_YEAR.sub(_blank, _without_day(_halved(text))))
    try:
        return None if found is None else _clock(found)
    except ValueError:
        return None


def _halved(text: str) -> str:
    """Write the halves of a day as "am" and "pm"."""
    text = _plain(text)
    return text if text.isascii() else _HALVED.sub(_written_half, text)


def _written_half(found: re.Match[str]) -> str:
    if found["ba"] or found["ea"]:
        return f" {found['time']} am"
    if found["bp"] or found["ep"]:
        return f" {found['time']} pm"
    return found[0]


def _without_day(text: str) -> str:
    return _NUMERIC.sub(_blank, text) if _PARTING.search(text) else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _clock(found: re.Match[str]) -> dt.time:
    hour, minute = int(found[1]), int(found[2])
    if found[4] is not None:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if found[4] in "pP" else 0)
    return dt.time(hour, minute, int(found[3] or 0))


def day_order(texts: Iterable[str]) -> DayOrder | None:
    """Give the order of day and month in texts of one page, if one of them tells it.

    In "05-06-2019" both are possible; where "06-15-2019" stands on the page, too, the
    month comes first, and in "Tue, 06/05/2019" too: the other day was a Wednesday. Texts that contradict each other tell nothing.
    """
    told = {_order(_plain(text)) for text in texts} - {None}
    return told.pop() if len(told) == 1 else None


def _order(text: str) -> DayOrder | None:
    found = _SLASHED.search(text)
    if found is None:
        return _order_of_short(text)
    first, second = int(found[1]), int(found[2])
    if first > 12 >= second:
        return "day first"
    if second > 12 >= first:
        return "month first"
    return _by_weekday(text, first, second, int(found[3]))


def _order_of_short(text: str) -> DayOrder | None:
    """Give the order where the year has two digits and may stand in front: "19-05-26"."""
    found = _SHORT_YEAR.search(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if 12 < second <= 31 and 1 <= first <= 12:
        return "month first"
    return "day first" if 12 < first <= 31 < year and 1 <= second <= 12 else None


def _by_weekday(text: str, first: int, second: int, year: int) -> DayOrder | None:
    """Give the order in which the day is the day of the week that the text names."""
    words = (p.casefold() for p in _PART.findall(text) if p[0].isalpha())
    named = {
        calendar.WEEKDAY_NUMBERS[w] for w in words if w in calendar.WEEKDAY_NUMBERS
    }
    if len(named) != 1 or not (1 <= first <= 12 and 1 <= second <= 12):
        return None
    days = {
        "day first": dt.date(year, second, first).isoweekday(),
        "month first": dt.date(year, first, second).isoweekday(),
    }
    orders: list[DayOrder] = ["day first", "month first"]
    fitting = [order for order in orders if days[order] in named]
    return fitting[0] if len(fitting) == 1 else None


def _numbered(text: str, order: DayOrder | None) -> dt.date | None:
    found = _SLASHED.search(text) or _SHORT_YEAR.search(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if order is None and (first != second or year < 100):
        return None
    if year < 100:
        year = _whole_year(year)
    day, month = (first, second) if order == "day first" else (second, first)
    return dt.date(year, month, day)


def _whole_year(year: int) -> int:
    return year + (1900 if year >= _CENTURY else 2000)


def day_in(text: str) -> dt.date | None:
    """Give the day that a text names beyond doubt, with or without a time."""
    return _day(_plain(text))


def _day(text: str, order: DayOrder | None = None) -> dt.date | None:
    try:
        if _PARTING.search(text) is None:
            return _named(text)
        return (
            _year_first(text) or _dotted(text) or _named(text) or _numbered(text, order)
        )
    except ValueError:
        return None


def _year_first(text: str) -> dt.date | None:
    found = _YEAR_FIRST.search(text)
    return _common(found[1], found[2], found[3]) if found else None


def _dotted(text: str) -> dt.date | None:
    found = _DOTS.search(text)
    return _common(found[3], found[2], found[1]) if found else None


def _common(year: str, month: str, day: str) -> dt.date:
    """Give a day of the common calendar; Iran writes 1402, Thailand 2566 for 2023."""
    if int(year) not in _COMMON_YEARS:
        raise ValueError(year)
    return dt.date(int(year), int(month), int(day))


def _named(text: str) -> dt.date | None:
    words = (p.casefold() for p in _PART.findall(text) if p[0].isalpha())
    months = [w for w in words if w in calendar.MONTHS and w not in calendar.WEEKDAYS]
    numbers = {calendar.MONTHS[w] for w in months}
    tuesday = len(numbers) == 2 and months[0] == calendar.TUESDAY_OR_MARCH
    if tuesday:
        numbers = {calendar.MONTHS[w] for w in months[1:]}
    years = _YEAR.findall(text)
    days = _DAY.findall(_TIME.sub(_blank, text))
    short = None if years else _SHORT_NAMED.search(text)
    if short is not None and len(numbers) == 1:
        return dt.date(_whole_year(int(short[2])), numbers.pop(), int(short[1]))
    if len(numbers) != 1 or len(years) != 1 or len(days) != 1:
        return None
    found = dt.date(int(years[0]), numbers.pop(), int(days[0]))
    return found if not tuesday or found.isoweekday() == _TUESDAY else None

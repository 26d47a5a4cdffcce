"""The address that a page was saved from, and when, as file names and pages tell it.

Mirroring programs make file names of addresses; they and browsers write into the page
where it came from.
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from urllib.parse import unquote

from attrs import frozen

_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?:[:+]\d{1,5})?", re.I)
_INDEX = re.compile(r"(^|/)index\.html?(?=$|[?@])", re.I)
_PAGE_ENDING = re.compile(r"(?<=.)\.x?html?$", re.I)
_TELLS = re.compile(rb"rel=[\"']?canonical\b|property=[\"']?og:url\b", re.I)
_SINGLE_FILE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,4000})\s+"
    rb"saved date:\s*([^\r\n]{1,200})"
)
_HTTRACK = re.compile(
    rb"<!--\s*Mirrored from (\S{1,4000}) by HTTrack[^,>]{0,200}, ([^>]{10,60}?)\s*-->"
)
_WAYBACK = re.compile(
    rb"__wm\.wombat\([\"']([^\"'\s]{1,4000})[\"'],\s?[\"'](\d{14})[\"']"
)
_PORT = re.compile(r"^(http://[^/]{1,300}):80(?=/|$)")
_BROWSER_DATE = re.compile(
    r"(\w{3}) (\w{3}) (\d{1,2}) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})"
)
_WITH_SCHEME = re.compile(r"https?://", re.I)


@frozen(kw_only=True)
class Origin:
    """Where a page was saved from, and when; None where nothing tells."""

    url: str | None = None
    """Its address."""
    captured: dt.datetime | None = None
    """The time of saving, with its zone."""


def told_by_page(head: bytes) -> Origin:
    """Give what SingleFile, HTTrack and the Wayback Machine write into a page."""
    found = _SINGLE_FILE.search(head)
    if found:
        return Origin(url=_text(found[1]), captured=_browser_date(_text(found[2])))
    found = _HTTRACK.search(head)
    if found:
        url = _text(found[1])
        full = url if _WITH_SCHEME.match(url) else f"https://{url}"
        return Origin(url=full, captured=mail_date(_text(found[2])))
    found = _WAYBACK.search(head)
    if found:
        url = _PORT.sub(r"\1", _text(found[1]))
        return Origin(url=url, captured=_stamp(_text(found[2])))
    return Origin()


def tells_itself(head: bytes) -> bool:
    """Say whether a page names its own address, which is better than its file name."""
    return _TELLS.search(head) is not None


def told_by_path(path: str) -> str | None:
    """Give the address of a file of a mirror: "www.example.org/forum/t.php?id=3.html".

    The folder that bears the name of a host is where the address begins. Endings that
    were added to names with a query go, and so does "index.html". The scheme is not
    known and taken to be https.
    """
    parts = path.split("/")
    for at, part in enumerate(parts[:-1]):
        if _HOST.fullmatch(part):
            host = part.replace("+", ":")
            return f"https://{host}/{_address('/'.join(parts[at + 1 :]))}"
    return None


def mail_date(text: str | None) -> dt.datetime | None:
    """Give the time of a date as mails have it; None where it is no such date."""
    try:
        found = parsedate_to_datetime(text or "")
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _address(name: str) -> str:
    if "?" not in name and "@" in name.rpartition("/")[2]:
        name = name[::-1].replace("@", "?", 1)[::-1]
    if "?" in name or "%3F" in name:
        name = _PAGE_ENDING.sub("", name)
    name = _INDEX.sub(r"\1", name)
    return unquote(name) if "?" not in name and "%3F" in name else name


def _browser_date(text: str) -> dt.datetime | None:
    found = _BROWSER_DATE.match(text)
    if found is None:
        return mail_date(text)
    day, month, number, year, time, zone = found.groups()
    return mail_date(f"{day}, {number} {month} {year} {time} {zone}")


def _stamp(text: str) -> dt.datetime | None:
    """Give the time of a capture of the Wayback Machine, which is in UTC."""
    try:
        return dt.datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)
    except ValueError:
        return None


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")

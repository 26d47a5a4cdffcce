"""Tags of a page without their twin: what an end tag that is missing should part is one.

A parser closes what is open somewhere, and leaves out ends of what is not, without a word:
then one post, or one quotation, holds the words of the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from disputatio.converter.importers.shared.html.broken_tags import without_asides
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import counted

_NAMES = (
    rb"article|aside|blockquote|cite|div|footer|h[1-6]|header|main|nav|pre|section|span"
    rb"|strong|table"
)
"""Elements whose end tags nobody leaves out."""
_WHOLE = re.compile(
    rb"<(/?(?:%s)(?=[\s/>]))[^<>\"]*(?:\"[^<>\"]*\"[^<>\"]*)*>" % _NAMES, re.I
)
_BEGUN = re.compile(rb"<(/?(?:%s)(?=[\s/>]))(?![^<>]*/>)" % _NAMES, re.I)
"""Such a tag, whole or not, but no empty element."""
_DRAWN = (b"div", b"blockquote")
"""As what forum software draws quotations."""


def are_paired(data: bytes) -> bool:
    """Say whether a page has as many whole tags that begin boxes as tags that end them."""
    found = _WHOLE.findall(data)
    return not _missing(found) or not _missing(_WHOLE.findall(without_asides(data)))


def quotations_end(data: bytes) -> bool:
    """Say whether boxes that quotations are drawn as pair: at a quarter of the cost of all."""
    plain = b"<div" in data and all(
        data.count(b"<" + name) == data.count(b"</" + name) for name in _DRAWN
    )
    return plain or are_paired(data)


def unpaired_notice(data: bytes) -> Iterator[Notice]:
    """Tell tags without a twin, with the line on which the first shows."""
    shown = without_asides(data)
    found = _missing(_BEGUN.findall(shown))
    if found:
        count = sum(map(abs, found.values()))
        names = ", ".join(name.decode() for name in sorted(found))
        place = min(_place(shown, *one) for one in found.items())
        sentence = (
            f"{counted(count, 'tag')} of this page without a twin ({names}); words may be"
            " in another post or quotation than they were written in"
        )
        yield notice("TagsUnpaired", sentence, line=shown.count(b"\n", 0, place) + 1)


def pair_from_to(data: bytes, first: str, last: str) -> bool:
    """Say whether all tags pair from the element of one id, or anchor, to that of another.

    What a theme leaves open above the posts, or closes too often below, parts none of them.
    """
    begin, end = (_begin_of(data, identity) for identity in (first, last))
    if begin is None or end is None or begin >= end:
        return False
    return not _missing(_BEGUN.findall(without_asides(data[begin:end])))


def _begin_of(data: bytes, identity: str) -> int | None:
    """Give where the only tag with an id, else the only one with a name, begins."""
    shown = re.escape(identity.encode())
    for attribute in (b"id", b"name"):
        found = list(
            re.finditer(rb"<[^<>]*?\s%s=[\"']%s[\"']" % (attribute, shown), data)
        )
        if len(found) == 1:
            return found[0].start()
    return None


def _missing(tags: list[bytes]) -> dict[bytes, int]:
    """Count how many more tags begin than end elements, by name, where it is not as many."""
    found: Counter[bytes] = Counter()
    for tag, times in Counter(tags).items():
        found[tag.strip(b"/").lower()] += -times if tag.startswith(b"/") else times
    return {name: count for name, count in found.items() if count}


def _place(data: bytes, name: bytes, more: int) -> int:
    """Give the first end without a begin, or the last begin without an end."""
    found = [tag for tag in _BEGUN.finditer(data) if tag[1].strip(b"/").lower() == name]
    depth = 0
    for tag in reversed(found) if more > 0 else found:
        depth += 1 if tag[1].startswith(b"/") == (more > 0) else -1
        if depth < 0:
            return tag.start()
    return 0

"""Names in the tags of a page that differ by a slip from what its software writes.

A byte that is changed in the name of a class, of an attribute or of a tag makes a box
that means nothing: a post is none any more, a quotation becomes words of its quoter. No
parser says so. Names are looked at once for a page, not for each post: what occurs once
or twice and is nearly a mark of the software is taken for that mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, islice

from attrs import field, frozen

from disputatio.converter.importers.shared.html.known_names import ATTRIBUTES, TAGS
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import counted

_SELDOM = 2
"""So often a slip occurs, at most: what a theme names otherwise occurs in each post."""
_SHORTEST, _LONG = 4, 8
"""Letters of a mark that can be told from other words; and after a cut."""
_MOST, _LONGEST = 20, 80
"""So many slips one accident makes, at most; so long names are."""
_EDGE = 2
"""So many letters at one end of a name a slip leaves as they are."""
_TAIL, _FAR = 40, 2000
_BEFORE_VALUE = re.compile(rb"(?:^|[\s\"'])([^\s\"'<>=/]{2,36})\Z")
_PLAIN_NAME = re.compile(r"[\w-]+")
_TAG = re.compile(rb"<(/?[a-zA-Z][^\s<>/\"'=]*)")
_ATTRIBUTES = ("class", "style", "href", "datetime", "itemprop", "name", "src", "title")
"""Attributes of all pages whose loss changes what is read."""
_ALIKE = frozenset("0123456789"), frozenset("-_")
"""Signs of which themes take one for the other."""
_WORDS = frozenset({
    "context", "contest", "consent", "posted", "outer", "inter", "massage", "notify",
    "post-bode", "headed", "footed", "quota", "quite", "dateless", "author2",
})  # fmt: skip
"""Names that are near to marks, and words themselves."""


def _names(given: str) -> frozenset[str]:
    return frozenset(given.split())


@frozen(kw_only=True)
class Marks:
    """The names by which a software marks what is read of its pages."""

    classes: frozenset[str] = field(default="", converter=_names)
    """Classes, parted by spaces."""
    ids: frozenset[str] = field(default="", converter=_names)
    """What ids begin with, before their number."""
    attributes: frozenset[str] = field(default="", converter=_names)
    """Attributes of its own."""
    tags: frozenset[str] = field(default="", converter=_names)
    """Elements of its own."""
    others: Mapping[str, Sequence[str]] = field(factory=dict)
    """Whole values of other attributes that are marks, by the attribute."""
    quick: str = ""
    """What classes of boxes begin with: names are looked at where some of these are odd."""


def with_right_names(data: bytes, marks: Marks) -> tuple[bytes, tuple[Notice, ...]]:
    """Give a page with marks of its software in place of slips, told by a notice."""
    slips = _slips(_words_in(_given(data, "class")), marks.classes)
    classes = ((a, b, _in_value("class", a)) for a, b in slips)
    wrong = list(islice(chain(classes, _other_slips(data, marks)), _MOST + 1))
    if len(wrong) > _MOST:
        return data, ()
    found = [one for one in wrong if 0 < len(one[2].findall(data)) <= _SELDOM]
    given, told = _mended(data, sorted(found, key=lambda one: one[:2]))
    return given, (*told, *_unknown_tags(given, TAGS | marks.tags))


def speak_of_slips(values: Iterable[str], marks: Marks, data: bytes) -> bool:
    """Say whether values of `class` in posts, or outside of any, speak for a slip."""
    if next(_slips(set(" ".join(values).split()), marks.classes), None) is not None:
        return True
    begun = b'="%s' % marks.quick.encode()
    at = data.find(begun)
    while at >= 0 and data.endswith(b"class", 0, at):
        at = data.find(begun, at + 1)
    return at >= 0


def _mended(
    data: bytes, wrong: list[tuple[str, str, re.Pattern[bytes]]]
) -> tuple[bytes, tuple[Notice, ...]]:
    if not wrong:
        return data, ()
    places = (one.search(data) for _, _, one in wrong)
    first = min((found.start() for found in places if found), default=0)
    line = data.count(b"\n", 0, first) + 1
    for _, right, pattern in wrong:
        data = pattern.sub(rb"\g<1>" + right.encode().replace(b"\\", rb"\\"), data)
    shown = ", ".join(f"“{b}” for “{a.strip()}”" for a, b, _ in wrong[:3])
    sentence = (
        f"{counted(len(wrong), 'name')} in tags of this page differed by a slip from what"
        f" its software writes; read as that ({shown})"
    )
    return data, (notice("TagsMended", sentence, line=line),)


def _given(data: bytes, name: str) -> list[bytes]:
    """Give the values of an attribute."""
    start = name.encode()
    found: list[bytes] = re.findall(rb'%s="([^"<>]*)"' % start, data)
    if start + b"='" in data:
        found += re.findall(rb"%s='([^'<>]*)'" % start, data)
    return found


def _words_in(given: Iterable[bytes]) -> set[str]:
    return set(b" ".join(set(given)).decode("utf-8", "replace").split())


def _slips(tokens: set[str], known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Give the names that are nearly a mark, each with the one mark that it is."""
    for token in tokens - known:
        beside = _beside(token, known)
        if beside is not None:
            near = {m for m in beside if m in tokens or m.lower() != token.lower()}
            if len(near) == 1:
                yield token, near.pop()
            elif not near and len(token) > _LONG and not _PLAIN_NAME.fullmatch(token):
                yield from _joined(token, tokens, known)


@lru_cache(maxsize=4096)
def _beside(token: str, known: frozenset[str]) -> tuple[str, ...] | None:
    """Give the marks that a name is a slip from; None where it begins and ends as none."""
    if not _SHORTEST <= len(token) <= _LONGEST or token in _WORDS:
        return None
    heads, ends = _by_edges(known)
    beside = heads.get(token[:_EDGE], ()), ends.get(token[-_EDGE:], ())
    if not any(beside):
        return None
    return tuple(mark for row in beside for mark in row if is_slip(token, mark))


def _joined(
    token: str, tokens: set[str], known: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Give two names that something else than a space parts."""
    for at in range(1, len(token) - 1):
        if token[at].isalnum() or token[at] in "-_":
            continue
        both = token[:at], token[at + 1 :]
        whole = all(one in known or one in tokens for one in both)
        if whole and not known.isdisjoint(both):
            yield token, " ".join(both)
            return


@cache
def _by_edges(
    known: frozenset[str],
) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    heads: dict[str, list[str]] = {}
    ends: dict[str, list[str]] = {}
    for mark in known:
        if len(mark) >= _SHORTEST:
            heads.setdefault(mark[:_EDGE], []).append(mark)
            ends.setdefault(mark[-_EDGE:], []).append(mark)
    return heads, ends


def is_slip(token: str, mark: str) -> bool:
    """Say whether a name is a mark with one letter changed, or with a few cut out of it."""
    short, long = sorted((len(token), len(mark)))
    if len(token) > len(mark) or token == mark:
        return False
    head = next((n for n in range(short) if token[n] != mark[n]), short)
    if len(token) == len(mark):
        alike = any({token[head], mark[head]} <= kind for kind in _ALIKE)
        return token[head + 1 :] == mark[head + 1 :] and not alike
    if token[head:] != mark[long - short + head :]:
        return False
    if long - short == 1:
        return head < short or (long >= _LONG and mark[-1] not in "s0123456789")
    if long < _LONG or not _EDGE <= head <= short - _EDGE:
        return False
    return not {token[head - 1], token[head]} & set("-_")


def _in_value(attribute: str, token: str) -> re.Pattern[bytes]:
    return re.compile(
        rb"(\s%s=(?:\"[^\"<>]*?|'[^'<>]*?)(?<=[\s\"']))%s(?=[\s\"'])"
        % (attribute.encode(), re.escape(token.encode()))
    )


def _other_slips(
    data: bytes, marks: Marks
) -> Iterator[tuple[str, str, re.Pattern[bytes]]]:
    for name, known in marks.others.items():
        values = {value.decode("utf-8", "replace") for value in _given(data, name)}
        for token, mark in _slips(values, frozenset(known)):
            yield token, mark, _in_value(name, token)
    yield from _slips_in_ids(data, marks.ids)
    yield from _slips_in_attributes(data, marks.attributes.union(_ATTRIBUTES))
    yield from _slips_in_tags(data, TAGS | marks.tags)


def _slips_in_ids(
    data: bytes, known: frozenset[str]
) -> Iterator[tuple[str, str, re.Pattern[bytes]]]:
    if known:
        given = {one.rstrip(b"0123456789") for one in _given(data, "id")}
        for token, mark in _slips(_words_in(given), known):
            begun = rb"(\sid=[\"'])%s(?=\d)" % re.escape(token.encode())
            yield token, mark, re.compile(begun)


def _slips_in_attributes(
    data: bytes, known: frozenset[str]
) -> Iterator[tuple[str, str, re.Pattern[bytes]]]:
    tails = {piece[-_TAIL:] for piece in data.split(b'="')}
    if b"='" in data:
        tails.update(piece[-_TAIL:] for piece in data.split(b"='"))
    names = {found[1] for tail in tails if (found := _BEFORE_VALUE.search(tail))}
    for name in {name.decode("utf-8", "replace") for name in names}:
        low = name.lower()
        if low in ATTRIBUTES or low in known or low.startswith("on"):
            continue
        near = [mark for mark in known if _is_near_attribute(low, mark)]
        if len(near) == 1:
            yield name, near[0], _named(rb"(?<=[\s\"'])", name, rb"(?==[\"'])")
        elif low[1:] in known:
            yield name, f" {low[1:]}", _named(rb"(?<=[\"'])", name, rb"(?==[\"'])")
    yield from _without_sign(data, known)


def _is_near_attribute(name: str, mark: str) -> bool:
    one = len(mark) - len(name) in (0, 1)
    shortened = len(mark) > _SHORTEST and mark[:-1] == name
    return one and len(mark) >= _SHORTEST and (shortened or is_slip(name, mark))


def _without_sign(
    data: bytes, known: frozenset[str]
) -> Iterator[tuple[str, str, re.Pattern[bytes]]]:
    """Give attributes whose equals sign is lost."""
    for name in sorted(known):
        lost = re.compile(
            rb"%s([^\s\w=<>\"'-]?|[a-z])\"[^\"<>]*\"[\s>/]" % name.encode()
        )
        for found in islice(lost.finditer(data), _MOST):
            begin = data.rfind(b"<", max(0, found.start() - _FAR), found.start())
            inside = begin >= 0 and data.rfind(b">", begin, found.start()) < 0
            if inside and data[found.start() - 1 : found.start()].isspace():
                given = f"{name}{found[1].decode('utf-8', 'replace')}"
                yield given, f"{name}=", _named(rb"(?<=\s)", given, rb"(?=\")")
                break


def _named(before: bytes, name: str, behind: bytes) -> re.Pattern[bytes]:
    """Find a name in a tag, so that all before it is the first group."""
    inside = rb"(<[a-zA-Z][^<>]*?%s)%s%s"
    return re.compile(inside % (before, re.escape(name.encode()), behind))


def _slips_in_tags(
    data: bytes, known: frozenset[str]
) -> Iterator[tuple[str, str, re.Pattern[bytes]]]:
    for given, near in islice(_near_tags(data, known), _MOST):
        ends = given.startswith("/")
        lacking = [m for m in near if _lacks(data, m) * (-1 if ends else 1) > 0]
        if len(lacking) == 1:
            right = f"/{lacking[0]}" if ends else lacking[0]
            yield given, right, _tag(given)


def _unknown_tags(data: bytes, known: frozenset[str]) -> Iterator[Notice]:
    """Tell tags that are nearly one of HTML's, or of several."""
    near = [given for given, _ in islice(_near_tags(data, known), _MOST)]
    patterns = [_tag(given) for given in sorted(near)]
    found = [[m.start() for m in pattern.finditer(data)] for pattern in patterns]
    places = [min(one) for one in found if 0 < len(one) <= _SELDOM]
    if places:
        sentence = (
            f"{counted(len(places), 'tag')} of this page with a name that nothing has;"
            " what it marked may be read as something else"
        )
        line = data.count(b"\n", 0, min(places)) + 1
        yield notice("NodeNotUnderstood", sentence, line=line)


def _near_tags(data: bytes, known: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
    """Give names of tags that nobody knows, each with the known ones that it is near to."""
    for name in sorted(set(_TAG.findall(data))):
        given = name.decode("utf-8", "replace")
        low = given.lower().removeprefix("/")
        if (
            low not in known
            and ":" not in low
            and ("-" not in low or "-" in "".join(known))
        ):
            near = [mark for mark in _like(low, known) if is_slip(low, mark)]
            if near:
                yield given, near


def _like(token: str, known: frozenset[str]) -> list[str]:
    """Give the short list of names that one may be a slip for."""
    if len(token) > _LONGEST:
        return []
    sure, long = _by_gaps(known)
    gaps = (f"{token[:n]}\0{token[n + 1 :]}" for n in range(len(token)))
    found = {mark for gap in (token, *gaps) for mark in sure.get(gap, ())}
    return sorted(found.union(long))


@cache
def _by_gaps(known: frozenset[str]) -> tuple[Mapping[str, list[str]], list[str]]:
    """Give names by what they are but for one letter, and those that may lose several."""
    gaps: dict[str, list[str]] = {}
    for mark in known:
        for n in range(len(mark)):
            gaps.setdefault(f"{mark[:n]}\0{mark[n + 1 :]}", []).append(mark)
            gaps.setdefault(f"{mark[:n]}{mark[n + 1 :]}", []).append(mark)
    return gaps, [mark for mark in known if len(mark) >= _LONG]


def _tag(given: str) -> re.Pattern[bytes]:
    return re.compile(rb"(<)%s(?=[\s/>])" % re.escape(given.encode()))


def _lacks(data: bytes, tag: str) -> int:
    """Give how many more tags end an element than begin one."""
    low = tag.encode()
    return len(re.findall(rb"</%s(?=[\s>])" % low, data)) - len(
        re.findall(rb"<%s(?=[\s/>])" % low, data)
    )

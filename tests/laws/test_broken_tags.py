"""Law 4 for single tags: what a broken tag costs of the words of posts is told."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from disputatio.schemas.content import Block, Quotation, block_text
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading
from tests.converter.importers.boards.thread import escaped
from tests.converter.importers.test_boards import LAYOUTS
from tests.laws.formats import readings
from tests.laws.samples import all_samples, sample

_TAG = re.compile(rb"</?[a-z][^<>]*>", re.I)
_WORD = re.compile(r"[^\W_]+")
STEP = 7
"""Every so many damages are tried."""
MOST_OF_TOPICS = 0.02
"""So many of them change silently whose words are whose, at most: a name is what looks so."""

MOST = {
    "nodebb/tram-bell.html": 0.03,
    "reddit-html/new-allotment.html": 0.07,
    "webpage/futaba.html": 0.04,
    "webpage/guestbook.html": 0.03,
    "webpage/zulip.html": 0.12,
    "xenforo/bakery-lane.html": 0.04,
    "xenforo/weir-gate.html": 0.04,
}
"""The same on pages in whose few posts every trap of their software stands."""

SLIPS = 80
"""So many slips in names are tried on a page, at most."""
MOST_OF_ALL = 0.02
"""So many of them change silently whose words are whose, at most."""
MOST_OF_SLIPS = {"xenforo/bakery-lane.html": 0.03, "xenforo/weir-gate.html": 0.07}
"""The same where only the classes in posts are looked at, since pages are large."""

BROKEN = {"TagsMended", "TagsUnpaired"}
"""What says that tags of a page are broken."""


def _damages(page: bytes) -> Iterator[bytes]:
    """Give a page again and again, each time with one tag, or one sign of a tag, cut."""
    for found in _TAG.finditer(page, page.lower().find(b"<body") + 1):
        start, end = found.span()
        quotes = [start + one.start() for one in re.finditer(b'"', found[0])]
        for cut in ((start, end), (start, start + 1), (end - 1, end)):
            yield page[: cut[0]] + page[cut[1] :]
        for quote in quotes:
            yield page[:quote] + page[quote + 1 :]


_NAMED = re.compile(
    rb"</?[a-z][\w-]*|\s(?:[a-z][\w-]*)(?==)|(?:class|id|component)=\"[^\"]*", re.I
)


def _slips(page: bytes) -> Iterator[bytes]:
    """Give a page again and again, each time with one sign in a name of its tags changed."""
    for tag in _TAG.finditer(page, page.lower().find(b"<body") + 1):
        for name in _NAMED.finditer(tag[0]):
            for at in range(tag.start() + name.start() + 1, tag.start() + name.end()):
                other = b"x" if page[at : at + 1] != b"x" else b"y"
                yield page[:at] + other + page[at + 1 :]


_Place = tuple[str | None, tuple[str | None, ...], str]
"""Who wrote a word, whom the quotations round it name, and the word."""


def _places(found: list[Reading]) -> Counter[_Place]:
    """Give every word of posts by the place that it has."""
    return Counter(
        (post.author, quoted, word)
        for reading in found
        for post in reading.debate.posts
        for quoted, text in [((), str(post.extras)), *_texts(post.body, ())]
        for word in _WORD.findall(text)
    )


def _texts(
    blocks: tuple[Block, ...], quoted: tuple[str | None, ...]
) -> Iterator[tuple[tuple[str | None, ...], str]]:
    """Give the texts of blocks with the authors of the quotations that they stand in."""
    for block in blocks:
        if isinstance(block, Quotation):
            yield from _texts(block.blocks, (*quoted, block.claimed_author))
        else:
            yield quoted, block_text(block)


_PAGES: dict[str, tuple[str, Callable[[], bytes]]] = {
    **{name: (layout.format, layout.make) for name, layout in LAYOUTS.items()},
    **{
        f"{name}/{file}": (name, partial(sample, name, file))
        for name, file in all_samples()
        if file.endswith(".html") and file != "thread.html"  # which is a layout's
    },
}
"""Pages of every software, by what they are."""


def _silent(name: str, tried: list[bytes]) -> int:
    """Count the damages after which words are not where they were, and no notice says so."""
    form, make = _PAGES[name]
    whole = readings(form, make())
    told = Counter(n.rule for reading in whole for n in reading.notices)
    silent = 0
    for page in tried:
        try:
            found = readings(form, page)
        except ReadError:
            continue
        notices = Counter(n.rule for reading in found for n in reading.notices)
        silent += bool(_places(whole) - _places(found)) and not notices - told
    return silent


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", _PAGES)
def test_what_a_broken_tag_loses_is_told(name: str) -> None:
    """One tag is cut, or a sign of it: words stay whose they are, or a notice says so."""
    tried = list(_damages(_PAGES[name][1]()))[::STEP]

    assert _silent(name, tried) <= max(MOST.get(name, MOST_OF_TOPICS) * len(tried), 1)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", _PAGES)
def test_what_a_slip_in_a_name_loses_is_told(name: str) -> None:
    """One letter in the name of a tag, attribute, class or id is another one: the same."""
    tried = list(_slips(_PAGES[name][1]()))
    tried = tried[:: len(tried) // SLIPS + 1]

    most = MOST_OF_SLIPS.get(name, MOST_OF_ALL) * len(tried)
    assert _silent(name, tried) <= max(most, 1)


@pytest.mark.parametrize(
    "end",
    ["</blockquote>They fell on ice", "</div></div></blockquote>They fell on ice"],
)
def test_words_in_a_quotation_without_end_are_told(end: str) -> None:
    """XenForo: what a post says itself stands in its last quotation then."""
    page = sample("xenforo", "quarry-path.html").decode()
    assert end in page
    (found,) = readings("xenforo", page.replace(end, "They fell on ice").encode())

    assert BROKEN & {n.rule for n in found.notices}


@pytest.mark.parametrize("name", LAYOUTS)
def test_whole_pages_need_no_mending(name: str) -> None:
    """A page with nothing broken has no notice of broken tags."""
    (found,) = readings(LAYOUTS[name].format, LAYOUTS[name].make())

    assert not [
        n.rule for n in found.notices if n.rule in (*BROKEN, "NodeNotUnderstood")
    ]


@pytest.mark.parametrize(
    ("name", "file"), [case for case in all_samples() if case[1].endswith(".html")]
)
def test_whole_samples_need_no_mending(name: str, file: str) -> None:
    """Nor has a sample."""
    found = readings(name, sample(name, file))

    assert not {n.rule for reading in found for n in reading.notices} & BROKEN


def _mended(words: str) -> tuple[str, bool]:
    page = LAYOUTS["phpBB 3.3"].make().decode()
    marked = escaped("The bells strike every quarter of an hour.\nAll night long.")
    assert marked in page
    (found,) = readings("phpbb", page.replace(marked, words).encode())
    return found.debate.posts[0].text, "TagsMended" in {n.rule for n in found.notices}


@pytest.mark.parametrize(
    "words",
    ["One.<br /\nTwo.", "One.<b Two</b>.", 'One. <a href="https://a.example/>Two.</a>',
     "One. <a href=https://a.example/\">Two.</a>", "One. <b>Two.|/b>", "One. |br /> Two.",
     'One. a href="https://a.example/">Two.</a>'],
)  # fmt: skip
def test_tags_are_mended_where_they_lost_a_sign(words: str) -> None:
    """Each sign can be missing: no word is taken for an attribute, and a notice says so."""
    text, told = _mended(words + "</span>")

    assert "One." in text
    assert "Two" in text
    assert told


@pytest.mark.parametrize(
    "words",
    ["I <3 bells", "a < b and b > c", "x <y and y> z", "either/or> both", '2" < 3"',
     "<a title='say \"hi' href=\"https://a.example/\">there</a>",
     '<a onclick="if (a<b) c()" href="https://a.example/">there</a>',
     '<span title="<b>bold</b>">there</span>', "<!-- <div class=\"x --> there",
     "<script>if (a<b) c('<div class=\"x>');</script>"],
)  # fmt: skip
def test_brackets_in_words_and_scripts_are_no_broken_tags(words: str) -> None:
    """What only looks odd stays as it is."""
    assert not _mended(words + "</span>")[1]

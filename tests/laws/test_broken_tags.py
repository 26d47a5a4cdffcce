"""Law 4 for single tags: what a broken tag costs of the words of posts is told."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

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
MOST = 0.025
"""So many of them lose words silently, at most: those after which a page looks whole."""

MOST_WITHOUT_IDS = 0.1
"""The same for archives and pages for printing, of whose posts only one box is marked."""


def _damages(page: bytes) -> Iterator[bytes]:
    """Give a page again and again, each time with one tag, or one sign of a tag, cut."""
    for found in _TAG.finditer(page, page.index(b"<body") + 1):
        start, end = found.span()
        quotes = [start + one.start() for one in re.finditer(b'"', found[0])]
        for cut in ((start, end), (start, start + 1), (end - 1, end)):
            yield page[: cut[0]] + page[cut[1] :]
        for quote in quotes:
            yield page[:quote] + page[quote + 1 :]


def _words(found: list[Reading]) -> Counter[str]:
    posts = [post for reading in found for post in reading.debate.posts]
    return Counter(_WORD.findall(" ".join(f"{p.text} {p.extras}" for p in posts)))


_TOPICS = ("vBulletin 4", "phpBB 3.3", "SMF 2.0", "MyBB 1.8")
_WITHOUT_IDS = (
    "vBulletin 3 printed", "vBulletin archive", "vBulletin 4 printed", "phpBB 3 printed",
    "SMF 2 printed", "SMF 1.1 printed", "MyBB archive",
)  # fmt: skip


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("name", "most"),
    [*((n, MOST) for n in _TOPICS), *((n, MOST_WITHOUT_IDS) for n in _WITHOUT_IDS)],
)
def test_what_a_broken_tag_loses_is_told(name: str, most: float) -> None:
    """One tag is cut, or one of its brackets or quotation marks: words stay or a notice says so."""
    layout = LAYOUTS[name]
    whole = readings(layout.format, layout.make())
    told = Counter(n.rule for reading in whole for n in reading.notices)
    tried = list(_damages(layout.make()))[::STEP]
    silent = 0
    for page in tried:
        try:
            found = readings(layout.format, page)
        except ReadError:
            continue
        lost = _words(whole) - _words(found)
        notices = Counter(n.rule for reading in found for n in reading.notices)
        silent += bool(lost) and not notices - told

    assert silent <= most * len(tried)


@pytest.mark.parametrize("name", LAYOUTS)
def test_whole_pages_need_no_mending(name: str) -> None:
    """A page with nothing broken has no notice of broken tags."""
    (found,) = readings(LAYOUTS[name].format, LAYOUTS[name].make())

    assert not [
        n for n in found.notices if n.rule in ("TagsMended", "NodeNotUnderstood")
    ]


@pytest.mark.parametrize(
    ("name", "file"), [case for case in all_samples() if case[1].endswith(".html")]
)
def test_whole_samples_need_no_mending(name: str, file: str) -> None:
    """Nor has a sample."""
    found = readings(name, sample(name, file))

    assert "TagsMended" not in {n.rule for reading in found for n in reading.notices}


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

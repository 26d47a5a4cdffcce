"""Law 4 for single tags: what a broken tag costs of the words of posts is told."""

import re
from collections import Counter
from collections.abc import Iterator

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
MOST_OF_TOPICS = 0.03
"""So many of them change silently whose words are whose, at most: a name is what looks so."""

MOST = {"MyBB printed": 0.09, "MyBB printed plainly": 0.08, "vBulletin archive": 0.04}
"""The same where posts have no box of their own."""

BROKEN = {"TagsMended", "TagsUnpaired"}
"""What says that tags of a page are broken."""


def _damages(page: bytes) -> Iterator[bytes]:
    """Give a page again and again, each time with one tag, or one sign of a tag, cut."""
    for found in _TAG.finditer(page, page.index(b"<body") + 1):
        start, end = found.span()
        quotes = [start + one.start() for one in re.finditer(b'"', found[0])]
        for cut in ((start, end), (start, start + 1), (end - 1, end)):
            yield page[: cut[0]] + page[cut[1] :]
        for quote in quotes:
            yield page[:quote] + page[quote + 1 :]


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


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", LAYOUTS)
def test_what_a_broken_tag_loses_is_told(name: str) -> None:
    """One tag is cut, or a sign of it: words stay whose they are, or a notice says so."""
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
        notices = Counter(n.rule for reading in found for n in reading.notices)
        silent += bool(_places(whole) - _places(found)) and not notices - told

    assert silent <= MOST.get(name, MOST_OF_TOPICS) * len(tried)


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

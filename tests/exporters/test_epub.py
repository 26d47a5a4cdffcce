"""The exporter `epub`: an accessible book, the same bytes always."""

import datetime as dt
import re
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import attrs
import pytest
from lxml import etree

from disputatio.exporters.epub import EpubExporter, identifier
from disputatio.schemas.content import Para, Quotation, Spoiler, Text, plain_blocks
from disputatio.schemas.debate import Claim, Debate, Moment, Post, Relation
from disputatio.schemas.errors import MissingTool
from disputatio.schemas.protocols import Exporter
from tests.exporters.tram_debate import tram_debate
from tests.judges.epub_judge import EpubJudge

DC = "{http://purl.org/dc/elements/1.1/}"


def _book(debate: Debate, **options: Any) -> bytes:
    sink = BytesIO()
    EpubExporter().write(debate, sink, options)
    return sink.getvalue()


def _files(book: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _pages(book: bytes) -> list[Any]:
    files = _files(book)
    return [etree.fromstring(files[n]) for n in sorted(files) if "/text/ch" in n]


def _text(tree: Any) -> str:
    return " ".join("".join(tree.itertext()).split())


@pytest.fixture(scope="module")
def tram() -> bytes:
    """The tram debate as a book."""
    return _book(tram_debate())


def test_it_is_an_exporter() -> None:
    """The class has what the registry asks for."""
    assert isinstance(EpubExporter(), Exporter)


def test_the_media_type_comes_first_and_stored(tram: bytes) -> None:
    """A reader finds the media type at the start, and no clock in the archive."""
    with ZipFile(BytesIO(tram)) as archive:
        first, *rest = archive.infolist()

    assert first.filename == "mimetype"
    assert first.compress_type == ZIP_STORED
    assert {entry.date_time for entry in (first, *rest)} == {(1980, 1, 1, 0, 0, 0)}


def test_chapters_are_named_by_their_headings(tram: bytes) -> None:
    """Every page has its heading and the book's title as its title."""
    titles = [page.findtext(".//{*}title") for page in _pages(tram)]

    assert titles == [
        "About this debate – A tram through the night?",
        "Positions at a glance – A tram through the night?",
        "Argument map – A tram through the night?",
        "Rebuttal chains – A tram through the night?",
        "Who argued what – A tram through the night?",
        "The full thread – A tram through the night?",
    ]


def test_the_contents_and_landmarks_lead_into_the_book(tram: bytes) -> None:
    """The contents are called so, and a landmark names the beginning of the text."""
    tree = etree.fromstring(_files(tram)["EPUB/nav.xhtml"])

    assert tree.findtext(".//{*}h1") == "Contents"
    links = tree.findall(".//{*}nav[@id='landmarks']//{*}a")
    kinds = {link.get("{http://www.idpf.org/2007/ops}type") for link in links}
    assert kinds == {"titlepage", "toc", "bodymatter"}


def test_marks_say_what_they_mean(tram: bytes) -> None:
    """Every sign has a role and a label that is read aloud."""
    signs = [
        s for page in _pages(tram) for s in page.findall(".//{*}span[@role='img']")
    ]

    assert len(signs) > 50
    assert all(sign.get("aria-label") for sign in signs)
    assert {"supports", "argues against"} <= {sign.get("aria-label") for sign in signs}


def test_what_was_read_by_a_rule_says_so(tram: bytes) -> None:
    """No inference stands without its sign, and the key explains the sign."""
    about, glance, *_ = _pages(tram)

    labels = [s.get("aria-label") for s in glance.findall(".//{*}span[@class='sure']")]
    assert "read by the rule assent, 0.8" in labels
    assert "how sure it is" in _text(about)


def test_a_long_claim_that_no_thread_has_is_whole() -> None:
    """Where there is no post with its words, a claim is not shortened."""
    long = "a reason that goes on " * 30 + "to its end"
    debate = Debate(
        claims=(Claim(key="a", text="A."), Claim(key="b", text=long, form="argument")),
        relations=(Relation(key="r", kind="support", sources=("b",), targets=("a",)),),
    )

    assert any(long in _text(page) for page in _pages(_book(debate)))


def test_every_map_has_its_twin_in_words(tram: bytes) -> None:
    """After each picture follows the same tree as a list, with as many boxes."""
    page = _pages(tram)[2]

    for part in page.findall(".//{*}section[@class='level2']"):
        boxes = part.findall(".//{*}svg/{*}rect[@height]")
        texts = part.findall(".//{*}svg/{*}text")
        items = part.findall(".//{*}li")
        assert len(texts) == len(items) + 1
        assert len(boxes) >= len(texts)


def test_ways_lead_to_posts_and_back(tram: bytes) -> None:
    """A position leads to a post, and the post back to the position."""
    pages = _pages(tram)

    ways = [a.get("href") for a in pages[1].findall(".//{*}a")]
    back = [a.get("href") for a in pages[5].findall(".//{*}a[@role='doc-backlink']")]
    assert "ch006.xhtml#post-1" in ways
    assert "ch002.xhtml#position-1" in back


def test_tables_are_no_wider_than_the_page(tram: bytes) -> None:
    """A page of a book cannot be moved sideways: columns share it, words in cells break."""
    (css,) = (
        data.decode() for name, data in _files(tram).items() if name.endswith(".css")
    )
    rules = dict(re.findall(r"^([^{]+?) \{ (.*?) \}", css, re.MULTILINE))

    assert "table-layout: fixed; width: 100%" in rules["table"]
    assert "overflow-wrap: break-word" in rules["td, th"]
    assert rules[".back .ref, td .ref"] == "white-space: normal;"


def test_without_posts_there_is_no_thread_and_no_way_to_it() -> None:
    """`posts=none` leaves the thread out, and the names of posts are plain text."""
    pages = _pages(_book(tram_debate(), posts="none"))

    assert len(pages) == 5
    hrefs = [a.get("href") for page in pages for a in page.findall(".//{*}a")]
    assert not any("post-" in href for href in hrefs)
    assert "post 1" in _text(pages[1])


def test_an_empty_debate_says_that_no_debate_is_recorded() -> None:
    """A book without a debate says so instead of showing empty chapters."""
    pages = _pages(_book(Debate()))

    assert "No debate is recorded" in _text(pages[1])
    assert len(pages) == 2


def test_languages_are_told_by_post() -> None:
    """The book is in the debate's language, a post in its own, right to left if so."""
    post = Post(key="p", number=1, language="he", body=plain_blocks("שלום"))

    files = _files(_book(Debate(language="de", posts=(post,))))

    body = etree.fromstring(files["EPUB/text/ch003.xhtml"]).find(
        ".//{*}div[@class='body']"
    )
    assert body is not None
    assert body.get("lang") == "he"
    assert body.get("dir") == "rtl"
    package = etree.fromstring(files["EPUB/content.opf"])
    assert package.findtext(f".//{DC}language") == "de"


def test_words_of_no_known_language_run_as_their_first_letter() -> None:
    """Where no language is told, Arabic runs from right to left all the same."""
    posts = (
        Post(key="p", number=1, body=plain_blocks("ليس دائما.")),
        Post(key="q", number=2, body=plain_blocks("Not always.")),
    )

    book = _book(Debate(title="Two", posts=posts))
    (page,) = [p for p in _pages(book) if "ليس" in _text(p)]

    (body,) = page.iterfind(".//{*}div[@class='body']")
    assert body.get("dir") == "rtl"
    assert body.get("lang") is None
    assert "ليس" in _text(body)
    assert "Not" not in _text(body)


def test_dates_come_from_the_debate() -> None:
    """The date of the book is that of its latest post, and absent where unknown."""
    at = dt.datetime(2011, 2, 3, 4, 5, tzinfo=dt.UTC)
    post = Post(
        key="p",
        number=1,
        written=Moment(at=at, zone_known=True),
        body=plain_blocks("x"),
    )

    dated = etree.fromstring(_files(_book(Debate(posts=(post,))))["EPUB/content.opf"])
    undated = etree.fromstring(_files(_book(Debate()))["EPUB/content.opf"])

    assert dated.findtext(f".//{DC}date") == "2011-02-03"
    assert b"2011-02-03T04:05:00Z" in etree.tostring(dated)
    assert undated.find(f".//{DC}date") is None


def test_the_identifier_is_that_of_the_debate() -> None:
    """The same debate has the same identifier, another debate another."""
    debate = tram_debate()

    assert identifier(debate) == identifier(tram_debate())
    assert identifier(debate) != identifier(attrs.evolve(debate, title="Other"))


def test_long_threads_are_cut_into_chapters() -> None:
    """Fifty posts make a chapter, and long threads are not listed post by post."""
    posts = tuple(
        Post(key=f"p{n}", number=n, body=plain_blocks(f"Post {n}."))
        for n in range(1, 121)
    )

    files = _files(_book(Debate(posts=posts)))

    contents = _text(etree.fromstring(files["EPUB/nav.xhtml"]))
    assert "The full thread, from post 101" in contents
    assert "Post 7" not in contents


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pypandoc the error says what to install."""
    monkeypatch.setitem(sys.modules, "pypandoc", None)

    with pytest.raises(MissingTool, match="pypandoc_binary"):
        _book(Debate())


def _odd_debate() -> Debate:
    """Give a debate with markup of all kinds, hostile text and a spoiler."""
    words = (
        "<script>&amp; ]]> \x01 \ufffe 😀 \u202e -? ... https://example.org/" + "x" * 80
    )
    quotation = Quotation(blocks=plain_blocks("quoted"), claimed_author="<Ann>")
    spoiler = Spoiler(title="The end", blocks=(Para(inlines=(Text(text=words),)),))
    body = (*plain_blocks(words), quotation, spoiler)
    posts = (Post(key="p", number=1, title=words, body=body), Post(key="q", number=2))
    return Debate(title=words, language="x", posts=posts)


@pytest.mark.parametrize("make", [tram_debate, _odd_debate])
def test_epubcheck_has_nothing_to_say(
    make: Any, epub_judge: EpubJudge, tmp_path: Path
) -> None:
    """The validator has no message at all, with the appendix too."""
    path = tmp_path / "book.epub"
    path.write_bytes(_book(make(), reasons=True))

    assert epub_judge.check(path) == []

"""The exporter `pdf`: tagged, archivable, nothing off the page."""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from disputatio.exporters.pdf import PdfExporter
from disputatio.exporters.shared.typst_pdf import missing_glyphs
from disputatio.schemas.content import (
    Block,
    BulletList,
    CodeBlock,
    Para,
    Quotation,
    Spoiler,
    Table,
    Text,
    plain_blocks,
)
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.errors import MissingTool, UsageError
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Exporter
from tests.exporters.tram_debate import tram_debate
from tests.judges.pdf_judge import (
    claims,
    link_count,
    outline,
    page_texts,
    strays,
    tags,
)


def _pdf(debate: Debate, **options: Any) -> tuple[bytes, tuple[Notice, ...]]:
    sink = BytesIO()
    notices = PdfExporter().write(debate, sink, options)
    return sink.getvalue(), notices


def _thread(*body: Block) -> Debate:
    return Debate(posts=(Post(key="p", number=1, body=body),))


def _words(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).split())


@pytest.fixture(scope="module")
def tram() -> bytes:
    """The tram debate as a PDF."""
    pdf, notices = _pdf(tram_debate())
    assert notices == ()
    return pdf


def test_it_is_an_exporter() -> None:
    """The class has what the registry asks for."""
    assert isinstance(PdfExporter(), Exporter)


def test_it_claims_what_it_is(tram: bytes) -> None:
    """The document says PDF/UA-1 and PDF/A-2a, its language, and shows its title."""
    found = claims(tram)

    assert found.marked
    assert found.language == "en"
    assert found.displays_title
    assert (found.pdfa_part, found.pdfa_conformance, found.pdfua_part) == (
        "2",
        "A",
        "1",
    )


def test_it_is_tagged(tram: bytes) -> None:
    """Headings, quotations, table, lists and links are what they look like."""
    found = tags(tram)

    assert found["Title"] == 1
    assert found["H1"] == 6
    assert found["BlockQuote"] == 6
    assert found["Table"] == 1
    assert found["TH"] == 4
    assert found["Link"] == link_count(tram) or found["Link"] > 100


def test_posts_are_bookmarks_and_not_in_the_contents(tram: bytes) -> None:
    """The bookmarks lead to every post; the contents list chapters and positions."""
    titles = [bookmark.title for bookmark in outline(tram)]

    assert "Post 18" in titles
    assert "Post 6 · Pantograph" in titles
    assert "Post 18" not in page_texts(tram)[1]
    assert "Night buses instead" in page_texts(tram)[1]


def test_nothing_is_off_the_page(tram: bytes) -> None:
    """Every character of the whole document lies on its page."""
    assert strays(tram, 0.5) == []


def test_wide_and_long_things_stay_on_the_page() -> None:
    """Long words, addresses, code, wide tables and deep nesting do not run over."""
    word = "y" * 200
    row = tuple((Para(inlines=(Text(text=f"unbreakable{n}" * 3),)),) for n in range(12))
    block: Block = Para(inlines=(Text(text=word),))
    for _ in range(30):
        block = BulletList(items=((Spoiler(blocks=(Quotation(blocks=(block,)),)),),))
    code = CodeBlock(text=f"    {'long ' * 60}\n\t{word}")

    pdf, _ = _pdf(
        _thread(*plain_blocks(f"a {word} b"), code, Table(rows=(row, row)), block)
    )

    assert strays(pdf, 0.5) == []


def test_a_long_title_fits() -> None:
    """A title of many words is set smaller, and cut in the headers only."""
    title = "what should be done about the many things that we have seen " * 6

    pdf, _ = _pdf(Debate(title=title.strip(), posts=tram_debate().posts))

    assert strays(pdf, 0.5) == []
    assert _words(pdf).count("many things") >= 6


def test_missing_characters_are_boxed_and_told_once() -> None:
    """A character that no font has is printed as its number, with one notice."""
    posts = (
        Post(key="p", number=1, body=plain_blocks("Fine 😀 and 😀.")),
        Post(key="q", number=2, body=plain_blocks("漢 \ue000")),
    )

    pdf, notices = _pdf(Debate(title="Title 😀", posts=posts))

    assert "U+1F600" in _words(pdf)
    assert [notice.rule for notice in notices] == ["GlyphMissing"]
    sentence = notices[0].sentence
    assert "U+1F600 (3 times, first in the title)" in sentence
    assert "U+6F22 (once, first in post 2)" in sentence
    assert "U+E000" in sentence
    assert "--font-path" in sentence


def test_bundled_fonts_cover_much() -> None:
    """Greek, Cyrillic, Hebrew and mathematics need no other font."""
    texts = ["Επιχείρημα", "Возражение", "טיעון נגדי", "∀x ∈ ℝ", "naïve – “quoted”"]

    assert missing_glyphs(texts, ()) == frozenset()
    assert missing_glyphs(["a😀b", "漢字"], ()) == frozenset("😀漢字")


def test_characters_that_pdf_forbids_are_replaced_with_a_notice() -> None:
    """A control character is replaced before anything is written."""
    _, notices = _pdf(_thread(*plain_blocks("a\x01b")))

    assert [notice.rule for notice in notices] == ["CharacterReplaced"]


def test_an_empty_debate_says_that_no_debate_was_found() -> None:
    """A document without a debate says so, and is in no known language."""
    pdf, _ = _pdf(Debate())

    assert "No debate is recorded" in _words(pdf)
    assert claims(pdf).language == "und"


def test_text_is_text() -> None:
    """Nothing in a post is read as Typst."""
    hostile = '#read("/etc/passwd") $x$ = no *b* _i_ @p <l> `c` \\ // no comment'

    pdf, _ = _pdf(_thread(*plain_blocks(hostile)))

    assert hostile in _words(pdf)


def test_without_posts_there_is_no_thread() -> None:
    """`posts=none` leaves the thread out."""
    pdf, _ = _pdf(tram_debate(), posts="none")

    assert "The full thread" not in _words(pdf)
    assert "post 1" in _words(pdf).replace("\u00a0", " ")


def test_a_folder_of_fonts_must_be_there(tmp_path: Path) -> None:
    """An empty folder changes nothing; an absent one is a clear error."""
    with_folder, _ = _pdf(Debate(), **{"font-path": (tmp_path,)})

    assert with_folder == _pdf(Debate())[0]
    with pytest.raises(UsageError, match="there is no folder"):
        _pdf(Debate(), **{"font-path": (tmp_path / "absent",)})


def test_letter_paper() -> None:
    """The paper can be American, and nothing runs over."""
    pdf, _ = _pdf(tram_debate(), paper="letter")

    assert strays(pdf, 0.5) == []
    assert b"612" in pdf
    assert b"792" in pdf


def test_the_same_debate_gives_the_same_bytes(tram: bytes) -> None:
    """Nothing of the clock or of the run is in the file."""
    assert _pdf(tram_debate())[0] == tram


@pytest.mark.parametrize(
    ("package", "named"), [("typst", "typst"), ("pypandoc", "pypandoc_binary")]
)
def test_a_missing_package_is_named(
    package: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a package the error says what to install."""
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(MissingTool, match=named):
        _pdf(Debate(title="plain"))

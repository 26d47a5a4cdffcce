"""The exporter `pdf`: tagged, archivable, nothing off the page."""

import sys
from collections.abc import Sequence
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
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Position,
    Post,
    Relation,
)
from disputatio.schemas.errors import MissingTool, UsageError
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Exporter
from tests.exporters.tram_debate import tram_debate
from tests.judges.pdf_judge import (
    boxes_of,
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
    return Debate(title="Thread", posts=(Post(key="p", number=1, body=body),))


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


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("no 🙅\u200d♂\ufe0f", "🙅"),
        ("👩\u200d⚕\ufe0f", "👩"),
        ("👨\u200d👩\u200d👧", "👨👩👧"),
        ("1\ufe0f\u20e3", "\u20e3"),
        ("🏳\ufe0f\u200d🌈 and 1\ufe0f\u20e3", "🏳🌈\u20e3"),
    ],
)
def test_of_what_is_joined_only_the_missing_is_boxed(text: str, lacking: str) -> None:
    """No part of a joined emoji vanishes, and no letter is boxed for its frame."""
    assert missing_glyphs([text], ()) == frozenset(lacking)

    pdf, _ = _pdf(_thread(*plain_blocks(f"{text} or 1 b")))

    assert all(f"U+{ord(character):04X}" in _words(pdf) for character in lacking)
    assert "or 1 b" in _words(pdf)


def test_words_of_no_known_language_run_as_their_first_letter() -> None:
    """Where no language is told, Hebrew stands at the right of the page all the same."""
    posts = (
        Post(key="p", number=1, body=plain_blocks("לא תמיד.")),
        Post(key="q", number=2, body=plain_blocks("Not always.")),
    )

    pdf, _ = _pdf(Debate(title="Two", posts=posts))

    ((_, hebrew),) = boxes_of(pdf, "תמיד")
    ((_, english),) = boxes_of(pdf, "Not always")
    assert hebrew[0] > 400
    assert english[0] < 150


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


def _sided(names: Sequence[str], positions: int = 1) -> Debate:
    """Give a debate in which a post of each person is for every position."""
    people = tuple(Participant(key=f"n{n}", name=name) for n, name in enumerate(names))
    posts = tuple(
        Post(
            key=f"p{n}",
            number=n + 1,
            author=person.key,
            body=plain_blocks("So it is. " * (n + 1)),
        )
        for n, person in enumerate(people)
    )
    claims = tuple(Claim(key=f"c{n}", text=f"Claim {n}.") for n in range(positions))
    stances = tuple(
        Relation(
            key=f"{post.key}-{claim.key}",
            kind="stance",
            scheme="agree",
            sources=(post.key,),
            targets=(claim.key,),
        )
        for post in posts
        for claim in claims
    )
    return Debate(
        participants=people,
        posts=posts,
        claims=claims,
        relations=stances,
        positions=tuple(Position(claim=claim.key) for claim in claims),
    )


def test_bookmarks_are_words_as_they_stand(tram: bytes) -> None:
    """A bookmark has its number apart from its words, and no space round them."""
    titles = [bookmark.title for bookmark in outline(tram)]

    assert [title for title in titles if title != title.strip()] == []
    assert "1. Run the night tram on Line 2" in titles


def test_the_way_back_never_stands_alone_on_a_page() -> None:
    """Where a post is used stands on a page with its last words."""
    pdf, _ = _pdf(_sided(["Ann"] * 70))

    tops = [text.splitlines()[1] for text in page_texts(pdf)[2:]]
    assert len(tops) > 8
    assert [top for top in tops if top.startswith("used in")] == []


def test_columns_that_go_on_have_their_headings_again() -> None:
    """On every page with arguments stands which column is for and which against."""
    words = "It is as it is because it has been so for all of the time. " * 4
    reasons = tuple(Claim(key=f"r{n}", text=f"{n}: {words}") for n in range(30))
    debate = Debate(
        claims=(Claim(key="c", text="It is."), *reasons),
        relations=tuple(
            Relation(key=f"a{n}", kind="support", sources=(r.key,), targets=("c",))
            for n, r in enumerate(reasons)
        ),
        positions=(Position(claim="c", title="It is"),),
    )

    texts = page_texts(_pdf(debate)[0])

    pages = [text for text in texts if "as it is because" in text and "Map" not in text]
    assert len(pages) > 2
    assert all("Arguments for" in text for text in pages)


@pytest.mark.parametrize("name", ["harbourmaster_jr", "M" * 40])
def test_names_in_the_table_of_sides_stay_in_their_column(name: str) -> None:
    """A long name is not printed over what stands beside it."""
    pdf, _ = _pdf(_sided(["Ann", name, "pimathbrainiac"], positions=7))

    ends = [(page, box) for page, box in boxes_of(pdf, name[-6:]) if box[0] < 130]
    assert ends
    for page, box in ends:
        posts = [other[0] for at, other in boxes_of(pdf, "post\u00a02") if at == page]
        assert box[2] < min(posts) - 12
    assert "pimath-" not in _words(pdf)

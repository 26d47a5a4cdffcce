"""What the PDF judge reports is in the document, and what is not there is reported as missing."""

import importlib
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import typst
from PIL import Image

from tests.judges import pdf_judge
from tests.judges.pdf_judge import Bookmark

TYPST = b"""#set document(title: "Cars", date: datetime(year: 2020, month: 1, day: 1))
#set text(lang: "en")
#title()
= For
- Cleaner air, says #link("https://example.org")[Ann].
== Against
Shops lose customers.
#pagebreak()
= Sources
None.
"""
A4 = (595.0, 842.0)


@pytest.fixture(scope="module")
def good() -> bytes:
    """A tagged document that Typst passed as PDF/UA-1 and PDF/A-2a."""
    found: Any = typst.compile(TYPST, format="pdf", pdf_standards=["ua-1", "a-2a"])
    return bytes(found)


def _plain(x: float) -> bytes:
    """An untagged page of A4 with one word of Helvetica that begins `x` points from the left edge."""
    document = pikepdf.new()
    document.add_blank_page(page_size=A4)
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
    )
    page = document.pages[0]
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = document.make_stream(
        f"BT /F1 12 Tf {x} 400 Td (Cars) Tj ET".encode("ascii")
    )
    sink = BytesIO()
    document.save(sink)
    return sink.getvalue()


def test_the_tags_of_a_tagged_document_are_counted(good: bytes) -> None:
    """Headings, list, link and title are counted under their structure types."""
    found = pdf_judge.tags(good)
    expected = Counter({"H1": 2, "H2": 1, "L": 1, "LI": 1, "Link": 1, "Title": 1})
    assert {name: found[name] for name in expected} == expected


def test_an_untagged_document_has_no_tags() -> None:
    """Without a structure tree nothing is counted."""
    assert pdf_judge.tags(_plain(100)) == Counter()


def test_the_claims_of_an_accessible_document(good: bytes) -> None:
    """Marked, in English, showing its title, PDF/A-2a and PDF/UA-1."""
    found = pdf_judge.claims(good)
    assert (found.marked, found.language, found.displays_title) == (True, "en", True)
    assert (found.pdfa_part, found.pdfa_conformance, found.pdfua_part) == (
        "2",
        "A",
        "1",
    )


def test_a_plain_document_claims_nothing() -> None:
    """What is missing is False or None, never a guess."""
    found = pdf_judge.claims(_plain(100))
    assert (found.marked, found.language, found.displays_title) == (False, None, False)
    assert (found.pdfa_part, found.pdfa_conformance, found.pdfua_part) == (
        None,
        None,
        None,
    )


def test_the_outline_has_levels_and_titles(good: bytes) -> None:
    """Bookmarks come in document order with their depth; a plain document has none."""
    found = pdf_judge.outline(good)
    assert found == [
        Bookmark(level=1, title="For"),
        Bookmark(level=2, title="Against"),
        Bookmark(level=1, title="Sources"),
    ]
    assert pdf_judge.outline(_plain(100)) == []


def test_links_are_counted(good: bytes) -> None:
    """One link is one annotation; a plain document has none."""
    assert pdf_judge.link_count(good) == 1
    assert pdf_judge.link_count(_plain(100)) == 0


def test_the_text_comes_page_by_page(good: bytes) -> None:
    """Each page's words are in its own text."""
    first, second = pdf_judge.page_texts(good)
    assert "Shops lose customers." in first
    assert "Sources" in second
    assert "Sources" not in first


def test_text_inside_the_page_is_no_stray(good: bytes) -> None:
    """Documents whose words all lie on the page have no strays."""
    assert pdf_judge.strays(good) == []
    assert pdf_judge.strays(_plain(100)) == []


def test_text_over_the_edge_is_found() -> None:
    """Letters that begin on the page and end beyond it are strays, with page and letter."""
    found = pdf_judge.strays(_plain(578))
    assert [(stray.page, stray.character) for stray in found] == [(1, "r"), (1, "s")]
    assert pdf_judge.strays(_plain(578), tolerance=50.0) == []


def test_a_path_is_as_good_as_bytes(good: bytes, tmp_path: Path) -> None:
    """The file on disk gives the same report as its bytes."""
    path = tmp_path / "cars.pdf"
    path.write_bytes(good)
    assert pdf_judge.tags(path) == pdf_judge.tags(good)
    assert pdf_judge.page_texts(path) == pdf_judge.page_texts(good)
    assert pdf_judge.strays(path) == []


def test_a_page_is_rendered_for_the_eye(good: bytes, tmp_path: Path) -> None:
    """The picture is a PNG file with black ink on white."""
    pdf_judge.render_page(good, 2, tmp_path / "page.png")
    with Image.open(tmp_path / "page.png") as picture:
        assert picture.format == "PNG"
        darkest, lightest = picture.convert("L").getextrema()
    assert (darkest, lightest) == (0, 255)


def test_what_is_no_pdf_is_refused() -> None:
    """Every reader refuses noise instead of reporting an empty document."""
    with pytest.raises(pikepdf.PdfError):
        pdf_judge.tags(b"no PDF")
    pypdfium2: Any = importlib.import_module("pypdfium2")
    with pytest.raises(pypdfium2.PdfiumError):
        pdf_judge.strays(b"no PDF")

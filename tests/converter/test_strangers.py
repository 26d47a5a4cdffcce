"""Files of other tools are told by what they are, and never taken for a thread."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from disputatio.converter import detection, registry
from disputatio.converter.containers.opening import opened
from disputatio.converter.sources import load
from disputatio.converter.strangers import is_ours, stranger
from disputatio.exporters.html import HtmlExporter
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.errors import ReadError, UnknownFormat
from disputatio.schemas.protocols import Source


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("x.tgf", "1\n", "Trivial Graph Format"),
        (None, "1 rain\n2 sun\n#\n1 2 attacks\n2 2\n", "Trivial Graph Format"),
        (None, "1\r\n2\r\n#\r\n1 2\r\n", "Trivial Graph Format"),
        ("graph.yml", "statements:\n  a: Tea wakes.\n", "YAML"),
        ("x.YAML", "a: b\n", "YAML"),
        (None, "[]", "JSON, but with nothing in it"),
        (None, "[{}, {}]\n", "JSON, but with nothing in it"),
        (None, " null\n", "JSON, but with nothing in it"),
        (None, "{}", "JSON, but with nothing in it"),
        (None, "\ufeff{}", "JSON"),
        (None, "42", "JSON, but of no format"),
        (None, '["a", {"b": [1]}]', "JSON"),
        (None, '{"metadata": {"core": {"analyst_email": "a@b"}}}', "SADFace"),
        (None, "arg(a).\narg(b).\natt(a,b).\n", "ASPARTIX"),
        (None, "p af 3\n1 2\n", "ICCMA"),
        ("t.ann", "T1\tClaim 0 3\tTea\n", "brat"),
        (None, "<?xml version='1.0'?>\n<!-- x -->\n<lkif><a/></lkif>", "LKIF"),
        (None, '<!DOCTYPE caf>\n<caf version="1"/>', "Carneades"),
        (None, '<arggraph id="x"/>', "microtext"),
        (None, "<ARG><AU/></ARG>", "Araucaria"),
    ],
)
def test_known_by_sight(name: str | None, data: str, kind: str) -> None:
    """By its content where that tells, else by its name; exit 4 with a sentence."""
    source = Source(data=data.encode(), name=name)

    with pytest.raises(UnknownFormat) as caught:
        detection.importer_for(source)

    assert kind in caught.value.message
    assert caught.value.exit_code == 4
    assert "--from" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (rb"{\rtf1 I say no.}", "an RTF document"),
    ],
)
def test_documents_are_told_by_their_first_bytes(data: bytes, kind: str) -> None:
    """Whatever their name, even if they hold lines of a thread; what to do is said."""
    source = Source(data=data + b"\nAnn said:\n", name="thread.txt")

    with pytest.raises(UnknownFormat) as caught:
        detection.importer_for(source)

    assert caught.value.message == f"thread.txt: it is {kind}"
    assert "in a browser" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"7z\xbc\xaf\x27\x1c\0\4", "a 7z archive"),
        (b"Rar!\x1a\x07\1\0", "a RAR archive"),
        (b"site/1.html".ljust(257, b"\0") + b"ustar\x0000", "a tar archive"),
        (b"PK\x07\x08PK\x03\x04", "a part of a ZIP archive in several files"),
    ],
)
def test_archives_that_are_not_unpacked_are_told(data: bytes, kind: str) -> None:
    """Instead of being an unknown file, each says what it is and what to do."""
    with pytest.raises(UnknownFormat) as caught:
        detection.importer_for(Source(data=data, name="site"))

    assert kind in caught.value.message
    assert "unpack it and name the folder" in str(caught.value.hint)


def test_a_page_of_ours_is_told() -> None:
    """Our page is no thread, even as a browser saves it: the error says what to name."""
    written = BytesIO()
    HtmlExporter().write(Debate(title="A page", posts=(Post(key="p"),)), written, {})
    saved = written.getvalue().replace(b" />", b">")

    for data in (written.getvalue(), saved):
        with pytest.raises(UnknownFormat) as caught:
            detection.importer_for(Source(data=data, name="debate.html"))
        assert "a page that disputatio wrote" in caught.value.message
        assert "debate-json" in str(caught.value.hint)
        with pytest.raises(ReadError, match="does not hold it"):
            list(registry.importer("webpage").read(Source(data=data), {}))


def test_a_page_that_only_speaks_of_us_is_not_ours() -> None:
    """The words of a post are no head of a page."""
    post = b'<html><head></head><body><meta name="generator" content="disputatio">'

    assert not is_ours(post)


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        (("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (("content.xml", "META-INF/manifest.xml"), "an OpenDocument file"),
        (("EPUB/ch1.xhtml", "META-INF/container.xml"), "an EPUB book"),
    ],
)
def test_zipped_documents_are_no_saved_sites(
    tmp_path: Path, members: tuple[str, ...], kind: str
) -> None:
    """A Word document is a ZIP archive, and its files are no pages of a thread."""
    path = tmp_path / "thread.zip"
    with ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, "<p>I say no.</p>")

    with pytest.raises(ReadError, match=f"is {kind}"):
        opened(path)


@pytest.mark.parametrize(
    "text",
    [
        "[quote]Tea wakes.[/quote]\nIt does not.",
        "null and void, that is what it is",
        "1\n2\n#\n1 3\n",
        "First\n#\nSecond one here\n",
        "a text\n#\n",
        "42 people came to the market.",
        "argue (all of you).",
    ],
)
def test_a_text_is_no_stranger(text: str) -> None:
    """What merely begins like a file of another tool is a text, and may be a thread."""
    assert stranger(None, text.encode(), whole=True) is None


def test_a_guess_does_not_outweigh_what_a_file_is(tmp_path: Path) -> None:
    """An ending that importers read makes no thread of another tool's file."""
    path = tmp_path / "graph.xml"
    path.write_text('<caf version="1.3"><metadata/></caf>', "utf-8")

    with pytest.raises(UnknownFormat, match="Carneades"):
        detection.importer_for(load(path))


def test_large_json_is_known_by_its_beginning() -> None:
    """A head that ends within a value cannot be parsed, and need not be."""
    head = b'[{"a": [' + b"1, " * 1000

    assert "JSON" in str(stranger(None, head, whole=False))
    assert stranger(None, b"[1] Holm, Vera: Tea. " * 1000, whole=False) is None


@pytest.mark.parametrize("whole", [True, False])
def test_deep_json_is_no_trap(whole: bool) -> None:
    """A document that nests without end is told without a crash."""
    assert "JSON" in str(stranger(None, b"[" * 60_000 + b"]" * 60_000, whole=whole))

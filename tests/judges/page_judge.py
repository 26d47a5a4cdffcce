"""A web page as judges see it: its tree, and epubcheck's schema of XHTML for its elements."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from disputatio.exporters.shared.document_characters import FORBIDDEN_IN_HTML
from tests.judges.epub_judge import EpubJudge, Message

_DOCTYPE = b"<!DOCTYPE html>\n"
_CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
_PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x:page</dc:identifier>
<dc:title>Page</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>{items}</manifest>
<spine>{spine}</spine></package>"""
_NAVIGATION = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>Page</title></head><body><nav epub:type="toc"><ol><li><a href="page-0.xhtml">Page</a></li></ol></nav></body></html>"""
_SVG = ' properties="svg"'
_NOT_IN_BOOKS = re.compile(
    rb'<meta http-equiv="Content-Security-Policy"[^>]*/>\n|<style>.*?</style>\n',
    re.DOTALL,
)


def tree(page: bytes) -> Any:
    """Give the tree of a page; every element must be closed, as XML wants it."""
    assert page.startswith(_DOCTYPE)
    text = page.decode()
    assert FORBIDDEN_IN_HTML.search(text) is None
    assert "\x85" not in text
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(page.removeprefix(_DOCTYPE), parser)


def missing(element: Any, text: str) -> str | None:
    """Give the rest of a text, from the first letter that an element does not have in its place.

    Characters that HTML forbids stand there replaced. Between the letters may stand what a page adds: whose words they are, where a way
    would lead that is none.
    """
    shown = "".join("".join(element.itertext()).split())
    told = "".join(FORBIDDEN_IN_HTML.sub("\ufffd", text).split())
    at = 0
    for place, letter in enumerate(told):
        at = shown.find(letter, at) + 1
        if at == 0:
            return told[place:]
    return None


def messages(pages: Sequence[bytes], judge: EpubJudge, folder: Path) -> list[Message]:
    """Give what epubcheck says of pages as chapters of one book.

    The policy against scripts and the styles are left out: a book may have no policy,
    and no style that turns lines by their first letter.
    """
    items = [
        f'<item id="page-{n}" href="page-{n}.xhtml" media-type="application/xhtml+xml"'
        f"{_SVG if b'<svg' in page else ''}/>"
        for n, page in enumerate(pages)
    ]
    spine = [f'<itemref idref="page-{n}"/>' for n, _ in enumerate(pages)]
    path = folder / "pages.epub"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", _CONTAINER)
        package = _PACKAGE.format(items="".join(items), spine="".join(spine))
        book.writestr("book.opf", package)
        book.writestr("nav.xhtml", _NAVIGATION)
        for n, page in enumerate(pages):
            book.writestr(f"page-{n}.xhtml", _chapter(page))
    return judge.check(path)


def _chapter(page: bytes) -> bytes:
    xhtml = _NOT_IN_BOOKS.sub(b"", page.removeprefix(_DOCTYPE))
    return xhtml.replace(b"<html ", b'<html xmlns="http://www.w3.org/1999/xhtml" ', 1)

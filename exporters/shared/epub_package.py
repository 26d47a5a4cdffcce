"""What pandoc's EPUB lacks: titles, landmarks, fixed dates; and the same bytes always.

Every file of the book is XML of pandoc's making; it is read without entities and
network.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"

DC = "{http://purl.org/dc/elements/1.1/}"

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16


def finished(book: bytes, title: str, style: bytes, modified: int) -> bytes:
    """Give a book with good titles, landmarks and date, packed in one fixed way.

    `modified` is in seconds since 1970.
    """
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name, data in files.items():
        files[name] = _finished_file(name, data, title, modified)
        if name.endswith(".css"):
            files[name] = style
    return packed(files)


def _finished_file(name: str, data: bytes, title: str, modified: int) -> bytes:
    if name.endswith("nav.xhtml"):
        return _navigation(data)
    if name.endswith(".xhtml"):
        return _chapter(data, title)
    if name.endswith(".opf"):
        return _package(data, modified)
    return data


def packed(files: dict[str, bytes]) -> bytes:
    """Give a zip archive: the media type first and stored, nothing of the clock."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files, key=lambda n: (n != "mimetype", n)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = _MODE
            stored = name == "mimetype"
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return target.getvalue()


def _tree(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(data, parser)


def _bytes(tree: Any) -> bytes:
    from lxml import etree

    document = tree.getroottree()
    return etree.tostring(document, xml_declaration=True, encoding="UTF-8")


def _chapter(data: bytes, title: str) -> bytes:
    """Name a chapter by its heading and the book."""
    tree = _tree(data)
    heading = tree.find(f".//{XHTML}h1")
    words = " ".join("".join(heading.itertext()).split()) if heading is not None else ""
    if words and words != title:
        tree.find(f".//{XHTML}title").text = f"{words} \u2013 {title}"
    return _bytes(tree)


def _navigation(data: bytes) -> bytes:
    """Name the contents, and say where the book's text begins."""
    tree = _tree(data)
    heading = tree.find(f".//{XHTML}h1[@id='toc-title']")
    if heading is not None:
        heading.text = "Contents"
    landmarks = tree.find(f".//{XHTML}nav[@id='landmarks']/{XHTML}ol")
    first = tree.find(f".//{XHTML}nav[@id='toc']//{XHTML}a")
    if landmarks is not None and first is not None:
        item = landmarks.makeelement(f"{XHTML}li", {})
        link = item.makeelement(f"{XHTML}a", {f"{EPUB}type": "bodymatter"})
        link.set("href", first.get("href").partition("#")[0])
        link.text = "Start of the debate"
        item.append(link)
        landmarks.append(item)
    return _bytes(tree)


def _package(data: bytes, modified: int) -> bytes:
    """Set the date on which the book was changed; drop a date that is not known."""
    tree = _tree(data)
    for date in list(tree.iter(f"{DC}date")):
        if modified == 0:
            date.getparent().remove(date)
    moment = dt.datetime.fromtimestamp(modified, dt.UTC)
    for meta in tree.iter(f"{OPF}meta"):
        if meta.get("property") == "dcterms:modified":
            meta.text = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return _bytes(tree)

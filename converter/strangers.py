"""Files of other tools: known by sight, so that none is taken for a pasted thread.

Nothing here reads them; the error says what they are, and what to do instead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import PurePath

from disputatio.schemas.foreign.own_page import GENERATOR

FROM_THE_BROWSER = (
    "save the thread's pages in a browser (HTML), or copy its text into a .txt file"
)
"""What to do where somebody gives a document or a picture of a thread."""

UNPACK = "unpack it and name the folder, or pack that as a ZIP archive"
"""What to do where somebody gives an archive that is not unpacked here."""

_OURS = re.compile(
    r"""<html\b(?:(?!</head|<body).){0,2000}?<meta\s+name=["']?generator["']?\s+"""
    rf"""content=["']?{GENERATOR}["']?[\s/>]""",
    re.DOTALL | re.IGNORECASE,
)
_PICTURE = "a picture"
_BY_SIGNATURE = {
    b"%PDF-": "a PDF document",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "a document of an old office program",
    b"bplist00": "a web archive of Safari, or another property list",
    b"\x89PNG": _PICTURE, b"GIF8": _PICTURE, b"\xff\xd8\xff": _PICTURE,
}  # fmt: skip
"""What is no text, by its first bytes."""

_ARCHIVES = (
    (re.compile(rb"7z\xbc\xaf\x27\x1c"), "a 7z archive"),
    (re.compile(rb"Rar!\x1a\x07"), "a RAR archive"),
    (re.compile(rb"PK\x07\x08"), "a part of a ZIP archive in several files"),
    (re.compile(rb".{257}ustar[\0 ]", re.DOTALL), "a tar archive"),
)
"""What is an archive that is not unpacked here, by its first bytes."""

_BY_MEMBER = {
    "word/document.xml": "a Word document",
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "META-INF/container.xml": "an EPUB book",
    "META-INF/manifest.xml": "an OpenDocument file",
}
"""What a ZIP archive is that has such a file."""

_BY_ENDING = {
    ".tgf": "a Trivial Graph Format file",
    ".apx": "an ASPARTIX file",
    ".i23": "an ICCMA file",
    ".yml": "a YAML file",
    ".yaml": "a YAML file",
    ".ann": "a brat annotation file",
    ".lkif": "an LKIF file",
    ".aml": "an Araucaria file (AML)",
    ".rtnl": "a Rationale file",
    ".dot": "a Graphviz file",
    ".gv": "a Graphviz file",
    ".graphml": "a GraphML file",
}
"""What a file is by the ending of its name, where its content says nothing."""

_BY_START = (
    (re.compile(r"filedesc://"), "an ARC file, which web archives wrote before WARC"),
    (re.compile(r"<lkif\b"), "an LKIF file"),
    (re.compile(r"<caf\b"), "a Carneades file (CAF)"),
    (re.compile(r"<arggraph\b"), "an arggraph file of an argumentative microtext"),
    (re.compile(r"<ARG\b"), "an Araucaria file (AML)"),
    (re.compile(r"<graphml\b"), "a GraphML file"),
    (re.compile(r"\s*p af \d+\s*\n"), "an ICCMA file"),
    (re.compile(r"\s*(arg|att)\([^)\n]*\)\."), "an ASPARTIX file"),
    (re.compile(r"\s*\{.*\"(sadface|analyst_email)\"", re.DOTALL), "a SADFace file"),
)
"""What a file is by its first lines; of XML by its root element."""

_TOP = 4096
_XML_PROLOG = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<![^<>\[]*>|\s)*", re.DOTALL)
_NOTHING = re.compile(r"[\s\[\]{},]*|\s*null\s*")
_BEGUN_JSON = re.compile(r"\s*(\[\s*([\[{\"]|-?\d+\s*,)|\{\s*\")")


def stranger(name: str | None, head: bytes, *, whole: bool) -> str | None:
    """Say what kind of file this is, where it is of another tool; None if unknown.

    `head` is how it begins; `whole`, whether that is all of it.
    """
    found = clear_stranger(head) or _BY_ENDING.get(PurePath(name or "").suffix.lower())
    text = _text(head)
    if found is None and _is_json(text, whole=whole):
        empty = whole and _NOTHING.fullmatch(text)
        return f"JSON, but {'with nothing in it' if empty else 'of no format that is read here'}"
    return found


def is_ours(head: bytes) -> bool:
    """Say whether this is a page that the exporter `html` wrote, or a browser saved."""
    return _OURS.search(_text(head[:_TOP])) is not None


def binary_stranger(head: bytes) -> str | None:
    """Say what kind of document or picture this is, by its first bytes."""
    found = (kind for start, kind in _BY_SIGNATURE.items() if head.startswith(start))
    return next(found, None)


def archive_stranger(head: bytes) -> str | None:
    """Say what kind of archive this is that is not unpacked here."""
    found = (kind for start, kind in _ARCHIVES if start.match(head))
    return next(found, None)


def zipped_stranger(paths: Iterable[str]) -> str | None:
    """Say what kind of document is packed as a ZIP archive of these files."""
    return next((_BY_MEMBER[path] for path in paths if path in _BY_MEMBER), None)


def clear_stranger(head: bytes) -> str | None:
    """Say what kind of file of another tool this is, where its content tells."""
    text = _text(head)
    body = text[_end(_XML_PROLOG, text) :] if text.lstrip()[:1] == "<" else text
    found = next((kind for start, kind in _BY_START if start.match(body)), None)
    if found is None and _is_trivial_graph(text):
        return _BY_ENDING[".tgf"]
    return found


def _text(head: bytes) -> str:
    return head.decode("utf-8", "replace").removeprefix("\ufeff")


def _end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _is_json(text: str, *, whole: bool) -> bool:
    """Say whether a text is JSON; one that goes on, or nests too deep, by its start."""
    begun = _BEGUN_JSON.match(text) is not None
    if not whole:
        return begun
    try:
        json.loads(text)
    except RecursionError:
        return begun
    except ValueError:
        return False
    return True


def _is_trivial_graph(text: str) -> bool:
    """Say whether these are nodes, one a line, a line '#', and edges between them.

    An edge begins with two nodes; one that leads to itself names the same one twice.
    """
    nodes, sign, edges = f"\n{text}".replace("\r\n", "\n").partition("\n#\n")
    known = {line.split()[0] for line in nodes.split("\n") if line.strip()}
    ends = [line.split()[:2] for line in edges.split("\n") if line.strip()]
    return bool(sign and ends) and all(len(e) > 1 and known >= set(e) for e in ends)

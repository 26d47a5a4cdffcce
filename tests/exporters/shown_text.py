"""What Typst and a book show of some texts, asked of the programs themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import typst
from lxml import etree

from disputatio.exporters.shared import pandoc_ast as ast
from disputatio.exporters.shared.document_epub import EpubDress
from disputatio.exporters.shared.pandoc_run import converted
from disputatio.exporters.shared.typst_pdf import design
from disputatio.exporters.shared.typst_text import TypstText

_READER = """
#let plain(it) = {
  if type(it) == str { it }
  else if it.has("text") { plain(it.text) }
  else if it.has("children") { it.children.map(plain).join("") }
  else if it.has("body") { plain(it.body) }
  else if it.has("child") { plain(it.child) }
  else if it == [ ] { " " }
  else if it.func() == linebreak { "\\n" }
  else if it.func() == smartquote { if it.double { "\\"" } else { "'" } }
  else if it.func() == parbreak { "\\n\\n" }
  else if it.func() == box { "" }
  else { "<" + repr(it.func()) + ">" }
}
#let said(it) = [#metadata(plain(it)) <said>]
"""


def normal(text: str) -> str:
    """Give a text as a document shows it: blanks folded, every break one line feed."""
    text = re.sub("\\r\\n|[\\r\\x0b\\x0c\\x85\\u2028\\u2029]", "\n", text)
    return re.sub("[ \\t]*\\n[ \\t]*", "\n", re.sub("[ \\t]+", " ", text)).strip(" \n")


def typst_source(texts: Sequence[str], writer: TypstText) -> str:
    """Give a source that says each text once, through pandoc."""
    blocks: list[ast.Node] = []
    for text in texts:
        blocks += [ast.raw_block("typst", "#said[")]
        blocks += [ast.plain(writer.inlines(text)), ast.raw_block("typst", "]")]
    body = converted(blocks, {}, "typst", ["--wrap=none"])
    return f'#import "debate.typ": *\n{_READER}{body}'


def shown_by_typst(texts: Sequence[str], writer: TypstText) -> list[str]:
    """Give each text as the content that Typst makes of it."""
    source = typst_source(texts, writer).encode()
    files = {"main.typ": source, "debate.typ": design()}
    compiler: Any = typst
    found = json.loads(compiler.query(files, "<said>", field="value"))
    return [normal(said) for said in found]


def shown_by_book(texts: Sequence[str], folder: str) -> list[str]:
    """Give each text as an XHTML page of a book has it."""
    dress = EpubDress()
    blocks = [
        ast.division([ast.para(dress.text(t))], ast.attributes("", ["said"]))
        for t in texts
    ]
    path = f"{folder}/texts.epub"
    head = ast.header(1, dress.text("Texts"), ast.attributes("texts"))
    converted([head, *blocks], {"title": ast.meta_text("Texts")}, "epub3", [], path)
    return [normal(_page_text(found)) for found in _said(path)]


def _said(path: str) -> list[Any]:
    with open(path, "rb") as file, ZipFile(BytesIO(file.read())) as archive:  # noqa: PTH123
        page = etree.fromstring(archive.read("EPUB/text/ch001.xhtml"))
    return page.findall(".//{*}div[@class='said']")


def _page_text(found: Any) -> str:
    parts: list[str] = []
    for node in found.iter():
        if node.tag.endswith("}br"):
            parts.append("\x0b")
        parts.append((node.text or "") if not node.tag.endswith("}br") else "")
        parts.append((node.tail or "") if node is not found else "")
    return "".join(part.replace("\n", " ") for part in parts)

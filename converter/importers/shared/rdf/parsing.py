"""The elements of an RDF/XML document, parsed piece by piece and within bounds.

Internal entities are read, as AIFdb writes them; nothing external is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.rdf import OWL, RDF

if TYPE_CHECKING:
    from lxml import etree

MAX_BYTES = 256 * 1024 * 1024
"""How large a document may be."""

ROOT = f"{{{RDF}}}RDF"

_CHUNK = 64 * 1024
_PARAMETER_ENTITY = re.compile(rb"<!ENTITY\s+%")
_PLACE = re.compile(r",? line \d+, column \d+\Z")

Part: TypeAlias = "tuple[etree._Element, list[etree._Element]]"  # noqa: SLF001
"""The root, and some of its children that are complete."""


def parsed(data: bytes) -> Iterator[Part]:
    """Give the children of rdf:RDF as they are complete; each is freed afterwards.

    Raises:
        ReadError: it is no RDF/XML, or larger or more expanding than allowed.
    """
    from lxml import etree

    if len(data) > MAX_BYTES:
        raise ReadError(f"larger than {MAX_BYTES // 1024**2} MB", line=1)
    parser = _parser()
    root = None
    try:
        for at in range(0, len(data), _CHUNK):
            parser.feed(data[at : at + _CHUNK])
            root = _root(parser) if root is None else root
            if root is not None and len(root) > 1:
                yield root, root[:-1]
                del root[:-1]
        root = parser.close()
    except etree.XMLSyntaxError as error:
        raise _malformed(error, data) from error
    if root.tag != ROOT:
        raise _no_rdf(root)
    yield root, root[:]


def _parser() -> etree.XMLPullParser:
    from lxml import etree

    return etree.XMLPullParser(
        events=("start",),
        tag=ROOT,
        resolve_entities="internal",
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _root(parser: etree.XMLPullParser) -> etree._Element | None:
    """Give the root once it was met; that of another name is an error."""
    for _, element in parser.read_events():
        root: etree._Element = element.getroottree().getroot()
        if root.tag != ROOT:
            raise _no_rdf(root)
        return root
    return None


def _malformed(error: etree.XMLSyntaxError, data: bytes) -> ReadError:
    message = (error.msg or "nothing to read").strip()
    problem = f"not well-formed XML: {_PLACE.sub('', message)}"
    hint = None
    if "amplification" in message or " loop" in message:
        problem = "its entities expand without measure"
        hint = "write the words themselves in place of the entities"
    elif "XML_PARSE_HUGE" in message:
        problem = "nests deeper than an XML file of this kind may"
    elif _PARAMETER_ENTITY.search(data[:_CHUNK]):
        problem = "its DOCTYPE has parameter entities, which are not read"
        hint = "take them out: they name other files, or build entities"
    elif message.startswith("Entity "):
        hint = "write its words in place of it; nothing is read from other files"
    line, column = error.position
    return ReadError(problem, hint, line=line or 1, column=column or None)


def _no_rdf(element: etree._Element) -> ReadError:
    name = str(element.tag).removeprefix("{").replace("}", "", 1)
    line = element.sourceline or 1
    if name == f"{OWL}Ontology":
        return ReadError(
            "this is an ontology in OWL/XML, as AIF.owl is: it has terms, no debate",
            "give a file of AIF nodes in RDF/XML",
            line=line,
        )
    hint = "give an RDF/XML file, as AIFdb or disputatio writes it"
    return ReadError(f"the root element is {name}, not rdf:RDF", hint, line=line)

"""RDF as aif-xml writes and reads it: namespaces, terms, names and text rules.

The profile is described in docs/formats/aif-xml.md. RDF 1.1 Concepts and the RDF/XML
syntax of W3C are the source of what a triple and a literal are.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from functools import lru_cache, partial
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

from disputatio.schemas.debate import Debate
from disputatio.schemas.text import FORBIDDEN_IN_XML, allowed_in_xml

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
AIF = "http://www.arg.dundee.ac.uk/aif#"
DCTERMS = "http://purl.org/dc/terms/"
SIOC = "http://rdfs.org/sioc/ns#"
FOAF = "http://xmlns.com/foaf/0.1/"
PROV = "http://www.w3.org/ns/prov#"
DSP = "urn:disputatio:terms#"

PREFIXES = {
    "rdf": RDF,
    "owl": OWL,
    "aif": AIF,
    "dcterms": DCTERMS,
    "sioc": SIOC,
    "foaf": FOAF,
    "prov": PROV,
    "dsp": DSP,
}
"""The prefixes of every document that is written, in order."""

NAMESPACES = {"dundee": AIF, "arg.tech": "http://www.arg.tech/aif#"}
"""The namespaces of AIF that can be written, by name; the first is the usual one."""

AIF_NAMESPACES = (*NAMESPACES.values(), "http://arg.dundee.ac.uk/aif#")
"""Every namespace under which AIF's terms are met."""

TYPE = RDF + "type"
ITEM = RDF + "li"
SEQUENCE = RDF + "Seq"
DESCRIPTION = RDF + "Description"
SAME = OWL + "sameAs"
INDIVIDUAL = OWL + "NamedIndividual"
IDENTIFIER = DCTERMS + "identifier"
VERSION = DSP + "version"
THREAD = SIOC + "Thread"

INTEGER = XSD + "integer"
DOUBLE = XSD + "double"
BOOLEAN = XSD + "boolean"
DATE_TIME = XSD + "dateTime"
BASE64 = XSD + "base64Binary"
JSON = RDF + "JSON"
XML_LITERAL = RDF + "XMLLiteral"

_UNRESERVED = re.compile(r"[A-Za-z0-9_.~-]*", re.ASCII)
"""What needs no encoding in a URI (RFC 3986, 2.3)."""

TERMS_VERSION = 1
"""Version of the own terms that is written, and the newest that is read."""


class Resource(NamedTuple):
    """A thing by its URI."""

    uri: str
    """The URI, or the name of a blank node after "_:"."""


class Literal(NamedTuple):
    """A value in words."""

    text: str
    """The lexical form."""
    datatype: str | None = None
    """URI of its datatype; None for a plain string."""
    language: str | None = None
    """BCP 47 tag, if it has one."""


_literal = partial(tuple.__new__, Literal)

Term: TypeAlias = Resource | Literal
"""What the object of a statement can be."""


class Description(NamedTuple):
    """One individual: everything that one element of the document says."""

    uri: str
    """The individual."""
    element: str
    """URI of the class that names the element."""
    properties: tuple[tuple[str, Term], ...]
    """Property URIs with their values, in the order of the profile."""


@lru_cache(maxsize=4096)
def twin(uri: str) -> str:
    """Give the property that holds the exact text of another one as base64."""
    return f"{DSP}{local_name(uri)}Base64"


@lru_cache(maxsize=4096)
def local_name(uri: str) -> str:
    """Give the last part of a term's URI, after "#" or "/"."""
    return re.split("[#/]", uri)[-1]


def text_values(uri: str, text: str) -> tuple[tuple[str, Term], ...]:
    """Give the values of a text property.

    Text that XML cannot hold stands readable, with U+FFFD for each character that
    XML forbids, and beside it exactly, as the base64 of its UTF-8.
    """
    if FORBIDDEN_IN_XML.search(text) is None:
        return ((uri, _literal((text, None, None))),)
    return ((uri, Literal(allowed_in_xml(text))), (twin(uri), base64_literal(text)))


def exact_text(readable: str, encoded: str | None) -> str:
    """Give the text of a property from its readable form and its twin.

    The twin counts only while the readable form is still its own: where another
    program changed the words, the words win.
    """
    exact = None if encoded is None else base64_text(encoded)
    same = exact is not None and allowed_in_xml(exact) == readable
    return exact if exact is not None and same else readable


def base64_literal(text: str) -> Literal:
    """Give a text as the base64 of its UTF-8."""
    return Literal(base64.b64encode(text.encode()).decode("ascii"), BASE64)


def base64_text(encoded: str) -> str | None:
    """Give the text behind base64 of UTF-8, or None where it is none."""
    try:
        return base64.b64decode(encoded, validate=True).decode()
    except (binascii.Error, ValueError):
        return None


def item_literal(text: str) -> Literal:
    """Give a text as a member of a list, as base64 alone where XML cannot hold it."""
    if FORBIDDEN_IN_XML.search(text) is None:
        return Literal(text)
    return base64_literal(text)


def base_of(debate: Debate) -> str:
    """Give the URI of a debate: made from what it is, not from what was made of it.

    It rests on source, title, and the first post (or the first claim, where there is
    no post), so that passes and corrections rename nothing.
    """
    first = (
        [debate.posts[0].key, debate.posts[0].url, debate.posts[0].text]
        if debate.posts
        else [[c.key, c.text] for c in debate.claims[:1]]
    )
    identity = json.dumps([debate.source, debate.title, first])
    digest = hashlib.sha256(identity.encode()).hexdigest()
    return f"urn:disputatio:debate:{digest[:16]}"


def quoted(key: str) -> str:
    """Give a key as one part of a URI: percent-encoded UTF-8, "/" too."""
    usual = key.isalnum() and key.isascii()
    return key if usual or _UNRESERVED.fullmatch(key) else quote(key, safe="")


def element_uri(base: str, key: str) -> str:
    """Give the URI of a post, passage, claim or relation."""
    return f"{base}/element/{quoted(key)}"


def person_uri(base: str, key: str) -> str:
    """Give the URI of a participant."""
    return f"{base}/participant/{quoted(key)}"


def section_uri(base: str, key: str) -> str:
    """Give the URI of a section."""
    return f"{base}/section/{quoted(key)}"


def node_uri(base: str, node: str) -> str:
    """Give the URI of an AIF node."""
    return f"{base}/node/{quoted(node)}"


SCHEMES = "urn:disputatio:scheme:"
"""What the URIs of schemes begin with."""


@lru_cache(maxsize=4096)
def scheme_uri(kind: str, scheme: str) -> str:
    """Give the URI of a scheme or force, the same in every debate."""
    return f"{SCHEMES}{quoted(kind)}:{quoted(scheme)}"

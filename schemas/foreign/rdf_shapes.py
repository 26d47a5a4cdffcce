"""The own terms of aif-xml: which class and which properties each element has.

One table serves writer and reader. The order of fields is the order of children in
the document, which schemas/aif-xml.rng fixes.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from disputatio.schemas.foreign.rdf import (
    DCTERMS,
    DSP,
    FOAF,
    SIOC,
    THREAD,
    VERSION,
)


class Kind(StrEnum):
    """What a field holds, and how RDF says it."""

    TEXT = "text"
    INTEGER = "integer"
    DOUBLE = "double"
    FLAG = "flag"
    TIME = "time"
    JSON = "JSON value"
    PERSON = "participant"
    SECTION = "section"
    ELEMENT = "element"
    DEBATE = "debate"
    REFERENCES = "elements"
    ELEMENTS = "elements in order"
    TEXTS = "texts in order"
    CHILD = "part"
    CHILDREN = "parts in order"


@frozen
class Field:
    """One property of an element."""

    name: str
    """Name in the record of the element."""
    property: str
    """URI of the property."""
    kind: Kind = Kind.TEXT
    """What it holds."""
    shape: Shape | None = None
    """The shape of a part."""
    required: bool = False
    """Whether it is always there."""
    derived: bool = False
    """Whether it follows from the rest: written for others, never read back."""


@frozen
class Shape:
    """A class of elements."""

    uri: str
    """URI of the class."""
    fields: tuple[Field, ...] = field(repr=False)
    """Its properties in order."""


def _own(name: str, kind: Kind = Kind.TEXT, **more: object) -> Field:
    head, *tail = name.split("_")
    local = head + "".join(part.capitalize() for part in tail)
    return Field(name, DSP + local, kind, **more)  # type: ignore[arg-type]


_KEY = _own("key", required=True)
_INDEX = _own("index", Kind.INTEGER, required=True)
OWN_CONTAINER = DSP + "debate"
"""Property that leads from an element of our own terms to its debate."""

_DEBATE = Field("debate", OWN_CONTAINER, Kind.DEBATE, required=True)
_EXTRAS = _own("extras", Kind.JSON)
_TITLE = Field("title", DCTERMS + "title")
_LANGUAGE = Field("language", DCTERMS + "language")
_TEXT = _own("text", required=True)
_START = _own("start", Kind.INTEGER, required=True)
_END = _own("end", Kind.INTEGER, required=True)
_TAGS = _own("tags", Kind.TEXTS)
_POST = Field("post", DCTERMS + "isPartOf", Kind.ELEMENT, required=True)

SPAN = Shape(DSP + "Span", (_INDEX, _POST, _START, _END))
"""Words that a conclusion rests on."""

ORIGIN = Shape(
    DSP + "Origin",
    (
        _own("rule"),
        _own("confidence", Kind.DOUBLE),
        _own("evidence", Kind.CHILDREN, shape=SPAN),
        _own("decided_by"),
    ),
)
"""Inferred by a rule, or decided by a person; what is stated has no origin element."""

_ORIGIN = _own("origin", Kind.CHILD, shape=ORIGIN)

QUESTION = Shape(DSP + "Question", (_TEXT, _ORIGIN))

DEBATE = Shape(
    THREAD,
    (
        Field("version", VERSION, Kind.INTEGER, required=True),
        _TITLE,
        _LANGUAGE,
        Field("source", DCTERMS + "source"),
        _own("question", Kind.CHILD, shape=QUESTION),
        _EXTRAS,
    ),
)

PARTICIPANT = Shape(
    SIOC + "UserAccount",
    (
        _KEY,
        _INDEX,
        _DEBATE,
        Field("name", FOAF + "name"),
        _own("label"),
        _own("badge"),
        _own("url"),
        _EXTRAS,
    ),
)

SECTION = Shape(
    DSP + "Section",
    (
        _KEY,
        _INDEX,
        _DEBATE,
        _own("level", Kind.INTEGER, required=True),
        Field("title", DCTERMS + "title", required=True),
        _own("parent", Kind.SECTION),
        _TAGS,
        _EXTRAS,
    ),
)

QUOTATION = Shape(
    DSP + "Quotation",
    (
        _INDEX,
        _START,
        _END,
        _own("claimed_author"),
        _own("claimed_post"),
        _ORIGIN,
        Field("verbatim_from", "http://www.w3.org/ns/prov#wasQuotedFrom", Kind.ELEMENT),
        Field("edited_from", "http://www.w3.org/ns/prov#wasDerivedFrom", Kind.ELEMENT),
        _own("source_start", Kind.INTEGER),
        _own("source_end", Kind.INTEGER),
        _own("source_origin", Kind.CHILD, shape=ORIGIN),
    ),
)
"""A quotation by its range; its source is `verbatim_from` or `edited_from` there."""

POST = Shape(
    SIOC + "Post",
    (
        _KEY,
        _INDEX,
        Field("debate", SIOC + "has_container", Kind.DEBATE, required=True),
        _own("number", Kind.INTEGER),
        Field("author", SIOC + "has_creator", Kind.PERSON),
        _own("author_origin", Kind.CHILD, shape=ORIGIN),
        Field("answers", SIOC + "reply_of", Kind.REFERENCES, derived=True),
        Field("created", DCTERMS + "created", Kind.TIME),
        _own("created_text"),
        _own("created_unknown", Kind.FLAG),
        Field("modified", DCTERMS + "modified", Kind.TIME),
        _own("modified_text"),
        _own("modified_by"),
        _own("modified_unknown", Kind.FLAG),
        _own("url"),
        _TITLE,
        _own("score", Kind.INTEGER),
        _LANGUAGE,
        _own("claimed_parent"),
        _own("state"),
        Field("content", SIOC + "content", required=True),
        Field("quotations", DSP + "quotation", Kind.CHILDREN, QUOTATION),
        _EXTRAS,
    ),
)

PASSAGE = Shape(
    DSP + "Passage",
    (
        _KEY,
        _INDEX,
        _DEBATE,
        _POST,
        _START,
        _END,
        _own("exact", required=True, derived=True),
        _ORIGIN,
        _EXTRAS,
    ),
)

MARK = Shape(
    DSP + "Mark",
    (_INDEX, _own("kind", required=True), _START, _END, _own("target")),
)

WORDING = Shape(
    DSP + "Wording",
    (
        _INDEX,
        _TEXT,
        Field("marks", DSP + "mark", Kind.CHILDREN, MARK),
        _TAGS,
        _own("section", Kind.SECTION),
        _own("passage", Kind.ELEMENT),
        _own("argument", Kind.ELEMENT),
        _EXTRAS,
    ),
)

CLAIM = Shape(
    DSP + "Claim",
    (
        _KEY,
        _INDEX,
        _DEBATE,
        _own("form", required=True),
        _TEXT,
        _TITLE,
        Field("wordings", DSP + "wording", Kind.CHILDREN, WORDING),
        _ORIGIN,
        _EXTRAS,
    ),
)

RELATION = Shape(
    DSP + "Relation",
    (
        _KEY,
        _INDEX,
        _DEBATE,
        _own("kind", required=True),
        _own("sources", Kind.ELEMENTS),
        _own("targets", Kind.ELEMENTS),
        _own("scheme"),
        _TITLE,
        _own("argument", Kind.ELEMENT),
        _ORIGIN,
        _EXTRAS,
    ),
)

POSITION = Shape(
    DSP + "Position",
    (
        _INDEX,
        _DEBATE,
        _own("claim", Kind.ELEMENT, required=True),
        _TITLE,
        _ORIGIN,
        _EXTRAS,
    ),
)

REFUSAL = Shape(
    DSP + "Refusal",
    (
        _INDEX,
        _DEBATE,
        _own("kind"),
        Field("sources", DSP + "sourceKeys", Kind.TEXTS),
        Field("targets", DSP + "targetKeys", Kind.TEXTS),
        Field("claim", DSP + "claimKey"),
    ),
)
"""What a person deleted, by keys: what it names need not be here any more."""

LISTS = {
    "participants": PARTICIPANT,
    "sections": SECTION,
    "posts": POST,
    "passages": PASSAGE,
    "claims": CLAIM,
    "relations": RELATION,
    "positions": POSITION,
    "refused": REFUSAL,
}
"""The lists of a debate with the shape of their members, in document order."""

CONTAINERS = frozenset(
    field.property
    for shape in LISTS.values()
    for field in shape.fields
    if field.kind is Kind.DEBATE
)
"""Properties that lead from an element to its debate."""

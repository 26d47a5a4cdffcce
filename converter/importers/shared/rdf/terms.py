"""The terms of AIF in RDF: three namespaces and two vocabularies, by one name each.

The ontology AIF.owl has hasPremise, hasConclusion and so on; AIFdb's RDF has Premise,
Conclusion, StartLocution and the like. Each may stand in any of the namespaces.
"""

from __future__ import annotations

from disputatio.schemas.foreign.aif import (
    CONFLICT,
    ILLOCUTION,
    INFERENCE,
    INFORMATION,
    LOCUTION,
    PREFERENCE,
    REPHRASE,
    TRANSITION,
)
from disputatio.schemas.foreign.rdf import (
    AIF,
    AIF_NAMESPACES,
    DSP,
    FOAF,
    IDENTIFIER,
    INDIVIDUAL,
    TYPE,
    twin,
)
from disputatio.schemas.foreign.rdf_aif import (
    CLAIM_TEXT,
    CREATED,
    ELEMENT,
    LINK,
    NODE_TEXT,
    PART_OF,
    SCHEME_ID,
    TIMESTAMP,
)

_CLASSES = {
    "L-node": LOCUTION,
    "RA-node": INFERENCE,
    "Inference": INFERENCE,
    "CA-node": CONFLICT,
    "Conflict": CONFLICT,
    "PA-node": PREFERENCE,
    "Preference": PREFERENCE,
    "MA-node": REPHRASE,
    "TA-node": TRANSITION,
    "Transition": TRANSITION,
    "YA-node": ILLOCUTION,
    "Illocution": ILLOCUTION,
    "I-node": INFORMATION,
    "Statement": INFORMATION,
}
"""Type of node by class, the more particular first: an L-node is an I-node too."""

_ARGUMENTS = frozenset({INFERENCE, CONFLICT, REPHRASE, PREFERENCE})

INCOMING = {
    "Premise": _ARGUMENTS,
    "hasPremise": frozenset({INFERENCE}),
    "hasPresumption": frozenset({INFERENCE}),
    "hasConflictingElement": frozenset({CONFLICT}),
    "hasException": frozenset({CONFLICT}),
    "hasPreferredElement": frozenset({PREFERENCE}),
    "StartLocution": frozenset({TRANSITION}),
    "Locution": frozenset({ILLOCUTION}),
    "Anchor": frozenset({ILLOCUTION}),
}
"""Links that lead to a scheme node, with the types of node that own them."""

OUTGOING = {
    "Conclusion": _ARGUMENTS,
    "hasConclusion": frozenset({INFERENCE}),
    "hasConflictedElement": frozenset({CONFLICT}),
    "hasDispreferredElement": frozenset({PREFERENCE}),
    "EndLocution": frozenset({TRANSITION}),
    "IllocutionaryContent": frozenset({ILLOCUTION}),
}
"""Links that lead from a scheme node, with the types of node that own them."""

LINKS = {**INCOMING, **OUTGOING, "link": frozenset[str]()}
"""Every link by its name; `link` is ours, between two nodes without a scheme node."""

TEXTS = frozenset({"claimText", "creationDate", "source", "schemeName"})
"""Properties with words, by their local name in the namespaces of AIF."""

ONLY_KEPT = frozenset({"createdBy", "argTitle", "formName", "formDescription"})
"""Properties of the ontology that say nothing to the graph, by their local name."""

_OTHERS = {
    TYPE: "type",
    LINK: "link",
    IDENTIFIER: "identifier",
    NODE_TEXT: "nodeText",
    TIMESTAMP: "timestamp",
    SCHEME_ID: "schemeId",
    CREATED: "created",
    PART_OF: "isPartOf",
    ELEMENT: "element",
    FOAF + "name": "name",
    DSP + "label": "label",
    **{
        twin(uri): f"{name} twin"
        for uri, name in (
            (CLAIM_TEXT, "claimText"),
            (IDENTIFIER, "identifier"),
            (NODE_TEXT, "nodeText"),
            (TIMESTAMP, "timestamp"),
            (SCHEME_ID, "schemeId"),
            (CREATED, "created"),
            (AIF + "schemeName", "schemeName"),
            (FOAF + "name", "name"),
            (DSP + "label", "label"),
        )
    },
}

CLAIM_TEXTS = tuple(namespace + "claimText" for namespace in AIF_NAMESPACES)
"""The property of the words of a node, in every namespace."""

CLASSES = {
    namespace + name: (rank, kind)
    for namespace in AIF_NAMESPACES
    for rank, (name, kind) in enumerate(_CLASSES.items())
}
"""Rank and type of node by the URI of a class; the lowest rank counts."""

_GENERAL = ("Node", "S-node", "I-node", "Scheme_Application")
"""Classes that a node has beside its own, and that say nothing more of it."""

PLAIN_CLASSES = frozenset({
    *CLASSES,
    INDIVIDUAL,
    *(namespace + name for namespace in AIF_NAMESPACES for name in _GENERAL),
})  # fmt: skip
"""Classes of which the graph has all that they say."""

NAMES = {
    namespace + name: name
    for namespace in AIF_NAMESPACES
    for name in (*LINKS, *TEXTS, "hasAuthor", "fulfils", "authorName")
} | _OTHERS
"""What a property is called here, by its URI; others are not understood."""


def aif_name(uri: str) -> str | None:
    """Give the local name of a term of AIF in any of its namespaces, else None."""
    for namespace in AIF_NAMESPACES:
        if uri.startswith(namespace):
            return uri.removeprefix(namespace)
    return None

"""What is odd about the nodes of an AIF graph: ids, types, texts, schemes, times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.aif.lint_sites import Site
from disputatio.converter.importers.shared.aif.rules import finding
from disputatio.schemas.forces import folded
from disputatio.schemas.foreign.aif import (
    INFORMATION,
    LOCUTION,
    NODE_TYPES,
    SCHEME_TYPES,
    Node,
)
from disputatio.schemas.foreign.aif_records import spelling_of_type
from disputatio.schemas.foreign.aif_schemes import scheme_of
from disputatio.schemas.notices import Notice
from disputatio.schemas.text import shortened

_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII
)
_TYPE_ITSELF = re.compile(r"YA(_[0-9a-f]+)?")
_BROKEN = {
    "a line end": re.compile(r"[\r\n\x85\u2028\u2029]"),
    "a control character": re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]"),
    "an HTML entity": re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,6});"),
    "an HTML tag": re.compile(r"</?(?:a|b|i|p|br|em|strong|span|div)(?:\s[^<>]*)?/?>"),
    "what looks like UTF-8 read as Latin-1": re.compile(
        "[ÂÃ][\x80-\xbf]|â€|(?<![A-ZÀ-Þ])[ÂÃ](?=[^\\w\\s]|$)"
    ),
    "U+FFFD, in place of what was lost": re.compile("�"),
}
"""What a text should not hold, by its name."""


def node_findings(site: Site) -> Iterator[Notice]:
    """Give what is odd about nodes, each by itself."""
    yield from _repeated_ids(site)
    for node in site.nodes.values():
        yield from _type(site, node)
        yield from _texts(site, node)
        yield from _scheme(site, node)
        if node.timestamp and not _TIME.fullmatch(node.timestamp):
            problem = f"has the timestamp {shortened(node.timestamp, 40)!r}, not YYYY-MM-DD HH:MM:SS"
            yield site.node_finding("AifTimeOdd", node.id, problem, "timestamp")
    yield from _repeated_texts(site)


def _repeated_ids(site: Site) -> Iterator[Notice]:
    for number, node in enumerate(site.graph.nodes):
        if site.nodes[node.id] is not node:
            sentence = f"two nodes have the nodeID {shortened(node.id, 60)}"
            place = site.place("nodes", number).at("nodeID")
            yield finding("AifIdRepeated", sentence, place, node.id)


def _type(site: Site, node: Node) -> Iterator[Notice]:
    spelling = spelling_of_type(node)
    if node.type not in NODE_TYPES:
        known = ", ".join(sorted(NODE_TYPES))
        problem = f"has the type {node.type[:20]!r}; there are {known}"
        yield site.node_finding("AifTypeUnknown", node.id, problem, "type")
    elif spelling is not None:
        problem = f"has the type {spelling[:20]!r}, which is read as {node.type!r}"
        yield site.node_finding("AifTypeOdd", node.id, problem, "type")


def _texts(site: Site, node: Node) -> Iterator[Notice]:
    if node.type not in {INFORMATION, LOCUTION}:
        return
    if not node.text.strip():
        yield site.node_finding("AifTextEmpty", node.id, "has no text", "text")
    for name, pattern in _BROKEN.items():
        found = pattern.search(node.text)
        if found is not None:
            start = max(found.start() - 10, 0)
            words = shortened(node.text[start : found.end() + 10], 40)
            problem = f"has {name} in its text: “{words}”"
            yield site.node_finding("AifTextBroken", node.id, problem, "text")


def _scheme(site: Site, node: Node) -> Iterator[Notice]:
    if node.type not in SCHEME_TYPES:
        if node.type in NODE_TYPES and node.scheme:
            problem = (
                f"is no scheme node but has the scheme {shortened(node.scheme, 40)!r}"
            )
            yield site.node_finding("AifSchemeMisplaced", node.id, problem, "scheme")
        return
    name = node.scheme or node.text
    if not name or _names_nothing(node, name):
        return
    known = scheme_of(node.type, name)
    if known.id is None:
        yield _unknown_scheme(site, node, name)
    elif node.scheme_id is not None and node.scheme_id != known.id:
        problem = f"has schemeID {shortened(node.scheme_id, 20)}, but {known.text} is {known.id}"
        yield site.node_finding("AifSchemeIdWrong", node.id, problem, "schemeID")


def _names_nothing(node: Node, name: str) -> bool:
    """Say whether a scheme's name is only the type of the node, as Araucaria has it."""
    return folded(name) == folded(node.type) or bool(_TYPE_ITSELF.fullmatch(name))


def _unknown_scheme(site: Site, node: Node, name: str) -> Notice:
    field = "scheme" if node.scheme else "text"
    others = [t for t in sorted(SCHEME_TYPES) if scheme_of(t, name).id is not None]
    if others:
        problem = f"has the scheme {shortened(name, 40)!r}, which is one of {' and '.join(others)}"
        return site.node_finding("AifSchemeMisplaced", node.id, problem, field)
    problem = f"has the scheme {shortened(name, 40)!r}, which AIFdb does not number"
    return site.node_finding("AifSchemeUnknown", node.id, problem, field)


def _repeated_texts(site: Site) -> Iterator[Notice]:
    """Find texts that stand twice: AIFdb makes one node of them."""
    seen: dict[tuple[str, str], str] = {}
    for node in site.nodes.values():
        if node.type in {INFORMATION, LOCUTION} and node.text.strip():
            first = seen.setdefault((node.type, node.text), node.id)
            if first != node.id:
                problem = f"has the same text as {site.named(first)}"
                yield site.node_finding("AifTextRepeated", node.id, problem, "text")

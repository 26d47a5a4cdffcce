"""What is odd about the nodes of an AIF graph: ids, types, texts, schemes, times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from disputatio.converter.importers.shared.aif.lint_sites import Site
from disputatio.converter.importers.shared.aif.rules import Finding, Said
from disputatio.schemas.forces import folded
from disputatio.schemas.foreign.aif import (
    INFORMATION,
    LOCUTION,
    NODE_TYPES,
    SCHEME_TYPES,
    Node,
)
from disputatio.schemas.foreign.aif_records import spelling_of_type
from disputatio.schemas.foreign.aif_schemes import Scheme, scheme_of
from disputatio.schemas.text import shortened

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


def node_findings(site: Site) -> Iterator[Finding]:
    """Give what is odd about nodes, each by itself."""
    for number in site.repeated:
        yield Finding("AifIdRepeated", partial(_same_id, site, number))
    for node in site.nodes.values():
        yield from _type(site, node)
        yield from _texts(site, node)
        yield from _scheme(site, node)
    yield from _repeated_texts(site)


def _same_id(site: Site, number: int) -> Said:
    key = site.graph.nodes[number].id
    sentence = f"two nodes have the nodeID {shortened(key, 60)}"
    return Said(sentence, site.place("nodes", number).at("nodeID"), key)


def _type(site: Site, node: Node) -> Iterator[Finding]:
    spelling = spelling_of_type(node)
    if node.type not in NODE_TYPES:
        words = partial(_unknown_type, node.type)
        yield site.node_finding("AifTypeUnknown", node.id, words, "type")
    elif spelling is not None:
        problem = f"has the type {spelling[:20]!r}, which is read as {node.type!r}"
        yield site.node_finding("AifTypeOdd", node.id, problem, "type")


def _unknown_type(kind: str) -> str:
    return f"has the type {kind[:20]!r}; there are {', '.join(sorted(NODE_TYPES))}"


def _texts(site: Site, node: Node) -> Iterator[Finding]:
    if node.type not in {INFORMATION, LOCUTION}:
        return
    if not node.text.strip():
        yield site.node_finding("AifTextEmpty", node.id, "has no text", "text")
    for name, pattern in _BROKEN.items():
        found = pattern.search(node.text)
        if found is not None:
            words = partial(_broken, name, found)
            yield site.node_finding("AifTextBroken", node.id, words, "text")


def _broken(name: str, found: re.Match[str]) -> str:
    around = found.string[max(found.start() - 10, 0) : found.end() + 10]
    return f"has {name} in its text: “{shortened(around, 40)}”"


def _scheme(site: Site, node: Node) -> Iterator[Finding]:
    if node.type not in SCHEME_TYPES:
        if node.type in NODE_TYPES and node.scheme:
            words = partial(_no_scheme_node, node.scheme)
            yield site.node_finding("AifSchemeMisplaced", node.id, words, "scheme")
        return
    name = node.scheme or node.text
    if not name or _names_nothing(node, name):
        return
    known = scheme_of(node.type, name)
    if known.id is None:
        yield _unknown_scheme(site, node, name)
    elif node.scheme_id is not None and node.scheme_id != known.id:
        words = partial(_wrong_number, node.scheme_id, known)
        yield site.node_finding("AifSchemeIdWrong", node.id, words, "schemeID")


def _no_scheme_node(scheme: str) -> str:
    return f"is no scheme node but has the scheme {shortened(scheme, 40)!r}"


def _wrong_number(number: str, known: Scheme) -> str:
    return f"has schemeID {shortened(number, 20)}, but {known.text} is {known.id}"


def _names_nothing(node: Node, name: str) -> bool:
    """Say whether a scheme's name is only the type of the node, as Araucaria has it."""
    return folded(name) == folded(node.type) or bool(_TYPE_ITSELF.fullmatch(name))


def _unknown_scheme(site: Site, node: Node, name: str) -> Finding:
    field = "scheme" if node.scheme else "text"
    others = [t for t in sorted(SCHEME_TYPES) if scheme_of(t, name).id is not None]
    rule = "AifSchemeMisplaced" if others else "AifSchemeUnknown"
    return site.node_finding(rule, node.id, partial(_named_scheme, name, others), field)


def _named_scheme(name: str, others: list[str]) -> str:
    what = f"is one of {' and '.join(others)}" if others else "AIFdb does not number"
    return f"has the scheme {shortened(name, 40)!r}, which {what}"


def _repeated_texts(site: Site) -> Iterator[Finding]:
    """Find texts that stand twice: AIFdb makes one node of them."""
    seen: dict[tuple[str, str], str] = {}
    for node in site.nodes.values():
        if node.type in {INFORMATION, LOCUTION} and node.text.strip():
            first = seen.setdefault((node.type, node.text), node.id)
            if first != node.id:
                words = partial(_same_text, site, first)
                yield site.node_finding("AifTextRepeated", node.id, words, "text")


def _same_text(site: Site, first: str) -> str:
    return f"has the same text as {site.named(first)}"

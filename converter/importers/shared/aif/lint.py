"""What is odd about an AIF graph, whatever file it stands in (docs/aif-rules.md)."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.converter.importers.shared.aif.lint_edges import edge_findings
from disputatio.converter.importers.shared.aif.lint_nodes import node_findings
from disputatio.converter.importers.shared.aif.lint_sites import Site
from disputatio.converter.importers.shared.aif.lint_words import word_findings
from disputatio.converter.importers.shared.aif.rules import Finding


def graph_findings(site: Site) -> Iterator[Finding]:
    """Give everything that is odd about a graph, rule by rule, in linear work."""
    yield from node_findings(site)
    yield from edge_findings(site)
    yield from word_findings(site)

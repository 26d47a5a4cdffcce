"""What is odd about an AIF graph, whatever file it stands in (docs/aif-rules.md)."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.converter.importers.shared.aif.lint_edges import edge_findings
from disputatio.converter.importers.shared.aif.lint_nodes import node_findings
from disputatio.converter.importers.shared.aif.lint_sites import Site
from disputatio.converter.importers.shared.aif.lint_times import time_findings
from disputatio.converter.importers.shared.aif.lint_words import word_findings
from disputatio.converter.importers.shared.aif.rules import Finding


def graph_findings(site: Site, *, iso: bool = False) -> Iterator[Finding]:
    """Give everything that is odd about a graph, rule by rule, in linear work.

    With `iso` times of nodes may be days and instants of ISO 8601, as in RDF.
    """
    yield from node_findings(site)
    yield from edge_findings(site)
    yield from word_findings(site)
    yield from time_findings(site, iso=iso)

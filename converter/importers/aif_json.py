"""AIF-JSON: AIFdb's nodesets, xAIF, OVA3's uploads, and the files that we write."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.converter.importers.shared.aif_debate import debate_of
from disputatio.converter.importers.shared.aif_documents import (
    Document,
    RawGraph,
    graph_of,
    looks_like_aif,
    parsed,
)
from disputatio.converter.importers.shared.aif_extension import (
    debate_in,
    first_changed,
)
from disputatio.converter.importers.shared.aif_rules import READERS_RULES
from disputatio.schemas.features import ALL
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source


class AifJsonImporter:
    """Reads AIF-JSON."""

    info = FormatInfo(
        name="aif-json",
        title="Argument Interchange Format, JSON (AIFdb, xAIF, OVA3)",
        extensions=(".aif.json",),
        media_types=("application/json",),
        keeps=ALL,
        structured=True,
    )
    covers = READERS_RULES

    def sniff(self, head: bytes) -> float:
        """Look for AIF's outer keys."""
        return 0.9 if looks_like_aif(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give the debate of the file: its own extension's while that still fits.

        Raises:
            ReadError: it is no JSON, or has no AIF graph.
        """
        document, notices = parsed(source.data)
        if document.extension is None:
            yield _reading(document, document.graphs[0], source, notices)
            return
        debate = debate_in(document.extension)
        raw = document.graphs[0]
        if debate is not None:
            changed = first_changed(document.graphs, debate, document.extension)
            if changed is None:
                yield Reading(debate=debate, notices=notices)
                return
            raw = changed
        yield _reading(document, raw, source, (*notices, _stale(debate is None)))

    def lint(self, source: Source) -> Iterator[Notice]:
        """Give what is odd about the file and its graph (docs/aif-rules.md)."""
        from disputatio.converter.importers.shared.aif_lint_json import json_findings

        return json_findings(source.data)


def _stale(broken: bool) -> Notice:
    what = "is no valid debate" if broken else "does not fit the graph any more"
    sentence = f'What stands under "debate" {what}; the graph was read instead.'
    return notice("ExtensionStale", sentence)


def _reading(
    document: Document, raw: RawGraph, source: Source, notices: tuple[Notice, ...]
) -> Reading:
    graph, unread = graph_of(raw)
    debate, others = debate_of(graph, source.name, document.rest)
    return Reading(debate=debate, notices=(*notices, *unread, *others))

"""AIF-JSON: AIFdb's nodesets, xAIF, OVA2, OVA3's uploads, and the files that we write."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from disputatio.converter.importers.shared.aif.rules import READERS_RULES
from disputatio.converter.importers.shared.aif.sniffing import looks_like_aif
from disputatio.schemas.features import ALL
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source


class AifJsonImporter:
    """Reads AIF-JSON."""

    info = FormatInfo(
        name="aif-json",
        title="Argument Interchange Format, JSON (AIFdb, xAIF, OVA)",
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
        """Give the debate of each document: its extension's while that still fits.

        Raises:
            ReadError: it is no JSON, or has no AIF graph.
        """
        from disputatio.converter.importers.shared.aif.documents import documents
        from disputatio.converter.importers.shared.aif.lines import with_lines
        from disputatio.converter.importers.shared.aif.reading import reading

        for document in documents(source.data):
            found = reading(document, source.name)
            told = with_lines(found.notices, source.data)
            yield found if told == found.notices else evolve(found, notices=told)

    def lint(self, source: Source) -> Iterator[Notice]:
        """Give what is odd about the file and its graph (docs/aif-rules.md)."""
        from disputatio.converter.importers.shared.aif.lines import with_lines
        from disputatio.converter.importers.shared.aif.lint_json import json_findings

        yield from with_lines(json_findings(source.data), source.data)

"""aif-turtle: the Argument Interchange Format as Turtle (docs/formats/aif-turtle.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.aif.rules import READERS_RULES
from disputatio.schemas.errors import ReadError
from disputatio.schemas.features import ALL, Feature
from disputatio.schemas.foreign.rdf import AIF_NAMESPACES
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_DIRECTIVE = re.compile(
    r"^[ \t]*(?:@prefix|@base|prefix|base)\s+[^<\r\n]*<", re.I | re.M
)
"""A prefix or base, as most documents begin."""


class AifTurtleImporter:
    """Read AIF as Turtle: our own files exactly, other tools' as far as AIF goes."""

    info = FormatInfo(
        name="aif-turtle",
        title="Argument Interchange Format as Turtle",
        extensions=(".aif.ttl", ".ttl"),
        media_types=("text/turtle",),
        keeps=ALL - {Feature.MARKUP},
        structured=True,
    )
    covers = READERS_RULES

    def sniff(self, head: bytes) -> float:
        """Recognise a prefix or base, with one of AIF's namespaces."""
        text = head.decode("utf-8", "replace")
        if _DIRECTIVE.search(text) is None:
            return 0.0
        return 0.9 if any(name[7:] in text for name in AIF_NAMESPACES) else 0.3

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give the one debate of the file.

        Raises:
            ReadError: it is no Turtle, has no AIF in it, or breaks a rule.
            MissingTool: rdflib is not installed (the extra `rdf`).
        """
        from disputatio.converter.importers.shared.rdf.reading import reading
        from disputatio.converter.importers.shared.rdf.turtle import statements
        from disputatio.schemas.collecting import without_collection

        if not source.data.strip():
            raise ReadError("the file is empty", line=1)
        with without_collection():
            found = reading(statements(source.data), source.name)
        yield found

    def lint(self, source: Source) -> Iterator[Notice]:
        """Give what is odd about the AIF of the file (docs/aif-rules.md)."""
        from disputatio.converter.importers.shared.rdf.lint import rdf_findings
        from disputatio.converter.importers.shared.rdf.turtle import statements

        return rdf_findings(statements(source.data))

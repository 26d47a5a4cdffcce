"""aif-xml: the Argument Interchange Format as RDF/XML (docs/formats/aif-xml.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.aif.rules import READERS_RULES
from disputatio.schemas.errors import ReadError
from disputatio.schemas.features import ALL, Feature
from disputatio.schemas.foreign.rdf import AIF_NAMESPACES
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?RDF[\s>]")
_ONTOLOGY = re.compile(r"<([A-Za-z_][\w.-]*:)?Ontology[\s>]")


class AifXmlImporter:
    """Read AIF as RDF/XML: our own files exactly, other tools' as far as AIF goes."""

    info = FormatInfo(
        name="aif-xml",
        title="Argument Interchange Format as RDF/XML",
        extensions=(".aif.xml", ".aif.rdf", ".rdf"),
        media_types=("application/rdf+xml",),
        keeps=ALL - {Feature.MARKUP},
        structured=True,
    )
    covers = READERS_RULES

    def sniff(self, head: bytes) -> float:
        """Recognise rdf:RDF with one of AIF's namespaces, in any usual encoding.

        The ontology of AIF is taken too, so that `read` can say what it is.
        """
        text = _decoded(head)
        if _ONTOLOGY.search(text) and any(
            name[7:-1] in text for name in AIF_NAMESPACES
        ):
            return 0.6
        if _ROOT.search(text) is None:
            return 0.0
        return 0.95 if any(name[7:] in text for name in AIF_NAMESPACES) else 0.3

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give the one debate of the file.

        Raises:
            ReadError: it is no RDF/XML, has no AIF in it, or breaks a rule.
        """
        from disputatio.converter.importers.shared.rdf.as_written import as_written
        from disputatio.converter.importers.shared.rdf.reading import (
            reading,
            reading_of_graph,
        )
        from disputatio.converter.importers.shared.rdf.served import as_served
        from disputatio.converter.importers.shared.rdf.xml import statements
        from disputatio.schemas.collecting import without_collection

        if not source.data.strip():
            raise ReadError("the file is empty", line=1)
        with without_collection():
            if (debate := as_written(source.data)) is not None:
                found = Reading(debate=debate)
            elif (served := as_served(source.data)) is not None:
                found = reading_of_graph(*served, source.name)
            else:
                found = reading(statements(source.data), source.name)
        yield found

    def lint(self, source: Source) -> Iterator[Notice]:
        """Give what is odd about the AIF of the file (docs/aif-rules.md)."""
        from disputatio.converter.importers.shared.rdf.lint import rdf_findings
        from disputatio.converter.importers.shared.rdf.xml import statements

        return rdf_findings(statements(source.data))


def _decoded(head: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if head.startswith(mark):
            return head.decode(encoding, "replace")
    return head.decode("utf-8", "replace")

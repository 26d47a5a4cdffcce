"""aif-nt: the Argument Interchange Format as N-Triples (docs/formats/aif-nt.md)."""

from __future__ import annotations

from typing import BinaryIO

from disputatio.exporters.shared.aif_options import LAYERS_OPTION, NAMESPACE
from disputatio.schemas.debate import Debate
from disputatio.schemas.features import ALL, Feature
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options


class AifNtExporter:
    """Write AIF as RDF, with everything but block markup in our own terms."""

    info = FormatInfo(
        name="aif-nt",
        title="Argument Interchange Format as N-Triples",
        extensions=(".aif.nt", ".nt"),
        media_types=("application/n-triples",),
        keeps=ALL - {Feature.MARKUP},
        options=(NAMESPACE, LAYERS_OPTION),
        structured=True,
    )

    def write(
        self, debate: Debate, sink: BinaryIO, options: Options
    ) -> tuple[Notice, ...]:
        """Write a valid debate as a stream, one statement a line; what one layer alone lacks is noted."""
        from disputatio.exporters.shared.rdf_documents import document_of
        from disputatio.exporters.shared.rdf_triples import write_ntriples

        document = document_of(debate, self.info, options)
        write_ntriples(sink, document)
        return document.told

"""aif-turtle: the Argument Interchange Format as Turtle (docs/formats/aif-turtle.md)."""

from __future__ import annotations

from typing import BinaryIO

from disputatio.exporters.shared.aif_options import LAYERS_OPTION, NAMESPACE
from disputatio.schemas.debate import Debate
from disputatio.schemas.features import ALL, Feature
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options


class AifTurtleExporter:
    """Write AIF as RDF, with everything but block markup in our own terms."""

    info = FormatInfo(
        name="aif-turtle",
        title="Argument Interchange Format as Turtle",
        extensions=(".aif.ttl", ".ttl"),
        media_types=("text/turtle",),
        keeps=ALL - {Feature.MARKUP},
        options=(NAMESPACE, LAYERS_OPTION),
        structured=True,
    )

    def write(
        self, debate: Debate, sink: BinaryIO, options: Options
    ) -> tuple[Notice, ...]:
        """Write a valid debate as a stream; what one layer alone lacks is noted."""
        from disputatio.exporters.shared.rdf_documents import document_of
        from disputatio.exporters.shared.rdf_triples import write_turtle

        document = document_of(debate, self.info, options)
        write_turtle(sink, document)
        return document.told

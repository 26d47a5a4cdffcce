"""aif-xml: the Argument Interchange Format as RDF/XML (docs/formats/aif-xml.md)."""

from __future__ import annotations

from typing import BinaryIO

from disputatio.exporters.shared.aif_options import LAYERS_OPTION, NAMESPACE
from disputatio.schemas.debate import Debate
from disputatio.schemas.features import ALL, Feature
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options


class AifXmlExporter:
    """Write AIF as RDF, with everything but block markup in our own terms."""

    info = FormatInfo(
        name="aif-xml",
        title="Argument Interchange Format as RDF/XML",
        extensions=(".aif.xml", ".aif.rdf", ".rdf"),
        media_types=("application/rdf+xml",),
        keeps=ALL - {Feature.MARKUP},
        options=(NAMESPACE, LAYERS_OPTION),
        structured=True,
    )

    def write(
        self, debate: Debate, sink: BinaryIO, options: Options
    ) -> tuple[Notice, ...]:
        """Write a valid debate as a stream; what XML cannot hold of another file is noted."""
        from disputatio.exporters.shared.rdf_documents import document_of
        from disputatio.exporters.shared.rdf_writing import write_descriptions

        document = document_of(debate, self.info, options)
        return document.told + write_descriptions(sink, document)

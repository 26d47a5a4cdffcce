"""aif-xml: the Argument Interchange Format as RDF/XML (docs/formats/aif-xml.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from disputatio.exporters.shared.rdf_writing import write_descriptions
from disputatio.schemas.debate import Debate
from disputatio.schemas.features import ALL, Feature
from disputatio.schemas.foreign.aif_derive import derive
from disputatio.schemas.foreign.rdf import Description, base_of
from disputatio.schemas.foreign.rdf_aif import aif_descriptions
from disputatio.schemas.foreign.rdf_description import descriptions
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options


class AifXmlExporter:
    """Write AIF as RDF/XML, with everything but block markup in our own terms."""

    info = FormatInfo(
        name="aif-xml",
        title="Argument Interchange Format as RDF/XML",
        extensions=(".aif.xml", ".aif.rdf", ".rdf"),
        media_types=("application/rdf+xml",),
        keeps=ALL - {Feature.MARKUP},
        structured=True,
    )

    def write(
        self,
        debate: Debate,
        sink: BinaryIO,
        options: Options,  # noqa: ARG002
    ) -> tuple[Notice, ...]:
        """Write a valid debate as a stream; no text is changed, so nothing is noted."""
        write_descriptions(sink, _described(debate))
        return ()


def _described(debate: Debate) -> Iterator[Description]:
    base = base_of(debate)
    aif: Iterable[Description] = aif_descriptions(debate, derive(debate), base)
    return chain(descriptions(debate, base), aif)

"""aif-nt: the Argument Interchange Format as N-Triples (docs/formats/aif-nt.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.aif.rules import READERS_RULES
from disputatio.schemas.errors import ReadError
from disputatio.schemas.features import ALL, Feature
from disputatio.schemas.foreign.rdf import AIF_NAMESPACES
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_LINE = re.compile(r"^[ \t]*([^#\s].*)$", re.MULTILINE)
"""A line that is neither empty nor a comment."""

_ABSOLUTE = r'<[^<>"\s:]+:[^<>"\s]*>'
_STATEMENT = re.compile(rf'(?:{_ABSOLUTE}|_:\S+)[ \t]*{_ABSOLUTE}[ \t]*[<_"]')
"""How a statement begins: two absolute names and a third one."""


class AifNtImporter:
    """Read AIF as N-Triples: our own files exactly, other tools' as far as AIF goes."""

    info = FormatInfo(
        name="aif-nt",
        title="Argument Interchange Format as N-Triples",
        extensions=(".aif.nt", ".nt"),
        media_types=("application/n-triples",),
        keeps=ALL - {Feature.MARKUP},
        structured=True,
    )
    covers = READERS_RULES

    def sniff(self, head: bytes) -> float:
        """Recognise three terms on the first line, in one of AIF's namespaces."""
        text = head.decode("utf-8-sig", "replace").replace("\r", "\n")
        line = _LINE.search(text)
        if line is None or _STATEMENT.match(line[1]) is None:
            return 0.0
        return 0.95 if any(name[7:] in text for name in AIF_NAMESPACES) else 0.3

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give the one debate of the file.

        Raises:
            ReadError: it is no N-Triples, has no AIF in it, or breaks a rule.
        """
        from disputatio.converter.importers.shared.rdf.ntriples import statements
        from disputatio.converter.importers.shared.rdf.reading import reading
        from disputatio.schemas.collecting import without_collection

        if not source.data.strip():
            raise ReadError("the file is empty", line=1)
        with without_collection():
            found = reading(statements(source.data), source.name)
        yield found

    def lint(self, source: Source) -> Iterator[Notice]:
        """Give what is odd about the AIF of the file (docs/aif-rules.md)."""
        from disputatio.converter.importers.shared.rdf.lint import rdf_findings
        from disputatio.converter.importers.shared.rdf.ntriples import statements

        return rdf_findings(statements(source.data))

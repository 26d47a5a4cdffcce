"""The options of the formats of AIF, and the choices of each."""

from __future__ import annotations

from typing import Literal, TypeAlias

from disputatio.schemas.protocols import Option

LAYERS_OPTION = Option(
    name="aif-layers",
    help="Write all of the graph, or only what was argued, or only what was said.",
    type="choice",
    choices=("all", "argument", "dialogue"),
    default="all",
    narrows=True,
)
"""The option that all formats of AIF have."""

Target: TypeAlias = Literal["all", "aifdb", "ova3", "xaif"]
"""For which tool a file is."""

TARGETS: tuple[Target, ...] = ("all", "aifdb", "ova3", "xaif")
"""Every choice of a tool."""

NAMESPACE = Option(
    name="aif-namespace",
    help="Whose AIF terms are written: those of the ontology (dundee) or of AIFdb.",
    type="choice",
    default="dundee",
    choices=("dundee", "arg.tech"),
)
"""The option that all RDF formats have."""

"""AIF-JSON: one file for AIFdb's tools, arguebuf, xaif and OVA3, and for disputatio.

The graph stands twice: bare, as AIFdb writes it, and under "AIF" with a layout under
"OVA", as xAIF has it. The key "debate" holds the debate itself, which makes the file
lossless; other tools ignore it. A file for one tool has what that tool reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, BinaryIO

from attrs import evolve

from disputatio.exporters.shared.aif_options import LAYERS_OPTION, TARGETS
from disputatio.schemas.collecting import without_collection
from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.features import ALL
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import FormatInfo, Option, Options, option_value

if TYPE_CHECKING:
    from disputatio.exporters.shared.aif_options import Target
    from disputatio.schemas.foreign.aif import Graph

_ANALYST = Option(
    name="analyst",
    help="Name the rules behind inferred relations by an analyst's L-nodes.",
    type="bool",
    default=False,
)
_TARGET = Option(
    name="aif-target",
    help="For which tool: all in one file, or one with ids, names and texts that it"
    " takes.",
    type="choice",
    choices=TARGETS,
    default="all",
    narrows=True,
)


class AifJsonExporter:
    """Writes a debate as AIF-JSON."""

    info = FormatInfo(
        name="aif-json",
        title="Argument Interchange Format, JSON (AIFdb, xAIF, OVA)",
        extensions=(".aif.json",),
        media_types=("application/json",),
        keeps=ALL,
        options=(_ANALYST, LAYERS_OPTION, _TARGET),
        structured=True,
    )

    def write(
        self, debate: Debate, sink: BinaryIO, options: Options
    ) -> tuple[Notice, ...]:
        """Write the graph of a debate, with the debate beside it in a file for all."""
        from disputatio.exporters.shared.json_rows import pieces

        with without_collection():
            document, told = _document(debate, options)
            sink.writelines(pieces(document))
        return told


def _document(
    debate: Debate, options: Options
) -> tuple[dict[str, object], tuple[Notice, ...]]:
    from disputatio.exporters.shared.aif_targets import fitted
    from disputatio.schemas.foreign.aif_corrections import settings
    from disputatio.schemas.foreign.aif_derive import derive
    from disputatio.schemas.foreign.aif_document import EXTENSION
    from disputatio.schemas.foreign.aif_layers import layered

    analyst, layers, target = (
        option_value(AifJsonExporter.info, options, option.name)
        for option in (_ANALYST, LAYERS_OPTION, _TARGET)
    )
    kept = settings(debate.extras)
    graph = derive(debate, analyst=analyst)
    written, told = fitted(layered(graph, layers), target)
    told += tuple(_told_keys(kept))
    told += tuple(_told_strays(kept, target))
    document = _DOCUMENTS[target](written, kept)
    if layers == target == "all":
        document[EXTENSION] = _extension(debate, graph, analyst)
        return document, told
    return document, told + _told(debate, target, layers, signed=analyst)


def _told_keys(kept: Extras) -> Iterator[Notice]:
    """Tell of keys beside a graph that are not written again."""
    from disputatio.schemas.foreign.aif_corrections import mapping
    from disputatio.schemas.foreign.aif_document import MISLEADING

    if MISLEADING in mapping(kept, "document"):
        sentence = f"aif-json does not keep the key {MISLEADING!r}, by which arguebuf takes a file for OVA's"
        yield notice("LossOnExport", sentence)


def _told_strays(kept: Extras, target: Target) -> Iterator[Notice]:
    """Tell of rows that are no records, which stand in a file for all alone."""
    from disputatio.schemas.foreign.aif_document import STRAYS

    if target != "all" and STRAYS in kept:
        sentence = f"To suit {target}, entries without an id were left out."
        yield notice("FittedToTarget", sentence)


def _told(
    debate: Debate, target: Target, layers: str, *, signed: bool
) -> tuple[Notice, ...]:
    """Tell what a graph that stands alone cannot say."""
    from disputatio.exporters.shared.aif_alone import told_alone

    what = f"for {target} only" if target != "all" else "with some layers only"
    return told_alone(debate, f"aif-json {what}", layers, signed=signed)


def _for_all(graph: Graph, kept: Extras) -> dict[str, object]:
    from disputatio.schemas.foreign.aif_document import for_all

    return for_all(graph, kept)


def _for_aifdb(graph: Graph, _kept: Extras) -> dict[str, object]:
    """Give what AIFdb's upload reads; it takes times as seconds since 1970."""
    from disputatio.schemas.foreign.aif import values_of
    from disputatio.schemas.foreign.aif_document import bare
    from disputatio.schemas.foreign.aif_times import epoch_of

    lists = bare(evolve(graph, locutions=()), NO_EXTRAS)
    seconds = {start: epoch_of(start) for start in values_of(graph.locutions, 3)}
    lists["locutions"] = [
        {"nodeID": node, "personID": person, "start": seconds[start]}
        for node, person, _, start, *_ in graph.locutions
    ]
    return lists


def _for_ova3(graph: Graph, kept: Extras) -> dict[str, object]:
    return _alone(graph, kept, "node")


def _for_xaif(graph: Graph, kept: Extras) -> dict[str, object]:
    return {"dialog": bool(graph.locutions), **_alone(graph, kept, "")}


def _alone(graph: Graph, kept: Extras, prefix: str) -> dict[str, object]:
    """Give xAIF alone; lists beside the graph name no nodes that are not there."""
    from disputatio.exporters.shared.aif_usual import usual_document
    from disputatio.schemas.foreign.aif_document import bare, wrapped

    usual = usual_document(kept)
    document = wrapped(graph, bare(graph, NO_EXTRAS), usual, prefix)
    known = {node.id for node in graph.nodes}
    inner = document["AIF"]
    document["AIF"] = {
        key: [row for row in rows if _is_of(row, known)]
        if isinstance(rows, list)
        else rows
        for key, rows in inner.items()
    }
    return document


def _is_of(row: object, known: AbstractSet[str]) -> bool:
    from disputatio.schemas.foreign.aif_records import id_of

    if not isinstance(row, dict) or "nodeID" not in row:
        return True
    return id_of(row["nodeID"]) in known


_DOCUMENTS = {
    "all": _for_all,
    "aifdb": _for_aifdb,
    "ova3": _for_ova3,
    "xaif": _for_xaif,
}


def _extension(debate: Debate, graph: Graph, analyst: bool) -> dict[str, object]:
    from disputatio.schemas import codec

    return {
        "analyst": analyst,
        "nodes": dict(graph.keys),
        "debate": codec.to_plain(debate),
    }

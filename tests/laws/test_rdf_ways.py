"""RDF of other tools comes back the same by every way: RDF, N-Triples, AIF-JSON."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from disputatio.converter.importers.shared.rdf.graph import graph_of
from disputatio.converter.importers.shared.rdf.xml import statements
from disputatio.schemas.foreign.aif_derive import derive
from tests.benchmarks.aif_nodesets import read, write
from tests.converter.importers.aif_dialects import (
    AIFDB,
    NESTED,
    NTRIPLES,
    OLDER,
    ONTOLOGY,
)
from tests.judges import rdf_judge

TWINS = {
    "ontology.rdf": ONTOLOGY,
    "aifdb.rdf": AIFDB,
    "nested.xml": NESTED,
    "older.rdf": OLDER,
    "plain.nt": NTRIPLES,
}
"""Files of every dialect, written here, by a name."""

REAL = (
    "knoxa_chalmers.xml", "knoxa_levels.xml", "knoxa_singularity.xml", "knoxa_water.nt",
    "synthetic_aifdb_shape_6064.rdf",
)  # fmt: skip


def assert_same_by_every_way(data: bytes, name: str) -> None:
    """The debate is the same field by field, and so is the RDF that is written of it."""
    kind = "aif-nt" if name.endswith(".nt") else "aif-xml"
    debate = read(kind, data).debate
    usual = write("aif-xml", debate)
    for way in ("aif-xml", "aif-nt", "aif-json"):
        again = read(way, write(way, debate))
        assert again.debate == debate
        assert again.notices == ()
        assert rdf_judge.isomorphic(write("aif-xml", again.debate), usual)
    lines = rdf_judge.graph(write("aif-nt", debate), "nt")
    assert rdf_judge.isomorphic(lines, usual)
    if kind == "aif-xml":
        _assert_same_graph(data, usual)


def _assert_same_graph(data: bytes, usual: bytes) -> None:
    """What the file says in AIF is what ours says: nodes with all fields, and edges."""
    found = graph_of(statements(data)).graph
    ours = derive(read("aif-xml", usual).debate)
    assert ours.nodes == found.nodes
    ends, again = (
        Counter((edge.source, edge.target) for edge in graph.edges)
        for graph in (found, ours)
    )
    assert ends == again


@pytest.mark.parametrize("name", TWINS)
def test_every_dialect_comes_back_the_same(name: str) -> None:
    """As it is read, it is read again, and written to the same statements."""
    assert_same_by_every_way(TWINS[name].encode(), name)


@pytest.mark.real
@pytest.mark.parametrize("name", REAL)
def test_real_rdf_comes_back_the_same(fixtures_folder: Path, name: str) -> None:
    """So does every real file."""
    data = (fixtures_folder / "aif" / "rdf" / name).read_bytes()
    assert_same_by_every_way(data, name)

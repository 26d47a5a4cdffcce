"""aif-turtle as it is written: prefixes, and one block for each thing."""

from __future__ import annotations

import re

from hypothesis import given

from disputatio.schemas.debate import Debate
from tests.exporters.test_aif_xml import small
from tests.judges import rdf_judge
from tests.laws.formats import written
from tests.strategies.debates import debates


@given(debates())
def test_it_is_the_graph_of_the_rdf_xml(debate: Debate) -> None:
    """Rdflib finds the same graph in the Turtle as in the RDF/XML."""
    turtle = rdf_judge.graph(written("aif-turtle", debate), "turtle")

    assert rdf_judge.difference(written("aif-xml", debate), turtle) == ([], [])


def test_people_can_read_it() -> None:
    """Nodes have short names, classes stand first, values of one property together."""
    text = written("aif-turtle", small()).decode()

    blocks = text.split("\n\n")
    assert all(line.startswith("@prefix ") for line in blocks[0].splitlines())
    (attack,) = (block for block in blocks if "aif:CA-node" in block)
    lines = attack.splitlines()
    assert re.fullmatch(r"node:\d+", lines[0])
    assert lines[1] == "    a owl:NamedIndividual, aif:CA-node ;"
    assert lines[-1].endswith(" .")
    assert any(re.fullmatch(r"    aif:Premise node:\d+ ;", line) for line in lines)


def test_the_namespace_is_that_of_the_option() -> None:
    """With AIFdb's namespace no term of the other one is left."""
    text = written("aif-turtle --aif-namespace arg.tech", small())

    assert b"@prefix aif: <http://www.arg.tech/aif#> ." in text
    assert b"dundee" not in text

"""From Argdown to AIF-JSON and back again: the judges of either format see the same."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from disputatio.converter import api, registry
from disputatio.converter.structure.turns import join_turns
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Source
from tests.judges.aif_judge import AifJudge
from tests.judges.argdown_judge import ArgdownJudge
from tests.schemas.foreign.aif_payloads import ova2, ova3
from tests.strategies.nodesets import nodesets

SEEDS = Path(__file__).parents[2] / "seeds"
KEPT = {
    "I": "atom",
    "RA": "support",
    "CA": "attack",
    "MA": "rephrase",
    "PA": "preference",
}
"""Types of nodes that arguebuf keeps, with its names for them."""

_PIER = """# A pier

[Keep]: The pier stays.
  + <Money>: It earns.
    - [Storms]: They cost.
  - <Rust>: It is old.
    _> [Paint]: It was painted.
"""
_STEPS = """<Reasons>

(1) The pier earns.
(2) What earns stays.
-- Example --
(3) [Keep]
"""
TWINS = (
    _PIER,
    _STEPS,
    "[Keep]: The pier stays. #yes\n\n[Sell]: It is sold.\n  >< [Keep]\n",
    "[Ünïcode]: „Quoted“ & <angled> 👍\n",
)
"""Argdown with every kind of relation, steps, tags and other scripts."""


def read(name: str, data: bytes) -> Debate:
    """The debate of some bytes."""
    (reading,) = registry.importer(name).read(Source(data=data), {})
    return reading.debate


def write(name: str, debate: Debate) -> bytes:
    """A debate in a format."""
    sink = io.BytesIO()
    registry.exporter(name).write(debate, sink, {})
    return sink.getvalue()


def check_aif(judge: AifJudge, argdown: bytes) -> None:
    """Both libraries load what Argdown becomes, with as many nodes of each kind."""
    text = write("aif-json", read("argdown", argdown))
    types = Counter(node["type"] for node in json.loads(text)["nodes"])
    arguebuf, xaif = judge.ask(text, "arguebuf"), judge.ask(text, "xaif")
    assert arguebuf.accepted, arguebuf.error
    assert arguebuf.nodes == {KEPT[k]: n for k, n in types.items() if k in KEPT}
    assert xaif.accepted, xaif.error
    assert xaif.nodes == types


def check_argdown(judge: ArgdownJudge, document: Any) -> None:
    """The official parser accepts what a nodeset becomes, as it is and with its turns."""
    debate = read("aif-json", json.dumps(document).encode())
    for found in (debate, join_turns(debate)):
        verdict = judge.ask(write("argdown", found).decode())
        assert verdict.accepted, (verdict.errors[:3], verdict.exception)


@pytest.mark.parametrize("argdown", TWINS)
def test_argdown_becomes_aif_that_both_libraries_load(
    aif_judge: AifJudge, argdown: str
) -> None:
    """Claims, supports, attacks, undercuts and steps are all there."""
    check_aif(aif_judge, argdown.encode())


def test_the_argdown_seed_becomes_aif(aif_judge: AifJudge) -> None:
    """A whole debate in Argdown loads in both libraries."""
    check_aif(aif_judge, (SEEDS / "school-uniform.argdown").read_bytes())


@given(nodesets(repeats=True))
def test_any_nodeset_becomes_argdown(
    argdown_judge: ArgdownJudge, document: dict[str, Any]
) -> None:
    """Whatever a nodeset is like, the official parser reads the Argdown of it."""
    check_argdown(argdown_judge, document)


@pytest.mark.parametrize("payload", [ova2(), ova3()])
def test_payloads_become_argdown(argdown_judge: ArgdownJudge, payload: Any) -> None:
    """So with the analyses of annotation tools."""
    check_argdown(argdown_judge, payload)


@pytest.mark.real
def test_real_argdown_becomes_aif(aif_judge: AifJudge, fixtures_folder: Path) -> None:
    """Every real Argdown file that is read loads in both libraries."""
    paths = sorted((fixtures_folder / "argdown").rglob("*.argdown"))
    assert paths
    count = 0
    for path in paths:
        try:
            check_aif(aif_judge, path.read_bytes())
        except ReadError:
            continue
        count += 1
    assert count > len(paths) / 2


@pytest.mark.real
@pytest.mark.parametrize("folder", ["aifdb", "xaif", "ova3"])
def test_real_nodesets_become_argdown(
    argdown_judge: ArgdownJudge, fixtures_folder: Path, folder: str
) -> None:
    """Every real nodeset becomes Argdown that the official parser accepts."""
    paths = sorted((fixtures_folder / "aif" / folder).glob("*.json"))
    assert paths
    for path in paths:
        check_argdown(argdown_judge, json.loads(path.read_bytes()))


def _node(key: str, kind: str, text: str) -> dict[str, str]:
    return {"nodeID": key, "type": kind, "text": text}


def _edge(key: str, source: str, target: str) -> dict[str, str]:
    return {"edgeID": key, "fromID": source, "toID": target}


def anchored(*, kind: str = "RA") -> bytes:
    """A nodeset whose inference enters a claim and a locution."""
    nodes = [
        _node("1", "I", "Tea wakes."),
        _node("2", "I", "It has caffeine."),
        _node("3", kind, kind),
        _node("4", "L", "Ann Lee : caffeine"),
    ]
    edges = [_edge("1", "2", "3"), _edge("2", "3", "1"), _edge("3", "3", "4")]
    return json.dumps({"nodes": nodes, "edges": edges, "locutions": []}).encode()


@pytest.mark.parametrize(("kind", "sign"), [("RA", "+"), ("CA", "-")])
def test_a_relation_with_a_locution_too_is_one_of_its_claims(
    kind: str, sign: str
) -> None:
    """An end that is a locution stays behind, told; the relation between claims stands."""
    debate = read("aif-json", anchored(kind=kind))
    sink = io.BytesIO()
    (told,) = api.write(debate, sink, "argdown")
    lines = sink.getvalue().decode().splitlines()
    assert any(line.lstrip().startswith(f"{sign} ") for line in lines)
    assert told.rule == "LossOnExport"
    assert "ends of arguments on posts and passages (1)" in told.sentence


def test_its_sheet_merges_without_a_change() -> None:
    """What stayed behind is no decision; a turned sign leaves the locution its end."""
    debate = read("aif-json", anchored())
    sheet = write("argdown", debate)
    same = api.merged_with(debate, sheet, by="ann")
    assert same.debate == debate
    turned = sheet.replace(b"  + ", b"  - ")
    assert turned != sheet
    (relation,) = api.merged_with(debate, turned, by="ann").debate.relations
    assert (relation.kind, relation.targets) == ("attack", ("1", "4"))

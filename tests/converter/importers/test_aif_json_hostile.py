"""aif-json that is damaged or means harm: an error or a reading, in bounded work."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from disputatio.converter.importers.aif_json import AifJsonImporter
from disputatio.converter.structure.turns import join_turns
from disputatio.exporters.aif_json import AifJsonExporter
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source
from tests.laws.work import work_of
from tests.schemas.foreign.aif_payloads import ova2, ova3

SEED = Path(__file__).parents[3] / "seeds" / "bike-lane.aif.json"
GROWTH = 2.2
"""How many times the work twice the input may take."""


def attempt(data: bytes) -> list[Reading]:
    """What comes of some bytes: valid readings, or one error of ours and none."""
    try:
        found = list(AifJsonImporter().read(Source(data=data, name="x"), {}))
    except ReadError:
        return []
    assert not any(problems(reading.debate) for reading in found)
    return found


def damaged(data: bytes, cuts: int, flips: int) -> Iterator[bytes]:
    """Give some bytes cut off at many places, and with single bits turned over."""
    chance = random.Random(len(data))  # noqa: S311 - the same damage in every run
    for _ in range(cuts):
        yield data[: chance.randrange(len(data))]
    for _ in range(flips):
        place = chance.randrange(len(data))
        flipped = data[place] ^ (1 << chance.randrange(8))
        yield data[:place] + bytes([flipped]) + data[place + 1 :]


TWINS = {
    "a nodeset": SEED.read_bytes(),
    "an analysis of OVA2": json.dumps(ova2()).encode(),
    "an analysis of OVA3": json.dumps(ova3(), indent=1).encode(),
    "documents one after another": SEED.read_bytes() + json.dumps(ova3()).encode(),
}


@pytest.mark.parametrize("name", TWINS)
def test_damaged_files_are_errors_or_readings(name: str) -> None:
    """A file cut off or with a bit turned over is an error of ours, or a valid debate."""
    for data in damaged(TWINS[name], cuts=40, flips=120):
        attempt(data)


@pytest.mark.real
@pytest.mark.parametrize("folder", ["aifdb", "xaif", "ova3"])
def test_damaged_real_files_are_errors_or_readings(
    fixtures_folder: Path, folder: str
) -> None:
    """So with every real file."""
    paths = sorted((fixtures_folder / "aif" / folder).glob("*.json"))
    assert paths
    for path in paths:
        for data in damaged(path.read_bytes(), cuts=10, flips=25):
            attempt(data)


def _nodes(*rows: tuple[str, str, str]) -> list[dict[str, Any]]:
    return [dict(zip(("nodeID", "text", "type"), row, strict=True)) for row in rows]


def _edges(ends: list[tuple[str, str]]) -> list[dict[str, Any]]:
    return [
        {"edgeID": str(number), "fromID": source, "toID": target}
        for number, (source, target) in enumerate(ends)
    ]


def star(size: int) -> dict[str, Any]:
    """Propositions that all are premises of one inference, and its conclusions."""
    nodes = _nodes(("0", "x", "RA"), *((str(n), f"p{n}", "I") for n in range(1, size)))
    ends = [(str(n), "0") if n % 2 else ("0", str(n)) for n in range(1, size)]
    return {"nodes": nodes, "edges": _edges(ends), "locutions": []}


def parallel(size: int) -> dict[str, Any]:
    """The same premise of the same inference again and again."""
    nodes = _nodes(("1", "x", "RA"), ("2", "p", "I"))
    return {"nodes": nodes, "edges": _edges([("2", "1")] * size), "locutions": []}


def one_speaker(size: int) -> dict[str, Any]:
    """One locution with very many entries, and transitions that lead it to itself."""
    transitions = [(str(n), "Default Transition", "TA") for n in range(2, size)]
    ends = [pair for n in range(2, size) for pair in (("1", str(n)), (str(n), "1"))]
    entry = {"nodeID": "1", "personID": "7", "start": "2020-05-21 22:51:28"}
    return {
        "nodes": _nodes(("1", "Ann : yes", "L"), *transitions),
        "edges": _edges(ends),
        "locutions": [entry | {"timestamp": f"x{n}"} for n in range(size)],
    }


def repeated(size: int) -> dict[str, Any]:
    """One nodeID for very many nodes, and edges without an id."""
    nodes = _nodes(*[("1", f"p{n}", "I") for n in range(size)])
    edges = [{"fromID": "1", "toID": "1"} for _ in range(size)]
    return {"nodes": nodes, "edges": edges, "locutions": []}


def colons(size: int) -> dict[str, Any]:
    """Words with colons and spaces wherever a name might end."""
    rows = [(str(n), f"{' ' * n} : " + "a : " * 20 + " " * n, "L") for n in range(size)]
    return {"nodes": _nodes(*rows), "edges": [], "locutions": []}


SHAPES: dict[str, Callable[[int], dict[str, Any]]] = {
    "star": star,
    "parallel": parallel,
    "one speaker": one_speaker,
    "repeated": repeated,
    "colons": colons,
}


def way(data: bytes) -> Debate:
    """Read, join the turns, and write for every tool."""
    (reading,) = AifJsonImporter().read(Source(data=data), {})
    debate = join_turns(reading.debate)
    for target in ("all", "aifdb", "ova3", "xaif"):
        AifJsonExporter().write(debate, io.BytesIO(), {"aif-target": target})
    return debate


@pytest.mark.parametrize("name", SHAPES)
def test_work_grows_with_the_file_and_no_faster(name: str) -> None:
    """Twice as many edges, entries or names in one place are twice the work."""
    small, large = (json.dumps(SHAPES[name](size)).encode() for size in (150, 300))
    way(small)
    work = [work_of(partial(way, data)) for data in (large, small)]
    assert work[0] / work[1] <= GROWTH * len(large) / len(small) / 2


@pytest.mark.parametrize("name", SHAPES)
def test_thousands_in_one_place_are_read(name: str) -> None:
    """What is linear in small is so in large: it ends with a debate."""
    size = 1_000 if name == "colons" else 6_000
    (reading,) = attempt(json.dumps(SHAPES[name](size)).encode())
    debate = reading.debate
    assert debate.claims or debate.passages


@pytest.mark.parametrize(
    "data",
    [
        b'{"nodes":' * 2000,
        b'{"AIF":' * 400 + b"{}" + b"}" * 400,
        b'{"nodes": [], "edges": [], "x": -Infinity}',
        b'{"nodes": [{"nodeID": ' + b"9" * 4000 + b', "type": "I"}], "edges": []}',
        b'{"nodes": [{"nodeID": 1e400, "type": "I"}], "edges": []}',
        b'{"nodes": [{"nodeID": true, "type": null}, null, 7, [], ""], "edges": [[]]}',
        b'{"nodes": [{"nodeID": "\\udfff", "type": "L", "text": "\\ud83d"}], "edges": []}',
        b'{"nodes": [{"nodeID": "1", "type": "YA", "text": {"a": [1]}}], "edges": {}}',
        b'{"nodes": [], "edges": [], "OVA": {"nodes": [[]], "edges": 5}, "AIF": []}',
        b'{"nodes": [{"id": 1}, 5], "edges": [{"from": 7, "to": []}], "analysis": 3}',
        b'{"nodes": [], "edges": [], "debate": {"debate": {"version": 1}}}',
        b'[{"nodes": [], "edges": []}, 5]',
        b"\x00\x00\x00{\x00",
        b'\xef\xbb\xbf{"nodes": [], "edges": []}\x00',
    ],
)
def test_values_that_nobody_expects_are_errors_or_readings(data: bytes) -> None:
    """Numbers beyond measure, halves of characters, lists for texts and texts for lists."""
    attempt(data)


_NODE = '{"nodes": [\n{"nodeID": "1", "text": "Tea", "type": "I", "x": %s}],\n"edges": []%s}'


@pytest.mark.parametrize(
    ("value", "more", "line", "column"),
    [
        ("NaN", "", 2, 50),
        ("9" * 5000, "", 2, 50),
        ("1e999", "", 2, 50),
        ("[" * 70 + "]" * 70, "", 2, None),
    ],
)
def test_a_refusal_says_where(
    value: str, more: str, line: int, column: int | None
) -> None:
    """What cannot be read is refused with its line, and a column where that is exact."""
    with pytest.raises(ReadError) as caught:
        list(AifJsonImporter().read(Source(data=(_NODE % (value, more)).encode()), {}))

    assert (caught.value.line, caught.value.column) == (line, column)


def test_a_refusal_says_where_no_list_is() -> None:
    """A graph is refused with the line of what stands for a list of it, wrapped or not."""
    data = b'{"text": "",\n"AIF": {"nodes": [],\n"edges": "nope"}}'
    with pytest.raises(ReadError, match=r"AIF\.edges is no list") as caught:
        list(AifJsonImporter().read(Source(data=data), {}))

    assert caught.value.line == 3


def test_a_huge_id_is_told_in_short() -> None:
    """However long ids and types are, a notice about them is a sentence."""
    huge = "9" * 9000
    graph = {
        "nodes": [
            {"nodeID": "1", "text": "Tea", "type": "I"},
            {"nodeID": huge, "text": "Tea", "type": huge},
        ],
        "edges": [{"edgeID": huge, "fromID": f"{huge}1", "toID": f"{huge}2"}],
        "locutions": [{"nodeID": f"{huge}3", "personID": "7"}],
    }
    (reading,) = attempt(json.dumps(graph).encode())

    assert len(reading.notices) == 3
    assert all(len(told.sentence) < 300 for told in reading.notices)

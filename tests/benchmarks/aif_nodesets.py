"""Does every AIF-JSON file of some folders come back as it was?

Run by hand: `python tests/benchmarks/aif_nodesets.py [--files] FOLDER...`, with folders
of nodesets (AIFdb, xAIF, OVA); without any, the fixtures. Each file takes several ways:
through the debate to AIF-JSON, to AIF-XML and back, and both again after the pass
`turns`. Nodes, edges and locutions are compared record by record, order included.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from attrs import frozen

from disputatio.converter import registry
from disputatio.converter.structure.turns import join_turns
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source
from tests.benchmarks.output import say
from tests.benchmarks.structure.iac import fixtures

LISTS = ("nodes", "edges", "locutions")
FOLDERS = ("aifdb", "xaif", "ova3")


def read(name: str, data: bytes) -> Reading:
    """Give the one reading of some bytes."""
    (reading,) = registry.importer(name).read(Source(data=data, name="x"), {})
    assert problems(reading.debate) == ()
    return reading


def write(name: str, debate: Debate) -> bytes:
    """Give a debate in a format."""
    sink = BytesIO()
    registry.exporter(name).write(debate, sink, {})
    return sink.getvalue()


def _by_xml(debate: Debate) -> Debate:
    return read("aif-xml", write("aif-xml", debate)).debate


WAYS: dict[str, Callable[[Debate], Debate]] = {
    "json": lambda debate: debate,
    "json, turns": join_turns,
    "xml": _by_xml,
    "xml, turns": lambda debate: _by_xml(join_turns(debate)),
}
"""What happens to a debate between reading and writing, by name."""


@frozen
class Row:
    """What became of one file."""

    path: Path
    """The file."""
    counts: dict[str, int]
    """How many records each list has."""
    notices: dict[str, int]
    """How many notices there were, by rule."""
    lost: dict[str, str]
    """By way, the first record that came back otherwise."""
    error: str | None = None
    """Why it could not be read."""


def row_of(path: Path) -> Row:
    """Read a file and take it all ways."""
    data = path.read_bytes()
    try:
        reading = read("aif-json", data)
    except ReadError as error:
        return Row(path, {}, {}, {}, str(error))
    found = lists_of(json.loads(data.decode("utf-8-sig")))
    lost = {}
    for name, way in WAYS.items():
        again = json.loads(write("aif-json", way(reading.debate)))
        difference = first_difference(found, lists_of(again))
        if difference is not None:
            lost[name] = difference
    counts = {name: len(records) for name, records in found.items()}
    rules = Counter(notice.rule for notice in reading.notices)
    return Row(path, counts, dict(rules), lost)


def lists_of(document: dict[str, Any]) -> dict[str, list[Any]]:
    """Give the lists of a graph, wherever in the document they stand."""
    place = document if "nodes" in document else document["AIF"]
    return {name: place.get(name) or [] for name in LISTS}


def first_difference(
    found: dict[str, list[Any]], again: dict[str, list[Any]]
) -> str | None:
    """Say where two graphs differ first, as strict JSON; None where they do not."""
    for name in LISTS:
        old, new = ([_strict(r) for r in graph[name]] for graph in (found, again))
        if old != new:
            pairs = zip([*old, None], [*new, None], strict=False)
            return next(f"{name}: {a} became {b}" for a, b in pairs if a != b)
    return None


def _strict(record: object) -> str:
    return json.dumps(record, sort_keys=True)


def tell(folder: str, rows: Iterable[Row], *, files: bool) -> None:
    """Print a table of a folder: one line, or one a file, and what went wrong."""
    total: Counter[str] = Counter()
    for row in rows:
        if files:
            say(_line(row))
        for way, difference in row.lost.items():
            say(f"! {row.path.name}: {way}: {difference}")
        if row.error is not None:
            say(f"! {row.path.name}: {row.error}")
        total["files"] += 1
        total.update(row.counts)
        total.update({f"notice {rule}": n for rule, n in row.notices.items()})
        total.update(way for way in WAYS if row.error is None and way not in row.lost)
    ways = ", ".join(f"{way} {total[way]}" for way in WAYS)
    counts = ", ".join(f"{total[name]} {name}" for name in LISTS)
    told = {name: n for name, n in sorted(total.items()) if name.startswith("notice ")}
    say(f"{folder}: {total['files']} files ({counts}); the same again: {ways}")
    if told:
        say(f"  told: {', '.join(f'{name[7:]} {n}' for name, n in told.items())}")


def _line(row: Row) -> str:
    counts = " ".join(f"{row.counts.get(name, 0):>5}" for name in LISTS)
    told = " ".join(f"{rule} {n}" for rule, n in row.notices.items()) or "-"
    same = " ".join("no " if way in row.lost else "yes" for way in WAYS)
    return f"{row.path.name:<36} {counts}  {same}  {told}"


def _folders(names: Iterable[str]) -> Iterator[tuple[str, list[Path]]]:
    for folder in map(Path, names):
        paths = sorted(p for p in folder.rglob("*.json") if p.is_file())
        yield str(folder), paths


def main() -> None:
    """Print how many files of each folder come back, and every one that does not."""
    files = "--files" in sys.argv
    names = [name for name in sys.argv[1:] if name != "--files"]
    if not names:
        names = [str(fixtures() / "aif" / name) for name in FOLDERS]
    if files:
        say(f"{'':<36} nodes edges  locs  {'  '.join(WAYS)}  told")
    for folder, paths in _folders(names):
        tell(folder, map(row_of, paths), files=files)


if __name__ == "__main__":
    main()

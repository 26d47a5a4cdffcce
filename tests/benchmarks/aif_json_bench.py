"""Measure AIF-JSON against arguebuf: load a nodeset of 10,000 nodes and write it again.

Run by hand: `python -m tests.benchmarks.aif_json_bench [NODES [FILE...]]`; of nodesets
in files one is made, with ids that are moved apart. Both read the same file
into their own graph and write AIF-JSON, each in a process of its own, turn by turn; the
cheapest turn counts, in processor seconds. What is kept is counted, too, and the time for
each node that is kept: arguebuf drops locutions, transitions and illocutions, and builds
and writes nothing for them; we keep every node.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.aif_growing import SHAPES, Record, joined, nodeset
from tests.benchmarks.output import say
from tests.judges.environments import aif_environment

NODES = 10_000
TURNS = 7

PEER = """
import json, sys, time
import arguebuf
def turn(path):
    graph = arguebuf.load.file(path)
    return len(graph.nodes), json.dumps(arguebuf.dump.aif(graph))
"""

OURS = """
import io, sys, time
from disputatio.converter.importers.aif_json import AifJsonImporter
from disputatio.exporters.aif_json import AifJsonExporter
from disputatio.schemas.protocols import Source
def turn(path):
    with open(path, "rb") as file:
        source = Source(data=file.read(), name="bench")
    (reading,) = AifJsonImporter().read(source, {})
    sink = io.BytesIO()
    AifJsonExporter().write(reading.debate, sink, {"aif-target": "TARGET"})
    debate = reading.debate
    nodes = len(debate.claims) + len(debate.passages) + len(debate.relations)
    return nodes, sink.getvalue()
"""

LOOP = """
for line in sys.stdin:
    begun = time.process_time()
    nodes, text = turn(sys.argv[1])
    print(time.process_time() - begun, nodes, len(text), flush=True)
"""


class Runner:
    """A process that loads and writes a file once per turn."""

    def __init__(self, python: str, code: str, path: Path) -> None:
        """Start it."""
        self._process = subprocess.Popen(
            [python, "-c", code + LOOP, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def turn(self) -> tuple[float, int, int]:
        """Give the seconds of one turn, the nodes kept, and the length of the text."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()
        seconds, nodes, length = self._process.stdout.readline().split()
        return float(seconds), int(nodes), int(length)

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def compare(shape: str, document: dict[str, list[Record]], path: Path) -> None:
    """Print what both need for one nodeset."""
    path.write_text(json.dumps(document), encoding="utf-8")
    runners = {
        "arguebuf": Runner(str(aif_environment()), PEER, path),
        "disputatio (for AIFdb)": Runner(
            sys.executable, OURS.replace("TARGET", "aifdb"), path
        ),
        "disputatio (for all, with the debate)": Runner(
            sys.executable, OURS.replace("TARGET", "all"), path
        ),
    }
    turns = [{n: r.turn() for n, r in runners.items()} for _ in range(TURNS)]
    for runner in runners.values():
        runner.close()
    best = {name: min(turn[name] for turn in turns) for name in runners}
    say(f"{shape}: {len(document['nodes'])} nodes, {len(document['edges'])} edges")
    peer, peer_kept, _ = best["arguebuf"]
    for name, (seconds, kept, length) in best.items():
        share = f"{seconds / peer:.2f} of arguebuf"
        each = f"{seconds / kept / (peer / peer_kept):.2f} for each node kept"
        say(
            f"  {name}: {seconds:.3f} s ({share}, {each}),"
            f" {kept} nodes kept, {length} written"
        )


def main() -> None:
    """Compare every shape."""
    nodes = int(sys.argv[1]) if len(sys.argv) > 1 else NODES
    documents = {shape: nodeset(shape, nodes) for shape in SHAPES}
    if files := sys.argv[2:]:
        found = [json.loads(Path(file).read_bytes()) for file in files]
        documents = {f"{len(files)} files": joined(found, nodes)}
    with tempfile.TemporaryDirectory() as folder:
        for shape, document in documents.items():
            compare(shape, document, Path(folder) / "nodeset.json")


if __name__ == "__main__":
    main()

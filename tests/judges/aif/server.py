"""The AIF libraries arguebuf and xaif as a line server; run by the Python of their own environment, not by ours.

Standard input: one JSON object a line, {"json": "<the document as text>", "tool": "arguebuf" | "xaif"}.
Standard output: one JSON object a line, in the same order: {"ok", "error", "nodes", "edges", "warnings", "relations",
"speakers", "next_id"}. A document that the library refuses gives ok false and the error; a library that cannot be
imported, or an unknown tool, ends the server.
"""

import importlib
import json
import logging
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

MOST_NODES_FOR_RELATIONS = 300
"""xaif builds every pair of propositions: 1,000 nodes take seconds, so larger documents get no relations."""
MOST_NODES_FOR_SPEAKERS = 2_000
"""xaif reads all locutions and participants again for each speaker."""

Answer = dict[str, Any]


class _Collected(logging.Handler):
    """Keeps the messages of a library that drops things with no more than a log line."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def arguebuf_answer(text: str) -> Answer:
    """What arguebuf keeps of the document, opened as a file as its users do."""
    arguebuf: Any = importlib.import_module("arguebuf")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.json"
        path.write_text(text, encoding="utf-8")
        graph = arguebuf.load.file(path)
    kinds = dict.fromkeys(graph.atom_nodes, "atom")
    kinds |= {
        key: _scheme_kind(node.scheme) for key, node in graph.scheme_nodes.items()
    }
    ends = ((edge.source.id, edge.target.id) for edge in graph.edges.values())
    return _counts(kinds, ends)


def xaif_answer(text: str) -> Answer:
    """What xaif finds in the document: nodes, relations between propositions, the speaker of each locution."""
    xaif: Any = importlib.import_module("xaif")
    document = json.loads(text)
    aif = xaif.AIF(document)
    nodes = document["AIF"]["nodes"]
    kinds = {node["nodeID"]: node["type"] for node in nodes}
    ends = ((edge["fromID"], edge["toID"]) for edge in document["AIF"]["edges"])
    found = _counts(kinds, ends) | {"nodes": Counter(node["type"] for node in nodes)}
    found["next_id"] = str(aif.get_next_max_id("nodes", "nodeID"))
    if len(nodes) < MOST_NODES_FOR_RELATIONS:
        found["relations"] = _relations(aif) if nodes else []  # xaif fails on none
    if len(nodes) < MOST_NODES_FOR_SPEAKERS:
        locutions = [node["nodeID"] for node in nodes if node["type"] == "L"]
        found["speakers"] = {key: aif.get_speaker(key)[0] for key in locutions}
    return found


TOOLS: Mapping[str, Callable[[str], Answer]] = {
    "arguebuf": arguebuf_answer,
    "xaif": xaif_answer,
}


def answer(tool: str, text: str) -> Answer:
    """The tool's answer, or its error: any exception it raises is its verdict."""
    importlib.import_module(tool)
    collected = _Collected()
    logging.getLogger().addHandler(collected)
    found: Answer = {"ok": True, "error": None, "nodes": {}, "edges": {}}
    found |= {"relations": None, "speakers": None, "next_id": None}
    try:
        found |= TOOLS[tool](text)
    except Exception as error:  # noqa: BLE001 - whatever a library raises is its verdict
        found |= {"ok": False, "error": f"{type(error).__name__}: {error}"}
    finally:
        logging.getLogger().removeHandler(collected)
    return found | {"warnings": collected.messages}


def _scheme_kind(scheme: object) -> str:
    return "none" if scheme is None else type(scheme).__name__.lower()


def _counts(kinds: Mapping[str, str], ends: Iterable[tuple[str, str]]) -> Answer:
    """Nodes by kind; edges by the kinds of their ends, "?" for an end that is not there."""
    edges = Counter(
        f"{kinds.get(source, '?')}>{kinds.get(target, '?')}" for source, target in ends
    )
    return {"nodes": Counter(kinds.values()), "edges": edges}


def _relations(aif: Any) -> list[list[str]]:
    """Rows (from, to, relation) of the table that xaif makes, without its pairs that are not related."""
    columns = ["proposition1_id", "proposition2_id", "relation"]
    table = aif.get_csv("argument-relation")
    return [
        [str(cell) for cell in row]
        for row in table[columns].values.tolist()
        if row[2] != "None"
    ]


def main() -> None:
    """Answer until standard input closes; what the libraries print goes to standard error."""
    replies, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin.buffer:
        question = json.loads(line)
        replies.write(
            json.dumps(answer(question["tool"], question["json"]), sort_keys=True)
            + "\n"
        )
        replies.flush()


if __name__ == "__main__":
    main()

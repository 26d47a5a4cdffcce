"""AIF in RDF/XML: reading and writing ten thousand nodes, against lxml and rdflib.

Run with `python -m tests.benchmarks.aif_xml_bench [NODES]`. All peers read the same bytes in the
same process. `lxml` is the bare parse of the document to a tree, the floor of any reader of
XML; `rdflib` is its parse to a graph. Our reader gives the whole debate. Times are processor seconds, the best
of a few runs; memory is the peak while a document is written to nowhere.
"""

from __future__ import annotations

import gc
import io
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import cycle, islice

from disputatio.converter.importers.aif_xml import AifXmlImporter
from disputatio.converter.importers.shared.rdf.xml import statements
from disputatio.exporters.aif_xml import AifXmlExporter
from disputatio.schemas.collecting import without_collection
from disputatio.schemas.debate import Debate
from disputatio.schemas.foreign.aif_derive import derive
from disputatio.schemas.protocols import Source
from tests.benchmarks.output import say
from tests.strategies.growing import reply_chain

NODES = 10_000
"""How many nodes the documents have."""

FORMS = {"xml": "flat", "pretty-xml": "nested"}
"""The forms in which rdflib writes RDF/XML."""

RUNS = 5
"""How often each reader runs."""

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rdf:RDF [ <!ENTITY owl "http://www.w3.org/2002/07/owl#"> <!ENTITY aif "http://www.arg.tech/aif#"> ]>
<rdf:RDF xmlns="http://www.w3.org/2002/07/owl#" xmlns:aif="http://www.arg.tech/aif#"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
"""
_SERVED_HEAD = """<?xml version="1.0"?>

<!DOCTYPE rdf:RDF [
    <!ENTITY http "http://" >
    <!ENTITY aif "http://www.arg.tech/aif#" >
]>

<rdf:RDF xmlns="&http;www.w3.org/2002/07/owl#"
     xml:base="&http;www.w3.org/2002/07/owl"
     xmlns:rdf="&http;www.w3.org/1999/02/22-rdf-syntax-ns#"
     xmlns:aif="&http;www.arg.tech/aif#">
    <Ontology rdf:about="&http;www.arg.tech/aif">
        <versionInfo>version 1.0</versionInfo>
    </Ontology>
"""
_PLACE = "http://www.example.org/nodes/"
_SERVED_PLACE = "&http;www.example.org/nodes/"
_WORDS = "the number {n} is larger than all of the numbers before it, and so it goes on"
_TYPES = ("I", "L", "YA", "TA", "RA")


def aifdb_shape(nodes: int) -> bytes:
    """Give a dialogue in AIFdb's terms: flat, every link from both ends."""
    parts = "".join(islice(_individuals(), nodes))
    return f"{_HEAD}{parts}</rdf:RDF>\n".encode()


def served_shape(nodes: int) -> bytes:
    """Give the same dialogue as AIFdb's server spells it: with comments, and an entity in each address."""
    parts = "".join(islice(_served(), nodes))
    return f"{_SERVED_HEAD}{parts}</rdf:RDF>".encode()


def saved_again(data: bytes, form: str) -> bytes:
    """Give a document as rdflib writes it again, in one of its forms."""
    from rdflib import Graph

    return Graph().parse(data=data, format="xml").serialize(format=form).encode()


def _individuals() -> Iterator[str]:
    for number, kind in enumerate(cycle(_TYPES), 1):
        links = "".join(
            f'    <aif:{name} rdf:resource="{_PLACE}{other}"/>\n'
            for name, other in _links(kind, number)
        )
        yield (
            f'  <NamedIndividual rdf:about="{_PLACE}{number}">\n'
            f'    <rdf:type rdf:resource="&aif;{kind}-node"/>\n{_text(kind, number)}'
            f"    <aif:creationDate>2016-03-08 19:43:47</aif:creationDate>\n{links}  </NamedIndividual>\n"
        )


def _served() -> Iterator[str]:
    indent = " " * 8
    for number, kind in enumerate(cycle(_TYPES), 1):
        links = "".join(
            f'{indent}<aif:{name} rdf:resource="{_SERVED_PLACE}{other}"/>\n'
            for name, other in _links(kind, number)
        )
        text = _text(kind, number).replace("    <", f"{indent}<")
        source = text.replace("claimText", "source") if kind == "L" else ""
        more = "TA-node", "Transition"
        classes = more if kind == "TA" else (f"{kind}-node",)
        yield (
            f"\n    <!-- {_PLACE}{number} -->\n"
            f'    <NamedIndividual rdf:about="{_SERVED_PLACE}{number}">\n'
            + "".join(
                f'{indent}<rdf:type rdf:resource="&http;www.arg.tech/aif#{name}"/>\n'
                for name in classes
            )
            + f"{text}{source}{links}"
            f"{indent}<aif:creationDate>2016-03-08 19:43:47</aif:creationDate>\n"
            "    </NamedIndividual>\n"
        )


def _text(kind: str, number: int) -> str:
    words = {"I": "", "L": f"Speaker{number % 7} Lee : "}.get(kind)
    if words is None:
        return ""
    return f"    <aif:claimText>{words}{_WORDS.format(n=number)}</aif:claimText>\n"


def _links(kind: str, number: int) -> Iterator[tuple[str, int]]:
    """Give the links of one node; five nodes in a row are I, L, YA, TA and RA."""
    first = number - _TYPES.index(kind)
    claim, words, force, turn, reason = range(first, first + 5)
    if kind == "I":
        yield from (("IllocutionaryContent", force), ("Premise", reason))
    elif kind == "L":
        yield from (("Locution", force), ("StartLocution", turn))
    elif kind == "YA":
        yield from (("Locution", words), ("IllocutionaryContent", claim))
    elif kind == "TA":
        yield from (("StartLocution", words), ("EndLocution", words + 5))
    else:
        yield from (("Premise", claim), ("Conclusion", claim + 5))


def read(data: bytes) -> Debate:
    """Give the debate of a document."""
    (reading,) = AifXmlImporter().read(Source(data=data), {})
    return reading.debate


def written(debate: Debate) -> bytes:
    """Give the document of a debate."""
    sink = io.BytesIO()
    AifXmlExporter().write(debate, sink, {})
    return sink.getvalue()


def by_lxml(data: bytes) -> None:
    """Parse to a tree, and nothing else."""
    from lxml import etree

    etree.fromstring(data)


def by_rdflib(data: bytes) -> None:
    """Parse to a graph."""
    from rdflib import Graph

    Graph().parse(data=data, format="xml")


def best(run: Callable[[bytes], object], data: bytes, runs: int = RUNS) -> float:
    """Give the processor seconds of the cheapest of some runs."""
    return min(_cost(run, data) for _ in range(runs))


def _cost(run: Callable[[bytes], object], data: bytes) -> float:
    gc.collect()
    before = time.process_time()
    run(data)
    return time.process_time() - before


def by_statements(data: bytes) -> None:
    """Read the statements alone, which is what rdflib does, as `read` does it."""
    with without_collection():
        statements(data)


def compare(name: str, data: bytes) -> None:
    """Print what reading one document costs."""
    bare = best(by_lxml, data)
    rows = {
        "lxml": bare,
        "rdflib": best(by_rdflib, data, 1),
        "statements": best(by_statements, data),
        "debate": best(read, data),
    }
    say(f"{name}: {len(data)} bytes")
    for reader, cost in rows.items():
        times = f"{cost / bare:6.1f} times lxml, rdflib takes {rows['rdflib'] / cost:5.1f} times as long"
        say(f"  {reader:12} {cost:7.3f} s {times}")


class Nowhere(io.RawIOBase):
    """A sink that only counts."""

    size = 0

    def writable(self) -> bool:
        """Say that it takes bytes."""
        return True

    def write(self, data: object) -> int:
        """Count some bytes."""
        length = len(data)  # type: ignore[arg-type]
        self.size += length
        return length


def peak(debate: Debate) -> tuple[int, int, int]:
    """Give the bytes of the document, and the peaks of memory: of writing, and of the graph.

    A thread is written without its graph; what that would take is told beside.
    """
    for post in debate.posts:
        post.text  # noqa: B018 - a post keeps its text: that is the debate's
    graph = derive(debate)
    del graph
    sink = Nowhere()
    most = _peak(lambda: AifXmlExporter().write(debate, sink, {}))  # type: ignore[arg-type]
    return sink.size, most, _peak(lambda: derive(debate))


def _peak(run: Callable[[], object]) -> int:
    gc.collect()
    tracemalloc.start()
    run()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def thread(posts: int) -> Debate:
    """Give a debate in which each post answers the one before."""
    return reply_chain(posts)


def writing(nodes: int) -> None:
    """Print what writing costs, and its memory at four and ten times the size."""
    debate = read(aifdb_shape(nodes))
    size = len(written(debate))
    cost = min(_cost(lambda _: written(debate), b"") for _ in range(RUNS))
    say(f"writing: {size} bytes in {cost:.3f} s, {size / cost / 1e6:.0f} MB/s")
    for count in (nodes // 10, 4 * nodes // 10, nodes):
        length, most, graph = peak(thread(count))
        say(
            f"  {length:10} bytes written with a peak of {most / 1024:8.0f} KiB;"
            f" its graph would take {graph / 1024:8.0f} KiB"
        )


def main(nodes: int) -> None:
    """Print one block for each document, and one for writing."""
    foreign = aifdb_shape(nodes)
    compare("AIFdb's shape", foreign)
    compare("as AIFdb's server writes it", served_shape(nodes))
    for form, what in FORMS.items():
        compare(
            f"written again by rdflib, {what}", saved_again(served_shape(nodes), form)
        )
    compare("our own", written(read(foreign)))
    writing(nodes)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else NODES)

"""rdflib as a judge of RDF: does it read our file, and to which graph?"""

from rdflib import Graph, compare


def graph(document: bytes, syntax: str = "xml") -> Graph:
    """The graph of a document; rdflib's own exception where it is malformed.

    `syntax` is the name that rdflib has for it: "xml", "nt" or "turtle".
    """
    found = Graph()
    found.parse(data=document, format=syntax)
    return found


def isomorphic(left: bytes | Graph, right: bytes | Graph) -> bool:
    """The two say the same: equal up to the names of blank nodes."""
    return compare.isomorphic(_graph(left), _graph(right))


def difference(
    left: bytes | Graph, right: bytes | Graph
) -> tuple[list[str], list[str]]:
    """The triples that only the left and only the right one has, as sorted N-Triples lines, for a failure message."""
    _, only_left, only_right = compare.graph_diff(_graph(left), _graph(right))
    return _lines(only_left), _lines(only_right)


def _graph(source: bytes | Graph) -> Graph:
    return graph(source) if isinstance(source, bytes) else source


def _lines(found: Graph) -> list[str]:
    return sorted(line for line in found.serialize(format="nt").splitlines() if line)

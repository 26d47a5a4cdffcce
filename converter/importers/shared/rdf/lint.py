"""What is odd about AIF in RDF: its terms, its classes, and its graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from attrs import define

from disputatio.converter.importers.shared.aif.lint import graph_findings
from disputatio.converter.importers.shared.aif.lint_bounds import bounded
from disputatio.converter.importers.shared.aif.lint_sites import Site
from disputatio.converter.importers.shared.aif.rules import (
    Finding,
    Place,
    Said,
    Words,
    worded,
)
from disputatio.converter.importers.shared.rdf.graph import Found, graph_of
from disputatio.converter.importers.shared.rdf.nodes import node_types
from disputatio.converter.importers.shared.rdf.store import Statement, Store
from disputatio.converter.importers.shared.rdf.terms import CLASSES, LINKS, NAMES
from disputatio.schemas.foreign.aif import INFORMATION, LOCUTION
from disputatio.schemas.foreign.rdf import (
    AIF_NAMESPACES,
    DATE_TIME,
    IDENTIFIER,
    TYPE,
    Literal,
    local_name,
)
from disputatio.schemas.foreign.rdf_aif import CREATED
from disputatio.schemas.notices import Notice
from disputatio.schemas.text import shortened

_ONCE = frozenset({"claimText", "identifier", "creationDate", "fulfils", "hasAuthor"})
"""What a node has once."""

_ZONE = r"(Z|[+-]\d\d:\d\d)?"
_DATE = re.compile(rf"-?\d{{4,}}-\d\d-\d\d{_ZONE}", re.ASCII)
_TIME = re.compile(rf"-?\d{{4,}}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?{_ZONE}", re.ASCII)


def rdf_findings(store: Store) -> Iterator[Notice]:
    """Give what is odd about the AIF of an RDF document."""
    return bounded(_all_findings(store))


def _all_findings(store: Store) -> Iterator[Finding]:
    found = graph_of(store)
    yield from _namespaces(store)
    yield from _strange(found)
    yield from _nodes(store, found)
    places = {node: Place(line=store.line(uri)) for uri, node in found.ids.items()}
    site = Site(
        found.graph,
        nodes=[places[node.id] for node in found.graph.nodes],
        edges=[Place(line=line) for line in found.lines],
        locutions=[places[entry.node] for entry in found.graph.locutions],
    )
    yield from graph_findings(site, iso=True)


def _namespaces(store: Store) -> Iterator[Finding]:
    """Find terms of AIF in more than one namespace."""
    first: dict[str, int] = {}
    for properties in store.subjects.values():
        for uri, values in properties.items():
            used = [term[0] for term, _ in values] if uri == TYPE else [uri]
            for term in used:
                for namespace in AIF_NAMESPACES:
                    if term.startswith(namespace):
                        first.setdefault(namespace, values[0][1])
    if len(first) > 1:
        names = " and ".join(first)
        line = list(first.values())[1]
        sentence = f"AIF's terms are in several namespaces: {names}"
        yield Finding("AifNamespaceMixed", partial(Said, sentence, Place(line=line)))


def _strange(found: Found) -> Iterator[Finding]:
    for said in found.strange:
        rule = "AifClassUnknown" if said.property == TYPE else "AifPropertyUnknown"
        what = (
            "is of a class that AIF has not"
            if said.property == TYPE
            else "has a property that AIF has not"
        )
        yield _about(rule, said, partial(_what, what, said))
    for said in found.classless:
        what = "has no class of AIF, and is not in the graph"
        yield _about("AifClassUnknown", said, partial(_what, what, said))
    for said in found.astray:
        yield _about("AifEdgeDangling", said, partial(_what, "leads to no node", said))


def _about(rule: str, said: Statement, problem: Words) -> Finding:
    def say() -> Said:
        sentence = f"{shortened(said.subject, 60)} {worded(problem)}"
        return Said(sentence, Place(line=said.line), said.subject)

    return Finding(rule, say)


def _what(what: str, said: Statement) -> str:
    return f"{what}: {_shown(said)}"


def _shown(said: Statement) -> str:
    name = "" if said.property == TYPE else f"{local_name(said.property)} "
    return f"{name}{shortened(said.term[0], 60)}"


@define
class _Seen:
    """What many nodes have in common, told once."""

    count: int
    said: Statement
    problem: str


def _nodes(store: Store, found: Found) -> Iterator[Finding]:
    types = node_types(store)
    ids: dict[str, str] = {}
    common: dict[str, _Seen] = {}
    for uri in found.ids:
        properties = store.subjects[uri]
        yield from _classes(store, uri)
        for name, values in properties.items():
            short = NAMES.get(name, "")
            statements = [Statement(uri, name, *value) for value in values]
            if short in LINKS and short != "link":
                yield from _misplaced(types, short, statements)
            if short in _ONCE and len({s.term[0] for s in statements}) > 1:
                problem = f"has several values of {short}, of which the first is read"
                yield _about("AifPropertyRepeated", statements[1], problem)
            _note_dates(common, statements[0], short)
        yield from _same_id(store, uri, ids)
        if uri.startswith("_:"):
            said = Statement(uri, TYPE, properties[TYPE][0][0], store.line(uri))
            problem = "is a blank node, which has no name outside of this file"
            common.setdefault("AifNodeBlank", _Seen(0, said, problem)).count += 1
    for rule, seen in common.items():
        times = f" (one of {seen.count})" if seen.count > 1 else ""
        yield _about(rule, seen.said, f"{seen.problem}{times}")


def _classes(store: Store, uri: str) -> Iterator[Finding]:
    """Find a node of classes that exclude each other."""
    values = store.subjects[uri][TYPE]
    kinds = {CLASSES[term[0]][1]: line for term, line in values if term[0] in CLASSES}
    if LOCUTION in kinds:
        kinds.pop(INFORMATION, None)
    if len(kinds) > 1:
        names = " and ".join(sorted(kinds))
        said = Statement(uri, TYPE, values[0][0], max(kinds.values()))
        problem = f"is of classes that exclude each other: {names}"
        yield _about("AifClassesDisjoint", said, problem)


def _misplaced(
    types: dict[str, str], name: str, statements: list[Statement]
) -> Iterator[Finding]:
    for said in statements:
        ends = {types.get(said.subject), types.get(said.term[0])}
        if None not in ends and not ends & LINKS[name]:
            words = partial(_link_of_others, name, said.term[0])
            yield _about("AifPropertyMisplaced", said, words)


def _link_of_others(name: str, end: str) -> str:
    owners = " or ".join(sorted(LINKS[name]))
    return f"has {name}, which is a link of {owners}: {shortened(end, 60)}"


def _note_dates(common: dict[str, _Seen], said: Statement, name: str) -> None:
    term = said.term
    if not isinstance(term, Literal):
        return
    wrong = name == "creationDate" and not _DATE.fullmatch(term.text)
    kind = "xsd:date"
    if said.property == CREATED and term.datatype == DATE_TIME:
        wrong, kind = not _TIME.fullmatch(term.text), "xsd:dateTime"
    if wrong:
        problem = f"has a {name} that is no {kind}: {shortened(term.text, 30)}"
        common.setdefault("AifDatatypeOdd", _Seen(0, said, problem)).count += 1


def _same_id(store: Store, uri: str, ids: dict[str, str]) -> Iterator[Finding]:
    for term, line in store.values(uri, IDENTIFIER):
        first = ids.setdefault(term[0], uri)
        if first != uri:
            said = Statement(uri, IDENTIFIER, term, line)
            words = partial(_id_of, term[0], first)
            yield _about("AifIdRepeated", said, words)


def _id_of(key: str, first: str) -> str:
    return f"has the identifier {shortened(key, 40)} of {shortened(first, 60)}"

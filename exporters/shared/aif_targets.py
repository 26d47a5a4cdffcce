"""A graph made safe for one tool: ids, names and texts that it takes without harm.

What is known of the tools was read in their sources (docs/formats/aif-json.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

import attrs

from disputatio.exporters.shared.aif_options import Target
from disputatio.exporters.shared.aif_usual import (
    with_usual_records,
    without_strangers,
)
from disputatio.schemas.foreign.aif import (
    INFORMATION,
    LOCUTION,
    AifParticipant,
    Edge,
    Graph,
    Locution,
    Node,
    in_columns,
    values_of,
    with_values,
)
from disputatio.schemas.foreign.aif_numbers import (
    are_numbers,
    numbered,
    numbers_among,
)
from disputatio.schemas.foreign.aif_speech import (
    NO_SURNAME,
    SAYS,
    SEPARATOR,
    name_of,
    names_of,
    on_one_line_each,
    split,
)
from disputatio.schemas.notices import Notice, notice

_TEXT = Node._fields.index("text")
_WORDED = frozenset({LOCUTION, INFORMATION})
_IN_SQL = str.maketrans({"'": "\u2019", "\\": "/"})


def fitted(graph: Graph, target: Target) -> tuple[Graph, tuple[Notice, ...]]:
    """Give a graph as one tool takes it, and a notice for each kind of change.

    For `all` nothing is changed.
    """
    told: list[Notice] = []
    for change, what in _CHANGES[target]:
        changed = change(graph)
        if _differ(changed, graph):
            sentence = f"To suit {target}, {what}."
            told.append(notice("FittedToTarget", sentence))
        graph = changed
    return graph, tuple(told)


def _differ(one: Graph, other: Graph) -> bool:
    """Say whether graphs differ; the parts of one that are the other's do not."""
    parts = (
        (getattr(one, part.name), getattr(other, part.name))
        for part in attrs.fields(Graph)
    )
    return any(part is not its and part != its for part, its in parts)


def _decimal_ids(graph: Graph) -> Graph:
    """Number the nodes whose ids are no plain decimal numbers, above all others."""
    odd = [node.id for node in graph.nodes if not _is_decimal(node.id)]
    if not odd:
        return graph
    numbers = (int(node.id) for node in graph.nodes if _is_decimal(node.id))
    first = max(numbers, default=0) + 1
    new = {old: str(number) for number, old in enumerate(odd, first)}
    return _renumbered(graph, new)


def _numbers_for_ids(graph: Graph) -> Graph:
    """Number what has an id that is no number, and edges of an id that is taken."""
    nodes = _odd_ids(values_of(graph.nodes, 0))
    taken = values_of(graph.edges, 0)
    fresh = _numbers(taken)
    speakers = filter(None, values_of(graph.locutions, 1))
    people = _odd_ids([*(person.id for person in graph.participants), *speakers])
    graph = _renumbered(graph, nodes) if nodes else graph
    if fresh is not taken and fresh != list(taken):
        edges = with_values(in_columns(Edge, graph.edges), {0: fresh})
        graph = attrs.evolve(graph, edges=edges)
    return _with_people(graph, people) if people else graph


def _odd_ids(ids: Sequence[str]) -> dict[str, str]:
    """Give numbers for those ids that are none."""
    if are_numbers(ids):
        return {}
    known = list(dict.fromkeys(ids))
    pairs = zip(known, _numbers(known), strict=True)
    return {old: new for old, new in pairs if old != new}


def _numbers(ids: Sequence[str]) -> Sequence[str]:
    """Give ids that are numbers once, and numbers above all of them for the others.

    Where all are numbers already, it is what was given.
    """
    if are_numbers(ids) and len(set(ids)) == len(ids):
        return ids
    known = numbers_among(set(ids))
    return numbered([key if key in known else None for key in ids], ())


def _with_people(graph: Graph, new: Mapping[str, str]) -> Graph:
    """Give a graph in which some people have new ids."""
    return attrs.evolve(
        graph,
        locutions=tuple(
            e._replace(person=new.get(e.person or "", e.person))
            for e in graph.locutions
        ),
        participants=tuple(
            attrs.evolve(p, id=new.get(p.id, p.id)) for p in graph.participants
        ),
    )


def _renumbered(graph: Graph, new: Mapping[str, str]) -> Graph:
    """Give a graph in which some nodes have new ids."""
    return attrs.evolve(
        graph,
        nodes=tuple(n._replace(id=new.get(n.id, n.id)) for n in graph.nodes),
        edges=tuple(
            edge._replace(
                source=new.get(edge.source, edge.source),
                target=new.get(edge.target, edge.target),
            )
            for edge in graph.edges
        ),
        locutions=tuple(
            entry._replace(node=new.get(entry.node, entry.node))
            for entry in graph.locutions
        ),
    )


def _is_decimal(value: str) -> bool:
    return value.isascii() and value.isdecimal()


def _no_dangling(graph: Graph) -> Graph:
    """Leave out edges and locutions of nodes that are not there."""
    known = set(values_of(graph.nodes, 0))
    ends = values_of(graph.edges, 1), values_of(graph.edges, 2)
    if all(map(known.issuperset, (*ends, values_of(graph.locutions, 0)))):
        return graph
    return attrs.evolve(
        graph,
        edges=tuple(e for e in graph.edges if e.source in known and e.target in known),
        locutions=tuple(e for e in graph.locutions if e.node in known),
    )


def _one_line_each(graph: Graph) -> Graph:
    """Write every text on one line, as AIFdb stores it."""
    return _with_texts(graph, on_one_line_each(values_of(graph.nodes, _TEXT)))


def _with_texts(graph: Graph, texts: Sequence[str]) -> Graph:
    """Give a graph in which nodes have these texts; itself where they have them."""
    before = values_of(graph.nodes, _TEXT)
    if texts is before or texts == list(before):
        return graph
    nodes = with_values(in_columns(Node, graph.nodes), {_TEXT: texts})
    return attrs.evolve(graph, nodes=nodes)


def _one_speaker_each(graph: Graph) -> Graph:
    """Give every person an id of his own, and every locution one entry of its speaker.

    The name in the text says who speaks: in AIFdb's files one id stands for many names.
    """
    people = _people(graph)
    ids = {name_of(person): person.id for person in people}
    known = set(ids.values())
    keys, kinds, words = (values_of(graph.nodes, place) for place in range(3))
    texts = {
        key: text
        for key, kind, text in zip(keys, kinds, words, strict=True)
        if kind == LOCUTION
    }
    heads = _heads(ids)
    entries: dict[str, Locution] = {}
    for entry in graph.locutions:
        key = entry[0]
        best = entries.get(key)
        if best is not None and (best.start or not entry.start):
            continue
        text = texts.get(key, "")
        head = heads.get(entry[1])
        usual = head is not None and text.startswith(head)
        entries[key] = entry if usual else _of_speaker(entry, text, ids)
    others = dict.fromkeys(e[1] for e in entries.values() if e[1])
    nameless = [AifParticipant(i, "Person", i) for i in others if i not in known]
    return attrs.evolve(
        graph,
        locutions=tuple(entry for entry in entries.values() if entry.person),
        participants=(*people, *nameless),
    )


def _heads(ids: Mapping[str, str]) -> dict[str | None, str]:
    """Give by their ids what the words of people begin with who speak by their names."""
    heads = {name: f"{name}{SEPARATOR}" for name in ids}
    return {
        ids[name]: head
        for name, head in heads.items()
        if SAYS not in head and split(head) == (name, SEPARATOR, "")
    }


def _of_speaker(entry: Locution, text: str, ids: Mapping[str, str]) -> Locution:
    """Give an entry with the id of the person who is named in the text."""
    named = split(text)
    person = ids.get(" ".join(named[0].split())) if named else None
    other = bool(person) and person != entry.person
    return entry._replace(person=person) if other else entry


def _people(graph: Graph) -> tuple[AifParticipant, ...]:
    counts = Counter(person.id for person in graph.participants)
    numbers = [int(i) for i in counts if _is_decimal(i)]
    free = max(numbers, default=0) + 1
    found = []
    for person in graph.participants:
        own = counts[person.id] == 1
        found.append(person if own else attrs.evolve(person, id=str(free)))
        free += not own
    return tuple(found)


def _two_names(graph: Graph) -> Graph:
    """Name people as OVA3 finds them: by the first two words before the colon."""
    return _renamed(graph, lambda p: " ".join(name_of(p).split()[:2]), alone="")


def _names_for_sql(graph: Graph) -> Graph:
    """Take apostrophes and backslashes out of names: AIFdb puts names into SQL as is."""
    return _renamed(graph, lambda p: name_of(p).translate(_IN_SQL), alone=NO_SURNAME)


def _renamed(graph: Graph, name: Callable[[AifParticipant], str], alone: str) -> Graph:
    def renamed(person: AifParticipant) -> AifParticipant:
        first, last = names_of(name(person))
        return AifParticipant(person.id, first, alone if last == NO_SURNAME else last)

    people = tuple(map(renamed, graph.participants))
    return attrs.evolve(graph, participants=people)


def _texts_apart(graph: Graph) -> Graph:
    """Number locutions of equal text: AIFdb would make one node of them."""
    kinds, texts = values_of(graph.nodes, 1), list(values_of(graph.nodes, _TEXT))
    seen: dict[str, int] = {}
    for place, kind in enumerate(kinds):
        if kind in _WORDED:
            text = texts[place].strip()
            if kind == LOCUTION:
                seen[text] = number = seen.get(text, 0) + 1
                text = text if number == 1 else f"{text} ({number})"
            texts[place] = text
    return _with_texts(graph, texts)


_Change: TypeAlias = tuple[Callable[[Graph], Graph], str]

_KNOWN: _Change = (
    without_strangers,
    "nodes of types that AIF lacks, or of ids that are taken, were left out",
)
_WHOLE: _Change = (_no_dangling, "edges and locutions of absent nodes were left out")
_USUAL: _Change = (with_usual_records, "records have the fields and types of AIFdb's")
_LINES: _Change = (_one_line_each, "line ends in texts became spaces")
_SPEAKERS: _Change = (
    _one_speaker_each,
    "every locution has one entry, and every person an own id",
)
_IDS: _Change = (
    _numbers_for_ids,
    "what has an id that is no number, or taken, has a new one",
)
_NUMBERS: _Change = (_decimal_ids, "nodes were numbered anew where ids are no numbers")
_TWO: _Change = (_two_names, "names are two words")
_SQL: _Change = (_names_for_sql, "apostrophes in names were replaced")
_APART: _Change = (_texts_apart, "locutions of equal text were numbered")

_CHANGES: dict[str, Iterable[_Change]] = {
    "all": (),
    "aifdb": (_KNOWN, _WHOLE, _USUAL, _IDS, _LINES, _SPEAKERS, _SQL, _APART),
    "ova3": (_KNOWN, _WHOLE, _USUAL, _IDS, _LINES, _SPEAKERS, _TWO),
    "xaif": (_KNOWN, _WHOLE, _USUAL, _IDS, _LINES, _SPEAKERS, _NUMBERS),
}

"""A graph made safe for one tool: ids, names and texts that it takes without harm.

What is known of the tools was read in their sources (docs/formats/aif-json.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import attrs

from disputatio.exporters.shared.aif_options import Target
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import (
    INFORMATION,
    LOCUTION,
    AifParticipant,
    Graph,
    Locution,
    Node,
    values_of,
    with_values,
)
from disputatio.schemas.foreign.aif_records import PLACE
from disputatio.schemas.foreign.aif_speech import (
    NO_SURNAME,
    name_of,
    names_of,
    on_one_line,
    split,
)
from disputatio.schemas.notices import Notice, notice

_TEXT = Node._fields.index("text")
_WORDED = frozenset({LOCUTION, INFORMATION})
_NOTHING = frozenset({id(NO_EXTRAS)})
_IN_SQL = str.maketrans({"'": "\u2019", "\\": "/"})


def fitted(graph: Graph, target: Target) -> tuple[Graph, tuple[Notice, ...]]:
    """Give a graph as one tool takes it, and a notice for each kind of change.

    For `all` nothing is changed.
    """
    told: list[Notice] = []
    for change, what in _CHANGES[target]:
        changed = change(graph)
        if changed is not graph and changed != graph:
            sentence = f"To suit {target}, {what}."
            told.append(notice("FittedToTarget", sentence))
        graph = changed
    return graph, tuple(told)


def _decimal_ids(graph: Graph) -> Graph:
    """Number the nodes whose ids are no plain decimal numbers, above all others."""
    odd = [node.id for node in graph.nodes if not _is_decimal(node.id)]
    if not odd:
        return graph
    numbers = (int(node.id) for node in graph.nodes if _is_decimal(node.id))
    first = max(numbers, default=0) + 1
    new = {old: str(number) for number, old in enumerate(odd, first)}
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


def _usual_records(graph: Graph) -> Graph:
    """Write every record with AIFdb's fields and types; places stay."""
    lists = graph.nodes, graph.edges, graph.locutions
    if all(_NOTHING.issuperset(map(id, values_of(each, -1))) for each in lists):
        return graph
    return attrs.evolve(
        graph,
        nodes=tuple(
            n if n.more is NO_EXTRAS else n._replace(more=_place(n.more))
            for n in graph.nodes
        ),
        edges=tuple(
            e if e.more is NO_EXTRAS else e._replace(more=_place(e.more))
            for e in graph.edges
        ),
        locutions=tuple(e._replace(more=NO_EXTRAS) for e in graph.locutions),
    )


def _place(more: Extras) -> Extras:
    return Extras.adopt({PLACE: more[PLACE]}) if PLACE in more else NO_EXTRAS


def _one_line_each(graph: Graph) -> Graph:
    """Write every text on one line, as AIFdb stores it."""
    return _with_texts(graph, list(map(on_one_line, values_of(graph.nodes, _TEXT))))


def _with_texts(graph: Graph, texts: Sequence[str]) -> Graph:
    """Give a graph in which nodes have these texts; itself where they have them."""
    if texts == list(values_of(graph.nodes, _TEXT)):
        return graph
    return attrs.evolve(graph, nodes=with_values(graph.nodes, _TEXT, texts))


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
    entries: dict[str, Locution] = {}
    for entry in graph.locutions:
        key = entry[0]
        best = entries.get(key)
        if best is not None and (best.start or not entry.start):
            continue
        named = split(texts.get(key, ""))
        person = ids.get(" ".join(named[0].split())) if named else None
        other = bool(person) and person != entry[1]
        entries[key] = entry._replace(person=person) if other else entry
    others = dict.fromkeys(e[1] for e in entries.values() if e[1])
    nameless = [AifParticipant(i, "Person", i) for i in others if i not in known]
    return attrs.evolve(
        graph,
        locutions=tuple(entry for entry in entries.values() if entry.person),
        participants=(*people, *nameless),
    )


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

_WHOLE: _Change = (_no_dangling, "edges and locutions of absent nodes were left out")
_USUAL: _Change = (_usual_records, "records have the fields and types of AIFdb's")
_LINES: _Change = (_one_line_each, "line ends in texts became spaces")
_SPEAKERS: _Change = (
    _one_speaker_each,
    "every locution has one entry, and every person an own id",
)
_NUMBERS: _Change = (_decimal_ids, "nodes were numbered anew where ids are no numbers")
_TWO: _Change = (_two_names, "names are two words")
_SQL: _Change = (_names_for_sql, "apostrophes in names were replaced")
_APART: _Change = (_texts_apart, "locutions of equal text were numbered")

_CHANGES: dict[str, Iterable[_Change]] = {
    "all": (),
    "aifdb": (_WHOLE, _USUAL, _LINES, _SPEAKERS, _SQL, _APART),
    "ova3": (_WHOLE, _USUAL, _LINES, _SPEAKERS, _TWO),
    "xaif": (_WHOLE, _USUAL, _LINES, _SPEAKERS, _NUMBERS),
}

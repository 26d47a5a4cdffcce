"""RDF files of ours that a person or a tool edited: nothing that was changed is lost."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable

import attrs
import pytest

from disputatio.converter import registry
from disputatio.schemas.debate import Claim, Debate, Participant, Position, Post
from disputatio.schemas.features import ALL, Feature, project
from disputatio.schemas.origins import Inferred
from disputatio.schemas.protocols import Reading, Source
from tests.schemas.foreign.aif_thread import inferred_thread

AIF = "http://www.arg.dundee.ac.uk/aif#"
DSP = "urn:disputatio:terms#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Lines = list[str]
"""A file as N-Triples."""


def written(debate: Debate, name: str) -> bytes:
    """The file of a debate."""
    sink = io.BytesIO()
    registry.exporter(name).write(debate, sink, {})
    return sink.getvalue()


def lines(debate: Debate) -> Lines:
    """The file of a debate as N-Triples."""
    return written(debate, "aif-nt").decode().splitlines()


def read(data: bytes, name: str) -> Reading:
    """The one reading of a file."""
    (reading,) = registry.importer(name).read(Source(data=data, name="x"), {})
    return reading


def node(found: Lines, identifier: str) -> str:
    """The URI of a node, by its nodeID."""
    pattern = re.compile(rf'(<\S+/node/\S+>) <\S+identifier> "{identifier}" \.')
    return next(m[1] for line in found if (m := pattern.fullmatch(line)))


def told(identifier: str, uri: str, value: str) -> Callable[[Lines], None]:
    """An edit that says more of a node."""

    def edit(found: Lines) -> None:
        found.append(f"{node(found, identifier)} <{uri}> {value} .")

    return edit


def of_thread(uri: str, value: str) -> Callable[[Lines], None]:
    """An edit that says more of the thread."""

    def edit(found: Lines) -> None:
        found.append(f"{found[0].split()[0]} <{uri}> {value} .")

    return edit


def turned(found: Lines) -> None:
    """An edit that turns all statements round."""
    found.reverse()


ADDED: dict[str, Callable[[Lines], None]] = {
    "a note on a claim": told("6", "urn:x#note", '"see page 4"'),
    "a note in a language": told("7", "urn:x#note", '"Seite 4"@de'),
    "a number on an inference": told("10", "urn:x#weight", '"0.5"^^<urn:x#real>'),
    "a note on an implied node": told("24", "urn:x#note", '"good"'),
    "a link to a page": told("1", "urn:x#page", "<http://example.org/4>"),
    "a class of another vocabulary": told("6", TYPE, "<urn:x#Thesis>"),
    "an unknown word of AIF": told("6", f"{AIF}polarity", '"pro"'),
    "a subject of the thread": of_thread("http://purl.org/dc/terms/subject", '"cars"'),
    "a thing of another vocabulary": lambda found: found.append(
        '<urn:x:1> <urn:x#name> "X" .'
    ),
}  # fmt: skip
"""Statements that stand beside what we write."""


@pytest.mark.parametrize("kind", ["aif-nt", "aif-xml", "aif-turtle"])
@pytest.mark.parametrize("name", ADDED)
def test_what_is_added_leaves_the_debate_in_force(name: str, kind: str) -> None:
    """The debate is read as it is, and what was added is written again."""
    debate = inferred_thread()
    before, after = lines(debate), lines(debate)
    ADDED[name](after)
    reading = read("\n".join(after).encode(), "aif-nt")
    unknown = "unknown word" in name
    assert [n.rule for n in reading.notices] == ["NodeNotUnderstood"] * unknown
    assert without_extras(reading.debate) == without_extras(debate)
    again = read(written(reading.debate, kind), kind).debate
    assert again == reading.debate
    (new,) = set(after) - set(before)
    assert new in lines(again)
    edited = attrs.evolve(again, relations=again.relations[:-2])
    assert new in lines(edited)


TIME = "2024-05-01 12:00:00"

SPELLED: dict[str, Callable[[Lines], None]] = {
    "the time of a claim": told("6", f"{DSP}timestamp", f'"{TIME}"'),
    "the time of an implied node": told("24", f"{DSP}timestamp", f'"{TIME}"'),
    "the date of a claim": told("6", f"{AIF}creationDate", '"2024-05-01"'),
}
"""AIF that is said otherwise than we say it, and means the same."""


@pytest.mark.parametrize("name", SPELLED)
def test_other_spellings_leave_the_debate_in_force(name: str) -> None:
    """What the AIF says in other words is kept, and our own terms count."""
    debate = inferred_thread()
    after = lines(debate)
    SPELLED[name](after)
    reading = read("\n".join(after).encode(), "aif-nt")
    assert [n.rule for n in reading.notices] == []
    assert without_extras(reading.debate) == without_extras(debate)
    value = after[-1].split('"')[1]
    times = [line for line in lines(reading.debate) if f'timestamp> "{value}' in line]
    assert len(times) == 1


@pytest.mark.parametrize("kind", ["aif-nt", "aif-xml", "aif-turtle"])
def test_what_is_kept_does_not_grow(kind: str) -> None:
    """Blank nodes have other names in each file, and are the same things all the same."""
    told = (
        f"<urn:1> <{TYPE}> <{AIF}I-node> .",
        f'<urn:1> <{AIF}claimText> "Cars should go." .',
        "<urn:1> <urn:x#seen> _:q .",
        '_:q <urn:x#where> "a\\u0001b" .',
        "_:q <urn:x#after> _:z .",
    )
    debate = read("\n".join(told).encode(), "aif-nt").debate
    assert read(written(debate, kind), kind).debate == debate


@pytest.mark.parametrize("kind", ["aif-nt", "aif-xml", "aif-turtle"])
def test_a_link_to_nowhere_is_told_once(kind: str) -> None:
    """The first reader tells that a link is only kept; then it is no edit of our file."""
    told = (
        f"_:q <{TYPE}> <{AIF}RA-node> .",
        f"_:q <{AIF}Premise> <urn:gone> .",
        f'_:q <{AIF}mood> "calm" .',
    )
    first = read("\n".join(told).encode(), "aif-nt")
    assert [n.rule for n in first.notices] == ["NodeNotUnderstood", "ReferenceBroken"]
    assert read(written(first.debate, kind), kind) == Reading(debate=first.debate)


@pytest.mark.parametrize("of_type", ["", f'_:r <{TYPE}> "RA-node" .'])
def test_links_of_what_has_no_class_are_told(of_type: str) -> None:
    """What links claims without a class is no node; it is named, and written again."""
    said = (
        f"<urn:1> <{TYPE}> <{AIF}I-node> .",
        f"<urn:r> <{AIF}Premise> <urn:1> .",
        of_type.replace("_:r", "<urn:r>"),
        f"<urn:r> <{AIF}Conclusion> <urn:1> .",
    )
    first = read("\n".join(said).encode(), "aif-nt")
    (found,) = first.notices
    assert (found.rule, found.element, found.line) == ("NodeNotUnderstood", "urn:r", 2)
    assert {said[1], said[3]} <= set(lines(first.debate))
    again = read(written(first.debate, "aif-nt"), "aif-nt")
    assert again == Reading(debate=first.debate)


def test_what_is_taken_out_is_gone() -> None:
    """A statement that a person deletes does not come back."""
    after = lines(inferred_thread())
    ADDED["a note on a claim"](after)
    noted = read("\n".join(after).encode(), "aif-nt").debate
    before = [line for line in lines(noted) if "urn:x#note" not in line.split()[1]]
    again = read("\n".join(before).encode(), "aif-nt").debate
    assert not any("<urn:x#note>" in line for line in lines(again))


def test_the_order_of_statements_is_no_edit() -> None:
    """A triple store gives statements in any order."""
    after = lines(inferred_thread())
    turned(after)
    assert read("\n".join(after).encode(), "aif-nt").debate == inferred_thread()


@pytest.mark.parametrize("kind", ["aif-nt", "aif-xml", "aif-turtle"])
def test_an_edited_graph_states_nothing_that_a_rule_concluded(kind: str) -> None:
    """The AIF wins, and what is untouched keeps its origin, title and question."""
    debate = inferred_thread()
    data = written(debate, kind)
    edited = data.replace(b"Cars are loud.", b"Cars are too loud.")
    reading = read(edited.replace(b"Cars are too loud.", b"Cars are loud.", 2), kind)
    assert reading.notices[0].rule == "ExtensionStale"
    found = reading.debate
    assert found.title == debate.title
    assert "Cars are too loud." in [claim.text for claim in found.claims]
    argued = {"support", "attack", "undercut"}
    origins = [r.origin for r in found.relations if r.kind in argued]
    assert origins
    assert all(isinstance(origin, Inferred) for origin in origins)


@pytest.mark.parametrize(
    "place", ["", "/element/go", "/element/p1", "/element/post-1", "/participant/ann"]
)
def test_what_others_say_of_our_things_outlives_them(place: str) -> None:
    """A note on a thing of our own terms is kept where the AIF is read in their place."""
    found = lines(inferred_thread())
    claim = node(found, "6")
    words = next(n for n, line in enumerate(found) if f"{claim} <{AIF}claim" in line)
    found[words] = f'{claim} <{AIF}claimText> "Cars should stay." .'
    note = f'{found[0].split()[0][:-1]}{place}> <urn:x#note> "good" .'
    reading = read("\n".join([*found, note]).encode(), "aif-nt")
    assert [n.rule for n in reading.notices] == ["ExtensionStale"]
    assert note in lines(reading.debate)
    again = read(written(reading.debate, "aif-nt"), "aif-nt")
    assert again == Reading(debate=reading.debate)


def test_an_edited_graph_keeps_what_is_not_understood() -> None:
    """A node of an unknown class is told, and kept with what is said of it."""
    nodes = [{"nodeID": key, "text": key, "type": key} for key in ("I", "EN")]
    document = {"nodes": nodes, "edges": [], "locutions": []}
    found = lines(read(json.dumps(document).encode(), "aif-json").debate)
    unknown = node(found, "EN")
    claim = f'{node(found, "I")} <{AIF}claimText> "'
    edited = [line.replace(f'{claim}I"', f'{claim}Tea"') for line in found]
    edited.append(f'{unknown} <urn:x#note> "good" .')
    reading = read("\n".join(edited).encode(), "aif-nt")
    rules = [n.rule for n in reading.notices]
    assert rules == ["ExtensionStale", "NodeNotUnderstood"]
    said = {line for line in edited if line.startswith(unknown)}
    assert said <= set(lines(reading.debate))


def without_extras(debate: Debate) -> Debate:
    """A debate without what formats keep beside it."""
    return project(debate, ALL - {Feature.EXTRAS, Feature.MARKUP})


def test_a_node_of_no_type_of_ours_stays_where_another_has_a_new_time() -> None:
    """It is in our own terms alone, not in the graph that is compared."""
    nodes = [
        {"nodeID": key, "text": kind, "type": kind, "timestamp": "2020-05-28 19:08:42"}
        for key, kind in (("1", "I"), ("2", "EN"))
    ]
    document = {"nodes": nodes, "edges": [], "locutions": []}
    found = lines(read(json.dumps(document).encode(), "aif-json").debate)
    claim = node(found, "1")
    old, new = (
        f'{claim} <{DSP}timestamp> "{y}-05-28 19:08:42" .' for y in (2020, 2021)
    )
    found[found.index(old)] = new
    again = read("\n".join(found).encode(), "aif-nt")
    written_again = json.loads(written(again.debate, "aif-json"))
    assert written_again["nodes"] == [
        nodes[0] | {"timestamp": "2021-05-28 19:08:42"},
        nodes[1],
    ]


@pytest.mark.parametrize("keep", [r"(?!)", r".*"])
def test_things_of_a_debate_that_is_not_there_are_told(keep: str) -> None:
    """Where the URI of the debate is damaged, with AIF beside it or without."""
    found = lines(inferred_thread())
    name = next(line.split()[0] for line in found if f"<{DSP}version>" in line)
    other = name.replace("debate:", "debate:other")
    damaged = [
        line.replace(name, other, 1) if line.startswith(f"{name} ") else line
        for line in found
        if re.match(keep, line) or not re.search(r"arg\.dundee|/(?:node|edge)/", line)
    ]

    notices = read("\n".join(damaged).encode(), "aif-nt").notices

    (told,) = (n for n in notices if n.rule == "ReferenceBroken")
    assert "a debate that the file does not hold" in told.sentence
    assert told.line is not None
    assert "ReferenceBroken" not in {
        n.rule for n in read("\n".join(found).encode(), "aif-nt").notices
    }


def test_a_debate_of_ours_that_lost_its_version_is_told() -> None:
    """The AIF is read: what only our own terms say is not, and that is no silent loss."""
    found = [line for line in lines(inferred_thread()) if f"<{DSP}version>" not in line]

    first = read("\n".join(found).encode(), "aif-nt")

    (told,) = (n for n in first.notices if n.rule == "ReferenceBroken")
    assert "a debate that the file does not hold" in told.sentence
    assert read(written(first.debate, "aif-nt"), "aif-nt") == Reading(
        debate=first.debate
    )


@pytest.mark.parametrize("kind", ["UserAccount", "Post", "Position"])
def test_a_thing_of_a_damaged_class_is_told(kind: str) -> None:
    """What says that it is of the debate, and is read as nothing, is no silent loss."""
    debate = Debate(
        participants=(Participant(key="ann", name="Ann"),),
        posts=(Post(key="p"),),
        claims=(Claim(key="c", text="Tea."),),
        positions=(Position(claim="c"),),
    )
    usual = lines(debate)
    place = next(n for n, line in enumerate(usual) if f"#{kind}> ." in line)
    usual[place] = usual[place].replace(f"#{kind}>", f"#{kind[:-1]}_>")

    first = read("\n".join(usual).encode(), "aif-nt")

    (told,) = (n for n in first.notices if n.rule == "NodeNotUnderstood")
    assert "of no class of ours" in told.sentence
    again = read(written(first.debate, "aif-nt"), "aif-nt")
    assert again == Reading(debate=first.debate)


def test_a_file_that_ends_before_its_aif_is_told() -> None:
    """Statements need no end: where the AIF is missing, elements may be, too."""
    usual = lines(inferred_thread())
    end = next(n for n, line in enumerate(usual) if "/node/" in line.split()[0])

    cut = read("\n".join(usual[:end]).encode(), "aif-nt")

    assert [n.rule for n in cut.notices] == ["RecordBroken"]
    assert cut.debate == inferred_thread()
    assert read(written(cut.debate, "aif-nt"), "aif-nt").notices == ()

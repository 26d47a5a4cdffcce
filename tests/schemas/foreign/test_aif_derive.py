"""The AIF graph of a debate: nodes, edges, people and what is implied."""

from __future__ import annotations

from collections import Counter

import attrs
from hypothesis import given
from hypothesis import strategies as st

from disputatio.schemas.debate import Claim, Debate, Relation
from disputatio.schemas.extras import Extras
from disputatio.schemas.foreign.aif import Graph
from disputatio.schemas.foreign.aif_derive import derive
from tests.schemas.foreign.aif_thread import inferred_thread, thread
from tests.strategies.debates import debates
from tests.strategies.texts import JSON_VALUES


def chains(graph: Graph, kind: str) -> list[str]:
    """The nodes of a type with what enters and leaves them, by their words."""
    texts = {node.id: node.text.rpartition(" : ")[2] for node in graph.nodes}
    rows = []
    for node in graph.nodes:
        if node.type == kind:
            before = [texts[e.source] for e in graph.edges if e.target == node.id]
            after = [texts[e.target] for e in graph.edges if e.source == node.id]
            rows.append(f"{'|'.join(before)} > {node.text} > {'|'.join(after)}")
    return rows


def test_passages_are_locutions_in_their_authors_names() -> None:
    """Every passage is one L-node "Name : words" on one line; no name is empty."""
    texts = [node.text for node in derive(thread()).nodes if node.type == "L"]
    assert texts == [
        "Ann Lee : Cars should go.",
        "Ann Lee : They are loud.",
        "Bob : Too dear.",
        "Poster 3 : Not so loud.",
        "Ann Lee : Trust me.",
    ]


def test_a_linked_post_without_passages_is_one_locution() -> None:
    """A post that replies and has no passage stands as an L-node of its whole text."""
    graph = derive(thread())
    (node,) = (n.id for n in graph.nodes if n.text == "Ann Lee : Trust me.")
    assert graph.keys[node] == "post-4"


def test_argument_relations_are_scheme_nodes() -> None:
    """Support is an RA, attack a CA, and an undercut a CA on the RA."""
    graph = derive(thread())
    assert chains(graph, "RA") == [
        "Cars are loud.|Default Conflict|Arguing > Default Inference > Cars should go."
    ]
    assert chains(graph, "CA") == [
        "It is too dear.|Disagreeing > Default Conflict > Cars should go.",
        "Cars are not so loud.|Disagreeing > Default Conflict > Default Inference",
    ]


def test_transitions_run_from_the_earlier_to_the_later() -> None:
    """A reply is a TA from what is answered; the passages of one post follow."""
    rows = chains(derive(thread()), "TA")
    assert [row.replace("Default Transition", "TA") for row in rows] == [
        "Cars should go. > TA > Too dear.|Disagreeing",
        "Cars should go. > TA > Not so loud.|Disagreeing",
        "Too dear. > TA > Trust me.",
        "Cars should go. > TA > They are loud.|Arguing",
    ]


def test_passages_assert_what_they_word() -> None:
    """A wording without an illocution is asserted; a stance on a claim has its force."""
    rows = chains(derive(thread()), "YA")
    assert Counter(row.split(" > ")[1] for row in rows) == {
        "Asserting": 4,
        "Disagreeing": 3,
        "Arguing": 1,
    }
    assert "Too dear. > Disagreeing > Cars should go." in rows


def test_stances_without_a_force_have_no_node() -> None:
    """A stance on a post has no place in AIF and no key among the nodes."""
    assert "stance-post-3-post-1" not in derive(thread()).keys.values()


def test_ids_are_numbers_in_the_order_of_the_file() -> None:
    """Nodes and edges are numbered from 1 and written in that order."""
    graph = derive(thread())
    for items in (graph.nodes, graph.edges):
        assert [item.id for item in items] == [str(n) for n in range(1, len(items) + 1)]


def test_ids_of_aif_stay_and_new_ones_follow() -> None:
    """A key that is a number is the nodeID; other elements get ids above it."""
    claims = (Claim(key="b", text="B"), Claim(key="17", text="A"))
    found = {n.id: n.text for n in derive(Debate(claims=claims)).nodes}
    assert found == {"17": "A", "18": "B"}


def test_people_have_two_names() -> None:
    """A person with one name gets xaif's surname "None"; the unknown are numbered."""
    people = derive(thread()).participants
    assert [(p.firstname, p.surname) for p in people] == [
        ("Ann", "Lee"),
        ("Bob", "None"),
        ("Poster", "3"),
    ]


def test_locutions_name_the_speaker_and_the_time() -> None:
    """An entry has the id of its speaker and the time of the post in UTC."""
    graph = derive(thread())
    first = graph.locutions[0]
    assert (first.node, first.start) == ("1", "2024-05-01 12:00:00")
    assert first.person == graph.participants[0].id
    assert [entry.start for entry in graph.locutions[2:]] == [None, None, None]


def test_a_contradiction_is_two_conflicts() -> None:
    """A contradiction is one CA each way, both with its key."""
    claims = (Claim(key="a", text="A"), Claim(key="b", text="B"))
    both = Relation(key="r", kind="contradiction", sources=("a",), targets=("b",))
    graph = derive(Debate(claims=claims, relations=(both,)))
    assert chains(graph, "CA") == [
        "A > Default Conflict > B",
        "B > Default Conflict > A",
    ]
    assert list(graph.keys.values()).count("r") == 2


def test_an_undercut_of_an_argument_denies_its_last_step() -> None:
    """The target of an undercut is the reasoning, where there is one."""
    claims = tuple(Claim(key=key, text=key) for key in ("a", "b", "c"))
    claims = (*claims, Claim(key="arg", text="arg", form="argument"))
    step = Relation(
        key="s", kind="support", sources=("a",), targets=("b",), argument="arg"
    )
    deny = Relation(key="u", kind="undercut", sources=("c",), targets=("arg",))
    graph = derive(Debate(claims=claims, relations=(step, deny)))
    assert chains(graph, "CA") == ["c > Default Conflict > Default Inference"]


def test_linked_premises_are_one_node() -> None:
    """One relation with two sources is one RA with two edges in."""
    claims = tuple(Claim(key=key, text=key) for key in ("a", "b", "c"))
    both = Relation(key="r", kind="support", sources=("a", "b"), targets=("c",))
    graph = derive(Debate(claims=claims, relations=(both,)))
    assert chains(graph, "RA") == ["a|b > Default Inference > c"]


def test_the_analyst_names_the_rules() -> None:
    """On request rules are named by L-nodes, and nobody argues in a speaker's name."""
    graph = derive(inferred_thread(), analyst=True)
    texts = [node.text for node in graph.nodes]
    assert texts.count("disputatio converter : cue words 0.75") == 1
    assert "Arguing" not in texts
    assert texts.count("Analysing") == 4


def test_a_name_can_be_split_off_again() -> None:
    """Colons, line ends and long names do not break "Name : words"."""
    debate = thread()
    odd = attrs.evolve(debate.participants[0], name="a: b\n" + "long " * 30)
    debate = attrs.evolve(debate, participants=(odd, debate.participants[1]))
    assert derive(debate).nodes[0].text == "a b long long long long : Cars should go."


@given(debates())
def test_graphs_are_whole(debate: Debate) -> None:
    """Ids are unique, edges end at nodes, and every text is one line."""
    graph = derive(debate)
    ids = [node.id for node in graph.nodes]
    assert len(set(ids)) == len(ids)
    edges = [edge.id for edge in graph.edges]
    assert len(set(edges)) == len(edges)
    assert {e.source for e in graph.edges} | {e.target for e in graph.edges} <= {*ids}
    assert all(len(node.text.splitlines()) <= 1 for node in graph.nodes)


@given(debates(), st.data())
def test_any_extras_do_no_harm(debate: Debate, data: st.DataObject) -> None:
    """Whatever stands under "aif" in the extras, there is a graph."""
    value = data.draw(st.dictionaries(st.sampled_from(_NAMES), JSON_VALUES))
    extras = Extras({"aif": value})

    odd = attrs.evolve(
        debate,
        extras=extras,
        claims=tuple(attrs.evolve(c, extras=extras) for c in debate.claims),
        passages=tuple(attrs.evolve(p, extras=extras) for p in debate.passages),
        relations=tuple(attrs.evolve(r, extras=extras) for r in debate.relations),
        participants=tuple(attrs.evolve(p, extras=extras) for p in debate.participants),
    )
    graph = derive(odd)
    assert len({node.id for node in graph.nodes}) == len(graph.nodes)


_NAMES = (
    "id", "text", "scheme", "timestamp", "more", "edges", "locutions", "separator",
    "order", "edge_order", "locution_order", "others", "analyst", "document",
)  # fmt: skip

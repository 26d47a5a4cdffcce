"""Who speaks in AIF-JSON where the texts name nobody."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.benchmarks.aif_nodesets import WAYS, read, write

WORDS = ("Taxes are low", "They are not", "Nobody pays them")


def spoken(*people: Any, **lists: Any) -> dict[str, Any]:
    """A talk in which only the locution entries tell who speaks."""
    rows = list(enumerate(zip(WORDS, people, strict=False), 1))
    return {
        "nodes": [{"nodeID": str(n), "text": w, "type": "L"} for n, (w, _) in rows],
        "edges": [],
        "locutions": [{"nodeID": str(n), "personID": p} for n, (_, p) in rows],
        **lists,
    }


def shown(document: dict[str, Any]) -> list[str | None]:
    """What each speaker is called, in the order of the posts."""
    debate = read("aif-json", json.dumps(document).encode()).debate
    people = {person.key: person for person in debate.participants}
    authors = [people[post.author] for post in debate.posts if post.author]
    return [person.name or person.label for person in authors]


@pytest.mark.parametrize(
    ("person", "name"),
    [
        ("TRUMP:", "TRUMP"),
        ("Ann Lee", "Ann Lee"),
        ("Jean-Luc O'Neil :", "Jean-Luc O'Neil"),
        ("Søren", "Søren"),
    ],
)
def test_a_person_id_that_is_a_name_is_one(person: str, name: str) -> None:
    """Some tools write the speaker as the transcript has him, colon and all."""
    assert shown(spoken(person, "7", person)) == [name, "Person 7", name]


@pytest.mark.parametrize(
    "person", ["7", "p1", "A", "speaker_x", "3f2a-bc", "a:b", "-", "None"]
)
def test_a_code_is_no_name(person: str) -> None:
    """What a program gives as an id is called by it."""
    assert shown(spoken(person)) == [f"Person {person}"]


def test_the_list_of_people_counts_first() -> None:
    """Whom the file itself names is called so."""
    people = [{"participantID": "TRUMP:", "firstname": "Donald", "surname": "T"}]
    assert shown(spoken("TRUMP:", participants=people)) == ["Donald T"]


@pytest.mark.parametrize("name", WAYS)
def test_names_for_ids_come_back(name: str) -> None:
    """The records are written as they were."""
    document = spoken("TRUMP:", "Ann", "TRUMP:")
    debate = WAYS[name](read("aif-json", json.dumps(document).encode()).debate)
    again = json.loads(write("aif-json", debate))
    assert {key: again[key] for key in document} == document

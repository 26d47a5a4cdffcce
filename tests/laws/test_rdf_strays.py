"""Statements of ours that stand astray: what is read of any file comes back from ours."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disputatio.schemas.debate import Claim, Debate, Participant
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.rdf import AIF, DSP
from disputatio.schemas.protocols import Reading
from tests.benchmarks.aif_nodesets import read
from tests.converter.importers.test_aif_rdf_edited import Lines, lines, written
from tests.schemas.foreign.aif_thread import inferred_thread
from tests.strategies.debates import debates

KINDS = ("aif-nt", "aif-xml")
NAMES = ("<urn:x:1>", "_:q")
"""What the subjects of others are called."""


def renamed(found: Lines, subject: str, name: str) -> Lines:
    """Call one subject otherwise where it speaks, not where others speak of it."""
    return [
        f"{name} {line.partition(' ')[2]}" if line.startswith(f"{subject} ") else line
        for line in found
    ]


def subjects(found: Lines) -> list[str]:
    """Everything that a statement is about, in order."""
    return list(dict.fromkeys(line.partition(" ")[0] for line in found))


@st.composite
def strayed(draw: st.DrawFn) -> Lines:
    """Draw a file of ours with statements that are gone, moved or of another thing."""
    found = lines(draw(debates() | st.just(inferred_thread())))
    for _ in range(draw(st.integers(1, 3))):
        line = draw(st.sampled_from(found))
        subject, _, said = line.partition(" ")
        match draw(st.sampled_from(("renamed", "gone", "moved", "said twice"))):
            case "renamed":
                found = renamed(found, subject, draw(st.sampled_from(NAMES)))
            case "gone":
                found = [each for each in found if each != line]
            case "moved":
                other = draw(st.sampled_from(subjects(found)))
                found = [f"{other} {said}" if each == line else each for each in found]
            case _:
                found = [*found, f"{draw(st.sampled_from(subjects(found)))} {said}"]
        assume(found)
    return found


@pytest.mark.parametrize("kind", KINDS)
@given(found=strayed())
def test_what_is_read_of_strays_comes_back(kind: str, found: Lines) -> None:
    """It is an error, or a debate that is the same in a file of ours, and says no more."""
    try:
        first = read("aif-nt", "\n".join(found).encode())
    except ReadError:
        return
    again = read(kind, written(first.debate, kind))
    assert again.debate == first.debate
    assert again.notices == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_an_element_under_another_name_is_read_once(name: str, kind: str) -> None:
    """What is read as an element of ours is not kept as a thing of others, too."""
    debate = Debate(participants=(Participant(key="ann", name="Ann"),))
    usual = lines(debate)
    note = f'{name} <urn:x#note> "good" .'
    found = [*renamed(usual, subjects(usual)[-1], name), note]
    first = read("aif-nt", "\n".join(found).encode()).debate
    assert first.participants == debate.participants
    again = lines(read(kind, written(first, kind)).debate)
    (*ours, other) = [line for line in again if f"<{DSP}extras>" not in line]
    assert ours == usual
    assert '<urn:x#note> "good" .' in other


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_node_under_another_name_is_read_once(name: str, kind: str) -> None:
    """It means what it meant, and is no second node in our file."""
    usual = lines(inferred_thread())
    found = renamed(usual, next(s for s in subjects(usual) if "/node/" in s), name)
    first = read("aif-nt", "\n".join(found).encode())
    again = read(kind, written(first.debate, kind))
    assert again == Reading(debate=first.debate)


@pytest.mark.parametrize("kind", KINDS)
def test_elements_of_a_debate_that_is_not_here_stay_outside(kind: str) -> None:
    """They are kept, and do not join the debate that has their debate's name in our file."""
    debate = Debate(participants=(Participant(key="ann", name="Ann"),))
    usual = lines(debate)
    found = renamed(usual, usual[0].partition(" ")[0], "<urn:x:1>")
    first = read("aif-nt", "\n".join(found).encode()).debate
    assert first.participants == ()
    assert read(kind, written(first, kind)).debate == first


@pytest.mark.parametrize("kind", KINDS)
def test_own_terms_of_what_has_no_class_do_not_join_another_thing(kind: str) -> None:
    """Where the AIF is read, a claim of another debate may have the name of an old one."""
    debate = Debate(
        claims=(Claim(key="1", text="Tea wakes."), Claim(key="2", text="No"))
    )
    usual = lines(debate)
    claim = next(s for s in subjects(usual) if s.endswith("/element/1>"))
    found = [
        line.replace(f'{AIF}claimText> "Tea', f'{AIF}claimText> "Green tea')
        for line in usual
        if not (line.startswith(claim) and "#type>" in line)
    ]
    found.append(f'{claim} <{AIF}claimText> "Tea wakes." .')
    first = read("aif-nt", "\n".join(found).encode())
    assert read(kind, written(first.debate, kind)).debate == first.debate

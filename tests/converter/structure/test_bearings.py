"""Tests of what a claim does to a position on the same matter."""

import pytest

from disputatio.converter.structure import rules
from disputatio.converter.structure.bearings import bearing, conceding
from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.statements import Statements
from tests.converter.structure.making import rule_of, thread

POSITION = "The night tram makes the ring road safer for nurses."


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("A night tram makes the ring road much safer for the nurses.", "support"),
        ("The night tram is dear and empty.", "unspecified"),
        ("The night tram does not make the ring road safer for nurses.", "unspecified"),
        (
            "The night tram makes the ring road safer for nurses, but it is dear.",
            "unspecified",
        ),
    ],
)
def test_only_a_paraphrase_takes_a_side(claim: str, kind: str) -> None:
    """Nearly the same plain words are for it; a likeness, a denial, a "but" say nothing."""
    statements = Statements([claim, POSITION, "Nobody asked the drivers."], "en")

    assert bearing(claim, POSITION, statements, "en").kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Yes, it is safer, but it is dear.",
        "It is called safe, yet nobody waits there.",
        "Es ist sicher, aber teuer.",
    ],
)
def test_a_concession_is_seen(text: str) -> None:
    """Words that set one thing against another make a sentence no plain side."""
    assert conceding(text, None)


def test_a_guess_is_no_side() -> None:
    """What shares the words of a position is related to it without a side."""
    debate = structured(
        thread(
            "We should have a night tram on the ring road.",
            "We should have a night tram on the ring road.\n\nI disagree, it is dear.",
            "The ring road has enough lamps at night.",
            "Nobody takes the night tram to the ring road in winter.",
            title="Should we have a night tram?",
        )
    )
    guessed = [r for r in debate.relations if rule_of(r.origin) == rules.MATTER]

    assert guessed
    assert {r.kind for r in guessed} == {"unspecified"}

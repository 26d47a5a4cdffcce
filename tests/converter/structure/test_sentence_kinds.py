"""Tests of how sentences say what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.structure import rules
from disputatio.converter.structure.claims import find_claims
from disputatio.converter.structure.sentence_kinds import kinds_of
from disputatio.converter.structure.stances import find_stances
from tests.converter.structure.making import related, rule_of, thread, words_of

EXAMPLES: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Why would anybody take the tram at four?", ["question"]),
    ("en", "My sister says the depot closes at one.", ["reported"]),
    ("en", "Tarn Okafor wrote that the rails are worn.", ["reported"]),
    ("en", "According to the council nobody rides it.", ["reported"]),
    ("en", "Sure, the nurses need it, but nobody pays for it.", ["conceding"]),
    ("en", "The line is cheap, if they keep the old cars.", ["conditional"]),
    ("en", "Perhaps the night is too long for one driver.", ["hedged"]),
    ("en", "Oh great, so now the cleaners pay for the drunks.", ["ironic"]),
    ("en", "Maybe he says so, but if it rains they won’t.", ["conditional", "hedged"]),
    ("en", "The trams should run at night.", []),
    ("en", "I said that the trams should run at night.", []),
    ("en", "You say that the trams are empty.", []),
    ("en", "Granted wishes are rare.", []),
    ("de", "Mein Bruder sagt, die Schienen seien alt.", ["reported"]),
    ("de", "Das stimmt, aber es zahlt ja niemand.", ["conceding"]),
    ("de", "Wenn es regnet, fährt keiner Rad.", ["conditional"]),
    ("de", "Vielleicht reicht ein Wagen.", ["hedged"]),
    ("fr", "Ma sœur dit que le dépôt ferme.", ["reported"]),
    ("fr", "Certes, il faut des trams, mais pas la nuit.", ["conceding"]),
    ("fr", "S'il pleut, personne ne vient.", ["conditional"]),
    ("es", "Mi hermano dice que cierran a la una.", ["reported"]),
    ("es", "Es verdad, pero nadie lo paga.", ["conceding"]),
    ("es", "Quizás baste con un coche.", ["hedged"]),
    ("fi", "Ehkä niin.", []),
    ("fi", "Miksi ei?", ["question"]),
)


@pytest.mark.parametrize(("language", "text", "kinds"), EXAMPLES)
def test_ways_of_saying(language: str, text: str, kinds: list[str]) -> None:
    """Each way by its words, what weighs most first; plain sentences have none."""
    assert [marked.kind for marked in kinds_of(text, language)] == kinds


@given(st.text("IifBut saysMy perhaps,.?’", max_size=80), st.sampled_from(["en", "de"]))
def test_the_words_that_show_it_are_words_of_the_sentence(
    text: str, language: str
) -> None:
    """Places lie in the sentence, none is empty, and each way is named once."""
    found = kinds_of(text, language)

    assert all(0 <= m.place[0] < m.place[1] <= len(text) for m in found)
    assert len({m.kind for m in found}) == len(found)


def test_claims_say_how_they_are_said() -> None:
    """The rule of a claim is its way, with the words that show it behind the claim."""
    debate = find_claims(
        thread(
            "The trams must run at night because the nurses have no other way home.",
            "My brother says that nobody would use the trams of this town at night.",
        )
    )
    found = {claim.text[:10]: claim.origin for claim in debate.claims}

    assert rule_of(found["My brother"]) == rules.CLAIM_REPORTED
    assert words_of(debate, found["My brother"])[1] == "My brother says"
    assert rule_of(found["The trams "]) == rules.CLAIM


def test_reported_agreement_is_nobodys() -> None:
    """That somebody outside agrees says nothing of the poster's side."""
    debate = find_stances(
        thread(
            "Ann: The trams should run at night.",
            "Bob: My brother agreed with Bukharin, and with his aunt.",
        )
    )

    assert related(debate, "stance") == {}

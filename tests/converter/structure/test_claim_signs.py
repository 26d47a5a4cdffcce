"""Tests of the signs of claims, their words and their weights."""

import tomllib

from disputatio.converter.structure.claim_signs import (
    claim_signs,
    family_names,
    surroundings,
)
from disputatio.converter.structure.logistic import logistic, weights_file
from disputatio.converter.structure.reading import read_posts
from disputatio.converter.structure.word_tables import TABLES, table_languages
from tests.converter.structure.making import thread


def test_signs_say_where_and_how_a_sentence_stands() -> None:
    """Place, length, words of the title, families of words: each has its sign."""
    debate = thread(
        "Is the tram late?", "Well then. The tram should run 9 times.", title="The tram"
    )
    reads = read_posts(debate)
    signs = claim_signs(reads[1], 1, surroundings(debate.title, reads), wanted=True)

    assert {"sentence 2", "words > 5", "number", "duty", "answered"} <= signs.keys()
    assert "words > 8" not in signs
    assert signs["title"] > 0


def test_a_model_adds_up_its_signs() -> None:
    """The odds are the bias and the weights of what is there; unknown signs count nothing."""
    model = logistic("claims", "families")
    name, weight = next(iter(model.weights.items()))

    assert model.probability({"never heard of": 5.0}) == model.probability({})
    assert (model.probability({name: 1.0}) > model.probability({})) == (weight > 0)


def test_every_sign_with_a_weight_is_one_that_sentences_can_have() -> None:
    """The weights of word families name families of the table."""
    families = family_names("en")
    with_families = set(weights_file("claims")["families"]["weights"])
    without = set(weights_file("claims")["counted"]["weights"])

    assert len(with_families & families) > len(families) / 2
    assert not without & families


def test_tables_of_claims_are_toml_of_words() -> None:
    """Each table has families of words in small letters."""
    for language in table_languages("claims"):
        text = (TABLES / language / "claims.toml").read_text(encoding="utf-8")
        for family in tomllib.loads(text)["words"].values():
            assert family
            assert all(word == word.casefold() for word in family)

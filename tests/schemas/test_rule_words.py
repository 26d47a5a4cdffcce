"""Every rule has a sentence for people."""

import re

import pytest

from disputatio.converter.structure import rules
from disputatio.schemas import sayers
from disputatio.schemas.rule_words import RULE_WORDS, rule_sentence

SAYERS = {sayers.REPEATED[0], sayers.ANSWERED[0]}


@pytest.mark.parametrize("rule", sorted(rules.ALL | SAYERS))
def test_every_rule_has_its_sentence(rule: str) -> None:
    """A new rule, or a new version of one, comes with what it says."""
    sentence = RULE_WORDS.get(rule)

    assert sentence is not None, (
        f"add to RULE_WORDS in schemas/rule_words.py: {rule!r}: one sentence that says"
        " to a person what the rule concludes from what (older versions stay there)"
    )
    assert re.fullmatch(r"[A-Z].{10,140}\.", sentence)


@pytest.mark.parametrize(
    "rule",
    [
        "quotation-1",
        "reply-mention-1",
        "reply-pointer-1",
        "reply-echo-1",
        "default-opening-1",
        "default-previous-1",
        "claim-2",
        "position-2",
    ],
)
def test_older_versions_keep_their_sentence(rule: str) -> None:
    """Files that were written before a rule changed still name the older version."""
    assert rule not in rules.ALL
    assert rule_sentence(rule) is not None


def test_rules_of_analysts_name_their_model() -> None:
    """The sentence of an analyst's rule has the model in it."""
    assert "(a/b:7b)" in (rule_sentence("llm:a/b:7b") or "")


def test_a_rule_that_is_not_ours_has_none() -> None:
    """Files may name rules of others."""
    assert rule_sentence("assertion") is None

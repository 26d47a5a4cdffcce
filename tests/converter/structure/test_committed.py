"""Tests of what an answer's author stands behind, and of the sides that are read of it."""

import pytest

from disputatio.converter.structure.committed import committed
from disputatio.converter.structure.sentences import sentences
from disputatio.converter.structure.side_reading import read_side, read_words
from disputatio.schemas.text import Range

PARENT = "The harbour should get a second crane before winter."


def ranges_of(text: str) -> tuple[Range, ...]:
    """Give the sentences of a text."""
    return tuple(sentences(text, 0, len(text)))


def side_of(text: str, language: str = "en") -> str | None:
    """Give the side that the words of an answer take."""
    found = read_side(language, text, ranges_of(text), PARENT)
    return found.side if found else None


def left_of(text: str, language: str = "en") -> list[str]:
    """Give what is left of a text."""
    return [text[a:b] for a, b in committed(language, text, ranges_of(text)).ranges]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two of my colleagues agreed straight away."),
        ("en", "The captain told us that you're wrong."),
        ("en", "According to the dockers this is nonsense."),
        ("en", "In the eyes of the owners you are right."),
        ("en", "You are mistaken, says my uncle."),
        ("en", "The harbour master would say that's a great idea."),
        ("en", "Olaf, who built it, thinks you're right."),
        ("en", "A report of last year found that this is wrong."),
        ("de", "Mein Onkel behauptet, das sei Unsinn."),
        ("de", "Laut dem Kapitän hast du recht."),
        ("fr", "Ma tante trouve que tu as raison."),
        ("fr", "D'après le capitaine, c'est faux."),
        ("es", "Mi tía opina que tienes razón."),
        ("es", "Según el capitán, es mentira."),
    ],
)
def test_what_others_think_is_no_side(language: str, text: str) -> None:
    """Reported agreement is nobody's here."""
    assert side_of(text, language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'm not claiming that you are wrong."),
        ("en", "None of us said that's nonsense."),
        ("en", "It isn't that I disagree with you."),
        ("en", "I don't believe that you are mistaken."),
        ("en", "That is hardly wrong."),
        ("en", "I'm not here to say you are wrong."),
        ("de", "Keiner behauptet, dass das Unsinn ist."),
        ("de", "Ich finde nicht, dass das falsch ist."),
        ("fr", "Je ne prétends pas que tu as tort."),
        ("fr", "Personne ne pense que c'est faux."),
        ("es", "Nadie afirma que eso sea falso."),
        ("es", "No pienso que sea mentira."),
    ],
)
def test_disagreement_denied_is_no_side(language: str, text: str) -> None:
    """Who denies that something is wrong does not say that it is."""
    assert side_of(text, language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If you are right, the pier will be too short."),
        ("en", "We'd agree if the price came down."),
        ("en", "We used to agree with that."),
        ("en", "I was on board until the bill came."),
        ("en", "Had you asked for a small one, I'd agree."),
        ("en", "Who agrees with that?"),
        ("en", "Perhaps you're right."),
        ("en", "I really hope you're right."),
        ("en", "I can see why you think that's a good idea."),
        ("en", "Before we saw the price we agreed."),
        ("de", "Falls du recht hast, ist die Pier zu kurz."),
        ("de", "Anfangs war ich auch einverstanden."),
        ("fr", "Même si tu as raison, il est trop tard."),
        ("fr", "Au début, j'étais d'accord."),
        ("es", "Aunque tengas razón, ya es tarde."),
        ("es", "Al principio yo estaba de acuerdo."),
    ],
)
def test_what_is_supposed_or_past_is_no_side(language: str, text: str) -> None:
    """Conditions, questions, hopes and what one thought once are no side now."""
    assert side_of(text, language) in (None, "neutral")


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        ("en", "The mayor says it's nonsense, but I agree with you.", "agree"),
        ("en", "The mayor agrees with you, but I don't.", "disagree"),
        ("en", "The mayor agrees, and so do I.", "agree"),
        ("en", "If you ask me, you're right.", "agree"),
        ("en", "I can't disagree with that.", "agree"),
        ("en", "It is hard to argue with that.", "agree"),
        ("en", "I don't think that you are right.", "disagree"),
        ("en", "I wouldn't say I agree.", "disagree"),
        ("en", "As the mayor says, that's nonsense.", "disagree"),
        ("de", "Meine Tante meint, das stimmt, aber ich bin dagegen.", "disagree"),
        ("de", "Ich glaube nicht, dass du recht hast.", "disagree"),
        ("fr", "Il dit que tu as raison, mais je ne suis pas d'accord.", "disagree"),
        ("es", "Ella dice que tienes razón, pero yo no.", "disagree"),
        ("es", "No creo que tengas razón.", "disagree"),
    ],
)
def test_the_authors_own_clause_counts(language: str, text: str, side: str) -> None:
    """What is left beside the clauses of others, and what negations say, takes a side."""
    assert side_of(text, language) == side


@pytest.mark.parametrize(
    "text",
    [
        "Yeah, right.",
        "Great plan. Not.",
        "What a great idea 🙄",
        "You are so right. /s",
        "Sure, because that worked so well.",
    ],
)
def test_irony_with_a_mark_agrees_with_nothing(text: str) -> None:
    """A mark of irony rules agreement out, and is handed on to the exchange."""
    assert side_of(text) not in ("agree", "mixed")
    assert read_words("en", text, ranges_of(text), PARENT).ironic


@pytest.mark.parametrize(
    "text",
    [
        "Totally agree with this.",
        "Couldn't agree more, sadly.",
        "Well said, it is so true.",
        "My doctor says that vaccines save lives.",
        "People are used to it.",
    ],
)
def test_only_clauses_with_a_side_are_left_out(text: str) -> None:
    """One's own words, and reports that take no side, stay whole."""
    assert left_of(text) == [text]


def test_the_work_is_linear() -> None:
    """A long answer of clauses that are left out is read in a few passes."""
    text = "He says you are right if she agrees, " * 2000
    found = committed("en", text, ranges_of(text))

    assert all(a < b for a, b in found.ranges)

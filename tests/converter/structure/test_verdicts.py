"""Tests of the cue grammar."""

import pytest

from disputatio.converter.structure.cue_tables import cue_reader
from disputatio.converter.structure.sentences import sentences
from disputatio.converter.structure.verdicts import Verdict, verdict


def judged(text: str, language: str = "en", *, asked: bool = False) -> Verdict | None:
    """Judge a text of one language."""
    return verdict(
        cue_reader(language), text, tuple(sentences(text, 0, len(text))), asked=asked
    )


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("I agree.", "agree"),
        ("Exactly!", "agree"),
        ("That's it precisely.", "agree"),
        ("Ann gives a very sound analysis here.", "agree"),
        ("You’re right, of course.", "agree"),
        ("I'm with Ann here.", "agree"),
        ("Not only do I agree, I would pay for it.", "agree"),
        ("I disagree with that.", "disagree"),
        ("I don't agree at all.", "disagree"),
        ("That's simply not true.", "disagree"),
        ("Wrong. It costs more.", "disagree"),
        ("You mean Okafor.", "disagree"),
        ("There really isn't a contradiction here.", "disagree"),
        ("It won't. They will stay at home.", "disagree"),
        ("Where is your source?", "disagree"),
        ("Over my dead body.", "disagree"),
        ("Like hell we should.", "disagree"),
        ("You're right that it is late, but that is no reason.", "mixed"),
        ("Good point. But who pays for it?", "mixed"),
        ("Yes and no.", "mixed"),
        ("Don't expect a hell, but don't expect a heaven either.", "mixed"),
        ("Edit for clarity, I meant the other one.", "neutral"),
        ("Does anyone know the name of the flower?", "neutral"),
    ],
)
def test_cues_take_sides(text: str, side: str) -> None:
    """Each family of cues gives its side."""
    found = judged(text)

    assert found is not None
    assert found.side == side


@pytest.mark.parametrize(
    "text",
    [
        "He agreed with Bukharin on that.",
        "The trams run at night.",
        "They disagreed for years.",
        "",
    ],
)
def test_no_cue_is_unknown(text: str) -> None:
    """A third person's agreement, and words without a cue, take no side."""
    assert judged(text) is None


def test_evidence_names_the_cues() -> None:
    """The evidence is the words of the cues, and a surer cue is graded higher."""
    text = "Well. I don't agree with you."
    found = judged(text)
    weak = judged("But the price is high.")

    assert found is not None
    assert [text[a:b] for a, b in found.evidence] == ["I don't agree"]
    assert weak is None or weak.confidence < found.confidence


def test_yes_to_a_question_is_no_agreement() -> None:
    """A first word that answers a question takes no side; clear words still do."""
    assert judged("Yes, at noon.") is not None
    assert judged("Yes, at noon.", asked=True) is None
    assert judged("I disagree with the question.", asked=True) is not None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Das stimmt, aber es ist zu teuer.", "mixed"),
        ("Stimmt genau.", "agree"),
        ("Das glaube ich nicht.", "disagree"),
        ("Völlig falsch, was hier steht.", "disagree"),
        ("Da bin ich ganz bei Karl.", "agree"),
    ],
)
def test_german_cues_take_sides(text: str, side: str) -> None:
    """The basic German set reads plain assent and dissent."""
    found = judged(text, "de")

    assert found is not None
    assert found.side == side


@pytest.mark.parametrize("language", ["en", "de", "fi", None])
def test_some_signs_are_known_in_every_language(language: str | None) -> None:
    """A sign of agreement at the head is read where a language has no words of its own."""
    cues = cue_reader(language)

    assert [hit.side for hit in cues.hits("+1 kyllä", ((0, 8),))] == ["agree"]
    assert [hit.side for hit in cues.hits("👎 ei", ((0, 4),))] == ["disagree"]


def test_languages_without_words_read_no_others() -> None:
    """English cues are no cues in other languages."""
    assert not cue_reader("fi").hits("I agree.", ((0, 8),))


def test_evidence_begins_with_a_whole_word() -> None:
    """What is shown of "don't" is all of it."""
    text = "Don't expect a hell, but don't expect a heaven either."
    found = judged(text)

    assert found is not None
    assert [text[start:end] for start, end in found.evidence] == [text[:-1]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nur über meine Leiche."),
        ("fr", "Jamais de la vie."),
        ("es", "Ni hablar, se queda abierta."),
    ],
)
def test_plain_refusals_in_other_languages(language: str, text: str) -> None:
    """A refusal in few words speaks against what is answered."""
    found = judged(text, language)

    assert found is not None
    assert found.side == "disagree"

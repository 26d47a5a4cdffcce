"""Tests of the trained stance model and of what it sees."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.structure.leanings import Leaning, leanings
from disputatio.converter.structure.sentences import sentences
from disputatio.converter.structure.side_reading import judged, read_side, read_words
from disputatio.converter.structure.stance_model import chances, stance_model
from disputatio.schemas.text import Range
from tests.benchmarks.structure.metrics import calibration_error
from tests.training.stance_examples import pair_examples, thread_examples

PARENT = "The trams should run at night, for the nurses of the hospital."

WORDS = st.sampled_from(
    [
        "I",
        "agree",
        "disagree",
        "you",
        "they",
        "not",
        "but",
        "yes",
        "no,",
        "because!",
        "why?",
        "\n",
        ".",
        "trams",
        "😂",
        "wrong",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


def ranges_of(text: str) -> tuple[Range, ...]:
    """Give the sentences of a text."""
    return tuple(sentences(text, 0, len(text)))


@pytest.mark.parametrize(
    ("reply", "side"),
    [
        ("Exactly this, and the cleaners too. Same here in my town.", "agree"),
        ("Well said, it's so true. They never ask the nurses either.", "agree"),
        (
            "No, you don't get it. That's not the same at all.",
            "disagree",
        ),
        ("Nope, that's nonsense. You clearly never drove one.", "disagree"),
    ],
)
def test_sides_without_doubt(reply: str, side: str) -> None:
    """Answers that several families of words speak in are said with their side."""
    found = read_side("en", reply, ranges_of(reply), PARENT)

    assert found is not None
    assert found.side == side
    assert found.rule == "stance-model-1"


def test_the_words_that_count_are_shown() -> None:
    """Evidence is the words that speak most for the side, not the whole answer."""
    reply = "You're ignoring the drivers. The depot stands by the river."
    found = judged("en", reply, ranges_of(reply), PARENT)

    assert found is not None
    shown = found.evidence[found.side]
    assert reply[slice(*shown[0])].startswith("You're ignoring")
    assert all(b <= reply.index("The depot") for _, b in shown)


def test_where_a_cue_says_both_the_model_is_silent() -> None:
    """Agreement that is taken back stays mixed, however the model leans."""
    reply = "You are right about the nurses, but nobody pays for it."
    found = read_side("en", reply, ranges_of(reply), PARENT)

    assert found is not None
    assert (found.side, found.rule) == ("mixed", "stance-cues-1")


def test_languages_without_families_have_signs_only() -> None:
    """Where no model is, the cues that all know decide; else nothing is said."""
    reply = "+1"
    found = read_side("xx", reply, ranges_of(reply), PARENT)

    assert judged("xx", reply, ranges_of(reply), PARENT) is None
    assert found is not None
    assert (found.side, found.rule) == ("agree", "stance-cues-1")
    assert read_side("xx", "Ich stimme dir zu.", ((0, 18),), PARENT) is None
    assert read_side("en", reply, (), PARENT) is None


@given(TEXTS, TEXTS, st.integers(min_value=0, max_value=20))
def test_any_answer_is_judged_within_its_bounds(
    text: str, asked: str, skip: int
) -> None:
    """Confidence is a share; evidence lies in the answer, in order, and none overlaps."""
    ranges = ranges_of(text)[skip % 3 :]
    found = judged("en", text, ranges, asked)
    if found is None:
        assert not ranges
        return

    assert 0 < found.confidence < 1
    for shown in found.evidence.values():
        places = [at for place in shown for at in place]
        assert places == sorted(places)
        assert all(ranges[0][0] <= at <= ranges[-1][1] for at in places)
    assert found == judged("en", text, ranges, asked)


@given(TEXTS, TEXTS)
def test_words_before_an_answer_change_nothing(text: str, before: str) -> None:
    """Only the answer itself is read: the same words elsewhere get the same verdict."""
    lead = before.replace("\n", " ") + "\n"
    moved = tuple((a + len(lead), b + len(lead)) for a, b in ranges_of(text))
    here = judged("en", text, ranges_of(text), PARENT)
    there = judged("en", lead + text, moved, PARENT)

    assert (here is None) == (there is None)
    if here is not None and there is not None:
        assert (here.side, here.confidence) == (there.side, there.confidence)
        for side, shown in there.evidence.items():
            back = tuple((a - len(lead), b - len(lead)) for a, b in shown)
            assert back == here.evidence[side]


@pytest.mark.parametrize(
    "reply",
    [
        "Thank you so much, I'll try that tonight.",
        "Good to know, thanks!",
        "I'm so sorry to hear that, I hope you feel better soon.",
        "How long did it take until you could sleep again?",
        "Actually mine took two. Does yours come back in spring?",
    ],
)
def test_thanks_sympathy_and_questions_of_fact_take_no_side(reply: str) -> None:
    """Who thanks for help, feels with somebody or asks for facts says no side."""
    parent = (
        "It went away after a week. Drink a lot, and see a doctor if it gets worse."
    )

    said = judged("en", reply, ranges_of(reply), parent)

    assert said is not None
    assert said.side == "neutral"
    assert read_side("en", reply, ranges_of(reply), parent) is None


def test_sides_are_as_often_right_as_they_say() -> None:
    """In the development split, where a reader may defend them (the goal is .08)."""
    answers = [*pair_examples("development"), *thread_examples("development")]
    judgements = [(judged("en", a.text, a.ranges, a.asked), a) for a in answers]
    sides = [(j, a) for j, a in judgements if j and j.side in ("agree", "disagree")]

    assert calibration_error([(j.confidence, a.right(j.side)) for j, a in sides]) < 0.08


@given(*[st.floats(-9, 9)] * 3)
def test_chances_are_shares_of_one(side: float, neutral: float, mixed: float) -> None:
    """The four stances share what is certain."""
    odds = chances(side, neutral, mixed)

    assert sum(odds.values()) == pytest.approx(1)
    assert (odds["agree"] - odds["disagree"]) * side >= 0
    assert min(odds.values()) >= 0


def test_weights_are_small_and_of_features_that_exist() -> None:
    """What ships is some 10 kB of whole numbers, none of them for nothing."""
    model = stance_model("en")
    assert model is not None
    families = {family.name for family in leanings("en")}
    plain = {name for name in model.weights if not name.startswith(("w ", "h "))}

    shipped = files("disputatio.converter.structure") / "weights" / "stance.json"
    assert len(shipped.read_bytes()) < 40_000
    assert all(any(row) for row in model.weights.values())
    assert families <= plain


@pytest.mark.parametrize("family", leanings("en"), ids=lambda family: family.name)
def test_a_family_keeps_the_side_that_its_words_have(family: Leaning) -> None:
    """Training moves the weights of a family, and turns none of the clear ones round."""
    model = stance_model("en")
    assert model is not None
    weight = model.weights.get(family.name, (0, 0, 0))[0]

    assert abs(family.lean) < 1 or family.lean * weight > 0


def test_a_whole_answer_leaves_out_what_is_said_to_somebody_else() -> None:
    """Where its sentences stand apart, the words between them are not its words."""
    reply = (
        "The glue is the frame. Cid, mind the wire. It bends in a pocket. It is thin."
    )
    first, _, third, fourth = ranges_of(reply)

    found = read_words("en", reply, (first, third, fourth), PARENT)

    assert found.whole == (first, (third[0], fourth[1]))

"""Tests of the pass `stances`."""

import attrs
import pytest

from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.replies import find_replies
from disputatio.converter.structure.stances import find_stances
from disputatio.schemas.debate import Debate, Refusal, Relation
from disputatio.schemas.origins import Decided
from tests.converter.structure.making import related, thread, words_of

LONG = "The trams should run at night for the nurses of the hospital."


def stances(debate: Debate) -> dict[tuple[str, str], str | None]:
    """Give the scheme of each stance by its ends."""
    return {ends: r.scheme for ends, r in related(debate, "stance").items()}


def test_an_answer_takes_a_side_on_post_and_claim() -> None:
    """The words after a quotation take sides on the quoted post and the quoted claim."""
    debate = structured(thread(LONG, f"{LONG}\n\nI disagree, they would be empty."))

    assert stances(debate) == {
        ("post-2", "post-1"): "disagree",
        ("post-2", "claim-1-0"): "disagree",
    }
    stance = related(debate, "stance")[("post-2", "post-1")]
    assert stance.key == "stance-post-2-post-1"
    assert words_of(debate, stance.origin) == ["I disagree"]


def test_quoted_words_take_no_side() -> None:
    """A cue inside a quotation is not the quoting post's."""
    first = "I disagree with everything that has been said about the trams."
    debate = structured(thread("What about trams?", first, f"{first}\n\nI agree."))

    assert stances(debate)[("post-3", "post-2")] == "agree"


@pytest.mark.parametrize(
    "words",
    ["You are wrong.", "Trams are rubbish.", "Anybody would deny it."],
)
def test_a_default_reply_takes_no_side(words: str) -> None:
    """Without evidence of whom a post answers, its cues are nobody's business."""
    assert stances(structured(thread("What about trams?", "Nice day.", words))) == {}


def test_a_name_is_answered_in_its_sentence() -> None:
    """A sentence that names somebody speaks to that person, and to no other."""
    debate = structured(
        thread("Ann: Hello.", "Bob: Hi.", "I agree with Ann. It is late.")
    )

    assert stances(debate) == {("post-3", "post-1"): "agree"}


def test_two_quotations_get_their_own_sides() -> None:
    """Each stretch of own words speaks to the quotation before it."""
    other = "Nobody in this town should ever count the people at the station."
    debate = structured(
        thread(LONG, other, f"{LONG}\n\nI agree.\n\n{other}\n\nI disagree.")
    )

    assert stances(debate)[("post-3", "post-1")] == "agree"
    assert stances(debate)[("post-3", "post-2")] == "disagree"


def test_what_a_person_decided_stays_alone() -> None:
    """A stance that a person set is kept, and no other is put beside it."""
    decided = Relation(
        key="mine",
        kind="stance",
        sources=("post-2",),
        targets=("post-1",),
        scheme="neutral",
        origin=Decided(by="Ann"),
    )
    debate = attrs.evolve(thread(LONG, f"{LONG}\n\nI disagree."), relations=(decided,))

    found = structured(debate)

    assert decided in found.relations
    assert stances(found)[("post-2", "post-1")] == "neutral"


@pytest.mark.parametrize("side", ["agree", "neutral", None])
def test_nothing_rests_on_a_side_that_a_person_decided_against(
    side: str | None,
) -> None:
    """Neither a rebuttal nor a stance on the quoted claim, where a rule found the other."""
    debate = thread(
        LONG, f"{LONG}\n\nI disagree. Nobody would ride them, the buses are empty, too."
    )
    before = structured(debate)
    assert {r.kind for r in _against(before)} == {"attack", "stance"}

    if side is None:
        gone = Refusal(kind="stance", sources=("post-2",), targets=("post-1",))
        decided = attrs.evolve(debate, refused=(gone,))
    else:
        mine = Relation(
            key="mine",
            kind="stance",
            sources=("post-2",),
            targets=("post-1",),
            scheme=side,
            origin=Decided(by="Ann"),
        )
        decided = attrs.evolve(debate, relations=(mine,))

    assert _against(structured(decided)) == []


def _against(debate: Debate) -> list[Relation]:
    """Give what speaks against something that is said in post 1."""
    return [
        r
        for r in debate.relations
        if r.kind == "attack" or (r.kind == "stance" and r.scheme == "disagree")
    ]


def test_stated_replies_are_read_whole() -> None:
    """Where the source states the answer, all free words count."""
    stated = Relation(key="r", kind="reply", sources=("post-2",), targets=("post-1",))
    debate = attrs.evolve(thread("Trams.", "Well. I disagree."), relations=(stated,))

    assert stances(find_stances(find_replies(debate))) == {
        ("post-2", "post-1"): "disagree"
    }


def test_other_languages_stay_unknown() -> None:
    """Without a cue table for the language there are no stances."""
    debate = attrs.evolve(thread(LONG, f"{LONG}\n\nI disagree."), language="fr")

    assert stances(structured(debate)) == {}


def side_of(words: str, language: str = "en") -> str | None:
    """Give the side that an answer to Tanja takes on her post."""
    stated = Relation(key="r", kind="reply", sources=("post-3",), targets=("post-2",))
    debate = thread(
        "Walter: The pool needs a slide for the children of the town.",
        "Tanja: The pool should stay open at night.",
        f"Otto: {words}",
    )
    said = attrs.evolve(debate, language=language, relations=(stated,))
    return stances(structured(said)).get(("post-3", "post-2"))


@pytest.mark.parametrize(
    ("language", "words", "side"),
    [
        ("en", "I couldn't agree less with Tanja.", "disagree"),
        ("en", "I couldn't agree more with Tanja.", "agree"),
        ("en", "I don't disagree with that.", None),
        ("fr", "Je ne suis pas en désaccord.", None),
        ("es", "No puedo estar más de acuerdo.", "agree"),
        ("es", "Tanja no se equivoca.", None),
        ("de", "Stimmt doch gar nicht!", "disagree"),
        ("de", "Stimmt überhaupt nicht.", "disagree"),
        ("de", "Tanja hat nicht unrecht.", None),
        ("de", "Ich stimme Tanja nicht zu.", "disagree"),
    ],
)
def test_negation_and_degree_turn_a_side(
    language: str, words: str, side: str | None
) -> None:
    """Least agreement is the other side, disagreement denied is none."""
    assert side_of(words, language) == side


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Walter said that he agreed with Tanja."),
        ("en", "The mayor agreed with Tanja."),
        ("en", "He said he agreed."),
        ("fr", "Gaston m'a dit qu'il était d'accord avec Tanja."),
        ("es", "Ramiro dijo que estaba de acuerdo."),
        ("en", "I'd agree with Tanja if there were enough lifeguards."),
        ("en", "I'd have agreed with Tanja last year."),
    ],
)
def test_agreement_of_others_or_on_conditions_is_none(
    language: str, words: str
) -> None:
    """What somebody else agreed with, or what one would, is no side of the post."""
    assert side_of(words, language) is None


@pytest.mark.parametrize(
    ("language", "words", "side"),
    [
        ("en", "I agreed with Tanja.", "agree"),
        ("en", "Tanja's right.", "agree"),
        ("en", "What Tanja said.", "agree"),
        ("en", "I side with Tanja.", "agree"),
        ("en", "Tanja has a point.", "agree"),
        ("en", "I'm with Tanja here, without nights nobody ever comes.", "agree"),
        ("en", "Seconding Tanja.", "agree"),
        ("en", "Support per Tanja", "agree"),
        ("en", "Oppose. It costs too much.", "disagree"),
        ("en", "-1", "disagree"),
        ("en", "-1. It costs too much.", "disagree"),
        ("en", "👍", "agree"),
        ("en", "👎", "disagree"),
        ("de", "Ich sehe das wie Tanja.", "agree"),
        ("en", "All for it.", "agree"),
        ("en", "Hear, hear!", "agree"),
        ("en", "So much this.", "agree"),
        ("en", "We should do the same here.", "agree"),
        ("en", "I fully support the scheme.", "agree"),
        ("en", "Tanja nailed it.", "agree"),
        ("en", "Strong disagree.", "disagree"),
        ("en", "Absolutely not!", "disagree"),
        ("en", "I'm not convinced.", "disagree"),
        ("en", "I must beg to differ.", "disagree"),
        ("en", "[citation needed]", "disagree"),
        ("de", "Ganz deiner Meinung.", "agree"),
        ("de", "Auf gar keinen Fall!", "disagree"),
        ("fr", "J'en suis.", "agree"),
        ("fr", "Pas convaincue.", "disagree"),
        ("es", "Yo me apunto.", "agree"),
        ("es", "De ningún modo.", "disagree"),
    ],
)
def test_short_ways_of_siding(language: str, words: str, side: str) -> None:
    """Words of votes and of boards take their side."""
    assert side_of(words, language) == side


@pytest.mark.parametrize(
    ("language", "words", "sides"),
    [
        ("en", "I agree with Walter but not with Tanja.", "+-"),
        ("en", "Walter is wrong and Tanja is right.", "-+"),
        ("en", "Walter and Tanja are both right.", "++"),
        ("en", "I agree with both Walter and Tanja.", "++"),
        ("en", "While Walter is right, Tanja is mistaken.", "+-"),
        ("en", "Walter says Tanja is wrong.", "  "),
        ("en", "Tanja is right, whatever Walter thinks.", " +"),
        ("de", "Walter und Tanja haben beide recht.", "++"),
        ("de", "Walter hat recht und Tanja irrt sich.", "+-"),
        ("fr", "Walter a raison et Tanja a tort.", "+-"),
        ("fr", "Je suis d'accord avec Walter mais pas avec Tanja.", "+-"),
        ("es", "Walter tiene razón y Tanja se equivoca.", "+-"),
        ("en", "Both of you are wrong.", "--"),
        ("en", "You're both right.", "++"),
        ("en", "Walter's right, Tanja's wrong.", "+-"),
        ("en", "Unlike Walter, I agree with Tanja.", " +"),
        ("en", "@Walter I agree. @Tanja That's nonsense.", "+-"),
        ("en", "Tanja couldn't be more wrong.", " -"),
        ("de", "Walter hat recht, aber Tanja liegt falsch.", "+-"),
        ("es", "Estoy con Walter, no con Tanja.", "+-"),
    ],
)
def test_two_people_in_one_sentence_get_a_side_each(
    language: str, words: str, sides: str
) -> None:
    """Each name has its part of the sentence; what nothing parts is of nobody."""
    debate = thread(
        "Walter: The pool needs a slide for the children of the town.",
        "Tanja: The pool should stay open at night.",
        f"Otto: {words}",
    )
    found = stances(structured(attrs.evolve(debate, language=language)))
    said = {"agree": "+", "disagree": "-"}

    assert sides == "".join(
        said.get(found.get(("post-3", f"post-{n}")) or "", " ") for n in (1, 2)
    )


def test_each_side_shows_its_own_words() -> None:
    """Of a sentence about two people each stance rests on the part about its person."""
    debate = structured(
        thread("Walter: Hello.", "Tanja: Hi.", "Walter is right, but Tanja is wrong.")
    )
    found = related(debate, "stance")
    shown = [words_of(debate, found["post-3", f"post-{n}"].origin) for n in (1, 2)]

    assert shown == [["Walter is right"], ["but Tanja is wrong"]]


@pytest.mark.parametrize("words", ["Nobody is right.", "Nothing is wrong."])
def test_nobody_is_no_name(words: str) -> None:
    """A sentence about nobody takes no side."""
    assert side_of(words) is None

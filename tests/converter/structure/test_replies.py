"""Tests of the pass `replies`."""

import attrs
import pytest

from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.quotations import find_quotations
from disputatio.converter.structure.replies import find_replies
from disputatio.converter.structure.reply_ranking import CALLED
from disputatio.converter.structure.results import SUREST
from disputatio.converter.structure.rules import DEFAULTS, REPLY_ADDRESS, REPLY_SECOND
from disputatio.schemas.content import Quotation, plain_blocks
from disputatio.schemas.debate import Debate, Post, Refusal, Relation
from disputatio.schemas.origins import Inferred
from tests.converter.structure.making import related, rule_of, thread, words_of

LONG = "The trams should run at night because the nurses need them badly."


def replies(debate: Debate) -> dict[tuple[str, str], str | None]:
    """Give the rule of every reply that the passes find."""
    found = related(find_replies(find_quotations(debate)), "reply")
    return {ends: rule_of(relation.origin) for ends, relation in found.items()}


def test_a_quotation_answers_its_source() -> None:
    """Who quotes words answers the post that said them, for all later posts."""
    assert (
        replies(thread(LONG, "Well.", f"{LONG}\nNo.", f"{LONG}\nYes."))[
            ("post-4", "post-1")
        ]
        == "reply-quotation-1"
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Robert is right, the ferry should run every hour.", "post-1"),
        ("I disagree with Robert, nobody wants the kiosk to sell beer.", "post-3"),
    ],
)
def test_of_several_posts_the_one_is_meant_whose_words_are_taken_up(
    words: str, meant: str
) -> None:
    """Who sides with somebody by name takes up words of the post that is meant."""
    debate = thread(
        "Robert: The ferry should run every hour in winter.",
        "Cat: Hello all.",
        "Robert: The kiosk at the quay ought to sell beer.",
        "Cat: I moved here in May.",
        "Robert: Welcome, Cat.",
        f"Dora: {words}",
    )
    found = [there for here, there in replies(debate) if here == "post-6"]

    assert found == [meant]


def test_a_name_answers_the_last_post_of_that_person() -> None:
    """A name leads to the person's last post before."""
    debate = thread(
        "Why?", "Ann: One here.", "Bob: Two.", "Ann: Three here.", "As Ann says."
    )

    assert replies(debate)[("post-5", "post-4")] == "reply-mention-2"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "I agree with Robert."),
        ("en", "I couldn't agree more with Robert."),
        ("en", "I disagree with Robert."),
        ("en", "Robert is right."),
        ("en", "+1 Robert"),
        ("en", "I used to agree with Cat, but Robert convinced me."),
        ("en", "Robert has changed my mind."),
        ("de", "Da bin ich bei Robert."),
        ("de", "Robert hat recht."),
        ("de", "Robert hat mich überzeugt."),
        ("fr", "Je suis d'accord avec Robert."),
        ("fr", "Robert m'a convaincu."),
        ("es", "Robert tiene razón."),
        ("es", "Robert me ha convencido."),
    ],
)
def test_who_stands_with_somebody_answers_that_person(
    language: str, words: str
) -> None:
    """A short post that sides with a person by name answers nobody by place."""
    debate = attrs.evolve(
        thread(f"Ann: {LONG}", "Robert: They cost a lot.", "Cat: Nobody rides.", words),
        language=language,
    )

    assert replies(debate) == {
        **replies(attrs.evolve(debate, posts=debate.posts[:3])),
        ("post-4", "post-2"): "reply-mention-2",
    }


def test_who_stands_with_somebody_of_long_ago_answers_that_person() -> None:
    """The person's post is answered, however far back it stands."""
    others = [
        f"P{n}: Trams cost {n} times what they bring, at night." for n in range(9)
    ]
    debate = thread("Ann: Why?", f"Bob: {LONG}", *others, "I agree with Bob.")

    assert [b for a, b in replies(debate) if a == "post-12"] == ["post-2"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "@Robert I agree."),
        ("en", "Robert, that is what I think."),
        ("en", "Thanks, Robert, that is what I think."),
        ("de", "@Robert Sehe ich auch so."),
        ("fr", "@Robert Tout à fait."),
    ],
)
def test_who_speaks_to_somebody_first_answers_that_person(
    language: str, words: str
) -> None:
    """A post that opens with a name answers nobody by place, however far back it is."""
    others = [
        f"P{n}: Trams cost {n} times what they bring, at night." for n in range(4)
    ]
    debate = attrs.evolve(
        thread("Ann: Why?", f"Robert: {LONG}", *others, words), language=language
    )
    found = related(find_replies(debate), "reply")

    origins = [r.origin for (a, _), r in found.items() if a == "post-7"]
    assert [b for a, b in found if a == "post-7"] == ["post-2"]
    assert [rule_of(origin) for origin in origins] == ["reply-mention-2"]
    assert all(isinstance(o, Inferred) and o.confidence >= CALLED for o in origins)


def test_a_name_within_a_post_is_no_first_word() -> None:
    """Who is spoken of, or to in a later sentence, leaves the post before likelier."""
    others = [
        f"P{n}: Trams cost {n} times what they bring, at night." for n in range(4)
    ]
    debate = thread(
        "Ann: Why?", f"Robert: {LONG}", *others, "So I vote for @Robert there."
    )

    assert ("post-7", "post-6") in replies(debate)


def test_an_everyday_word_at_the_head_is_no_name() -> None:
    """A name that the thread uses as a word needs its @."""
    others = [f"P{n}: It is easy to say {n} times, at night." for n in range(4)]
    spoken, marked = "Easy, captain of the trams.", "@Easy captain of the trams."
    posts = ("Ann: Why?", f"Easy: {LONG}", *others)

    assert ("post-7", "post-6") in replies(thread(*posts, spoken))
    assert ("post-7", "post-6") not in replies(thread(*posts, marked))


def test_what_rests_on_place_is_less_sure_than_a_name() -> None:
    """However clear the place seems, a link by it is not surer than one by first words."""
    debate = thread("Ann: Why?", "Bob: No.", *(f"P{n}: Hm {n}." for n in range(9)))
    found = related(find_replies(debate), "reply").values()
    placed = [r.origin for r in found if rule_of(r.origin) in DEFAULTS]

    assert placed
    assert all(isinstance(o, Inferred) and o.confidence < CALLED for o in placed)


def test_of_two_posts_of_whom_somebody_stands_with_one_is_likely() -> None:
    """Only the likeliest post of that person is sure; another one is as sure as its share."""
    debate = thread(
        "Ann: Why?",
        "Robert: Trams are loud by night.",
        "Robert: Two tracks are there already, a third would be too much for the yard.",
        "Cid: Hm.",
        "Robert is right, trams cost a lot.",
    )
    found = related(find_replies(debate), "reply")
    sure = sorted(
        r.origin.confidence
        for (source, _), r in found.items()
        if source == "post-5" and isinstance(r.origin, Inferred)
    )

    assert sure[-1] >= 0.75
    assert all(confidence < 0.6 for confidence in sure[:-1])
    assert len(sure) == 2


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("The OP is right.", "post-1"),
        ("I thank the original poster for this.", "post-1"),
        ("The previous poster forgets the costs.", "post-3"),
        ("An op-ed in the paper says so.", None),
    ],
)
def test_pointing_words_answer_by_place(words: str, target: str | None) -> None:
    """The words "OP" is the opening post, "the previous poster" the one before."""
    found = replies(thread("One.", "Two.", "Three.", words))
    pointed = [b for (a, b), rule in found.items() if rule == "reply-pointer-2"]

    assert pointed == ([target] if target else [])


def test_an_echo_answers_the_previous_post() -> None:
    """Rare words of the previous post, and of no other, are evidence."""
    debate = thread(
        "Nobody asked, so what about the trams?",
        "I like the weather today.",
        "Abolishing the officer ranks was a crazy idea of that king.",
        "The officer ranks were never abolished in practice, were they?",
    )
    found = related(find_replies(debate), "reply")[("post-4", "post-3")]

    assert rule_of(found.origin) == "reply-echo-2"
    assert "officer ranks" in words_of(debate, found.origin)[0]


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("+1", "agree"), ("Same here.", "agree"), ("Nonsense.", "disagree"),
        ("Count me in!", "agree"), ("Hard pass.", "disagree"), ("Bang on.", "agree"),
        ("I do not agree.", "disagree"), ("Not true.", "disagree"),
    ],
)  # fmt: skip
def test_a_short_answer_takes_its_side_towards_the_post_before(
    words: str, side: str
) -> None:
    """What can only answer rests on its head, not on place, and so may say a side."""
    debate = thread(
        "Ann: Should the library open on Sundays? Please say what you think.",
        "Bert: The library should open on Sundays, for people who work.",
        "Carl: The library should stay closed, staff need rest.",
        "Bert: Staff can take turns, as they do at the pool.",
        "Carl: The pool pays extra and the library cannot.",
        f"Hal: {words}",
    )
    found = structured(debate)
    link = related(found, "reply")["post-6", "post-5"]

    assert rule_of(link.origin) == REPLY_ADDRESS
    assert words_of(found, link.origin)[0] in words
    assert related(found, "stance")["post-6", "post-5"].scheme == side


@pytest.mark.parametrize("words", ["No!", "Yes, definitely."])
def test_a_yes_or_no_may_answer_the_question_of_the_thread(words: str) -> None:
    """Where the opening post asks and the one before does not, place alone decides."""
    debate = thread("Ann: Should we close it?", "Bert: Never, it is ours.", words)
    found = structured(debate)
    rules_of = {rule_of(r.origin) for r in found.relations if "post-3" in r.sources}

    assert rules_of <= DEFAULTS
    assert not any(k == "stance" for k in {r.kind for r in found.relations})


def test_a_name_in_small_letters_may_stand_in_a_sentence_about_sides() -> None:
    """Who writes the own name small is meant by "agree with", a thing of that name is not."""
    debate = thread(
        "Ann: Should the pool open on Sundays?",
        "Tanja: The pool should open on Sundays, people work all week.",
        "Walter: The guards need rest, and pizza is cold on Sundays.",
        "I agree with tanja.",
    )
    small = tuple(
        attrs.evolve(p, name=p.name.lower() if p.name else None)
        for p in debate.participants
    )

    assert replies(attrs.evolve(debate, participants=small))["post-4", "post-2"] == (
        "reply-mention-2"
    )


def test_nothing_that_is_concluded_is_certain() -> None:
    """The second post has no other to answer; even so only what is stated is sure."""
    debate = find_replies(thread("Ann: What about trams?", "Bert: They are loud."))
    origin = related(debate, "reply")["post-2", "post-1"].origin

    assert isinstance(origin, Inferred)
    assert origin.confidence == SUREST < 1


def test_order_alone_gives_a_default() -> None:
    """Without evidence the place decides, and the rule says so."""
    debate = thread("Ann: I like trams.", "Bob: Sunny day.", "Cid: Lovely cake.")
    found = related(find_replies(debate), "reply")

    assert {rule_of(r.origin) for r in found.values()} <= {*DEFAULTS, REPLY_SECOND}
    assert {source for source, _ in found} == {"post-2", "post-3"}


def test_two_who_go_on_talking_answer_each_other() -> None:
    """Who writes after the person who wrote after him answers that person."""
    debate = thread(
        "Ann: Trams are a fine thing.",
        "Bob: They cost a lot of money.",
        "Cid: My cat sleeps.",
        "Bob: It snores as well.",
        "Cid: Every night.",
    )

    assert replies(debate)[("post-5", "post-4")] == "reply-exchange-1"


def test_several_people_are_each_answered_with_the_words_to_them() -> None:
    """Each "@Name: …" of a post is an answer, with what is said to that person."""
    debate = thread(
        "Ann: Trams are a fine thing, they should run until midnight.",
        "Bob: They cost a lot of money.",
        "Cid: Who would drive them?",
        "@Bob: not more than the buses do.\n@Ann: midnight is too late.",
    )
    found = related(find_replies(debate), "reply")

    assert words_of(debate, found[("post-4", "post-1")].origin) == [
        "@Ann: midnight is too late."
    ]
    assert words_of(debate, found[("post-4", "post-2")].origin) == [
        "@Bob: not more than the buses do."
    ]


def test_one_post_answers_several() -> None:
    """Each quotation gives its own reply."""
    other = "Nobody in this town has ever counted the people at the station."
    debate = thread(LONG, other, f"{LONG}\nNo.\n\n{other}\nYes.")

    assert {("post-3", "post-1"), ("post-3", "post-2")} <= replies(debate).keys()


def test_stated_answers_get_no_default() -> None:
    """What the source states is enough; only quotations and names may add to it."""
    stated = Relation(key="r", kind="reply", sources=("post-3",), targets=("post-1",))
    debate = attrs.evolve(thread("Hi.", "One.", "Two."), relations=(stated,))

    found = find_replies(debate)

    assert found.relations[0] == stated
    assert [r.sources[0] for r in found.relations] == ["post-3", "post-2"]


def test_a_stated_answer_to_a_later_post_stays() -> None:
    """Saved pages may say that a later post is answered; all others are asked as ever."""
    stated = Relation(key="r", kind="reply", sources=("post-2",), targets=("post-4",))
    debate = thread("Ann: Hi.", "Bob: One.", "Ann: Two.", "Bob: Three.")

    found = find_replies(attrs.evolve(debate, relations=(stated,)))

    assert found.relations[0] == stated
    assert {r.sources[0] for r in found.relations} == {"post-2", "post-3", "post-4"}


def test_refused_answers_do_not_come_back() -> None:
    """A reply that a person deleted is not made, and nothing stands in for it."""
    refusal = Refusal(kind="reply", sources=("post-2",), targets=("post-1",))
    debate = attrs.evolve(thread(LONG, f"{LONG}\nNo."), refused=(refusal,))

    assert replies(debate) == {}


def test_a_quoted_author_is_answered_where_the_words_are_not_found() -> None:
    """The words "Ann said" above words of another page answers Ann's last post here."""
    quoted = Quotation(blocks=plain_blocks("Lost words."), claimed_author="Ann")
    post = Post(key="post-3", number=3, body=(quoted, *plain_blocks("No.")))
    debate = thread("Ann: Hello.", "Bob: Hi.")
    debate = attrs.evolve(debate, posts=(*debate.posts, post))

    assert replies(debate)[("post-3", "post-1")] == "reply-quoted-author-1"


def test_default_rules_are_marked_as_such() -> None:
    """The rules without evidence are those that begin with "default"."""
    assert all(rule.startswith("default-") for rule in DEFAULTS)


def test_who_quotes_himself_answers_somebody_else() -> None:
    """A quotation of one's own post is no answer to it."""
    debate = thread(
        f"Ann: {LONG}", "Bob: Do they?", f"Ann: I wrote it:\n\n{LONG}\n\nSo yes."
    )

    assert replies(debate).keys() >= {("post-3", "post-2")}
    assert ("post-3", "post-1") not in replies(debate)

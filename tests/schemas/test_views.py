"""What people ask of a debate: each rule of the model's page on a small debate."""

from typing import Any

import pytest
from attrs import evolve

from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Passage,
    Position,
    Post,
    Relation,
    RelationKind,
    Wording,
)
from disputatio.schemas.invariants import problems
from disputatio.schemas.origins import Inferred, Origin, Span, Stated
from disputatio.schemas.views import Views, Voice

CONFIDENT = Inferred(rule="claim-sentence", confidence=0.9)
ASSENT = Inferred(
    rule="assent-opening",
    confidence=0.8,
    evidence=(Span(post="post-2", start=0, end=8),),
)


def post(number: int, text: str, author: str | None = None, **fields: Any) -> Post:
    """Give a post of plain text."""
    return Post(
        key=f"post-{number}",
        number=number,
        author=author,
        body=plain_blocks(text),
        **fields,
    )


def relation(  # noqa: PLR0913, PLR0917
    kind: RelationKind,
    source: str,
    target: str,
    scheme: str | None = None,
    key: str | None = None,
    origin: Origin = CONFIDENT,
) -> Relation:
    """Give a relation from one element to another."""
    return Relation(
        key=key or f"{kind}-{source}-{target}",
        kind=kind,
        sources=(source,),
        targets=(target,),
        scheme=scheme,
        origin=origin,
    )


def claim(number: int, start: int, text: str) -> Claim:
    """Give a claim that stands in a post."""
    place = f"{number}-{start}"
    return Claim(
        key=f"claim-{place}",
        text=text,
        wordings=(Wording(text=text, passage=f"passage-{place}"),),
        origin=CONFIDENT,
    )


SMALL = Debate(
    participants=(Participant(key="ann", name="Ann"), Participant(key="bob")),
    posts=(
        post(1, "Ban cars downtown. The air would be cleaner.", "ann"),
        post(2, "Exactly.", "bob"),
    ),
    passages=(
        Passage(key="passage-1-0", post="post-1", start=0, end=18, origin=CONFIDENT),
        Passage(key="passage-1-19", post="post-1", start=19, end=44, origin=CONFIDENT),
    ),
    claims=(
        claim(1, 0, "Ban cars downtown."),
        evolve(claim(1, 19, "The air would be cleaner."), form="argument"),
    ),
    relations=(
        relation("support", "claim-1-19", "claim-1-0"),
        relation("stance", "post-2", "claim-1-0", "agree", origin=ASSENT),
    ),
    positions=(Position(claim="claim-1-0", title="Ban cars", origin=CONFIDENT),),
)
"""The small debate of the model's page."""


def with_relations(*added: Relation, posts: tuple[Post, ...] = ()) -> Views:
    """Give the views of the small debate with more relations and posts."""
    debate = evolve(SMALL, relations=SMALL.relations + added, posts=SMALL.posts + posts)
    assert problems(debate) == ()
    return Views(debate)


def shown(voices: tuple[Voice, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Give the posts of voices with their paths."""
    return [(voice.post.key, voice.path) for voice in voices]


def test_the_small_debate() -> None:
    """Post 1 says the claim and post 2 agrees; nobody is against it."""
    views = Views(SMALL)
    sides = views.sides("claim-1-0")

    assert problems(SMALL) == ()
    assert shown(sides.supporters) == [
        ("post-1", ("passage-1-0", "claim-1-0")),
        ("post-2", ("post-2", "stance-post-2-claim-1-0", "claim-1-0")),
    ]
    assert [voice.origin for voice in sides.supporters] == [CONFIDENT, ASSENT]
    assert sides.opponents == sides.mixed == ()
    assert [(s.title, s.recorded) for s in views.standings] == [("Ban cars", True)]
    assert views.chains == ()
    assert views.unanswered == ()
    assert [(who, len(said)) for who, said in views.argued_by] == [("ann", 2)]


def test_claims_stand_in_where_no_position_is_recorded() -> None:
    """The claims that are argued about and argue for nothing, and marked as such."""
    stated = tuple(evolve(r, origin=Stated()) for r in SMALL.relations)
    views = Views(evolve(SMALL, positions=(), relations=stated))

    found = [(s.claim.key, s.recorded) for s in views.standings]

    assert found == [("claim-1-0", False)]


def test_no_claim_stands_in_where_rules_concluded_every_side() -> None:
    """They looked for positions, too, and found none: a quiet thread is no debate."""
    assert Views(evolve(SMALL, positions=())).standings == ()


def test_a_stance_on_a_post_does_not_count_for_its_claims() -> None:
    """Whoever disagrees with a post has named none of its claims."""
    stance = relation("stance", "post-3", "post-1", "disagree")
    sides = with_relations(stance, posts=(post(3, "No."),)).sides("claim-1-0")

    assert sides.opponents == ()


def test_a_stance_on_a_relation_counts_for_what_it_argues_for() -> None:
    """Whoever disagrees with a reason speaks against the claim that it supports."""
    stance = relation("stance", "post-3", "support-claim-1-19-claim-1-0", "disagree")
    sides = with_relations(stance, posts=(post(3, "No."),)).sides("claim-1-0")

    assert [voice.post.key for voice in sides.opponents] == ["post-3"]


def test_who_is_on_both_sides_is_mixed() -> None:
    """Posts of two signs and mixed stances are mixed, in the order of the thread."""
    views = with_relations(
        relation("stance", "post-3", "claim-1-0", "mixed"),
        relation("stance", "post-4", "claim-1-0", "agree"),
        relation("stance", "post-4", "claim-1-0", "disagree", key="no"),
        relation("stance", "post-5", "claim-1-0", "neutral"),
        posts=(post(3, "Hm."), post(4, "Yes, no."), post(5, "So.")),
    )
    sides = views.sides("claim-1-0")

    assert [voice.post.key for voice in sides.mixed] == ["post-3", "post-4"]
    assert {voice.sign for voice in sides.mixed} == {0}
    assert [voice.post.key for voice in sides.supporters] == ["post-1", "post-2"]


def test_who_is_on_both_sides_has_words_for_each() -> None:
    """A post that says a claim and disagrees with it keeps a path for either side."""
    (voice,) = (
        with_relations(relation("stance", "post-1", "claim-1-0", "disagree", key="no"))
        .sides("claim-1-0")
        .mixed
    )

    assert voice.path == ("passage-1-0", "claim-1-0")
    assert voice.counter is not None
    assert voice.counter.path == ("post-1", "no", "claim-1-0")


def test_the_same_matter_is_no_side() -> None:
    """What is related without a known side stands beside, from either end."""
    views = with_relations(
        relation("unspecified", "post-3", "claim-1-0"), posts=(post(3, "So."),)
    )

    assert [(a.key, a.sign) for a in views.beside("claim-1-0")] == [("post-3", 0)]
    assert [a.key for a in views.beside("post-3")] == ["claim-1-0"]
    assert "post-3" not in [v.post.key for v in views.sides("claim-1-0").supporters]


def test_what_takes_a_side_does_not_stand_beside() -> None:
    """A claim that supports another is not said to be of unknown side as well."""
    views = with_relations(relation("unspecified", "claim-1-19", "claim-1-0"))

    assert views.beside("claim-1-0") == ()


@pytest.mark.parametrize(
    ("scheme", "says"),
    [("Asserting", True), (None, True), ("Pure Questioning", False)],
)
def test_an_illocution_on_the_claim_decides_who_says_it(
    scheme: str | None, says: bool
) -> None:
    """A passage that only asks does not say the claim; one that asserts does."""
    views = with_relations(relation("illocution", "passage-1-0", "claim-1-0", scheme))

    assert [p.key for p in views.posts_of("claim-1-0")] == ["post-1"] * says


def test_an_illocution_stands_on_the_path() -> None:
    """Who concluded the force is part of how certain it is who says a claim."""
    doubt = Inferred(rule="analyst", confidence=0.3)
    views = with_relations(
        relation("illocution", "passage-1-0", "claim-1-0", key="ya", origin=doubt)
    )
    voice = views.sides("claim-1-0").supporters[0]

    assert voice.path == ("passage-1-0", "ya", "claim-1-0")
    assert voice.length == 3
    assert voice.origin == doubt


@pytest.mark.parametrize("anchor", ["post-2", "reply-post-2-post-1"])
def test_who_argues_with_a_claim_says_it_where_no_passage_does(anchor: str) -> None:
    """The illocution on the relation counts, also one anchored in a reply."""
    support = "support-claim-1-19-claim-1-0"
    views = with_relations(
        relation("illocution", "passage-1-19", "claim-1-19", "PureQuestioning"),
        relation("reply", "post-2", "post-1"),
        relation("illocution", anchor, support, "Arguing"),
    )
    assert [p.key for p in views.posts_of("claim-1-19")] == ["post-2"]


@pytest.mark.parametrize(
    ("force", "asked"),
    [("PureQuestioning", ["post-2"]), ("Challenging", ["post-2"]), ("Agreeing", [])],
)
def test_who_asks_a_claim_does_not_say_it(force: str, asked: list[str]) -> None:
    """A moderator's question is known for one, anchored in a reply too."""
    views = with_relations(
        relation("reply", "post-2", "post-1"),
        relation("illocution", "reply-post-2-post-1", "claim-1-0", force),
    )
    assert [p.key for p in views.askers("claim-1-0")] == asked


@pytest.mark.parametrize(
    ("kind", "force", "said"),
    [
        ("attack", "Disagreeing", ["post-2"]),
        ("undercut", "Disagreeing", ["post-2"]),
        ("attack", "Pure Questioning", []),
        ("support", "Disagreeing", []),
    ],
)
def test_who_attacks_with_a_claim_says_it(
    kind: RelationKind, force: str, said: list[str]
) -> None:
    """An attack is made by denying; who denies a support does not stand by its reason."""
    made = relation(kind, "claim-1-19", "claim-1-0", key="made")
    views = with_relations(
        relation("illocution", "passage-1-19", "claim-1-19", "PureQuestioning"),
        relation("reply", "post-2", "post-1"),
        made,
        relation("illocution", "reply-post-2-post-1", made.key, force),
    )
    assert [p.key for p in views.posts_of("claim-1-19")] == said


@pytest.mark.parametrize(
    ("words", "act", "said"),
    [
        ("the air WOULD be  cleaner", None, ["post-1"]),
        ("The air would be cleaner today.", None, []),
        ("?!", None, []),
        ("The air would be cleaner.", "Pure Questioning", []),
    ],
)
def test_whose_passage_has_the_words_of_a_claim_says_it(
    words: str, act: str | None, said: list[str]
) -> None:
    """Capitals and punctuation apart; what somebody asks is nobody's claim by its words."""
    asks = [relation("illocution", "post-2", "claim-x", act)] if act else []
    claims = (*SMALL.claims, Claim(key="claim-x", text=words))
    views = Views(evolve(SMALL, claims=claims, relations=(*SMALL.relations, *asks)))

    assert [p.key for p in views.posts_of("claim-x")] == said
    assert views.verbatim("claim-x") is bool(said)


@pytest.mark.parametrize("state", ["annotation", "reported"])
def test_words_that_are_only_told_are_nobodys_claim(state: str) -> None:
    """An analyst's record and reported speech do not speak here."""
    claims = (*SMALL.claims, Claim(key="claim-x", text="The air would be cleaner"))
    posts = (evolve(SMALL.posts[0], state=state), *SMALL.posts[1:])

    views = Views(evolve(SMALL, claims=claims, posts=posts))

    assert views.posts_of("claim-x") == ()


@pytest.mark.parametrize("kind", ["support", "attack", "rephrase"])
def test_who_is_answered_with_an_argument_says_what_it_is_about(
    kind: RelationKind,
) -> None:
    """An argument anchored in a reply ties what answers to what is answered."""
    made = relation(kind, "claim-1-19", "claim-x", key="made")
    claims = (*SMALL.claims, Claim(key="claim-x", text="Nobody needs a car."))
    debate = evolve(
        SMALL,
        claims=claims,
        relations=(
            *SMALL.relations,
            made,
            relation("reply", "post-1", "post-2"),
            relation("illocution", "reply-post-1-post-2", "made", "Arguing"),
        ),
    )
    views = Views(debate)

    assert [p.key for p in views.posts_of("claim-x")] == ["post-2"]
    assert not views.verbatim("claim-x")
    assert [v.post.key for v in views.sides("claim-x").supporters] == [
        *(["post-1"] if kind != "attack" else []),
        "post-2",
    ]


def test_an_undercut_of_a_reasoning_rebuts_who_gives_it() -> None:
    """What undercuts a relation, its argument or a step stands below the premises."""
    claims = tuple(Claim(key=key) for key in "abu")
    step = Relation(
        key="r", kind="support", sources=("a",), targets=("b",), argument="x"
    )
    for target in ("r", "x"):
        debate = Debate(
            claims=(*claims, Claim(key="x", form="argument")),
            relations=(step, relation("undercut", "u", target)),
        )
        views = Views(debate)
        assert [a.key for a in views.rebuttals("a")] == ["u"]
        assert [a.key for a in views.rebuttals("x")] == ["u"]
        assert views.rebuttals("b") == ()
        assert [c.key for c in views.unanswered] == ["u"]


def test_chains_go_from_the_first_rebuttal_down() -> None:
    """Each rebuttal stands below what it rebuts, and everything stands once."""
    claims = tuple(Claim(key=key) for key in "abcd")
    ends = ("ba", "cb", "da", "ac")
    relations = tuple(relation("attack", end[0], end[1]) for end in ends)
    line = Views(Debate(claims=claims, relations=relations[:3])).chains
    circle = Views(Debate(claims=claims, relations=relations)).chains

    expected = [[(0, "a"), (1, "b"), (2, "c"), (1, "d")]]
    assert [[(s.depth, s.key) for s in chain] for chain in line] == expected
    assert [[(s.depth, s.key) for s in chain] for chain in circle] == expected


def test_reported_speech_takes_no_side() -> None:
    """Words told by another are in no count of sides."""
    told = evolve(post(3, "Yes."), number=None, state="reported")
    stance = relation("stance", "post-3", "claim-1-0", "agree")
    sides = with_relations(stance, posts=(told,)).sides("claim-1-0")

    assert [voice.post.key for voice in sides.supporters] == ["post-1", "post-2"]


def test_long_debates_are_answered() -> None:
    """Ten thousand posts, each against the one before: sides and one chain."""
    size = 10_000
    numbers = range(1, size + 1)
    passages = (
        Passage(key=f"passage-{n}-0", post=f"post-{n}", start=0, end=2) for n in numbers
    )
    attacks = (
        relation("attack", f"claim-{n + 1}-0", f"claim-{n}-0") for n in numbers[:-1]
    )
    views = Views(
        Debate(
            posts=tuple(post(n, "So") for n in numbers),
            passages=tuple(passages),
            claims=tuple(claim(n, 0, "So") for n in numbers),
            relations=tuple(attacks),
        )
    )
    sides = views.sides("claim-1-0")

    assert len(sides.supporters) == len(sides.opponents) == size // 2
    assert sides.opponents[-1].length == 2 * size
    assert [len(chain) for chain in views.chains] == [size]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The air would be cleaner.", True),
        ("the air would be cleaner", True),
        ("air would be", True),
        ("Air in Ellerby would be cleaner.", False),
        ("he air would be cleaner", False),
    ],
)
def test_what_was_said_word_for_word(text: str, own: bool) -> None:
    """A claim that has other words than the passage is somebody's wording of it."""
    spoken = SMALL.claims[1]
    claims = (SMALL.claims[0], evolve(spoken, text=text))
    views = Views(evolve(SMALL, claims=claims))

    assert views.verbatim("claim-1-19") is own
    assert views.verbatim("claim-1-19", SMALL.posts[0]) is own
    assert not views.verbatim("claim-1-19", SMALL.posts[1])
    assert views.verbatim("passage-1-0")


def test_a_claim_that_nobody_said_is_not_verbatim() -> None:
    """A claim whose words stand in no passage is the wording of who made the file."""
    claims = (*SMALL.claims, Claim(key="c", text="Ban cars"))

    assert not Views(evolve(SMALL, claims=claims)).verbatim("c")


def test_who_speaks_against_a_reason_does_so_through_it() -> None:
    """Between a voice and the claim may stand a premise or an inference."""
    views = with_relations(
        relation("stance", "post-3", "claim-1-19", "disagree", key="a"),
        relation(
            "stance", "post-4", "support-claim-1-19-claim-1-0", "disagree", key="b"
        ),
        relation("stance", "post-5", "claim-1-0", "disagree", key="c"),
        posts=(post(3, "No."), post(4, "So what?"), post(5, "Never.")),
    )
    sides = views.sides("claim-1-0")

    found = [views.through(voice) for voice in sides.opponents]

    assert [a and (a.key, a.sign, a.relation.key) for a in found] == [
        ("claim-1-19", -1, "a"),
        ("support-claim-1-19-claim-1-0", -1, "b"),
        None,
    ]
    assert [views.through(voice) for voice in sides.supporters] == [None, None]


def test_what_is_only_said_again_is_not_argued_about() -> None:
    """A rephrase takes no side, but hands on what is said about its source."""
    claims = tuple(Claim(key=key) for key in "abxyz")
    again = (relation("rephrase", "b", "a"), relation("rephrase", "y", "x"))
    quiet = Views(Debate(claims=claims, relations=again))
    attack = evolve(relation("attack", "z", "y"), origin=Stated())
    loud = Views(Debate(claims=claims, relations=(*again, attack)))

    assert [c.key for c in quiet.restated] == ["a", "x"]
    assert quiet.standings == ()
    assert [c.key for c in loud.restated] == ["a"]
    assert [s.claim.key for s in loud.standings] == ["x"]


def test_preferences_stand_apart() -> None:
    """To prefer one claim to another is no side on either."""
    debate = Debate(
        claims=(Claim(key="a"), Claim(key="b")),
        relations=(relation("preference", "a", "b"),),
    )

    assert [r.key for r in Views(debate).preferences] == ["preference-a-b"]
    assert Views(debate).standings == ()

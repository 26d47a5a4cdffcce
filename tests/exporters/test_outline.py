"""What a printed debate says: positions, chains, people, posts."""

import attrs
import pytest
from hypothesis import given

from disputatio.exporters.shared.outline import Argument, Outline
from disputatio.exporters.shared.outline_builder import UNTITLED, outlined
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Position,
    Post,
    Relation,
)
from disputatio.schemas.origins import Decided, Inferred
from tests.exporters.tram_debate import tram_debate
from tests.strategies.debates import debates


@pytest.fixture(scope="module")
def tram() -> Outline:
    """The outline of the tram debate with all posts."""
    return outlined(tram_debate(), "all")


def _texts(arguments: tuple[Argument, ...]) -> list[str]:
    return [argument.line.key for argument in arguments]


def test_positions_have_their_arguments_in_two_columns(tram: Outline) -> None:
    """What supports a position directly stands under For, what opposes under Against."""
    first = tram.positions[0]

    assert first.line.title == "Run the night tram on Line 2"
    assert _texts(first.pros) == ["home", "guests", "single", "money", "eleven"]
    assert _texts(first.cons) == ["sleep", "buses"]


def test_answers_stand_under_what_they_answer(tram: Outline) -> None:
    """An answer is indented under its argument, with its own answers below."""
    home = tram.positions[0].pros[0]

    assert _texts(home.answers) == ["lamp"]
    assert _texts(home.answers[0].answers) == ["radio"]
    assert home.answers[0].answers[0].more == 1


def test_a_claim_shows_whose_words_it_is_and_how_sure_that_is(tram: Outline) -> None:
    """A line has the quoted sentence, the post, and the weakest certainty."""
    line = tram.positions[0].pros[0].line

    assert line.quoted
    assert line.text == "The way home would be safer"
    assert [s.reference.label for s in line.speakers] == ["post 1"]
    assert line.certainty is not None
    assert line.certainty.short == "≈\u202f0.9"
    assert "sentence" in line.certainty.spoken


def test_an_undercut_has_its_own_mark(tram: Outline) -> None:
    """What denies a step stands under the argument that makes the step."""
    rails = tram.positions[1].pros[0]

    assert [a.line.kind for a in rails.answers] == ["undercut"]
    assert rails.answers[0].line.certainty is not None


def test_a_claim_of_two_positions_has_its_answers_once(tram: Outline) -> None:
    """The second time a claim occurs, a reference leads to its answers."""
    buses = tram.positions[0].cons[1]

    assert buses.answers == ()
    assert buses.elsewhere is not None
    assert buses.elsewhere.anchor == "position-2"


def test_a_stance_shows_in_the_voices_never_as_a_fact(tram: Outline) -> None:
    """A post that disagrees is an opponent, with the sign of a reading."""
    opponents = tram.positions[2].opponents

    signs = {s.reference.label: s.certainty and s.certainty.short for s in opponents}
    assert signs["post 3"] == "≈\u202f0.8"


def test_chains_stand_under_their_positions(tram: Outline) -> None:
    """Each group of chains is named by its position; depths follow the rebuttals."""
    titles = [group.title for group in tram.chains]

    assert titles[0] == "1. Run the night tram on Line 2"
    depths = [line.depth for line in tram.chains[0].chains[0]]
    assert depths == [0, 1, 2, 3]


def test_unknown_authors_stand_by_post_in_the_table(tram: Outline) -> None:
    """A named person has one row, a post without a name its own."""
    names = [row.name for row in tram.rows]

    assert names.count("Pantograph") == 1
    assert "Post 1" in names


def test_posts_lead_back_to_where_they_are_used(tram: Outline) -> None:
    """A post names the positions under which its words stand."""
    labels = [reference.label for reference in tram.posts[0].used_in]

    assert labels[0] == "1. Run the night tram on Line 2"


@pytest.mark.parametrize(("choice", "count"), [("all", 18), ("cited", 16), ("none", 0)])
def test_the_choice_of_posts(choice: str, count: int) -> None:
    """All posts, only those that argue, or none; ways to absent posts have no anchor."""
    outline = outlined(tram_debate(), choice)  # type: ignore[arg-type]

    assert len(outline.posts) == count
    anchors = {r.anchor for r in outline.references.values() if r.anchor}
    assert anchors == {post.anchor for post in outline.posts}


def test_an_empty_debate_has_an_outline() -> None:
    """Nothing is there, and nothing is made up."""
    outline = outlined(Debate(), "all")

    assert outline.title == UNTITLED
    assert outline.language == "und"
    assert outline.positions == ()
    assert outline.facts == ()


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        (None, "und"),
        ("de-CH", "de-CH"),
        ("en_GB", "en-GB"),
        ("<x>", "und"),
        ("", "und"),
    ],
)
def test_an_odd_language_is_undetermined(language: str | None, tag: str) -> None:
    """Only a well-formed tag is written."""
    assert outlined(Debate(language=language), "all").language == tag


def test_claims_without_posts_and_positions_stand_in_for_positions() -> None:
    """An argument file has its roots as positions, marked as such."""
    debate = Debate(
        claims=(Claim(key="a", text="A."), Claim(key="b", text="B.", form="argument")),
        relations=(Relation(key="r", kind="support", sources=("b",), targets=("a",)),),
    )

    outline = outlined(debate, "all")

    assert not outline.recorded
    assert [p.line.text for p in outline.positions] == ["A."]
    assert outline.positions[0].pros[0].line.certainty is None


def test_a_circle_of_attacks_is_cut() -> None:
    """Two claims that attack each other stand once each."""
    debate = Debate(
        claims=(Claim(key="a", text="A."), Claim(key="b", text="B.")),
        relations=(
            Relation(key="r", kind="attack", sources=("b",), targets=("a",)),
            Relation(key="s", kind="attack", sources=("a",), targets=("b",)),
        ),
        positions=(Position(claim="a"),),
    )

    (position,) = outlined(debate, "all").positions

    assert _texts(position.cons) == ["b"]
    assert _texts(position.cons[0].answers) == ["a"]
    assert position.cons[0].answers[0].answers == ()


def test_a_decision_shows_who_made_it() -> None:
    """What a person set has the name of that person as its sign."""
    debate = tram_debate()
    first = attrs.evolve(debate.positions[0], origin=Decided(by="Ann"))
    claims = tuple(attrs.evolve(c, origin=Decided(by="Ann")) for c in debate.claims)
    decided = attrs.evolve(debate, positions=(first,), claims=claims)

    certainty = outlined(decided, "all").positions[0].line.certainty

    assert certainty is not None
    assert certainty.short == "set by Ann"


def test_a_chain_of_thousands_is_outlined() -> None:
    """Nothing recurses over the depth of an argument."""
    count = 3000
    claims = tuple(Claim(key=f"c{i}", text=f"Claim {i}.") for i in range(count))
    relations = tuple(
        Relation(
            key=f"r{i}",
            kind="attack",
            sources=(f"c{i + 1}",),
            targets=(f"c{i}",),
            origin=Inferred(rule="x", confidence=0.5),
        )
        for i in range(count - 1)
    )

    outline = outlined(Debate(claims=claims, relations=relations), "all")

    assert max(line.depth for line in outline.chains[0].chains[0]) == count - 1


@given(debates())
def test_no_way_leads_nowhere(debate: Debate) -> None:
    """Every anchor that a reference names is the id of a place in the document."""
    outline = outlined(debate, "cited")

    there = {post.anchor for post in outline.posts}
    there |= {position.anchor for position in outline.positions}
    there |= {sheet.anchor for sheet in outline.maps}
    assert _anchors(outline) <= there


def _anchors(outline: Outline) -> set[str]:
    """Collect the anchor of every reference, wherever it stands."""
    found: set[str] = set()
    waiting: list[object] = [outline]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting += value
        elif isinstance(value, dict):
            waiting += value.values()
        elif attrs.has(type(value)) and type(value).__module__.endswith("outline"):
            if type(value).__name__ == "Reference":
                found.add(value.anchor)  # type: ignore[attr-defined]
            waiting += (getattr(value, f.name) for f in attrs.fields(type(value)))  # type: ignore[arg-type]
    return found - {None}


def test_a_blank_name_is_no_name() -> None:
    """A person whose name is white space is shown as one without a name."""
    debate = Debate(
        participants=(Participant(key="a", name=" \u2003"),),
        posts=(Post(key="p", number=1, author="a", body=plain_blocks("x")),),
    )

    outline = outlined(debate, "all")

    assert outline.posts[0].name is None
    assert ("People", "names are not in the source") in outline.facts

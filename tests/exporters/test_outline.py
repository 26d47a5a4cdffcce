"""What a printed debate says: positions, chains, people, posts."""

from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given

from disputatio.exporters.shared.document_options import DOCUMENT_KEEPS
from disputatio.exporters.shared.outline import Argument, Line, Outline, Reference
from disputatio.exporters.shared.outline_beside import Nearby
from disputatio.exporters.shared.outline_builder import UNTITLED, outlined
from disputatio.exporters.shared.outline_lines import Lines
from disputatio.exporters.shared.outline_people import OTHERS, PEOPLE
from disputatio.exporters.shared.outline_trees import Forest
from disputatio.schemas.content import Quotation, plain_blocks
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
from disputatio.schemas.features import ALL, OTHER_KINDS, used
from disputatio.schemas.origins import Decided, Inferred
from disputatio.schemas.text import allowed_in_xml, one_line
from disputatio.schemas.views import Views
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


def test_the_heading_of_a_position_is_whole() -> None:
    """A title of twenty words is cut where it is named again, not where it stands."""
    title = "The county might share the costs, somebody said so at the time, though I cannot see why it ever should do so"
    tram = tram_debate()
    first = attrs.evolve(tram.positions[0], title=title)

    outline = outlined(
        attrs.evolve(tram, positions=(first, *tram.positions[1:])), "all"
    )

    assert outline.positions[0].line.title == title
    assert outline.chains[0].title.startswith("1. The county might share")
    assert outline.chains[0].title.endswith("…")


def test_the_sign_of_a_cut_title_keeps_to_its_word() -> None:
    """No line is an ellipsis alone."""
    tram = tram_debate()
    first = attrs.evolve(tram.positions[0], title="All night sounds bigger than …")

    outline = outlined(attrs.evolve(tram, positions=(first,)), "all")

    assert outline.positions[0].line.title == "All night sounds bigger than\u00a0…"


def test_a_chain_says_what_its_first_line_does_to_the_position_alone() -> None:
    """What the line supports must be seen: the position is, as the title above."""
    claims = tuple(Claim(key=key, text=f"{key}.") for key in "pabcd")
    ways: tuple[tuple[RelationKind, str, str], ...] = (
        ("support", "a", "p"),
        ("attack", "b", "a"),
        ("support", "c", "b"),
        ("attack", "d", "c"),
    )
    relations = tuple(
        Relation(
            key=f"{source}-{target}", kind=kind, sources=(source,), targets=(target,)
        )
        for kind, source, target in ways
    )
    debate = Debate(
        claims=claims, relations=relations, positions=(Position(claim="p"),)
    )

    (group,) = outlined(debate, "all").chains

    firsts = [(chain[0].line.text, chain[0].line.verb) for chain in group.chains]
    assert firsts == [("a.", "supports"), ("c.", "")]
    assert [chain[0].line.kind for chain in group.chains] == ["support", None]


def test_a_post_of_quotations_alone_has_their_words() -> None:
    """A line of a chain is never empty where its post has words."""
    body = (Quotation(blocks=plain_blocks("I have a problem!")),)
    posts = (
        Post(key="a", number=1, body=body),
        Post(key="b", number=2, body=plain_blocks("No.")),
    )
    stance = Relation(
        key="s", kind="stance", scheme="disagree", sources=("b",), targets=("a",)
    )

    (group,) = outlined(Debate(posts=posts, relations=(stance,)), "all").chains

    assert group.chains[0][0].line.text == "I have a problem!"


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


def test_the_title_page_counts_all_claims() -> None:
    """As `show` and `check` do, positions among them; or those that stand in for them."""
    debate = tram_debate()
    plain = attrs.evolve(debate, positions=())
    apart = attrs.evolve(plain, relations=())

    found = [dict(outlined(d, "all").facts)["Claims"] for d in (debate, plain, apart)]

    read = "as the program reads the thread"
    assert found == [
        f"{len(debate.claims)}, of which 3 are positions, {read}",
        f"{len(debate.claims)}, of which 3 are argued about, {read}",
        f"{len(debate.claims)}, {read}",
    ]


def test_the_title_page_counts_one() -> None:
    """One position is a position, and one post is cited."""
    words = "So it is."
    claim = Claim(key="c", text=words, wordings=(Wording(text=words, passage="x"),))
    debate = Debate(
        posts=(Post(key="p", number=1, body=plain_blocks(words)),),
        passages=(Passage(key="x", post="p", start=0, end=9),),
        claims=(claim,),
        positions=(Position(claim="c"),),
    )

    facts = dict(outlined(debate, "all").facts)

    assert facts["Claims"] == "1, of which 1 is a position"
    assert facts["Posts"] == "1, of which 1 is cited"


def test_a_debate_without_a_title_is_known_by_its_first_words() -> None:
    """Dialogues of AIF have none; where there is a title, the words are not repeated."""
    post = Post(key="p", number=1, body=plain_blocks("The ferry must stay."))

    untitled = dict(outlined(Debate(posts=(post,)), "all").facts)
    titled = dict(outlined(Debate(title="Ferry", posts=(post,)), "all").facts)

    assert untitled["First words"] == "“The ferry must stay.”"
    assert "First words" not in titled


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
    there |= {"people"} if outline.people else set()
    there |= {"others"} if outline.others else set()
    assert _anchors(outline) <= there


def _anchors(outline: Outline) -> set[str]:
    """Collect the anchor of every reference, wherever it stands."""
    found = (r.anchor for r in _parts(outline) if isinstance(r, Reference))
    return {anchor for anchor in found if anchor}


def _parts(outline: Outline) -> Iterator[object]:
    """Give everything that an outline is made of."""
    waiting: list[object] = [outline]
    while waiting:
        value = waiting.pop()
        yield value
        if isinstance(value, tuple):
            waiting += value
        elif isinstance(value, dict):
            waiting += value.values()
        elif attrs.has(type(value)) and type(value).__module__.endswith("outline"):
            waiting += (getattr(value, f.name) for f in attrs.fields(type(value)))  # type: ignore[arg-type]


@given(debates())
def test_no_claim_vanishes(debate: Debate) -> None:
    """The whole words of every claim stand somewhere, the maps not counted."""
    outline = attrs.evolve(outlined(debate, "none"), maps=())

    shown = {line.key: line.text for line in _parts(outline) if isinstance(line, Line)}
    for claim in debate.claims:
        words = one_line(claim.text or claim.title or claim.key)
        assert shown.get(claim.key) == allowed_in_xml(words)


@given(debates())
def test_what_the_thread_has_is_not_lost_with_it(debate: Debate) -> None:
    """A claim that is left to the thread stands there in full, in a post that is printed."""
    outline = outlined(debate, "all")

    shown = {line.key for line in _parts(outline) if isinstance(line, Line)}
    left = [claim for claim in debate.claims if claim.key not in shown]
    anchors = {anchor for post in outline.posts for anchor in post.claims}
    views = Views(debate)
    assert all(views.verbatim(claim.key) for claim in left)
    assert all(Lines(views, {}).anchors[claim.key] in anchors for claim in left)


def _talkative(people: int, claims: int) -> Debate:
    """A thread in which everybody claims much that bears on nothing, of falling sureness."""
    text = " ".join(f"It is {n}." for n in range(claims))
    spans = [(text.index(f"It is {n}."), f"It is {n}.") for n in range(claims)]
    posts, passages, made = [], [], []
    for who in range(people):
        body = plain_blocks(text)
        posts.append(
            Post(key=f"post-{who}", number=who + 1, author=f"p{who}", body=body)
        )
        for n, (start, words) in enumerate(spans[: claims - who % 2]):
            key = f"{who}-{n}"
            end = start + len(words)
            passages.append(
                Passage(key=f"s{key}", post=f"post-{who}", start=start, end=end)
            )
            origin = Inferred(rule="claim-3", confidence=round(0.1 + n / 100, 2))
            wording = Wording(text=words, passage=f"s{key}")
            made.append(
                Claim(
                    key=f"claim-{key}", text=words, wordings=(wording,), origin=origin
                )
            )
    return Debate(
        participants=tuple(Participant(key=f"p{n}", name=f"P{n}") for n in range(people)),
        posts=tuple(posts),
        passages=tuple(passages),
        claims=tuple(made),
    )  # fmt: skip


def test_who_argued_what_is_a_summary() -> None:
    """The most active come first, each with the surest claims; the rest is counted."""
    outline = outlined(_talkative(30, 9), "all")

    assert [p.name for p in outline.people[:3]] == ["P0", "P2", "P4"]
    assert len(outline.people) == PEOPLE
    assert [b.name for b in outline.bystanders][-1] == "P29"
    assert len(outline.people) + len(outline.bystanders) == 30
    first = outline.people[0]
    shown = [line.text for other in first.others for line in other.lines]
    assert shown == [f"It is {n}." for n in range(9 - OTHERS, 9)]
    assert (first.more, [r.label for r in first.more_at]) == (9 - OTHERS, ["post 1"])


def test_what_no_thread_has_is_all_told() -> None:
    """Without the thread every person and every claim is there in full."""
    outline = outlined(_talkative(30, 9), "none")

    assert len(outline.people) == 30
    assert outline.bystanders == ()
    assert {p.more for p in outline.people} == {0}


@given(debates())
def test_no_other_relation_vanishes(debate: Debate) -> None:
    """A relation without a side stands at a position, in a tree, or on its own."""
    outline = outlined(debate, "all")

    forest, nearby = Forest(Views(debate)), Nearby(Views(debate))
    shown = {b.relation.key for b in forest.branches() if b.relation}
    shown |= nearby.relations()
    others = [r for r in debate.relations if r.kind in OTHER_KINDS]
    missing = [r for r in others if r.key not in shown]
    assert len(outline.connections) == len(missing)
    lines = [line for p in outline.people for o in p.others for line in o.lines]
    lines += [line for p in outline.people for line in p.lines]
    lines += outline.others
    keys = {line.key for line in lines if line.matters}
    keys |= {line.key for p in outline.positions for line in p.beside}
    assert {a.key for s in Views(debate).standings for a in nearby.at(s.claim.key)} <= (
        keys
    )


def _beside(count: int) -> Debate:
    """A position with claims on its matter, each said in a post."""
    numbers = range(count)
    guess = Inferred(rule="same-matter", confidence=0.4)
    return Debate(
        posts=tuple(
            Post(key=f"post-{n}", number=n + 1, body=plain_blocks(f"Claim {n}."))
            for n in numbers
        ),
        passages=tuple(
            Passage(key=f"passage-{n}", post=f"post-{n}", start=0, end=8)
            for n in numbers
        ),
        claims=tuple(
            Claim(
                key=f"c{n}",
                text=f"Claim {n}.",
                wordings=(Wording(text=f"Claim {n}.", passage=f"passage-{n}"),),
            )
            for n in numbers
        ),
        relations=tuple(
            Relation(
                key=f"r{n}",
                kind="unspecified",
                sources=(f"c{n}",),
                targets=("c0",),
                origin=guess,
            )
            for n in numbers[1:]
        ),
        positions=(Position(claim="c0"),),
    )


def test_what_is_on_the_same_matter_stands_apart_from_both_sides() -> None:
    """It is in no column, has its own mark and is as sure as the relation."""
    (position,) = outlined(_beside(3), "all").positions

    assert (position.pros, position.cons) == ((), ())
    assert [line.key for line in position.beside] == ["c1", "c2"]
    assert {line.kind for line in position.beside} == {"beside"}
    signs = [line.certainty and line.certainty.short for line in position.beside]
    assert signs == ["≈\u202f0.4", "≈\u202f0.4"]


def test_claims_on_the_same_matter_are_no_loss() -> None:
    """A document keeps all that a debate of the passes has."""
    assert used(_beside(3), ALL - DOCUMENT_KEEPS) == ()


def test_more_on_the_same_matter_stands_with_who_argued_it() -> None:
    """Six stand at the position; the others are counted and listed with people."""
    outline = outlined(_beside(10), "all")
    (position,) = outline.positions

    assert (len(position.beside), position.more_beside) == (6, 3)
    assert [there.anchor for there in position.more_at] == ["people"]
    matters = {
        line.key: [m.reference.label for m in line.matters]
        for person in outline.people
        for other in person.others
        for line in other.lines
    }
    assert matters == {f"c{n}": ["position 1"] for n in range(1, 10)}


def test_a_relation_that_nothing_else_shows_is_listed() -> None:
    """A preference between two claims stands among the other connections."""
    debate = Debate(
        claims=(Claim(key="a", text="A."), Claim(key="b", text="B.")),
        relations=(
            Relation(key="r", kind="preference", sources=("a",), targets=("b",)),
        ),
    )

    (connection,) = outlined(debate, "all").connections

    assert connection.verb == "is preferred to"
    assert [line.text for line in connection.sources] == ["A."]
    assert [line.text for line in connection.targets] == ["B."]


def test_a_post_on_both_sides_shows_its_words_for_each() -> None:
    """A post that says one claim for and one against a position has both words."""
    debate = _beside(3)
    passages = tuple(
        attrs.evolve(p, post="post-1" if p.key == "passage-2" else p.post)
        for p in debate.passages
    )
    kinds: tuple[RelationKind, ...] = ("support", "attack")
    relations = tuple(
        attrs.evolve(r, kind=kind)
        for r, kind in zip(debate.relations, kinds, strict=True)
    )
    mixed = attrs.evolve(debate, passages=passages, relations=relations)

    (speaker,) = outlined(mixed, "all").positions[0].mixed

    assert [(line.kind, line.text) for line in speaker.both] == [
        ("support", "Claim 1."),
        ("attack", "Claim 2."),
    ]


def test_a_stance_in_the_words_of_a_claim_stands_once_in_a_chain() -> None:
    """A post that disagrees in a sentence that is also a claim is one line."""
    debate = _beside(3)
    attack, support = debate.relations
    stance = Relation(
        key="s",
        kind="stance",
        scheme="disagree",
        sources=("post-1",),
        targets=("c0",),
        origin=Inferred(rule="cue", confidence=0.3),
    )
    relations = (attrs.evolve(attack, kind="attack"), support, stance)

    (group,) = outlined(attrs.evolve(debate, relations=relations), "all").chains

    (chain,) = group.chains
    assert [(line.depth, line.line.verb) for line in chain] == [
        (0, ""),
        (1, "disagrees and opposes"),
    ]
    assert chain[1].line.certainty is not None
    assert chain[1].line.certainty.short == "≈\u202f0.3"


def test_a_name_that_a_rule_read_has_its_sign_everywhere() -> None:
    """On the title page and beside the post the name is as sure as the rule."""
    read = Inferred(rule="mention", confidence=0.5)
    debate = attrs.evolve(_beside(2), participants=(Participant(key="a", name="Ann"),))
    posts = tuple(attrs.evolve(p, author="a", author_origin=read) for p in debate.posts)

    outline = outlined(attrs.evolve(debate, posts=posts), "all")

    assert ("People", "Ann ≈\u202f0.5") in outline.facts
    (speaker,) = outline.positions[0].line.speakers
    assert speaker.certainty is not None
    assert speaker.certainty.short == "≈\u202f0.5"


def test_a_blank_name_is_no_name() -> None:
    """A person whose name is white space is shown as one without a name."""
    debate = Debate(
        participants=(Participant(key="a", name=" \u2003"),),
        posts=(Post(key="p", number=1, author="a", body=plain_blocks("x")),),
    )

    outline = outlined(debate, "all")

    assert outline.posts[0].name is None
    assert ("People", "names are not in the source") in outline.facts

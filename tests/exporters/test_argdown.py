"""The Argdown that is written: the layout for people, names, data and the official parser."""

from __future__ import annotations

import io

import attrs

from disputatio.converter import read
from disputatio.exporters.argdown import ArgdownExporter
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Passage,
    Position,
    Post,
    Relation,
    Section,
    Wording,
)
from disputatio.schemas.features import project
from disputatio.schemas.foreign.argdown import KEEPS
from disputatio.schemas.origins import STATED, Decided, Inferred
from tests.judges.argdown_judge import ArgdownJudge

GUESS = Inferred(rule="cue-1", confidence=0.8)
SAID = (
    "Ban cars downtown.",
    "The air would be cleaner there.",
    "Cleaner air needs fewer lorries, not fewer cars.",
)


def written(debate: Debate) -> str:
    """Give a debate as Argdown text."""
    sink = io.BytesIO()
    assert ArgdownExporter().write(debate, sink, {}) == ()
    return sink.getvalue().decode()


def body(debate: Debate) -> str:
    """Give what stands between the comments at the top and at the end."""
    return written(debate).split("*/\n\n", 1)[1].split("\n/* disputatio:", 1)[0]


def thread() -> Debate:
    """Give three posts, each with a claim: a position, a reason and an objection."""
    posts = tuple(
        Post(key=f"post-{n}", number=n, author="ann", body=plain_blocks(text))
        for n, text in enumerate(SAID, 1)
    )
    passages = tuple(
        Passage(key=f"passage-{n}", post=f"post-{n}", start=0, end=len(text))
        for n, text in enumerate(SAID, 1)
    )
    claims = tuple(
        Claim(
            key=f"claim-{n}",
            form="statement" if n == 1 else "argument",
            text=text,
            wordings=(Wording(text=text, passage=f"passage-{n}"),),
            origin=GUESS,
        )
        for n, text in enumerate(SAID, 1)
    )
    return Debate(
        title="Cars",
        participants=(Participant(key="ann", name="Ann"),),
        posts=posts,
        passages=passages,
        claims=claims,
        relations=(link("support", 2, 1), link("attack", 3, 2)),
        positions=(Position(claim="claim-1", title="Ban cars", origin=GUESS),),
    )


def link(kind: str, source: int, target: int) -> Relation:
    """Give an inferred relation between two claims of `thread`."""
    return Relation(
        key=f"{kind}-{source}-{target}",
        kind=kind,  # type: ignore[arg-type]
        sources=(f"claim-{source}",),
        targets=(f"claim-{target}",),
        origin=GUESS,
    )


def chain(length: int) -> Debate:
    """Give a claim and a row of arguments, each for the one before it."""
    claims = [
        Claim(key="claim-0", title="Root", text="r", wordings=(Wording(text="r"),))
    ]
    claims += [
        Claim(
            key=f"claim-{n}",
            form="argument",
            title=f"A{n}",
            text="t",
            wordings=(Wording(text="t"),),
        )
        for n in range(1, length + 1)
    ]
    relations = (link("support", n, n - 1) for n in range(1, length + 1))
    stated = tuple(
        attrs.evolve(r, origin=Relation(key="", kind="support").origin)
        for r in relations
    )
    return Debate(claims=tuple(claims), relations=stated)


def test_a_position_has_a_section_and_what_argues_hangs_below_it() -> None:
    """One line is one sentence with one sign; nested lines argue about the line above."""
    assert body(thread()) == (
        "# Ban cars\n\n"
        "[Ban cars]: Ban cars downtown. {post: 1, by: Ann, position: true, guess: 0.8}\n"
        "  + <P2 air cleaner>: The air would be cleaner there. {post: 2, by: Ann, guess: 0.8}\n"
        "    - <P3 fewer lorries>: Cleaner air needs fewer lorries, not fewer cars."
        " {post: 3, by: Ann, guess: 0.8}\n"
    )


def test_front_matter_names_title_rules_and_line_ends() -> None:
    """The private key says which rules the guesses come from; settings make the map readable."""
    front = written(thread()).split("===")[1]
    assert "\ntitle: Cars\n" in front
    assert "claims: {guess: 0.8, rule: cue-1}" in front
    assert "rules: {attack: cue-1, position: cue-1, support: cue-1}" in front
    assert '":br:": {unicode: "\\n"}' in front


def test_what_a_person_decided_and_what_is_stated_is_no_guess() -> None:
    """Only inferred lines carry `guess`; a decision names who decided."""
    debate = thread()
    decided = attrs.evolve(debate.relations[0], origin=Decided(by="Bob"))
    stated = attrs.evolve(
        debate.relations[1], origin=Relation(key="", kind="reply").origin
    )
    lines = body(attrs.evolve(debate, relations=(decided, stated))).splitlines()
    assert lines[3].endswith("{post: 2, by: Ann, decided: Bob}")
    assert lines[4].endswith("{post: 3, by: Ann}")


def test_lines_nest_three_deep_and_go_on_in_a_block_of_their_own() -> None:
    """A chain never runs off the page: its fourth member begins a block with a reference."""
    assert body(chain(5)) == (
        "[Root]: r\n  + <A1>: t\n    + <A2>: t\n      + <A3>: t\n\n"
        "<A4>: t\n  +> <A3>\n  + <A5>: t\n"
    )


def test_a_second_relation_is_a_reference_below_its_source() -> None:
    """A claim stands once; all else that it does is written by name, with its own guess."""
    debate = thread()
    more = attrs.evolve(debate, relations=(*debate.relations, link("attack", 3, 1)))
    assert "\n      -> [Ban cars]\n" in body(more)
    assert 'guesses: {"Ban cars": 0.8}' in body(more)


def test_linked_premises_are_a_reasoning() -> None:
    """Two premises that only together carry the conclusion are written as premises."""
    claims = tuple(
        Claim(key=f"claim-{n}", text=text, wordings=(Wording(text=text),))
        for n, text in enumerate(
            ("All men die.", "Socrates is a man.", "Socrates dies."), 1
        )
    )
    both = Relation(
        key="r",
        kind="support",
        sources=("claim-1", "claim-2"),
        targets=("claim-3",),
        scheme="Barbara",
    )
    assert body(Debate(claims=claims, relations=(both,))).endswith(
        "<Reasoning 1> {disputatio: {claim: false}}\n\n"
        "(1) [Untitled c1]\n(2) [Untitled c2]\n-- Barbara --\n(3) [Untitled c3]\n"
    )


def test_sections_of_the_debate_are_its_headings() -> None:
    """Where a debate has sections, claims stand under their own, and nesting stays inside."""
    claims = tuple(
        Claim(
            key=f"claim-{n}",
            title=f"C{n}",
            text="t",
            wordings=(Wording(text="t", section=f"s{n}"),),
        )
        for n in (1, 2)
    )
    sections = (
        Section(key="s1", title="One"),
        Section(key="s2", level=2, title="Two", parent="s1"),
    )
    plain = attrs.evolve(
        link("support", 2, 1), origin=Relation(key="", kind="support").origin
    )
    debate = Debate(claims=claims, sections=sections, relations=(plain,))
    assert body(debate) == "# One\n\n[C1]: t\n\n## Two\n\n[C2]: t\n  +> [C1]\n"


def test_titles_that_brackets_cannot_hold_are_replaced_and_kept_in_data() -> None:
    """Names are safe, unique and near to the title; the true title stands on the line."""
    titles = ("a]b", "constructor", "Twice", "Twice")
    claims = tuple(
        Claim(key=f"claim-{n}", title=title, text="t", wordings=(Wording(text="t"),))
        for n, title in enumerate(titles)
    )
    lines = body(Debate(claims=claims)).split("\n\n")
    assert [line.split("]: ")[0] for line in lines] == [
        "[a b",
        "[Title constructor",
        "[Twice",
        "[Twice 2",
    ]
    assert lines[0].strip().endswith('{disputatio: {title: "a]b"}}')


def test_names_do_not_move_when_other_claims_come() -> None:
    """A name that an Argdown file has given stays, whatever words are rare now."""
    debate = thread()
    named = attrs.evolve(debate.claims[1], extras={"argdown": {"name": "P2 clean air"}})
    changed = attrs.evolve(debate, claims=(debate.claims[0], named, debate.claims[2]))
    assert "<P2 clean air>: The air" in body(changed)


def test_an_empty_debate_is_a_document(argdown_judge: ArgdownJudge) -> None:
    """Argdown needs a block; an empty debate has one heading, which is no section of it."""
    text = written(Debate())
    assert text.endswith("# Debate {disputatio: {section: false}}\n")
    assert argdown_judge.ask(text).accepted


def test_the_official_parser_reads_the_same_graph(argdown_judge: ArgdownJudge) -> None:
    """Texts, titles and relations are the same in the official model."""
    verdict = argdown_judge.ask(written(thread()))
    assert verdict.accepted
    assert verdict.model is not None
    found = {
        (r["relationType"], r["from"], r["to"]) for r in verdict.model["relations"]
    }
    assert found == {
        ("support", "P2 air cleaner", "Ban cars"),
        ("attack", "P3 fewer lorries", "P2 air cleaner"),
    }
    members = verdict.model["arguments"]["P2 air cleaner"]["members"]
    assert members[0]["text"].removesuffix(" ") == SAID[1]


def test_an_argument_that_only_has_steps_needs_a_name_where_data_name_it() -> None:
    """Lines alone have no name above them; a relation in the data asks for one."""
    claims = tuple(
        Claim(key=f"claim-{n}", text=text, wordings=(Wording(text=text),))
        for n, text in enumerate(("One.", "Two."), 1)
    )
    owner = Claim(key="claim-3", form="argument")
    step = attrs.evolve(
        link("support", 1, 2), origin=STATED, argument="claim-3", key="step"
    )
    told = attrs.evolve(link("attack", 1, 2), origin=STATED, argument="claim-3")
    plain = Debate(claims=(*claims, owner), relations=(step,))
    named = attrs.evolve(plain, relations=(step, told))

    assert "\n\n(1) [Untitled c1]\n----\n(2) [Untitled c2]\n" in body(plain)
    assert "<Untitled c3>\n\n(1)" in body(named)
    for debate in (plain, named):
        back = read(written(debate).encode(), format="argdown").debate
        assert project(back, KEEPS) == project(debate, KEEPS)

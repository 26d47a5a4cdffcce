"""The rules of the model: each broken one is found, with its path."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from disputatio.schemas.content import (
    MAX_DEPTH,
    Header,
    Para,
    Quotation,
    QuotationSource,
    Spoiler,
    Text,
)
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Mark,
    Moment,
    Participant,
    Passage,
    Position,
    Post,
    Question,
    Refusal,
    Relation,
    Section,
    Wording,
)
from disputatio.schemas.invariants import problems
from disputatio.schemas.origins import STATED, Inferred, Span
from tests.strategies.growing import GROWING

POST = Post(key="post-1", number=1, body=(Para(inlines=(Text(text="four"),)),))
CLAIM = Claim(key="claim-1", text="So.")
FUTURE = Inferred(
    rule="r", confidence=0.5, evidence=(Span(post="post-1", start=0, end=5),)
)


def debate(**changes: Any) -> Debate:
    """Give a debate with one post and one claim, and what the test adds."""
    return evolve(Debate(posts=(POST,), claims=(CLAIM,)), **changes)


def _claim(**changes: Any) -> Debate:
    return debate(claims=(evolve(CLAIM, **changes),))


def _wording(**changes: Any) -> Debate:
    return _claim(wordings=(Wording(text="word", **changes),))


def _post(**changes: Any) -> Debate:
    return debate(posts=(evolve(POST, **changes),))


def _relation(**changes: Any) -> Debate:
    return debate(relations=(evolve(Relation(key="r", kind="support"), **changes),))


def _deep(levels: int) -> Post:
    block: Any = Para()
    for _ in range(levels):
        block = Spoiler(blocks=(block,))
    return evolve(POST, body=(block,))


BROKEN: dict[str, Callable[[], Debate]] = {
    "title": lambda: debate(title=""),
    "question.text": lambda: debate(question=Question(text="")),
    "question.origin": lambda: debate(question=Question(text="?", origin=FUTURE)),
    "participants[0].name": lambda: debate(
        participants=(Participant(key="a", name=""),)
    ),
    "participants: 2 elements": lambda: debate(
        participants=(Participant(key="a"),) * 2
    ),
    "participants: a key is empty": lambda: debate(participants=(Participant(key=""),)),
    "posts, passages, claims and relations: 2": lambda: _claim(key="post-1"),
    "sections[0].level": lambda: debate(sections=(Section(key="s", level=0),)),
    "sections[0].parent": lambda: debate(sections=(Section(key="s", parent="s"),)),
    "posts[0].author: no": lambda: _post(author="bob"),
    "posts[0].number": lambda: _post(number=0),
    "posts[0].written.zone_known: is False": lambda: _post(
        written=Moment(at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    ),
    "posts[0].written.zone_known: is True": lambda: _post(
        written=Moment(zone_known=True)
    ),
    "posts[0].author_origin": lambda: _post(author_origin=FUTURE),
    "posts[0].body[0].gap": lambda: _post(body=(Para(gap=" "),)),
    "posts[0].body[0].inlines[0].text": lambda: _post(
        body=(Para(inlines=(Text(text="a\nb"),)),)
    ),
    "blocks nest deeper": lambda: debate(posts=(_deep(MAX_DEPTH),)),
    "posts[0].body[0].source": lambda: _post(
        body=(
            Quotation(
                source=QuotationSource(
                    post="post-2", start=0, end=0, verbatim=True, origin=STATED
                )
            ),
        )
    ),
    "passages[0].post": lambda: debate(
        passages=(Passage(key="p", post="x", start=0, end=0),)
    ),
    "passages[0]: 0..5": lambda: debate(
        passages=(Passage(key="p", post="post-1", start=0, end=5),)
    ),
    "passages[0]: 3..2": lambda: debate(
        passages=(Passage(key="p", post="post-1", start=3, end=2),)
    ),
    "claims[0].origin": lambda: _claim(origin=FUTURE),
    "claims[0].origin.confidence": lambda: _claim(
        origin=Inferred(rule="r", confidence=1.5)
    ),
    "claims[0].wordings[0].section": lambda: _wording(section="s"),
    "claims[0].wordings[0].passage": lambda: _wording(passage="p"),
    "claims[0].wordings[0].argument": lambda: _wording(argument="claim-1"),
    "claims[0].wordings[0].marks: 'Bold'": lambda: _wording(
        marks=(Mark(kind="Bold", start=0, end=1),)
    ),
    "claims[0].wordings[0].marks: 0..5": lambda: _wording(
        marks=(Mark(kind="Emph", start=0, end=5),)
    ),
    "relations[0].sources": lambda: _relation(sources=("x",)),
    "relations[0].targets": lambda: _relation(targets=("x",)),
    "relations[0].argument": lambda: _relation(argument="claim-1"),
    "relations[0].scheme": lambda: _relation(kind="stance", scheme="unknown"),
    "positions[0].claim": lambda: debate(positions=(Position(claim="post-1"),)),
    "positions: 2 elements": lambda: debate(positions=(Position(claim="claim-1"),) * 2),
    "refused[0]": lambda: debate(refused=(Refusal(),)),
    "debate.claims[0].text: holds a lone surrogate": lambda: _claim(text="\ud800"),
    "debate.claims[0].extras.'x'": lambda: _claim(extras={"x": "\ud800"}),
    "is a list": lambda: debate(claims=[CLAIM]),
    "debate.claims[0].extras.'x': nan": lambda: _claim(extras={"x": float("nan")}),
    "debate.posts: is None": lambda: debate(posts=None),
    "debate.posts[0]: is 'x', where the model has Post": lambda: debate(posts=("x",)),
    "debate.claims[0].key: is a list": lambda: _claim(key=["a"]),
    "debate.claims[0].form: is 'sketch'": lambda: _claim(form="sketch"),
    "debate.claims[0].origin: is None": lambda: _claim(origin=None),
    "debate.relations[0].kind: is 'helps'": lambda: _relation(kind="helps"),
    "debate.relations[0].sources: is 'abc'": lambda: _relation(sources="abc"),
    "debate.posts[0].number: is '1'": lambda: _post(number="1"),
    "debate.posts[0].number: is a bool": lambda: _post(number=True),
    "debate.posts[0].body[0]: is 'x'": lambda: _post(body=("x",)),
    "debate.posts[0].body[0].gap: is a int": lambda: _post(body=(Para(gap=1),)),  # type: ignore[arg-type]
    "posts[0].body[0].level: 7": lambda: _post(body=(Header(level=7),)),
}
"""One broken rule each, by the beginning or the words of its problem."""


@pytest.mark.parametrize("words", BROKEN)
def test_a_broken_rule_is_found(words: str) -> None:
    """A broken rule is one problem, and says where."""
    found = problems(BROKEN[words]())

    assert len([problem for problem in found if words in problem]) == 1, found


def test_a_debate_without_faults_has_no_problems() -> None:
    """The debate that the broken ones are made from is whole."""
    assert problems(debate()) == ()
    assert problems(Debate()) == ()


def test_odd_ends_are_no_problem() -> None:
    """Relations without ends, on themselves or twice on one thing occur in real files."""
    relations = (
        Relation(key="none", kind="attack"),
        Relation(
            key="self", kind="attack", sources=("self",), targets=("self", "self")
        ),
    )
    assert problems(debate(relations=relations)) == ()


def test_the_deepest_nesting_is_allowed() -> None:
    """Blocks may nest up to the limit, and not one deeper."""
    allowed = [
        levels
        for levels in range(58, 68)
        if not problems(debate(posts=(_deep(levels),)))
    ]

    assert allowed[-1] < MAX_DEPTH
    assert len(allowed) == allowed[-1] - 57


def test_bodies_of_any_depth_are_told() -> None:
    """A body far too deep is one problem, whatever else refers to it."""
    passage = Passage(key="p", post="post-1", start=0, end=1)

    found = problems(debate(posts=(_deep(5000),), passages=(passage,)))

    assert len(found) == 1


@pytest.mark.parametrize("kind", GROWING)
def test_large_debates_are_checked(kind: str) -> None:
    """A fault in a large debate is found as in a small one."""
    large = GROWING[kind](400)

    broken = evolve(
        large, positions=(*large.positions, Position(claim="no such claim"))
    )

    assert len(problems(broken)) == 1

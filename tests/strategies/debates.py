"""Whole debates: valid by `invariants.problems`, and hostile in everything else."""

from typing import get_args

from hypothesis import strategies as st

from disputatio.schemas.debate import (
    MARK_KINDS,
    STANCES,
    Claim,
    Debate,
    Mark,
    Passage,
    Position,
    Post,
    Question,
    Refusal,
    Relation,
    RelationKind,
    Section,
    Wording,
)
from tests.strategies.bodies import ADDRESSES
from tests.strategies.origins import origins
from tests.strategies.posts import LANGUAGES, Nodes, participants, passages, posts
from tests.strategies.texts import EXTRAS, lines, optional, texts

KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
"""Every kind of relation."""

SCHEMES = (
    None,
    None,
    "Asserting",
    "Pure Questioning",
    "entails",
    "Argument from Expert Opinion",
)
"""Schemes and forces, among them no scheme at all."""

_KEY_STYLES = st.sampled_from(
    ("", "", "", "x ", "#", "<", "{", "é", "http://a/b#", "\u2028")
) | (lines(pieces=1))


@st.composite
def sections(draw: st.DrawFn, style: str) -> tuple[Section, ...]:
    """Give up to three headings, each below none or an earlier one."""
    result: list[Section] = []
    for index in range(draw(st.integers(0, 3))):
        parents = (None, *(s.key for s in result))
        result.append(
            Section(
                key=f"{style}section-{index + 1}",
                level=draw(st.integers(1, 7)),
                title=draw(texts(pieces=2)),
                parent=draw(st.sampled_from(parents)),
                tags=draw(_tags()),
                extras=draw(EXTRAS),
            )
        )
    return tuple(result)


def _tags() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(lines(1, pieces=1), max_size=2).map(tuple)


@st.composite
def marks(draw: st.DrawFn, text: str) -> Mark:
    """Give a mark on a range of a text."""
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    start, end = sorted(draw(ends))
    target = optional(st.sampled_from(ADDRESSES) | lines(pieces=1))
    kind = draw(st.sampled_from(MARK_KINDS))
    return Mark(kind=kind, start=start, end=end, target=draw(target))


@st.composite
def wordings(
    draw: st.DrawFn,
    words: str,
    headings: tuple[Section, ...],
    said: tuple[Passage, ...],
    arguments: tuple[str, ...],
) -> Wording:
    """Give one time that a claim is put into words: its text or others."""
    text = draw(st.just(words) | texts())
    return Wording(
        text=text,
        marks=tuple(draw(st.lists(marks(text), max_size=2))),
        tags=draw(_tags()),
        section=draw(st.sampled_from((None, *(s.key for s in headings)))),
        passage=draw(st.sampled_from((None, *(p.key for p in said)))),
        argument=draw(st.sampled_from((None, *arguments))),
        extras=draw(EXTRAS),
    )


@st.composite
def claims(
    draw: st.DrawFn,
    nodes: Nodes,
    headings: tuple[Section, ...],
    said: tuple[Passage, ...],
) -> tuple[Claim, ...]:
    """Give up to five claims of both forms, each worded up to three times."""
    forms = draw(st.lists(st.sampled_from(("statement", "argument")), max_size=5))
    keys = tuple(f"{nodes.style}claim-{index + 1}" for index in range(len(forms)))
    named = tuple(k for k, form in zip(keys, forms, strict=True) if form == "argument")
    result = []
    for key, form in zip(keys, forms, strict=True):
        text = draw(texts())
        said_here = wordings(text, headings, said, named)
        result.append(
            Claim(
                key=key,
                form="argument" if form == "argument" else "statement",
                text=text,
                title=draw(optional(texts(pieces=2))),
                wordings=tuple(draw(st.lists(said_here, max_size=3))),
                origin=draw(origins(nodes.posts)),
                extras=draw(EXTRAS),
            )
        )
    return tuple(result)


@st.composite
def relations(
    draw: st.DrawFn, nodes: Nodes, claimed: tuple[Claim, ...], said: tuple[Passage, ...]
) -> tuple[Relation, ...]:
    """Give up to six relations between claims, or between anything at all."""
    count = draw(st.integers(0, 6))
    keys = tuple(f"{nodes.style}relation-{index + 1}" for index in range(count))
    statements = tuple(c.key for c in claimed)
    arguments = tuple(c.key for c in claimed if c.form == "argument")
    everything = (
        *statements,
        *(p.key for p in nodes.posts),
        *(p.key for p in said),
        *keys,
    )
    return tuple(
        draw(_relation(key, nodes.posts, arguments, draw(st.sampled_from(
            tuple(ends for ends in (statements, everything) if ends)
        ))))
        for key in keys
    )  # fmt: skip


@st.composite
def _relation(
    draw: st.DrawFn,
    key: str,
    known: tuple[Post, ...],
    arguments: tuple[str, ...],
    ends: tuple[str, ...],
) -> Relation:
    kind = draw(st.sampled_from(KINDS))
    end = st.sampled_from(ends)
    sides: st.SearchStrategy[tuple[str, ...]]
    sides = st.tuples(end) | st.lists(end, max_size=3).map(tuple)
    if draw(st.sampled_from((False,) * 7 + (True,))):
        sides = st.just(())
    free = st.sampled_from(SCHEMES) | lines(1, pieces=2)
    return Relation(
        key=key,
        kind=kind,
        sources=draw(sides),
        targets=draw(sides),
        scheme=draw(st.sampled_from(STANCES) if kind == "stance" else free),
        title=draw(optional(texts(pieces=1))),
        argument=draw(st.sampled_from((None, *arguments))),
        origin=draw(origins(known)),
        extras=draw(EXTRAS),
    )


@st.composite
def positions(
    draw: st.DrawFn, nodes: Nodes, claimed: tuple[Claim, ...]
) -> tuple[Position, ...]:
    """Give up to three positions, each a claim of its own."""
    if not claimed:
        return ()
    keys = st.sampled_from(tuple(c.key for c in claimed))
    return tuple(
        Position(
            claim=key,
            title=draw(optional(lines(pieces=2))),
            origin=draw(origins(nodes.posts)),
            extras=draw(EXTRAS),
        )
        for key in draw(st.lists(keys, max_size=3, unique=True))
    )


@st.composite
def refusals(draw: st.DrawFn, keys: tuple[str, ...]) -> Refusal:
    """Give a refusal of a claim or a relation, here or long gone."""
    key = st.sampled_from(("gone", *keys))
    if draw(st.booleans()):
        return Refusal(claim=draw(key))
    ends = st.lists(key, max_size=2).map(tuple)
    return Refusal(
        kind=draw(st.sampled_from(KINDS)), sources=draw(ends), targets=draw(ends)
    )


@st.composite
def debates(draw: st.DrawFn, most_posts: int = 4) -> Debate:
    """Give a valid, hostile debate; it may have no claims, no posts, or nothing."""
    style = draw(_KEY_STYLES)
    people = draw(participants(style))
    said = draw(posts(style, people, most_posts))
    nodes = Nodes(said, style)
    headings = draw(sections(style))
    quoted = draw(passages(nodes))
    claimed = draw(claims(nodes, headings, quoted))
    known = (*(p.key for p in said), *(c.key for c in claimed))
    question = st.builds(
        lambda t, o: Question(text=t, origin=o), texts(1), origins(said)
    )
    return Debate(
        title=draw(st.none() | lines(1)),
        question=draw(st.none() | question),
        language=draw(st.sampled_from(LANGUAGES)),
        source=draw(st.sampled_from((None, "thread.txt", "https://example.org/t/1"))),
        participants=people,
        sections=headings,
        posts=said,
        passages=quoted,
        claims=claimed,
        relations=draw(relations(nodes, claimed, quoted)),
        positions=draw(positions(nodes, claimed)),
        refused=tuple(draw(st.lists(refusals(known), max_size=2))),
        extras=draw(EXTRAS),
    )

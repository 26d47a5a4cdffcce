"""Debates of claims alone whose graph other programs can show as it is meant."""

from hypothesis import strategies as st

from disputatio.schemas.debate import Claim, Debate, Relation, RelationKind
from tests.strategies.texts import lines

KINDS: tuple[RelationKind, ...] = ("support", "attack", "undercut", "contradiction")
"""Kinds of relation that have a sign in Argdown."""


@st.composite
def argument_graphs(draw: st.DrawFn) -> Debate:
    """Give claims, no two of the same words, and relations from one to another."""
    forms = draw(
        st.lists(st.sampled_from(("statement", "argument")), min_size=1, max_size=5)
    )
    claims = tuple(
        Claim(
            key=f"claim-{place}",
            form="argument" if form == "argument" else "statement",
            text=f"{draw(lines())} n{place}",
            title=draw(st.none() | lines(1, pieces=2)),
        )
        for place, form in enumerate(forms)
    )
    relations: dict[tuple[str, frozenset[str]], Relation] = {}
    for _ in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(KINDS))
        source, target = (draw(st.sampled_from(claims)) for _ in range(2))
        if _is_possible(kind, source, target):
            found = Relation(
                key=f"r-{len(relations)}",
                kind=kind,
                sources=(source.key,),
                targets=(target.key,),
            )
            relations.setdefault((kind, frozenset((source.key, target.key))), found)
    return Debate(claims=claims, relations=tuple(relations.values()))


def _is_possible(kind: RelationKind, source: Claim, target: Claim) -> bool:
    """Only statements contradict each other; nothing here is about itself."""
    statements = source.form == target.form == "statement"
    return source != target and (kind != "contradiction" or statements)

"""An AIF graph that is written without the debate beside it, whole or in one layer."""

from __future__ import annotations

from disputatio.schemas.debate import Debate
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.origins import Inferred


def told_alone(
    debate: Debate, what: str, layers: str = "all", *, signed: bool
) -> tuple[Notice, ...]:
    """Tell what a graph that stands alone cannot say of a debate, or that it is empty.

    Args:
        debate: the debate.
        what: the file, for the sentence: "aif-json for xaif only".
        layers: which layers of the graph are written.
        signed: whether inferred relations are signed by an analyst's L-nodes.
    """
    parts = {
        "title": debate.title is not None,
        "question": debate.question is not None,
        "positions": bool(debate.positions),
        "sections": bool(debate.sections),
        "refusals": bool(debate.refused),
        "words outside of passages": _has_more_words(debate),
        "which relations are inferred": not signed and _has_inferred(debate),
    }
    missing = [name for name, there in parts.items() if there]
    told = [f"{what} does not keep: {', '.join(missing)}"] if missing else []
    if layers != "all" and _lacks(debate, layers):
        told.append(f"{what} is empty: this debate has no {layers}")
    return tuple(notice("LossOnExport", sentence) for sentence in told)


def _lacks(debate: Debate, layers: str) -> bool:
    """Say whether a debate has nothing in a layer, and something in the other."""
    if layers == "argument":
        return bool(debate.posts) and not debate.claims
    ends = {end for r in debate.relations for end in (*r.sources, *r.targets)}
    said = debate.passages or any(post.key in ends for post in debate.posts)
    return bool(debate.claims) and not said


def _has_inferred(debate: Debate) -> bool:
    return any(isinstance(r.origin, Inferred) for r in debate.relations)


def _has_more_words(debate: Debate) -> bool:
    said = sum(passage.end - passage.start for passage in debate.passages)
    return any(p.body for p in debate.posts) and said < sum(
        len("".join(post.text.split("\n\n"))) for post in debate.posts
    )

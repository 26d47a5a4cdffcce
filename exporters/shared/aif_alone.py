"""An AIF graph that is written without the debate beside it, whole or in one layer."""

from __future__ import annotations

from disputatio.schemas.debate import Debate
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.origins import Inferred


def told_alone(debate: Debate, what: str, *, signed: bool) -> tuple[Notice, ...]:
    """Tell what a graph that stands alone cannot say of a debate.

    Args:
        debate: the debate.
        what: the file, for the sentence: "aif-json for xaif only".
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
    if not missing:
        return ()
    return (notice("LossOnExport", f"{what} does not keep: {', '.join(missing)}"),)


def _has_inferred(debate: Debate) -> bool:
    return any(isinstance(r.origin, Inferred) for r in debate.relations)


def _has_more_words(debate: Debate) -> bool:
    said = sum(passage.end - passage.start for passage in debate.passages)
    return any(p.body for p in debate.posts) and said < sum(
        len("".join(post.text.split("\n\n"))) for post in debate.posts
    )

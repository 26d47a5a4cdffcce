"""Illocutionary forces: which of them commit the speaker.

Names as AIFdb's schemes of YA-nodes (Inference Anchoring Theory); compared without
spaces and case, because files spell them both ways.
"""

from __future__ import annotations

from functools import lru_cache

ASSERTING = "Asserting"
"""The force of a passage that has no illocution."""

_ASKING = frozenset(
    {
        "purequestioning",
        "assertivequestioning",
        "directivequestioning",
        "purechallenging",
        "challenging",
    }
)
_DENYING = frozenset({"disagreeing", "disaffirming", "rejecting", "contradicting"})
_NOT_COMMITTING = frozenset(
    {
        *_ASKING,
        "analysing",
        "order",
        "offering",
        *_DENYING,
    }
)


@lru_cache(maxsize=1024)
def folded(scheme: str) -> str:
    """Give a scheme's name as it is compared: without spaces and case."""
    return "".join(scheme.split()).casefold()


@lru_cache(maxsize=1024)
def commits(scheme: str | None) -> bool:
    """Say whether a speaker who uses this force stands by the content.

    Questions and challenges ask, rejections deny, and an analyst reports; rhetorical
    and assertive challenges assert. None is the default, Asserting.
    """
    return scheme is None or folded(scheme) not in _NOT_COMMITTING


def asks(scheme: str | None) -> bool:
    """Say whether a speaker who uses this force asks whether, or why, it is so."""
    return scheme is not None and folded(scheme) in _ASKING


def denies(scheme: str | None) -> bool:
    """Say whether a speaker who uses this force denies: an attack is made by denying."""
    return scheme is not None and folded(scheme) in _DENYING

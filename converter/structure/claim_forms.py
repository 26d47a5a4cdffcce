"""The form of claims that passes found: argument or statement."""

from __future__ import annotations

import attrs

from disputatio.schemas.debate import Claim, Debate
from disputatio.schemas.origins import Inferred

ARGUING = ("support", "attack", "undercut")
"""Kinds of relations whose sources argue."""


def with_forms(debate: Debate) -> Debate:
    """Make inferred claims arguments where they argue for or against something.

    A position's claim is a statement; so is one that argues for nothing.
    """
    arguing = {
        key for r in debate.relations if r.kind in ARGUING for key in r.sources
    } - {position.claim for position in debate.positions}
    claims = tuple(_with_form(claim, claim.key in arguing) for claim in debate.claims)
    return attrs.evolve(debate, claims=claims)


def _with_form(claim: Claim, argues: bool) -> Claim:
    if not isinstance(claim.origin, Inferred):
        return claim
    return attrs.evolve(claim, form="argument" if argues else "statement")

"""The form of claims that passes found: argument or statement."""

from __future__ import annotations

import attrs

from disputatio.converter.structure.results import made_by
from disputatio.converter.structure.rules import CLAIM_RULES
from disputatio.schemas.debate import Claim, Debate

ARGUING = ("support", "attack", "undercut")
"""Kinds of relations whose sources argue."""


def with_forms(debate: Debate) -> Debate:
    """Make inferred claims arguments where they argue for or against something.

    A claim stays an argument where a line or a step of it is given. A position's claim
    is a statement; so is one that argues for nothing.
    """
    arguing = {
        key for r in debate.relations if r.kind in ARGUING for key in r.sources
    } - {position.claim for position in debate.positions}
    named = {w.argument for c in debate.claims for w in c.wordings}
    named |= {relation.argument for relation in debate.relations}
    arguing |= {key for key in named if key is not None}
    claims = tuple(_with_form(claim, claim.key in arguing) for claim in debate.claims)
    return attrs.evolve(debate, claims=claims)


def _with_form(claim: Claim, argues: bool) -> Claim:
    if not made_by(claim.origin, CLAIM_RULES):
        return claim
    return attrs.evolve(claim, form="argument" if argues else "statement")

"""AIFdb's schemes: numbers and spellings by type of node.

The table is the part of AIFdb's scheme list that its corpora use. The `scheme` field
is spelled without most spaces ("PureQuestioning"), the node's text with them ("Pure
Questioning"), so names are compared without spaces and case.
"""

from __future__ import annotations

import re

from attrs import frozen

from disputatio.schemas.forces import folded
from disputatio.schemas.foreign.aif import (
    CONFLICT,
    ILLOCUTION,
    INFERENCE,
    PREFERENCE,
    REPHRASE,
    TRANSITION,
)


@frozen
class Scheme:
    """How a scheme is written on an S-node."""

    text: str
    """Display name, the text of the node."""
    name: str
    """Wire spelling, the field `scheme`."""
    id: str | None
    """schemeID; None for a scheme that AIFdb does not number."""


_NUMBERED: dict[str, tuple[tuple[str, str], ...]] = {
    INFERENCE: (
        ("72", "Default Inference"),
        ("14", "Example"),
        ("4", "CauseToEffect"),
        ("28", "PracticalReasoning"),
        ("31", "VerbalClassification"),
        ("1", "Analogy"),
        ("15", "ExpertOpinion"),
        ("61", "EstablishedRule"),
        ("30", "Sign"),
        ("6", "Commitment"),
        ("19", "Ignorance"),
        ("26", "PositionToKnow"),
        ("160", "ArgumentFromAuthority"),
        ("7", "CorrelationToCause"),
        ("20", "InconsistentCommitment"),
        ("16", "FalsificationOfHypothesis"),
        ("62", "ExceptionalCase"),
        ("23", "PopularOpinion"),
        ("17", "FearAppeal"),
        ("25", "PopularPractice"),
        ("35", "ModusPonens"),
    ),
    CONFLICT: (("71", "Default Conflict"), ("172", "Ad hominem")),
    REPHRASE: (("144", "Default Rephrase"),),
    TRANSITION: (("82", "Default Transition"),),
    PREFERENCE: (("161", "Default Preference"),),
    ILLOCUTION: (
        ("74", "Asserting"),
        ("80", "Arguing"),
        ("101", "Restating"),
        ("78", "Disagreeing"),
        ("91", "PureQuestioning"),
        ("168", "Default Illocuting"),
        ("73", "AssertiveQuestioning"),
        ("77", "Agreeing"),
        ("85", "RhetoricalQuestioning"),
        ("75", "Analysing"),
        ("79", "Challenging"),
        ("87", "AssertiveChallenging"),
        ("148", "Ironic Asserting"),
        ("67", "Contradicting"),
        ("92", "PureChallenging"),
        ("178", "Rejecting"),
        ("76", "Conceding"),
        ("147", "Directive Questioning"),
        ("157", "Ad hominem"),
        ("86", "RhetoricalChallenging"),
        ("94", "Disaffirming"),
        ("93", "Affirming"),
        ("166", "Order"),
        ("176", "Offering"),
        ("159", "Ad verecundiam"),
        ("88", "PopularConceding"),
    ),
}

DEFAULTS = {kind: rows[0][1] for kind, rows in _NUMBERED.items()}
"""Display name of the scheme that a node has where none is named, by type."""

_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _display(name: str) -> str:
    return _INNER_CAPITAL.sub(" ", name)


_BY_NAME = {
    (kind, folded(name)): Scheme(_display(name), name, number)
    for kind, rows in _NUMBERED.items()
    for number, name in rows
}

_BY_NUMBER: dict[tuple[str, str | None], str] = {
    (kind, number): name for kind, rows in _NUMBERED.items() for number, name in rows
}


def scheme_of(kind: str, name: str | None) -> Scheme:
    """Give the spellings of a scheme of one type of node; None is the default one.

    A name that the table lacks keeps its spelling and has no number.
    """
    if name is None:
        name = DEFAULTS[kind]
    known = _BY_NAME.get((kind, folded(name)))
    return known or Scheme(name, name, None)


def is_scheme(kind: str, name: str) -> bool:
    """Say whether AIFdb has a scheme of this name for one type of node."""
    return (kind, folded(name)) in _BY_NAME


def name_of_number(kind: str, number: str | None) -> str | None:
    """Give the name of AIFdb's scheme of a number, for one type of node; or None."""
    return _BY_NUMBER.get((kind, number))


def display_name(kind: str, name: str) -> str | None:
    """Give a wire spelling's display name, or None where it is the type's default.

    Araucaria writes the type itself ("RA") where a scheme has no name. For an
    illocution the default is spelled out, because forces are never left open.
    """
    if kind != ILLOCUTION and folded(name) in {folded(kind), folded(DEFAULTS[kind])}:
        return None
    known = _BY_NAME.get((kind, folded(name)))
    return known.text if known else name

"""Names that the edited file only refers to: what they stand for now.

A name that is only referred to stands for whatever became of the claim of that name. If
that was deleted, its relations go, and a notice says so.
"""

from __future__ import annotations

import difflib

from disputatio.converter.merging.comparison import Comparison
from disputatio.schemas.debate import Claim
from disputatio.schemas.foreign.argdown import bracketed

MOST_GUESSED = 10
"""For how many unknown names the nearest one is looked for: each asks all names."""


def resolve_references(state: Comparison) -> None:
    """Give every claim that is only named its key; run it before the other steps."""
    partners = {export: edited for edited, export in state.matches.pairs.items()}
    named = {
        bracketed(claim.form, state.export.names[claim.key]): claim
        for claim in state.export.debate.claims
        if claim.key in state.export.names
    }
    for claim in state.edited.debate.claims:
        if state.edited.named_only(claim):
            _resolve(state, claim, named, partners)


def _resolve(
    state: Comparison, claim: Claim, named: dict[str, Claim], partners: dict[str, str]
) -> None:
    name = bracketed(claim.form, state.edited.names[claim.key])
    meant = named.get(name)
    if meant is None:
        _note_unknown(state, claim, name, named)
    elif meant.key in partners or state.export.named_only(meant):
        state.keys[claim.key] = state.origins[meant.key]
    else:
        state.keys[claim.key] = None
        sentence = f"{name} was deleted; what refers to it here is left out"
        state.note("NameVanished", sentence, claim.key)


def _note_unknown(
    state: Comparison, claim: Claim, name: str, named: dict[str, Claim]
) -> None:
    few = len(state.unknown) < MOST_GUESSED
    close = difflib.get_close_matches(name, named, n=1, cutoff=0.8) if few else []
    guess = f"; did you mean {close[0]}?" if close else ""
    sentence = f"{name} is defined nowhere; what is said of it is left as it was{guess}"
    state.keys[claim.key] = None
    state.unknown.add(claim.key)
    state.note("NameUnknown", sentence, claim.key)

"""A person's corrections of an exported file, put back onto the thread."""

from __future__ import annotations

from attrs import frozen

from disputatio.converter.merging.applying import applied
from disputatio.converter.merging.base import Base
from disputatio.converter.merging.claim_changes import compare_claims
from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.debate_changes import compare_debates
from disputatio.converter.merging.decisions import Decision
from disputatio.converter.merging.matching import Doubt, Matches, matches
from disputatio.converter.merging.position_changes import compare_positions
from disputatio.converter.merging.references import resolve_references
from disputatio.converter.merging.relation_changes import compare_relations
from disputatio.converter.merging.sheets import Sheet, Sheets
from disputatio.converter.merging.spoken import words_said
from disputatio.converter.merging.stance_changes import compare_stances
from disputatio.converter.merging.stance_lines import stances_again
from disputatio.converter.merging.words import listed
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice
from disputatio.schemas.origins import Inferred


@frozen(kw_only=True)
class Merged:
    """The outcome of a merge."""

    debate: Debate
    """The thread with the decisions carried out."""
    decisions: tuple[Decision, ...] = ()
    """Every difference, in the order of the edited file; what is gone comes last."""
    notices: tuple[Notice, ...] = ()
    """What a person should look at."""


def merged(thread: Debate, compared: Sheets, by: str) -> Merged:
    """Compare an edited file with the thread's own export, and carry out what differs."""
    export, edited, origins = compared.export, compared.edited, compared.origins
    base = Base.of(edited, export)
    shown = compared.thread
    said = words_said(shown, export, origins)
    later = base.later(export, said)
    found = matches(edited, export, later, said)
    _check_alike(export, found)
    state = Comparison(
        thread=shown,
        posted=thread,
        export=export,
        edited=edited,
        matches=found,
        origins=origins,
        by=by,
        base=base,
        later=later,
        said=said,
    )
    if edited.ids:
        state.keys.update(origins)
    resolve_references(state)
    compare_claims(state)
    compare_relations(state)
    compare_positions(state)
    compare_debates(state)
    compare_stances(state)
    _note_doubts(state, found)
    _note_bases(state)
    _note_lost_data(state)
    _note_missing(state)
    decisions = sorted(state.decisions, key=_place)
    debate = thread
    if decisions:
        debate = stances_again(thread, shown, applied(shown, decisions, by))
    return Merged(
        debate=debate,
        decisions=tuple(decisions),
        notices=(*edited.notices, *state.notices),
    )


def _check_alike(export: Sheet, found: Matches) -> None:
    """Refuse a file that has nothing of the thread.

    Raises:
        ReadError: no line of it is one of the thread's export.
    """
    said = [c for c in export.debate.claims if not export.named_only(c)]
    if said and not found.pairs:
        raise ReadError(
            "no line of it is one that the thread's own export has",
            "is it the export of another thread? nothing was decided",
        )


def _place(decision: Decision) -> tuple[bool, int]:
    return decision.line is None, decision.line or 0


def _note_doubts(state: Comparison, found: Matches) -> None:
    for doubt in found.doubts:
        state.note("MatchDoubtful", _doubt_sentence(state, doubt), doubt.edited)


def _doubt_sentence(state: Comparison, doubt: Doubt) -> str:
    shown = state.edited.shown(state.edited.claims[doubt.edited])
    others = listed([state.export.shown(state.export.claims[k]) for k in doubt.others])
    if doubt.taken is None:
        return f"{shown} counts as new; it might be {others}"
    taken = state.export.shown(state.export.claims[doubt.taken])
    might = f"; it might be {others}" if doubt.others else ", which it hardly resembles"
    return f"{shown} counts as {taken}{might}"


def _note_bases(state: Comparison) -> None:
    if state.base.way == "same":
        return
    sentence = "the file was made from another export than the thread gives now"
    if state.base.way == "unknown":
        sentence += (
            ", and the digests at its end are gone, so nothing that is missing in it"
            " counts as deleted"
        )
    state.note("ExportChanged", sentence)
    if state.kept:
        sentence = f"what was not in it yet stays in the thread ({state.kept})"
        state.note("ExportChanged", sentence)
    if state.stale:
        sentence = f"what the thread lost or changed since stays so ({state.stale})"
        state.note("ExportChanged", sentence)


def _note_missing(state: Comparison) -> None:
    """Warn of a file that may have been cut short."""
    if state.edited.digest is not None and state.edited.held is None:
        sentence = (
            "the digests at the end of the file are gone; if it was cut short, what is"
            " missing counts as deleted all the same"
        )
        state.note("EditedIncomplete", sentence)
    elif len(state.gone) > len(state.export.debate.claims) // 2:
        count = f"{len(state.gone)} of {len(state.export.debate.claims)}"
        state.note("EditedIncomplete", f"{count} claims of the thread are deleted")


def _note_lost_data(state: Comparison) -> None:
    """Tell that nothing is confirmed where all data are gone."""
    guessed = any(isinstance(r.origin, Inferred) for r in state.export.debate.relations)
    if guessed and not state.edited.has_guesses and not state.edited.has_data:
        sentence = (
            "no line says how sure the program is any more; that confirms nothing"
        )
        state.note("GuessesLost", sentence)

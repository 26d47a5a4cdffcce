"""Decisions about the debate as a whole: its title and its question."""

from __future__ import annotations

from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.decisions import Replace
from disputatio.converter.merging.words import quoted
from disputatio.schemas.debate import Question
from disputatio.schemas.foreign.argdown_held import question_fact, title_fact
from disputatio.schemas.origins import Decided, Inferred


def compare_debates(state: Comparison) -> None:
    """Decide on title and question; what the edited file leaves out stays."""
    _title(state)
    _question(state)


def _title(state: Comparison) -> None:
    new, old = state.edited.debate.title, state.export.debate.title
    if new is None or new == old or state.base.is_old(title_fact(new)):
        return
    change = Replace(field="title", value=new)
    state.decide("title", f"the title is {quoted(new)}", change)


def _question(state: Comparison) -> None:
    new, old = state.edited.debate.question, state.export.debate.question
    if new is None or state.base.is_old(question_fact(new.text)):
        return
    question = Question(text=new.text, origin=Decided(by=state.by))
    change = Replace(field="question", value=question)
    if old is None or new.text != old.text:
        state.decide("question", f"the question is {quoted(new.text)}", change)
    elif isinstance(old.origin, Inferred) and not isinstance(new.origin, Inferred):
        sentence = f"confirmed: the question is {quoted(new.text)}"
        state.decide("confirmed", sentence, change)

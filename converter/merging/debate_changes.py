"""Decisions about the debate as a whole: its title and its question."""

from __future__ import annotations

from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.decisions import Replace
from disputatio.converter.merging.words import quoted
from disputatio.schemas.debate import Question
from disputatio.schemas.origins import Decided


def compare_debates(state: Comparison) -> None:
    """Decide on title and question; what the edited file leaves out stays."""
    new, old = state.edited.debate, state.export.debate
    if new.title is not None and new.title != old.title:
        change = Replace(field="title", value=new.title)
        state.decide("title", f"the title is {quoted(new.title)}", change)
    asked = new.question
    if asked is not None and (old.question is None or asked.text != old.question.text):
        question = Question(text=asked.text, origin=Decided(by=state.by))
        change = Replace(field="question", value=question)
        state.decide("question", f"the question is {quoted(asked.text)}", change)

"""The words of a language that ask for yes or no, and those that answer (table `options`)."""

from __future__ import annotations

import re
from functools import cache

from attrs import fields, frozen

from disputatio.converter.structure.word_tables import word_table

CLAUSE = re.compile(r"[.!?:;–—]+(?=\s|$)|\s-\s")
"""Where a part of a title ends that may be a question by itself."""

UNFINISHED = frozenset({"states", "commands"})
"""Texts that need words of a question to be patterns."""

_TAG = re.compile(r"\s*[\[(][^\])]{1,40}[\])]\s*$")
"""What stands in brackets behind a title."""


@frozen
class AskedWords:
    """The patterns of a language; each is named as in the table."""

    asks: re.Pattern[str]
    other: re.Pattern[str]
    facts: re.Pattern[str]
    judge: re.Pattern[str]
    joins: re.Pattern[str]
    urges: re.Pattern[str]
    proposes: re.Pattern[str]
    invites: re.Pattern[str]
    titles: re.Pattern[str]
    tails: re.Pattern[str]
    states: str
    commands: str
    """With places for words of the question, so no patterns yet."""
    consents: re.Pattern[str]
    echoed: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]
    firm_yes: re.Pattern[str]
    firm_no: re.Pattern[str]
    supports: re.Pattern[str]
    opposes: re.Pattern[str]

    def polar(self, question: str) -> bool:
        """Tell whether a question asks for yes or no, and for more than a fact."""
        question = _TAG.sub("", question)
        parts = [part for part in CLAUSE.split(question) if part.strip()]
        if any(map(self.other.search, parts)):
            return False
        if self.asks.search(question):
            return True
        judges = any(map(self.judge.search, (question, *parts)))
        facts = any(map(self.facts.search, parts)) and not judges
        return question.rstrip().endswith("?") and not facts

    def proposal(self, text: str) -> str:
        """Give a text without what is asked behind it; nothing where it is a question."""
        text = self.tails.sub("", text)
        return "" if "?" in text else text

    def answered(self, text: str) -> bool | None:
        """Tell what a question says before it asks back: "Yes, where else would we go?"."""
        answer, _, more = text.partition(",")
        return self.side(f"{answer}.") if more and " " not in answer else None

    def side(self, text: str) -> bool | None:
        """Tell what the beginning of an answer says; None for neither or both."""
        yes, no = self.yes.search(text), self.no.search(text)
        return self.formal(text) if bool(yes) == bool(no) else bool(yes)

    def firm(self, text: str) -> bool | None:
        """Tell what a text says that is a vote wherever it stands: "I'm against it."."""
        yes, no = self.firm_yes.search(text), self.firm_no.search(text)
        return None if bool(yes) == bool(no) else bool(yes)

    def formal(self, text: str) -> bool | None:
        """Tell the side of a text that opens with the word of a vote: "Strong oppose."."""
        if self.supports.search(text):
            return True
        return False if self.opposes.search(text) else None


@cache
def asked_words(language: str | None) -> AskedWords | None:
    """Give the patterns of a language; None where it has none."""
    table = word_table(language, "options").get("asked")
    if table is None:
        return None
    names = {field.name for field in fields(AskedWords)} - UNFINISHED
    patterns = {name: re.compile(table[name], re.IGNORECASE) for name in names}
    states, commands = table["states"], table["commands"]
    return AskedWords(states=states, commands=commands, **patterns)

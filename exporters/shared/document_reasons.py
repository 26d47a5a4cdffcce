"""The appendix "How this was worked out": each conclusion with its rule and words."""

from __future__ import annotations

from disputatio.exporters.shared import pandoc_ast as ast
from disputatio.exporters.shared.document_dress import Dress
from disputatio.exporters.shared.document_words import Words
from disputatio.exporters.shared.outline import Part, Reason, Reasons, RuleUse
from disputatio.exporters.shared.outline_thread import begins_right_to_left
from disputatio.exporters.shared.pandoc_ast import SPACE, Node
from disputatio.schemas.text import counted

TITLE = "How this was worked out"
"""The title of the appendix."""

INTRODUCTION = (
    "What a program concluded from the words of the thread: nobody has said so. Each"
    " conclusion names its rule, how sure it is, from 0 to 1, and the words that it"
    " rests on."
)
"""What stands below the title."""


class ReasonsChapter:
    """Writes why things are what the document says they are."""

    def __init__(self, reasons: Reasons, dress: Dress) -> None:
        """Keep what to write and how it looks."""
        self.reasons = reasons
        self.dress = dress
        self.words = Words(dress)

    def blocks(self) -> list[Node]:
        """Give the chapter; nothing where nothing was concluded."""
        if not self.reasons.rules:
            return []
        blocks = self.dress.chapter("reasons", TITLE, opens_page=True)
        blocks.append(self.words.sentence(INTRODUCTION))
        blocks += self._section("reasons-rules", "The rules")
        blocks.append(
            ast.bullets([[ast.plain(self._rule(r))] for r in self.reasons.rules])
        )
        for group in self.reasons.groups:
            blocks += self._section(group.anchor, group.title)
            blocks.append(
                ast.bullets([[ast.plain(self._reason(r))] for r in group.reasons])
            )
        return blocks

    def _section(self, anchor: str, title: str) -> list[Node]:
        return self.dress.section(anchor, self.dress.text(title), listed=True)

    def _rule(self, rule: RuleUse) -> list[Node]:
        count = counted(rule.count, "conclusion")
        return [
            *self.dress.code(rule.name),
            *self.dress.text(f": {rule.sentence} ({count})"),
        ]  # fmt: skip

    def _reason(self, reason: Reason) -> list[Node]:
        inlines = [node for part in reason.parts for node in self._part(part)]
        inlines += [*self.dress.text(": "), *self.dress.code(reason.rule)]
        inlines += self.dress.certainty(reason.certainty)
        for place, (said, there) in enumerate(reason.words):
            inlines += self.dress.text("; " if place else ", from ")
            inlines += self._said(f"“{said}”")
            where = self.dress.reference(there, page=False)
            inlines += [SPACE, *self.words.bracketed(where)]
        return inlines

    def _part(self, part: Part) -> list[Node]:
        if isinstance(part, str):
            return self._said(part)
        return self.dress.reference(part, page=False)

    def _said(self, text: str) -> list[Node]:
        inlines = self.dress.text(text)
        if begins_right_to_left(text):
            return self.dress.right_to_left(inlines)
        return inlines

"""What speaks for and against a claim where nobody is known to say it."""

from __future__ import annotations

from disputatio.converter.cli.layout import Page
from disputatio.converter.cli.speaking import is_inferred, label_of, words_in
from disputatio.schemas.views import Answer, Views

DEEPEST = 8
"""How many levels are indented; deeper ones stand under each other."""

_SIGNS = {1: ("+", "green"), -1: ("-", "red"), 0: ("±", "yellow")}


class ArgumentTree:
    """Trees of arguments on one page; what stands below an element is shown once."""

    def __init__(self, views: Views, page: Page) -> None:
        """Begin with nothing shown."""
        self.views = views
        self.page = page
        self.shown: set[str] = set()
        """Keys of everything that stands on the page."""

    def write(self, claim: str) -> None:
        """Write the arguments on a claim, and those on these, as a tree."""
        self.shown.add(claim)
        waiting = [(0, answer) for answer in reversed(self.views.answers(claim))]
        told: set[tuple[str, str]] = set()
        while waiting:
            depth, answer = waiting.pop()
            if _name(answer) in told:
                continue
            told.add(_name(answer))
            below = self._below(answer)
            again = answer.key in self.shown
            self._line(depth, answer, note="see above" if again and below else "")
            if not again:
                self.shown.add(answer.key)
                waiting += [(depth + 1, found) for found in reversed(below)]

    def _below(self, answer: Answer) -> tuple[Answer, ...]:
        views = self.views
        return (*views.answers(answer.key), *views.answers(answer.relation.key))

    def _line(self, depth: int, answer: Answer, note: str) -> None:
        sign, style = _SIGNS[answer.sign]
        self.page.line(
            label_of(self.views, answer.key),
            words_in(self.views, answer.key, answer.relation),
            marked=is_inferred(answer.relation.origin),
            indent=3 + 2 * min(depth, DEEPEST),
            sign=sign,
            style=style,
            note=note,
        )


def _name(answer: Answer) -> tuple[str, str]:
    """Name an answer; a contradiction is the same from both of its sides."""
    relation = answer.relation
    both_ways = relation.kind == "contradiction"
    return ("" if both_ways else answer.key, relation.key)

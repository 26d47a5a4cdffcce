"""What speaks for and against a claim where nobody is known to say it."""

from __future__ import annotations

from disputatio.converter.cli.layout import Page
from disputatio.converter.cli.speaking import is_inferred, label_of, words_in
from disputatio.schemas.views import Answer, Views

DEEPEST = 8
"""How many levels are indented; deeper ones stand under each other."""

_SIGNS = {1: ("+", "green"), -1: ("-", "red"), 0: ("±", "yellow")}


def tree(views: Views, page: Page, claim: str) -> None:
    """Write the arguments on a claim as a tree; each element stands once."""
    seen = {claim}
    waiting = [(0, answer) for answer in reversed(views.answers(claim))]
    while waiting:
        depth, answer = waiting.pop()
        if answer.key in seen:
            continue
        seen.add(answer.key)
        _line(views, page, depth, answer)
        below = (*views.answers(answer.key), *views.answers(answer.relation.key))
        waiting += [(depth + 1, found) for found in reversed(below)]


def _line(views: Views, page: Page, depth: int, answer: Answer) -> None:
    sign, style = _SIGNS[answer.sign]
    page.line(
        label_of(views, answer.key),
        words_in(views, answer.key, answer.relation),
        marked=is_inferred(answer.relation.origin),
        indent=3 + 2 * min(depth, DEEPEST),
        sign=sign,
        style=style,
    )

"""The line between premises and conclusion: rules and data between hyphens."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from disputatio.converter.importers.shared.argdown import patterns
from disputatio.converter.importers.shared.argdown.patterns import Token

Piece = tuple[str, str]
"""Kind and image of a token of a rule."""


@define
class InferenceLine:
    """What stands between the hyphens."""

    rules: list[list[Piece]] = field(factory=list)
    """The tokens of each rule."""
    data: Token | None = None
    """Its data."""
    end: int = 0
    """Offset after its last token."""
    problem: int | None = None
    """Where it breaks the grammar; None where it does not."""


_START, _LINE, _RULE, _COMMA, _RULED, _DATA, _DATED = range(7)

_STEPS = {
    (_START, "newline"): _LINE,
    (_START, "text"): _RULE,
    (_START, "data"): _DATA,
    (_LINE, "text"): _RULE,
    (_LINE, "data"): _DATA,
    (_RULE, "text"): _RULE,
    (_RULE, "comma"): _COMMA,
    (_RULE, "newline"): _RULED,
    (_RULE, "data"): _DATA,
    (_COMMA, "text"): _RULE,
    (_RULED, "data"): _DATA,
    (_DATA, "newline"): _DATED,
}
"""Where a token leads, by the state before it."""

_ENDING = {_START, _LINE, _RULE, _RULED, _DATA, _DATED}
"""States after which the last hyphens may stand."""


class InferenceReader:
    """Reads one inference."""

    def __init__(self, text: str) -> None:
        """Take the whole source."""
        self._text = text

    def read(self, at: int, tokens: Iterator[Token]) -> InferenceLine:
        """Give what stands behind the first hyphens, which end at a place."""
        found, state = InferenceLine(end=at), _START
        for token in tokens:
            if token.kind == "end" and state in _ENDING:
                found.end = token.end
                return found
            worded = token.kind in {patterns.TEXT, patterns.ESCAPE, patterns.SHORTCODE}
            following = _STEPS.get((state, "text" if worded else token.kind))
            if following is None:
                found.problem, found.end = token.start, token.end
                return found
            found.end = token.end
            if worded:
                self._word(found, state, token)
            elif token.kind == patterns.DATA:
                found.data = token
            state = following
        found.problem = found.end - 1
        return found

    def _word(self, found: InferenceLine, state: int, token: Token) -> None:
        """Add a token to the rule that is open, or to a new one."""
        if state != _RULE:
            found.rules.append([])
        found.rules[-1].append((token.kind, self._text[token.start : token.end]))

"""Typed notices: what a reader or writer met, guessed or dropped.

Like pandoc's log messages (Text.Pandoc.Logging): each has a rule id, a severity, a
place and a sentence, and a JSON form. The library never prints them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal, TypeAlias

import attrs
from attrs import frozen

from disputatio.schemas.origins import Span
from disputatio.schemas.text import counted

Severity: TypeAlias = Literal["info", "warning", "error"]
"""How much a notice matters; warning and above fail a run under `--strict`."""

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
"""From the mildest to the gravest."""

RULES: dict[str, Severity] = {
    "AuthorUnknown": "info",
    "QuoteSourceNotFound": "info",
    "CostEstimated": "info",
    "SentInTheClear": "warning",
    "SchemaRefused": "info",
    "RequestTooLarge": "info",
    "QuoteInvented": "warning",
    "AnswerRefused": "warning",
    "PositionUncontested": "info",
    "AnswerMissing": "warning",
    "NoDebateFound": "info",
    "ConfidenceLow": "info",
    "LanguageWithoutCues": "info",
    "NoiseSkipped": "info",
    "EncodingGuessed": "warning",
    "PostsDoubtful": "warning",
    "PostsGuessed": "warning",
    "DatesSettled": "info",
    "CharacterReplaced": "warning",
    "TextGarbled": "warning",
    "KeyRepeated": "warning",
    "NestingFlattened": "warning",
    "LineNotUnderstood": "warning",
    "NodeNotUnderstood": "warning",
    "SpellingRead": "warning",
    "ReferenceBroken": "warning",
    "RelationOdd": "warning",
    "StanceUnknown": "warning",
    "InvalidDebate": "error",
    "ExtensionStale": "warning",
    "CopiesDiffer": "warning",
    "PostRepeated": "info",
    "PagesPassedOver": "info",
    "SiteIncomplete": "warning",
    "PostsDeleted": "info",
    "PagesMissing": "info",
    "PostsMissing": "info",
    "PostsScattered": "info",
    "PageCut": "warning",
    "TagsMended": "warning",
    "TagsUnpaired": "warning",
    "RecordBroken": "warning",
    "PackingBroken": "warning",
    "LossOnExport": "warning",
    "MatchDoubtful": "warning",
    "NameVanished": "warning",
    "NameUnknown": "warning",
    "ExportChanged": "info",
    "GuessesLost": "warning",
    "EditedIncomplete": "warning",
    "DecisionOverruled": "warning",
    "DecisionLost": "warning",
    "StanceNotUnderstood": "warning",
    "FittedToTarget": "info",
    "GlyphMissing": "warning",
    "NameTaken": "info",
    "FileReplaced": "info",
    "NameMisleads": "warning",
    "PluginBroken": "warning",
}
"""Every rule id with its usual severity; docs/notices.md explains each."""


@frozen(kw_only=True)
class Notice:
    """One thing that a person may want to know of a run."""

    rule: str
    """Its id, a key of `RULES` or a plug-in's own."""
    severity: Severity
    """How much it matters."""
    sentence: str
    """What happened, and where a person finds it, in one sentence."""
    source: str | None = None
    """Name of that file, where several were read; None for the only one."""
    line: int | None = None
    """Line of the source file, from 1."""
    column: int | None = None
    """Column of that line, from 1, in code points."""
    path: str | None = None
    """Path of the place in a JSON file, as "AIF.nodes[3].text"."""
    span: Span | None = None
    """The words of the debate that it is about."""
    element: str | None = None
    """Key of the element that it is about."""

    def plain(self) -> dict[str, Any]:
        """Give the notice as a JSON object."""
        return attrs.asdict(self)


@frozen(kw_only=True)
class Absence:
    """Posts that a source names or counts and does not hold, told by `PostsMissing`.

    Another file of the same thread may hold them: who joins files counts anew.
    """

    words: str
    """The sentence, with `{}` where it says how many."""
    unit: str = "post"
    """What is counted, in the singular."""
    keys: frozenset[str] = frozenset()
    """Keys of the posts, where the source names them."""
    total: int | None = None
    """How many posts the source says that the thread has, where it only counts them."""

    def missing(self, keys: Collection[str]) -> int:
        """Give how many are missing where posts of these keys are here."""
        if self.total is not None:
            return max(self.total - len(keys), 0)
        return sum(1 for key in self.keys if key not in keys)

    def sentence(self, count: int) -> str:
        """Say that so many are missing."""
        return self.words.replace("{}", counted(count, self.unit), 1)


def notice(  # noqa: PLR0913
    rule: str,
    sentence: str,
    *,
    line: int | None = None,
    column: int | None = None,
    path: str | None = None,
    span: Span | None = None,
    element: str | None = None,
) -> Notice:
    """Make a notice of a rule with its usual severity."""
    return Notice(
        rule=rule,
        severity=RULES.get(rule, "warning"),
        sentence=sentence,
        line=line,
        column=column,
        path=path,
        span=span,
        element=element,
    )

"""Typed notices: what a reader or writer met, guessed or dropped.

Like pandoc's log messages (Text.Pandoc.Logging): each has a rule id, a severity, a
place and a sentence, and a JSON form. The library never prints them.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import attrs
from attrs import frozen

from disputatio.schemas.origins import Span

Severity: TypeAlias = Literal["info", "warning", "error"]
"""How much a notice matters; warning and above fail a run under `--strict`."""

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
"""From the mildest to the gravest."""

RULES: dict[str, Severity] = {
    "AuthorUnknown": "info",
    "QuoteSourceNotFound": "info",
    "NoDebateFound": "info",
    "NoiseSkipped": "info",
    "EncodingGuessed": "warning",
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
    "PostsMissing": "info",
    "PostsScattered": "info",
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
    "FittedToTarget": "info",
    "GlyphMissing": "warning",
    "NameTaken": "info",
    "FileReplaced": "info",
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

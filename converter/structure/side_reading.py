"""Which side an answer takes by its words: the trained model where it is sure, else the cues.

English has a model, which other languages take over without single words. Where it is
not sure enough, a cue decides, unless the model leans the other way and the cue does not
say so in so many words; and where cues say
that an answer takes both sides or none, they hold: the model tells that too rarely. A
language without families of words has its cues, or those that all languages know. Both
read only what the author stands behind (`committed`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import evolve, frozen

from disputatio.converter.structure import rules
from disputatio.converter.structure.committed import committed
from disputatio.converter.structure.cue_tables import cue_reader
from disputatio.converter.structure.cues import Hit
from disputatio.converter.structure.sentence_kinds import is_ironic
from disputatio.converter.structure.stance_features import features
from disputatio.converter.structure.stance_model import (
    SURE,
    Judgement,
    StanceModel,
    stance_model,
)
from disputatio.converter.structure.verdicts import Verdict, verdict
from disputatio.schemas.text import Range

Models: TypeAlias = Callable[[str | None], StanceModel | None]
"""Gives the model of a language; None where there is none."""


@frozen(kw_only=True)
class WordsRead:
    """What the words of an answer say of its side."""

    verdict: Verdict | None
    """The side, where it is clear enough from the words alone."""
    judged: Judgement | None
    """What the model holds, sure or not; None without a model."""
    whole: tuple[Range, ...]
    """Where the words stand: sentences that follow each other are one range."""
    ironic: bool = False
    """Whether they bear a mark of irony: such words agree with nothing."""


def read_words(
    language: str | None,
    text: str,
    ranges: tuple[Range, ...],
    asked: str,
    models: Models = stance_model,
) -> WordsRead:
    """Judge the sentences at these ranges of a text by cues and by the model.

    `asked` are the words that are answered.
    """
    said = judged(language, text, ranges, asked, models)
    cues = _by_cues(language, text, ranges, asked)
    whole = _runs(text, ranges)
    found = _verdict(said, cues, whole)
    ironic = any(is_ironic(text[start:end], language) for start, end in ranges)
    if ironic and found is not None and found.side in ("agree", "mixed"):
        found = None
    return WordsRead(verdict=found, judged=said, whole=whole, ironic=ironic)


def read_acts(language: str | None, text: str, acts: tuple[Hit, ...]) -> WordsRead:
    """Give what acts alone say, without words beside them."""
    found = verdict(cue_reader(language), text, (), acts=acts)
    whole = tuple((act.start, act.end) for act in acts)
    return WordsRead(verdict=found, judged=None, whole=whole)


def _runs(text: str, ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """Join ranges with nothing but white space between them."""
    runs: list[Range] = []
    for start, end in ranges:
        if runs and not text[runs[-1][1] : start].strip():
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return tuple(runs)


def read_side(
    language: str | None, text: str, ranges: tuple[Range, ...], asked: str
) -> Verdict | None:
    """Judge the sentences at these ranges of a text; None where the side is unknown.

    `asked` are the words that are answered.
    """
    return read_words(language, text, ranges, asked).verdict


def _verdict(
    said: Judgement | None, cues: Verdict | None, whole: tuple[Range, ...]
) -> Verdict | None:
    if said is None or (cues is not None and cues.side in ("mixed", "neutral")):
        return cues
    if said.side in ("agree", "disagree") and said.confidence >= SURE:
        return Verdict(
            side=said.side,
            confidence=said.confidence,
            evidence=said.evidence[said.side] or whole,
            rule=rules.STANCE_MODEL,
        )
    doubted = said.side == "neutral" or cues is None or cues.side != said.leans
    if cues is None or (doubted and not cues.plain):
        return None
    return evolve(cues, confidence=(cues.confidence + said.confidence) / 2)


def judged(
    language: str | None,
    text: str,
    ranges: tuple[Range, ...],
    asked: str,
    models: Models = stance_model,
) -> Judgement | None:
    """Give what the model of a language says, sure or not; None without a model."""
    model = models(language)
    if model is None or not committed(language, text, ranges).ranges:
        return None
    return model.judge(
        features(cue_reader(language), model.language, text, ranges, asked)
    )


def _by_cues(
    language: str | None,
    text: str,
    ranges: tuple[Range, ...],
    asked: str,
) -> Verdict | None:
    meant = committed(language, text, ranges)
    return verdict(
        cue_reader(language),
        text,
        meant.ranges,
        asked=asked.rstrip().endswith("?"),
        acts=meant.acts,
    )

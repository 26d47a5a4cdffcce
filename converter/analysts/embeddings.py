"""`embeddings`: claims that say the same in other words, by a model on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from attrs import frozen

from disputatio.converter.analysts.shared.encoders import Encode, loaded
from disputatio.converter.analysts.shared.likeness import alike
from disputatio.converter.structure.results import Relations
from disputatio.schemas.debate import Claim, Debate, Refusal, Relation
from disputatio.schemas.errors import AnalystError, UsageError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.origins import Inferred, Span
from disputatio.schemas.protocols import (
    Analysis,
    AnalystInfo,
    Option,
    Options,
    option_value,
)
from disputatio.schemas.text import one_line

MOST_CLAIMS = 2000
"""Claims that are compared; in longer threads, the first ones."""

FEWEST_WORDS = 4
"""Words of a claim that is compared: shorter ones are like everything."""

SUREST = 0.95
"""The highest confidence."""

_SETTLED = ("support", "attack", "undercut", "contradiction", "rephrase")


class EmbeddingsAnalyst:
    """Find claims that say again what another one said."""

    info = AnalystInfo(
        name="embeddings",
        title="a model of sentences in a folder finds claims that say the same",
        options=(
            Option(
                name="embeddings-path",
                type="path",
                help="Folder of a model of model2vec or sentence-transformers.",
            ),
            Option(
                name="embeddings-least",
                type="float",
                default=0.85,
                help="Likeness from which on two claims are taken for one, up to 1.",
            ),
        ),
    )

    def __init__(self, load: Callable[[Path], Encode] = loaded) -> None:
        """Keep how a model is loaded."""
        self._load = load

    def analyse(self, debate: Debate, options: Options) -> Analysis:
        """Relate each claim to the earlier one that it says again, if there is one."""
        path = option_value(self.info, options, "embeddings-path")
        least = option_value(self.info, options, "embeddings-least")
        if not path:
            raise UsageError(
                "--embeddings-path is missing", "name the folder of a model"
            )
        if not 0 < least <= 1:
            raise UsageError(
                f"--embeddings-least is {least:g}", "give a number above 0, at most 1"
            )
        claims = [c for c in _first_said(debate) if len(c.text.split()) >= FEWEST_WORDS]
        compared = claims[:MOST_CLAIMS]
        rule = f"{self.info.name}:{Path(path).resolve().name}"
        found = _related(debate, compared, self._vectors(path, compared), least, rule)
        return Analysis(debate=found, notices=tuple(_left(len(claims))))

    def _vectors(self, path: str, claims: list[_Said]) -> list[list[float]]:
        """Give the vector of each claim.

        Raises:
            AnalystError: the model gives none that can be compared.
        """
        encode = self._load(Path(path))
        if not claims:
            return []
        vectors = [list(v) for v in encode([one_line(claim.text) for claim in claims])]
        if len(vectors) != len(claims) or len({len(v) for v in vectors}) != 1:
            raise AnalystError(f"{path}: the model gives no vector for each sentence")
        return vectors


@frozen(kw_only=True)
class _Said:
    """A claim with the place where it is first said."""

    key: str
    text: str
    span: Span


def _first_said(debate: Debate) -> Iterator[_Said]:
    """Give the claims in the order of the thread, by where they are first said."""
    order = {post.key: place for place, post in enumerate(debate.posts)}
    spans = {
        p.key: Span(post=p.post, start=p.start, end=p.end) for p in debate.passages
    }
    found = (_place(claim, spans) for claim in debate.claims)
    row = [said for said in found if said is not None]
    yield from sorted(row, key=lambda said: (order[said.span.post], said.span.start))


def _place(claim: Claim, spans: Mapping[str, Span]) -> _Said | None:
    for wording in claim.wordings:
        span = spans.get(wording.passage or "")
        if span is not None and claim.text:
            return _Said(key=claim.key, text=claim.text, span=span)
    return None


def _related(
    debate: Debate,
    claims: list[_Said],
    vectors: list[list[float]],
    least: float,
    rule: str,
) -> Debate:
    relations = Relations(debate)
    settled = _settled(debate)
    texts = [claim.text for claim in claims]
    for pair in alike(texts, vectors, least, debate.language):
        earlier, later = claims[pair.earlier], claims[pair.later]
        if frozenset((earlier.key, later.key)) not in settled:
            sure = round(min(pair.likeness, SUREST), 2)
            origin = Inferred(
                rule=rule, confidence=sure, evidence=(later.span, earlier.span)
            )
            relations.add("rephrase", later.key, earlier.key, origin)
    return relations.debate()


def _settled(debate: Debate) -> frozenset[frozenset[str]]:
    """Give the pairs of claims between which a side is known, or was refused."""
    rows: tuple[Relation | Refusal, ...] = (*debate.relations, *debate.refused)
    return frozenset(
        frozenset((source, target))
        for row in rows
        if row.kind in _SETTLED
        for source in row.sources
        for target in row.targets
    )


def _left(count: int) -> Iterator[Notice]:
    if count > MOST_CLAIMS:
        sentence = f"the first {MOST_CLAIMS} of {count} claims were compared"
        yield notice("AnswerMissing", sentence)

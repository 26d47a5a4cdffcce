"""Which sides answers take by their words and by the exchange around them.

Only answers whose words the stance model reads, in a thread of at least `FEWEST` posts.
Sides that the source states or a person decided are taken as known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from disputatio.converter.structure.cues import Side
from disputatio.converter.structure.exchange_links import Exchange, Link
from disputatio.converter.structure.exchange_model import ExchangeModel, exchange_model
from disputatio.converter.structure.exchange_signs import Beliefs
from disputatio.converter.structure.link_reading import LinkRead
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.thread_tone import thread_tone
from disputatio.converter.structure.verdicts import Verdict
from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Inferred, Span

FEWEST = 4
"""Posts of the shortest thread with an exchange."""

BELIEVED = 0.6
"""The least belief in a side of which the words alone are not sure. Below, three of four
such sides were wrong for two readers of real threads, where people mostly do not argue;
in our own threads, where they do, one in four."""

LEANS = 0.4
"""The least belief in a disagreement that is not said, for a rebuttal to rest on it: on the
development threads twice as many rebuttals are found so, and more of them are right."""

NEUTRAL = 0.75
"""The least belief that an answer takes no side, for that to be said."""

HALF_BELIEVED = 0.3
"""The least belief in a side that the words alone are sure of; they decide near ties."""

_STANCES: tuple[Side, ...] = ("agree", "disagree", "mixed", "neutral")


@frozen(kw_only=True)
class Exchanged:
    """A stance by words and exchange."""

    side: Side
    """What the answer takes."""
    confidence: float
    """How often such a stance is right, where the link is."""
    evidence: tuple[Span, ...]
    """Its own words first, then those of the answers that it rests on."""
    said: bool = True
    """Whether it is sure enough; else it is a disagreement that is only leaned to."""


def exchanged(
    debate: Debate, reads: Sequence[ReadPost], links: Sequence[LinkRead]
) -> dict[int, Exchanged | Verdict | None]:
    """Give, by the number of a link, the stance; None where it is unknown.

    Where cues say that an answer takes both sides or none, and hold, it is their verdict.

    Links that are not judged here are left out: their words alone decide.
    """
    judged = [n for n, link in enumerate(links) if link.words.judged is not None]
    if len(reads) < FEWEST or not judged:
        return {}
    chosen = [links[n] for n in judged]
    given = _given(debate, chosen)
    exchange, model = exchange_of(reads, chosen), exchange_model()
    beliefs = model.beliefs(exchange, [sums_of(link) for link in chosen], given)
    return {
        n: _said(model, exchange, chosen, at, beliefs)
        for at, n in enumerate(judged)
        if at not in given
    }


def exchange_of(reads: Sequence[ReadPost], links: Sequence[LinkRead]) -> Exchange:
    """Give the exchange of a thread."""
    return Exchange(
        [
            Link(post=link.post.number, target=link.target.number, weight=link.linked)
            for link in links
        ],
        [read.post.author or f"?{read.post.key}" for read in reads],
        thread_tone(reads),
    )


def sums_of(link: LinkRead) -> tuple[float, float, float]:
    """Give what the words of an answer add up to."""
    return link.words.judged.sums if link.words.judged else (0.0, 0.0, 0.0)


def _given(
    debate: Debate, links: Sequence[LinkRead]
) -> dict[int, Mapping[Side, float]]:
    """Give the stances between posts that nobody inferred, as certainties."""
    known = {
        (r.sources, r.targets): r.scheme
        for r in debate.relations
        if r.kind == "stance" and not isinstance(r.origin, Inferred)
    }
    given: dict[int, Mapping[Side, float]] = {}
    for number, link in enumerate(links):
        side = known.get(((link.post.post.key,), (link.target.post.key,)))
        if side in _STANCES:
            given[number] = {one: float(one == side) for one in _STANCES}
    return given


def _said(
    model: ExchangeModel,
    exchange: Exchange,
    links: Sequence[LinkRead],
    number: int,
    beliefs: Beliefs,
) -> Exchanged | Verdict | None:
    belief, words = beliefs[number], links[number].words.verdict
    if words is not None and _cues_hold(belief, words.side):
        return words
    link = links[number]
    side = believed(belief, words, asked=_asked(link))
    if side == "agree" and link.words.ironic:
        return None
    said = side is not None
    if side is None:
        if belief["disagree"] < max(LEANS, belief["agree"]):
            return None
        side = "disagree"
    near = model.shown(exchange, number, beliefs, side)
    spans = _words(link, side)
    for other in (n for one in near for n in one.links):
        if links[other].post is not link.post:  # there it speaks to another
            spans += _words(links[other], _likeliest(beliefs[other]))[:1]
    return Exchanged(
        side=side,
        confidence=model.confidence(belief, side),
        evidence=tuple(dict.fromkeys(spans)),
        said=said,
    )


def _cues_hold(belief: Mapping[Side, float], side: Side) -> bool:
    """Say whether words that say both sides or none decide.

    That an answer takes both sides is never concluded from the exchange: in long posts of
    real forums it was mostly wrong.
    """
    return belief["neutral"] < NEUTRAL and side in ("mixed", "neutral")


def believed(
    belief: Mapping[Side, float], words: Verdict | None, *, asked: bool = False
) -> Side | None:
    """Give the stance that is believed enough; None where there is none.

    Where the words alone are sure of a side, less is enough, if it is likelier than no
    side at all; not for denying somebody who `asked`, for answers to a question say "no"
    and "don't", too.
    """
    if belief["neutral"] >= NEUTRAL:
        return "neutral"
    leans: Side = "agree" if belief["agree"] >= belief["disagree"] else "disagree"
    if words is not None and words.side in ("agree", "disagree"):
        least = max(HALF_BELIEVED, belief["neutral"])
        enough = belief[words.side] >= least and not (
            asked and words.side == "disagree"
        )
        if enough or (words.plain and words.side == leans):
            return words.side
    return leans if belief[leans] >= BELIEVED else None


def _asked(link: LinkRead) -> bool:
    """Say whether what is answered ends with a question."""
    said = link.target.sentences
    return not link.answers and bool(said) and said[-1].plain.rstrip().endswith("?")


def _likeliest(belief: Mapping[Side, float]) -> Side:
    return max(_STANCES, key=lambda stance: belief[stance])


def _words(link: LinkRead, side: Side) -> list[Span]:
    """Give the words of an answer that speak for a stance; all where none does."""
    judged = link.words.judged
    shown = judged.evidence[side] if judged is not None else ()
    return [
        Span(post=link.post.post.key, start=start, end=end)
        for start, end in shown or link.words.whole
    ]

"""The stance of labelled replies towards their parents.

From fixtures/stance/reddit-pairs, and from the development split of the project's own
pairs and threads.

Two-way: only replies that take a side; the side that the default leans to, sure or not.
Three-way: all; unknown and mixed count as "neutral" (structure.md, section 4). "Said" is
what the pass says: where it is sure enough, or a cue decides.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

import attrs
from attrs import frozen

from disputatio.converter.structure.cues import Side
from disputatio.converter.structure.exchange_model import exchange_model
from disputatio.converter.structure.exchange_stances import exchange_of, sums_of
from disputatio.converter.structure.leanings import leanings, starting_leans
from disputatio.converter.structure.link_reading import LinkReader
from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.sentences import sentences
from disputatio.converter.structure.side_reading import judged, read_side
from disputatio.converter.structure.stance_model import SURE, StanceModel, stance_model
from disputatio.converter.structure.word_tables import table_languages
from disputatio.schemas.debate import Relation
from disputatio.schemas.origins import Inferred
from tests.benchmarks.structure.gold_debates import key, linked_debate
from tests.benchmarks.structure.iac import fixtures
from tests.benchmarks.structure.metrics import (
    Judged,
    Pair,
    accuracy,
    calibration_error,
    coverage_curve,
    interval,
    macro_f1,
    share,
)
from tests.benchmarks.structure.table import Row
from tests.gold import corpus
from tests.training.stance_examples import (
    LANGUAGE,
    Example,
    pair_examples,
    thread_examples,
)

SIDES = ("agree", "disagree")
THREE = (*SIDES, "neutral")

FAMILIES = frozenset(family.name for family in leanings("en"))
TOGETHER = frozenset(starting_leans("en")) - FAMILIES

PARTS: dict[str, Callable[[str], bool]] = {
    "families of words": lambda n: (
        n.removesuffix(" twice").removesuffix(" first") in FAMILIES
    ),
    "cues": lambda n: n.startswith("cue"),
    "common words": lambda n: n.startswith("w "),
    "first words": lambda n: n.startswith("h "),
    "what families say together": lambda n: n in TOGETHER,
    "what is answered": lambda n: n.startswith(("parent", "takes up")),
}
"""Features that are left out together to see what they bring."""


@frozen(kw_only=True)
class Said:
    """What is right and what is said of a reply."""

    label: str
    """What annotators say."""
    leans: str
    """The side that the model leans to."""
    side: str
    """What the pass says; "unknown" for nothing."""
    confidence: float
    """How sure it is."""
    likeliest: str
    """What the model holds for the likeliest, sure or not."""
    chance: float
    """How sure the model is of that."""


def replies(name: str) -> Iterator[Example]:
    """Give the replies of covid or mask."""
    path = fixtures() / "stance" / "reddit-pairs" / f"{name}.jsonl"
    for line in path.read_text("utf-8").splitlines():
        pair = json.loads(line)
        yield Example(
            text=pair["reply"],
            ranges=tuple(sentences(pair["reply"], 0, len(pair["reply"]))),
            asked=pair["parent"],
            label=pair["label"],
            group=name,
        )


def judge(reply: Example) -> Said:
    """Give what the default says of a reply."""
    given = (reply.language, reply.text, reply.ranges, reply.asked)
    found, model = read_side(*given), judged(*given)
    return Said(
        label=reply.label,
        leans=model.leans if model else "disagree",
        side=found.side if found else "unknown",
        confidence=found.confidence if found else 0.0,
        likeliest=model.side if model else "unknown",
        chance=model.confidence if model else 0.0,
    )


def rows(split: str = "development") -> Iterator[Row]:
    """Give the figures of a split of our own, by language, and of both sets of replies."""
    own_pairs = list(pair_examples(split))
    own_threads = list(thread_examples(split))
    yield from _measured("own pairs", _judged(own_pairs))
    yield from _measured("own threads", _judged(own_threads))
    yield from _measured("own threads, exchange", list(_exchanged(split)))
    yield from _measured("own, both", _judged(own_pairs + own_threads))
    for language in table_languages("leanings"):
        own = (*pair_examples(split, language), *thread_examples(split, language))
        if language != "en":
            yield from _measured(f"own, {language}", _judged(own))
    yield from _ablated("covid", list(replies("covid")))
    for name in ("covid", "mask"):
        yield from _measured(name, _judged(replies(name)))


def _judged(given: Iterable[Example]) -> list[Said]:
    return [judge(reply) for reply in given]


def _exchanged(split: str) -> Iterator[Said]:
    """Give what is said of answers in their threads, whose replies are stated."""
    for thread in corpus.threads(split):
        if thread.language == LANGUAGE:
            debate = structured(linked_debate(thread))
            labels = {(key(a.post), key(a.to)): a.stance for a in thread.answers}
            said = {
                (r.sources[0], r.targets[0]): r
                for r in debate.relations
                if r.kind == "stance"
            }
            reader = LinkReader(debate)
            links = [k for k in reader.links() if k.words.judged is not None]
            model, words = exchange_model(), [sums_of(link) for link in links]
            beliefs = model.beliefs(exchange_of(reader.reads, links), words, {})
            for link, belief in zip(links, beliefs, strict=True):
                ends = (link.post.post.key, link.target.post.key)
                if ends in labels:
                    yield _believed(labels[ends], belief, said.get(ends))


def _believed(label: str, belief: Mapping[Side, float], said: Relation | None) -> Said:
    likeliest = max(belief, key=lambda side: belief[side])
    origin = said.origin if said else None
    return Said(
        label=label,
        leans="agree" if belief["agree"] >= belief["disagree"] else "disagree",
        side=(said.scheme if said else None) or "unknown",
        confidence=origin.confidence if isinstance(origin, Inferred) else 0.0,
        likeliest=likeliest,
        chance=exchange_model().confidence(belief, likeliest),
    )


def _measured(name: str, said: list[Said]) -> Iterator[Row]:
    sided = [one for one in said if one.label in SIDES]
    yield from _baselines(name, [one.label for one in sided])
    two = [(one.label, one.leans) for one in sided]
    named = [
        (one.label, one.side if one.side in SIDES else "disagree") for one in sided
    ]
    three = [
        (_three(one.label), one.side if one.side in SIDES else "neutral")
        for one in said
    ]
    yield _row(name, "two-way accuracy", accuracy(two), len(two))
    yield _scored(name, "two-way macro-F1", two, SIDES)
    yield _scored(name, "two-way macro-F1, unsaid = disagree", named, SIDES)
    yield _scored(name, "three-way macro-F1", three, THREE)
    yield from _sure(name, said)


def _three(label: str) -> str:
    return label if label in SIDES else "neutral"


def _baselines(name: str, labels: list[str]) -> Iterator[Row]:
    most = Counter(labels).most_common(1)[0][0]
    for what, side in (("always disagree", "disagree"), (f"majority ({most})", most)):
        pairs = [(label, side) for label in labels]
        measure = f"two-way macro-F1, {what}"
        yield _row(name, measure, macro_f1(pairs, SIDES), len(pairs))


def _sure(name: str, said: list[Said]) -> Iterator[Row]:
    """Give calibration, and precision by coverage: of all, and of those with a side."""
    likely = [
        (one.chance, one.likeliest == one.label)
        for one in said
        if one.likeliest in SIDES
    ]
    yield _row(name, "calibration error, model", calibration_error(likely), len(likely))
    spoken = [one for one in said if one.side in SIDES]
    sure: list[Judged] = [(one.confidence, one.side == one.label) for one in spoken]
    yield _row(
        name, "calibration error, sides said", calibration_error(sure), len(sure)
    )
    yield from _threshold(name, said)
    yield _row(name, "coverage, sides said", len(sure) / len(said), len(said))
    yield _row(name, "precision, sides said", share([r for _, r in sure]), len(sure))
    sided = [one.side == one.label for one in spoken if one.label in SIDES]
    measure = "precision, sides said of replies with a side"
    yield _row(name, measure, share(sided), len(sided))
    tens = [(int(c * 20) / 20, right) for c, right in sure]
    for limit, coverage, precision in coverage_curve(tens, len(said)):
        measure = f"precision from {limit:.2f} on, coverage {coverage:.2f}"
        yield _row(name, measure, precision, len(said))


def _threshold(name: str, said: list[Said]) -> Iterator[Row]:
    """Give what the model alone says from its threshold on."""
    sure = [one for one in said if one.chance >= SURE and one.likeliest in SIDES]
    sided = [one.likeliest == one.label for one in sure if one.label in SIDES]
    yield _row(name, "coverage, model sure", len(sure) / len(said), len(said))
    rights = [one.likeliest == one.label for one in sure]
    yield _row(name, "precision, model sure", share(rights), len(rights))
    measure = "precision, model sure of replies with a side"
    yield _row(name, measure, share(sided), len(sided))


def _ablated(name: str, given: list[Example]) -> Iterator[Row]:
    """Give the two-way macro-F1 without each part of the model, not trained anew."""
    model = stance_model("en")
    if model is None:
        return
    sided = [(one.label, one.features()) for one in given if one.label in SIDES]
    for part, belongs in PARTS.items():
        less = _without(model, belongs)
        pairs = [(label, less.judge(found).leans) for label, found in sided]
        measure = f"two-way macro-F1 without {part}"
        yield _row(name, measure, macro_f1(pairs, SIDES), len(pairs))


def _without(model: StanceModel, belongs: Callable[[str], bool]) -> StanceModel:
    kept = {name: row for name, row in model.weights.items() if not belongs(name)}
    return attrs.evolve(model, weights=kept)


def _scored(name: str, measure: str, pairs: list[Pair], labels: tuple[str, ...]) -> Row:
    low, high = interval(pairs, partial(macro_f1, labels=labels))
    return Row(
        area="stances", data=name, measure=measure,
        value=macro_f1(pairs, labels), low=low, high=high, count=len(pairs),
    )  # fmt: skip


def _row(name: str, measure: str, value: float, count: int) -> Row:
    return Row(area="stances", data=name, measure=measure, value=value, count=count)

"""Train the model of the exchange: `python -m tests.training.exchange`.

It writes `converter/structure/weights/exchange.json`; `--check` says whether the same
numbers come out. Needs the extra `train`. Trained on the English threads of the train
split, as a copy shows them and with their replies stated, and on quiet ones. What the words of an answer say
comes from stance models that have not seen its thread, and how sure the exchange is from
weights that have not.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
from attrs import frozen

from disputatio.converter.structure import exchange_model, stance_model
from disputatio.converter.structure.exchange_links import Exchange
from disputatio.converter.structure.exchange_model import WORDS, ExchangeModel, Sums
from disputatio.converter.structure.exchange_signs import (
    Beliefs,
    near_signs,
    place_signs,
)
from disputatio.converter.structure.exchange_stances import exchange_of, sums_of
from disputatio.converter.structure.link_reading import LinkReader
from disputatio.converter.structure.logistic import log_odds, weights_file
from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.stance_model import StanceModel, chances
from disputatio.schemas.debate import Debate
from tests.benchmarks.output import say
from tests.benchmarks.structure.gold_debates import key, linked_debate, plain_debate
from tests.gold import corpus
from tests.gold.quiet import quiet_debates, quiet_sides
from tests.training import stance
from tests.training.fitting import WEIGHTS
from tests.training.logistic import fit, matrix
from tests.training.stance_examples import LANGUAGE, quiet_group

FOLDS = 5

WEIGHT = 0.5
"""What an answer of a debate counts: each is read twice, with replies stated and without."""

QUIET_WEIGHT = 2.0
"""What an answer in a thread without a debate counts: these threads are fewer and shorter."""

PULL = 5.0
"""How strongly weights are drawn to nothing; those of the words, to 1, a tenth of it."""

STANCES = ("side", "neutral", "mixed")
"""What the three sums are about."""


@frozen(kw_only=True)
class Seen:
    """A thread as the passes see it, and what its answers mean."""

    group: str
    """Name of the thread."""
    exchange: Exchange
    """Its answers."""
    words: tuple[Sums, ...]
    """What the words of each say."""
    labels: tuple[str | None, ...]
    """The stance of each; None where there is no such answer."""
    weight: float
    """What each counts."""


def main() -> None:
    """Write the weights, or compare them with those that are there."""
    made = trained()
    file = WEIGHTS / "exchange.json"
    if "--check" in sys.argv[1:]:
        same = json.loads(file.read_text("utf-8")) == made
        say("the same numbers" if same else "OTHER numbers")
        sys.exit(0 if same else 1)
    file.write_text(_text(made), "utf-8")
    say(f"{file.name}: {len(made['weights'])} signs")


def trained() -> dict[str, Any]:
    """Give the whole content of the file of weights."""
    seen = list(_training())
    groups = sorted({one.group for one in seen})
    odds: dict[str, list[tuple[float, bool]]] = {stance: [] for stance in STANCES}
    for fold in range(FOLDS):
        held = set(groups[fold::FOLDS])
        model = _model([one for one in seen if one.group not in held])
        for one in seen:
            if one.group in held:
                _judge(model, one, odds)
    data = _weights(seen)
    data["sure"] = {name: stance.graded(odds[name]) for name in STANCES}
    return data


def _judge(
    model: ExchangeModel, one: Seen, odds: Mapping[str, list[tuple[float, bool]]]
) -> None:
    beliefs = model.beliefs(one.exchange, one.words, {})
    for belief, label in zip(beliefs, one.labels, strict=True):
        if label is not None:
            best = max(belief, key=lambda side: belief[side])
            name = "side" if best in stance.SIDES else best
            odds[name].append((log_odds(belief[best]), best == label))


def _training() -> Iterator[Seen]:
    """Read the threads, each with a stance model that was trained without it."""
    examples = stance.seen_examples("train")
    folds = stance.folds(examples)
    sure = weights_file("stance")["sure"]
    models = [
        stance_model.model_of(
            stance.fitted([s for s in examples if folds[s.example.group] != fold])
            | {"sure": sure}
        )
        for fold in range(stance.FOLDS)
    ]
    for thread in corpus.threads("train"):
        if thread.language == LANGUAGE:
            model = models[folds[f"thread: {thread.name}"]]
            stances = {(key(a.post), key(a.to)): a.stance for a in thread.answers}
            for debate in (plain_debate(thread), linked_debate(thread)):
                yield _seen(thread.name, debate, model, stances.get, WEIGHT)
    sides = quiet_sides("train")
    for name, debate in quiet_debates("train"):
        if debate.language == LANGUAGE:
            side = partial(_quiet_side, sides[name])
            model = models[folds[quiet_group(name)]]
            yield _seen(name, debate, model, side, QUIET_WEIGHT)


def _quiet_side(sides: Mapping[tuple[str, str], str], pair: tuple[str, str]) -> str:
    """Give the stance of an answer in a thread without a debate: mostly none."""
    return sides.get(pair, "neutral")


def _seen(
    name: str,
    debate: Debate,
    model: StanceModel,
    stance_of: Callable[[tuple[str, str]], str | None],
    weight: float,
) -> Seen:
    debate = structured(debate, without=("stances", "positions"))
    reader = LinkReader(debate, lambda _: model)
    links = [link for link in reader.links() if link.words.judged is not None]
    return Seen(
        group=name,
        exchange=exchange_of(reader.reads, links),
        words=tuple(map(sums_of, links)),
        labels=tuple(
            stance_of((link.post.post.key, link.target.post.key)) for link in links
        ),
        weight=weight,
    )


def _model(seen: Sequence[Seen]) -> ExchangeModel:
    plain = dict.fromkeys(STANCES, (0.0, 1.0))
    return exchange_model.model_of(_weights(seen) | {"sure": plain})


def _weights(seen: Sequence[Seen]) -> dict[str, Any]:
    """Fit the weights, with beliefs by the words and then by the first weights."""
    beliefs: list[Beliefs] = [[chances(*sums) for sums in one.words] for one in seen]
    data: dict[str, Any] = {}
    for _ in range(exchange_model.ROUNDS):
        rows = [_rows(one, known) for one, known in zip(seen, beliefs, strict=True)]
        data = _fitted(seen, rows)
        model = exchange_model.model_of(data | {"sure": {}})
        beliefs = [[chances(*model.sums(row)) for row in some] for some in rows]
    return data


def _rows(one: Seen, beliefs: Beliefs) -> list[dict[str, float]]:
    return [
        place_signs(one.exchange, number)
        | dict(zip(WORDS, sums, strict=True))
        | near_signs(one.exchange, number, beliefs)
        for number, sums in enumerate(one.words)
    ]


def _fitted(
    seen: Sequence[Seen], rows: Sequence[Sequence[dict[str, float]]]
) -> dict[str, Any]:
    examples = [
        (row, label, one.weight)
        for one, some in zip(seen, rows, strict=True)
        for row, label in zip(some, one.labels, strict=True)
        if label is not None
    ]
    names = sorted({name for row, _, _ in examples for name in row})
    parts = [
        _fit(examples, names, sign, wanted, belongs)
        for sign, wanted, belongs in (
            (WORDS[0], "agree", lambda label: label in stance.SIDES),
            (WORDS[1], "neutral", lambda _: True),
            (WORDS[2], "mixed", lambda label: label != "neutral"),
        )
    ]
    return {
        "start": [round(start, 3) for _, start in parts],
        "weights": {
            name: [round(float(weights[at]), 3) for weights, _ in parts]
            for at, name in enumerate(names)
        },
    }


def _fit(
    examples: Sequence[tuple[dict[str, float], str, float]],
    names: Sequence[str],
    sign: str,
    wanted: str,
    belongs: Callable[[str], bool],
) -> tuple[Any, float]:
    """Fit one sum."""
    used = [example for example in examples if belongs(example[1])]
    y = np.array([int(label == wanted) for _, label, _ in used])
    toward = np.array([float(name == sign) for name in names])
    pull = np.array([PULL * (0.1 if name in WORDS else 1.0) for name in names])
    x = matrix([row for row, _, _ in used], names)
    return fit(x, y, np.array([weight for _, _, weight in used]), toward, pull)


def _text(data: dict[str, Any]) -> str:
    """Give JSON with a line for each sign."""
    rows = ",\n".join(
        f"  {json.dumps(name)}: {json.dumps(row)}"
        for name, row in data["weights"].items()
    )
    head = (
        f' "start": {json.dumps(data["start"])},\n "sure": {json.dumps(data["sure"])}'
    )
    return "{\n" + head + ',\n "weights": {\n' + rows + "\n }\n}\n"


if __name__ == "__main__":
    main()

"""Train the stance model of English on the project's own corpus.

`python -m tests.training.stance` writes `converter/structure/weights/stance.json`;
`--check` says whether the same numbers come out. Needs the extra `train`. Trained on the
train split of pairs and threads, and on quiet threads; how sure the model is was learned
across them: it is right where a reader may defend what it says.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from typing import Any

import numpy as np
from attrs import frozen

from disputatio.converter.structure import stance_model
from disputatio.converter.structure.leanings import no_side_leans, starting_leans
from disputatio.converter.structure.logistic import log_odds
from disputatio.converter.structure.stance_features import Features
from tests.benchmarks.output import say
from tests.training.fitting import WEIGHTS
from tests.training.logistic import Vector, balanced, fit, matrix
from tests.training.stance_examples import (
    LANGUAGE,
    Example,
    pair_examples,
    quiet_examples,
    thread_examples,
)

SCALE = 100
SIDES = ("agree", "disagree")
FOLDS = 5

LEAN = {"side": 0.75, "neutral": 1.0, "mixed": 0.0}
"""Share of the leans set by hand that the weights of each sum are drawn to."""

CUES = {"cue agree": 1.2, "cue disagree": -1.2}
"""Leans of the cues."""

PULLS = {"side": (60.0, 12.0), "neutral": (200.0, 20.0), "mixed": (20.0, 20.0)}
"""How strongly, for features and for words: chosen on the development split and covid."""

GROUPS = {"side": 8, "neutral": 20, "mixed": 20}
"""In how many topics and threads a word must occur to get a weight."""


@frozen(kw_only=True)
class Seen:
    """An example and what the model sees of it."""

    example: Example
    """The example."""
    found: Features
    """Its features."""


def main() -> None:
    """Write the weights, or compare them with those that are there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    made = trained()
    file = WEIGHTS / "stance.json"
    if given.check:
        same = json.loads(file.read_text("utf-8")) == made
        say("the same numbers" if same else "OTHER numbers")
        sys.exit(0 if same else 1)
    file.write_text(_text(made), "utf-8")
    say(f"{file.name}: {len(made['weights'])} features, {file.stat().st_size} bytes")


def trained() -> dict[str, Any]:
    """Give the whole content of the file of weights."""
    training = [*seen_examples("train")]
    data = fitted(training)
    data["sure"] = _sure(training)
    return data


def seen_examples(split: str) -> list[Seen]:
    """Give the examples of a split with their features."""
    examples = [
        *pair_examples(split), *thread_examples(split), *quiet_examples(split)
    ]  # fmt: skip
    return [Seen(example=example, found=example.features()) for example in examples]


def fitted(training: list[Seen]) -> dict[str, Any]:
    """Fit the three sums; how sure they are is not said."""
    sided = [seen for seen in training if seen.example.label in SIDES]
    rest = [seen for seen in training if seen.example.label != "neutral"]
    parts = (
        _fit("side", sided, "agree", _leans()),
        _fit("neutral", training, "neutral", no_side_leans(LANGUAGE)),
        _fit("mixed", rest, "mixed", {}),
    )
    names = sorted({name for weights, _ in parts for name in weights})
    return {
        "language": LANGUAGE,
        "scale": SCALE,
        "start": [round(start * SCALE) for _, start in parts],
        "weights": {n: [weights.get(n, 0) for weights, _ in parts] for n in names},
    }


def _leans() -> dict[str, float]:
    return starting_leans(LANGUAGE) | CUES


def _fit(
    part: str, seen: list[Seen], label: str, toward: dict[str, float]
) -> tuple[dict[str, int], float]:
    """Fit one sum; give its weights that are not nothing, and its start."""
    names = _names(seen, GROUPS[part])
    x = matrix([_row(s.found, names) for s in seen], names)
    y = np.array([int(s.example.label == label) for s in seen])
    even: Vector = balanced(y) if part == "side" else np.ones(len(y))
    pull = np.array([PULLS[part][stance_model.is_word(name)] for name in names])
    means = np.array([LEAN[part] * toward.get(name, 0.0) for name in names])
    weights, start = fit(x, y, even, means, pull)
    whole = {n: round(w * SCALE) for n, w in zip(names, weights, strict=True)}
    return {name: weight for name, weight in whole.items() if weight}, start


def _names(seen: list[Seen], groups: int) -> list[str]:
    """Give all features, and the words of so many topics and threads."""
    met: dict[str, set[str]] = defaultdict(set)
    rest: set[str] = set()
    for one in seen:
        rest.update(one.found.values)
        for word in one.found.words:
            met[word].add(one.example.group)
    return sorted(rest) + sorted(w for w, where in met.items() if len(where) >= groups)


def _row(found: Features, names: list[str]) -> dict[str, float]:
    known = found.words.intersection(names)
    share = stance_model.WORD_WEIGHT / max(1, len(known)) ** 0.5
    return found.values | dict.fromkeys(known, share)


def folds(training: list[Seen]) -> dict[str, int]:
    """Give the part of each topic and thread, whose model has not seen it."""
    groups = sorted({seen.example.group for seen in training})
    return {group: number % FOLDS for number, group in enumerate(groups)}


def _sure(training: list[Seen]) -> dict[str, list[float]]:
    """Learn from answers that a model has not seen how often it is right."""
    fold = folds(training)
    odds: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    plain = {kind: [0.0, 1.0] for kind in ("side", "mixed", "neutral")}
    for number in range(FOLDS):
        others = [s for s in training if fold[s.example.group] != number]
        data = fitted(others) | {"sure": plain}
        model = stance_model.model_of(data)
        for seen in training:
            if fold[seen.example.group] == number:
                said = model.judge(seen.found)
                kind = "side" if said.side in SIDES else said.side
                right = seen.example.right(said.side)
                odds[kind].append((log_odds(said.confidence), right))
    return {kind: graded(odds[kind]) for kind in sorted(plain)}


def graded(judged: list[tuple[float, bool]]) -> list[float]:
    """Give offset and slope from odds to how often they are right (Platt 1999)."""
    x = matrix([{"odds": odds} for odds, _ in judged], ["odds"])
    y = np.array([int(right) for _, right in judged])
    weights, start = fit(x, y, np.ones(len(y)), np.array([1.0]), np.array([1.0]))
    return [round(start, 3), round(float(weights[0]), 3)]


def _text(data: dict[str, Any]) -> str:
    """Give JSON with a line for each feature."""
    head = {name: value for name, value in data.items() if name != "weights"}
    lines = [
        f" {json.dumps(name)}: {json.dumps(value)}," for name, value in head.items()
    ]
    rows = ",\n".join(
        f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row, separators=(',', ':'))}"
        for name, row in data["weights"].items()
    )
    return "{\n" + "\n".join(lines) + '\n "weights": {\n' + rows + "\n }\n}\n"


if __name__ == "__main__":
    main()

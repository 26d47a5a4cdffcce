"""How often the English stance model is right in languages that it was not trained on.

`python -m tests.training.stance_elsewhere` writes
`converter/structure/weights/stance-elsewhere.json`, to be made anew after
`tests.training.stance`; `--check` says whether the same numbers come out. Needs the extra
`train`. The weights are those of English without single words; how sure they are was
learned on the train split of the other languages that have a table `leanings`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict

from disputatio.converter.structure import stance_model
from disputatio.converter.structure.logistic import log_odds, weights_file
from disputatio.converter.structure.word_tables import table_languages
from tests.benchmarks.output import say
from tests.training.fitting import WEIGHTS
from tests.training.stance import SIDES, graded
from tests.training.stance_examples import (
    LANGUAGE,
    pair_examples,
    quiet_examples,
    thread_examples,
)

PLAIN = {"sure": {kind: [0.0, 1.0] for kind in ("mixed", "neutral", "side")}}


def main() -> None:
    """Write how sure the model is elsewhere, or compare it with what is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    made = {"sure": learned()}
    file = WEIGHTS / "stance-elsewhere.json"
    if given.check:
        same = json.loads(file.read_text("utf-8")) == made
        say("the same numbers" if same else "OTHER numbers")
        sys.exit(0 if same else 1)
    file.write_text(json.dumps(made) + "\n", "utf-8")
    say(f"{file.name}: {made['sure']}")


def learned() -> dict[str, list[float]]:
    """Give offset and slope from odds to how often they are right, by kind of stance."""
    odds: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for language in table_languages("leanings"):
        if language != LANGUAGE:
            for kind, chance, right in _judged(language):
                odds[kind].append((log_odds(chance), right))
    return {kind: graded(odds[kind]) for kind in PLAIN["sure"]}


def _judged(language: str) -> list[tuple[str, float, bool]]:
    english = stance_model.model_of(weights_file("stance"))
    model = stance_model.taken_over(english, language, PLAIN)
    examples = (
        *pair_examples("train", language),
        *thread_examples("train", language),
        *quiet_examples("train", language),
    )
    found: list[tuple[str, float, bool]] = []
    for example in examples:
        said = model.judge(example.features())
        kind = "side" if said.side in SIDES else said.side
        found.append((kind, said.confidence, example.right(said.side)))
    return found


if __name__ == "__main__":
    main()

"""Train the weights that rank the posts which a post may answer.

`python -m tests.training.replies` writes `converter/structure/weights/replies.json` anew, with
`--check` it says whether it gives the same numbers. A conditional logit over the candidates
of each post, by the threads of the train split, each as it is and without its names, and
by the pasted threads of `seeds/`. What earlier posts answer is first taken from the gold,
then as the weights of the round before find it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import numpy as np
from scipy.optimize import minimize

from disputatio.converter import read
from disputatio.converter.structure.quotations import find_quotations
from disputatio.converter.structure.reading import read_posts
from disputatio.converter.structure.reply_features import Candidate, ReplyFeatures
from disputatio.converter.structure.reply_ranking import Weights, chosen, ranked
from disputatio.schemas.debate import Debate
from disputatio.schemas.quoted import quotations
from tests.benchmarks.output import say
from tests.benchmarks.structure.gold_debates import plain_debate
from tests.gold import corpus

ROOT = Path(__file__).parents[2]
FILE = ROOT / "converter" / "structure" / "weights" / "replies.json"
"""The weights."""

PENALTY = 3.0
"""Weight of the squared weights."""

ROUNDS = 2
"""How often the training is repeated on its own findings."""

PLACES = 2
"""Decimal places that are kept."""

Gold = dict[int, set[int]]
"""From the place of a post to the places of those that it answers."""


@attrs.frozen
class Choice:
    """A post with the candidates among which it chooses."""

    candidates: Sequence[Candidate]
    """The earlier posts."""
    right: set[int]
    """The places of those that it answers."""


def main() -> None:
    """Write the weights, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    text = json.dumps(trained(), indent=1, sort_keys=True) + "\n"
    if parser.parse_args().check:
        same = FILE.read_text(encoding="utf-8") == text
        say("the same weights" if same else "other weights than those in the file")
        raise SystemExit(not same)
    FILE.write_text(text, encoding="utf-8")


def trained() -> dict[str, float]:
    """Give the weights by name of the feature."""
    threads = list(_threads())
    found: dict[str, float] | None = None
    for _ in range(ROUNDS):
        rows = [c for debate, gold in threads for c in choices(debate, gold, found)]
        found = _fitted([row for row in rows if row.right])
    return {name: round(w, PLACES) for name, w in (found or {}).items()}


def _threads() -> Iterator[tuple[Debate, Gold]]:
    for thread in corpus.threads("train"):
        gold: Gold = {}
        for answer in thread.answers:
            gold.setdefault(answer.post - 1, set()).add(answer.to - 1)
        debate = find_quotations(plain_debate(thread))
        yield debate, gold
        yield without_names(debate), gold
    for path in sorted(ROOT.glob("seeds/pasted-*.txt")):
        debate = read(path).debate
        replies = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
        gold = {}
        for reply in replies["replies"]:
            if reply["parent"]:
                gold.setdefault(reply["post"] - 1, set()).add(reply["parent"] - 1)
        yield debate, gold


def without_names(debate: Debate) -> Debate:
    """Give a thread as a copy shows it that lost all its names."""
    posts = tuple(attrs.evolve(post, author=None) for post in debate.posts)
    return attrs.evolve(debate, participants=(), posts=posts)


def choices(debate: Debate, gold: Gold, found: Weights | None) -> Iterator[Choice]:
    """Give the choices of a thread, in its order."""
    posts = read_posts(debate)
    numbers = {read.post.key: read.number for read in posts}
    features = ReplyFeatures(debate, posts)
    for post in posts:
        seen = features.read(post)
        sources = (q.quotation.source for q in quotations(post.post.body))
        quoted = {numbers[s.post]: 1.0 for s in sources if s and s.post in numbers}
        own = {p.number for p in posts if p.post.author == post.post.author is not None}
        quoted = {n: 1.0 for n in quoted if n < post.number and n not in own}
        candidates = features.candidates(seen, quoted)
        there = {candidate.number for candidate in candidates}
        yield Choice(candidates, gold.get(post.number, set()) & there)
        answered = gold.get(post.number, set()) if found is None else set(quoted)
        if found is not None:
            rows = chosen(ranked(candidates, found), quoted)
            answered |= {row.candidate.number for row in rows}
        features.add(seen, sorted(answered), bool(quoted))


def _fitted(rows: Sequence[Choice]) -> dict[str, float]:
    names = sorted({n for row in rows for c in row.candidates for n in c.features})
    columns = {name: place for place, name in enumerate(names)}
    size = sum(len(row.candidates) for row in rows)
    table, wanted = np.zeros((size, len(names))), np.zeros(size)
    group: np.ndarray = np.zeros(size, int)
    line = 0
    for number, row in enumerate(rows):
        for candidate in row.candidates:
            for name, value in candidate.features.items():
                table[line, columns[name]] = value
            wanted[line] = (candidate.number in row.right) / len(row.right)
            group[line] = number
            line += 1
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])

    def loss(by: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ by
        most = np.maximum.reduceat(scores, starts)
        powers = np.exp(scores - most[group])
        whole = np.add.reduceat(powers, starts)
        logs = scores - most[group] - np.log(whole)[group]
        slope = table.T @ (powers / whole[group] - wanted) + PENALTY * by
        return float(-(wanted @ logs) + PENALTY * (by @ by) / 2), slope

    start = np.zeros(len(names))
    options = {"maxiter": 1000, "ftol": 1e-10}
    result = minimize(loss, start, jac=True, method="L-BFGS-B", options=options)
    return {name: float(w) for name, w in zip(names, result.x, strict=True)}


if __name__ == "__main__":
    main()

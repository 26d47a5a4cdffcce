"""Matching statements to key points (fixtures/stance/argkp-dev).

Every argument's best key point of its topic and side by the measure that the passes use,
its words weighed by all statements of the set; the better half by score; average precision, unlabelled pairs counted wrong (strict) or
right (relaxed): the rule of counting of structure.md, section 7.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator

from attrs import frozen

from disputatio.converter.structure.statements import Statements
from tests.benchmarks.structure.iac import fixtures
from tests.benchmarks.structure.table import Row


@frozen
class Match:
    """An argument's best key point."""

    score: float
    """How like they are."""
    label: bool | None
    """Whether annotators say that they match; None where they were not asked or not sure."""


def rows() -> Iterator[Row]:
    """Give strict and relaxed mean average precision."""
    groups = list(matches())
    for name, unlabelled in (("strict", False), ("relaxed", True)):
        value = sum(_precision(group, unlabelled) for group in groups) / len(groups)
        yield Row(
            area="positions", data="argkp-dev", value=value, count=len(groups),
            measure=f"key points, {name} mean average precision",
        )  # fmt: skip


def matches() -> Iterator[list[Match]]:
    """Give the best match of each argument, by topic and side."""
    arguments = _table("arguments_dev.csv", "argument")
    points = _table("key_points_dev.csv", "key_point")
    labels = {
        (row["arg_id"], row["key_point_id"]): row["label"] == "1"
        for row in _rows("labels_dev.csv")
    }
    rated = Statements(_all(arguments, points), "en")
    for group, said in arguments.items():
        named = [(key, rated.words(text)) for key, text in points[group]]
        yield [
            _best(rated, arg, rated.words(text), named, labels) for arg, text in said
        ]


def _all(*tables: dict[tuple[str, str], list[tuple[str, str]]]) -> Iterator[str]:
    yield from (text for table in tables for row in table.values() for _, text in row)


def _best(
    rated: Statements,
    arg: str,
    said: frozenset[str],
    named: list[tuple[str, frozenset[str]]],
    labels: dict[tuple[str, str], bool],
) -> Match:
    matches = (Match(rated.shared(said, w), labels.get((arg, k))) for k, w in named)
    return max(matches, key=lambda match: match.score)


def _precision(group: list[Match], unlabelled: bool) -> float:
    best = sorted(group, key=lambda match: -match.score)[: len(group) // 2]
    rights = [unlabelled if m.label is None else m.label for m in best]
    found = [sum(rights[: n + 1]) / (n + 1) for n, right in enumerate(rights) if right]
    return sum(found) / max(1, len(found))


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = fixtures() / "stance" / "argkp-dev" / name
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _table(name: str, text: str) -> dict[tuple[str, str], list[tuple[str, str]]]:
    groups: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(name):
        key = row["arg_id" if text == "argument" else "key_point_id"]
        groups[row["topic"], row["stance"]].append((key, row[text]))
    return groups

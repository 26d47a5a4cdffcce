"""The pass `replies` where answers are known: by rule, how many are right, and how sure.

Own threads of the development split, with all that readers note; recorded forum threads,
whose software fills in the previous post where nobody quotes, so that for posts without a
quotation the record says little (structure.md, section 3); dumps of Discourse and Reddit,
whose links are hidden. Only posts with a known answer count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

from disputatio.converter import read
from disputatio.converter.structure.quotations import find_quotations
from disputatio.converter.structure.replies import find_replies
from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Inferred
from tests.benchmarks.structure import iac
from tests.benchmarks.structure.gold_debates import linked_debate
from tests.benchmarks.structure.metrics import interval
from tests.benchmarks.structure.table import Row
from tests.gold import corpus

RECORDED = "iac-4forums"

DUMPS = {
    "discourse": "discourse/urho3d-to-rbfx-and-not-to-rbfx.5864.json",
    "reddit": "reddit/comments-3hahrw.json",
}
"""Dumps in which each answer names what it answers."""

Answers: TypeAlias = Mapping[str, frozenset[str]]
"""From a post to those that it answers."""


def rows() -> Iterator[Row]:
    """Give for each rule the links that are right and the mean confidence."""
    yield from _rows("development", _own())
    yield from _rows(
        RECORDED, ((t.debate, _sets(t.parents.items())) for t in iac.threads())
    )
    for name, path in DUMPS.items():
        debate = read(iac.fixtures() / "forums" / path, structure="none").debate
        yield from _rows(name, [_hidden(debate)])


def count(debate: Debate, answers: Answers) -> Counter[str]:
    """Count links by rule, right ones, how sure they are, and posts with a right one."""
    counts: Counter[str] = Counter()
    right_posts: set[str] = set()
    for relation in find_replies(find_quotations(debate)).relations:
        post, target = relation.sources[0], relation.targets[0]
        origin = relation.origin
        if (
            relation.kind == "reply"
            and post in answers
            and isinstance(origin, Inferred)
        ):
            right = target in answers[post]
            right_posts |= {post} if right else set()
            for name in (origin.rule, "links"):
                counts[name] += 1
                counts[f"{name}: right"] += right
                counts[f"{name}: hundredths"] += round(100 * origin.confidence)
    counts["posts"] = len(answers)
    counts["posts: right"] = len(right_posts)
    return counts


def _rows(data: str, threads: Iterable[tuple[Debate, Answers]]) -> Iterator[Row]:
    counts = [count(debate, answers) for debate, answers in threads]
    for name in sorted({n for c in counts for n in c if ":" not in n}):
        yield _row(data, f"{name}: right", counts, name, 1)
        if name != "posts":
            yield _row(data, f"{name}: hundredths", counts, name, 100)


def _row(
    data: str, part: str, counts: list[Counter[str]], name: str, scale: int
) -> Row:
    def share(units: list[Counter[str]]) -> float:
        return sum(c[part] for c in units) / max(1, scale * sum(c[name] for c in units))

    low, high = interval(counts, share)  # type: ignore[arg-type]
    return Row(
        area="replies", data=data, measure=part.replace("hundredths", "confidence"),
        value=share(counts), low=low, high=high, count=sum(c[name] for c in counts),
    )  # fmt: skip


def _own() -> Iterator[tuple[Debate, Answers]]:
    for thread in corpus.threads("development"):
        yield _hidden(linked_debate(thread))


def _hidden(debate: Debate) -> tuple[Debate, Answers]:
    """Give a debate without its replies, and them."""
    replies = [r for r in debate.relations if r.kind == "reply"]
    posts = tuple(attrs.evolve(post, claimed_parent=None) for post in debate.posts)
    rest = tuple(r for r in debate.relations if r.kind != "reply")
    plain = attrs.evolve(debate, posts=posts, relations=rest)
    return plain, _sets((r.sources[0], r.targets[0]) for r in replies)


def _sets(pairs: Iterable[tuple[str, str]]) -> Answers:
    found: dict[str, set[str]] = {}
    for post, target in pairs:
        found.setdefault(post, set()).add(target)
    return {post: frozenset(targets) for post, targets in found.items()}

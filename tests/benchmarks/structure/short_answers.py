"""What is said of short answers that agree, disagree, report, deny, suppose or mock.

`seeds/short-answers.yaml`, each in a thread of three posts and in one of five, where the
exchange is weighed, too. An answer with two names counts twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import yaml

from disputatio.converter.structure.passes import structured
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Participant, Post, Relation
from tests.benchmarks.structure.table import Row
from tests.gold.quiet import SEEDS

GRADES = ("best", "allowed", "missed", "wrong")
"""How what is said stands to what may be said."""

ANSWERER = "Kim"
"""Who writes the answers."""


def rows() -> Iterator[Row]:
    """Give for each half and kind of answers how many are read right, or wrong."""
    for half in (1, 2):
        counts: dict[str, Counter[str]] = {}
        for about, _, grade in graded(half):
            for name in (about, "all"):
                counts.setdefault(name, Counter())[grade] += 1
        for about, found in counts.items():
            for grade in GRADES:
                yield Row(
                    area="short answers",
                    data=f"half {half}, {about}",
                    measure=grade,
                    value=found[grade] / found.total(),
                    count=found.total(),
                )


def graded(half: int) -> Iterator[tuple[str, str, str]]:
    """Give of each answer of a half its kind, its words, and how it is read."""
    data = _data()
    for item in data["answers"]:
        if item["half"] == half:
            for longer in (False, True):
                yield from _graded(item, longer=longer)
    for item in data["meant"]:
        if item["half"] == half:
            said = _stances(_debate(item["posts"], "en", None))
            grade = _grade(said.get(item["to"]), [item["side"]])
            if grade == "missed" and {"agree", "disagree"} & {*said.values()}:
                grade = "wrong"
            yield "meant", item["posts"][-1][1], grade


def _graded(item: Mapping[str, Any], *, longer: bool) -> Iterator[tuple[str, str, str]]:
    thread = _data()["threads"][item["thread"]]
    language = thread["language"]
    before = [*(_data()["before"][language] if longer else ()), *thread["posts"]]
    posts = [*before, (ANSWERER, item["answer"])]
    numbers = {name: number for number, (name, _) in enumerate(before, 1)}
    side = item["side"]
    named = isinstance(side, dict)
    wanted = side if named else {before[-1][0]: side}
    stated = None if named else len(before)
    said = _stances(_debate(posts, language, stated))
    for name, sides in wanted.items():
        allowed = sides if isinstance(sides, list) else [sides]
        yield item["about"], item["answer"], _grade(said.get(numbers[name]), allowed)


def _grade(said: str | None, allowed: list[str]) -> str:
    side = said if said not in (None, "neutral") else "none"
    if side in allowed:
        return "best" if side == allowed[0] else "allowed"
    return "missed" if side == "none" else "wrong"


def _stances(debate: Debate) -> dict[int, str | None]:
    """Give what the last post thinks of others, by their numbers."""
    numbers = {post.key: post.number for post in debate.posts}
    return {
        number: relation.scheme
        for relation in structured(debate).relations
        if relation.kind == "stance" and relation.sources[0] == debate.posts[-1].key
        if (number := numbers.get(relation.targets[0])) is not None
    }


def _debate(posts: list[Any], language: str, stated: int | None) -> Debate:
    """Make a thread whose last post answers the one of the number `stated`, if any."""
    last = f"post-{len(posts)}"
    link = Relation(
        key="link", kind="reply", sources=(last,), targets=(f"post-{stated}",)
    )
    names = dict.fromkeys(name for name, _ in posts)
    return Debate(
        language=language,
        participants=tuple(Participant(key=name, name=name) for name in names),
        posts=tuple(
            Post(
                key=f"post-{number}",
                number=number,
                author=name,
                body=plain_blocks(words),
            )
            for number, (name, words) in enumerate(posts, 1)
        ),
        relations=(link,) if stated else (),
    )


@cache
def _data() -> Mapping[str, Any]:
    text = (SEEDS / "short-answers.yaml").read_text("utf-8")
    found: Mapping[str, Any] = yaml.safe_load(text)
    return found

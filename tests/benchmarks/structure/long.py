"""Long threads: posts a second of every pass, and how counted work grows.

The posts are those of our own English threads, one thread after the other, again and again
up to the length that is asked for. In each round the names and rare words are others, as
people and matters change in a thread that runs for years.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from itertools import count, islice

import attrs

from disputatio.converter.structure.passes import PASSES, structured
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Participant, Post
from tests.benchmarks.structure.table import Row
from tests.gold import corpus
from tests.laws.work import work_of

LENGTHS = (1_000, 3_000, 10_000)
"""Posts of the threads that are timed."""

COUNTED = (1_000, 2_000)
"""Posts of the threads whose work is counted, which takes far longer than doing it."""

RARE = 5
"""Words in fewer posts than this are others in each round."""

_WORD = re.compile(r"[A-Za-z]{4,}")


def rows() -> Iterator[Row]:
    """Give the speed of all passes together at each length, then of each at the longest."""
    for length in LENGTHS:
        spent = seconds(long_thread(length))
        yield _row(length, "posts a second, all passes", length / sum(spent.values()))
    for name, each in spent.items():
        yield _row(length, f"posts a second, {name}", length / each)
    small, large = (_work_per_character(long_thread(n)) for n in COUNTED)
    measure = f"work per character, in times of {COUNTED[0]} posts"
    yield _row(COUNTED[1], measure, large / small)


def _row(length: int, measure: str, value: float) -> Row:
    return Row(
        area="long", data=f"{length} posts", measure=measure, value=value, count=length
    )


def _work_per_character(debate: Debate) -> float:
    """Give the counted work by the length of the text: the threads' posts differ in it."""
    text = sum(len(post.text) for post in debate.posts)
    return work_of(partial(structured, debate)) / text


def seconds(debate: Debate) -> dict[str, float]:
    """Give the seconds that each pass takes, one after the other as in a full reading."""
    spent: dict[str, float] = {}
    for step in PASSES:
        start = time.process_time()
        debate = step.run(debate)
        spent[step.name] = max(time.process_time() - start, 1e-3)
    return spent


@cache
def long_thread(length: int) -> Debate:
    """Give one thread of so many posts."""
    posts = tuple(islice(_posts(), length))
    names = dict.fromkeys(post.author for post in posts if post.author)
    return Debate(
        title=corpus.threads()[0].title,
        language="en",
        participants=tuple(Participant(key=name, name=name) for name in names),
        posts=tuple(
            attrs.evolve(post, key=f"post-{number}", number=number)
            for number, post in enumerate(posts, 1)
        ),
    )


def _posts() -> Iterator[Post]:
    threads = [thread for thread in corpus.threads() if thread.language == "en"]
    bodies = [set(_WORD.findall(p.body)) for t in threads for p in t.posts]
    users = Counter(word for words in bodies for word in words)
    for turn in count():
        for thread in threads:
            for post in thread.posts:
                body = _WORD.sub(partial(_other, users, turn), post.body)
                author = f"{post.author}{turn or ''}" if post.shown else None
                yield Post(key="", author=author, body=plain_blocks(body))


def _other(users: Counter[str], turn: int, match: re.Match[str]) -> str:
    """Give another word for a rare one in each round but the first."""
    word = match.group()
    if not turn or users[word] >= RARE:
        return word
    return f"{word}{'xyzqvw'[turn % 6]}{'aeiou'[turn // 6 % 5]}"

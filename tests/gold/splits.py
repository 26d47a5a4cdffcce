"""Which threads and reply pairs are for training, development and the test.

`seeds/splits.yaml` says it: threads go by their register, pairs by their topic; a subject
that threads and pairs share is on one side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import yaml
from attrs import frozen

from tests.gold.pairs import ReplyPair
from tests.gold.thread import GoldError, GoldThread

SPLITS = ("train", "development", "test")
"""Names of the splits."""

FILE = Path(__file__).parents[2] / "seeds" / "splits.yaml"
"""The splits of the corpus."""

_Groups = dict[str, dict[str, list[str]]]


@frozen(kw_only=True)
class Splits:
    """The split of each register and of each subject."""

    registers: dict[str, str]
    """Split of every register of a thread."""
    topics: dict[str, str]
    """Split of every topic of a pair, and of the topics that threads share."""
    subjects: dict[str, str]
    """The subject of each of these topics."""

    def of_thread(self, thread: GoldThread) -> str:
        """Give the split of a thread; a `GoldError` if its register has none."""
        return _known(self.registers, thread.register, thread.name)

    def of_pair(self, pair: ReplyPair) -> str:
        """Give the split of a pair; a `GoldError` if its topic has none."""
        return _known(self.topics, pair.topic, f"{pair.file}:{pair.line}")


def _known(table: dict[str, str], key: str, where: str) -> str:
    if key not in table:
        raise GoldError(f"{where}: {key!r} has no split; give it one in {FILE.name}")
    return table[key]


def read_splits(path: Path = FILE) -> Splits:
    """Give the splits of a file.

    Raises:
        GoldError: a register or topic stands twice, or a split has an unknown name.
    """
    data: dict[str, _Groups] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Splits(
        registers=_table(data["registers"], split_wanted=True),
        topics=_table(data["subjects"], split_wanted=True),
        subjects=_table(data["subjects"], split_wanted=False),
    )


@cache
def splits() -> Splits:
    """Give the splits of the corpus, read once."""
    return read_splits()


def _table(groups: _Groups, *, split_wanted: bool) -> dict[str, str]:
    result: dict[str, str] = {}
    for split, families in groups.items():
        if split not in SPLITS:
            raise GoldError(f"{split!r} is no split; known are {', '.join(SPLITS)}")
        for family, members in families.items():
            for member in members:
                if member in result:
                    raise GoldError(f"{member!r} stands twice in {FILE.name}")
                result[member] = split if split_wanted else family
    return result


def split_problems(
    given: Splits, threads: Iterable[GoldThread], pairs: Iterable[ReplyPair]
) -> Iterator[str]:
    """Give a sentence for each register or subject that is on two sides or on none."""
    topics: dict[str, str] = dict(given.topics)
    used: set[str] = set()
    for thread in threads:
        used |= {thread.register, thread.topic}
        split = given.registers.get(thread.register)
        if split is None:
            yield f"{thread.name}: the register {thread.register!r} has no split"
        elif topics.setdefault(thread.topic, split) != split:
            yield f"{thread.name}: {thread.topic!r} is on two sides"
    parents: dict[str, str | None] = {}
    for pair in pairs:
        used.add(pair.topic)
        where = f"{pair.file}:{pair.line}"
        side = given.topics.get(pair.topic)
        if side is None:
            yield f"{where}: the topic {pair.topic!r} has no split"
        if parents.setdefault(pair.parent, side) != side:
            yield f"{where}: its parent is on two sides"
    for name in sorted({*given.registers, *given.topics} - used):
        yield f"{name!r} has a split, but nothing bears it"

"""Debates as real pages have them (`seeds/messy-debates.yaml`), by split."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml
from attrs import frozen

from disputatio.schemas.content import Block, Quotation, plain_blocks
from disputatio.schemas.debate import Debate
from tests.gold.quiet import plain_thread

SEEDS = Path(__file__).parents[2] / "seeds"

FILE = SEEDS / "messy-debates.yaml"
"""Where they stand."""

SECOND = SEEDS / "messy-debates-second-reader.yaml"
"""Sides in some of them, marked by a reader who had not seen the first marks."""

Said = tuple[tuple[int, str], ...]
"""Numbers of positions, from 1, and words that say them."""

_SAID = re.compile(r"\[\[(\d)\|(.*?)\]\]", re.DOTALL)


@frozen
class Sides:
    """Who takes a side on a position: numbers of posts, from 1."""

    says: frozenset[int]
    """Posts with words that say it."""
    supporters: frozenset[int]
    """Other posts that are for it."""
    opponents: frozenset[int]
    """Posts that are against it."""

    def of(self, post: int) -> str:
        """Give the side of a post: `for`, `against` or `none`."""
        if post in self.opponents:
            return "against"
        return "for" if post in self.supporters | self.says else "none"


def messy_debates(split: str) -> Iterator[tuple[str, Debate, Said]]:
    """Give the debates of a split: name, posts, and the words that say positions."""
    for given in _given(FILE):
        if given["split"] == split:
            found = [f for _, text in given["posts"] for f in _SAID.findall(text)]
            posts = [(who, _body(text)) for who, text in given["posts"]]
            debate = plain_thread(given, posts)
            yield given["name"], debate, tuple((int(n), words) for n, words in found)


def messy_sides(name: str) -> Mapping[int, Sides]:
    """Give, by the number of a position, who is for and against it in a debate."""
    return next(_sides(given, given) for given in _given(FILE) if given["name"] == name)


def twice_read() -> Iterator[tuple[str, Mapping[int, Sides], Mapping[int, Sides]]]:
    """Give the debates that two readers marked: name, and what each found."""
    debates = {given["name"]: given for given in _given(FILE)}
    for again in _given(SECOND):
        given = debates[again["name"]]
        yield again["name"], _sides(given, given), _sides(given, again)


def pairs_of_readers() -> list[tuple[str, str]]:
    """Give the side of each post on each position for both readers, but of who says it."""
    return [
        (one.of(post), second[number].of(post))
        for name, first, second in twice_read()
        for number, one in first.items()
        for post in range(1, len(_posts(name)) + 1)
        if post not in one.says
    ]


def _posts(name: str) -> list[Any]:
    return next(given["posts"] for given in _given(FILE) if given["name"] == name)


def _sides(given: Mapping[str, Any], marked: Mapping[str, Any]) -> dict[int, Sides]:
    says: dict[int, set[int]] = {}
    for post, (_, text) in enumerate(given["posts"], 1):
        for number, _ in _SAID.findall(text):
            says.setdefault(int(number), set()).add(post)
    return {
        number: Sides(
            frozenset(says[number]), frozenset(row["for"]), frozenset(row["against"])
        )
        for number, row in marked["sides"].items()
    }


@cache
def _given(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def _body(text: str) -> tuple[Block, ...]:
    """Give a text as blocks: lines that begin with "> " are quoted."""
    blocks: list[Block] = []
    lines = _SAID.sub(r"\2", text).split("\n")
    for quoted, run in groupby(lines, key=lambda line: line.startswith("> ")):
        words = "\n".join(line.removeprefix("> ") for line in run)
        inner = plain_blocks(words)
        blocks += [Quotation(blocks=inner)] if quoted else inner
    return tuple(blocks)


def position_of(sentence: str, said: Said) -> int | None:
    """Give the position whose marked words a sentence has, or is a part of."""
    return next(
        (n for n, words in said if words in sentence or sentence in words), None
    )

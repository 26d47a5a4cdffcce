"""Debates as real pages have them (`seeds/messy-debates.yaml`), by split."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import yaml

from disputatio.schemas.content import Block, Quotation, plain_blocks
from disputatio.schemas.debate import Debate
from tests.gold.quiet import plain_thread

FILE = Path(__file__).parents[2] / "seeds" / "messy-debates.yaml"
"""Where they stand."""

Said = tuple[tuple[int, str], ...]
"""Numbers of positions, from 1, and words that say them."""

_SAID = re.compile(r"\[\[(\d)\|(.*?)\]\]", re.DOTALL)


def messy_debates(split: str) -> Iterator[tuple[str, Debate, Said]]:
    """Give the debates of a split: name, posts, and the words that say positions."""
    for given in yaml.safe_load(FILE.read_text(encoding="utf-8")):
        if given["split"] == split:
            found = [f for _, text in given["posts"] for f in _SAID.findall(text)]
            posts = [(who, _body(text)) for who, text in given["posts"]]
            debate = plain_thread(given, posts)
            yield given["name"], debate, tuple((int(n), words) for n, words in found)


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

"""Debates as real pages have them (`seeds/messy-debates.yaml`), by split."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from disputatio.schemas.debate import Debate
from tests.gold.quiet import plain_thread

FILE = Path(__file__).parents[2] / "seeds" / "messy-debates.yaml"
"""Where they stand."""

_SAID = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def messy_debates(split: str) -> Iterator[tuple[str, Debate, tuple[str, ...]]]:
    """Give the debates of a split: name, posts, and the words that say positions."""
    for given in yaml.safe_load(FILE.read_text(encoding="utf-8")):
        if given["split"] == split:
            said = tuple(w for _, text in given["posts"] for w in _SAID.findall(text))
            posts = [(who, _SAID.sub(r"\1", text)) for who, text in given["posts"]]
            yield given["name"], plain_thread(given, posts), said


def says(sentence: str, said: tuple[str, ...]) -> bool:
    """Say whether a sentence shares half of the shorter text with marked words."""
    return any(words in sentence or sentence in words for words in said)

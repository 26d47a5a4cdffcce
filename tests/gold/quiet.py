"""Threads in which nothing is debated (`seeds/quiet-threads.yaml`), by split."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Participant, Post

FILE = Path(__file__).parents[2] / "seeds" / "quiet-threads.yaml"
"""Where they stand."""


def quiet_debates(split: str) -> Iterator[tuple[str, Debate]]:
    """Give the threads of a split, each with its name, as plain posts."""
    for given in yaml.safe_load(FILE.read_text(encoding="utf-8")):
        if given["split"] == split:
            people = dict.fromkeys(author for author, _ in given["posts"])
            yield (
                given["name"],
                Debate(
                    title=given["title"],
                    language=given["language"],
                    participants=tuple(Participant(key=n, name=n) for n in people),
                    posts=tuple(
                        Post(
                            key=f"post-{number}",
                            number=number,
                            author=author,
                            body=plain_blocks(text),
                        )
                        for number, (author, text) in enumerate(given["posts"], 1)
                    ),
                ),
            )

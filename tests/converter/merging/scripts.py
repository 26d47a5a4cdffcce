"""Random edit scripts, merged and compared with what they must come to."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

from attrs import frozen

from disputatio.converter import read, write
from disputatio.converter.api import merged_with
from disputatio.converter.merging.merge import Merged
from disputatio.schemas.debate import Debate
from tests.strategies.edited_argdown import (
    EditedText,
    Expected,
    debate_of_sixty,
    edited,
)

LIGHT, HEAVY = range(4, 15), range(20, 41)
"""How many edits a script makes."""

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
_THREADS = (
    "pasted-tram.txt", "pasted-phpbb.txt", "pasted-nodebb.txt", "pasted-smf.txt",
    "pasted-vbulletin.txt", "pasted-xenforo-said.txt", "pasted-two-pages.txt",
    "pasted-no-debate.txt",
)  # fmt: skip
_SENTENCE = re.compile(r"[A-Z][^.!?\n\[\]<>{}]{30,220}[.!?]")


@cache
def sentences() -> list[str]:
    """Give the sentences of our own threads, each once."""
    texts = (
        post.text
        for name in _THREADS
        for post in read(SEEDS / name, structure="none").debate.posts
    )
    found = [match[0] for text in texts for match in _SENTENCE.finditer(text)]
    return [s for s in dict.fromkeys(found) if len(s.split()) > 5]


@cache
def words() -> list[str]:
    """Give words to write with."""
    text = " ".join(sentences()).lower()
    return sorted(set(re.findall(r"[a-z]{4,}", text)))


def export(debate: Debate) -> str:
    """Give a debate as Argdown."""
    sink = io.BytesIO()
    write(debate, sink, "argdown")
    return sink.getvalue().decode()


@cache
def exported(number: int) -> tuple[Debate, str]:
    """Give one of a few debates, and itself as Argdown; both are made once."""
    debate = debate_of_sixty(sentences(), number)
    return debate, export(debate)


@frozen
class Outcome:
    """What a merge came to, and what it should have come to."""

    exact: bool
    """Whether every line is the right claim and every relation is right."""
    wrong: str
    """What is wrong, for a person."""
    merged: Merged
    """The merge itself."""


def run(seed: int, edits: range, *, data: bool) -> Outcome:
    """Edit one of the debates at random, merge, and compare."""
    debate, text = exported(seed % 7)
    tree = EditedText.of(text, debate)
    edited(tree, words(), seed, edits)
    return outcome(debate, tree, data=data)


def outcome(
    debate: Debate, tree: EditedText, *, data: bool, before: Debate | None = None
) -> Outcome:
    """Merge an edited tree onto its debate and compare.

    `before` is the debate that was exported, where the thread says more since then:
    what it says more has to stay.
    """
    merged = merged_with(debate, tree.text(data=data).encode(), "ann", "argdown")
    expected = tree.expected()
    if before is not None:
        _add_since(expected, before, debate)
    texts = {claim.key: claim.text for claim in merged.debate.claims}
    old = {claim.key for claim in debate.claims}
    new = {text: key for key, text in texts.items() if key not in old}
    keys = {
        i: i if i in old else new.get(text, "missing")
        for i, text in expected.texts.items()
    }
    wrong = [
        f"{i}: {t!r} is {texts.get(keys[i])!r}"
        for i, t in expected.texts.items()
        if texts.get(keys[i]) != t
    ]
    wrong += [f"kept {k}: {texts[k]!r}" for k in texts if k not in set(keys.values())]
    edges = {(kind, keys[s], keys[t]) for kind, s, t in expected.edges}
    found = {
        (r.kind, r.sources[0], r.targets[0])
        for r in merged.debate.relations
        if r.kind in {"support", "attack"}
    }
    wrong += [f"missing {e}" for e in edges - found] + [
        f"extra {e}" for e in found - edges
    ]
    return Outcome(not wrong, "\n".join(wrong), merged)


def _add_since(expected: Expected, before: Debate, debate: Debate) -> None:
    """Expect what the thread says now and did not say when it was exported."""
    old = {claim.key for claim in before.claims}
    known = {relation.key for relation in before.relations}
    expected.texts.update({c.key: c.text for c in debate.claims if c.key not in old})
    for relation in debate.relations:
        source, target = relation.sources[0], relation.targets[0]
        alive = source in expected.texts and target in expected.texts
        if relation.key not in known and alive:
            expected.edges.add((relation.kind, source, target))

"""Argdown that somebody broke: an error or a reading with notices, in linear work."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random

import pytest

from disputatio.converter.importers.argdown import ArgdownImporter
from disputatio.converter.importers.shared.argdown.model import ModelProblem
from disputatio.converter.importers.shared.argdown.modelling import (
    configured_model,
    raw_model,
)
from disputatio.converter.importers.shared.argdown.parser import Parser
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Source
from tests.judges.argdown_official import official_json
from tests.laws.work import work_of
from tests.strategies.argdown_documents import changed
from tests.strategies.argdown_twins import ACCEPTED

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


def attempt(data: bytes, *, strict: bool = False) -> None:
    """Read bytes: a valid debate, or a `ReadError`; nothing else may come out."""
    try:
        (found,) = ArgdownImporter().read(Source(data=data), {"argdown-strict": strict})
    except ReadError:
        return
    assert problems(found.debate) == ()


def variants(random: Random, data: bytes, count: int) -> list[bytes]:
    """Cut, flipped, doubled and otherwise damaged copies."""
    found = []
    for _ in range(count):
        at, bit = random.randrange(len(data)), 1 << random.randrange(8)
        flipped = data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]
        text = changed(random, data.decode("utf-8", "replace"), 5)
        found += [data[:at], data[at:], flipped, data[:at] + data, text.encode()]
    return found


@pytest.mark.parametrize(
    "name", [*ACCEPTED, *sorted(p.name for p in SEEDS.glob("*.argdown"))]
)
def test_damaged_documents_are_errors_or_readings(name: str) -> None:
    """Truncated, bit-flipped and changed: no other exception, and no debate with problems."""
    text = ACCEPTED.get(name)
    data = text.encode() if text is not None else (SEEDS / name).read_bytes()
    random = Random(name)  # noqa: S311 - the same damage in every run
    for variant in variants(random, data, 4):
        attempt(variant)
        attempt(variant, strict=True)


@pytest.mark.real
def test_damaged_real_documents_are_errors_or_readings(fixtures_folder: Path) -> None:
    """The same for every real file, in its own bytes."""
    folder = fixtures_folder / "argdown"
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        random = Random(path.name)  # noqa: S311 - the same damage in every run
        for variant in variants(random, path.read_bytes()[:20_000], 3):
            attempt(variant)


GROWING: dict[str, str] = {
    "statements": "[S{n}]: Statement {n}, said (so). #t {{a: {n}}}\n  + [S0]\n  - <A{n}>: x\n\n",
    "members": "[S]: words {n}\n\n",
    "attackers": "  - <A{n}>: x\n",
    "reasonings": "<A{n}>\n\n(1) [P]: p\n-- r {{uses: [1]}} --\n(2) [C]: c\n\n",
    "tags": " #t{n}",
    "open braces": "{{",
    "braces and words": " {{x.",
    "closed braces": "}} ",
    "unclosed bold": "**a *b ",
    "brackets": "[",
    "titles in a line": " [a] <b>",
    "broken links": "[a](\n",
    "comments": "// c {n}\n",
    "open comments": "<!-- /* ",
    "open front matters": "=== a\n",
    "inferences": "-- a\n",
    "inferences with open data": "--\n{{a: {n}\n",
    "shortcodes": ".a:b.:",
    "line ends": "\r",
    "blanks": ",   ",
    "headings": "# h {n}\n\n",
    "data": " {{a: [{n}, {{b: c}}]}}\n\n[S{n}]: x",
}
"""Pieces that repeat in a growing document."""


def grown(piece: str, size: int) -> str:
    """A document with a piece many times."""
    return "[T]: t\n" + "".join(piece.format(n=n) for n in range(size))


@pytest.mark.parametrize("name", GROWING)
def test_reading_and_modelling_are_linear(name: str) -> None:
    """Twice the pieces are at most 2.2 times the work, of reader and model."""
    small, large = (grown(GROWING[name], size) for size in (75, 150))
    _work(small)
    assert work_of(partial(_work, large)) <= 2.2 * work_of(partial(_work, small))


def _work(text: str) -> None:
    attempt(text.encode())
    try:
        official_json(configured_model(Parser(text).document()))
    except ModelProblem:
        return


@pytest.mark.parametrize(
    "text",
    [
        "[T]: t\n" + "\n".join(" " * n + f"+ <a{n}>: x" for n in range(1, 3_000)),
        "[T]: t " + "{" * 20_000,
        "[T]: t " + " {x." * 4_000,
        "[T]: t /* " + "x y " * 1_250_000 + " */ z",
        "[T]: t {a: '" + "x y " * 1_250_000 + "'}",
        "\n\n".join(f"[T]: words {n}" for n in range(5_000)),
        "[T]: t\n" + "".join(f"  - <a{n}>: x\n" for n in range(5_000)),
        "\n\n".join("#" * n + " h" for n in range(1, 1_500)),
        "[T]: t {a: " + "[" * 100_000 + "}",
        "[T]: " + "[[" * 100_000 + "](" * 1_000,
        "[T]: ." + "a" * 2_000_000,
    ],
    ids=lambda text: text[:12] + str(len(text)),
)
def test_pathological_documents_neither_hang_nor_overflow(text: str) -> None:
    """Deep nesting, large comments and data, many members: read, and modelled as written."""
    document = Parser(text).document()
    assert document.parts
    plain = official_json(raw_model(document))
    assert plain["statements"] or plain["sections"]

"""Law 6: the same debate gives the same bytes, whatever the process, hour or place."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given

from disputatio.schemas import codec
from disputatio.schemas.debate import Debate
from tests.laws.fingerprints import SEED_FILES
from tests.laws.formats import (
    DOCUMENTS,
    EXPORTERS,
    assert_same_bytes,
    cases,
    documents_only,
    written,
)
from tests.strategies.chosen import rich_debate
from tests.strategies.debates import debates

ROOT = Path(__file__).resolve().parents[2]

SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "COLUMNS": "40",
    },
)
"""Two processes that have as little in common as can be arranged."""


@pytest.fixture(scope="module")
def fingerprints(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """Fingerprints of the rich debate by format, from each of the processes."""
    folder = tmp_path_factory.mktemp("same-bytes")
    path = folder / "debate.json"
    path.write_bytes(codec.dumps(rich_debate()))
    command = [sys.executable, "-m", "tests.laws.fingerprints", str(path), *EXPORTERS]
    found = []
    for surroundings in SURROUNDINGS:
        environment = os.environ | surroundings
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            capture_output=True,
            check=True,
            timeout=280,
        )
        found.append(json.loads(done.stdout))
    return found


@pytest.mark.parametrize("name", cases(6, EXPORTERS))
def test_two_processes_write_the_same_bytes(
    name: str, fingerprints: list[dict[str, str]]
) -> None:
    """Law 6: neither the hash seed nor the clock, time zone or locale shows in a file."""
    first, second = (answer[name] for answer in fingerprints)

    assert re.fullmatch("[0-9a-f]{64}", first), first
    assert first == second


@pytest.mark.parametrize("name", [path.name for path in SEED_FILES])
def test_two_processes_conclude_the_same(
    name: str, fingerprints: list[dict[str, str]]
) -> None:
    """Law 6: what is read and concluded of a seed is the same in every process."""
    first, second = (answer[name] for answer in fingerprints)

    assert re.fullmatch("[0-9a-f]{64}|ReadError: .*", first, re.DOTALL), first
    assert first == second


@pytest.mark.parametrize("name", cases(6, (n for n in EXPORTERS if n not in DOCUMENTS)))
@given(debate=debates())
def test_writing_twice_gives_the_same_bytes(name: str, debate: Debate) -> None:
    """Law 6: no writer remembers anything of the debate before."""
    assert_same_bytes(written(name, debate), written(name, debate))


@pytest.mark.parametrize("name", cases(6, DOCUMENTS))
@documents_only()
@given(debate=debates())
def test_documents_of_any_debate_are_the_same_twice(name: str, debate: Debate) -> None:
    """Law 6: any debate becomes a document, and the same bytes when it is made again."""
    assert written(name, debate) == written(name, debate)

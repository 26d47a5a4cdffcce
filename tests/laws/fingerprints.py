"""Write one debate in every format and print the fingerprints, in a process of its own.

Run by `test_same_bytes` with other seeds of Python's hash, other time zones and other
folders: `python -m tests.laws.fingerprints debate.json FORMAT...`.
"""

import hashlib
import json
import sys
from pathlib import Path

from disputatio.schemas import codec
from disputatio.schemas.debate import Debate
from tests.laws.formats import written


def fingerprints(debate: Path, names: list[str]) -> dict[str, str]:
    """Give the SHA-256 of a debate-json file's debate in each format."""
    found = codec.loads(debate.read_bytes())
    return {name: _fingerprint(name, found) for name in names}


def _fingerprint(name: str, debate: Debate) -> str:
    try:
        return hashlib.sha256(written(name, debate)).hexdigest()
    except Exception as error:  # noqa: BLE001 - one broken format must not hide the others
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    answer = fingerprints(Path(sys.argv[1]), sys.argv[2:])
    sys.stdout.write(json.dumps(answer))

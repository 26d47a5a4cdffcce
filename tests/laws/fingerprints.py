"""Write one debate in every format and print the fingerprints, in a process of its own.

Run by `test_same_bytes` with other seeds of Python's hash, other time zones and other
folders: `python -m tests.laws.fingerprints debate.json FORMAT...`.
"""

import hashlib
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from disputatio import converter
from disputatio.schemas import codec
from tests.laws.formats import SEEDS, written

SEED_FILES = sorted(
    path
    for path in SEEDS.iterdir()
    if path.suffix in {".txt", ".argdown"} or path.match("*.aif.json")
)
"""Every sample thread and argument file."""


def fingerprints(debate: Path, names: list[str]) -> dict[str, str]:
    """Give the SHA-256 of a debate-json file's debate in each format, and of each seed.

    A seed is read with all structure passes; its fingerprint is that of the result.
    """
    found = codec.loads(debate.read_bytes())
    formats = {name: _fingerprint(partial(written, name, found)) for name in names}
    return formats | {
        path.name: _fingerprint(partial(_concluded, path)) for path in SEED_FILES
    }


def _concluded(path: Path) -> bytes:
    return codec.dumps(converter.read(path).debate)


def _fingerprint(make: Callable[[], bytes]) -> str:
    try:
        return hashlib.sha256(make()).hexdigest()
    except Exception as error:  # noqa: BLE001 - one broken format must not hide the others
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    answer = fingerprints(Path(sys.argv[1]), sys.argv[2:])
    sys.stdout.write(json.dumps(answer))

"""A small debate in a file, for tests of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from disputatio.schemas import codec
from tests.converter.cli.samples import cars


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A debate-json file of three posts, in a folder of its own."""
    folder = tmp_path / "sample"
    folder.mkdir()
    path = folder / "cars.debate.json"
    path.write_bytes(codec.dumps(cars()))
    return path

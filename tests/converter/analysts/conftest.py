"""What the tests of analysts share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.converter.analysts.asker import Asker
from tests.converter.analysts.fake_model import serving


@pytest.fixture
def asker(tmp_path: Path) -> Iterator[Asker]:
    """An analyst with a model of its own."""
    with serving() as model:
        yield Asker(model, tmp_path / "kept")

"""Fixtures for the converter's own tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.converter import formats


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[formats.Install]:
    """Replace the installed formats by made-up ones."""
    yield from formats.installer(monkeypatch)

"""A nodeset comes back the same by every way: JSON, RDF/XML, with joined turns or not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.benchmarks.aif_nodesets import (
    FOLDERS,
    WAYS,
    first_difference,
    lists_of,
    read,
    row_of,
    write,
)
from tests.schemas.foreign.aif_payloads import ova3
from tests.strategies.nodesets import nodesets


@pytest.mark.parametrize("name", WAYS)
@given(document=nodesets(most=8))
def test_a_nodeset_comes_back_the_same(name: str, document: dict[str, Any]) -> None:
    """Every record and every order is what it was."""
    debate = read("aif-json", json.dumps(document).encode()).debate
    again = json.loads(write("aif-json", WAYS[name](debate)))
    assert first_difference(lists_of(document), lists_of(again)) is None


@pytest.mark.parametrize("name", WAYS)
def test_a_payload_comes_back_the_same(name: str) -> None:
    """So with a payload whose layout, people and schemes stand beside the graph."""
    debate = read("aif-json", json.dumps(ova3()).encode()).debate
    again = json.loads(write("aif-json", WAYS[name](debate)))
    assert again["AIF"] == ova3()["AIF"]
    assert again["OVA"] == ova3()["OVA"]


@pytest.mark.real
@pytest.mark.parametrize("folder", FOLDERS)
def test_real_nodesets_come_back_the_same(fixtures_folder: Path, folder: str) -> None:
    """Every real file is read without a notice and comes back by every way."""
    paths = sorted((fixtures_folder / "aif" / folder).glob("*.json"))
    assert paths
    for row in map(row_of, paths):
        assert (row.error, row.lost, row.notices) == (None, {}, {}), row.path.name

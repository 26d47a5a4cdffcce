"""Packed sources: the same as plain ones, broken ones as far as they go, bombs refused."""

from __future__ import annotations

import bz2
import gzip
import lzma
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from disputatio.converter import identify, read, unpacking
from disputatio.converter.sources import load
from disputatio.schemas.errors import MissingTool, ReadError
from tests.converter.importers.records import seed

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor(write_checksum=True).compress,
}
CHANCE = random.Random(1)  # noqa: S311 - the same text in every run
PARTS = [
    b"".join(b"%d %d\n" % (n, CHANCE.getrandbits(64)) for n in range(3000))
    for _ in range(3)
]


@pytest.mark.parametrize("ending", PACKERS)
def test_packed_files_are_read_as_they_are(ending: str, tmp_path: Path) -> None:
    """The name loses its ending, the content is the same, the format is found."""
    data = seed("ferry.discourse.json")
    path = tmp_path / f"topic.json{ending}"
    path.write_bytes(PACKERS[ending](data))

    source = load(path)

    assert (source.name, source.data, source.met) == ("topic.json", data, [])
    assert identify(path)[0].name == "discourse"
    assert read(path, structure="none").debate.source == "topic.json"


@pytest.mark.parametrize("ending", PACKERS)
def test_a_broken_part_costs_only_itself(ending: str) -> None:
    """Of three packed streams the middle one is damaged: the others are whole."""
    packed = [PACKERS[ending](part) for part in PARTS]
    place = len(packed[1]) // 2
    damage = bytes(byte ^ 0xFF for byte in packed[1][place : place + 16])
    middle = packed[1][:place] + damage + packed[1][place + 16 :]

    source = load(packed[0] + middle + packed[2])
    data = source.data

    assert data.startswith(PARTS[0])
    assert data.endswith(b"\n" + PARTS[2])
    assert len(data) < sum(map(len, PARTS))
    assert [notice.rule for notice in source.met] == ["PackingBroken"]


@pytest.mark.parametrize("ending", PACKERS)
def test_a_cut_file_is_read_as_far_as_it_goes(ending: str) -> None:
    """What was unpacked before the end is given, and the cut is told."""
    packed = [PACKERS[ending](part) for part in PARTS]

    source = load(b"".join(packed)[: -len(packed[2]) // 3])

    assert source.data.startswith(PARTS[0] + PARTS[1])
    assert "is cut off" in source.met[0].sentence


@pytest.mark.parametrize("ending", PACKERS)
def test_bombs_are_refused(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that unpacks without end is an error, not a full memory."""
    monkeypatch.setattr(unpacking, "FREE", 1 << 20)
    source = load(PACKERS[ending](bytes(8 << 20)))

    with pytest.raises(ReadError, match="unpacks to more than"):
        assert source.data


def test_a_loss_is_told_with_the_reading() -> None:
    """The notice of a cut archive stands with the last thread that came of it."""
    packed = gzip.compress(seed("ferry.reddit.json"))

    found = read(packed[:-20], structure="none")

    assert "PackingBroken" in [notice.rule for notice in found.notices]
    assert found.debate.posts


def test_a_missing_unpacker_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package, the error says how to install it."""
    monkeypatch.setitem(sys.modules, "zstandard", None)

    with pytest.raises(MissingTool, match=r"disputatio\[zst\]"):
        read(PACKERS[".zst"](b"words"))

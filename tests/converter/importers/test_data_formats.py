"""What importers of data have in common: they know their files, also cut and packed."""

from __future__ import annotations

import gzip

import pytest

from disputatio.converter import detection, registry
from disputatio.converter.sources import load
from disputatio.schemas.protocols import Scattered, Source
from tests.converter.importers.records import SEEDS, attempt

SAMPLES = {
    path.name: {"activitypub": "mastodon"}.get(kind, kind)
    for path in sorted(SEEDS.glob("ferry.*"))
    for kind in [path.name.split(".")[1]]
}
"""Every sample with the name of its format."""


@pytest.mark.parametrize("name", SAMPLES)
def test_one_importer_is_surest(name: str) -> None:
    """A sample goes to its importer and no other is as sure, whatever its file name."""
    data = (SEEDS / name).read_bytes()
    for source in (Source(data=data, name=name), Source(data=data, name="x.json")):
        first, second = detection.ranked(source)[:2]

        assert first.name == SAMPLES[name]
        assert first.score > second.score


@pytest.mark.parametrize("name", SAMPLES)
def test_a_beginning_tells_the_format(name: str) -> None:
    """Three quarters of a sample are enough, with other line ends and packed, too."""
    data = (SEEDS / name).read_bytes()
    head = data[: len(data) * 3 // 4]
    for changed in (head, head.replace(b"\n", b"\r\n"), gzip.compress(data)):
        assert detection.ranked(load(changed))[0].name == SAMPLES[name]


@pytest.mark.parametrize(
    "name",
    [
        "ferry.reddit.ndjson", "ferry.hackernews.ndjson", "ferry.forum-dl.jsonl",
        "ferry.disqus.xml", "ferry.stackexchange.xml",
    ],
)  # fmt: skip
def test_pieces_can_be_grouped_elsewhere(name: str) -> None:
    """Who groups the pieces of a source by thread gets the debates that `read` gives."""
    source = Source(data=(SEEDS / name).read_bytes(), name=name)
    importer = registry.importer(SAMPLES[name])
    assert isinstance(importer, Scattered)
    threads: dict[str, list[bytes]] = {}
    for piece in importer.pieces(source, []):
        threads.setdefault(piece.thread, []).append(piece.data)

    found = [importer.together(key, rows, source) for key, rows in threads.items()]

    expected = [reading.debate for reading in importer.read(source, {})]
    assert [reading.debate for reading in found if reading is not None] == expected


@pytest.mark.parametrize("name", SAMPLES)
def test_fields_of_any_kind_are_borne(name: str) -> None:
    """Where a text or number belongs may stand a list, an object or a line feed."""
    data = (SEEDS / name).read_bytes()
    for value in (b"[]", b"{}", b"null", b"-1", b'"a\\nb"', b"1e999"):
        for old in (b": null", b": false", b'"story"', b'"Note"', b"901", b".example/"):
            new = value if old[:1] != b":" else b": " + value
            new = b".example/\\n" if old == b".example/" else new
            attempt(SAMPLES[name], data.replace(old, new))

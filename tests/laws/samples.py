"""The samples of importers: whole files in `tests/samples/NAME/`, and how they grow."""

import re
from pathlib import Path

from disputatio.converter import registry

FOLDER = Path(__file__).resolve().parents[1] / "samples"
"""A folder for each importer that has samples."""

_BODY = re.compile(rb"<body\b[^>]*>(.*)</body>", re.I | re.S)


def sample(name: str, file: str) -> bytes:
    """Give a sample of an importer."""
    return (FOLDER / name / file).read_bytes()


def all_samples() -> list[tuple[str, str]]:
    """Give importer and file name of every sample of a registered importer."""
    return [
        (name, path.name)
        for name in sorted(registry.names("importer"))
        for path in sorted((FOLDER / name).glob("*"))
        if path.is_file()
    ]


def strangers() -> list[str]:
    """Give the folders that are named as no importer is."""
    known = set(registry.names("importer"))
    return sorted(
        p.name for p in FOLDER.iterdir() if p.is_dir() and p.name not in known
    )


def grown(data: bytes, times: int) -> bytes:
    """Give a file with its content several times: of a page, what is in its body."""
    found = _BODY.search(data)
    if found is None:
        return data * times
    return data[: found.start(1)] + found[1] * times + data[found.end(1) :]

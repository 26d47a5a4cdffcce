"""What the packaging says, and what a built distribution holds."""

import subprocess
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
"""The root of the repository."""

FOLDERS = ("converter", "exporters", "schemas")
"""The folders that are mapped into the namespace."""


def settings() -> dict[str, Any]:
    """Give pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def package_folders() -> set[str]:
    """Give the import name of every folder that holds an `__init__.py`."""
    found = (
        path.parent for name in FOLDERS for path in (ROOT / name).rglob("__init__.py")
    )
    return {".".join(("disputatio", *path.relative_to(ROOT).parts)) for path in found}


def tracked_files() -> list[str] | None:
    """Give the files that git tracks and that are there; None outside a repository."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z"]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    except (OSError, subprocess.CalledProcessError):
        return None
    names = done.stdout.decode().split("\0")
    return [name for name in names if name and (ROOT / name).is_file()]


def wheel_names(wheel: Path) -> list[str]:
    """Give the names of all files of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return [name for name in archive.namelist() if not name.endswith("/")]


def sdist_names(sdist: Path) -> list[str]:
    """Give the names of all files of a source distribution, below its one folder."""
    with tarfile.open(sdist) as archive:
        members = [member.name for member in archive.getmembers() if member.isfile()]
    return [name.partition("/")[2] for name in members]


def shipped(tracked: Iterable[str]) -> set[str]:
    """Give the names in the wheel of those tracked files that belong in it."""
    ours = (name for name in tracked if name.split("/")[0] in FOLDERS)
    return {f"disputatio/{name}" for name in ours}

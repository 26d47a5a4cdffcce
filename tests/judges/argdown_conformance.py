"""Our reading of Argdown against the official parser's, point by point.

By hand, over files (or standard input, where none is given):
`python -m tests.judges.argdown_conformance [-v] FILE...` prints a row for each file with
the verdicts and the number of differences in both views, and with `-v` each difference.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from disputatio.converter.importers.shared.argdown.document import Document
from disputatio.converter.importers.shared.argdown.model import ModelProblem
from disputatio.converter.importers.shared.argdown.modelling import (
    configured_model,
    raw_model,
)
from disputatio.converter.importers.shared.argdown.parser import Parser
from disputatio.converter.importers.shared.argdown.settings import is_true
from disputatio.converter.importers.shared.argdown.text import BUILT_IN
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice
from disputatio.schemas.text import scalar
from tests.judges.argdown_judge import ArgdownJudge, Verdict
from tests.judges.argdown_official import official_json

Place = tuple[int | None, int | None]
"""Line and column."""

_LAYOUT = {"color", "fontColor", "cssClass", "heading", "map"} | {
    f"{side}{unit}"
    for side in ("start", "end")
    for unit in ("Line", "Column", "Offset")
}
"""Keys that are not compared, but for where a member begins."""

_STRESS = {"bold", "italic"}


@frozen(kw_only=True)
class Difference:
    """One point at which the readings differ."""

    path: str
    """Where, as keys and places with dots between."""
    ours: Any
    """What we read."""
    official: Any
    """What the official parser reads."""

    def __str__(self) -> str:
        """One line."""
        return f"{self.path}: {self.ours!r} instead of {self.official!r}"


@frozen(kw_only=True)
class Comparison:
    """What came out for one document."""

    official: Verdict
    """What the official parser says."""
    refused: str | None
    """Why our strict reading refuses the document; None where it does not."""
    ours: Place | None
    """Where it does."""
    notices: tuple[Notice, ...]
    """Notices of the lenient reading."""
    is_silent: bool
    """The official parser refuses it, and the lenient reading does not say so."""
    raw: tuple[Difference, ...]
    """Differences as written; none where one of the two refuses it."""
    configured: tuple[Difference, ...]
    """Differences with the views that the front matter asks for."""

    @property
    def same_verdict(self) -> bool:
        """Both accept it, or both refuse it."""
        return self.official.accepted == (self.refused is None)

    @property
    def is_corner(self) -> bool:
        """Only one of the two YAML libraries reads the data: see docs/formats/argdown.md."""
        ours = self.refused is not None and self.refused.startswith("not read as YAML")
        exception = self.official.exception or ""
        return not self.same_verdict and (ours or exception.startswith("YAML"))

    @property
    def theirs(self) -> Place | None:
        """Where the official parser has its first error, if it says so."""
        for error in self.official.errors:
            return (error.line, error.column)
        return None

    @property
    def same_place(self) -> bool | None:
        """Whether both refuse it at the same place; None where one of them names none."""
        return (
            None
            if self.theirs is None or self.ours is None
            else self.theirs == self.ours
        )

    @property
    def agrees(self) -> bool:
        """Same verdict, no difference, and no silent leniency but those that are meant."""
        same = self.same_verdict and not self.raw and not self.configured
        return same and not self.is_silent


def compare(judge: ArgdownJudge, text: str) -> Comparison:
    """Compare the readings of one document."""
    verdict = judge.ask(text)
    refusal = refusal_of(text)
    lenient = Parser(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    is_read = bool(lenient.document().parts)
    silent = is_read and not lenient.notices and not verdict.accepted
    raw: tuple[Difference, ...] = ()
    configured: tuple[Difference, ...] = ()
    if verdict.accepted and refusal is None and not _slips(verdict, text):
        document = Parser(text, strict=True).document()
        plain = judge.ask(text, settings=raw_settings(document))
        raw = tuple(differences(document, plain, text, configured=False))
        configured = tuple(differences(document, verdict, text, configured=True))
    return Comparison(
        official=verdict,
        refused=None if refusal is None else refusal.problem,
        ours=None if refusal is None else (refusal.line, _units(text, refusal)),
        notices=tuple(lenient.notices),
        is_silent=silent and not judge.ask(forgiven(text)).accepted,
        raw=raw,
        configured=configured,
    )


_FRONT = re.compile(r"\A(\s*===+.*?===+)[ \t]*\n(?![ \t]*\n)", re.DOTALL)


def forgiven(text: str) -> str:
    """The document without what is read leniently in silence.

    These are a byte order mark, CRLF, and no empty line after the front matter.
    """
    return _FRONT.sub(r"\1\n\n", text.removeprefix("\ufeff").replace("\r\n", "\n"))


def _slips(verdict: Verdict, text: str) -> bool:
    """The official model writes "undefined" where bold words are empty and begin a statement."""
    members = (
        member.get("text") or ""
        for node in (verdict.model or {}).get("statements", {}).values()
        for member in node["members"]
    )
    return "undefined" not in text and any("undefined" in found for found in members)


def refusal_of(text: str) -> ReadError | None:
    """Why the strict reading refuses a document; None where it accepts it."""
    try:
        document = Parser(text, strict=True).document()
        configured_model(document)
    except ReadError as error:
        return error
    except ModelProblem as problem:
        return ReadError(str(problem))
    return None if document.parts else ReadError("nothing is there")


def _units(text: str, error: ReadError) -> int | None:
    """The column of an error in UTF-16 code units."""
    if error.line is None or error.column is None:
        return error.column
    return _column(_lines(text), error.line, error.column)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _column(lines: list[str], line: int, column: int) -> int:
    before = lines[line - 1][: column - 1]
    return column + sum(1 for character in before if character > "\uffff")


def raw_settings(document: Document) -> dict[str, Any]:
    """Settings under which the official parser gives what is written."""
    model = document.front.get("model")
    asked = model if isinstance(model, dict) else {}
    kept = {k: asked[k] for k in ("shortcodes", "removeTagsFromText") if k in asked}
    return {
        "data": {"frontMatterSettingsMode": "ignore"},
        "model": {**kept, "transformArgumentRelations": False},
    }


def differences(
    document: Document, verdict: Verdict, text: str, *, configured: bool
) -> Iterator[Difference]:
    """Compare one view of an accepted document."""
    model = configured_model(document) if configured else raw_model(document)
    faces = {*BUILT_IN.values(), *document.shortcodes.values()}
    shared = _Normal(_lines(text), {face for face in faces if face})
    front = document.front or document.other_front
    ours = {"frontMatter": front, **official_json(model)}
    theirs = {"frontMatter": verdict.front_matter, **(verdict.model or {})}
    if "sections" not in theirs or "tags" not in theirs:
        ours = {key: value for key, value in ours.items() if key in theirs}
    left, right = shared.of(ours, units=True), shared.of(theirs)
    yield from _compare("", left, right)


class _Normal:
    """Brings both sides to the same form."""

    def __init__(self, lines: list[str], faces: set[str]) -> None:
        self._lines = lines
        self._faces = faces

    def of(self, value: Any, key: str = "", *, units: bool = False) -> Any:
        """Leave out what is absent on the other side where it says nothing."""
        if key in {"data", "frontMatter"}:
            return _plain(value) if is_true(value) else None
        if isinstance(value, list):
            return [self.of(item, units=units) for item in value]
        if not isinstance(value, Mapping):
            return scalar(value) if isinstance(value, str) else value
        if value.get("type") == "statement":
            value = self._member(value, units=units)
        found = {
            k: self.of(v, k, units=units) for k, v in value.items() if k not in _LAYOUT
        }
        return {k: v for k, v in found.items() if _says(v)}

    def _member(self, member: Mapping[str, Any], *, units: bool) -> dict[str, Any]:
        made = {k: v for k, v in member.items() if k != "pcs"}
        line, column = member["startLine"], member["startColumn"]
        if units:
            column = _column(self._lines, line, column)
        made["place"] = f"{line}:{column}"
        if member.get("isReference"):
            return made | {"text": None, "ranges": None}
        text = member.get("text") or ""
        ranges = [self._range(r, text) for r in member.get("ranges") or []]
        return made | {"text": text, "ranges": ranges}

    def _range(self, found: Mapping[str, Any], text: str) -> Mapping[str, Any]:
        """Of bold and italic words with a shortcode the official model has no true end."""
        within = text[found["start"] :]
        if found["type"] in _STRESS and any(face in within for face in self._faces):
            return {**found, "stop": None}
        return found


def _says(value: Any) -> bool:
    return value is not None and value is not False and value not in ([], {}, "")


def _plain(value: Any) -> Any:
    """Data as JSON has them, numbers as JavaScript has them."""
    if isinstance(value, Mapping):
        return {scalar(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return scalar(value)
    return float(value) if type(value) in {int, float} else value


def _compare(path: str, ours: Any, official: Any) -> Iterator[Difference]:
    if isinstance(ours, Mapping) and isinstance(official, Mapping):
        if path in {".statements", ".arguments"} and list(ours) != list(official):
            yield Difference(path=path, ours=list(ours), official=list(official))
        for key in sorted(ours.keys() | official.keys()):
            yield from _compare(f"{path}.{key}", ours.get(key), official.get(key))
    elif (
        isinstance(ours, list)
        and isinstance(official, list)
        and len(ours) == len(official)
    ):
        for place, pair in enumerate(zip(ours, official, strict=True)):
            yield from _compare(f"{path}.{place}", *pair)
    elif ours != official:
        yield Difference(path=path, ours=ours, official=official)


def row(name: str, found: Comparison) -> str:
    """One line of the table."""
    official = "accepted" if found.official.accepted else "refused"
    ours = "accepted" if found.refused is None else "refused"
    counts = f"{len(found.raw):>4} {len(found.configured):>4}"
    place = (
        ""
        if found.theirs == found.ours
        else f"  {found.ours} instead of {found.theirs}"
    )
    silent = "  no notice" if found.is_silent else ""
    return (
        f"{official:8} {ours:8} {counts} {len(found.notices):>4}  {name}{place}{silent}"
    )


def main(arguments: list[str]) -> int:
    """Print the table; give 1 where a verdict or a model differs."""
    names = [name for name in arguments if name != "-v"]
    say = sys.stdout.write
    say("official ours      raw conf  told  document\n")
    agreed = 0
    with ArgdownJudge.prepare() as judge:
        for name in names or ["-"]:
            data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            found = compare(judge, data.decode("utf-8", "replace"))
            agreed += found.agrees
            say(row(name, found) + "\n")
            for difference in (
                (*found.raw, *found.configured) if "-v" in arguments else ()
            ):
                say(f"    {difference}\n")
    say(f"{agreed} of {len(names or ['-'])} agree\n")
    return 0 if agreed == len(names or ["-"]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

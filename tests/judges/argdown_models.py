"""Two models of the official Argdown parser compared: same document, whatever the layout.

Equal are statements and arguments with all their members in order (text, ranges, tags,
data, section), merged tags and data, lines of reasonings with roles, rules and data,
relations, sections, names of tags, and the front matter. Layout is not compared: line
numbers, bare references, whether a statement stands alone or below another, a trailing
blank, and the numbers of what has no title. Our private data are no part of a document.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tests.judges.argdown_judge import ArgdownJudge, Verdict

PRIVATE = "disputatio"

Model = Mapping[str, Any]
"""The official JSON export."""

_NAMED = ("statements", "arguments")
_ROUNDS = 4
_LINE_ROLES = {"premise", "intermediary-conclusion", "main-conclusion"}


def raw_settings(front_matter: Mapping[str, Any] | None) -> dict[str, Any]:
    """Give the settings under which a document is read as it is written.

    The front matter's own are ignored, but those that change texts; nothing moves
    to the conclusion of its reasoning.
    """
    asked = (front_matter or {}).get("model")
    model = asked if isinstance(asked, Mapping) else {}
    texts = {k: model[k] for k in ("shortcodes", "removeTagsFromText") if k in model}
    return {
        "data": {"frontMatterSettingsMode": "ignore"},
        "model": {"transformArgumentRelations": False, **texts},
    }


def raw_verdict(judge: ArgdownJudge, text: str, configured: Verdict) -> Verdict:
    """Give the verdict on a document as it is written, by the one on it as configured."""
    return judge.ask(text, settings=raw_settings(configured.front_matter))


def front_of(verdict: Verdict) -> dict[str, Any]:
    """Give the front matter without what is ours."""
    front = dict(verdict.front_matter or {})
    front.pop(PRIVATE, None)
    return front


def without_data(model: Any, keys: Collection[str]) -> Any:
    """Give a model whose data lack some keys."""
    if isinstance(model, list):
        return [without_data(item, keys) for item in model]
    if not isinstance(model, dict):
        return model
    left = {k: without_data(v, keys) for k, v in model.items()}
    if isinstance(left.get("data"), dict):
        left["data"] = {k: v for k, v in left["data"].items() if k not in keys}
    return left


def differences(found: Model, expected: Model) -> list[str]:
    """Give what two models do not have in common, as lines: - was expected, + was found."""
    lines = []
    parts = zip(_parts(found).items(), _parts(expected).values(), strict=True)
    for (part, ours), theirs in parts:
        lines += [f"- {part}: {item}" for item in (theirs - ours).elements()]
        lines += [f"+ {part}: {item}" for item in (ours - theirs).elements()]
    return lines


def _parts(model: Model) -> dict[str, Counter[str]]:
    """Give what is compared, each thing as one line of JSON."""
    names = _Names(model)
    parts: dict[str, Counter[str]] = {}
    for group in _NAMED:
        rows = (
            _line([names(group, title), _element(element, names)])
            for title, element in model[group].items()
        )
        parts[group] = Counter(rows)
    parts["relations"] = Counter(_line(_relation(r, names)) for r in model["relations"])
    parts["sections"] = Counter(map(_line, _sections(model.get("sections") or [])))
    parts["tags"] = Counter(list(model.get("tags") or {}))
    return parts


class _Names:
    """Gives titles; what has none is named by all that is known of it."""

    def __init__(self, model: Model) -> None:
        untitled = {
            (group, title): _line(_element(element, None))
            for group in _NAMED
            for title, element in model[group].items()
            if title.startswith("Untitled")
        }
        self._names = dict(untitled)
        for _ in range(_ROUNDS):
            near = self._neighbours(model)
            named = {key: (words, near.get(key)) for key, words in untitled.items()}
            self._names = {key: _digest(known) for key, known in named.items()}

    def __call__(self, group: str, title: str) -> str:
        """Give the name of a statement or argument."""
        found: str | None = self._names.get((group, title))
        return f"'{title}'" if found is None else found

    def _neighbours(self, model: Model) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for relation in model["relations"]:
            ends = [(_group(relation[f"{e}Type"]), relation[e]) for e in ("from", "to")]
            for at, other in ((0, 1), (1, 0)):
                way = f"{relation['relationType']} {at} {self(*ends[other])}"
                found.setdefault(ends[at], set()).add(way)
        for title, argument in model["arguments"].items():
            for place, line in enumerate(argument.get("pcs") or []):
                way = f"line {place} {self('arguments', title)}"
                found.setdefault(("statements", line["title"]), set()).add(way)
        return {key: sorted(ways) for key, ways in found.items()}


def _digest(known: object) -> str:
    return "untitled " + hashlib.sha256(repr(known).encode()).hexdigest()[:8]


def _group(kind: str) -> str:
    return "statements" if kind == "equivalence-class" else "arguments"


def _element(element: Mapping[str, Any], names: _Names | None) -> dict[str, Any]:
    said = filter(_says_something, element["members"])
    members = (_member(member, names) for member in said)
    lines = [_pcs_line(line, names) for line in element.get("pcs") or []]
    return {
        "members": list(members),
        "lines": lines,
        "tags": sorted(element.get("tags") or []),
        "data": _data(element),
        "section": element.get("section"),
    }


def _says_something(member: Mapping[str, Any]) -> bool:
    bare = member.get("isReference") and not member.get("tags")
    return not bare or bool(_data(member))


def _member(member: Mapping[str, Any], names: _Names | None) -> dict[str, Any]:
    text = "" if member.get("isReference") else (member.get("text") or "").rstrip(" ")
    role, argument = member.get("role"), member.get("argumentTitle")
    return {
        "role": role if role in _LINE_ROLES else None,
        "text": text,
        "ranges": _ranges(member.get("ranges") or [], text),
        "tags": member.get("tags") or [],
        "data": _data(member),
        "section": member.get("section"),
        "argument": names("arguments", argument) if names and argument else None,
    }


def _ranges(found: list[dict[str, Any]], text: str) -> list[str]:
    """Give ranges without the blank that a token ends with, in no order."""
    utf16 = text.encode("utf-16-le", "surrogatepass")
    lines = []
    for one in found:
        stop = one["stop"]
        words = utf16[2 * one["start"] : 2 * stop + 2].decode("utf-16-le", "replace")
        shorter = len(words) - len(words.rstrip(" \t"))
        end = min(stop - shorter, max(len(utf16) // 2 - 1, 0))
        lines.append(_line({**one, "stop": end}))
    return sorted(lines)


def _pcs_line(line: Mapping[str, Any], names: _Names | None) -> dict[str, Any]:
    inference = line.get("inference") or {}
    return {
        "title": None if names is None else names("statements", line["title"]),
        "role": line["role"],
        "says": _member(line, names) if _says_something(line) else None,
        "rules": inference.get("inferenceRules"),
        "data": _data(inference),
    }


def _data(element: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in (element.get("data") or {}).items() if k != PRIVATE}


def _relation(relation: Mapping[str, Any], names: _Names) -> dict[str, Any]:
    found = {k: v for k, v in relation.items() if k not in {"from", "to"}}
    for end in ("from", "to"):
        if isinstance(relation.get(end), str):
            found[end] = names(_group(relation[f"{end}Type"]), relation[end])
    return found


def _sections(sections: list[Any]) -> Iterator[dict[str, Any]]:
    for section in sections:
        places = {k for k in section if k.startswith(("start", "end"))}
        kept = {k: v for k, v in section.items() if k not in {"children", *places}}
        ranges = _ranges(section.get("ranges") or [], section["title"])
        yield {**kept, "ranges": ranges, "data": _data(section)}
        yield from _sections(section.get("children") or [])


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)

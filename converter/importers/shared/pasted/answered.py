"""What comment and chat programs print above the words of an answer: whom it answers.

"Replying to @marge", "[In reply to Marge]", 'Replying to "Shall we …"' (Zoom), "Begin
Reference, preview of … by Marge" (Teams), "replied to a thread:" (Slack).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted.quotes import Spoken
from disputatio.converter.importers.shared.pasted.shown_dates import when

_LONGEST = 300
_TO = (
    r"(?:replying|in reply|reply|in response) to|(?:als )?antwort (?:an|auf)|en réponse à"
    r"|(?:en respuesta|respondiendo) a|in risposta a|em resposta a|in antwoord op"
    r"|w odpowiedzi (?:do|na)|som svar (?:till|på)|в ответ(?: на)?|ответ(?: для)?"
)
_BRACKETED = re.compile(rf"\[(?:{_TO}) (?P<names>[^\][]{{1,60}})\]", re.I)
_NAMED = re.compile(rf"(?:{_TO}):?(?:\s+(?P<names>\S.{{0,100}}))?", re.I)
_WORDS = re.compile(rf"(?:{_TO}):?\s+[\"“](?P<words>.{{1,200}})[\"”]", re.I)
_REFERENCE = re.compile(
    r"begin reference,? (?:preview of )?(?P<words>.{0,200}?)(?: by (?P<name>[^.]{1,60}))?",
    re.I,
)
_REFERENCE_END = "end reference"
_THREAD = re.compile(r"replied to a thread:", re.I)
_AND = re.compile(r"\s*(?:,|\b(?:and|und|et|y|e|en|i|och|ja|и)\b|&)\s*(?=@|$)")
_MOST_NAMES = 8
_MOST_LINES = 30
"""So many lines of a quoted message are looked at, at most."""


@frozen(kw_only=True)
class Answered:
    """Whom or what a message answers, as the program shows it."""

    end: int
    """How many lines of the message say so."""
    names: tuple[str, ...] = ()
    """The names."""
    quoted: tuple[str, ...] = ()
    """Lines of what is answered."""


def answered(
    lines: Sequence[str], names: AbstractSet[str], spoken: Spoken
) -> Answered | None:
    """Give whom a message answers; None where its first lines do not say so.

    `names` are the people of the thread: names without "@" must be among them; `spoken`
    are the words of earlier messages.
    """
    text = lines[0].strip() if lines else ""
    if not text or len(text) > _LONGEST:
        return None
    words = _WORDS.fullmatch(text)
    if words:
        return _with_words(lines, Answered(end=1, quoted=(words["words"],)))
    if _THREAD.fullmatch(text) and len(lines) > 2:
        return _with_words(lines, Answered(end=2, quoted=(lines[1].strip(),)))
    return (
        _named(lines, text, names)
        or _reference(lines, text)
        or _card(lines, text, names, spoken)
    )


def answers(text: str) -> bool:
    """Say whether a line says whom a message answers, and has the name in it."""
    found = _NAMED.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return found is not None and found["names"] is not None


def _with_words(lines: Sequence[str], found: Answered) -> Answered | None:
    """Give what was found where the message has words of its own below."""
    return found if any(text.strip() for text in lines[found.end :]) else None


def _named(lines: Sequence[str], text: str, names: AbstractSet[str]) -> Answered | None:
    found = _BRACKETED.fullmatch(text) or _NAMED.fullmatch(text)
    if found is None:
        return None
    said = _listed(found["names"] or "")
    end = 1
    while end <= _MOST_NAMES and end < len(lines):
        more = lines[end].strip()
        listed = _listed(more)
        if (said and not (more.startswith("@") or not listed)) or len(more) > 60:
            break
        if not all(_is_person(name, names) for name in listed):
            break
        said += listed
        end += 1
    known = said and all(_is_person(name, names) for name in said)
    return Answered(end=end, names=tuple(said)) if known else None


def _is_person(name: str, names: AbstractSet[str]) -> bool:
    handle = name.startswith("@") and " " not in name
    return handle or name in names or name.removeprefix("@") in names


def _card(
    lines: Sequence[str], text: str, names: AbstractSet[str], spoken: Spoken
) -> Answered | None:
    """Read a name, a date and words that were said before."""
    if text not in names or len(lines) < 4 or not when(lines[1]):
        return None
    if not spoken.has(lines[2]):
        return None
    return Answered(end=3, names=(text,), quoted=(lines[2].strip(),))


def _listed(text: str) -> list[str]:
    return [part.strip() for part in _AND.split(text) if part and part.strip()]


def _reference(lines: Sequence[str], text: str) -> Answered | None:
    found = _REFERENCE.fullmatch(text)
    if found is None:
        return None
    ends = (
        i
        for i in range(1, min(len(lines), _MOST_LINES))
        if lines[i].strip().casefold() == _REFERENCE_END
    )
    end = next(ends, None)
    if end is None:
        return None
    shown = [t for t in lines[1:end] if not line.is_blank(t)] or [found["words"]]
    names = (found["name"].strip(),) if found["name"] else ()
    return Answered(end=end + 1, names=names, quoted=tuple(shown))

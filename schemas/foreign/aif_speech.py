"""How a person's words are written in AIF: names, texts on one line.

An L-node's text is "Name : words". The name is always there and splits off again:
no colon, at most six words and sixty characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from disputatio.schemas.debate import Participant
from disputatio.schemas.foreign.aif import AifParticipant
from disputatio.schemas.text import FORBIDDEN_IN_XML

SEPARATOR = " : "
"""What stands between a name and the words."""

SAYS = " says '"
"""What stands between a name and the words in Araucaria's files; "'" ends the words."""

LONGEST_NAME = 60
"""How many characters a name before the separator may have."""

MOST_WORDS = 6
"""How many words a name before the separator may have."""

ANALYST = "disputatio converter"
"""Name of the analyst who stands for our rules."""

NO_SURNAME = "None"
"""Surname of a person with one name; the library xaif reads it as no surname."""

_UNSPEAKABLE = re.compile(f":|{FORBIDDEN_IN_XML.pattern}")
_LINE_END = re.compile("\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_QUOTED = re.compile(rf"([^:\r\n]{{1,{LONGEST_NAME}}}?){SAYS}(.*)'", re.DOTALL)
_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "who", "one"})
_ANALYSIS = re.compile(rf"{ANALYST} : (.+) ([0-9][0-9.e+-]*)", re.DOTALL)


def on_one_line(text: str) -> str:
    """Give a text with every line end as one space, as AIFdb stores it."""
    whole = text.isprintable() or text.splitlines() == [text]
    return text if whole else _LINE_END.sub(" ", text)


def on_one_line_each(texts: Sequence[str]) -> Sequence[str]:
    """Give many texts, each on one line."""
    return texts if all(map(str.isprintable, texts)) else list(map(on_one_line, texts))


def split(text: str) -> tuple[str, str, str] | None:
    """Split the text of a locution into name, separator and words.

    None where it begins with no name of at most six words without outer space. In
    Araucaria's files a locution is "Name says 'words'".
    """
    quoted = _QUOTED.fullmatch(text) if SAYS in text else None
    if quoted is not None and _is_speaker(quoted[1]):
        return quoted[1], SAYS, quoted[2]
    before, colon, after = text.partition(":")
    name, words = before.rstrip(), after.lstrip()
    if not colon or len(words) == len(after) or not _is_name(name):
        return None
    return name, text[len(name) : len(text) - len(words)], words


def spoken(name: str, separator: str, words: str) -> str:
    """Give the text of a locution, which `split` takes apart again."""
    end = "'" if separator == SAYS else ""
    return f"{name}{separator}{words}{end}"


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and _names(text)


@lru_cache(maxsize=1024)
def _names(text: str) -> bool:
    whole = text == text.strip() and "\n" not in text and "\r" not in text
    return whole and len(text.split()) <= MOST_WORDS


def _is_speaker(name: str) -> bool:
    """Say whether a name before "says" is one, and not the beginning of a sentence."""
    words = name.split()
    if len(words) == 1:
        return _is_name(name) and name.casefold() not in _PRONOUNS
    return _is_name(name) and not any(word[0].islower() for word in words)


def name_before(person: Participant) -> str:
    """Give a person's name as it can stand before the separator; empty where it cannot."""
    return _speakable(person.name or person.label or "")


def name_of_unknown(number: int) -> str:
    """Give the name of somebody without one, by the number of a post or of him."""
    return f"Poster {number}"


def is_name_of_unknown(name: str) -> bool:
    """Say whether a name is one that is given to somebody without one."""
    first, _, number = name.partition(" ")
    return first == "Poster" and number.isdecimal()


@lru_cache(maxsize=1024)
def _speakable(name: str) -> str:
    words = _UNSPEAKABLE.sub(" ", name).split()[:MOST_WORDS]
    return " ".join(words)[:LONGEST_NAME].rstrip()


def names_of(name: str) -> tuple[str, str]:
    """Give a name as first name and surname, neither of them empty."""
    first, _, last = name.partition(" ")
    return first, last or NO_SURNAME


def name_of(participant: AifParticipant) -> str:
    """Give a participant's names as one."""
    last = "" if participant.surname == NO_SURNAME else participant.surname
    return " ".join(f"{participant.firstname} {last}".split())


def analysis_text(rule: str, confidence: float) -> str:
    """Give the text of the analyst's L-node of a rule at one confidence."""
    return on_one_line(f"{ANALYST}{SEPARATOR}{rule} {confidence!r}")


def analysis_of(text: str) -> tuple[str, float] | None:
    """Give the rule and confidence of an analyst's L-node of ours."""
    found = _ANALYSIS.fullmatch(text)
    if found is None:
        return None
    try:
        confidence = float(found[2])
    except ValueError:
        return None
    return (found[1], confidence) if 0 <= confidence <= 1 else None

"""Words that carry no topic, by language, as `words/LANGUAGE.toml` has them."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_FOLDER = files("disputatio.schemas") / "words"


def _tables() -> dict[str, dict[str, frozenset[str]]]:
    found = sorted(_FOLDER.iterdir(), key=lambda file: file.name)
    return {
        file.name.removesuffix(".toml"): {
            kind: frozenset(words.split())
            for kind, words in tomllib.loads(file.read_text(encoding="utf-8")).items()
        }
        for file in found
        if file.name.endswith(".toml")
    }


_WORDS = _tables()

STOP_WORDS = {language: kinds["stop"] for language, kinds in _WORDS.items()}
"""From a language (BCP 47, first part) to its stop words, casefolded."""

GENERIC = {
    language: kinds["generic"]
    for language, kinds in _WORDS.items()
    if "generic" in kinds
}
"""Words that carry meaning in a sentence but are nobody's topic, casefolded."""

"""What the front matter of an Argdown document says of the whole debate."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from disputatio.schemas.debate import Debate, Question
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.argdown import (
    DEFAULT_SETTINGS,
    NAME,
    PRIVATE,
    SHORTCODES,
    data_origin,
    is_deep,
    mapping_of,
    recorded,
    told_options,
)
from disputatio.schemas.foreign.argdown_words import ASKED, WORDS, words_kept


def front_debate(front: Mapping[str, Any], leading: Collection[str]) -> Debate:
    """Give a debate with title, question, language, source and settings.

    `leading` are the names of positions, which exports of ours always show in the map.
    """
    own = mapping_of(front, PRIVATE)
    title = front.get("title")
    words = title if isinstance(title, str) else None if title is None else str(title)
    return Debate(
        title=words or None,
        question=_question(own.get("question")),
        language=_text(own.get("language")),
        source=_text(own.get("source")),
        extras=_extras(front, "version" not in own, leading),
    )


def _asked(told: object) -> dict[str, Any]:
    """Give what is kept of the words that the question rests on."""
    question = _question(told)
    if question is None or not isinstance(told, Mapping):
        return {}
    kept = words_kept(told, question.origin)
    return {ASKED: kept[WORDS]} if kept else {}


def _question(told: object) -> Question | None:
    if isinstance(told, str) and told:
        return Question(text=told)
    if isinstance(told, Mapping) and _text(told.get("text")):
        return Question(text=told["text"], origin=data_origin(told, None))
    return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _extras(front: Mapping[str, Any], plain: bool, leading: Collection[str]) -> Extras:
    """Keep the settings and options where they are not those of a new export."""
    settings = {
        k: v for k, v in front.items() if k not in {"title", PRIVATE} and not is_deep(v)
    }
    kept: dict[str, Any] = {"plain": True} if plain else {}
    if not plain:
        _without_ours(settings)
        _without_leading(settings, leading)
    if told := told_options(recorded(front).options):
        kept["options"] = told
    kept |= _asked(mapping_of(front, PRIVATE).get("question"))
    if settings != ({} if plain else DEFAULT_SETTINGS):
        kept["settings"] = settings
    return Extras({NAME: kept}) if kept else NO_EXTRAS


def _without_leading(settings: dict[str, Any], leading: Collection[str]) -> None:
    """Take out of the statements that the map always shows those that are positions."""
    selection = settings.get("selection")
    shown = selection.get("includeStatements") if isinstance(selection, dict) else None
    if not isinstance(selection, dict) or not isinstance(shown, list):
        return
    others = [name for name in shown if name not in leading]
    left = {k: v for k, v in selection.items() if k != "includeStatements"}
    settings["selection"] = left | ({"includeStatements": others} if others else {})


def _without_ours(settings: dict[str, Any]) -> None:
    """Take out of the model's settings what every export of ours has."""
    model = settings.get("model")
    if not isinstance(model, dict):
        return
    left = {
        k: v for k, v in model.items() if k not in {"removeTagsFromText", "shortcodes"}
    }
    codes = model.get("shortcodes")
    ours = {code: {"unicode": text} for code, text in SHORTCODES.items()}
    if isinstance(codes, dict):
        others = {k: v for k, v in codes.items() if ours.get(k) != v}
        left |= {"shortcodes": others} if others else {}
    settings.pop("model")
    if left:
        settings["model"] = left

"""The front matter of an Argdown document: title, settings, and our one private key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from disputatio.exporters.shared.argdown_data import entry
from disputatio.exporters.shared.argdown_records import Records
from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import thaw
from disputatio.schemas.foreign.argdown import (
    DEFAULT_SETTINGS,
    PRIVATE,
    SHORTCODES,
    VERSION,
    digest_of,
    is_deep,
    order_text,
    origin_data,
    private,
    told_options,
)

_BREAK = re.compile(r"(?<!\\)(?:\\\\)*:(?:br|cr):")
_FIRST = ("subTitle", "author", "date", "abstract")
_USUAL = ("selection", "map", "group", "color", "dot")

HOW_TO = """\
/* How to correct this file. "+" argues for the line above it, "-" against it, "_" attacks the step from the line to what it argues for.
   Change a sign, move a line (with what hangs below it), reword it, delete it, or add your own. Keep the title in <...> where you can.
   "guess" says how sure the program is that the line stands in the right place: delete it to say yes.
   What "disputatio" keeps in braces is for the program: leave it with its line. Then: disputatio merge */
"""
"""What a person has to know to correct an export."""


def is_plain(debate: Debate) -> bool:
    """Say whether a debate was read from an Argdown file that is not our own."""
    return private(debate.extras).get("plain") is True


def settings_of(debate: Debate) -> dict[str, Any]:
    """Give the settings that an Argdown file had, else those of a new one."""
    kept = private(debate.extras).get("settings")
    found = (
        kept
        if isinstance(kept, Mapping)
        else {}
        if is_plain(debate)
        else DEFAULT_SETTINGS
    )
    plain = {key: thaw(value) for key, value in found.items()}
    return {
        k: v for k, v in plain.items() if k not in {"title", PRIVATE} and not is_deep(v)
    }


def front_matter(
    records: Records, tags_in_text: bool, body: str, options: Mapping[str, str]
) -> str:
    """Give the whole front matter with its empty line; '' where there is nothing to say."""
    debate, breaks = records.debate, _BREAK.search(body) is not None
    settings = settings_of(debate)
    title = {} if debate.title is None else {"title": debate.title}
    first = {key: settings.pop(key) for key in _FIRST if key in settings}
    if not is_plain(debate):
        settings |= _shown(settings.get("selection"), records)
    own = _private(records) | _export(debate, body, options)
    model = _model(settings.pop("model", {}), debate, tags_in_text, breaks)
    usual = [key for key in _USUAL if key in settings]
    rest = {
        key: settings[key] for key in (*usual, *sorted(settings.keys() - set(usual)))
    }
    head = {PRIVATE: own} if own else {}
    values = {**title, **first, **head, **({"model": model} if model else {}), **rest}
    if not values:
        return ""
    lines = "".join(f"{entry(key, value)}\n" for key, value in values.items())
    return f"===\n{lines}===\n\n"


def _shown(selection: object, records: Records) -> dict[str, Any]:
    """Give the selection of the map with the positions that nothing else brings there."""
    kept = dict(selection) if isinstance(selection, dict) else {}
    if kept.get("statementSelectionMode") != "with-relations":
        return {}
    alone = [records.names[place] for place in records.lonely_positions()]
    shown = kept.get("includeStatements")
    others = list(shown) if isinstance(shown, list) else []
    named = list(dict.fromkeys((*others, *alone)))
    return {"selection": kept | ({"includeStatements": named} if named else {})}


def _model(
    kept: object, debate: Debate, tags_in_text: bool, breaks: bool
) -> dict[str, Any]:
    """Give the settings of the official model, with what our text needs."""
    model = dict(kept) if isinstance(kept, dict) else {}
    if not tags_in_text or ("removeTagsFromText" in model and is_plain(debate)):
        model["removeTagsFromText"] = not tags_in_text
    else:
        model.pop("removeTagsFromText", None)
    if breaks or not is_plain(debate):
        kept_codes = model.get("shortcodes")
        codes = kept_codes if isinstance(kept_codes, dict) else {}
        ours = {code: {"unicode": text} for code, text in SHORTCODES.items()}
        model["shortcodes"] = dict(sorted({**codes, **ours}.items()))
    return dict(sorted(model.items()))


def _export(debate: Debate, body: str, options: Mapping[str, str]) -> dict[str, Any]:
    """Give what the export says of itself; a file of others only says what is unusual."""
    told = told_options(options)
    digest = {} if is_plain(debate) else {"digest": digest_of(body)}
    return ({"options": told} if told else {}) | digest


def _private(records: Records) -> dict[str, Any]:
    debate, order = records.debate, records.order
    own: dict[str, Any] = {} if is_plain(debate) else {"version": VERSION}
    if debate.source is not None:
        own["source"] = debate.source
    if debate.language is not None:
        own["language"] = debate.language
    if debate.question is not None:
        asked = origin_data(debate.question.origin, None)
        asked |= records.evidence.question.data(None)
        text = debate.question.text
        own["question"] = {"text": text, **asked} if asked else text
    if records.usual is not None:
        own["claims"] = origin_data(records.usual, None)
    if records.rules:
        own["rules"] = dict(sorted(records.rules.items()))
    orders = _orders(records)
    if orders:
        own["order"] = orders
    hosted = records.hosted_nowhere()
    if hosted and order is not None:
        own["relations"] = [records.rest(i, None) for i in hosted]
    return own


def _orders(records: Records) -> dict[str, str]:
    """Give the model's order by the places of the document, where they differ."""
    order = records.order
    if order is None:
        return {}
    leading = [order.positions[records.debate.claims[c].key] for c in order.homes
               if records.debate.claims[c].key in order.positions]  # fmt: skip
    found = {
        "claims": order_text(_inverse(order.claims)),
        "relations": order_text(_inverse(order.relations)),
        "positions": order_text(_inverse(leading)),
    }
    return {key: text for key, text in found.items() if text is not None}


def _inverse(places: list[int]) -> list[int]:
    found = [0] * len(places)
    for index, place in enumerate(places):
        found[place] = index
    return found

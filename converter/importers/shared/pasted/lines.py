"""What a single line of a pasted page can be: empty, a label, navigation, a mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from disputatio.converter.importers.shared import page_words as words
from disputatio.converter.importers.shared.dates import is_date
from disputatio.converter.importers.shared.forum_phrases import without_reason

NBSP = "\u00a0"
"""The no-break space, XenForo's end mark of a post."""

_DOTS = " .…\u00a0"
_EXPAND = frozenset(words.flat(words.EXPAND))
_EDITED = re.compile(rf"(?:{words.either(words.flat(words.EDITED))})(?![^\W\d_])", re.I)
_REACTIONS = tuple(f"{w}:" for w in words.flat(words.REACTIONS))
_JOINED = frozenset(words.flat(words.JOINED))
_LABELS = _JOINED | words.LABELS
_VALUE = r" (?:[^\W\d_]{3,4}\.? )?\d[\d.,/-]*$"
_JOINED_VALUE = re.compile(f"(?:{words.either(_JOINED)}){_VALUE}")
_LABEL_VALUE = re.compile(f"(?:{words.either(_LABELS)}){_VALUE}")
_PREAMBLE = re.compile(rf"(?:{words.either(words.PREAMBLES)})(?:[ :']|(?<=')|$)")
_CLOSINGS = tuple(w for w in words.CLOSINGS if len(w) >= 14 or w[-1] in ':[“"')
_NAMES = re.compile(r", | (?:and|und|et|y|e|en|i|ja|och|&) ")
_LIKED = re.compile(r"^.{1,160} (?:likes?|liked) this\.?$|^[^\W\d_].{0,30} x \d{1,5}$")
_NAV_PART = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_GLUED = re.compile(r"^\d*[^\W\d_]+\d+\w*$|^\d+[^\W\d_]+\w*$")
_CRUMB = re.compile(r"\s(?:[>»›→]|/(?=\s))\s?")
_MENU_PART = re.compile(r"\s*(?:[|·•,/]|\s{2,}|\t)\s*")
_COUNTS = re.compile(
    r"^(?:\d[\d.,k]* (?:posts?|posters?|views?|beiträge|messages?|mensajes)\b"
    r"[ •|,.]*){1,3}(?:(?:page|seite) \d+ (?:of|von) \d+)?$",
    re.IGNORECASE,
)
_REPLIES = re.compile(
    r"^\d+ \w{3,12} last reply$|^last reply$|^\d+ repl(?:y|ies)$|^permalink\w*reply$"
    r"|^(?:all )?\d+ comments?$|^(?:all )?comments \(?\d[\d.,]*\)?$|^sorted by:? \w+$|^load more comments\b.*$"
    r"|^\d+ more repl(?:y|ies)$|^continue this thread$|^\[quoted text hidden\]$|^view (?:discussions|entire)\b.*$",
    re.I,
)
_PICTURE = re.compile(
    r"\S.{0,60}(?:[’']s (?:profile picture|profile|avatar)| avatar)|avatar"
    r"|comment by \S.{0,60}|status is \w{4,12}",
    re.I,
)
_SIGNATURE = re.compile(r"^_{10,}$")
_EDIT_COUNT = re.compile(
    r",? (?:edited|insgesamt|édité|modifié|editado|modificato|bewerkt|gewijzigd|łącznie|"
    r"muokattu|yhteensä|redigerad|totalt) .{0,40}$"
)
_JOINER = re.compile(r"^(?:on|am|le|el|il|op|em|den|at|um|à)\s+", re.I)
_FEW_WORDS = 6


@frozen(kw_only=True)
class EditMark:
    """What an edit mark says."""

    text: str | None = None
    """The date as shown."""
    by: str | None = None
    """Who edited."""


def is_blank(line: str) -> bool:
    """Say whether a line shows nothing."""
    return not line or line.isspace()


def is_end_mark(line: str) -> bool:
    """Say whether a line holds only no-break spaces."""
    return NBSP in line and line.strip() == "" and "\t" not in line


def is_expand(line: str) -> bool:
    """Say whether a line is "Click to expand..." in some language."""
    return len(line) <= 100 and line.strip(_DOTS).casefold() in _EXPAND


def is_shrink(line: str) -> bool:
    """Say whether a line is "Click to shrink..."."""
    return len(line) <= 60 and line.strip(_DOTS).casefold() in words.SHRINK


def is_signature_rule(line: str) -> bool:
    """Say whether a line is the row of underscores above a signature."""
    return _SIGNATURE.match(line.strip()) is not None


def is_reactions(line: str) -> bool:
    """Say whether a line tells who liked a post."""
    if len(line) > 400:
        return False
    text = line.strip().casefold()
    return text.startswith(_REACTIONS) or _LIKED.match(text) is not None


def is_bare_reactions(line: str) -> bool:
    """Say whether a line is "Reactions:" with the names on the next line."""
    return len(line) <= 40 and line.strip().casefold() in _REACTIONS


def is_names(line: str) -> bool:
    """Say whether a line can be a list of those who liked a post."""
    parts = _NAMES.split(line.strip()) if len(line) <= 160 else []
    return bool(parts) and all(map(is_name, parts))


def is_navigation(line: str) -> bool:
    """Say whether a line is a row of page numbers, or words that turn pages."""
    parts = _parts(line)
    turner = any(p in words.TURNERS for p in parts)
    numbers = sum(1 for p in parts if p.isdigit())
    return bool(parts) and _is_part(parts) and (turner or numbers >= 2)


def is_page_count(line: str) -> bool:
    """Say whether a line has words that turn pages and the number of one."""
    return is_navigation(line) and len(_parts(line)) > 2 and any(map(str.isdigit, line))


def may_navigate(line: str) -> bool:
    """Say whether a line can be a part of a navigation printed in several lines."""
    return bool(_parts(line)) and _is_part(_parts(line))


def _parts(line: str) -> list[str]:
    """Give the parts of a short line; none of a row of numbers and of names like "7of9"."""
    text = line.strip()
    row = "\t" in text and not any(map(str.isalpha, text))
    if len(text) > 120 or row or _GLUED.match(text):
        return []
    return _NAV_PART.findall(text.casefold())


def _is_part(parts: Iterable[str]) -> bool:
    return all(
        p in words.NAVIGATION
        or (p.isdigit() and len(p) <= 5)
        or p in "‹›<>«»…|[]().•·-"
        for p in parts
    )


def is_footer(line: str) -> bool:
    """Say whether a line is a button or a mark below a post."""
    if len(line) > 100:
        return False
    text = line.strip().casefold()
    if text in words.FOOTERS or _REPLIES.match(text) is not None:
        return True
    buttons = text.replace("reply with quote", "reply").split()
    return 2 <= len(buttons) <= 8 and all(b in words.FOOTERS for b in buttons)


def is_picture(line: str) -> bool:
    """Say whether a line stands for the picture of somebody: "Marge's profile picture"."""
    return len(line) <= 100 and _PICTURE.fullmatch(line.strip()) is not None


def is_counts(line: str) -> bool:
    """Say whether a line counts the posts and views of a thread."""
    return len(line) <= 100 and _COUNTS.match(line.strip()) is not None


def is_closing(line: str) -> bool:
    """Say whether with this line the page goes on below its last post."""
    text = line.strip(" \t\u00a0()+").casefold() if len(line) <= 160 else ""
    return bool(text) and (text in words.CLOSINGS or text.startswith(_CLOSINGS))


def is_preamble(line: str) -> bool:
    """Say whether a line stands above the first post and is not the title."""
    if is_navigation(line) or is_footer(line) or is_counts(line) or is_closing(line):
        return True
    text = line.strip().casefold() if len(line) <= 160 else ""
    known = _PREAMBLE.match(text) is not None or is_menu(line)
    return known or is_breadcrumb(line) or is_picture(line)


def is_menu(line: str) -> bool:
    """Say whether a line holds nothing but entries of the page's menu."""
    text = line.strip().casefold() if len(line) <= 160 else ""
    parts = _MENU_PART.split(text)
    return text in words.PREAMBLE_LINES or all(p in words.PREAMBLE_LINES for p in parts)


def is_above_title(line: str) -> bool:
    """Say whether a line that stands above the title is not the title.

    There, a breadcrumb may begin with any words: "General > Pets > Cats".
    """
    return is_preamble(line) or is_breadcrumb(line, deep=True)


def is_breadcrumb(line: str, *, deep: bool = False) -> bool:
    """Say whether a line is the way to the thread: "Forums > General > Cats".

    It begins at the forums, or, if it is to be `deep`, has three steps of any words.
    """
    crumbs = _crumbs(line)
    return (
        len(crumbs) > 2 if deep else bool(crumbs) and crumbs[0] in words.PREAMBLE_LINES
    )


def _crumbs(line: str) -> list[str]:
    """Give the parts of a line that could be a breadcrumb; none of other lines."""
    parts = (
        [p.strip() for p in _CRUMB.split(line.casefold())] if len(line) <= 160 else []
    )
    short = all(p and len(p.split()) <= _FEW_WORDS for p in parts)
    return parts if short and len(parts) > 1 else []


def is_joined(line: str) -> bool:
    """Say whether a line is, or begins with, the label of the date of joining."""
    return _is_label(line, _JOINED, _JOINED_VALUE)


def is_label(line: str) -> bool:
    """Say whether a line is, or begins with, a label of a profile."""
    return _is_label(line, _LABELS, _LABEL_VALUE)


def is_bare_label(line: str) -> bool:
    """Say whether a line is a label whose value stands on the next line."""
    return len(line) <= 60 and line.strip().rstrip(": ").casefold() in _LABELS


def _is_label(line: str, labels: AbstractSet[str], with_value: re.Pattern[str]) -> bool:
    if len(line) > 100:
        return False
    text = " ".join(line.split()).casefold()
    head, colon, _ = text.partition(":")
    return (head.strip() if colon else text) in labels or (
        not colon and with_value.match(text) is not None
    )


def is_rank(line: str) -> bool:
    """Say whether a line is a title that people have beside their name."""
    text = line.strip().casefold()
    if text in words.RANKS or text in words.BADGES:
        return True
    return (
        len(text) <= 40
        and text.endswith((" member", " mitglied"))
        and (len(text.split()) <= 3)
    )


def is_badge(line: str) -> bool:
    """Say whether a title says what became of a person or what office he has."""
    return line.strip().casefold() in words.BADGES


def is_name(line: str) -> bool:
    """Say whether a line can be a name: short, and no sentence."""
    text = line.strip()
    if not 1 <= len(text) <= 50 or len(text.split()) > _FEW_WORDS:
        return False
    quoted = len(text) > 2 and text[0] in '"“„' and text[-1] in '"”“'
    if text[-1] in '!?;,…:"”' and not quoted:
        return False
    if text[-1] == "." and len(text.split()) > 3:
        return False
    return any(c.isalnum() for c in text) and not _is_furniture(text)


def _is_furniture(text: str) -> bool:
    tests = (is_footer, is_reactions, is_label, is_navigation, is_date, is_closing)
    return edit_mark(text) is not None or any(test(text) for test in tests)


def edit_mark(line: str) -> EditMark | None:
    """Give what an edit mark says, or None where a line is none."""
    text = line.strip(" \t\u00a0«»()[]*") if len(line) <= 240 else ""
    found = _EDITED.match(text)
    if found is None:
        return None
    rest = text[found.end() :].strip(" \u00a0:;-–")
    return _edit_words(rest) or _undated(text, rest)


def _undated(text: str, rest: str) -> EditMark | None:
    """Read "by a moderator:", of which the date is lost."""
    by = without_by(rest)
    named = by is not None and by != rest and len(by.split()) <= _FEW_WORDS
    return EditMark(by=by) if named and text.endswith((":", ";")) else None


def _edit_words(rest: str) -> EditMark | None:
    rest = _EDIT_COUNT.sub("", without_reason(rest)).rstrip(" .;,»")
    if not rest:
        return EditMark()
    return _date_last(rest) or _date_first(rest)


def _date_last(text: str) -> EditMark | None:
    """Read "by X on DATE", "by X; DATE at TIME", "DATE"."""
    for start in _word_starts(text):
        if is_date(text[start:]):
            shown = _JOINER.sub("", text[start:])
            return EditMark(text=shown, by=without_by(text[:start]))
    return None


def _date_first(text: str) -> EditMark | None:
    """Read "DATE by X"."""
    for start in reversed(_word_starts(text)):
        if start and is_date(text[:start]):
            who = without_by(text[start:])
            if who != text[start:]:
                return EditMark(text=text[:start].strip(), by=who)
    return None


def _word_starts(text: str) -> list[int]:
    starts = [0] + [i + 1 for i, c in enumerate(text[:-1]) if c in " ;:,"]
    return [s for s in starts if not text[s].isspace()][:40]


def without_by(text: str) -> str | None:
    """Give a name without "by" before it; None where no more is there."""
    text = text.strip(" ;:,")
    lower = text.casefold()
    for word in words.BY:
        if lower.startswith(f"{word} "):
            return text[len(word) :].strip() or None
    return text or None


_LONGEST_HEADING = 200
_EDIT_BUTTON = re.compile(
    r"\s?\[(?:edit|bearbeiten|modifier|editar|modifica|bewerken|redigera|edytuj|muokkaa"
    r"|править)\b[^][]{0,40}\]$",
    re.IGNORECASE,
)
"""What stands behind a heading on a page of MediaWiki."""


def has_edit_button(text: str) -> bool:
    """Say whether a line is a heading of MediaWiki: "Survey[edit]"."""
    return (
        len(text) <= _LONGEST_HEADING and _EDIT_BUTTON.search(text.strip()) is not None
    )


def plain_title(text: str) -> str:
    """Take the words round a title off: "Topic: T  (Read 3 times)", "T[edit]"."""
    text = _EDIT_BUTTON.sub("", text.strip())
    for word in ("Topic:", "Thread:", "Thema:"):
        text = text.removeprefix(word).strip()
    head, mark, _ = text.rpartition("  (")
    return head.rstrip() if mark else text


def trimmed(lines: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Give a range of lines without the blank ones at its edges."""
    while start < end and is_blank(lines[start]):
        start += 1
    while end > start and is_blank(lines[end - 1]):
        end -= 1
    return start, end

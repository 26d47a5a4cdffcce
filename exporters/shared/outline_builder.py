"""From a debate to the outline that documents print."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from disputatio.exporters.shared.map_sheets import map_sheets
from disputatio.exporters.shared.outline import Outline, Reasons
from disputatio.exporters.shared.outline_beside import Nearby, connections
from disputatio.exporters.shared.outline_chains import chain_groups
from disputatio.exporters.shared.outline_lines import Lines, certainty_of
from disputatio.exporters.shared.outline_people import People, side_rows
from disputatio.exporters.shared.outline_positions import Glance
from disputatio.exporters.shared.outline_reasons import reasons_of
from disputatio.exporters.shared.outline_thread import (
    Thread,
    cited,
    date_of,
    post_references,
)
from disputatio.exporters.shared.outline_trees import Forest
from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Inferred, Origin
from disputatio.schemas.text import one_line, shortened
from disputatio.schemas.views import Views, own_words

PostChoice: TypeAlias = Literal["all", "cited", "none"]
"""Which posts are printed."""

UNTITLED = "An untitled debate"
"""What stands for the title where the source has none."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NAMES_SHOWN = 8
_WORDS_SHOWN = 120


def language_tag(language: str | None) -> str:
    """Give a language as a well-formed BCP 47 tag; "und" where it is none."""
    tag = (language or "").replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else "und"


def outlined(debate: Debate, posts: PostChoice, *, reasons: bool = False) -> Outline:
    """Give the outline of a valid debate; with `reasons`, also how all was worked out."""
    views = Views(debate)
    shown = _shown(views, posts)
    lines = Lines(views, post_references(views, shown))
    forest = Forest(views)
    nearby = Nearby(views)
    who = People(lines, forest, nearby)
    people, bystanders = who.people()
    question = debate.question
    return Outline(
        title=one_line(debate.title or "") or UNTITLED,
        question=one_line(question.text) if question else None,
        question_certainty=certainty_of(question.origin) if question else None,
        language=language_tag(debate.language),
        facts=tuple(_facts(views)),
        recorded=bool(debate.positions),
        positions=Glance(lines, forest, nearby).positions(),
        maps=map_sheets(lines, forest),
        chains=chain_groups(lines, forest),
        rows=side_rows(lines),
        people=people,
        bystanders=bystanders,
        others=who.other_claims(),
        connections=connections(lines, forest, nearby),
        posts=Thread(lines).posts(shown),
        references=lines.references,
        post_count=len(views.posts),
        reasons=reasons_of(views, lines.references) if reasons else Reasons(),
    )


def _shown(views: Views, choice: PostChoice) -> frozenset[str]:
    if choice == "none":
        return frozenset()
    keys = frozenset(p.key for p in views.posts)
    return keys & cited(views) if choice == "cited" else keys


def _facts(views: Views) -> list[tuple[str, str]]:
    facts = [
        ("First words", _first_words(views)),
        ("Source", views.debate.source),
        ("Posts", _posts_fact(views)),
        ("People", _people_fact(views)),
        ("Dates", _dates_fact(views)),
        ("Claims", _claims_fact(views)),
    ]
    return [(name, value) for name, value in facts if value]


def _first_words(views: Views) -> str | None:
    """Give what was said first, by which a debate without a title is known."""
    first = next(map(own_words, views.posts), "")
    untitled = not one_line(views.debate.title or "")
    return f"“{shortened(first, _WORDS_SHOWN)}”" if first and untitled else None


def _posts_fact(views: Views) -> str | None:
    if not views.posts:
        return None
    if not views.standings:
        return str(len(views.posts))
    used = cited(views) & {p.key for p in views.posts}
    verb = "is" if len(used) == 1 else "are"
    return f"{len(views.posts)}, of which {len(used)} {verb} cited"


def _people_fact(views: Views) -> str | None:
    found = [one_line(views.name(p) or "") for p in views.posts]
    named = zip(found, views.posts, strict=True)
    origins = [(name, post.author_origin) for name, post in named if name]
    names = _signed_names(origins)
    more = len(names) - _NAMES_SHOWN
    fact = ", ".join(names[:_NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")
    if "" in found and names:
        return f"{fact} (other names are not in the source)"
    return "names are not in the source" if found and not names else fact or None


def _signed_names(origins: list[tuple[str, Origin]]) -> list[str]:
    """Give the names, with a sign those that the source gives to no post itself."""
    stated = {name for name, origin in origins if certainty_of(origin) is None}
    first = dict(reversed(origins))
    names = []
    for name in dict.fromkeys(name for name, _ in origins):
        sure = None if name in stated else certainty_of(first[name])
        names.append(f"{name} {sure.short}" if sure else name)
    return names


def _dates_fact(views: Views) -> str | None:
    moments = [p.written for p in views.posts if p.written is not None]
    dates = [d for d in map(date_of, moments) if d]
    if not dates:
        return None
    return dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}"


def _claims_fact(views: Views) -> str | None:
    claims = views.debate.claims
    if not claims:
        return None
    fact = str(len(claims))
    if views.standings:
        one = len(views.standings) == 1
        position = "a position" if one else "positions"
        what = position if views.debate.positions else "argued about"
        fact += f", of which {len(views.standings)} {'is' if one else 'are'} {what}"
    read = any(isinstance(c.origin, Inferred) for c in claims)
    return f"{fact}, as the program reads the thread" if read else fact

"""The arguments of a page of CreateDebate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_pages import (
    Engine,
    absolute,
)
from disputatio.converter.importers.shared.forum_parts import outside
from disputatio.converter.importers.shared.html.meanings import DROPPED, Meaning
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    has_class,
    select,
    words,
)
from disputatio.converter.importers.shared.moments import iso_moment, shown_moment
from disputatio.converter.importers.shared.stated_sides import Side, with_sides
from disputatio.converter.importers.shared.thread_records import (
    EXTRAS,
    Author,
    PostRecord,
)
from disputatio.schemas.debate import Debate, Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name
_ID = re.compile(r"arg(\d+)")
_ADDRESS = re.compile(r"/debate/show/([^/?#]+)")
_SIDE = re.compile(r"\bSide:\s*(.*)$")
_NUMBER = re.compile(r"-?\d+")
_RESPONSES = {"disputed": "disagree", "supported": "agree", "clarified": "neutral"}
_DESCRIPTION = "description"


def with_positions(debate: Debate) -> Debate:
    """Make positions of the sides, and arguments of what posts say on them.

    An argument under a side is a reason for it; a reply is a reason for or against
    what it answers, and its own side only says where its writer stands.
    """
    listed = (debate.extras.get(EXTRAS) or {}).get("sides") or ()
    answers = {_folded(side): side for side in reversed(listed)}
    answered = {
        r.sources[0]: r.targets[0] for r in debate.relations if r.kind == "reply"
    }
    sides: list[Side] = []
    for post in debate.posts:
        kept = post.extras.get(EXTRAS) or {}
        parent = answered.get(post.key)
        if kept.get("side"):
            answer = answers.setdefault(_folded(kept["side"]), kept["side"])
            sides.append(
                Side(
                    post=post.key, scheme="agree", answer=answer, argues=parent is None
                )
            )
        scheme = _RESPONSES.get(str(kept.get("response") or "").casefold())
        if scheme and parent:
            sides.append(Side(post=post.key, scheme=scheme, on=parent))
    order = [answers[_folded(side)] for side in listed]
    return with_sides(debate, [*order, *answers.values()], sides)


def _folded(side: str) -> str:
    return side.casefold().rstrip(".!? ")


def _posts(page: Page) -> list[Element]:
    boxes = select(page.root, "div.argBox[id^='arg']")
    inside = [e for e in boxes if not _within(e, _DESCRIPTION)]
    description = first(page.root, ".debatelongDesc")
    found = description is not None and words(description) is not None
    return [*([description] if found and description is not None else []), *inside]


def _within(element: Element, identity: str) -> bool:
    return any(e.get("id") == identity for e in element.iterancestors())


def _record(element: Element, page: Page) -> PostRecord:
    if has_class(element, "debatelongDesc"):
        return PostRecord(id=_DESCRIPTION, author=_creator(page))
    identity = _ID.match(element.get("id") or "")
    subtext = first(element, ".subtext.when", ".subtext")
    points = first(element, ".argPoints span", "span[id^='tot']", ".argPoints")
    parent = _parent(element)
    return PostRecord(
        id=identity[1] if identity else None,
        author=_author(element, page),
        written=_written(subtext),
        score=_points(words(points)),
        parents=(parent,) if parent else (),
        kept={
            "side": _side(words(subtext)),
            "response": _response(element) if parent else None,
            "evidence": _evidence(element, page),
        },
    )


def _author(element: Element, page: Page) -> Author | None:
    links = select(element, "a[href*='/user/viewprofile/']")
    named = [a for a in links if words(a) and not _NUMBER.fullmatch(words(a) or "")]
    link = next((a for a in named if a.get("title")), named[0] if named else None)
    if link is None:
        return None
    return Author(name=words(link), url=absolute(page, attribute(link, "href")))


def _creator(page: Page) -> Author | None:
    for heading in select(page.root, "h3"):
        if (words(heading) or "").casefold() == "debate creator":
            for element in heading.itersiblings():
                found = _author(element, page) if isinstance(element.tag, str) else None
                if found:
                    return found
    return None


def _written(subtext: Element | None) -> Moment | None:
    if subtext is None:
        return None
    time = first(subtext, "time[datetime]")
    if time is not None:
        return iso_moment(time.get("datetime"), words(time))
    return shown_moment((words(subtext) or "").partition("Side:")[0])


def _points(text: str | None) -> int | None:
    found = _NUMBER.search(text or "")
    return int(found.group()) if found and len(found.group()) < 10 else None


def _side(text: str | None) -> str | None:
    found = _SIDE.search(text or "")
    return found[1].strip() or None if found else None


def _response(element: Element) -> str | None:
    for span in select(element, "span"):
        if (words(span) or "").casefold() in _RESPONSES and not _in_body(span):
            return words(span)
    return None


def _in_body(element: Element) -> bool:
    return any(has_class(e, "argBody") for e in element.iterancestors())


def _evidence(element: Element, page: Page) -> str | None:
    link = first(element, ".supportingEvidence a[href]")
    return absolute(page, attribute(link, "href"))


def _parent(element: Element) -> str | None:
    """Give the id of the argument before the box of replies in which this one stands."""
    box = element.getparent()
    while box is not None and not has_class(box, "arg-threaded"):
        box = box.getparent()
    for before in box.itersiblings(preceding=True) if box is not None else ():
        if isinstance(before.tag, str) and has_class(before, "argBox"):
            found = _ID.match(before.get("id") or "")
            return found[1] if found else None
    return None


def _bodies(element: Element) -> list[Element]:
    if has_class(element, "debatelongDesc"):
        return [element]
    body = first(element, ".argBody", "[id^='argBody']")
    return [] if body is None else [body]


def _means(element: Element) -> Meaning | None:
    if has_class(element, "subtext", "supportingEvidence", "when", "argFooter"):
        return DROPPED
    return None


def _title(page: Page) -> str | None:
    return words(first(page.root, "h1.debateTitle")) or page.title


def _thread(page: Page) -> str | None:
    found = _ADDRESS.search(page.url or "")
    return found[1] if found else None


def _page(_: Page) -> int | None:
    return None


def _instead(page: Page) -> str | None:
    if first(page.root, "h1.debateTitle") is not None:
        return "a debate without arguments"
    return None


def _kept(page: Page) -> dict[str, list[str]]:
    titles = (words(e) for e in select(page.root, "h2.sideTitle, .sideTitle h2"))
    return {"sides": list(dict.fromkeys(t for t in titles if t))}


ENGINE = Engine(
    name="CreateDebate",
    strays=outside(".argBody"),
    posts=_posts,
    record=_record,
    bodies=_bodies,
    means=_means,
    title=_title,
    thread=_thread,
    page=_page,
    instead=_instead,
    kept=_kept,
    sought="div.argBox",
)
"""How CreateDebate marks the parts of a page."""

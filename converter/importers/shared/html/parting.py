"""Posts, taken out of their page.

What is left is small, so that questions about the page go over no post. A post that
stands inside another one, because a theme closes its boxes carelessly or a reply is
shown below what it answers, is taken out of that one too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.index import forget

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


def taken_out(elements: Sequence[Element]) -> Sequence[Element]:
    """Take elements out of their tree and out of each other; give them again."""
    for element in elements:
        take_out(element)
    forget()
    return elements


def take_out(element: Element) -> None:
    """Take one element out of its tree; indexes of what was around it are wrong then.

    Words that follow it stay where they are, behind a comment that stands in its place.
    """
    from lxml.etree import Comment

    parent = element.getparent()
    if parent is None:
        return
    behind = element.tail
    if behind is None or behind.isspace():
        parent.remove(element)
        return
    place = Comment("post")
    place.tail, element.tail = behind, None
    parent.replace(element, place)


def parted(
    root: Element, elements: Sequence[Element], is_post: Callable[[Element], bool]
) -> list[Element]:
    """Take elements out, and give those that are posts; others are put at the page's end.

    Each is looked at when it is alone, so that nested ones are not looked through again
    and again.
    """
    posts = []
    for element in taken_out(elements):
        if is_post(element):
            posts.append(element)
        else:
            root.append(element)
    return posts

"""Times of posts that were not found by them: the dates of the kind that all posts have.

Other dates stand in words of a post, such as "Originally posted by Ann on 4 May", and
beside those of writing stand those of editing. The day on which somebody joined, beside
each name, has no time of the day where those of writing have one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

import attrs

from disputatio.converter.importers.shared.dates import clock_in
from disputatio.converter.importers.shared.webpage.anchors import Anchor
from disputatio.converter.importers.shared.webpage.groups import Group
from disputatio.converter.importers.shared.webpage.layout import Layout

EVERYWHERE = 0.8
"""Which share of the posts must have a date of the kind."""


def with_dates(layout: Layout, group: Group, when: Sequence[Anchor]) -> Group:
    """Give a group with the date of each post, where one kind of dates is in nearly all.

    `when` are the dates of the page in the order of their places.
    """
    days = group.marks == "date"
    if days and any(_settles_time(region.anchor) for region in group.regions):
        return group
    rows: dict[str, dict[int, Anchor]] = defaultdict(dict)
    for anchor, at in _inside(layout, group, when):
        rows[anchor.kind].setdefault(at, anchor)
    fitting = (
        row
        for row in rows.values()
        if not days or all(_settles_time(anchor) for anchor in row.values())
    )
    found = max(fitting, key=len, default={})
    if len(found) < EVERYWHERE * len(group.regions):
        return group
    regions = [
        attrs.evolve(region, anchor=found[at]) if at in found else region
        for at, region in enumerate(group.regions)
    ]
    return attrs.evolve(group, regions=regions)


def _settles_time(anchor: Anchor | None) -> bool:
    """Say whether a date tells a time of the day."""
    moment = None if anchor is None else anchor.moment
    if moment is None:
        return False
    return moment.at is not None or clock_in(moment.text or "") is not None


def _inside(
    layout: Layout, group: Group, when: Sequence[Anchor]
) -> Sequence[tuple[Anchor, int]]:
    """Give each date with the number of the post that it is in, the last to begin before it."""
    parts = sorted(
        (layout.place[part], layout.end[layout.place[part]], at)
        for at, region in enumerate(group.regions)
        for part in region.parts
    )
    begins = [begin for begin, _, _ in parts]
    result = []
    for anchor in when:
        place = layout.place[anchor.element]
        near = bisect_right(begins, place) - 1
        if near >= 0 and place < parts[near][1]:
            result.append((anchor, parts[near][2]))
    return result

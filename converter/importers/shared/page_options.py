"""What importers of threads keep and ask: all that a list of formats needs of them."""

from __future__ import annotations

from disputatio.schemas.features import Feature
from disputatio.schemas.protocols import Option

KEEPS = frozenset({
    Feature.TITLE, Feature.LANGUAGE, Feature.SOURCE, Feature.PARTICIPANTS, Feature.POSTS,
    Feature.DATES, Feature.POST_DETAILS, Feature.MARKUP, Feature.QUOTATIONS,
    Feature.DIALOGUE, Feature.EXTRAS,
})  # fmt: skip
"""What importers of threads keep."""

CAPTURED = Option(
    name="captured",
    help="When the page was saved (ISO 8601), for dates such as “2 hours ago”.",
)
"""The time of saving, where no container or browser wrote it down."""

OPTIONS = (CAPTURED,)
"""The options of importers of saved pages."""

"""The web page that we write: how it is known again, and what to say of it as an input."""

from __future__ import annotations

GENERATOR = "disputatio"
"""What a page says of itself, in its element `meta` of that name."""

OURS = "a page that disputatio wrote, which shows a debate and does not hold it"
"""What such a page is."""

FROM_THE_THREAD = (
    "name the thread that it was made from; a debate to go on with is kept by debate-json"
    " (-o NAME.debate.json)"
)
"""What to do where somebody gives such a page."""

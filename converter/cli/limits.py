"""How much of a debate a page shows before the rest is only counted."""

from __future__ import annotations

import sys

from attrs import frozen


@frozen(kw_only=True)
class Limits:
    """The lengths of what is shown, in characters or items."""

    words: int = 220
    """Characters of a quoted sentence."""
    title: int = 240
    """Characters of a claim without a title that stands for one."""
    brief: int = 120
    """Characters of a claim or a post in a list."""
    mention: int = 80
    """Characters of what is only mentioned beside something else."""
    claims: int = 6
    """Claims of one person."""
    stand_ins: int = 30
    """Claims that stand in for positions, or that are only said again."""
    branches: int = 60
    """Lines of a tree of arguments, those next to its claim first."""
    listed: int = 30
    """Claims of a list that has nothing else."""
    posts: int = 30
    """Posts in their order."""


BRIEF = Limits()
"""What fits a reader's patience."""

ALL = Limits(**dict.fromkeys(Limits.__annotations__, sys.maxsize))
"""Everything, in full."""


def rest(shown: int, of: int) -> str:
    """Say how many items were left out; empty if none were."""
    return f"and {of - shown} more (--all shows them)" if of > shown else ""

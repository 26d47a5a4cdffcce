"""How much a language model would be asked, and what that would cost: about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define

from disputatio.schemas.errors import UsageError
from disputatio.schemas.text import counted

CHARACTERS_PER_TOKEN = 3.5
"""Characters of a token; fewer than most models have in English, to be safe."""

TOKENS_PER_POST = 150
"""Tokens of an answer about one post."""

TOKENS_PER_STATEMENT = 45
"""Tokens of a statement in the request for positions."""

STATEMENTS_PER_POST = 2
"""Statements of a post; in the threads that were read, 1.5."""

TOKENS_OF_POSITIONS = 1500
"""Tokens of the answer about positions."""


@define
class Costs:
    """Adds up what would be sent and answered."""

    prices: tuple[float | None, float | None]
    """Prices of a million tokens sent and answered, as the user gave them."""
    requests: int = 0
    """Requests that would be made."""
    kept: int = 0
    """Requests whose answers are kept already."""
    sent: int = 0
    """Tokens that would be sent."""
    answered: int = 0
    """Tokens that would be answered."""

    def add(self, body: Mapping[str, Any], posts: int, *, kept: bool) -> None:
        """Add a request about some posts."""
        if kept:
            self.kept += 1
            return
        self.requests += 1
        self.sent += int(len(str(body)) / CHARACTERS_PER_TOKEN) + 1
        self.answered += posts * TOKENS_PER_POST

    def add_positions(self, posts: int) -> None:
        """Add the request for positions, whose size is not known yet."""
        if posts:
            self.requests += 1
            statements = STATEMENTS_PER_POST * posts
            self.sent += TOKENS_PER_STATEMENT * statements + TOKENS_OF_POSITIONS
            self.answered += TOKENS_OF_POSITIONS

    def sentence(self, model: str) -> str:
        """Say it in one sentence."""
        price = ""
        if None not in self.prices:
            prices = [p or 0.0 for p in self.prices]
            cost = (self.sent * prices[0] + self.answered * prices[1]) / 1_000_000
            price = f", about {cost:.4f} in all at the prices given"
        kept = f"; {self.kept} more kept from before" if self.kept else ""
        return (
            f"{model}: {counted(self.requests, 'request')}, about {self.sent:,} tokens"
            f" sent and {self.answered:,} answered{price}{kept}"
        )

    def check(self, most: int | None) -> None:
        """Refuse to ask more than the user wants.

        Raises:
            UsageError: the estimate is above the limit.
        """
        total = self.sent + self.answered
        if most is not None and total > most:
            raise UsageError(
                f"about {total:,} tokens would be needed, and --llm-max-tokens is"
                f" {most:,}",
                "raise the limit, or read fewer posts",
            )

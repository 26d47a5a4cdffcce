"""How much a language model would be asked, and what that would cost: about."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from attrs import define

from disputatio.converter.analysts.shared import tokens
from disputatio.converter.analysts.shared.tallying import Prices, said_price
from disputatio.schemas.errors import UsageError
from disputatio.schemas.text import counted

TOKENS_PER_POST = 120
"""Tokens of an answer about one post."""

STATEMENTS_PER_POST = 2
"""Statements of a post; in the threads that were read, 1.5."""

ASKED_FOR_POSITIONS, ANSWERED_ON_POSITIONS = 1300, 300
"""Tokens of the request for positions, and of its answer, without statements …"""

SHOWN_OF_STATEMENT, ANSWERED_ON_STATEMENT = 45, 40
"""… and of each statement in them."""

CHARACTERS_OF_STATEMENT = 150
"""Characters of a statement, as it is shown."""

SPREAD = 2
"""How many times as much as usual may be answered."""


@define
class Costs:
    """Adds up what would be sent and answered."""

    prices: Prices
    """What tokens cost."""
    requests: int = 0
    """Requests that would be made."""
    kept: int = 0
    """Requests whose answers are kept already."""
    sent: int = 0
    """Tokens that would be sent."""
    answered: int = 0
    """Tokens that would be answered."""
    most: int = 0
    """Tokens that it may be in all, at most."""

    def add(self, body: Mapping[str, Any], posts: int, *, kept: bool) -> None:
        """Add a request about some posts."""
        if kept:
            self.kept += 1
            return
        words = tokens.words_of(body)
        self._add(tokens.about(words), posts * TOKENS_PER_POST, tokens.at_most(words))

    def add_positions(self, posts: int, size: int) -> None:
        """Add the requests for positions, of statements that are not known yet.

        `size` is how many characters of statements fit one.
        """
        count = STATEMENTS_PER_POST * posts
        rounds = math.ceil(count * CHARACTERS_OF_STATEMENT / size)
        for _ in range(rounds):
            shown = count / rounds
            sent = round(ASKED_FOR_POSITIONS + SHOWN_OF_STATEMENT * shown)
            answered = round(ANSWERED_ON_POSITIONS + ANSWERED_ON_STATEMENT * shown)
            self._add(sent, answered, SPREAD * sent)

    def _add(self, sent: int, answered: int, most: int) -> None:
        self.requests += 1
        self.sent += sent
        self.answered += answered
        self.most += most + SPREAD * answered

    def sentence(self, model: str) -> str:
        """Say it in one sentence."""
        kept = f"; {self.kept} more kept from before" if self.kept else ""
        return (
            f"{model}: {counted(self.requests, 'request')}, about {self.sent:,} tokens"
            f" sent and {self.answered:,} answered, at most {self.most:,} in all"
            f"{said_price(self.prices, self.sent, self.answered)}{kept}"
        )

    def check(self, most: int | None) -> None:
        """Refuse to ask more than the user wants.

        Raises:
            UsageError: the estimate is above the limit.
        """
        if most is not None and self.most > most:
            raise UsageError(
                f"up to {self.most:,} tokens would be needed, and --llm-max-tokens is"
                f" {most:,}",
                "raise the limit, or read fewer posts",
            )

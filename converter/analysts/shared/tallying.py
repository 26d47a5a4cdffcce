"""What a run has asked so far: said to who listens, and held to the user's limit."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import Any, TypeAlias

from attrs import define, field

from disputatio.converter.analysts.shared import tokens
from disputatio.converter.analysts.shared.asking import Reply
from disputatio.schemas.errors import AnalystError
from disputatio.schemas.watching import Listener

Prices: TypeAlias = tuple[float | None, float | None]
"""Prices of a million tokens sent and answered, as the user gave them."""


@define(kw_only=True)
class Tally:
    """Counts requests and tokens, as the endpoint says them or else about."""

    model: str
    """Whom it is asked."""
    prices: Prices
    """What tokens cost."""
    most: int | None
    """Tokens that the user wants at most."""
    tell: Listener
    """Who hears how far it is."""
    planned: int = 0
    """Requests that the estimate speaks of."""
    _requests: int = 0
    _sent: int = 0
    _answered: int = 0
    _lock: Lock = field(factory=Lock)

    def check(self, body: Mapping[str, Any]) -> None:
        """Refuse a request with which it would be more than the user wants.

        Raises:
            AnalystError: it would.
        """
        needed = tokens.at_most(tokens.words_of(body))
        with self._lock:
            spent = self._sent + self._answered
        if self.most is not None and spent + needed > self.most:
            raise AnalystError(
                f"{spent:,} tokens were used, and with the next request it may be more"
                f" than the {self.most:,} of --llm-max-tokens",
                "raise the limit: what was answered is kept and not asked again",
            )

    def add(self, body: Mapping[str, Any], reply: Reply) -> None:
        """Count an answer, and say how far it is."""
        read, written = reply.read, reply.written
        with self._lock:
            self._requests += 1
            self._sent += tokens.about(tokens.words_of(body)) if read is None else read
            self._answered += (
                tokens.about(reply.content) if written is None else written
            )
            words = self._words()
        self.tell(words)

    def _words(self) -> str:
        planned = max(self.planned, self._requests)
        used = f"{self._sent:,} tokens sent, {self._answered:,} answered"
        price = said_price(self.prices, self._sent, self._answered)
        return f"{self.model}, {self._requests} of {planned} requests, {used}{price}"


def said_price(prices: Prices, sent: int, answered: int) -> str:
    """Give what tokens cost, as the end of a row; nothing where no price is known."""
    if None in prices:
        return ""
    to, of = (price or 0.0 for price in prices)
    return f", about {(sent * to + answered * of) / 1_000_000:.4f} at the prices given"

"""Positions that are found in several requests, put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from attrs import define, field

from disputatio.converter.analysts.shared.answers import (
    Answer,
    Asked,
    PositionsRead,
    Rebutted,
)


@define
class Found:
    """What was answered so far; positions count where the answer sees a debate."""

    _debate: bool = False
    _question: Asked | None = None
    _positions: dict[int, Answer] = field(factory=dict)
    _rebuttals: list[Rebutted] = field(factory=list)

    def add(self, answer: PositionsRead) -> None:
        """Add an answer: a position that is there already gets its further bearings."""
        self._rebuttals.extend(answer.rebuttals)
        if not answer.debate:
            return
        self._debate = True
        self._question = self._question or answer.question
        for position in answer.positions:
            there = self._positions.get(position.statement, position)
            bearings = {b.statement: b for b in position.bearings}
            bearings |= {b.statement: b for b in there.bearings}
            rivals = dict.fromkeys([*there.rivals, *position.rivals])
            self._positions[position.statement] = msgspec.structs.replace(
                there, bearings=list(bearings.values()), rivals=list(rivals)
            )

    def known(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Give the positions that were found, as a further request shows them."""
        return [
            {"statement": number, "title": position.title, "says": row["says"]}
            for number, position in self._positions.items()
            for row in rows[number - 1 : number]
        ]

    def whole(self) -> PositionsRead:
        """Give everything as one answer."""
        return PositionsRead(
            debate=self._debate,
            question=self._question,
            positions=list(self._positions.values()),
            rebuttals=self._rebuttals,
        )

"""What files call the fields of their records, for the places of notices."""

from __future__ import annotations

from collections.abc import Sequence

from disputatio.schemas.foreign.aif_records import OTHER_NAMES


def other_fields(rows: Sequence[object]) -> dict[str, str]:
    """Give the names that records have for their ids, where none has the usual ones."""
    first = rows[0] if rows else None
    if not isinstance(first, dict):
        return {}
    found = {
        name: next(filter(first.__contains__, others), None)
        for name, others in OTHER_NAMES.items()
        if name not in first
    }
    return {
        name: other
        for name, other in found.items()
        if other is not None
        and not any(isinstance(row, dict) and name in row for row in rows)
    }

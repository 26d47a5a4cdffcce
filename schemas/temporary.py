"""Databases that go away by themselves: little memory, and a file for the rest."""

from __future__ import annotations

import sqlite3

CACHE_KIB = 4 * 1024
"""How much memory the temporary file may use."""


def temporary(cache: int = CACHE_KIB) -> sqlite3.Connection:
    """Give a database that lies in memory as far as its cache goes, else on disk."""
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    for setting in (
        "page_size=16384", f"cache_size=-{cache}", "journal_mode=OFF",
        "synchronous=OFF", "locking_mode=EXCLUSIVE", "temp_store=FILE",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {setting}")
    return connection

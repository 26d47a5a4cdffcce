"""Answers kept on disk, so that nothing is asked, and paid for, twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from disputatio.converter.sinks import whole_file
from disputatio.schemas.errors import AnalystError, WriteError

MAX_KEPT = 8 << 20
"""Bytes of one kept answer, at most; a larger file is none of ours."""


@frozen
class Kept:
    """A folder of answers, each under a name made of what was asked."""

    folder: Path
    """Where they lie."""

    def get(self, asked: Mapping[str, Any]) -> str | None:
        """Give the answer to a request; None where it was not asked before."""
        try:
            path = self._path(asked)
            if path.stat().st_size > MAX_KEPT:
                return None
            return path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, asked: Mapping[str, Any], answer: str) -> None:
        """Keep an answer.

        Raises:
            AnalystError: the folder cannot be written to.
        """
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with whole_file(self._path(asked)) as stream:
                stream.write(answer.encode("utf-8", "replace"))
        except (OSError, WriteError) as error:
            raise AnalystError(
                f"answers cannot be kept in {self.folder}: {error}",
                "name another folder with --llm-cache",
            ) from None

    def _path(self, asked: Mapping[str, Any]) -> Path:
        plain = json.dumps(asked, sort_keys=True)
        return self.folder / f"{hashlib.sha256(plain.encode()).hexdigest()}.json"


def users_folder() -> Path:
    """Give the folder that the user's system has for such things."""
    import platformdirs

    return platformdirs.user_cache_path("disputatio", appauthor=False) / "llm"

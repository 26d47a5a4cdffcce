"""Names of claims in Argdown: safe in brackets, and each only once."""

from __future__ import annotations

import re

from attrs import field, frozen

from disputatio.schemas.debate import ClaimForm
from disputatio.schemas.foreign.argdown_titles import LONGEST_TITLE, legal_title

_UNSAFE = re.compile(r"[\[\]<>\\\x00-\x20\x7f-\xa0\u2028\u2029\ufeff=]+")


@frozen
class Names:
    """Gives each name once in its name space."""

    taken: set[tuple[ClaimForm, str]] = field(factory=set)
    """Names that are gone."""
    _next: dict[tuple[ClaimForm, str], int] = field(factory=dict)

    def claim(self, form: ClaimForm, name: str) -> bool:
        """Take a name if it is free."""
        if (form, name) in self.taken:
            return False
        self.taken.add((form, name))
        return True

    def unique(self, form: ClaimForm, name: str) -> str:
        """Take a name, or the first free one of "name 2", "name 3" and so on."""
        found, number = name, self._next.get((form, name), 2)
        while not self.claim(form, found):
            found = f"{name} {number}"
            number += 1
        self._next[form, name] = number
        return found


def safe_title(title: str) -> str | None:
    """Give a legal title near to one that is not; None where nothing is left."""
    words = " ".join(_UNSAFE.sub(" ", title).split()).lstrip("-!+_ ")
    words = words[: LONGEST_TITLE - 20].rstrip()
    if legal_title(words):
        return words
    named = f"Title {words}"
    return named if words and legal_title(named) else None

"""All words in which the claims of a thread stand or have stood: those of its posts too."""

from __future__ import annotations

from collections.abc import Mapping

from disputatio.converter.merging.sheets import Sheet, texts_of
from disputatio.schemas.debate import Claim, Debate


def words_said(
    thread: Debate, export: Sheet, origins: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Give by claim of the export its words there, in the thread and in the posts.

    A claim that was reworded keeps its passages, so the words that an older export had
    are known.
    """
    posts = {post.key: post.text for post in thread.posts}
    spoken = {p.key: posts[p.post][p.start : p.end] for p in thread.passages}
    claims = {claim.key: claim for claim in thread.claims}
    return {
        claim.key: tuple(
            dict.fromkeys((*texts_of(claim), *_own(claims[origins[claim.key]], spoken)))
        )
        for claim in export.debate.claims
    }


def _own(claim: Claim, spoken: Mapping[str, str]) -> tuple[str, ...]:
    found = (claim.text, *(spoken.get(w.passage or "", w.text) for w in claim.wordings))
    return tuple(text for text in found if text)

"""Automatic names in Argdown: a change of one line leaves the names of all others."""

from collections.abc import Mapping

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter import read
from disputatio.schemas.debate import Claim, Debate
from disputatio.schemas.pruning import pruned
from disputatio.schemas.voicing import voiced
from tests.laws.formats import SEEDS, written

DEBATES = [
    voiced(read(SEEDS / f"pasted-{name}.txt").debate)
    for name in ("tram", "german", "vbulletin", "nodebb")
]
"""Whole threads with their claims, those that Argdown needs too, in two languages."""

ALL_WORDS = [claim.text for debate in DEBATES for claim in debate.claims]
"""Sentences that a person may write in the place of others."""


@given(data=st.data())
def test_other_lines_leave_a_name(data: st.DataObject) -> None:
    """What is deleted or reworded elsewhere changes no name, but one that it had taken."""
    debate = data.draw(st.sampled_from(DEBATES))
    before = names(debate)
    keys = st.sampled_from([c.key for c in debate.claims])
    touched = data.draw(st.sets(keys, min_size=1, max_size=len(debate.claims) // 2))
    gone = {key for key in sorted(touched) if data.draw(st.booleans())}

    words = {key: data.draw(st.sampled_from(ALL_WORDS)) for key in touched - gone}
    after = names(_edited(debate, gone, words))

    freed = {before[key] for key in touched} | {after.get(key) for key in words}
    changed = [key for key in before.keys() - touched if before[key] != after[key]]
    assert all({before[key], after[key]} & freed for key in changed), changed
    assert len(changed) <= len(touched)


def test_names_are_unique_and_say_where() -> None:
    """Every claim of a post has a name of its own, which begins with the post's number."""
    for debate in DEBATES:
        found = names(debate)
        assert len(set(found.values())) == len(found) == len(debate.claims)
        positions = {p.claim for p in debate.positions}
        plain = [found[c.key] for c in debate.claims if c.key not in positions]
        assert all(name[0] == "P" and name[1].isdigit() for name in plain)


def _edited(debate: Debate, gone: set[str], words: Mapping[str, str]) -> Debate:
    claims = tuple(_worded(c, words) for c in debate.claims if c.key not in gone)
    return pruned(evolve(debate, claims=claims))


def _worded(claim: Claim, words: Mapping[str, str]) -> Claim:
    text = words.get(claim.key)
    if text is None:
        return claim
    wordings = tuple(evolve(w, text=text, marks=()) for w in claim.wordings)
    return evolve(claim, text=text, wordings=wordings)


def names(debate: Debate) -> dict[str, str]:
    """Give the name in brackets of every claim by its key."""
    found = read(written("argdown", debate), "argdown").debate
    positions = {p.claim: p.title for p in found.positions}
    pairs = zip(voiced(debate).claims, found.claims, strict=True)
    return {
        claim.key: back.extras.get("argdown", {}).get("name", "")
        or positions.get(back.key)
        or ""
        for claim, back in pairs
    }

"""Tests of claims that are made in another's name."""

import pytest

from disputatio.converter.structure.claims import find_claims
from disputatio.schemas.debate import Relation
from disputatio.schemas.views import Views
from tests.converter.structure.making import rule_of, thread, words_of

CREWS = "Ann: The night crew should be small and well paid."


def leanings(*posts: str) -> list[Relation]:
    """Give the relations that rest on another's name."""
    found = find_claims(thread(*posts)).relations
    return [r for r in found if rule_of(r.origin) == "as-said-1"]


@pytest.mark.parametrize(
    "text",
    [
        "As Ann says, a small night crew would be better for all.",
        "And as Ann already said, a small night crew would be better for all.",
        "Like Ann pointed out, a small night crew would be better for all.",
    ],
)
def test_a_claim_in_anothers_name_leans_on_it(text: str) -> None:
    """The earlier claim supports the new one, and the post agrees with it."""
    debate = find_claims(thread(CREWS, f"Bob: {text}"))
    support, stance = leanings(CREWS, f"Bob: {text}")

    assert (support.kind, support.sources, support.targets) == (
        "support", ("claim-1-0",), ("claim-2-0",),
    )  # fmt: skip
    assert (stance.kind, stance.scheme) == ("stance", "agree")
    assert (stance.sources, stance.targets) == (("post-2",), ("claim-1-0",))
    assert words_of(debate, stance.origin) == [text[: text.index("Ann") + 3]]


def test_both_claims_have_both_people_for_them() -> None:
    """Whichever of the two claims is asked about, both posts are for it."""
    views = Views(
        find_claims(
            thread(CREWS, "Bob: As Ann says, a small night crew would be better.")
        )
    )

    for claim in ("claim-1-0", "claim-2-0"):
        supporters = views.sides(claim).supporters
        assert [voice.post.key for voice in supporters] == ["post-1", "post-2"]


@pytest.mark.parametrize(
    "text",
    [
        "As Ann says, the library would be better on Sundays.",
        "As Ann says, the night crew should not be small.",
        "As Ann says, the night crew should be small, but it would cost too much.",
        "As far as Ann is concerned, the night crew should be small.",
        "The night crew should be small as a rule, and Ann says nothing of it.",
    ],
)
def test_nothing_is_concluded_from_less(text: str) -> None:
    """Other matters, denials, concessions and bare names lean on nothing."""
    assert leanings(CREWS, f"Bob: {text}") == []


def test_nobody_leans_on_oneself() -> None:
    """A person's own name in a claim changes nothing."""
    assert leanings(CREWS, "Ann: As Ann says, the night crew should be small.") == []

"""Keys are made from what an element rests on, and from nothing else."""

from disputatio.schemas.keys import claim_key, passage_key, relation_key, unique


def test_keys_tell_what_they_rest_on() -> None:
    """The keys of the documented example, and of a post with an id of its source."""
    assert passage_key("post-3", 142) == "passage-3-142"
    assert claim_key("post-3", 142) == "claim-3-142"
    assert claim_key("t1_abc", 0) == "claim-t1_abc-0"
    assert (
        relation_key("stance", ("post-2",), ("claim-1-0",)) == "stance-post-2-claim-1-0"
    )


def test_a_repeat_is_numbered() -> None:
    """The second of a kind gets -2, the third -3, whatever else is there."""
    assert unique("a", frozenset()) == "a"
    assert unique("a", {"a"}) == "a-2"
    assert unique("a", {"a", "a-2", "a-4"}) == "a-3"

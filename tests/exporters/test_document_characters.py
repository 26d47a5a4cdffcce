"""Characters that no document may hold."""

from disputatio.exporters.shared.document_characters import cleaned
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Claim, Debate, Passage, Post, Wording
from disputatio.schemas.invariants import problems


def test_forbidden_characters_are_replaced_one_for_one() -> None:
    """Each becomes U+FFFD, so that no span moves, and each place has its notice."""
    debate = Debate(
        title="a\x01b",
        posts=(
            Post(key="p", number=1, body=plain_blocks("x\x08y\ufffez")),
            Post(key="q", number=2, body=plain_blocks("good")),
        ),
        passages=(Passage(key="s", post="p", start=0, end=5),),
        claims=(
            Claim(
                key="c", text="x\x08y", wordings=(Wording(text="x\x08y", passage="s"),)
            ),
        ),
    )

    found, notices = cleaned(debate)

    assert found.title == "a\ufffdb"
    assert found.posts[0].text == "x\ufffdy\ufffdz"
    assert found.posts[1] is debate.posts[1]
    assert problems(found) == ()
    assert [n.rule for n in notices] == ["CharacterReplaced"] * 3
    assert {n.element for n in notices} == {None, "p", "c"}


def test_a_clean_debate_is_left_alone() -> None:
    """Nothing to replace means no notice and the same debate."""
    debate = Debate(title="fine", posts=(Post(key="p", body=plain_blocks("ok")),))

    assert cleaned(debate) == (debate, ())

"""Reading posts once for several passes."""

from itertools import pairwise

from attrs import evolve
from hypothesis import given

from disputatio.converter.structure.passes import passes
from disputatio.converter.structure.reading import Reader, ReadPost, read_posts
from disputatio.schemas.debate import Debate
from tests.converter.structure.making import thread
from tests.strategies.debates import debates
from tests.strategies.threads import threads


@given(threads() | debates())
def test_a_reader_reads_what_is_there_now(debate: Debate) -> None:
    """After each pass, a reader that has read before reads as one that has not."""
    reader = Reader()
    for step in passes(reader):
        assert reader(debate) == read_posts(debate)
        debate = step.run(debate)


def test_posts_are_read_once_by_the_passes_that_leave_their_words() -> None:
    """What is found of a post's author, replies or claims does not make it read anew."""
    debate = thread("Ann: Trams are quiet at night.", "?: No, they are not, Ann.")
    readings: list[tuple[ReadPost, ...]] = []
    reader = Reader()

    def reading(debate: Debate) -> tuple[ReadPost, ...]:
        readings.append(reader(debate))
        return readings[-1]

    for step in passes(reading):
        debate = step.run(debate)

    assert len(readings) >= 5
    for before, after in pairwise(readings):
        for old, new in zip(before, after, strict=True):
            assert old.sentences is new.sentences


def test_what_a_post_says_elsewhere_is_read_anew() -> None:
    """A sentence knows its place in the thread, its post and its language."""
    debate = thread("Ann: Trams are quiet at night.", "Ben: No, they are not.")
    turned = evolve(
        debate,
        posts=tuple(evolve(p, number=-(p.number or 0)) for p in debate.posts),
    )
    moved = evolve(
        debate, posts=tuple(evolve(p, key=f"{p.key}-b") for p in debate.posts)
    )
    reader = Reader()
    reader(debate)

    for other in (turned, moved, evolve(debate, language="de")):
        assert reader(other) == read_posts(other)

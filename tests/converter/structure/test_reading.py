"""Reading posts once for several passes."""

from itertools import pairwise

from attrs import evolve
from hypothesis import given

from disputatio.converter.structure.passes import PASSES, passes
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


@given(threads() | debates())
def test_passes_that_share_a_reader_find_what_each_finds_by_itself(
    debate: Debate,
) -> None:
    """What one pass found is given to another only where it would find the same."""
    for alone, shared in zip(PASSES, passes(Reader()), strict=True):
        found = shared.run(debate)
        assert found == alone.run(debate)
        debate = found


def test_what_was_found_is_found_again_only_in_other_things() -> None:
    """A function is called once for equal arguments in a row."""
    called: list[int] = []

    def double(number: int) -> int:
        called.append(number)
        return 2 * number

    reader = Reader()

    assert [reader.once(double, n) for n in (1, 1, 2, 1)] == [2, 2, 4, 2]
    assert called == [1, 2, 1]


def test_posts_are_read_once_by_the_passes_that_leave_their_words() -> None:
    """What is found of a post's author, replies or claims does not make it read anew."""
    debate = thread("Ann: Trams are quiet at night.", "?: No, they are not, Ann.")
    readings: list[tuple[ReadPost, ...]] = []

    class Noting(Reader):
        def __call__(self, debate: Debate) -> tuple[ReadPost, ...]:
            readings.append(super().__call__(debate))
            return readings[-1]

    for step in passes(Noting()):
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

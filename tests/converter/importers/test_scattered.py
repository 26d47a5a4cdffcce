"""Scattered records: threads by shared names and by topic, whatever the order."""

from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.importers.shared.scattered import Place, Scattered

Record = tuple[list[str], str, bool]
"""The names of a record, its topic, and whether it answers."""


def threads(records: list[Record]) -> list[list[int]]:
    """Give the threads of records, each record by its place."""
    scattered = Scattered()
    try:
        for place, (names, topic, answers) in enumerate(records):
            scattered.add(Place(start=place, size=1), names, topic, answers=answers)
        return [[place.start for place in found] for found in scattered.threads()]
    finally:
        scattered.close()


def test_shared_names_make_a_thread() -> None:
    """Directly, through others, and through a record that comes last."""
    records: list[Record] = [
        (["a"], "", False), (["b"], "", False), (["c"], "", False), (["c", "a"], "", True),
    ]  # fmt: skip

    assert threads(records) == [[0, 2, 3], [1]]


def test_topics_join_only_what_answers() -> None:
    """An answer without a name goes to the last thread of its topic before it."""
    records: list[Record] = [
        (["a"], "bus", False), (["b"], "bus", False), (["c"], "bus", True),
        (["d"], "dog", True), (["e"], "dog", False), (["f"], "", True),
    ]  # fmt: skip

    assert threads(records) == [[0], [1, 2], [3, 4], [5]]


@given(st.lists(st.lists(st.sampled_from("abcdefghij"), max_size=3), max_size=30))
def test_threads_are_what_hangs_together(names: list[list[str]]) -> None:
    """The same sets as by painting what hangs together, in the order of the first."""
    expected: list[tuple[set[str], list[int]]] = []
    for place, row in enumerate(names):
        joined = [t for t in expected if t[0] & set(row)]
        for one in joined:
            expected.remove(one)
        members = sorted([place, *(p for _, places in joined for p in places)])
        expected.append((set(row).union(*(t[0] for t in joined)), members))

    found = threads([(row, "", False) for row in names])

    assert found == sorted(places for _, places in expected)

"""Law 7: twice the input is at most 2.2 times the work, counted and not timed."""

from collections.abc import Callable, Iterable
from functools import partial

import pytest
from _pytest.mark.structures import ParameterSet

from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.views import Views
from tests.laws.formats import (
    BOTH,
    DOCUMENTS,
    EXPORTERS,
    IMPORTERS,
    cases,
    is_another_spelling,
    readings,
    variants,
    written,
)
from tests.laws.work import work_of
from tests.strategies.growing import GROWING, THREADS, nested

MOST = 2.2
"""How many times the work twice the input may take."""

SIZE = 120
"""Size of the smaller debate: large enough that what is quadratic shows."""

DOCUMENT_SIZE = 40
"""The same for documents, each of which costs a run of pandoc and typst."""


def growth(
    task: Callable[[Debate], object], grow: Callable[[int], Debate], size: int
) -> float:
    """Give how many times the work a debate of twice the size takes."""
    small, large = grow(size), grow(2 * size)
    task(grow(size))
    return work_of(partial(task, large)) / work_of(partial(task, small))


def _of_each(names: Iterable[str]) -> list[ParameterSet]:
    """Give every format with every kind of debate; another syntax of one with one kind."""
    return [
        pytest.param(*case.values, kind, marks=case.marks, id=f"{case.id}-{kind}")
        for case in cases(7, variants(sorted(names)))
        for kind in (["claim chain"] if is_another_spelling(str(case.id)) else GROWING)
    ]


@pytest.mark.parametrize(("name", "kind"), _of_each(set(EXPORTERS) - set(DOCUMENTS)))
def test_writing_is_linear(name: str, kind: str) -> None:
    """Law 7: a writer's work grows with the debate and no faster."""
    assert growth(partial(written, name), GROWING[kind], SIZE) <= MOST


@pytest.mark.parametrize("kind", GROWING)
@pytest.mark.parametrize("name", cases(7, DOCUMENTS))
def test_making_documents_is_linear(name: str, kind: str) -> None:
    """Law 7: the work on a document grows with the debate and no faster."""
    assert growth(partial(written, name), GROWING[kind], DOCUMENT_SIZE) <= MOST


@pytest.mark.parametrize(("name", "kind"), _of_each(BOTH))
def test_reading_is_linear(name: str, kind: str) -> None:
    """Law 7: a reader's work grows with the file and no faster."""
    small, large = (written(name, GROWING[kind](size)) for size in (SIZE, 2 * SIZE))
    readings(name, small)

    work = [work_of(partial(readings, name, data)) for data in (large, small)]

    assert work[0] / work[1] <= MOST * len(large) / len(small) / 2


PASTED: dict[str, str] = {
    "plain posts": "#{n}\nThis is what post {n} says.\n\nAnd more.\n",
    "posts of one name": ("Ann said:\nOf {n}, this is true.\nClick to expand...\n"),
    "quoted lines": "> Line {n} of another.\nMy line {n}.\n",
    "edit marks": ("This is what {n} says.\nLast edited: Nov {day}, 2020\n\n"),
    "one paragraph": "Sentence {n} has no line feed. ",
    "empty lines": "\n \n\t\n",
}
"""Lines by number, as they repeat in a thread that was pasted."""


@pytest.mark.parametrize("kind", PASTED)
@pytest.mark.parametrize("name", cases(7, (n for n in IMPORTERS if n not in BOTH)))
def test_reading_threads_is_linear(name: str, kind: str) -> None:
    """Law 7: a reader of threads, too, works no faster than its input grows."""
    files = [_pasted(PASTED[kind], size) for size in (SIZE, 2 * SIZE)]
    _attempt(name, files[0])

    work = [work_of(partial(_attempt, name, data)) for data in files]

    assert work[1] / work[0] <= MOST * len(files[1]) / len(files[0]) / 2


def _pasted(lines: str, size: int) -> bytes:
    rows = (lines.format(n=n, day=n % 28 + 1) for n in range(1, size))
    return ("A title\n\n" + "".join(rows)).encode()


def _attempt(name: str, data: bytes) -> None:
    """Read what may be no thread at all: to find that out is work, too."""
    try:
        readings(name, data)
    except ReadError:
        return


@pytest.mark.parametrize("kind", THREADS)
def test_passes_are_linear(kind: str) -> None:
    """Law 7: the whole row of passes works no faster than the thread grows."""
    from disputatio.converter.structure.passes import structured

    assert growth(lambda d: structured(d, "full", ()), THREADS[kind], SIZE) <= MOST


def test_passes_work_no_harder_where_quotations_nest() -> None:
    """Law 7: a quotation inside fifty others is read once, not once for each of them."""
    from disputatio.converter.structure.passes import structured

    flat, deep = nested(600, 1), nested(600, 50)
    structured(flat)

    assert work_of(partial(structured, deep)) <= 1.5 * work_of(
        partial(structured, flat)
    )


@pytest.mark.parametrize("kind", GROWING)
def test_checking_is_linear(kind: str) -> None:
    """Law 7: to check the rules of the model is linear work."""
    assert growth(problems, GROWING[kind], SIZE) <= MOST


@pytest.mark.parametrize("kind", GROWING)
def test_views_are_linear(kind: str) -> None:
    """Law 7: what people ask of the whole debate is answered in linear work."""
    assert growth(_ask, GROWING[kind], SIZE) <= MOST


def _ask(debate: Debate) -> None:
    views = Views(debate)
    for standing in views.standings[:3]:
        views.sides(standing.claim.key)
    assert len(views.chains) + len(views.unanswered) + len(views.argued_by) >= 0

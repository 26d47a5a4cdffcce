"""Several requests at a time, whose answers are taken in order, whatever comes first."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def in_order(
    following: Callable[[], Task | None],
    work: Callable[[Task], Result],
    jobs: int,
) -> Iterator[tuple[Task, Future[Result]]]:
    """Give tasks in their order, each with what came of it; others go on meanwhile.

    A task is begun when what came of all but the `jobs` before it was taken: so what
    follows may depend on that, and never on which was done first. Threads that still
    work when nobody takes any more end with the program.
    """
    begun: deque[tuple[Task, Future[Result]]] = deque()
    while True:
        while len(begun) < jobs and (task := following()) is not None:
            begun.append((task, _begun(work, task)))
        if not begun:
            return
        task, future = begun.popleft()
        future.exception()
        yield task, future


def _begun(work: Callable[[Task], Result], task: Task) -> Future[Result]:
    future: Future[Result] = Future()

    def run() -> None:
        try:
            future.set_result(work(task))
        except BaseException as error:  # noqa: BLE001 - raised where it is taken
            future.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return future

"""Everything of a debate that a rule concluded, in one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Inferred, Origin
from disputatio.schemas.quoted import quotations


def origins(debate: Debate) -> Iterator[Origin]:
    """Give every origin of a debate, in the order of its parts."""
    if debate.question is not None:
        yield debate.question.origin
    for post in debate.posts:
        yield post.author_origin
        for found in quotations(post.body):
            yield found.quotation.origin
            if found.quotation.source is not None:
                yield found.quotation.source.origin
    for row in (debate.passages, debate.claims, debate.relations, debate.positions):
        yield from (element.origin for element in row)


def rules_used(debate: Debate, more: Iterable[Origin] = ()) -> dict[str, int]:
    """Give the rules that concluded something by name, with how often each did.

    Args:
        debate: what the rules were run on.
        more: origins of what is concluded from the debate and does not stand in it.
    """
    every = chain(origins(debate), more)
    found = (o.rule for o in every if isinstance(o, Inferred))
    return dict(sorted(Counter(found).items()))

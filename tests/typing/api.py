"""A program of a user, as mypy strict sees it: it must type-check, and it runs.

Every public name is used once, with the types that a reader of the documentation
expects; `assert_type` fails where the library says something else.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, assert_type

from disputatio.converter import convert, identify, read, read_all, write
from disputatio.schemas import codec
from disputatio.schemas.debate import Claim, Debate, Position, Relation
from disputatio.schemas.errors import DisputatioError, ReadError, SeveralThreads
from disputatio.schemas.features import ALL, Feature
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import (
    Exporter,
    FormatInfo,
    Importer,
    Options,
    Reading,
    Source,
)
from disputatio.schemas.views import Sides, Views


class Letters:
    """A format of somebody else: one claim, in capitals."""

    info = FormatInfo(name="letters", title="Letters", keeps=ALL - {Feature.EXTRAS})

    def sniff(self, head: bytes) -> float:
        """Say how sure it is."""
        return 1.0 if head.isupper() else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give one claim."""
        assert not options
        yield Reading(
            debate=Debate(claims=(Claim(key="c", text=source.data.decode()),))
        )

    def write(
        self, debate: Debate, sink: BinaryIO, options: Options
    ) -> tuple[Notice, ...]:
        """Write the claims."""
        assert not options
        sink.write("".join(claim.text for claim in debate.claims).upper().encode())
        return ()


READER: Importer = Letters()
WRITER: Exporter = Letters()


def supporters(debate: Debate) -> dict[str, int]:
    """Give how many posts are for each position."""
    views = Views(debate)
    found: dict[str, int] = {}
    for position in debate.positions:
        assert_type(position, Position)
        sides = views.sides(position.claim)
        assert_type(sides, Sides)
        found[position.title or position.claim] = len(sides.supporters)
    return found


def attacks(debate: Debate) -> list[Relation]:
    """Give the relations that attack."""
    return [relation for relation in debate.relations if relation.kind == "attack"]


def program(data: bytes) -> tuple[bytes, tuple[Notice, ...]]:
    """Read a thread, ask it, and write it again."""
    reading = read(data, format="debate-json")
    assert_type(reading, Reading)
    assert_type(reading.debate, Debate)
    assert supporters(reading.debate) is not None
    assert attacks(reading.debate) is not None
    assert [len(each.debate.posts) for each in read_all(data, format="debate-json")]
    sink = BytesIO()
    notices = write(reading.debate, sink, format="argdown")
    assert identify(data)
    convert(data, BytesIO(), source_format="debate-json", target_format="debate-json")
    return sink.getvalue(), notices


def failure() -> DisputatioError | None:
    """Give the error of a source that is nothing."""
    try:
        read(b"", format="debate-json")
    except SeveralThreads:
        return None
    except ReadError as error:
        return error
    return None


EMPTY = codec.dumps(Debate())

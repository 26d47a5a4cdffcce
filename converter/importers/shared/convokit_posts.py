"""The utterances of a corpus of ConvoKit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from disputatio.converter.importers.shared.convokit_records import (
    Utterance,
    answered_by,
    conversation_of,
    thread_reading,
)
from disputatio.converter.importers.shared.fields import identity
from disputatio.converter.importers.shared.json_documents import document
from disputatio.converter.importers.shared.json_rows import (
    LONGEST,
    Line,
    decoded_row,
    row_of,
)
from disputatio.converter.importers.shared.losses import Losses
from disputatio.converter.importers.shared.scattered import Place, Scattered
from disputatio.converter.importers.shared.seekable import seekable
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Folder, Reading, Source

_BOM = b"\xef\xbb\xbf"
_LINES, _LIST = "utterances.jsonl", "utterances.json"
_HINT = "give the folder of a corpus, or its utterances.jsonl"


def corpus_readings(source: Source, losses: Losses) -> Iterator[Reading]:
    """Give the conversations of a corpus."""
    folder = source.folder
    conversations = _beside(folder, "conversations.json", losses)
    speakers = _beside(folder, "speakers.json", losses) or _beside(
        folder, "users.json", losses
    )
    utterances = _utterances(source)
    begins = utterances.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    given = _of_list if begins == b"[" else _of_lines
    count = 0
    for thread in given(utterances, losses):
        count += 1
        yield thread_reading(thread, conversations, speakers, source.name)
    if not count:
        raise ReadError("there is no utterance in it", _HINT, source=source.name)


def _utterances(source: Source) -> Source:
    if source.folder is None:
        return source
    names = source.folder.names
    return source.folder.opener(_LINES if _LINES in names else _LIST)


def _beside(folder: Folder | None, name: str, losses: Losses) -> Mapping[str, Any]:
    """Give a file of the corpus that tells about ids; what is broken in it is told."""
    if folder is None or name not in folder.names:
        return {}
    try:
        found = document(folder.opener(name).data)
    except ReadError as error:
        losses.add("RecordBroken", f"{name} {error.problem}; it is left out")
        return {}
    losses.notices += found.notices
    return found.value if isinstance(found.value, dict) else {}


def _of_list(source: Source, losses: Losses) -> Iterator[list[Utterance]]:
    """Give the conversations of a corpus that is one document."""
    found = document(source.data)
    losses.notices += found.notices
    every = [u for u in found.each() if _is_utterance(u)]
    scattered = Scattered()
    try:
        for number, utterance in enumerate(every):
            scattered.add(Place(start=number, size=0), _names(utterance))
        for places in scattered.threads():
            yield [every[place.start] for place in places]
    finally:
        scattered.close()


def _of_lines(source: Source, losses: Losses) -> Iterator[Iterator[Utterance]]:
    """Give the conversations of a corpus with an utterance a line, read one by one."""
    scattered = Scattered()
    try:
        with seekable(source) as stream:
            for place, utterance in _indexed(stream, losses):
                scattered.add(place, _names(utterance))
            for places in scattered.threads():
                yield (_at(stream, place) for place in places)
    finally:
        scattered.close()


def _indexed(stream: BinaryIO, losses: Losses) -> Iterator[tuple[Place, Utterance]]:
    start, number = 0, 0
    while line := stream.readline(LONGEST):
        number += 1
        bare = line.removeprefix(_BOM).strip()
        utterance = row_of(Line(number, bare), losses) if bare else {}
        if _is_utterance(utterance):
            yield Place(start=start, size=len(line)), utterance
        elif bare:
            sentence = f"line {number} is no utterance; it is left out"
            losses.add("RecordBroken", sentence, number)
        start += len(line)
    losses.end()


def _is_utterance(value: Mapping[str, Any]) -> bool:
    return "text" in value and ("speaker" in value or "user" in value)


def _at(stream: BinaryIO, place: Place) -> Utterance:
    stream.seek(place.start)
    return decoded_row(stream.read(place.size).removeprefix(_BOM).strip())


def _names(utterance: Utterance) -> list[str]:
    """Give what tells the conversation of an utterance.

    That is the id of the conversation, which is the id of its first utterance in most
    corpora; where there is none, what it answers and what answers it.
    """
    own, conversation = identity(utterance, "id"), conversation_of(utterance)
    if conversation is not None:
        names = [f"conversation {conversation}", f"utterance {own}"]
    else:
        names = [f"utterance {own}", f"utterance {answered_by(utterance) or own}"]
    return names

"""Names and words in the texts of locutions."""

import pytest

from disputatio.converter.importers.aif_json import AifJsonImporter
from disputatio.schemas.foreign.aif_speech import split, spoken
from disputatio.schemas.protocols import Source


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ann Lee : Stay.", ("Ann Lee", " : ", "Stay.")),
        ("Ann: Bob says 'no'", ("Ann", ": ", "Bob says 'no'")),
        ("Voter12 says 'the pier should stay'", ("Voter12", " says '", "the pier should stay")),
        ("speaker says 'it's late'", ("speaker", " says '", "it's late")),
        ("Ann Lee says 'one thing: stay'", ("Ann Lee", " says '", "one thing: stay")),
        ("Ann says ''", ("Ann", " says '", "")),
        ("when she says 'no'", None),
        ("he says 'no'", None),
        ("Ann says 'no' and goes", None),
        ("Ann says no", None),
        ('Ann says "no"', None),
    ],
)  # fmt: skip
def test_a_locution_is_a_name_and_words(
    text: str, parts: tuple[str, str, str] | None
) -> None:
    """Split at the first colon, or as Araucaria writes; and put together again."""
    assert split(text) == parts
    assert parts is None or spoken(*parts) == text


def test_a_renamed_speaker_of_araucaria_says_the_same() -> None:
    """The quotation marks stay where only the name changes."""
    import io
    import json

    from attrs import evolve

    from disputatio.exporters.aif_json import AifJsonExporter

    node = {"nodeID": "1", "text": "Voter12 says 'it's late'", "type": "L"}
    entry = {"nodeID": "1", "personID": "9"}
    document = {"nodes": [node], "edges": [], "locutions": [entry]}
    data = json.dumps(document).encode()
    (reading,) = AifJsonImporter().read(Source(data=data), {})
    (person,) = reading.debate.participants
    assert (person.name, reading.debate.posts[0].text) == ("Voter12", "it's late")
    sink = io.BytesIO()
    renamed = evolve(reading.debate, participants=(evolve(person, name="Ann"),))
    AifJsonExporter().write(renamed, sink, {})
    (again,) = json.loads(sink.getvalue())["nodes"]
    assert again["text"] == "Ann says 'it's late'"

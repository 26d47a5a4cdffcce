"""What stands below the words of a post is told from them."""

import pytest

from disputatio.converter.importers.shared.post_tails import (
    without_application_line,
    without_signature,
)
from disputatio.schemas.content import (
    Image,
    LineBreak,
    Link,
    Para,
    Text,
    plain_blocks,
)

RULE = "_" * 17


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my SM-G900F using Tapatalk",
        "Sent from my iPhone using Tapatalk - now Free",
        "Posted via Mobile Device",
        "Sent via Forum Runner",
        "Gesendet von meinem GT-I9300 mit Tapatalk 2",
        "Gesendet mit Tapatalk",
        "Mit der App vom Handy geschrieben.",
        "Envoyé de mon HTC One en utilisant Tapatalk",
        "Enviado desde mi Nexus 5 mediante Tapatalk",
        "Inviato dal mio Moto G utilizzando Tapatalk",
        "Verstuurd vanaf mijn iPad met Tapatalk",
        "Wysłane z mojego LG-H815 przy użyciu Tapatalka",
        "Skickat från min D5803 via Tapatalk",
        "Отправлено с моего Redmi через Tapatalk",
    ],
)
def test_the_line_of_an_application(line: str) -> None:
    """It goes, in any of the languages, and the words stay."""
    assert without_application_line(plain_blocks(f"Yes.\n\n{line}")) == (
        plain_blocks("Yes."),
        line,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Sent by train tomorrow.",
        "Sent from heaven, I say.",
        "I wrote an app, and it was sent.",
        "Posted by mistake.",
        "Gesendet wird um acht.",
    ],
)
def test_words_that_only_begin_so(line: str) -> None:
    """A person may speak of sending."""
    blocks = plain_blocks(f"Yes.\n\n{line}")

    assert without_application_line(blocks) == (blocks, None)


def test_a_post_of_nothing_else_keeps_the_line() -> None:
    """It is all that there is."""
    blocks = plain_blocks("Sent from my K9 using Tapatalk")

    assert without_application_line(blocks) == (blocks, None)


def test_a_signature_in_several_paragraphs() -> None:
    """All that stands below the last line of underscores goes."""
    blocks = plain_blocks(f"Words.\n{RULE}\nOne.\n\nTwo.")

    assert without_signature(blocks) == (plain_blocks("Words."), "One.\n\nTwo.")


def test_a_signature_that_is_a_picture() -> None:
    """Its address is kept."""
    picture = Link(target="http://x", inlines=(Image(target="http://x/sign.png"),))
    inlines = (Text(text=RULE), LineBreak(), picture)

    blocks = (*plain_blocks("Words."), Para(inlines=inlines))

    assert without_signature(blocks) == (plain_blocks("Words."), "http://x/sign.png")


def test_a_line_of_a_persons_own() -> None:
    """Another length is no signature."""
    blocks = plain_blocks("Above\n____________\nbelow")

    assert without_signature(blocks) == (blocks, None)


def test_links_and_pictures_are_no_lines_of_applications() -> None:
    """Only words are compared."""
    blocks = (Para(inlines=(Link(target="http://x", inlines=(Text(text="x"),)),)),)

    assert without_application_line(blocks) == (blocks, None)

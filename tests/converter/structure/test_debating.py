"""Signs by which threads without a debate are told."""

import attrs
import pytest

from disputatio.converter.structure.debating import thread_signs
from disputatio.converter.structure.logistic import logistic
from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.reading import read_posts
from disputatio.schemas.debate import Debate
from tests.gold.quiet import LONG, quiet_debates

THREADS = dict(quiet_debates("development", LONG))


def joined(debate: Debate) -> Debate:
    """Give a thread with two and two of its later posts made one."""
    opening, *later = debate.posts
    pairs = zip(later[::2], later[1::2], strict=False)
    posts = [attrs.evolve(a, body=a.body + b.body) for a, b in pairs]
    rest = later[-1:] if len(later) % 2 else []
    return attrs.evolve(debate, posts=(opening, *posts, *rest))


@pytest.mark.parametrize("name", THREADS)
def test_the_length_of_posts_is_no_sign(name: str) -> None:
    """The same sentences in half as many posts sound the same."""
    short, long = THREADS[name], joined(THREADS[name])
    signs = [
        thread_signs(debate.title, read_posts(debate), []) for debate in (short, long)
    ]

    assert len(long.posts) <= len(short.posts) // 2 + 1
    assert signs[0] == pytest.approx(signs[1])


def test_a_language_without_families_has_the_likelihood_alone() -> None:
    """No table of words, no signs of words."""
    debate = attrs.evolve(next(iter(THREADS.values())), language="it")

    assert thread_signs(debate.title, read_posts(debate), [0.0]) == {
        "likely": pytest.approx(
            0.5 / sum(len(r.sentences) for r in read_posts(debate))
        ),
        "families": 0.0,
        "seeks": 0.0,
    }


@pytest.mark.parametrize(
    ("language", "seeking", "weighing"),
    [
        ("en", "Re: [help] How do I clean a flute?", "How should a flute be cleaned?"),
        ("en", "Which glue for the pads?", "Which is better, glue or wax?"),
        ("en", "Pump won’t start [SOLVED]", "Why I sold my pump"),
        ("en", "Flute maker Ada Quill dies at 91", "Did the flute die at 1900?"),
        ("en", "Spring concert - any news?", "Spring concert: good news?"),
        ("de", "Flötenbauer Quill verstorben", "Stirbt die Flöte aus?"),
        ("fr", "Joyeux anniversaire, Ada", "Un anniversaire sans flûte ?"),
        ("es", "Ha muerto Ada Quill", "¿Muere la flauta?"),
        ("de", "Suche Ersatz für die Pumpe", "Wie soll die Pumpe heißen?"),
        ("fr", "Où trouver des tampons ?", "Faut-il coller les tampons ?"),
        ("es", "¿Dónde hay un buen taller?", "¿Debería cerrar el taller?"),
    ],
)
def test_a_title_that_looks_for_something(
    language: str, seeking: str, weighing: str
) -> None:
    """It asks for a way, a place, a thing; not what ought to be, nor what is better."""
    reads = read_posts(attrs.evolve(THREADS["homework-projectile"], language=language))

    assert thread_signs(seeking, reads, [])["seeks"] == 1
    assert thread_signs(weighing, reads, [])["seeks"] == 0


@pytest.mark.timeout(20)
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("piece", ["[!]", "(?)", "[", "(", "re:", "resold ", " - "])
def test_a_hostile_title_is_read_soon(language: str, piece: str) -> None:
    """What stands before the words of a title is taken in one way only."""
    reads = read_posts(attrs.evolve(THREADS["homework-projectile"], language=language))

    assert thread_signs(piece * 1000 + "x", reads, [])["seeks"] == 0


def test_likely_positions_and_words_that_oppose_speak_for_a_debate() -> None:
    """Thanks and help speak against one; the model says so by its own numbers."""
    weights = logistic("positions", "quiet").weights

    assert max(weights[s] for s in ("likely", "opposes", "people", "norms")) < 0
    assert min(weights[s] for s in ("thanks", "asks_help", "tells", "greets")) > 0


def test_most_longer_threads_without_a_debate_have_no_positions() -> None:
    """People explain and recommend with "should", "better" and reasons."""
    found = [name for name, debate in THREADS.items() if structured(debate).positions]

    assert len(found) <= 3 < len(THREADS) / 2

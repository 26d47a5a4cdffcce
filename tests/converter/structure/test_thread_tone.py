"""What a whole thread sounds like, and what that changes for its answers."""

from __future__ import annotations

import attrs
import pytest

from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.reading import read_posts
from disputatio.converter.structure.thread_tone import PREFIX, thread_tone
from disputatio.schemas.debate import Debate
from tests.converter.structure.making import thread
from tests.gold.quiet import quiet_debates, quiet_sides

QUIET = dict(quiet_debates("development"))
DEBATES = {
    "en": (
        "The ban is unfair to people who work at night, because the law knows no shifts.",
        "I don't believe that. Everybody could use the side door, so the rule is right.",
        "Nonsense, you're ignoring the parents. They should not have to ask for a right.",
    ),
    "de": (
        "Das Verbot ist ungerecht, weil die Leute aus der Nachtschicht keine Wahl haben.",
        "Das stimmt nicht. Jeder kann die Seitentür nehmen, also ist die Regel richtig.",
        "Unsinn, du vergisst die Eltern. Die sollten um ihr Recht nicht bitten müssen.",
    ),
    "fr": (
        "L'interdiction est injuste, parce que les gens de nuit n'ont pas le choix.",
        "Je ne crois pas. Tout le monde peut passer par la cour, donc la règle est juste.",
        "N'importe quoi, tu oublies les parents. Ils ne devraient pas mendier un droit.",
    ),
    "es": (
        "La prohibición es injusta, porque la gente de noche no tiene otra puerta.",
        "No lo creo. Todo el mundo puede entrar por el patio, así que la norma es justa.",
        "Tonterías, te olvidas de los padres. No deberían suplicar por un derecho.",
    ),
}
CALM = ("thanks", "asks_help", "tells", "shows", "greets", "tale")
HEATED = ("dissents", "opposes", "norms", "people", "argues")


def tone(debate: Debate) -> dict[str, float]:
    """Give the signs by family."""
    signs = thread_tone(read_posts(debate))
    return {name.removeprefix(PREFIX): value for name, value in signs.items()}


def debated(language: str) -> Debate:
    """Make a thread of three people who argue."""
    opening = "Ann: The school should lock its gate at eight."
    posts = zip(("Bob", "Cid", "Dora"), DEBATES[language], strict=True)
    made = thread(opening, *(f"{name}: {text}" for name, text in posts))
    return attrs.evolve(made, language=language)


@pytest.mark.parametrize("name", [n for n, d in QUIET.items() if d.language != "en"])
def test_quiet_threads_sound_calm(name: str) -> None:
    """People who help, sell and build thank and tell more than they argue, in each language."""
    debate = QUIET[name]
    quiet, heated = tone(debate), tone(debated(debate.language or ""))

    assert sum(quiet[n] for n in CALM) > 2 * sum(quiet[n] for n in HEATED)
    assert sum(heated[n] for n in HEATED) > 2 * sum(heated[n] for n in CALM)


def test_the_languages_have_the_same_families() -> None:
    """The weights of English are read with the tables of the others."""
    names = [set(tone(debated(language))) for language in DEBATES]

    assert all(found == names[0] for found in names)
    assert tone(attrs.evolve(debated("en"), language="it")) == {}


@pytest.mark.parametrize("language", DEBATES)
def test_who_helps_objects_to_nobody(language: str) -> None:
    """In quiet threads hardly an answer is said to disagree that does not."""
    sides = quiet_sides("development")
    wrong = said = 0
    for name, debate in QUIET.items():
        if debate.language == language:
            for relation in structured(debate).relations:
                if relation.kind == "stance" and relation.scheme == "disagree":
                    pair = (relation.sources[0], relation.targets[0])
                    wrong += sides[name].get(pair) != "disagree"
            said += len(debate.posts)

    assert wrong <= said // 20

"""Plain sentences in other languages have their side; others have none."""

import pytest
from attrs import evolve

from disputatio.converter.api import read_all
from disputatio.converter.structure import rules
from disputatio.converter.structure.claims import find_claims
from disputatio.converter.structure.concurrences import concurrences
from disputatio.converter.structure.cue_tables import cue_reader, has_cues
from disputatio.converter.structure.languages import thread_language
from disputatio.converter.structure.pointers import pointers
from disputatio.converter.structure.polarity import opposed
from disputatio.converter.structure.questions import asked
from disputatio.converter.structure.reading import read_posts
from disputatio.converter.structure.sentences import sentences
from disputatio.converter.structure.side_reading import read_side
from disputatio.converter.structure.stance_model import is_word, stance_model
from disputatio.converter.structure.verdicts import verdict
from disputatio.converter.structure.words import said_stems, terms
from tests.converter.structure.making import thread

FRENCH = {
    "Je suis tout à fait d'accord avec toi.": "agree",
    "Tu as entièrement raison, la place est trop petite.": "agree",
    "Exactement. On en parle depuis dix ans.": "agree",
    "Bonne remarque, je n'y avais pas pensé.": "agree",
    "Je te rejoins sur le parking.": "agree",
    "Je ne suis pas du tout d'accord.": "disagree",
    "C'est faux, le bus passe toutes les heures.": "disagree",
    "N'importe quoi.": "disagree",
    "Tu te trompes, la mairie a refusé.": "disagree",
    "Je ne crois pas que ce soit possible.": "disagree",
    "Au contraire, cela coûte moins cher.": "disagree",
    "Oui et non, cela dépend du quartier.": "mixed",
    "Tu as raison, mais qui va payer ?": "mixed",
    "Le marché ouvre à huit heures.": None,
    "Ma sœur habite près de la gare.": None,
}
SPANISH = {
    "Estoy totalmente de acuerdo contigo.": "agree",
    "Tienes toda la razón con el horario.": "agree",
    "Exacto. Llevamos años diciéndolo.": "agree",
    "Buen punto, no lo había pensado.": "agree",
    "Yo también lo vi así.": "agree",
    "No estoy de acuerdo.": "disagree",
    "Eso es falso, el autobús pasa cada hora.": "disagree",
    "Qué tontería.": "disagree",
    "Te equivocas, el ayuntamiento dijo que no.": "disagree",
    "No creo que sea posible.": "disagree",
    "Al contrario, sale más barato.": "disagree",
    "Sí y no, depende del barrio.": "mixed",
    "Tienes razón, pero ¿quién lo paga?": "mixed",
    "El mercado abre a las ocho.": None,
    "Mi hermana vive cerca de la estación.": None,
}
ITALIAN = {
    "Sono d'accordo con te.": "agree",
    "Hai ragione, la piazza è piccola.": "agree",
    "Esatto. Lo dico da anni.": "agree",
    "Non sono d'accordo.": "disagree",
    "Non è vero, l'autobus passa ogni ora.": "disagree",
    "Ti sbagli, il comune ha detto di no.": "disagree",
    "Hai ragione, ma chi paga?": "mixed",
    "Il mercato apre alle otto.": None,
}
PORTUGUESE = {
    "Concordo plenamente.": "agree",
    "Tens toda a razão, a praça é pequena.": "agree",
    "Exatamente. Digo isso há anos.": "agree",
    "Não concordo.": "disagree",
    "Isso não é verdade, o autocarro passa a cada hora.": "disagree",
    "Pelo contrário, sai mais barato.": "disagree",
    "Sim e não, depende do bairro.": "mixed",
    "O mercado abre às oito.": None,
}
DUTCH = {
    "Ik ben het helemaal met je eens.": "agree",
    "Je hebt gelijk, het plein is te klein.": "agree",
    "Precies. Dat zeg ik al jaren.": "agree",
    "Daar ben ik het niet mee eens.": "disagree",
    "Dat is niet waar, de bus rijdt elk uur.": "disagree",
    "Onzin.": "disagree",
    "Ja en nee, het hangt van de buurt af.": "mixed",
    "De markt gaat om acht uur open.": None,
}
TABLES = {
    "fr": FRENCH, "es": SPANISH, "it": ITALIAN, "pt": PORTUGUESE, "nl": DUTCH,
}  # fmt: skip
CASES = [(name, *case) for name, cases in TABLES.items() for case in cases.items()]


@pytest.mark.parametrize(("language", "text", "side"), CASES)
def test_plain_sentences_have_their_side(
    language: str, text: str, side: str | None
) -> None:
    """What says a side in so many words is read, what says none is left alone."""
    found = verdict(cue_reader(language), text, tuple(sentences(text, 0, len(text))))

    assert (found.side if found else None) == side


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (
            "Je suis vraiment contre, parce qu'il ne reste que dix-huit élèves.",
            ["Je suis vraiment contre", "il ne reste que dix-huit élèves."],
        ),
        (
            "Il faut garder notre école puisqu'aucun élève ne part ailleurs.",
            ["Il faut garder notre école", "aucun élève ne part ailleurs."],
        ),
        (
            "Il faut garder notre école car les enfants du village y jouent.",
            ["Il faut garder notre école", "les enfants du village y jouent."],
        ),
        *(
            (text, [text])
            for text in (
                "Pour les enfants de la vallée le car scolaire n'est pas une solution.",
                "Il faut quand même que notre car scolaire passe tous les matins.",
                "Nos enfants doivent venir en car scolaire tous les matins d'hiver.",
            )
        ),
    ],
)
def test_a_reason_begins_after_its_word(words: str, parts: list[str]) -> None:
    """No letter is lost after "qu'", and a bus ("le car") is no reason."""
    assert [c.text for c in find_claims(thread("1.", words)).claims] == parts


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (
            "La place doit rester ouverte parce que les enfants y jouent chaque jour.",
            "les enfants y jouent chaque jour.",
        ),
        (
            "La plaza debe seguir abierta porque los niños juegan allí cada día.",
            "los niños juegan allí cada día.",
        ),
        (
            "La piazza deve restare aperta perché i bambini ci giocano ogni giorno.",
            "i bambini ci giocano ogni giorno.",
        ),
        (
            "A praça deve continuar aberta porque as crianças brincam lá todos os dias.",
            "as crianças brincam lá todos os dias.",
        ),
        (
            "Het plein moet open blijven omdat de kinderen er elke dag spelen.",
            "de kinderen er elke dag spelen.",
        ),
    ],
)
def test_reasons_are_read(words: str, reason: str) -> None:
    """The words for "because" part a claim and its reason."""
    debate = find_claims(thread("1.", words))

    assert reason in [claim.text for claim in debate.claims]


POSTS = (
    "Minusta kirjaston pitää olla auki myös sunnuntaisin, koska silloin on aikaa.",
    "Ei kannata, kukaan ei tule sinne sunnuntaina.",
    "Kyllä tulee, viime vuonna kävi sata ihmistä joka päivä.",
)


def test_a_language_without_words_is_told(tmp_path: object) -> None:
    """Three posts of Finnish have a notice; English has none."""
    from pathlib import Path

    place = Path(str(tmp_path))
    for name, words in (("fi", POSTS), ("en", ("I agree with you all here.",) * 3)):
        rows = "".join(
            f"{n},{text!r}\n".replace("'", '"') for n, text in enumerate(words)
        )
        (place / f"{name}.csv").write_text(f"author,text\n{rows}", encoding="utf-8")

    (finnish,) = read_all([place / "fi.csv"], without=["positions"])
    (english,) = read_all([place / "en.csv"], without=["positions"])

    assert [n.rule for n in finnish.notices] == ["LanguageWithoutCues"]
    assert "LanguageWithoutCues" not in [n.rule for n in english.notices]
    assert not has_cues("fi")


@pytest.mark.parametrize(
    ("language", "text", "question"),
    [
        (
            "fr",
            "Bonsoir. Alors, faut-il fermer la place ?",
            "Faut-il fermer la place ?",
        ),
        ("fr", "Bonsoir. La mairie doit-elle payer ?", None),
        (
            "es",
            "Hola. ¿Debe cerrarse la plaza por la noche?",
            "¿Debe cerrarse la plaza por la noche?",
        ),
        (
            "es",
            "Hola. Pero ¿quién paga la fuente nueva?",
            "¿Quién paga la fuente nueva?",
        ),
        (
            "de",
            "Hallo zusammen, und lohnt sich das neue Dach?",
            "Lohnt sich das neue Dach?",
        ),
    ],
)
def test_questions_are_read(language: str, text: str, question: str | None) -> None:
    """The question of an opening post stands without its lead-in."""
    (read,) = read_posts(evolve(thread(text), language=language))
    found = asked(None, read)

    assert (found.text if found else None) == question


@pytest.mark.parametrize(
    ("language", "text", "opening"),
    [
        ("fr", "Comme le dit l'auteur du sujet, la place est petite.", True),
        ("fr", "Le message précédent oublie les bus.", False),
        ("es", "El autor del hilo no vive aquí.", True),
        ("es", "El mensaje anterior olvida los autobuses.", False),
        ("de", "Mein Vorredner vergisst die Busse.", False),
        ("fi", "OP on oikeassa.", True),
    ],
)
def test_pointing_words_are_read(language: str, text: str, opening: bool) -> None:
    """Words for the opening post and the one before are found."""
    (read,) = read_posts(evolve(thread(text), language=language))

    assert [pointer.opening for pointer in pointers(read)] == [opening]


@pytest.mark.parametrize(
    ("language", "first", "second", "against"),
    [
        ("fr", "La place est sûre.", "La place n'est pas sûre.", True),
        ("fr", "Le bus est utile.", "Le bus est inutile.", True),
        ("fr", "Le bus est utile.", "Oui, le bus est très utile.", False),
        ("es", "La plaza es segura.", "La plaza no es segura.", True),
        ("es", "El autobús es barato.", "El autobús es caro.", True),
        ("de", "Der Bus ist billig.", "Der Bus ist teuer.", True),
    ],
)
def test_opposites_are_read(
    language: str, first: str, second: str, against: bool
) -> None:
    """A negation or an opposite word turns what is said."""
    shared = {t.stem for t in terms(first, language)} & {
        t.stem for t in terms(second, language)
    }

    assert opposed(first, second, shared, language) is against


PLAIN_SIDES = {
    ("de", "Genau das sage ich auch seit Jahren, danke!"): "agree",
    (
        "de",
        "Du übersiehst, dass der Bus gar nicht fährt. Wo steht das denn?",
    ): "disagree",
    ("fr", "Tout à fait, chez nous aussi c'est pareil, merci !"): "agree",
    ("fr", "Vous confondez tout. Où est votre source ?"): "disagree",
    ("es", "Totalmente, a mí también me pasó lo mismo, gracias."): "agree",
    (
        "es",
        "Te equivocas, eso no tiene nada que ver. ¿De dónde sacas esos datos?",
    ): "disagree",
}


@pytest.mark.parametrize(("given", "side"), PLAIN_SIDES.items())
def test_the_model_reads_families_of_other_languages(
    given: tuple[str, str], side: str
) -> None:
    """Words of a family weigh as in English; what is shown are words of the answer."""
    language, text = given
    found = read_side(language, text, tuple(sentences(text, 0, len(text))), "")

    assert found is not None
    assert (found.side, found.rule) == (side, rules.STANCE_MODEL)
    assert all(0 <= start < end <= len(text) for start, end in found.evidence)


def test_single_words_are_not_taken_over() -> None:
    """English words say nothing in another language, which has its own grades."""
    english, french = stance_model("en"), stance_model("fr")

    assert english is not None
    assert french is not None
    assert not any(map(is_word, french.weights))
    assert set(french.weights) < set(english.weights)
    assert french.sure != english.sure
    assert stance_model("fi") is None
    assert stance_model(None) is None


OPENINGS = {
    "it": "La piazza deve restare aperta perché i bambini ci giocano ogni giorno.",
    "pt": "A praça deve continuar aberta porque as crianças brincam lá todos os dias.",
    "es": "La plaza debe seguir abierta porque los niños juegan allí cada día.",
    "fr": "La place doit rester ouverte parce que les enfants y jouent chaque jour.",
    "nl": "Het plein moet open blijven omdat de kinderen er elke dag spelen.",
    "de": "Der Platz muss offen bleiben, weil die Kinder dort jeden Tag spielen.",
    "en": "The square has to stay open because the children play there every day.",
}


@pytest.mark.parametrize(("language", "text"), OPENINGS.items())
def test_a_language_is_known_by_its_stop_words(language: str, text: str) -> None:
    """Sister languages are told apart by their small words."""
    assert thread_language(thread(text)) == language


def test_words_are_read_without_the_small_ones_that_lean_on_them() -> None:
    """French "l'eau" and "eau" are one word, in their places."""
    text = "L'eau, d’eau, qu'Eau."

    found = terms(text, "fr")

    assert {term.stem for term in found} == {"eau"}
    assert [text[t.start : t.end] for t in found] == ["eau", "eau", "Eau"]
    assert said_stems("L'eau manque.", "fr") == said_stems("Eau manque", "fr")


@pytest.mark.parametrize(
    ("said", "later"),
    [
        (
            "Les tramways doivent rouler toute la nuit en ville.",
            "Comme le dit Anna, les tramways doivent rouler la nuit.",
        ),
        (
            "Los tranvías deben circular toda la noche en la ciudad.",
            "Como ya dijo Anna, los tranvías deben circular de noche.",
        ),
        (
            "Die Straßenbahnen müssen die ganze Nacht fahren.",
            "Wie Anna schon sagte, sollten die Straßenbahnen auch nachts fahren, weil das besser ist.",
        ),
    ],
)
def test_claims_in_the_name_of_another_lean_on_them(said: str, later: str) -> None:
    """The verb may stand before the name."""
    debate = find_claims(thread(f"Anna: {said}", f"Ben: {later}"))

    found = tuple(concurrences(debate, read_posts(debate)))

    assert [one.post for one in found] == ["post-2"]


@pytest.mark.parametrize(
    "text", ["Robert irrt sich, die Brücke hält.", "Robert liegt weit daneben."]
)
def test_german_says_that_somebody_is_wrong(text: str) -> None:
    """A third person who errs is disagreed with."""
    found = verdict(cue_reader("de"), text, ((0, len(text)),))

    assert found is not None
    assert found.side == "disagree"

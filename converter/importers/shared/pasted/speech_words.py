"""Words that tell speeches of people from lists with headwords, in several languages.

"Ann: I say no." and "Oven: hot." look alike. What stands before the colon is no person
where it is one of `NO_SPEAKERS`; what stands behind it is somebody's voice where it says
"I" or "we" (`VOICES`) or begins with an answer (`ANSWERS`). Everything is in lower case.
"""

from __future__ import annotations

from collections.abc import Mapping


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOICES = _set(
    """
    i i'm i'd i've i'll me my mine myself we we're we've we'll we'd our ours us
    ich mir mich mein meine meiner meinem meinen wir uns unser unsere
    je j'ai j'aime moi mon mes nous notre nos
    yo nosotros nosotras mí nuestro nuestra creo pienso opino estoy
    io noi mio mia miei nostro nostra credo penso
    ik wij mij mijn ons onze
    mnie moim moje nas nasz nasze uważam myślę sądzę
    minä minun minusta meidän mielestäni
    eu nós meu minha nosso nossa acho
    jag mig vår våra mitt
    я мне меня мы нас мой моя наш наша
    já mně myslím
    """
)
"""Words of somebody who speaks for himself."""

ANSWERS = _set(
    """
    yes no nope yeah yep sure right wrong true agree agreed disagree support oppose
    +1 -1 nonsense rubbish exactly absolutely indeed never sorry thanks well but
    ja nein doch genau stimmt quatsch unsinn aber danke
    oui non si exactement mais merci d'accord
    sí claro exacto pero gracias
    sì esatto ma grazie certo
    nee klopt precies maar
    tak nie zgoda ale
    kyllä ei joo mutta
    sim não mas concordo
    nej men visst
    да нет согласен согласна но
    ano
    """
)
"""First words of somebody who answers."""

SIDES: Mapping[str, str] = {
    word: scheme
    for scheme, words in {
        "agree": """
            support supports supporting for aye ayes yes dafür ja pour oui favor sí favore
            favorevoli voor för puolesta
            """,
        "disagree": """
            oppose opposes opposed opposing against nay nays noes no dagegen nein contre
            non contra contrari tegen emot vastaan
            """,
        "neutral": """
            neutral abstain abstained abstentions enthaltung enthaltungen enthalten
            abstention abstenciones astenuti
            """,
        "": "keep delete",
    }.items()
    for word in words.split()
}
"""Headings of lists of votes, of which there are two at least, and the side of each.

Whether who wants to keep something is for or against depends on what was asked.
"""

DISCUSSIONS = _set(
    "discussion discussions comments comment debate threaded general diskussion kommentare "
    "commentaires discusión comentarios discussione commenti discussie"
)
"""Words of headings below which nobody votes: "General comments"."""

NO_SPEAKERS = _set(
    """
    q a question answer faq note notes nb tip tips hint hints warning warnings caution
    important attention reminder disclaimer ps p.s edit update updates summary conclusion
    conclusions background introduction intro overview abstract objective objectives
    objection
    method methods results result discussion findings limitations purpose aim aims goal goals
    scope context example examples e.g i.e definition definitions meaning usage use synonyms
    antonyms etymology pronunciation plural noun verb adjective see source sources
    reference references bibliography figure fig table image photo picture caption credit
    credits chapter section part paragraph article appendix annex page line verse step steps
    stage phase task tasks option options choice item items point points level day days week
    weeks month year hour lesson exercise unit module rule rules law problem problems
    solution solutions issue issues cause causes effect effects symptom symptoms diagnosis
    treatment prevention dose side risk risks benefit benefits advantage advantages
    disadvantage disadvantages pro pros con cons strengths weaknesses opportunities threats
    likes dislikes verdict rating ratings score price cost costs value quality battery screen display
    camera sound design size weight colour color material service food location staff
    cleanliness comfort room rooms atmosphere delivery shipping packaging performance
    ingredients ingredient preparation method directions instructions instruction dough
    filling sauce topping garnish baking cooking serves servings yield time prep cook
    equipment tools materials supplies requirements requirement prerequisites installation
    setup configuration license licence authors title subtitle name names surname first last
    middle finally then next before after address street city state country zip phone tel
    telephone mobile fax email e-mail mail website web url link links contact born died
    birthday age gender height occupation profession job employer education experience
    skills languages hobbies interests references hometown nationality status type kind
    category tags tag keywords keyword subject subjects topic topics theme re from to cc bcc sent
    received date when where who what why how which place venue agenda present absent
    apologies attendees participants minutes decision decisions action actions resolution
    motion motions proposal resolved voted outcome deadline due budget total subtotal tax balance
    amount quantity number no id version release changes change changed added removed fixed
    deprecated security feature features fix feat docs chore refactor test tests build style
    perf bug bugs todo done input output returns return raises args arguments parameters
    parameter param default file files path port user-agent database
    query code error errors info debug exception traceback else try except finally switch
    case public private protected class function def import export public monday tuesday
    wednesday thursday friday saturday sunday january february march july
    september october november december morning noon afternoon evening night today tomorrow
    yesterday breakfast lunch dinner snack spring winter breaking watch
    exclusive opinion analysis live video audio podcast album artist track genre
    cast plot runtime starring language season episode isbn publisher published edition
    translation translator lyrics music chorus verse bridge refrain weather temperature
    wind humidity motto slogan mission vision strategy history origin trivia spoiler
    premise claim counterclaim argument counterargument evidence reason reasons thesis
    antithesis synthesis hypothesis theory fact facts myth reality moral lesson quote
    kitchen bathroom bedroom garden cellar attic roof pool beach parking battery
    http https ftp mailto file
    frage antwort hinweis hinweise tipp achtung wichtig merke anmerkung bemerkung beispiel
    zutaten zubereitung teig füllung schritt kapitel abschnitt seite abbildung tabelle
    vorteil vorteile nachteil nachteile fazit preis qualität ergebnis ergebnisse methode
    methoden hintergrund ziel ziele einleitung zusammenfassung quelle quellen datum ort zeit
    von an betreff gesendet name vorname nachname adresse telefon beruf alter montag
    dienstag mittwoch donnerstag freitag samstag sonntag antrag beschluss thema
    réponse remarque attention exemple ingrédients préparation étape chapitre page
    avantages inconvénients conclusion prix qualité résultat résultats méthode méthodes
    objectif contexte introduction résumé source sources date lieu heure de à objet envoyé
    nom prénom adresse téléphone lundi mardi mercredi jeudi vendredi samedi dimanche sujet
    pregunta respuesta nota aviso atención ejemplo ingredientes preparación paso capítulo
    página ventajas desventajas conclusión precio calidad resultado resultados método
    objetivo contexto introducción resumen fuente fuentes fecha lugar hora para asunto
    enviado nombre apellido dirección teléfono lunes martes miércoles jueves viernes tema
    domanda risposta vraag antwoord pytanie odpowiedź kysymys vastaus pergunta resposta
    fråga svar вопрос ответ
    """
)
"""Headwords of lists, forms, recipes, papers, reviews, records: nobody's name."""

PARTICLES = _set("of from the von van de der den di da la le el bin ibn al y e und and")
"""Words in lower case that stand inside names."""

TITLES = _set(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady the hon rev sen rep senator judge
    justice president speaker chair chairman chairwoman minister councillor cllr herr frau
    abg abgeordneter abgeordnete m mme mlle sr sra señor señora don doña on sig dhr mevr pan
    pani
    """
)
"""Words before the name of somebody."""

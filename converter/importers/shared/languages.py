"""Which language a text is in, by its commonest small words; None unless clear.

A vote, not a model: every word that only few of the ten languages have counts for
those. Clear means at least `ENOUGH` votes and one and a half times those of the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

ENOUGH = 5
"""So many votes a language needs."""

SAMPLE = 50_000
"""How many characters are looked at."""

_SMALL_WORDS = {
    "en": "the and of to is that it for was with this not have are but they you would "
    "from what there be as will which their has been if can had were i do no",
    "de": "der die und das ist nicht ein ich zu den mit es auch auf sich für dass sie "
    "dem wie aber wir eine werden noch wird bei nur oder wenn sind hat kann doch",
    "fr": "le les et est des que une pas pour dans qui sur avec ce plus mais nous vous "
    "au du je il sont c'est être fait comme tout si cette ont",
    "es": "el los que y es en no una por con para las del se lo como pero más su al este "
    "porque muy hay también cuando está son sin yo",
    "it": "il che di è non per un una sono con della nel anche più ma come questo gli ha "
    "alla si degli perché dei essere molto delle se ho",
    "nl": "de het een van en is dat niet op te voor met zijn er maar ook die aan je om "
    "wel naar bij wat als nog dan heeft geen kan",
    "pl": "nie się na że jest w z co jak ale o tak po za już tylko czy być dla "
    "by od ma są może bardzo tego",
    "fi": "ja on ei että se mutta niin kun ovat oli myös jos kuin tai sitä hän ole voi "
    "tämä joka vain nyt minä sen mitä siitä kyllä",
    "pt": "que não de o e é um uma para com do da os em mais por mas se como isso também "
    "você ao são muito já foi tem na no",
    "sv": "och att det är en som inte på för av med den jag har till de ett om men var "
    "så kan man vi när också eller från",
}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_VOTES: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in set(_words.split()):
        _VOTES.setdefault(_word, []).append(_language)


def language_of(texts: Iterable[str]) -> str | None:
    """Give the BCP 47 tag of the language of some texts, or None if it is not clear."""
    votes: Counter[str] = Counter()
    counts = Counter(_WORD.findall(_sampled(texts).casefold()))
    for word in counts.keys() & _VOTES.keys():
        for language in _VOTES[word]:
            votes[language] += counts[word]
    return _clear(votes)


def _sampled(texts: Iterable[str]) -> str:
    """Give the first texts, one a line, as many as are looked at."""
    sample: list[str] = []
    seen = 0
    for text in texts:
        sample.append(text[: SAMPLE - seen])
        seen += len(text)
        if seen >= SAMPLE:
            break
    return "\n".join(sample)


def _clear(votes: Counter[str]) -> str | None:
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] >= 1.5 * second else None

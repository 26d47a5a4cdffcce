"""Words that mark claims, reasons and conclusions, by language: data."""

from __future__ import annotations

import re
from typing import NamedTuple


class ArgumentWords(NamedTuple):
    """What the pass `claims` looks for in a language; matched without case."""

    opinions: tuple[re.Pattern[str], ...]
    """Families of words that claims have: each one found makes a claim likelier."""
    chatter: re.Pattern[str]
    """Beginnings of sentences that claim nothing: greetings, thanks, talk about talk."""
    because: re.Pattern[str]
    """Between a claim and its reason."""
    given: re.Pattern[str]
    """Before a reason that stands first, up to a comma."""
    therefore: re.Pattern[str]
    """Beginning of a sentence that the one before is a reason for."""
    after_all: re.Pattern[str]
    """Beginning of a sentence that is a reason for the one before."""


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _one(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


ENGLISH = ArgumentWords(
    opinions=_compiled(
        r"\b(?:should|would|could|will|must|may|might|ought|shall|can|cannot|needs? to|has to|have to|going to|supposed to)\b|\w+(?:'ll|'d|won't|can't)\b",
        r"\b(?:i|we) (?:\w+ )?(?:think|believe|feel|doubt|propose|suggest|move|vote|recommend|expect|suspect|bet|guess|see|say|hope|prefer|want|support|oppose)\b|\b(?:imh?o|in my (?:opinion|view)|my (?:view|guess|point|take)|it seems|i'm (?:for|against|sure|afraid|convinced)|i am (?:for|against|sure|afraid|convinced))\b",
        r"\b(?:good|bad|better|best|worse|worst|wrong|right|true|false|truth|important|essential|necessary|unnecessary|likely|unlikely|probably|possible|possibly|impossible|difficult|hard|easy|easier|dangerous|safe|safer|fair|unfair|useless|useful|nonsense|crap|stupid|ridiculous|great|terrible|horrible|big|biggest|huge|success\w*|fail\w*|problem|mistake|reason|risk\w*|cheap\w*|expensive|costs?|costly|worth\w*|burden|trouble|plenty|enough|too)\b",
        r"\b(?:more|less|most|least|fewer|than|rather|as \w+ as|instead of|comparable|unlike|same)\b",
        r"\b(?:because|since|therefore|thus|hence|given that|so that|in order to|leads? to|means?|causes?|due to|if)\b",
        r"\b(?:not|never|no|nobody|nothing|none|neither|nor|hardly|without|only)\b|n't\b",
        r"\b(?:all|every|everyone|everybody|always|nobody|anyone|most|half|many|few|both|whole|entire(?:ly)?)\b",
        r"\b(?:is|are|isn't|aren't) (?:just |only |simply |really )?(?:an?|no|the)\b",
    ),
    chatter=_one(
        r"(?:hi|hello|hey|welcome|greetings|thanks?|thank you|cheers|sorry|good (?:night|morning|evening|luck)|happy \w+|p\.?s\.?\b|edit\b|btw|by the way|to clarify|in case you|see (?:above|below)|view attachment|attachment|posted by|originally posted|quote|source|link|here (?:is|are) (?:my|a|the|some)|https?:|www\.|let me|allow me|that's all|that is all|i meant?\b|you meant?\b|lol|haha|reading along|out of curiosity|i (?:was|am|'m) (?:really |just |very )?(?:surprised|curious|wondering|new)|nobody seems to have asked|i (?:just )?(?:read|saw|found|came across|heard)|remember when|does anyone|anyone)\b"
    ),
    because=_one(r"[,;:]? (?:because(?! of\b)|seeing as|considering that)(?= \w)|, (?:since|given that|for the simple reason that)(?= \w)"),
    given=_one(r"(?:given that|because(?! of\b)|seeing as|considering that|since) "),
    therefore=_one(r"(?:so|so basically|therefore|thus|hence|consequently|as a result|accordingly|that's why|that is why|this is why|which is why|this means|that means|this would mean|it follows|in short),? "),
    after_all=_one(r"(?:after all|because|the reason|for example|for instance|for one(?: thing)?|remember|indeed|in fact|even \w+ \w+),? "),
)  # fmt: skip
"""The English words."""

GERMAN = ArgumentWords(
    opinions=_compiled(
        r"\b(?:soll\w*|muss\w*|müss\w*|kann|können|könnt\w*|würd\w*|wird|werden|wäre\w*|hätte\w*|dürf\w*|darf|will|wollen|braucht?)\b",
        r"\b(?:ich (?:\w+ )?(?:glaube|denke|finde|meine|bezweifle|bin (?:dafür|dagegen|sicher))|meiner meinung|meines erachtens|m\.?e\.|(?:bin|sind) (?:ich |wir )?(?:dafür|dagegen))\b",
        r"\b(?:gut|besser\w*|beste\w*|schlecht\w*|schlimm\w*|falsch|richtig|wichtig\w*|nötig|unmöglich|möglich|schwer|leicht|gefährlich\w*|sicher\w*|gerecht|unsinn|quatsch|problem\w*|fehler|zu (?:viel|wenig|teuer|groß|klein))\b",
        r"\b(?:mehr|weniger|meist\w*|als|statt|anstatt|eher|länger|größer|kleiner|höher)\b",
        r"\b(?:weil|denn|deshalb|daher|darum|deswegen|somit|damit|wenn|falls|obwohl|trotzdem)\b",
        r"\b(?:nicht|nie|kein\w*|niemand\w*|nichts|kaum|nur|ohne)\b",
        r"\b(?:alle\w*|jede\w*|immer|ganz\w*|jedermann)\b",
    ),
    chatter=_one(r"(?:hallo|hi|moin|guten (?:tag|morgen|abend)|danke|vielen dank|gruß|grüße|lg|edit\b|ps\b|übrigens|zur klarstellung|ich meinte|siehe|quelle|https?:|www\.|hier (?:ist|sind) (?:mein|ein|die))\b"),
    because=_one(r",? (?:weil|da|denn)(?= \w)"),
    given=_one(r"(?:weil|da) "),
    therefore=_one(r"(?:also|daher|deshalb|darum|deswegen|somit|folglich),? "),
    after_all=_one(r"(?:denn|schließlich|nämlich|zum beispiel|immerhin),? "),
)  # fmt: skip
"""The German words: a basic set."""

ARGUMENT_WORDS: dict[str, ArgumentWords] = {"en": ENGLISH, "de": GERMAN}
"""By language."""

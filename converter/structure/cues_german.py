"""German cues of agreement and disagreement: data (see `cues`); a basic set."""

from __future__ import annotations

from disputatio.converter.structure.cues import Cue, CueTable

_VERY = r"(?:(?:da|ganz|völlig|absolut|voll|vollkommen|genau|auch|hier|wirklich|total|wohl|dir|ihm|ihr) ){0,3}"

_AGREE = (
    Cue("agree", 3, "any", rf"\b(?:ich )?stimme {_VERY}zu\b"),
    Cue("agree", 3, "any", rf"\bbin (?:ich )?{_VERY}(?:bei \w+|deiner meinung|dafür|einverstanden)"),
    Cue("agree", 2.5, "any", r"\b(?:das )?stimmt\b(?! (?:nicht|so nicht|doch nicht))"),
    Cue("agree", 3, "any", rf"\b(?:hast (?:du )?|hat [A-ZÄÖÜ]\w+ |du hast ){_VERY}recht\b"),
    Cue("agree", 2, "any", r"\b(?:sehe|seh) (?:ich|das ich) (?:das )?(?:ganz |genau ?)?(?:genauso|auch so|ähnlich|so)\b"),
    Cue("agree", 2, "start", r"(?:genau|exakt|richtig|absolut|eben|korrekt|völlig richtig)\b"),
    Cue("agree", 2, "any", r"\b(?:guter punkt|gute idee|guter beitrag|gut gesagt|schön gesagt|sehr richtig|gutes argument)\b"),
    Cue("agree", 1.2, "head", r"(?:ja|jo|jep|klar|sicher|natürlich|danke|dito)\b"),
    Cue("agree", 1.5, "start", r"wie (?:[A-ZÄÖÜ][\w-]+|du) (?:schon )?(?:sagt|sagte|schreibt|schrieb|geschrieben hat|gesagt hat)\b"),
    Cue("agree", 0.6, "any", r"\bdanke\b"),
)  # fmt: skip

_DISAGREE = (
    Cue("disagree", 3, "any", r"\b(?:stimme (?:ich )?(?:dir |ihm |ihr |dem |da )*nicht zu|bin (?:ich )?(?:anderer meinung|nicht einverstanden|dagegen)|widerspreche)\b"),
    Cue("disagree", 2.5, "any", r"\b(?:das )?(?:glaube|denke|finde|sehe) ich (?:\w+ )?(?:nicht|anders)\b"),
    Cue("disagree", 2.5, "any", r"\b(?:stimmt|ist) (?:so |doch |einfach |gar |ja )*nicht(?: wahr| richtig| so)?\b"),
    Cue("disagree", 2, "any", r"\b(?:(?:völlig|total|ganz|einfach|leider|schlicht) )?(?:falsch|unsinn|quatsch|blödsinn|unfug|unwahr|irrtum)\b"),
    Cue("disagree", 1.8, "head", r"(?:nein|nö|nee|doch|falsch|quatsch|unsinn|moment)\b"),
    Cue("disagree", 1.2, "head", r"(?:aber|wirklich\?|echt\?|wieso|warum)(?!\w)"),
    Cue("disagree", 1.5, "any", r"\b(?:im gegenteil|widerspruch|einwand|trugschluss|strohmann|missverst\w+)\b"),
    Cue("disagree", 1, "start", r"(?:allerdings|jedoch|trotzdem|dennoch)\b"),
    Cue("disagree", 0.7, "start", r"aber\b"),
    Cue("disagree", 1, "any", r"\bdu (?:irrst|verwechselst|übersiehst|vergisst|verstehst|meinst)\b"),
    Cue("disagree", 1.5, "any", r"\b(?:quelle\?|belege?\?|beweise?\?)"),
)  # fmt: skip

_NEUTRAL = (
    Cue("neutral", 1.5, "start", r"(?:ich meinte|gemeint war|zur klarstellung|edit:)"),
    Cue("neutral", 1, "start", r"(?:weiß jemand|hat jemand|gibt es|wer|wo|wann|was|welche[rs]?)\b[^.!\n]*\?"),
)  # fmt: skip

_MIXED = (
    Cue("mixed", 2, "any", r"\b(?:teils,? teils|jein|einerseits|teilweise (?:recht|richtig)|zum teil (?:recht|richtig))\b"),
)  # fmt: skip

GERMAN = CueTable(
    cues=_AGREE + _DISAGREE + _NEUTRAL + _MIXED,
    negation=r"\b(?:nicht|kein|keine|keinen|keineswegs|nie|kaum)(?: (?:\w+ ){0,2})?",
    contrast=r"\b(?:aber|allerdings|jedoch|trotzdem|dennoch|andererseits|nur dass)\b",
)
"""The German cues."""

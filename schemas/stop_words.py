"""Words that carry no topic, by language: data."""

from __future__ import annotations

_ENGLISH = """
a about above after again against all almost already also although always am an and
another any anybody anyone anything anyway anyways are aren't around as at away back be
because been before being below between both but by came can can't cannot come comes
could couldn't did didn't do does doesn't doing don't done down during each either else
enough especially even ever every everybody everything few first for from further gave
get gets getting give given go goes going gone gonna good got had hadn't has hasn't have
haven't having he he'd he'll he's her here hers herself him himself his how however i i'd
i'll i'm i've if in indeed instead into is isn't it it'd it'll it's its itself just keep
know let let's like likely likes little look looks lot lots made make makes making many
may maybe me mean means meant might mine more most much must my myself need needs neither
never no nobody none nor not nothing now of off often on once one one's ones only or other
others our ours out over own perhaps probably put quite rather really said same say saying
says see seem seemed seems seen set shall she she's should shouldn't since so some somebody
somehow someone something sometimes somewhere soon sort still stuff such sure take taken
takes taking tell than that that's the their theirs them themselves then there there'd
there's therefore these they they'd they'll they're they've thing things think this those
though thought through thus to together too took toward towards try two um under until up
upon us use used uses using usually very via want wanted wants was wasn't way we we'd we'll
we're we've well went were weren't what what's whatever when where whether which while who
who's whoever whole whom whose why will with within without won't would wouldn't yes yet whenever wherever altogether
you you'd you'll you're you've your yours yourself actually anyhow er according able across
along began begin doesnt didnt dont isnt cant wont thats im ive youre
regarding concerning considering unless besides towards despite thats theres
"""

_GERMAN = """
aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf
aus außerdem bei beim bereits bin bis bist da dabei dadurch dafür dagegen daher damit danach
dann daran darauf daraus darf darin darüber darum das dass davon davor dazu dein deine dem
den denn der deren des deshalb dessen dich die dies diese diesem diesen dieser dieses dir
doch dort du durch dürfen eben ein eine einem einen einer eines einfach einige einmal er es
etwa etwas euch euer für gab ganz gar geben gegen gehen geht gewesen gibt ging gut habe
haben hat hatte hätte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer
im immer in ins irgendwie ist ja jede jedem jeden jeder jedes jedoch jetzt kann kannst kein
keine keinem keinen keiner können könnte könnten machen macht man mal mehr mein meine meinem
meinen meiner mich mir mit möchte muss müssen musste nach nachdem neben nein nicht nichts
nie niemand noch nun nur ob oder ohne schon sehr sei sein seine seinem seinen seiner seit
selbst sich sie sind so sogar soll sollen sollte sollten sondern sonst sowie trotzdem über
um und uns unser unsere unter viel viele vielleicht vom von vor wann war waren warum was
weg wegen weil weiter welche welchem welchen welcher welches wenig wenn wer werde werden
wie wieder wieso will wir wird wo wohl wollen worden wurde würde würden zu zum zur zwar
zwischen außerdem wäre wären dürfen darf
"""

_FRENCH = """
a ai alors après au aucun aussi autre avant avec avoir bien c'est car ce cela ces cet cette
chez comme dans de des donc du elle elles en encore entre est et étaient était été être eux
fait faut il ils j'ai je l'on la le les leur leurs lui ma mais me même mes moi moins mon ne
non nos notre nous on ont ou où par parce pas peu peut plus pour pourquoi qu'il quand que
quel quelle qui sa sans se sera ses si son sont sur ta te tes toi ton tous tout toute très
tu un une vos votre vous y
"""

_SPANISH = """
a al algo algunos ante antes aquí así aunque cada como con contra cual cuando de del desde
donde dos el él ella ellas ellos en entre era es esa ese eso esta está estaba están este
esto fue ha hace hacer han hasta hay la las le les lo los más me mi mientras mucho muy nada
ni no nos nosotros o otra otro para pero poco por porque pues que qué quien se sea ser si sí
sin sobre son su sus también tan te tengo tiene todo todos tu un una uno unos usted y ya yo
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


STOP_WORDS: dict[str, frozenset[str]] = {
    "en": _words(_ENGLISH),
    "de": _words(_GERMAN),
    "fr": _words(_FRENCH),
    "es": _words(_SPANISH),
}
"""From a language (BCP 47, first part) to its stop words, casefolded."""

_ENGLISH_GENERIC = """
people person man men woman women guy guys folk folks human way ways time times year years
day days week month hour hours minute today tomorrow yesterday start starts started end ends
ended big great large small little long short far near old new good bad better best worse
worst high low right wrong true case point points problem problems idea ideas fact facts
reason reasons kind part parts place side bit number work works working worked happen happens
happened change changes different difference important real whole early late later long-term
follow show shows different keep keeps find found give gives need seem feel believe think
call called ask asked tell talk read word words question answer post thread forum link sense
example view opinion issue matter chance possible likely main certain clear full half hard
easy interesting course basically simply completely exactly generally historically move propose suggest recommend vote stay hand
practice general term terms group count major second less
agree disagree debate sound sounds remember person vote voted talk talking argue argument
"""

_GERMAN_GENERIC = """
leute mensch menschen mann frau jahr jahre tag tage woche zeit mal ende anfang groß klein alt
neu gut schlecht besser lang kurz weit recht richtig falsch fall punkt problem frage antwort
grund teil seite stelle stück sache dinge idee arbeit beispiel meinung thema thread beitrag
forum weg art
"""

GENERIC: dict[str, frozenset[str]] = {
    "en": _words(_ENGLISH_GENERIC),
    "de": _words(_GERMAN_GENERIC),
}
"""Words that carry meaning in a sentence but are nobody's topic, casefolded."""

"""Given names that are common in Europe and the Americas, in lower case.

"For: Ann, Ben" and "For: quiet, cheap" look alike where the words have capitals.
"""

from __future__ import annotations

_NAMES = """
aaron abby abigail adam adrian agnes aisha alan alba albert alejandro alex alexander
alexandra alfred ali alice alicia amanda amelia amir amy ana anders andre andrea andreas
andrew andy angela anja anita ann anna anne annie anton antonio anya arthur astrid
barbara beate beatrice ben benjamin bernard bernd bert betty bill bjorn björn bob boris
brenda brian bruno camille carl carla carlos carmen carol caroline caspar catherine
cecilia charles charlotte chloe chris christian christina christine claire clara claudia
cleo colin connie craig dagmar daisy dan dana daniel daniela dave david dawn debbie
deborah denis dennis diana diego dieter dirk dominic donna dora doris dorothy doug edith
edward eileen elena eli elisa elisabeth elizabeth ella ellen elliot elsa emil emilia
emily emma enrico eric erica erik ernst esther eva evelyn fatima fay felix fernando finn
fiona florence frances francesca francis francisco frank franz fred frederick fritz gary
gabriel gabriele geoff george georg gerald gerda gerhard gill giorgio giovanni gisela
giulia grace graham greg greta gudrun guido gunther hanna hannah hannes hans harald
harry heidi heike helen helena helga henning henri henrik henry hilda holger holly horst
howard hugo ian ibrahim ida igor ilse inga inge ingrid irene iris isa isabel isabella
ivan ivy jack jacob jacques jake jakob james jan jana jane janet janine jason jay jean
jeff jennifer jenny jens jeremy jess jessica jill jim joan joanna jochen joe joel johan
johanna john jon jonas jonathan jorge jose josé josef joseph josh joshua joyce juan
judith judy julia julian julie jürgen kai karen karin karl karla kate katharina
katherine kathy katja kay keith ken kenneth kevin kim kirsten klara klaus konrad kristin
kurt lars laura lea lena leo leon leonie liam lily linda lisa liz lola lorenzo lotte
louis louise luca lucas lucia lucy luis luisa lukas luke lydia magda manfred manuel marc
marco marcus margaret margarete margot maria mariam marie marina mario marion mark
marlene marta martha martin martina mary mateo matt matthew matthias maud maurice max
maya megan mehmet mia michael michel michelle miguel mike mila milan miriam mohamed
mohammed molly monica monika moritz nadia nadine nancy naomi natalie natasha neil nick
nicholas nicola nicole nigel nils nina noah nora norbert olaf oleg olga oliver olivia
omar oscar oskar otto pablo paco pam pamela paola pascal pat patricia patrick paul paula
pauline pedro peggy penny per peter petra phil philip pia pierre piet polly priya rachel
raj ralf ralph ramona raphael raul ravi ray rebecca regina renate rené rhoda ricardo
richard rita rob robert roberto robin roger roland rolf roman ron rosa rose rosie ruben
rudi rudolf rupert ruth ryan sabine sally salma sam samuel sandra sanjay sara sarah
saskia scott sean sebastian sergei sergio sharon sheila shirley sigrid silke silvia
simon simone sofia sonia sonja sophia sophie stefan stefanie stella stephan stephanie
stephen steve steven stuart sue susan susanna susanne suzanne sven svetlana sylvia
tamara tanja tanya tara ted teresa terry theo theresa thomas tilda till tim timothy tina
tobias tom toni tony tracy ulla ulrich ulrike ursula ute uwe valerie vanessa vera verena
veronica victor victoria vikram viktor vincent viola vivian vladimir walter wanda wendy
werner wilhelm will william wolfgang yasmin yusuf yves yvonne zoe
"""

GIVEN_NAMES = frozenset(_NAMES.split())
"""Of women and men."""

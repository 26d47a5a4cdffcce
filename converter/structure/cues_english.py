"""English cues of agreement and disagreement: data (see `cues`)."""

from __future__ import annotations

from disputatio.converter.structure.cues import Cue, CueTable

_VERY = r"(?:(?:so|very|really|quite|completely|totally|absolutely|entirely|exactly|just|all|both|also|dead|spot|pretty|mostly|fully|strongly|wholeheartedly|largely|do|must|have to|would|'d|can|certainly) ){0,2}"
_PRAISE = r"(?:good|great|fair|excellent|valid|sound|solid|nice|interesting|brilliant)"
_WORK = r"(?:points?|posts?|analys[ie]s|arguments?|summary|comments?|question|reply|answer|explanation|observation|idea|way to put it)"

_AGREE = (
    Cue("agree", 3, "any", rf"\b(?:i|we|i'd|i'll) {_VERY}(?:agree|concur)\b"),
    Cue("agree", 2.5, "any", r"\bi(?:'m| am) with (?!the\b|my\b|a\b|an\b|her\b|his\b|them\b)\w+"),
    Cue("agree", 3, "start", r"(?:agreed|concur|seconded)\b"),
    Cue("agree", 2, "any", rf"\b(?:i'm|i am) {_VERY}(?:with you|in agreement|on your side)\b"),
    Cue("agree", 2.5, "start", r"(?:exactly|precisely|absolutely|definitely|indeed|quite so)\b(?! (?:how|what|why|where|when) (?:do|does|did|is|are|would|will|can|should))"),
    Cue("agree", 2, "any", r"\b(?:that's|that is|this is|it's) (?:it )?(?:exactly|precisely)\b(?:[.!]| (?:it|right|what i|how i|my))"),
    Cue("agree", 2.5, "any", r"\bthat's it (?:exactly|precisely)\b"),
    Cue("agree", 3, "any", rf"\b(?:you're|you are|your) {_VERY}(?:right|correct)\b"),
    Cue("agree", 2.5, "any", rf"\b(?:he's|she's|they're|[A-Z]\w+ is|[A-Z]\w+ has (?:got )?(?:this|it)|has got (?:this|it)|you've got (?:this|it|that)|you have (?:this|it|that)) {_VERY}(?:right|correct|spot on)\b"),
    Cue("agree", 2, "any", r"\bspot[- ]on\b"),
    Cue("agree", 2, "any", rf"\b(?:that's|that is|this is) {_VERY}(?:right|true|correct|a fact|my point)\b"),
    Cue("agree", 2, "start", rf"(?:very |a )?{_PRAISE} {_WORK}\b"),
    Cue("agree", 2, "any", rf"\b(?:gives?|makes?|made|gave|raises?|have|has|had|that's|is|was|are|you) (?:(?:some|many) )?(?:an? )?(?:very |really |pretty |extremely )?{_PRAISE} {_WORK}\b"),
    Cue("agree", 2, "any", r"\bwell (?:said|put|stated)\b"),
    Cue("agree", 1.2, "head", r"(?:(?:yes|yep|yeah|yup|amen|ditto|of course)\b|(?:true|right|correct|sure|same|indeed)(?=[,.!]|$)|this(?=[.!]| x\d|$|, so)|\+1(?!\d))"),
    Cue("agree", 1.2, "start", r"(?:yes|sure|granted|admittedly|true|to be fair|certainly|no doubt),"),
    Cue("agree", 2, "any", r"\bi(?:'ll| will|'d| would)? second (?:that|this|the)\b"),
    Cue("agree", 1.5, "any", r"\b(?:same here|me too|count me in|i feel the same|my thoughts exactly)\b"),
    Cue("agree", 1.5, "start", r"as (?:[A-Z]\w+|you|@\w+) (?:says?|said|wrote|notes?|noted|points? out|pointed out|put it|mentioned)\b"),
    Cue("agree", 2, "any", r"\b(?:couldn't|could not) (?:have )?(?:said|agree|put it)\b"),
    Cue("agree", 2, "any", r"\b(?:100 ?%|hundred percent) (?:this|agree|true|correct|right|yes)\b"),
    Cue("agree", 1.5, "head", r"100 ?%(?=[.!]|$)"),
    Cue("agree", 2, "any", r"\bexactly what i (?:meant|mean|said|think|thought|was)\b"),
    Cue("agree", 0.8, "any", r"\blove (?:this|that|it)\b"),
    Cue("agree", 0.6, "start", r"(?:in addition|to add to (?:this|that)|to add)\b"),
    Cue("agree", 0.4, "any", r"\bthank(?:s| you)\b"),
    Cue("agree", 1, "any", r"\bfair enough\b"),
    Cue("agree", 1.2, "any", r"\b(?:glad|happy) (?:you|to see|someone)\b"),
    Cue("agree", 1, "start", r"(?:not to mention|that's why|which is why|this is why)\b"),
)  # fmt: skip

_DISAGREE = (
    Cue("disagree", 2, "start", r"(?:it|they|he|she|that|this|we|you|there) (?:won't|doesn't|don't|isn't|aren't|can't|didn't|wouldn't|wasn't|weren't)\s*[.!]"),
    Cue("disagree", 1, "start", r"(?:well,? )?(?:nobody|no one|no-one) (?:is|was|has|wants|said|says|ever|here)\b"),
    Cue("disagree", 2.5, "any", r"\byou(?:'re|'ve| are| have)? (?:\w+ ){0,2}?(?:misunderst\w+|misread\w*|misrepresent\w*|mischaracteri\w+|miss(?:ed|ing) (?:the|my) point)\b"),
    Cue("disagree", 1, "start", r"(?!(?:when|where|who|which)\b)[\w']+\?+(?=\s|$)"),
    Cue("disagree", 3, "any", rf"\b(?:i|we|i'd|i'll) {_VERY}(?:disagree|object|beg to differ)\b"),
    Cue("disagree", 2.5, "any", r"\b(?:i|we) (?:really |just |still )?(?:don't|do not|dont|can't|cannot|wouldn't) (?:really |quite |entirely |necessarily |fully )?(?:agree|buy|think|believe|see (?:how|why|what))\b"),
    Cue("disagree", 1.5, "any", r"\bi (?:very much )?doubt\b"),
    Cue("disagree", 1.5, "any", r"\b(?:not|isn't|hardly|never|simply untrue|isnt) (?:really |quite |entirely |necessarily |at all |exactly |even )?(?:true|right|correct|so(?! \w)|accurate|the case|necessarily|how it works)\b"),
    Cue("disagree", 1.8, "head", r"(?:no|nope|nah|wrong|false|incorrect|actually|rubbish|nonsense|bullshit|lol|um+|uh|wait)\b(?!,? (?:doubt|problem|worries))"),
    Cue("disagree", 1.2, "head", r"(?:but|so you|really\?|huh\?|what\?|then why|how about|why)(?!\w)"),
    Cue("disagree", 1.8, "any", r"\b(?:you're|you are|that's|that is|this is|it's|they're|which is|is|are|plain|completely|totally|dead|simply|just|absolutely|factually|both) (?:\w+ )?wrong\b(?! with)"),
    Cue("disagree", 1.2, "any", r"\b(?:that's|this is|is|it's|are|simply|patently|demonstrably) (?:a )?(?:\w+ )?(?:false|untrue|a lie|lies)\b"),
    Cue("disagree", 2, "any", r"\b(?:incorrect|mistaken|misguided)\b"),
    Cue("disagree", 1.5, "any", r"\b(?:misunderst\w+|misread\w*|misinform\w*|misrepresent\w*|mischaracteri\w+|miss(?:ed|ing) (?:the|my) point)\b"),
    Cue("disagree", 1.5, "any", r"\b(?:is|are|was|were|that's|it's|what|such|utter|complete|total|pure|absolute|sheer|clearly|your) (?:just |simply |clearly |really |such )?(?:an? )?(?:\w+ of )?(?:nonsense|bullshit|rubbish|baloney|bs|ridiculous|absurd|ludicrous|garbage|crap|fairy tale|laughable|silly|drivel)\b"),
    Cue("disagree", 1, "start", r"(?:but |and )?there (?:really |just |simply |actually )?(?:isn't|aren't|is no|are no|is not|was no|wasn't)\b"),
    Cue("disagree", 1, "start", r"(?:however|on the contrary|by contrast|quite the opposite|far from it)\b"),
    Cue("disagree", 1.5, "head", r"(?:not (?:if|so|at all|when|unless|really|necessarily|quite|exactly|for)\b|hardly\b(?=[,.!]))"),
    Cue("disagree", 1.2, "any", r"\bi(?:'d| would) be careful\b"),
    Cue("disagree", 0.7, "start", r"(?:but|except|yet|still|instead)\b"),
    Cue("disagree", 0.8, "start", r"actually\b"),
    Cue("disagree", 1.5, "any", r"\b(?:contradict\w*|inconsistent|have it both ways)\b"),
    Cue("disagree", 1, "any", r"\byou(?:'re| are) (?:not|just|missing|ignoring|confusing|assuming|forgetting|only|making|the one)\b"),
    Cue("disagree", 1, "any", r"\byou (?:don't|do not|can't|cannot|need to|have no|clearly|obviously|seem to|keep|haven't|didn't|won't|never)\b"),
    Cue("disagree", 1.2, "start", r"you mean(?:t)?\b"),
    Cue("disagree", 1.2, "any", r"\bi (?:always|had always|'d always) thought (?:that )?(?!i\b)\w+"),
    Cue("disagree", 0.7, "any", r"\bi thought (?:that )?(?!i\b|so\b|about\b|it was (?:just|only))\w+"),
    Cue("disagree", 0.8, "start", r"(?:and |but |so )?how (?:can|do|does|is|are|would|could|come|exactly)\b[^.!\n]*\?"),
    Cue("disagree", 0.7, "start", r"(?:and |but |so )?(?:why|what makes you|since when|who says|says who|according to who)\b[^.!\n]*\?"),
    Cue("disagree", 1.5, "any", r"\b(?:(?:your |any |a )?sources?\?|citation needed|where(?:'s| is) (?:your|the) (?:source|evidence|proof)|(?:do|have) you (?:have )?(?:any|a) (?:evidence|proof|source))"),
    Cue("disagree", 1.5, "any", r"\b(?:(?:you|u)(?:'re| are)?|your|ur) (?:[\w']+ ){0,3}(?:idiot\w*|morons?|stupid\w*|dumb\w*|ignoran\w+|clueless|delusional|trolls?|trolling|liar|brainwashed|full of)\b"),
    Cue("disagree", 1.5, "any", r"\b(?:gtfo|stfu|shut up|go away|give me a break|come on|get over (?:it|yourself))\b"),
    Cue("disagree", 1.5, "any", r"\b(?:straw ?m[ae]n|fallac\w+|ad hominem|red herring|goalposts|whataboutism|cherry[- ]?pick\w*)\b"),
    Cue("disagree", 1, "any", r"\b(?:not the same|nothing to do with|doesn't mean|does not mean|no evidence|no proof|makes no sense|doesn't make (?:any )?sense|amounted to nothing|irrelevant)\b"),
    Cue("disagree", 1, "any", r"\bi(?:'m| am) afraid\b"),
    Cue("disagree", 0.8, "any", r"\b(?:that's|that is|this is|it's|it is) (?:just |simply |clearly |really )?not\b"),
)  # fmt: skip

_MIXED = (
    Cue("mixed", 1.2, "any", r"\b(?:may|might) (?:well |have |be |not )?[^.!?;\n]{3,90}, but\b"),
    Cue("mixed", 2, "start", r"(?:while|although|though|even though|as much as) [^.!?\n]{0,30}?\b(?:right|correct|agree|true|good point|valid point|sympathi[sz]e)\b"),
    Cue("mixed", 2, "any", r"\b(?:partly|partially|half|somewhat) (?:agree|right|true|correct)\b"),
    Cue("mixed", 2, "any", r"\b(?:agree|disagree) (?:with you )?(?:in part|up to a point|to an extent|to some extent|somewhat|partly)\b"),
    Cue("mixed", 2, "any", r"\b(?:yes and no|some similarities and some differences|on the one hand|good and bad|both sides have)\b"),
    Cue("mixed", 2, "any", r"(?:\bnot|n't)\b[^.!?;\n]{5,120}, (?:but|and) (?:\w+ ){0,2}?(?:not|\w+n't|neither|nor)\b[^.!?;\n]{3,120}\beither\b"),
)  # fmt: skip

_NEUTRAL = (
    Cue("neutral", 1.5, "any", r"\b(?:badly put|poorly (?:put|worded|phrased)|i should have (?:said|written|been clearer)|let me rephrase|my (?:bad|mistake))\b"),
    Cue("neutral", 1.5, "start", r"(?:edit\b[^.\n]{0,40}\bi (?:meant|mean)|to clarify|for clarity|i meant\b|i mean\b|what i (?:meant|was getting at))"),
    Cue("neutral", 1, "any", r"\b(?:(?:carry|take|expand|build|elaborate)\w* (?:\w+ ){0,4}?(?:further|next step|on (?:this|that|your|the))|to the next step)\b"),
    Cue("neutral", 1, "start", r"(?:out of curiosity|does anyone|has anyone|any idea|just wondering|on a side note|by the way|btw|i wonder)\b"),
    Cue("neutral", 0.8, "start", r"(?:what|where|when|which|who|did|do|does|is|are|can|could)\b[^.!\n]*\?"),
)  # fmt: skip

ENGLISH = CueTable(
    cues=_AGREE + _DISAGREE + _MIXED + _NEUTRAL,
    negation=r"\b(?:not|never|hardly|no|nor|without|isn't|wasn't|aren't|don't|doesn't|didn't|can't|cannot|couldn't|wouldn't|won't|dont|isnt|if)(?: (?:\w+ ){0,2})?",
    contrast=r"(?:[,;:)]|--?|…)?\s*\b(?:but|however|though|although|that said|nevertheless|except|on the other hand)\b",
)
"""The English cues."""

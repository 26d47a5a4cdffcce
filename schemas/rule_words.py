"""What each rule of inference says, in one sentence that a person understands."""

from __future__ import annotations

RULE_WORDS: dict[str, str] = {
    "quotation-1": "The words stand in another post, word for word or nearly so.",
    "quotation-2": "The words stand in another post, word for word or nearly so.",
    "quotation-3": "The words stand in another post, word for word or nearly so.",
    "name-quoted-1": "The mark of a quotation names the author of words that were"
    " found in this post.",
    "name-meant-1": "A post says what this person meant by a word, and quotations"
    " lead to the post with that word.",
    "name-confirmed-1": "The post quotes what somebody meant by a word, and confirms"
    " it in the first person.",
    "name-corrected-1": "The author answers a correction of this post in the first"
    " person.",
    "name-vocative-1": "A post speaks to this person by name, and quotes this post or"
    " stands right after it.",
    "name-credited-1": "A later post speaks of what this person said, and no other post"
    " fits.",
    "name-unseen-1": "The next post speaks to its author by a name that nobody in the"
    " thread shows.",
    "name-signed-1": "The post ends with a name that the thread shows elsewhere.",
    "reply-quotation-1": "The post quotes words of the other.",
    "reply-quoted-author-1": "The post quotes that author, and this is the author's"
    " last post before.",
    "reply-mention-1": "The post names that author, and this is the author's last"
    " post before.",
    "reply-pointer-1": "The post says “OP”, “the previous poster” or the like.",
    "reply-echo-1": "The post takes up rare words of the other, more than of any"
    " other post.",
    "reply-mention-2": "The post names that author.",
    "reply-pointer-2": "The post says “OP”, “the previous poster” or the like.",
    "reply-echo-2": "The post takes up rare words of the other, or cites them between"
    " quotation marks.",
    "reply-exchange-1": "The other post came after one of the same author's, or answered"
    " it: the two go on talking.",
    "reply-address-1": "The post begins like an answer or speaks to a reader, and the"
    " other stands right before it.",
    "reply-second-1": "It is the second post: there is no other to answer.",
    "default-opening-2": "No words tell: by its place and length it answers the opening"
    " post.",
    "default-previous-2": "No words tell: by its place and length it answers the post"
    " before.",
    "default-earlier-1": "No words tell: by place and length it answers this post.",
    "default-opening-1": "Nothing tells: early posts of a thread that opens with a"
    " question answer it.",
    "default-previous-1": "Nothing tells: taken as an answer to the post before.",
    "claim-2": "A sentence of the poster's own with words that claims have, or one"
    " that others quote and answer.",
    "claim-3": "A sentence of the poster's own that reads like what readers note as a"
    " claim, or one that others quote and answer.",
    "claim-reported-1": "A sentence that reads like a claim, told as what somebody else"
    " says.",
    "claim-conceding-1": "A sentence that reads like a claim; it grants something and"
    " takes it back.",
    "claim-conditional-1": "A sentence that reads like a claim, which holds only if"
    " something else does.",
    "claim-hedged-1": "A sentence that reads like a claim, said with a reserve.",
    "claim-ironic-1": "A sentence that reads like a claim, with a mark of irony: it may"
    " mean the contrary.",
    "sayer-words-1": "Nobody is noted to say the claim; the post has its very words.",
    "sayer-answered-1": "Nobody is noted to say the claim; the post is answered by an"
    " argument about it.",
    "support-1": "Words such as “because” and “therefore” make one claim a reason for"
    " the other.",
    "dispute-1": "The words that answer a quotation take a side on what it says.",
    "as-said-1": "The claim is made in another's name (“As Ann says, …”), and leans on"
    " a claim of that person.",
    "stance-cues-1": "Words such as “I agree” or “nonsense” in the answer take a side.",
    "stance-model-1": "The words of the answer lean to one side; how far, was learned"
    " from labelled answers written for this.",
    "stance-exchange-1": "The words of the answer, and the answers around it, make this side likelier than the"
    " others.",
    "rebuttal-2": "The post disagrees with the other, or leans to, and these are the"
    " claims in which the two most likely say so.",
    "position-2": "The claim stands for a theme of several people, or others answer it.",
    "position-3": "The words, their place in the thread and what others make of them are"
    " those of an answer to its question.",
    "position-4": "The words, their share in what the thread is about and what others make"
    " of them are those of an answer to its question.",
    "question-1": "The title, or a sentence of the opening post, is a question.",
    "paraphrase-1": "The claim says the position in nearly its words, without a"
    " negation more or less.",
    "side-1": "The post answers the one that says the position, or one that is for or"
    " against it; or its author goes on there.",
    "option-vote-1": "The thread names options or asks for yes or no, and the post chooses"
    " this one or refuses it.",
    "same-matter-1": "The claim has words of the position's theme; nothing says on"
    " which side it is.",
}
"""The sentence of each rule of `converter/structure/rules.py`, and of older versions
of them that files may still name."""

ANALYST_WORDS: dict[str, str] = {
    "llm": "A language model ({}) read it so; each quotation it gave was checked"
    " against the post.",
    "embeddings": "A language model's vectors ({}) put the two claims close together.",
}
"""The sentence of each analyst whose rules are called `NAME:MODEL`."""


def rule_sentence(rule: str) -> str | None:
    """Give the sentence of a rule; None for a rule that is not ours."""
    name, colon, model = rule.partition(":")
    if colon and name in ANALYST_WORDS:
        return ANALYST_WORDS[name].format(model)
    return RULE_WORDS.get(rule)

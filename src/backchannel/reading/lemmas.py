"""Base forms of English words by part of speech: an exception list and suffix rules (after Minnen et al. 2001)."""

import re

# fmt: off
_IRREGULAR_VERBS = {
    "be": "am are is was were been being 's 're 'm ’s ’re ’m", "have": "has had having 've ’ve",
    "do": "does did done doing",
    "go": "goes went gone", "say": "said", "tell": "told", "meet": "met", "hold": "held", "speak": "spoke spoken",
    "see": "saw seen", "send": "sent", "write": "wrote written", "give": "gave given", "take": "took taken",
    "make": "made", "come": "came", "become": "became", "know": "knew known", "think": "thought", "seek": "sought",
    "bring": "brought", "lead": "led", "leave": "left", "fly": "flew flown flies", "begin": "began begun",
    "break": "broke broken", "choose": "chose chosen", "withdraw": "withdrew withdrawn", "find": "found",
    "get": "got gotten",
    "keep": "kept", "let": "letting", "put": "putting", "read": "reading", "run": "ran running",
    "sit": "sat sitting",
    "stand": "stood", "understand": "understood", "win": "won winning", "lose": "lost", "pay": "paid", "feel": "felt",
    "fall": "fell fallen", "rise": "rose risen", "grow": "grew grown", "draw": "drew drawn", "drive": "drove driven",
    "eat": "ate eaten", "fight": "fought", "forget": "forgot forgotten", "forgive": "forgave forgiven", "hear": "heard",
    "hide": "hid hidden", "build": "built", "buy": "bought", "catch": "caught", "deal": "dealt", "mean": "meant",
    "sell": "sold", "show": "shown", "shoot": "shot", "sign": "signed", "spend": "spent", "strike": "struck",
    "swear": "swore sworn", "teach": "taught", "throw": "threw thrown", "wear": "wore worn", "arise": "arose arisen",
    "overthrow": "overthrew overthrown", "undertake": "undertook undertaken", "oversee": "oversaw overseen",
    "lie": "lying lay lain",
    "die": "dying", "tie": "tying", "quit": "quitting", "will": "'ll ’ll wo", "would": "'d ’d", "can": "ca",
    "not": "n't n’t",
}
# fmt: on
_VERBS = {form: base for base, forms in _IRREGULAR_VERBS.items() for form in forms.split()}
_NOUNS = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "feet": "foot", "wives": "wife",
    "lives": "life", "leaves": "leaf", "media": "media", "crises": "crisis", "bases": "base", "allies": "ally",
    "spokesmen": "spokesman", "spokeswomen": "spokeswoman", "chairmen": "chairman", "statesmen": "statesman",
    "talks": "talk",
}  # fmt: skip
_PRONOUNS = {
    "him": "he", "his": "he", "himself": "he", "her": "she", "hers": "she", "herself": "she", "them": "they",
    "their": "they",
    "theirs": "they", "themselves": "they", "its": "it", "itself": "it", "me": "i", "my": "i", "mine": "i", "us": "we",
    "our": "we", "ours": "we", "your": "you", "yours": "you", "whom": "who",
}  # fmt: skip
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


def lemma(word: str, upos: str) -> str:
    """Lower-case base form of a word used as this part of speech (UD); names keep their form, in lower case."""
    w = word.lower().replace("’", "'") if upos in ("AUX", "VERB", "PART") else word.lower()
    if upos in ("VERB", "AUX", "PART"):
        return _VERBS.get(w) or (_verb(w) if upos == "VERB" else w)
    if upos == "NOUN":
        return _NOUNS.get(w) or _noun(w)
    if upos in ("PRON", "DET"):
        return _PRONOUNS.get(w, w)
    return w


def _noun(w: str) -> str:
    if len(w) < 4 or not w.endswith("s") or w.endswith(("ss", "us", "is")):
        return w
    if w.endswith("ies") and len(w) > 4:
        return w[:-3] + "y"
    if w.endswith(("ches", "shes", "sses", "xes", "zes")):
        return w[:-2]
    return w[:-1]


def _verb(w: str) -> str:
    if w.endswith("ies") and len(w) > 4:
        return w[:-3] + "y"
    if w.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return w[:-2]
    if w.endswith("s") and not w.endswith("ss") and len(w) > 3:
        return w[:-1]
    if w.endswith("ied") and len(w) > 4:
        return w[:-3] + "y"
    for suffix in ("ed", "ing"):
        stem = w[: -len(suffix)]
        if w.endswith(suffix) and len(stem) > 2 and re.search(r"[aeiouy]", stem):
            if _DOUBLED.search(stem):
                return stem[:-1]
            if _wants_e(stem):
                return stem + "e"
            return stem
    return w


def _wants_e(stem: str) -> bool:
    """Whether a stem lost a final e: "negotiat-", "propos-", "agre-", but not "meet-", "visit-", "appoint-"."""
    if stem.endswith(("at", "iz", "ys", "rg", "dg", "ng") if not stem.endswith(("eat", "oat")) else ("iz",)):
        return not stem.endswith(("ang", "ing", "ong", "ung")) or stem.endswith(("chang", "rang"))
    if stem.endswith(("c", "v", "u", "agre", "fre", "s", "z")) and not stem.endswith(("ss", "us", "zz")):
        return not stem.endswith(("discus", "focus"))
    return bool(_SHORT.search(stem)) and stem.endswith(_LOST_E) and not stem.endswith(_KEPT)


_SHORT = re.compile(r"(?:^|[^aeiou])[aeiou][klmnrpdtb]$")
_LOST_E = (
    "ak", "ok", "id", "ud", "ad", "od", "ar", "ir", "ur", "or", "pos", "im", "om", "am", "um", "in", "ul", "il", "ap",
    "op", "ib", "ut", "ot", "uk",
)  # fmt: skip
_KEPT = ("visit", "appoint", "lim", "edit", "happen", "join", "lor", "bor", "vor", "tor", "mit", "iet")

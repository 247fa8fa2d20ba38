"""Sentences that need a source: those with a number, a dose, a risk, a comparison or a word about research.

In: a sentence of English. Out: what in it calls for a source, or "". It stands apart because it knows words alone; its
precision and recall are measured on tests/claims.tsv.
"""

from __future__ import annotations

import re

_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety"
_NUMBER = rf"(?:\d+(?:[.,]\d+)*|{_SMALL}|a (?:hundred|thousand|million)|hundreds|thousands|millions)"
_RANGE = rf"{_NUMBER}(?:\s?(?:to|-|–|and|or)\s?(?:{_NUMBER}|so))?"
_PERIOD = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)"
_DOSE = r"(?:mg|mcg|µg|μg|micrograms?|milligrams?|g|grams?|ml|units?|iu|tablets?|capsules?|puffs?|doses?)"
_UNIT = (
    rf"(?:{_DOSE}|kg|kilograms?|millilitres?|litres?|l|mmol|mol|mmhg|kcal|kilocalories|calories|kj|°c|°f|degrees|cm|mm"
    r"|metres?|miles?|km|bpm|beats|drops|portions?|servings?|cups?|glasses|teaspoons?|tablespoons?|pints?|steps|stone"
    r"|points?|cases|deaths|people|adults|children|women|men|babies|patients|per|times|types|in every|out of)"
)
_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_NEAR = r"\b[^.;]{0,60}\b"
_BENIGN = (
    r"(?:call|ring|dial|phone|text|contact|nhs|on|tel)\b[^.;]{0,24}?\b(?:999|111|112|911|988|116 ?\d{3}|0\d[\d ]{6,})",
    r"999|111|112|911|988|116 ?123|type [12]|types? 1 (?:and|or) 2|covid-?19|sars-cov-2|(?:vitamin )?[bdk]-?\d{1,2}",
    r"omega-?[369]s?|hba1c|24/7|24 hours a day|seven days a week|7 days a week",
    (
        r"(?:stage|grade|phase|step|section|chapter|figure|table|page|part|question|level|number|room) "
        r"(?:\d+|one|two|three|four)"
    ),
    rf"\d{{1,2}}(?::\d\d)? ?(?:am|pm)|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?|{_MONTH} (?:\d{{1,2}}, )?\d{{4}}",
    r"(?:in|since|by|from|until|during|before|after|of|for|early|late) (?:1[89]|20)\d\d|(?:1[89]|20)\d\ds?",
)
"""Numbers that say nothing of health: telephone numbers, names, places in a text, dates."""

_PROPORTION = (
    rf"\b(?:one|{_NUMBER}) (?:in|out of)(?: every)? (?:{_NUMBER}|an?)\b|\btwo.thirds\b|\bthree.quarters\b|\bhalf of\b",
    r"\b(?:a|one|about|nearly|over|around) (?:half|third|quarter|fifth|tenth)\b|\bhalve[sd]?\b",
)
_RISK = (
    (
        rf"\b(?:rais|increas|lower|reduc|cut|doubl|halv|add|chang|affect|prevent|protect|worsen)\w*{_NEAR}"
        r"(?:risks?|chances?|odds|likelihood)\b"
    ),
    r"\b(?:higher|lower|greater|increased|reduced|raised|small|high|low) (?:risk|chance)",
    r"\brisk factors?\b|\bat (?:higher|greater|increased|most|more) risk\b",
    r"\b(?:more|less|most|least|twice as|as) likely\b|\b(?:protects?|guards?)\b[^.;]{0,30}\bagainst\b",
    rf"\brisks? (?:of|for){_NEAR}(?:rises?|falls?|grows?|drops?|is|are|goes)\b",
)
_COMPARISON = (
    (
        r"\b(?:more|less|better|worse|higher|lower|safer|faster|slower|stronger|weaker|greater|fewer|longer|rarer)\b"
        r"[^.;]{0,40}\bthan\b"
    ),
    r"\bas (?:effective|good|well|safe|common|strong|often|much) as\b|\bcommonest\b|\brarest\b|\bworks? best\b",
    r"\b(?:more|less|most|least) (?:common|commonly|often|effective|frequent|frequently)\b|\bfirst.choice\b",
    r"\b(?:leading|main|commonest|biggest|chief) (?:cause|reason|killer)",
)
_RESEARCH = (
    (
        r"\b(?:stud(?:y|ies)|research(?:ers)?|trials?|evidence|meta-analys[ei]s|reviews?|scientists|surveys?|experts|data)"
        rf"{_NEAR}(?:show|suggest|f[io]und?|finds?|indicat|report|link|prov|confirm|support|conclud|point|compar|agree"
        r"|recommend|estimat|reveal)\w*"
    ),
    r"\b(?:has|have|had|was|were|is|are|been) (?:been )?(?:shown|proven|proved|linked|associated|tied)\b",
    r"\b(?:clinically|scientifically) (?:proven|tested)\b|\baccording to\b|\bassociated with\b",
    r"\b(?:no|little|good|strong|some|weak|limited|clear) evidence\b",
    r"\bin (?:one|a|two|large|clinical)\b[^.;]{0,30}\b(?:trial|study|studies|trials)\b",
)
_KINDS = {
    "a percentage": (rf"\d\s?%|{_NUMBER} ?per ?cent\b|\bpercentage points?",),
    "a proportion": _PROPORTION,
    "a dose or measure": (rf"\b{_RANGE}[\s-]?{_UNIT}\b",),
    "a time": (rf"\b(?:{_RANGE}|an?|few|several)[\s-]{_PERIOD}\b",),
    "a number": (r"(?<![\w-])\d+(?:[.,]\d+)*(?!\w)",),
    "a multiple": (r"\b(?:twice|double[sd]?|tripled?|(?:two|three|four|five|six|ten|\d+)[- ](?:fold|times))\b",),
    "a risk": _RISK,
    "a comparison": _COMPARISON,
    "a word about research": _RESEARCH,
}
_PATTERNS = {name: re.compile("|".join(parts)) for name, parts in _KINDS.items()}
_BENIGN_ALL = re.compile(rf"\b(?:{'|'.join(_BENIGN)})\b")
_COUNTS = re.compile(
    rf"\d|\b(?:{_SMALL}|one|an?|few|several|half|twice|doubl|tripl|halve|hundred|thousand|million|per ?cent)"
)
_COUNTED = frozenset({"a percentage", "a proportion", "a dose or measure", "a time", "a number", "a multiple"})
_STEP = re.compile(
    r"(?:(?:then|now|next|first|finally|slowly|gently|if you can|for this|to (?:start|begin)),? )*"
    r"(?:sit|stand|lie|count|put|place|press|hold|wait|rest|repeat|breathe|turn|squeeze|stretch|lift|lower|raise|bend"
    r"|walk|relax|close|open|write|note|bring|take (?:an?|your|the|another)|ask|call|ring|phone|dial|go|see|tell|talk"
    r"|speak|book|visit|check|read|look|use this|come|try|set|do (?:this|these|it)|leave|tighten|rinse|wash|rub"
    r"|pat|soak|cool|give yourself|plan|keep a|make an?)\b"
)
_DOSED = re.compile(rf"\b{_NUMBER}[\s-]?{_DOSE}\b")
_SERVICE = re.compile(
    r"\b(?:this (?:page|article|guide|site|leaflet|section)|we (?:update|review|check|publish)\w*"
    r"|our (?:team|clinic|office|editors)|open(?:ing)? (?:from|hours)|appointments? (?:last|take|is|are))\b"
)


def claim_in(sentence: str) -> str:
    """What in a sentence calls for a source, such as "a percentage"; "" where nothing does.

    Questions, steps to follow, telephone numbers, dates and names such as "type 2" do not, nor what a page says of
    itself; a dose does, even in a step.
    """
    text = " ".join(sentence.split()).lower()
    if text.endswith("?") or _SERVICE.search(text):
        return ""
    counts = _COUNTS.search(text) is not None
    text = _BENIGN_ALL.sub("…", text) if counts else text
    kinds = ((name, pattern) for name, pattern in _PATTERNS.items() if counts or name not in _COUNTED)
    found = next((name for name, pattern in kinds if pattern.search(text)), "")
    return "" if found and _STEP.match(text) and not _DOSED.search(text) else found

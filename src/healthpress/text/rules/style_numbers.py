"""Style: shares, doses and times."""

from __future__ import annotations

from healthpress.text.rules.style_rule import NUMBERS, style_rule

_DOSES = "https://www.ismp.org/recommendations/error-prone-abbreviations-list"

_UNIT = r"(?:mg|mcg|micrograms?|g|grams?|ml|mL|millilitres?|units?|IU)"
_AMOUNT = r"[0-9]+(?:[.,][0-9]+)?"
_NUMBER_WORD = r"(?:[0-9][0-9,]*|one|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)"
_VERB = r"(?:has|have|had|is|are|was|were|will|may|might|can|could|gets?|develops?|dies?|needs?|recovers?)"
_WHO = (
    r"\b(?:people|persons?|women|men|girls|boys|children|adults|babies|patients|pregnanc\w+|births|those|cases|users)\b"
)

DENOMINATOR = style_rule(
    "denominator",
    "A share does not say of whom",
    "“1 in 10” means nothing unless readers know whether they are among those counted.",
    "Write “1 in 10 people with …”.",
    NUMBERS,
    rf"\b{_NUMBER_WORD} in (?:every )?{_NUMBER_WORD}(?=\s*(?:[.;:!?)]|$|{_VERB}\b))",
    needs=" in ",
    excuse=_WHO,
    in_tables=False,
)
style_rule(
    "relative-risk",
    "A change in per cent has no base",
    "“Twice the risk” of nearly nothing is nearly nothing; readers need both numbers.",
    "Say how many of how many, with and without: “from 2 in 100 people to 1 in 100”.",
    NUMBERS,
    rf"\b(?:cut|cuts|lower|lowers|lowered|reduce[sd]?|raise[sd]?|increase[sd]?|drop(?:s|ped)?|fell|falls) "
    rf"(?:\w+ ){{0,6}}by (?:about |around |up to |nearly )?{_AMOUNT} ?(?:%|per ?cent)",
    rf"\b{_AMOUNT} ?(?:%|per ?cent) (?:higher|lower|greater|smaller|more|less|fewer) "
    r"(?:risk|likely|chance|deaths?|odds)",
    needs="%|percent|per cent",
    excuse=r"\bfrom (?:about )?[0-9]|\b(?:in|of|out of) (?:every )?[0-9]{2,}",
)
style_rule(
    "percent-base",
    "A percentage does not say of what",
    "A number alone cannot be weighed.",
    "Write “60% of people with …”, or better “6 in 10 people with …”.",
    NUMBERS,
    rf"(?<![-–.0-9]){_AMOUNT} ?(?:%|per ?cent)(?= {_VERB}\b)",
    needs="%|percent|per cent",
    excuse=_WHO + r"|\bsaturation\b",
    in_tables=False,
)
style_rule(
    "minus-dose",
    "A dash before a dose reads as minus",
    "A sign that may be read as less, or overlooked, changes a dose.",
    "Write a colon, or “of”: “paracetamol: 500 mg”.",
    _DOSES,
    rf"(?<![0-9\w])[-–—−] ?{_AMOUNT} ?{_UNIT}\b",
    needs="0|1|2|3|4|5|6|7|8|9",
)
style_rule(
    "dose-range",
    "A dash joins two amounts",
    "“5–10 mg” can be read as “510 mg”, or as minus.",
    "Write “5 mg to 10 mg”.",
    _DOSES,
    rf"\b{_AMOUNT} ?(?:{_UNIT})? ?[-–—−] ?{_AMOUNT} ?{_UNIT}\b",
    needs="0|1|2|3|4|5|6|7|8|9",
)
style_rule(
    "dose-decimal",
    "A decimal of a dose may be read ten times too big",
    "The point of “1.0 mg” and of “.5 mg” is easily overlooked.",
    "Write “1 mg” and “0.5 mg”, or smaller units.",
    _DOSES,
    rf"\b[0-9]+\.0+ ?{_UNIT}\b",
    rf"(?<![0-9\w])\.[0-9]+ ?{_UNIT}\b",
    needs=".0|.1|.2|.3|.4|.5|.6|.7|.8|.9",
)
style_rule(
    "microgram",
    "Microgram is shortened",
    "“µg” and “mcg” are read as mg, a thousand times as much.",
    "Write “micrograms”.",
    _DOSES,
    r"[µμ]g\b",
    r"\bmcg\b",
    needs="µg|μg|mcg",
)
style_rule(
    "dose-latin",
    "How often is said in prescribers' Latin",
    "Readers do not know it, and prescribers misread it.",
    "Write “twice a day”, “when needed”.",
    _DOSES,
    r"\b(?:b\.i\.d|t\.i\.d|q\.i\.d|q\.d|q\.o\.d|p\.r\.n|t\.d\.s)\b",
    r"\b(?:prn|tds|qds|qid)\b",
    needs="b.i.d|t.i.d|q.i.d|q.d|q.o.d|p.r.n|t.d.s|prn|tds|qds|qid",
)
style_rule(
    "twelve-oclock",
    "12 am and 12 pm mean either",
    "A dose or a fast at the wrong end of the day does harm.",
    "Write “midnight” or “midday”.",
    NUMBERS,
    r"\b12(?:[.:]00)? ?[ap]\.?m\b",
    needs="12",
)

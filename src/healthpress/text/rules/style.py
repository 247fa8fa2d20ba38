"""Style: people, words and signs on the skin."""

from __future__ import annotations

from healthpress.text.rules.style_rule import HEALTH_WRITING, INCLUSIVE, LITERACY, style_rule

_DISABILITY = (
    "https://www.gov.uk/government/publications/inclusive-communication/"
    "inclusive-language-words-to-use-and-avoid-when-writing-about-disability"
)
_SUICIDE = "https://www.samaritans.org/about-samaritans/media-guidelines/"
_LINKS = "https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html"

_NOUNS = r"(?:diabetic|epileptic|asthmatic|schizophrenic|anorexic|bulimic|ha?emophiliac|paraplegic|alcoholic|addict)"
_COLOUR = r"(?:red|redness|reddish|pink|pale|paler|pallor|blue|bluish|purple|flushed|yellow)"
_SKIN = r"(?:skin|lips?|face|rash|cheeks?|patch(?:es)?|spots?|legs?|calf|toes?|fingers?)"

SIGN_ON_SKIN = rf"\b{_COLOUR}\b[^.;]{{0,40}}\b{_SKIN}\b|\b{_SKIN}\b[^.;]{{0,25}}\b{_COLOUR}\b"
"""A colour of the skin as a sign of illness."""

DARK_SKIN = r"\b(?:brown|black|dark(?:er)?)\b[^.]{0,40}\bskins?\b|\bskin (?:tones?|colou?rs?)\b"
"""Words on how something looks on skin that is not white."""


style_rule(
    "person-first",
    "A condition stands for a person",
    "People are more than a condition, and many turn away from a text that calls them one.",
    "Write “people with diabetes”, “a person with epilepsy”.",
    INCLUSIVE,
    rf"\b{_NOUNS}s\b",
    rf"\b(?:an?|the) {_NOUNS}(?=[.,;:!?)]|$| (?:who|is|has|can|may|should|or|and)\b)",
    needs="diabetic|epileptic|asthmatic|schizophrenic|anorexic|bulimic|mophiliac|paraplegic|alcoholic|addict",
)
style_rule(
    "suffer",
    "Having a condition is called suffering",
    "Whether somebody suffers is theirs to say; most people with a condition live with it.",
    "Write “have”, “live with”, “people with”.",
    INCLUSIVE,
    r"\bsuffer(?:s|ed|ing)? (?:from|with)\b",
    r"\bsufferers?\b",
    r"\b(?:afflicted|stricken) (?:by|with)\b",
    r"\b(?:stroke|cancer|AIDS|dementia|polio) victims?\b",
    needs="suffer|afflicted|stricken|victim",
)
style_rule(
    "suicide",
    "Words on suicide blame or rank",
    "“Commit” is said of crimes; “failed” and “successful” make death an achievement.",
    "Write “died by suicide”, “ended their life”, “attempted suicide”.",
    _SUICIDE,
    r"\bcommit(?:s|ted|ting)? suicide\b",
    r"\b(?:failed|unsuccessful|successful|completed) suicides?\b",
    r"\b(?:failed|unsuccessful|successful) attempts? at suicide\b",
    needs="suicide",
)
style_rule(
    "wheelchair",
    "A wheelchair is called a prison",
    "It gives freedom to those who use one.",
    "Write “uses a wheelchair”, “wheelchair user”.",
    _DISABILITY,
    r"\bwheel-?chair[- ]bound\b",
    r"\bconfined to (?:a|his|her|their|your) (?:wheel-?chair|bed)\b",
    r"\bbed-?ridden\b",
    needs="wheelchair|wheel-chair|confined to|bedridden|bed-ridden",
)
style_rule(
    "the-disabled",
    "A group is named by what its people lack",
    "It makes one crowd of many people.",
    "Write “disabled people”, “people who are blind”, “older people”, “people with a mental health problem”.",
    _DISABILITY,
    r"\bthe (?:disabled|blind|deaf|elderly|mentally ill|obese|infirm)"
    r"(?=[.,;:!?)]|$| (?:and|or|who|are|have|can|may|should)\b)",
    r"\b(?:mentally )?(?:handicapped|retarded)\b",
    r"\bable-bodied\b",
    needs="the disabled|the blind|the deaf|the elderly|the mentally|the obese|the infirm|handicapped"
    "|retarded|able-bodied",
)
style_rule(
    "weight",
    "Words on weight blame",
    "People who feel judged for their weight seek care later.",
    "Write “living with obesity”, “a higher weight”.",
    INCLUSIVE,
    r"\bmorbidly obese\b",
    r"\bobese (?:people|patients|women|men|children|adults)\b",
    needs="obese",
)
style_rule(
    "drugs",
    "Words on drugs and alcohol blame",
    "Judgement keeps people from asking for help.",
    "Write “drug use”, “harmful drinking”, “dependent on”.",
    INCLUSIVE,
    r"\b(?:drug|substance|alcohol) abuse(?:rs?)?\b",
    r"\bjunkies?\b",
    r"\bdrug (?:habit|addict)s?\b",
    needs="abuse|junkie|drug habit|drug addict",
)
style_rule(
    "mental-health-words",
    "Words for illness are used as abuse",
    "They shame people who have a mental health problem.",
    "Say what is meant.",
    INCLUSIVE,
    r"\b(?:crazy|insane|lunatics?|psychos?|nutters?|deranged)\b",
    needs="crazy|insane|lunatic|psycho|nutter|deranged",
)
style_rule(
    "normal-people",
    "People without a condition are called normal",
    "It makes the others abnormal.",
    "Write “people without the condition”, “most people”.",
    INCLUSIVE,
    r"\bnormal (?:people|persons?|patients|children|adults|women|men)\b",
    needs="normal ",
)
style_rule(
    "battle",
    "Illness is told as a war",
    "Those who do not get well have not fought too little.",
    "Write “had cancer”, “died of”, “was treated for”.",
    INCLUSIVE,
    r"\b(?:lost|losing|won|brave|long) (?:his |her |their |a |the )?(?:brave |long )?(?:battle|fight)\b",
    r"\b(?:battl|fight)(?:e|es|ing|s)? (?:against |with )?(?:cancer|leuka?emia)\b",
    needs="battl|fight",
)
style_rule(
    "compliance",
    "A patient is blamed for a treatment",
    "There are reasons why a treatment is not taken or does not work, and they can be asked for.",
    "Write “did not take”, “the treatment did not work for”.",
    INCLUSIVE,
    r"\bnon-?complian(?:t|ce)\b",
    r"\b(?:patients?|people) (?:who )?(?:have )?failed (?:to respond|treatment|therapy)\b",
    needs="complian|failed ",
)
style_rule(
    "click-here",
    "A link does not say where it leads",
    "Screen readers list links alone, and “here” is everywhere.",
    "Make the words of the link name the page.",
    _LINKS,
    r"\bclick (?:here|below|on this)\b",
    r"\b(?:read|find out|learn|see) more here\b",
    r"\b(?:this|the following) link\b",
    needs="click |more here|this link|following link",
)
style_rule(
    "hype",
    "More is promised than medicine can",
    "No treatment is without risk, and hope that is disappointed costs trust.",
    "Say what was shown, in whom, and how often.",
    LITERACY,
    r"\b(?:miracle|wonder) (?:cures?|drugs?|treatments?|diets?|foods?)\b",
    r"\b(?:100 ?%|completely|totally|perfectly) (?:safe|effective|harmless)\b",
    r"\bguaranteed? to (?:work|cure|heal|help)\b",
    r"\bmedical breakthroughs?\b",
    needs="miracle|wonder|100|completely|totally|perfectly|guarantee|breakthrough",
)
style_rule(
    "belittling",
    "A word says that it is easy",
    "To somebody for whom it is not easy, it says that they are at fault.",
    "Leave the word out.",
    LITERACY,
    r"\b(?:obviously|simply|needless to say)\b",
    needs="obviously|simply|needless",
)
style_rule(
    "bi-weekly",
    "A word means twice a time or every second time",
    "Half of the readers will take the wrong one.",
    "Write “twice a week” or “every two weeks”.",
    LITERACY,
    r"\bbi-?(?:weekly|monthly|annual(?:ly)?)\b",
    needs="weekly|monthly|annual",
)
style_rule(
    "latin",
    "A Latin abbreviation stands in the text",
    "Many readers do not know it, and screen readers read “e.g.” as “egg”.",
    "Write “for example”, “that is”, “and so on”.",
    HEALTH_WRITING,
    r"\b(?:e\.g|i\.e)\.",
    r"\b(?:etc|viz)\b",
    needs="e.g.|i.e.|etc|viz",
)
style_rule(
    "plain-words",
    "There is a plainer word",
    "Short words of everyday speech are understood by more people, and faster.",
    "Write use, start, before, to, about, give, stop, side effects.",
    LITERACY,
    r"\butili[sz](?:e[sd]?|ing)\b",
    r"\bcommenc(?:e[sd]?|ing)\b",
    r"\bprior to\b",
    r"\bin order to\b",
    r"\badverse (?:effects?|reactions?|events?)\b",
    r"\bdiscontinu(?:e[sd]?|ing)\b",
    r"\badminister(?:s|ed|ing)?\b",
    needs="utilis|utiliz|commenc|prior to|in order to|adverse|discontinu|administer",
)
SKIN_TONES = style_rule(
    "skin-tones",
    "A sign on the skin is described on white skin only",
    "Redness, paleness and blueness look different, or cannot be seen, on brown and black skin; illness is missed.",
    "Say how it looks or feels on brown and black skin too.",
    INCLUSIVE,
)

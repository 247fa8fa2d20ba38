"""The words that made-up articles are put together from: about health, and medically neutral."""

from __future__ import annotations


def _words(text: str, mark: str | None = None) -> tuple[str, ...]:
    return tuple(text.split(mark))


QUALITIES = _words("""
active aging airy alert balanced basic better brief bright calm careful changing childhood clear clinic common
complete cool daily deep early easy emotional evening even everyday family fresh gentle good group guided
healthy helpful home hourly household indoor inner joint kind late learning lifelong light local long lower
mild mindful mixed monthly morning mutual natural neighbourly night office older open outdoor paced parental
patient personal physical planned playful practical prepared quiet rainy ready regular relaxed restful routine
rural safe school seasonal seated sensible shared short simple slow social soft spring steady strong summer
supported teenage urban useful varied warm weekend weekly winter working younger
""")
NOUNS = _words("""
activity advice appetite appointment attention balance bathing bedtime bicycling body bones breakfast
breathing calendar care checklist climbing clothing comfort concentration conversation cooking coping dancing
daylight diary digestion dinner drinking energy exercise eyes feet fitness flexibility focus footwear
friendship fruit gardening grains habits hands hearing hydration hygiene immunity joints journey kitchen
laughter learning lifting listening lunch meals memory mobility mood movement muscles music nutrition outlook
pace pauses planning play portions posture pulse questions reading recovery reflexes relaxation rest rhythm
screening senses shoes singing skin sleep snacks standing stretching sunlight swimming talking taste teeth
tiredness touch vegetables vision voice walking warmth water wellbeing writing
""")
PEOPLE = _words("""
adults carers children colleagues families friends grandparents neighbours nurses parents patients readers
runners students teachers teenagers walkers workers
""")
VERBS = _words("""
affects changes comforts concerns eases follows guides helps improves interests precedes prepares reaches
shapes steadies strengthens suits supports touches
""")
ADVERBS = _words(
    "a little|almost always|as a rule|for some|from time to time|gradually|in most seasons|more than expected|often"
    "|on many days|over several weeks|quite often|rarely|slowly|sometimes|step by step|usually",
    "|",
)
SENTENCES = (
    "Many {people} find that {noun} {verb} their {other} {adverb}.",
    "A {quality} look at {noun} is a good place to begin.",
    "What {verb} one person may not suit {people} who live with less {noun}.",
    "Write down when {noun} feels {quality}, and bring the notes along to your next {other}.",
    "In a {quality} week, {people} think about {noun} {adverb}; in another they hardly notice it.",
    "There is **no single answer**, because {noun} and {other} differ from day to day.",
    "Some {people} prefer {quality} {noun}, others choose *{other}* first.",
    "A plan for {noun} that is {quality} enough to keep is worth more than a perfect one.",
    "Ask someone you trust to join in, since {noun} {verb} {people} {adverb}.",
    "The {quality} parts of a day, such as {noun} or {other}, are easily forgotten.",
    "It takes {people} about {number} days to notice how {noun} {verb} {other}.",
    "Researchers counted {noun} in {number} households and found {quality} differences.",
    "Keep {noun} {quality}; leave room for {other} when {people} visit.",
    "None of this replaces a talk about {noun} with a professional who knows you.",
)
HEADINGS = (
    "Why {noun} matters",
    "How {noun} and {other} belong together",
    "A {quality} plan for {noun}",
    "What {people} ask about {noun}",
    "Keeping track of {noun}",
    "When {noun} changes",
    "Small steps towards {quality} {noun}",
    "{Quality} {noun} at home",
)
TITLES = (
    "{Quality} {noun}: what {people} can do",
    "How {noun} {verb} {other}",
    "A {quality} guide to {noun} and {other}",
    "{Quality} {noun} for {people}",
    "What {people} should know about {quality} {noun}",
    "{Number} {quality} ideas for {noun}",
)
QUESTIONS = (
    "How often should {people} think about {noun}?",
    "Does {noun} change with {other}?",
    "Is {quality} {noun} enough?",
    "What do {people} ask first about {noun}?",
    "Can {quality} {noun} help with {other}?",
)
SECTIONS = {
    "Living well": ("Sleep", "Rest", "Home", "Work", "Seasons", "Travel"),
    "Food": ("Meals", "Cooking", "Drinks", "Shopping"),
    "Movement": ("Walking", "Strength", "Balance", "Play", "Sport"),
    "Mind": ("Mood", "Memory", "Learning", "Company"),
    "Family": ("Children", "Teenagers", "Parents", "Grandparents"),
    "Care": ("Visits", "Screening", "Recovery", "Questions"),
}
AUTHORS = _words(
    "Abelone Ashfennel|Birk Brackwillow|Corisande Cindermoss|Dunstan Dovethorn|Eluned Emberlisle|Florimond Fennimarsh"
    "|Gwendal Gorsewick|Hedda Heronfold|Isaura Ivystead|Jocasta Juniperholt|Kasimir Kestrelby|Leocadia Larkmere",
    "|",
)
REVIEWERS = _words(
    "Dr Merewen Mistlewold|Dr Norbert Nettlecombe|Dr Oriana Oakenshade|Dr Peregrine Plumfield|Dr Quenby Quillmoor"
    "|Dr Rosamund Rowanstane",
    "|",
)

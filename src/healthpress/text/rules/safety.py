"""What keeps a worried reader safe: care cards, warnings, numbers to call, and pages on sensitive topics."""

from __future__ import annotations

from healthpress.text.rules.registry import error, warning

CARD_HEADING = warning(
    "care/heading",
    'The heading of a care card does not end in "if:"',
    "A heading such as “Call 999 if:” says what to do and leads into the list of when to do it (NHS digital service "
    "manual, care cards).",
    "Write what to do and then “if:”, as in `::: urgent Ask for an urgent GP appointment if:`.",
)
CARD_WITHOUT_LIST = warning(
    "care/no-list",
    "No list follows the heading of a care card",
    "The heading is the beginning of a sentence that each line of the list ends; people in distress scan lists (NHS "
    "digital service manual, care cards).",
    "Put each reason to seek care into a line of its own that begins with -, right under the first line of the card.",
)
CARD_EMPTY = error(
    "care/empty",
    "A care card, a warning or a list of do or don't says nothing",
    "The reader is told that something matters, and then not what.",
    "Write the text between its first line and its :::, or take it out.",
)
TEXT_AFTER_CARD = warning(
    "care/text-after",
    "The text after a care card has no heading of its own",
    "People who hear the page cannot tell that it is no longer part of the card (NHS digital service manual, care "
    "cards).",
    "Begin the text with a heading of the card's level or above, or move it up before the card.",
)
LINK_IN_EMERGENCY = error(
    "care/emergency-link",
    "An emergency card has a link",
    "Whoever needs help at once must not be led to another page; a number to call is the only thing to follow.",
    "Take the link out or move it below the card. Numbers may be links: [{{emergency}}](tel:{{emergency}}).",
)
CARD_ORDER = warning(
    "care/order",
    "An emergency card comes after a less urgent one",
    "Somebody in danger must not have to read on: what cannot wait stands first. (The NHS digital service manual "
    "leaves the order of cards to the author; this is a rule of ours.)",
    "Move the emergency card, with its heading, before the other cards.",
)
IN_DETAILS = error(
    "care/in-details",
    "A care card or a warning is hidden behind something to open",
    "Most readers never open it, and nothing tells them what they miss.",
    "Move it out of the details.",
)
TOO_MANY_WARNINGS = warning(
    "care/too-many-warnings",
    "A page has more than two warnings",
    "The more warnings there are, the less each is believed; they should reassure, not scare (NHS digital service "
    "manual, warning callout).",
    "Keep the two that matter most; make the others `::: note`, or ordinary text.",
)
WARNINGS_TOGETHER = warning(
    "care/warnings-together",
    "Two warnings have no text between them",
    "One is taken for a part of the other and overlooked (NHS digital service manual, warning callout).",
    "Put at least one short paragraph between them, or join them.",
)
DO_NOT = warning(
    "care/do-not",
    'A line of a list of don\'t does not begin with "do not"',
    "A screen reader, or somebody who missed the heading, would take the line for advice to do it (NHS digital service "
    "manual, do and don't lists).",
    "Begin the line with “do not”.",
)
UNKNOWN_NAME = error(
    "name/unknown",
    "There is no name of this kind",
    "The page would show braces where a telephone number or a word should stand.",
    "Add it to `names` in content/site.yaml; for braces that are meant as such, write \\{{…}}.",
)
NAME_WITHOUT_VALUE = error(
    "name/no-value",
    "A name has no value for the edition that is built",
    "The page would show braces where a telephone number or a word should stand.",
    "Add the value under `names` in content/site.yaml, and see that `edition` (or --edition) is the one you mean.",
)
FOREIGN_NUMBER = error(
    "name/foreign-number",
    "Readers are told to call the emergency number of another country",
    "In an emergency, nobody answers a number that is not theirs.",
    "Write {{emergency}}, which is the right number in each edition.",
)
HARD_CODED_NUMBER = warning(
    "name/hard-coded",
    "A number that has a name is written out",
    "The text would be wrong, and dangerous, in every other edition, and must be found by hand when it changes.",
    "Write the name in braces in the place of the number.",
)
TOPIC_MISSPELT = warning(
    "sensitive/unknown-topic",
    "A sensitive topic is like the name of a topic, but is none",
    "Pages on that topic would go on selling to people in distress, and show them no helpline.",
    "Correct the topic under `sensitive` in content/site.yaml.",
)

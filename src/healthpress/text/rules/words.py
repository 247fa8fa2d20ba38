"""Conditions, glossary and short forms."""

from __future__ import annotations

from healthpress.text.rules.registry import error, warning

ICD10 = error(
    "condition/icd10",
    "A code does not have the form of ICD-10",
    "Structured data would name another condition, or none.",
    "Write a letter, two further characters, and a dot with up to four more where there are any: G35, M54.5, S72.001A.",
)
MESH = error(
    "condition/mesh",
    "A code does not have the form of a MeSH descriptor's unique ID",
    "Structured data would name another condition, or none.",
    "Write the unique ID: D and six or nine digits, such as D009103. Tree numbers (C10.114.375) are something else.",
)
CONDITION_SYNONYM = warning(
    "condition/synonym-conflict",
    "Two conditions share a name",
    "A search for the name, or a tag of it, could mean either.",
    "Keep the name with one of them in content/conditions.yaml.",
)
GLOSSARY_CONFLICT = error(
    "glossary/conflict",
    "A name stands for two terms of the glossary",
    "Which of them is explained would be chance.",
    "Keep it with one of them in content/glossary.yaml.",
)
TWO_MEANINGS = warning(
    "glossary/two-meanings",
    "A short form has two meanings for one page",
    "A reader who takes one for the other may do the wrong thing.",
    "Spell one of them out each time, or correct the meaning.",
)
UNDEFINED_SHORT_FORM = warning(
    "glossary/undefined",
    "A short form is explained nowhere",
    "Readers who do not know it lose the sentence.",
    "Spell it out at its first use, as in magnetic resonance imaging (MRI), or add it to content/glossary.yaml; those "
    "that everybody knows go into known_short_forms in content/site.yaml.",
)
LONG_SENTENCE = warning(
    "reading/long-sentence",
    "A sentence is too long",
    "Readers who are ill, tired or in a hurry lose the thread after about twenty words.",
    "Make two sentences of it, or a list.",
)
LONG_PARAGRAPH = warning(
    "reading/long-paragraph",
    "A paragraph is too long",
    "On a phone it fills the screen, and readers skip what looks like a wall.",
    "Part it where the thought turns.",
)
READING_GRADE = warning(
    "reading/grade",
    "The text is hard to read",
    "The higher the grade, the more readers cannot use what it says.",
    "Begin with the sentences that are named; then take plainer words, and explain terms in content/glossary.yaml.",
)

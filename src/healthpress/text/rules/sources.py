"""What is said of sources."""

from __future__ import annotations

from healthpress.text.rules.registry import error, warning

INVALID_DOI = warning(
    "source/doi",
    "A DOI is not of the form of one",
    "The link to the source would lead nowhere (ISO 26324: 10., a registrant's number, a slash and a name).",
    "Copy the DOI from the article's first page, such as 10.1136/bmj.f1325.",
)
INVALID_PMID = warning(
    "source/pmid",
    "A PMID is not a number of PubMed",
    "The link to the source would lead nowhere; a PMID is a number of 1 to 8 digits.",
    'Copy the number from PubMed, such as pmid: "30644983".',
)
INVALID_PMCID = warning(
    "source/pmcid",
    "A PMCID is not a number of PubMed Central",
    "The link to the source would lead nowhere; a PMCID is PMC followed by digits.",
    "Copy it from PubMed Central, such as PMC3258128.",
)
INVALID_ISBN = warning(
    "source/isbn",
    "The check digit of an ISBN is wrong",
    "A wrong digit names another book or none (ISO 2108).",
    "Copy the number from the book again, 10 or 13 digits with or without hyphens.",
)
INVALID_NCT = warning(
    "source/nct",
    "A trial number is not one of ClinicalTrials.gov",
    "The trial could not be found; its number is NCT followed by eight digits.",
    "Copy the number from ClinicalTrials.gov, such as NCT01288352.",
)
SAME_SOURCE = warning(
    "source/same",
    "One source is listed under two ids",
    "It would have two numbers, and readers would count one study as two.",
    "Keep one of them and cite it by that id everywhere.",
)
UNCITED = warning(
    "source/uncited",
    "A listed source is never cited",
    "Readers cannot tell what it is the source of. (Articles that cite no source at all are not judged by this rule.)",
    "Cite it as [@id] where its facts stand, or remove it.",
)
BIBTEX = error(
    "source/bibtex",
    "A BibTeX file cannot be understood at this place",
    "The entry was left out, and articles that cite it would have no source.",
    "Export the library again, or close the braces and quotation marks of the entry.",
)
CSL = error(
    "source/csl",
    "A CSL-JSON file cannot be understood",
    "Its entries were left out, and articles that cite them would have no source.",
    "Export the library again as CSL JSON: a list of items, each with an id and a title.",
)
INCOMPLETE = warning(
    "source/incomplete",
    "An entry of an exported library has no title",
    "A source without a title cannot be listed; the entry was left out.",
    "Complete the entry in the program that exported it.",
)
RETRACTED = error(
    "source/retracted",
    "A retracted source is cited",
    "The journal has withdrawn the paper; what rests on it is not known to be true.",
    "Read the notice of retraction, then remove what rests on the source, or cite another.",
)
DOUBTED = warning(
    "source/doubted",
    "A source with a correction or an expression of concern is cited",
    "The journal has said that part of the paper is wrong or in doubt.",
    "Read the notice; change the text where it rests on what was corrected.",
)
RETRACTIONS_FILE = error(
    "source/retractions-file",
    "The list of retractions cannot be read",
    "Without it, no source was checked.",
    "Give the CSV file of the Retraction Watch database as Crossref publishes it.",
)
NO_CITATION = warning(
    "claim/no-citation",
    "A claim has no citation",
    "A number, a dose, a risk or a finding of research needs a source that the reader can check.",
    "Cite the source as [@id] at the end of the sentence, or of the paragraph.",
)

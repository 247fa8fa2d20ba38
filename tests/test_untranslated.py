"""Nothing that the program says stays English: a site in another alphabet shows no Latin word but names of its own.

The catalogue of the site is made here: each message in Greek letters, one for one, so that a message can be told by its
letters. What is not in the catalogue, because nobody marked it for translation, stays in Latin letters and is seen.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import write_po
from pypdf import PdfReader

from healthpress.build.desk import find_article, open_desk
from healthpress.build.leaflet import leaflet_of
from healthpress.build.options import Options
from healthpress.build.pipeline import build
from healthpress.cli.progress import Silent
from healthpress.text.report import concise
from healthpress.write.leaflet.pdf import leaflet_pdf
from tests.sites import DOT, lay, tree
from tests.test_languages import PLACEHOLDER, gathered, said

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "αβψδεφγηιξκλμνοπϙρστθωςχυζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠϘΡΣΤΘΩϹΧΥΖ"
)
KEPT = re.compile(r"(%\(\w+\)s|\{\w+\})")
LATIN = re.compile(r"[A-Za-z]{2,}")

NAMES = re.compile(
    r"https?://\S+|mailto:\S+|doi:\S+|PMID|PMC\d+|ISBN|ClinicalTrials\.gov|NCT\d+|WhatsApp|Facebook|LinkedIn|YouTube"
    r"|Optional|\b(?:el|mk)\b|\{\w+\}"
)
"""What is the same in every language: addresses, registers, networks, formats, and what programs know by its name."""

KINDS = [
    "guideline",
    "systematic-review",
    "trial",
    "observational-study",
    "review",
    "consensus",
    "report",
    "regulator",
    "book",
    "patient-information",
]
REFERENCES = "\n".join(
    f"  - {{id: r{number}, title: Τίτλος, url: 'https://www.who.int/{number}', year: 2020, kind: {kind}}}"
    for number, kind in enumerate(KINDS)
)
HEAD = f"""\
description: Περιγραφή.
date: 2026-01-02
updated: 2026-03-01
authors: [eva]
reviewers: [anna]
reviewed: 2026-01-02
review_by: 2026-12-30
tags: [ένα, δύο, 中风]
about: [mia]
key_points: [Ένα]
faq: [{{question: Τι;, answer: Αυτό.}}]
image: {{src: dot.png, alt: Κουκκίδα, caption: Λεζάντα, credit: Κάποιος}}
history: [{{date: 2026-02-01, what: Ένα}}, {{date: 2026-03-01, what: Δύο, kind: correction}}]
references:
  - {{id: one, title: Ένα, doi: 10.1000/182, pmid: 123, accessed: 2026-01-01, year: 2020, source: Πηγή}}
{REFERENCES}
"""
CARDS = ("emergency", "urgent", "non-urgent", "do", "dont", "warning", "details", "note")
TITLED, BARE = ("\n".join(f"::: {name}{title}\n- ένα\n:::\n" for name in CARDS) for title in (" Τίτλος:", ""))
BODY = f"""\
Ένα τέσσερα[^1] δύο[^1] [@one] [@one] [@r0; @r1].

[^1]: Σημείωση.

{TITLED}
{BARE}
::: key-points
- Ένα
:::

::: video Τίτλος
![Κουκκίδα](dot.png)
[Δες](https://youtu.be/abcdefghijk)
:::

## Πρώτο

Table: Πίνακας

| α | β |
|---|---|
| 1 | 2 |

| γ | δ |
|---|---|
| 3 | 4 |

## Δεύτερο

## Τρίτο
"""
PERSON = "---\ntitle: {0}\nrole: Γιατρός\n{1}description: Κάποιος.\n---\nΈνα.\n"
SETTINGS = """\
name: Ιστότοπος
url: https://test.example.org/
lang: el
description: Περιγραφή.
page_size: 2
gate: strict
slugs: unicode
publisher: {name: Οίκος}
cta: {title: Ένα, text: Δύο, link: {text: Τρία, url: 'https://www.who.int/'}}
sensitive: [{topics: [δύο], helpline: [{title: Γραμμή, phone: 116 123}]}]
share: [email, copy, whatsapp, facebook, linkedin]
machines: {markdown: true, llms_txt: true}
expired: {notice_days: 60}
style_guide: true
navigation: [{text: Θέμα, url: /tema/}]
"""


def greek(message: str) -> str:
    """A message in Greek letters; what is filled in later keeps its name."""
    return "".join(part if KEPT.fullmatch(part) else part.translate(LETTERS) for part in KEPT.split(message))


def catalogue(lang: str) -> bytes:
    """Every message of the program in Greek letters, as a .po file."""
    made = Catalog(locale=lang, header_comment="#")
    for context, ids in gathered():
        forms = tuple(map(greek, ids))
        made.add(ids if len(ids) > 1 else ids[0], forms if len(ids) > 1 else forms[0], context=context or None)
    file = io.BytesIO()
    write_po(file, made)
    return file.getvalue()


def written(title: str, *more: str, body: str = BODY, without: str = "") -> str:
    """An article with all that articles have, but for lines of its head that begin with `without`."""
    lines = [line for line in HEAD.splitlines() if not (without and line.startswith(without))]
    return "---\n" + "\n".join([f"title: {title}", *lines, *more]) + f"\n---\n{body}"


SITE: dict[str, str | bytes] = {
    "content/site.yaml": SETTINGS,
    "content/locale/el.po": catalogue("el"),
    "content/locale/mk.po": catalogue("mk"),
    "content/people/anna.md": PERSON.format("Άννα", "credentials: Ιατρός\n"),
    "content/people/eva.md": PERSON.format("Εύα", ""),
    "content/people/ira.md": PERSON.format("Ίρα", ""),
    "content/conditions.yaml": "mia: {name: Μία, synonyms: [Μονάδα]}\ndyo: {name: Δυάδα, synonyms: [Δύση]}\n",
    "content/glossary.yaml": "τέσσερα: {meaning: Πέντε, synonyms: [έξι], link: /tema/uno1/}\n",
    "content/tags.yaml": "ένα: {synonyms: [έντεκα]}\n",
    "content/tema/_index.md": "---\ntitle: Θέμα\ndescription: Κάτι.\n---\n",
    "content/tema/sub/_index.md": "---\ntitle: Υποθέμα\n---\n",
    "content/keno/_index.md": "---\ntitle: Κενό\n---\n",
    **{
        f"content/tema/uno{count}.md": written(f"Τίτλος {count}", "aliases: [/palio/]" * (count == 1))
        for count in range(1, 5)
    },
    "content/allo/loipon.md": written("Άλλος", without="tags"),
    "content/allo/_index.md": "---\ntitle: Άλλο\n---\n",
    "content/allo/dot.png": DOT,
    "content/tema/dot.png": DOT,
    "content/tema/sub/dot.png": DOT,
    "content/tema/sub/vista.md": written("Προεπισκόπηση", without="reviewers"),
    "content/tema/sub/fin.md": written("Τέλος", "expires: 2026-11-01"),
    "content/about.md": "---\ntitle: Σχετικά\ndate: 2026-01-01\n---\nΈνα.\n",
    "content/fr/_index.md": "---\ntitle: Ένα\nlang: mk\n---\n",
    "content/fr/uno.md": written("Ένα", "lang: mk", "translation_of: tema/uno1.md", without="about"),
    "templates/style-guide.md": written("Οδηγός", body=BODY.replace("dot.png", "/dot.png"), without="image"),
    "static/dot.png": DOT,
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that shows all that the program has to say, built."""
    root = lay(tmp_path_factory.mktemp("greek"), SITE)
    result = build(Options(root, root / "public", NOW, search=True), Silent())
    assert result.commit is not None, concise(result.found)
    return root


@pytest.fixture(scope="module")
def files(root: Path) -> dict[str, str]:
    """All that it published as text, but for the index, which holds the words of pages."""
    kinds = (".html", ".json", ".xml", ".txt", ".md", ".webmanifest")
    found = {path: data for path, data in tree(root / "public").items() if path.endswith(kinds)}
    return {path: data.decode() for path, data in found.items() if not path.startswith("pagefind/")}


def latin(text: str) -> list[str]:
    """The words in Latin letters that are nobody's name."""
    return LATIN.findall(NAMES.sub(" ", text))


def values(data: object) -> Iterator[str]:
    """The texts of JSON that people read: no addresses, types or names of fields."""
    if isinstance(data, dict):
        for key, value in data.items():
            if not (
                key.startswith("@")
                or key in {"inLanguage", "language", "lang", "dir", "display", "sizes", "type", "content_html"}
            ):
                yield from values(value)
    elif isinstance(data, list):
        for value in data:
            yield from values(value)
    elif isinstance(data, str):
        yield data


def test_no_page_shows_a_word_in_latin_letters(files: dict[str, str]) -> None:
    """Texts, labels, titles and what scripts will say."""
    pages = {path: text for path, text in files.items() if path.endswith(".html") and "style-guide" not in path}
    assert len(pages) > 30
    assert {path: found for path, text in pages.items() for found in [latin(" ".join(said(text)))] if found} == {}


def test_no_file_for_programs_says_a_word_in_latin_letters(files: dict[str, str]) -> None:
    """Structured data, feeds, the web manifest, llms.txt, Markdown and synonyms."""
    texts: dict[str, str] = {}
    for path, text in files.items():
        if path.endswith(".json"):
            texts[path] = " ".join(values(json.loads(text)))
        elif path.endswith(".webmanifest"):
            texts[path] = " ".join(json.loads(text)[name] for name in ("name", "short_name", "description"))
        elif path.endswith("feed.xml"):
            texts[path] = " ".join(re.findall(r"<(?:title|subtitle|name|summary)[^>]*>([^<]*)<", text))
        elif path.endswith((".md", "llms.txt")):
            texts[path] = re.sub(r"\]\([^)]*\)", "]", text)
        elif path.endswith(".html") and "style-guide" not in path:
            graphs = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
            texts[path] = " ".join(value for graph in graphs for value in values(json.loads(graph)))
    assert {path: found for path, text in texts.items() for found in [latin(text)] if found} == {}


def test_a_leaflet_has_no_word_in_latin_letters(root: Path) -> None:
    """In the site's language and in another; the site's own words are for all that it gave none in."""
    desk = open_desk(Options(root, root / "public", NOW, drafts=True))
    for name in ("uno1", "vista", "fin", "fr/uno"):
        leaflet = leaflet_of(find_article(desk, name), desk, NOW, "a4")
        data, note = leaflet_pdf(leaflet, desk.site.wording.of(leaflet.lang))
        assert note == ""
        assert latin(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)) == [], name


def test_words_in_latin_letters_are_seen(files: dict[str, str]) -> None:
    """Without this, the tests above could pass because nothing was looked at."""
    page = files["tema/uno1/index.html"].replace(greek("References"), "References")
    assert latin(" ".join(said(page))) == ["References"] * 2
    assert latin(" ".join(values({"@type": "Article", "name": "Τίτλος", "about": [{"name": "Some words"}]}))) == [
        "Some",
        "words",
    ]


UNSEEN = {"By %(names)s", "Medically reviewed by %(names)s", "QR code of this page", "Preview: not reviewed"}
"""What stands in pictures and in PDF files alone."""


def test_the_site_says_all_that_the_program_can_say(files: dict[str, str]) -> None:
    """Each message of the catalogue stands in some file, so that the tests above have looked at it."""
    everything = " ".join(unescape(text) for text in files.values())
    everything = re.sub(r"<[^>]*>", "", everything) + everything
    unsaid = []
    for _, ids in gathered():
        pieces = [".{0,99}?".join(map(re.escape, PLACEHOLDER.split(greek(one)))) for one in ids]
        if not any(re.search(piece, everything) for piece in pieces):
            unsaid.append(ids[0])
    assert sorted(set(unsaid) - UNSEEN) == []

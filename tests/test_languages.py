"""Sites and articles in any language: the words of the interface, dates, listings, feeds and what joins versions."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from lxml import etree  # type: ignore[import-untyped]
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from healthpress.build.checking import Asked, check_site
from healthpress.build.options import Options, Result
from healthpress.build.pipeline import build
from healthpress.build.wording import shipped, wording_of
from healthpress.cli.progress import Silent
from healthpress.shape.letters import by_letter
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.languages import direction
from healthpress.text.report import concise
from healthpress.text.wording import Wording
from healthpress.write.filters import long_date, number
from tests.conftest import ROOT
from tests.sites import GOOD, article, lay

LANGUAGES = ("ar", "es", "zh")
PLACEHOLDER = re.compile(r"%\(\w+\)s")

MAPPING = {"python": [("**.py", "python")], "jinja2": [("**.html", "jinja2")]}

Key = tuple[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def wording(tmp_path_factory: pytest.TempPathFactory) -> Wording:
    """The words that come with the program."""
    folder = tmp_path_factory.mktemp("wording")
    return wording_of(folder, folder / "memory", [])


def texts(value: object) -> tuple[str, ...]:
    """The one text or all plural forms."""
    return (value,) if isinstance(value, str) else tuple(str(text) for text in value or ())  # type: ignore[attr-defined]


def catalogue(lang: str) -> Catalog:
    """A catalogue that comes with the program."""
    with shipped()[lang].open("rb") as file:
        return read_po(file, abort_invalid=True)


def gathered() -> dict[Key, set[str]]:
    """Every message in the code and the templates, with the placeholders in it."""
    found: dict[Key, set[str]] = {}
    for folder, method in (("src", "python"), ("templates", "jinja2")):
        for _, _, message, _, context in extract_from_dir(ROOT / folder, MAPPING[method]):
            ids = texts(message)
            found[context or "", ids] = {name for text in ids for name in PLACEHOLDER.findall(text)}
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_is_complete(lang: str) -> None:
    """Each message of the code and the templates is translated, with the same placeholders, and no others are."""
    wanted, known = gathered(), catalogue(lang)
    assert len(wanted) > 150
    assert known.num_plurals == {"ar": 6, "es": 2, "zh": 1}[lang]
    told = {(item.context or "", texts(item.id)): item for item in known if item.id}
    assert told.keys() == wanted.keys()
    for key, item in told.items():
        said = texts(item.string)
        assert all(said), key
        assert not item.fuzzy, key
        assert len(said) == (known.num_plurals if len(key[1]) > 1 else 1), key
        for text in said:
            names = set(PLACEHOLDER.findall(text))
            in_words = {"%(num)s"} if len(key[1]) > 1 else set()
            assert names <= wanted[key] <= names | in_words, (key, text)
            assert "<" not in text


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("en", {0: "0 articles", 1: "1 article", 2: "2 articles"}),
        ("es-MX", {0: "0 artículos", 1: "1 artículo", 12: "12 artículos"}),
        ("zh-Hant-TW", {1: "1 篇文章", 5: "5 篇文章"}),
        (
            "ar",
            {
                0: "لا توجد مقالات",
                1: "مقالة واحدة",
                2: "مقالتان",
                3: "3 مقالات",
                10: "10 مقالات",
                11: "11 مقالة",
                99: "99 مقالة",
                100: "100 مقالة",
                103: "103 مقالات",
            },
        ),
    ],
)
def test_numbers_take_their_form(lang: str, forms: dict[int, str], wording: Wording) -> None:
    """Arabic has six forms, Chinese one; a country's or script's language falls back to the language."""
    words = wording.of(lang)
    assert {count: words.ngettext("%(num)s article", "%(num)s articles", count) for count in forms} == forms


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        ("en", "3 June 2026"),
        ("en-GB", "3 June 2026"),
        ("en-US", "June 3, 2026"),
        ("es", "3 de junio de 2026"),
        ("ar", "3 يونيو 2026"),
        ("zh-Hans", "2026年6月3日"),
        ("de-AT", "3. Juni 2026"),
        ("xx", "June 3, 2026"),
    ],
)
def test_dates_are_written_as_their_language_does(lang: str, written: str) -> None:
    """CLDR's long form, with European digits; a language that CLDR does not know takes the English one."""
    assert long_date(dt.date(2026, 6, 3), lang) == written


def test_numbers_are_grouped_as_their_language_does() -> None:
    """Digits of large numbers are grouped."""
    assert [number(12345, lang) for lang in ("en", "de", "zh")] == ["12,345", "12.345", "12,345"]
    assert number(999, "de") == "999"


@pytest.mark.parametrize(
    ("lang", "names", "letters"),
    [
        ("en", ["Éclair", "zinc", "apple", "2 doses"], ["A", "E", "Z", "#"]),
        ("es", ["ñame", "oído", "nuez", "ébola"], ["E", "N", "Ñ", "O"]),
        ("sv", ["öga", "zink", "ångest", "ärr"], ["Z", "Å", "Ä", "Ö"]),
        ("ar", ["القلب", "الدماغ", "ألم", "السكري", "كلية"], ["ا", "د", "س", "ق", "ك"]),
        ("zh", ["糖尿病", "高血压", "MRI 检查"], ["M", "汉字"]),
    ],
)
def test_names_stand_under_the_letters_of_their_language(
    lang: str, names: list[str], letters: list[str], wording: Wording
) -> None:
    """Letters that a language holds apart stand where its alphabet has them; Arabic's article does not count."""
    groups = by_letter(names, str, wording.of(lang))
    assert [letter for letter, _, _ in groups] == letters
    assert sorted(name for *_, members in groups for name in members) == sorted(names)


@pytest.mark.parametrize(
    ("lang", "way"),
    [("ar", "rtl"), ("ur-PK", "rtl"), ("he", "rtl"), ("en-GB", "ltr"), ("az-Arab", "rtl"), ("ks-Deva", "ltr")],
)
def test_the_direction_of_a_language(lang: str, way: str) -> None:
    """By its script where the tag names one."""
    assert direction(lang) == way


WHOLE = """\
::: urgent
- uno
:::

::: emergency Titulo:
- uno
:::

::: warning
uno
:::

::: do
- uno
:::

::: dont
- uno
:::

::: details
uno
:::

Uno[^1] dos[^1] [@one] [@one].

[^1]: Nota.

## Titulo

| a | b |
|---|---|
| 1 | 2 |

## Titulo dos

## Titulo tres
"""


def whole_site(lang: str) -> dict[str, str | bytes]:
    """A site in a language that shows all the interface has to say; its own words are no English."""
    head = (
        "description: Uno dos.",
        "tags: [uno, dos]",
        "about: [uno]",
        "key_points: [Uno]",
        "faq: [{question: Uno, answer: Dos}]",
        "history: [{date: 2026-02-01, what: Uno}, {date: 2026-03-01, what: Dos, kind: correction}]",
        "updated: 2026-03-01",
        "review_by: 2026-11-30",
        "references: [{id: one, title: Uno, doi: 10.1000/182, accessed: 2026-01-01, year: 2020, kind: trial}]",
    )
    person = "---\ntitle: Ana\nrole: Doctora\ncredentials: MD\n---\nUno.\n"
    dated = ["date: 2026-01-02", "authors: [ana]", "reviewers: [ana]", "reviewed: 2026-01-02"]
    site = (
        f"name: Sitio\nurl: https://test.example.org/\nlang: {lang}\ndescription: Uno.\npage_size: 2\ngate: strict\n"
        "publisher: {name: Casa}\ncta: {title: Uno, text: Dos, link: {text: Tres, url: 'https://www.who.int/'}}\n"
        "sensitive: [{topics: [dos], helpline: [{title: Uno, phone: 116 123}]}]\n"
    )

    def page(title: str, *more: str) -> str:
        return "---\n" + "\n".join([f"title: {title}", *dated, *head, *more]) + f"\n---\n{WHOLE}"

    return {
        **{path: data for path, data in GOOD.items() if "ada" not in path},
        "content/site.yaml": site,
        "content/people/ana.md": person,
        "content/people/eva.md": person.replace("Ana", "Eva"),
        "content/conditions.yaml": "uno: {name: Uno, synonyms: [Unidad]}\n",
        "content/glossary.yaml": "cuatro: {meaning: Cinco, synonyms: [seis], link: /tema/uno1/}\n",
        "content/tags.yaml": "uno: {synonyms: [once]}\n",
        "content/tema/_index.md": "---\ntitle: Tema\n---\n",
        "content/tema/sub/_index.md": "---\ntitle: Sub\n---\n",
        **{
            f"content/tema/uno{count}.md": page(f"Titulo {count}", "aliases: [/viejo/]" * (count == 1))
            for count in range(1, 6)
        },
        "content/tema/sub/vista.md": page("Vista", "tags: [uno]")
        .replace("reviewers: [ana]\n", "")
        .replace("tags: [uno, dos]\n", ""),
        "content/tema/fin.md": page("Fin", "expires: 2026-11-01"),
        "content/acerca.md": "---\ntitle: Acerca\ndate: 2026-01-01\n---\nUno.\n",
    }


def run(root: Path) -> Result:
    """A build as of 22 November 2026."""
    result = build(Options(root, root / "public", dt.datetime(2026, 11, 22, tzinfo=dt.UTC)), Silent())
    assert result.commit is not None, concise(result.found)
    return result


TOLD = (
    *("aria-label", "title", "alt", "placeholder"),
    *(
        f"data-{name}"
        for name in ("copy", "copied", "failed", "found", "none", "also", "waiting", "reviewed", "section")
    ),
)
"""The attributes in which a page says something, some of them for scripts to say later."""


def said(html: str) -> Iterator[str]:
    """Every text of a page that somebody reads or hears; where a line may break, no word ends."""
    tree = LexborHTMLParser(html.replace("<wbr>", ""))
    for node in tree.css("title, body *"):
        if node.tag in {"script", "style"}:
            continue
        child = node.child
        while child is not None:
            if child.tag == "-text":
                yield " ".join((child.text_content or "").split())
            child = child.next
        yield from (node.attributes.get(name) or "" for name in TOLD)
    for node in tree.css("meta[name=description], link[title]"):
        yield node.attributes.get("content") or node.attributes.get("title") or ""


def english(lang: str) -> list[re.Pattern[str]]:
    """What a text in English looks like, for each message that a language says otherwise."""
    found = []
    for item in catalogue(lang):
        for one in texts(item.id):
            words = PLACEHOLDER.sub("", one)
            if one not in texts(item.string) and re.search(r"[A-Za-z]{2}", words):
                pattern = ".*?".join(map(re.escape, PLACEHOLDER.split(one)))
                found.append(re.compile(pattern if len(words) > 5 else f"(?:{pattern})\\Z"))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_site_in_another_language_shows_no_english(lang: str, tmp_path: Path) -> None:
    """No text, label or title of any page, feed or graph is one of the program's English ones."""
    root = lay(tmp_path, whole_site(lang))
    run(root)
    pages = {
        path.relative_to(root / "public").as_posix(): path.read_text() for path in (root / "public").rglob("*.html")
    }
    kinds = {LexborHTMLParser(html).css_first("body").attributes["data-kind"] for html in pages.values()}  # type: ignore[union-attr]
    assert len(kinds) >= 12, kinds
    patterns = english(lang)
    for path, html in pages.items():
        assert f'<html lang="{lang}"{" dir=" + chr(34) + "rtl" + chr(34) if lang == "ar" else ""}>' in html, path
        for text in said(html):
            faults = [pattern.pattern for pattern in patterns if pattern.match(text)]
            assert not faults, (path, text, faults)
    for file in (root / "public").rglob("feed.json"):
        feed = json.loads(file.read_text())
        assert feed["language"] == lang
        assert not any(pattern.match(feed["title"]) for pattern in patterns)


def test_the_test_for_english_finds_it() -> None:
    """The check above would see what it looks for."""
    patterns = english("es")
    for text in (
        "Page not found",
        "Medically reviewed by",
        "3 articles",
        "Home",
        "Urgent advice",
        "Accessed 1 May 2026.",
    ):
        assert any(pattern.match(text) for pattern in patterns), text


SPANISH = ("lang: es", "translation_of: food/salt.md")


def bilingual(root: Path) -> Path:
    """A site in English with a home, an article and a topic in Spanish."""
    return lay(
        root,
        GOOD,
        {
            "content/food/salt.md": article("Salt", "tags: [salt]"),
            "content/food/pepper.md": article("Pepper", "tags: [salt]"),
            "content/es/_index.md": "---\ntitle: Español\nlang: es\n---\n",
            "content/es/sal.md": article("Sal", *SPANISH, "tags: [salt]"),
        },
    )


def test_a_languages_articles_have_their_own_lists(tmp_path: Path) -> None:
    """Home page, sections, topics and feeds of one language show none of another; each version leads to the others."""
    root = bilingual(tmp_path)
    run(root)
    public = root / "public"

    def cards(path: str) -> set[str]:
        tree = LexborHTMLParser((public / path / "index.html").read_text())
        return {node.text() for node in tree.css("main .card__title")}

    assert cards("") == cards("food") == cards("tags/salt") == {"Salt", "Pepper"}
    assert cards("es") == cards("es/tags/salt") == {"Sal"}
    atom = {path: etree.parse(public / path) for path in ("feed.xml", "es/feed.xml")}
    titles = {
        path: tree.xpath("//*[local-name()='entry']/*[local-name()='title']/text()") for path, tree in atom.items()
    }
    assert {path: set(found) for path, found in titles.items()} == {
        "feed.xml": {"Salt", "Pepper"},
        "es/feed.xml": {"Sal"},
    }
    assert atom["es/feed.xml"].getroot().get("{http://www.w3.org/XML/1998/namespace}lang") == "es"
    html = (public / "es/sal/index.html").read_text()
    assert '<a href="../../food/salt/" hreflang="en" lang="en" dir="ltr" rel="alternate">English</a>' in html
    assert ">Inicio</a>" in html
    assert 'href="../../es/"' in html


def test_a_language_has_its_own_pages_in_the_footer(tmp_path: Path) -> None:
    """A plain page stands in the footer of its own language; where that has none, the site's pages stand there."""
    root = lay(bilingual(tmp_path), {"content/about.md": "---\ntitle: About us\n---\nText.\n"})

    def footer(path: str) -> str:
        tree = LexborHTMLParser((root / "public" / path / "index.html").read_text())
        return " ".join(link.text() for link in tree.css(".site-footer__links a"))

    run(root)
    assert "About us" in footer("es/sal")
    lay(root, {"content/acerca.md": "---\ntitle: Acerca\nlang: es\n---\nTexto.\n"})
    run(root)
    assert "Acerca" in footer("es/sal")
    assert "About us" not in footer("es/sal")
    assert "About us" in footer("food/salt")
    assert "Acerca" not in footer("food/salt")


def test_a_persons_page_begins_with_articles_in_its_own_language(tmp_path: Path) -> None:
    """Even where those in others are newer."""
    root = lay(bilingual(tmp_path), {"content/es/azúcar.md": article("Azúcar", "lang: es", date="2026-03-03")})
    run(root)
    tree = LexborHTMLParser((root / "public/people/ada-quill/index.html").read_text())
    titles = [node.text() for node in tree.css("main .card__title")]
    assert {*titles[:2]} == {"Salt", "Pepper"}
    assert titles[2] == "Azúcar"


def test_a_text_from_the_right_says_so_in_feeds(tmp_path: Path) -> None:
    """In both formats, around the article's HTML; one from the left needs no saying."""
    root = lay(bilingual(tmp_path), {"content/ar/malh.md": article("ملح", "lang: ar")})
    run(root)
    for lang, begins in (("ar", '<div lang="ar" dir="rtl"><p>'), ("es", "<p>")):
        (item,) = json.loads((root / f"public/{lang}/feed.json").read_text())["items"]
        content = etree.parse(root / f"public/{lang}/feed.xml").xpath("string(//*[local-name()='content'])")
        assert content == item["content_html"]
        assert content.startswith(begins)
        assert item["language"] == lang


def test_what_nobody_gave_in_a_language_is_marked(tmp_path: Path) -> None:
    """The site's own words on pages in another language say which language they are in; settings replace them."""
    root = bilingual(tmp_path)
    lay(root, {"content/site.yaml": str(GOOD["content/site.yaml"]) + "notice: Mind the gap.\n"})
    run(root)
    page = root / "public" / "es/sal/index.html"
    assert '<p class="wrap" lang="en" dir="ltr">Mind the gap.</p>' in page.read_text()
    told = "notice: Mind the gap.\nlanguages: {es: {name: Prueba, notice: Cuidado., disclaimer: Consulte.}}\n"
    lay(root, {"content/site.yaml": str(GOOD["content/site.yaml"]) + told})
    run(root)
    html = page.read_text()
    assert '<p class="wrap">Cuidado.</p>' in html
    assert "Consulte." in html
    assert "| Prueba</title>" in html
    assert "Mind the gap." in (root / "public/food/salt/index.html").read_text()


def test_a_translation_that_is_older_is_found(tmp_path: Path) -> None:
    """The original's last change counts, and the finding goes when the translation follows."""
    root = bilingual(tmp_path)
    lay(root, {"content/food/salt.md": article("Salt", "updated: 2026-05-01")})
    found = [item for item in run(root).found if item.code == "language/older-translation"]
    assert [item.place.path for item in found] == ["content/es/sal.md"]
    assert "2026-05-01" in found[0].message
    options = Options(root, root / "public", dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    assert check_site(options, Asked(("language",)), Silent()).found == tuple(found)
    lay(root, {"content/es/sal.md": article("Sal", *SPANISH, "updated: 2026-05-02")})
    assert not [item for item in run(root).found if item.code.startswith("language/")]


def test_two_versions_in_one_language_are_found(tmp_path: Path) -> None:
    """Nobody could say which of them to lead to."""
    root = lay(bilingual(tmp_path), {"content/es/otra.md": article("Otra", *SPANISH)})
    assert [item.code for item in run(root).found] == ["language/same-language"]


def test_translations_of_translations_are_one_group(tmp_path: Path) -> None:
    """All versions know each other, whichever of them a translator worked from; readers of others get the site's."""
    root = bilingual(tmp_path)
    lay(root, {"content/ar/malh.md": article("ملح", "lang: ar", "translation_of: es/sal.md")})
    run(root)
    for path in ("food/salt", "es/sal", "ar/malh"):
        tree = LexborHTMLParser((root / "public" / path / "index.html").read_text())
        links = {node.attributes["hreflang"]: node.attributes["href"] for node in tree.css("head link[hreflang]")}
        base = "https://test.example.org/"
        assert links == {
            "ar": f"{base}ar/malh/",
            "en": f"{base}food/salt/",
            "es": f"{base}es/sal/",
            "x-default": f"{base}food/salt/",
        }


PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def test_a_catalogue_does_not_depend_on_when_it_was_read(tmp_path: Path) -> None:
    """The words alone make it: neither the present moment nor a date in its header."""
    told = [b"", b'msgid ""\nmsgstr "PO-Revision-Date: 2020-01-02 03:04+0000\\n"\n\n']
    made = []
    for site, head in enumerate(told):
        root = lay(tmp_path / str(site), {"content/locale/eo.po": head + b'msgid "Home"\nmsgstr "Hejmo"\n'})
        found: list[Diagnostic] = []
        made.append(wording_of(root, root / "memory", found).compiled["eo"])
        assert not found
    assert b"Hejmo" in made[0]
    assert made[0] == made[1]
    assert dt.datetime.now(dt.UTC).strftime("%Y-").encode() not in made[0]


def test_a_sites_own_words_go_first(tmp_path: Path) -> None:
    """A catalogue of the site changes pages of its language and no others, and goes with its file."""
    root = bilingual(tmp_path)
    run(root)
    own = {
        "content/locale/es.po": PO + 'msgid "Key points"\nmsgstr "En breve"\n\nmsgid "References"\nmsgstr "Fuentes"\n'
    }
    lay(root, own)
    rendered = set(run(root).rendered)
    assert rendered
    assert all(url.startswith("/es/") for url in rendered), rendered
    page = root / "public/es/sal/index.html"
    assert "<h2>Fuentes</h2>" in page.read_text()
    (root / "content/locale/es.po").unlink()
    assert set(run(root).rendered) == rendered
    assert "<h2>Referencias</h2>" in page.read_text()


def test_plain_english_waits_for_no_library_of_languages(tmp_path: Path) -> None:
    """A build that knows the catalogues, in a process of its own, imports nothing of Babel."""
    lay(tmp_path, GOOD, {"content/food/salt.md": article("Salt")})
    run(tmp_path)
    lay(tmp_path, {"content/food/salt.md": article("Salt", body="Other words.")})
    code = (
        "import sys\nfrom pathlib import Path\nfrom tests.test_languages import run\n"
        "[sys.modules.pop(name) for name in list(sys.modules) if name.split('.')[0] == 'babel']\n"
        "print(run(Path(sys.argv[1])).rendered, any(name.split('.')[0] == 'babel' for name in sys.modules))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, tmp_path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "('/food/salt/',) False"


def test_a_site_can_say_english_otherwise(tmp_path: Path) -> None:
    """English is a language as any other."""
    root = lay(bilingual(tmp_path), {"content/locale/en.po": PO + 'msgid "References"\nmsgstr "Sources"\n'})
    run(root)
    assert "<h2>Sources</h2>" in (root / "public/food/salt/index.html").read_text()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("this is no catalogue", "language/catalogue", 1),
        (PO + 'msgid "Page %(number)s"\nmsgstr "Página"\n', "language/placeholder", 5),
        (PO + 'msgid "Page %(number)s"\nmsgstr "Página %(numero)s"\n', "language/placeholder", 5),
        (PO + 'msgid "Page %(number)s"\nmsgstr "100 % %(number)s"\n', "language/placeholder", 5),
    ],
)
def test_a_catalogue_with_a_fault_stops_the_build(text: str, code: str, line: int, tmp_path: Path) -> None:
    """What would show English, or break a page, is found at its line."""
    root = lay(bilingual(tmp_path), {"content/locale/es.po": text})
    result = build(Options(root, root / "public", dt.datetime(2026, 11, 22, tzinfo=dt.UTC)), Silent())
    assert result.commit is None
    assert [(item.code, item.place.path, item.place.line) for item in result.found] == [
        (code, "content/locale/es.po", line)
    ]


def test_versions_of_the_demo_know_each_other(demo: Path) -> None:
    """Every page that hreflang names says the same of the others, one of them is for everybody else."""
    groups = {}
    for file in demo.rglob("index.html"):
        tree = LexborHTMLParser(file.read_text())
        links = {node.attributes["hreflang"]: node.attributes["href"] for node in tree.css("head link[hreflang]")}
        if links:
            canonical = tree.css_first("link[rel=canonical]")
            assert canonical is not None
            groups[canonical.attributes["href"]] = (tree.css_first("html").attributes["lang"], links)  # type: ignore[union-attr]
    assert len(groups) == 3 + 3 + 4
    for url, (lang, links) in groups.items():
        assert lang is not None
        assert links[lang] == url
        assert links["x-default"] in links.values()
        assert all(groups[other][1] == links for other in links.values())


ARABIC = re.compile(r"[\u0600-\u06ff]{2}")
IN_LATIN = re.compile(r"[A-Za-z]+(?:[ ,]+[A-Za-z]+){2,}")


def spoken(html: str) -> Iterator[tuple[str, str, set[str]]]:
    """Every text of a page, the language that the nearest element around it names, and the classes up to there."""
    for node in LexborHTMLParser(html).css("title, body *"):
        around, classes = node, set[str]()
        while not around.attributes.get("lang") and around.parent:
            classes.update((around.attributes.get("class") or "").split())
            around = around.parent
        child = node.child
        while child is not None:
            if child.tag == "-text" and node.tag not in {"script", "style"}:
                yield child.text_content or "", around.attributes.get("lang") or "", classes
            child = child.next


def test_words_in_another_script_are_marked(demo: Path) -> None:
    """Arabic anywhere in the demo, and English on Arabic pages but for sources and names (WCAG 2.2, 3.1.2)."""
    seen = 0
    for file in demo.rglob("*.html"):
        for text, lang, classes in spoken(file.read_text(encoding="utf-8")):
            if ARABIC.search(text):
                assert lang == "ar", (file, text)
                seen += 1
            elif IN_LATIN.search(text) and lang == "ar":
                assert classes & {"references", "byline__people"}, (file, text)
    assert seen > 300


RTL = """() => {
    const of = (selector) => getComputedStyle(document.querySelector(selector));
    const box = (selector) => document.querySelector(selector).getBoundingClientRect();
    return {
        direction: of("body").direction,
        align: of(".article__title").textAlign,
        width: document.documentElement.scrollWidth - innerWidth,
        brandAtRight: box(".brand").right > innerWidth / 2,
        spacing: of(".article__title").letterSpacing,
        english: getComputedStyle(document.querySelector(".references ol")).direction,
    };
}"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_arabic_runs_from_the_right(browser: Browser, demo_url: str, width: int) -> None:
    """The whole page is mirrored, nothing overflows, letters join, English references stay as they are."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{demo_url}ar/fast-stroke-test/")
    seen = page.evaluate(RTL)
    page.close()
    assert seen == {
        "direction": "rtl",
        "align": "start",
        "width": 0,
        "brandAtRight": True,
        "spacing": "normal",
        "english": "ltr",
    }


LINES = """() => Object.fromEntries(["zh-Hans", "ja", "ko", "ur", "en"].map((lang) => {
    const part = document.createElement("div");
    part.className = "prose";
    part.lang = lang;
    document.querySelector("main").append(part);
    const style = getComputedStyle(part);
    return [lang, [style.lineBreak, style.wordBreak, parseFloat(style.lineHeight) > 2 * parseFloat(style.fontSize)]];
}))"""


@pytest.mark.browser
def test_lines_break_by_the_rules_of_their_script(browser: Browser, demo_url: str) -> None:
    """Chinese and Japanese strictly, Korean between words, Urdu with room for its slope."""
    page = browser.new_page()
    page.goto(f"{demo_url}ar/fast-stroke-test/")
    told = page.evaluate(LINES)
    page.close()
    assert told == {
        "zh-Hans": ["strict", "normal", False],
        "ja": ["strict", "normal", False],
        "ko": ["strict", "keep-all", False],
        "ur": ["auto", "normal", True],
        "en": ["auto", "normal", False],
    }

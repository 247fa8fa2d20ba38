"""Cards for link previews: what they say, that no letter is lost, and that nothing is drawn twice."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from selectolax.lexbor import LexborHTMLParser
from typst import Compiler, Fonts

from healthpress.build.cards import press_of
from healthpress.build.folder import read_folder
from healthpress.build.options import Options, Result
from healthpress.build.pipeline import build
from healthpress.build.understand import understand
from healthpress.cli.progress import Silent
from healthpress.model.site import Site
from healthpress.model.social import CARD_HEIGHT, CARD_WIDTH, SocialCard
from healthpress.shape.social import social_cards
from healthpress.write.social_card import FONTS, draw, words_of
from tests.conftest import ROOT, healthpress
from tests.sites import GOOD, article, lay, tree
from tests.test_pictures import NOW, near, quarters, stored

TEMPLATE = (ROOT / "templates/social-card.typ").read_text(encoding="utf-8")
GERMAN = (
    "Schilddrüsenunterfunktion und Blutdruckselbstmessungsprotokolle: was Patientinnen und Patienten wissen sollten"
)
ARABIC = "السكري من النوع الثاني: الأعراض المبكرة وكيف يُشخَّص HbA1c"
CHINESE = "高血压：读数意味着什么，以及如何在家中正确测量血压和记录结果"
TITLES = {
    "en": "Multiple sclerosis: early symptoms and what comes next",
    "de": GERMAN,
    "ar": ARABIC,
    "zh-Hans": CHINESE,
    "el": "Υψηλή αρτηριακή πίεση: τι σημαίνουν οι αριθμοί",
    "ru": "Повышенное артериальное давление",
    "vi": "Tăng huyết áp: những con số có nghĩa gì",
    "ur": "ذیابیطس قسم ۲ کی ابتدائی علامات",
}
SETTINGS = GOOD["content/site.yaml"]


def card(title: str, lang: str, picture: str = "/assets/x.jpg", focus: tuple[int, int] = (50, 50)) -> SocialCard:
    """A card with all its texts."""
    return SocialCard(title, "Label", "Medically reviewed by Dr Ada Quill", "Test site", lang, picture, focus)


def drawn(wanted: SocialCard, template: str = TEMPLATE, picture: bytes = b"") -> Image.Image:
    """A card, drawn and decoded."""
    made = draw(wanted, template, "", picture)
    assert isinstance(made, bytes), made
    image = Image.open(io.BytesIO(made))
    image.load()
    return image


@cache
def characters() -> frozenset[str]:
    """What the list says that the fonts can show."""
    press = press_of(read_folder(ROOT), Site(social_cards="all")).press
    assert press
    return frozenset(press.characters)


def site(root: Path, *lines: str, settings: str = "social_cards: all\n", **files: bytes) -> Path:
    """A site with an article of one reviewer."""
    beside = {f"content/care/{name}.jpg": data for name, data in files.items()}
    settings = f"{SETTINGS!s}{settings}"
    return lay(root, GOOD, {"content/site.yaml": settings, "content/care/one.md": article("One", *lines)}, beside)


def made(root: Path, jobs: int = 1) -> Result:
    """A build as of a summer's day."""
    return build(Options(root, root / "public", NOW, jobs=jobs), Silent())


def head(root: Path, page: str) -> dict[str, str]:
    """What a page's head says in its meta elements."""
    html = LexborHTMLParser((root / "public" / page / "index.html").read_text(encoding="utf-8"))
    return {
        node.attributes.get("property") or node.attributes.get("name") or "": node.attributes["content"] or ""
        for node in html.css("meta[content]")
    }


def card_of(root: Path, page: str) -> Path:
    """The file of a page's card."""
    return root / "public" / head(root, page)["og:image"].removeprefix("https://test.example.org/")


@pytest.mark.parametrize("lang", TITLES)
def test_titles_keep_to_their_half_in_every_script(lang: str) -> None:
    """Greek, Cyrillic, Arabic, Chinese, long German words: inside the panel, on the side where reading begins."""
    plain = ImageChops.difference(drawn(card(TITLES[lang], lang)), drawn(card("", lang))).convert("L")
    box = plain.point([0] * 60 + [255] * 196).getbbox()
    assert box
    left, top, right, bottom = box
    assert 60 < top < bottom < 480
    if lang in {"ar", "ur"}:
        assert left > CARD_WIDTH - 730 + 55
        assert CARD_WIDTH - 75 < right < CARD_WIDTH - 50
    else:
        assert 50 < left < 75
        assert right < 730 - 55


@pytest.mark.parametrize("lang", TITLES)
def test_no_title_shows_an_empty_box(lang: str) -> None:
    """The glyphs that Typst puts down, asked for as SVG, are those of the fonts, not that for a missing character."""
    missing = glyphs("א", "en")
    assert len(missing) == 1
    assert missing.isdisjoint(glyphs(TITLES[lang], lang))


def glyphs(text: str, lang: str) -> set[str]:
    """The outlines of a text in the fonts of titles."""
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    source = f"""#set page(width: 900pt, height: auto)
#set text(font: ("Noto Serif", "Noto Naskh Arabic", "Noto Sans CJK SC"), weight: "bold", lang: "{lang[:2]}")
#{json.dumps(text, ensure_ascii=False)}"""
    svg = Compiler(font_paths=fonts).compile(source.encode(), format="svg")
    assert isinstance(svg, bytes)
    return set(re.findall(r'<path d="([^"]+)"', svg.decode().partition("<defs")[2]))


def test_arabic_letters_are_joined() -> None:
    """The three letters of "عند" have other outlines together than alone."""
    alone = set().union(*(glyphs(letter, "ar") for letter in "عند"))
    together = glyphs("عند", "ar")
    assert len(together) == 3
    assert len(together & alone) < 2


def test_the_list_of_characters_is_that_of_the_fonts() -> None:
    """Every character that the list names has a glyph in one of the fonts; the sets cover what they are for."""
    for char in "AzÄßøŁőžşИЯΩάầấữ–—…“”‘’€°±≤≥µ²½→ﷺ۲لآ癫痫痤疮疱疹糖尿病，。：？！":
        assert char in characters(), char
    gb2312 = {
        bytes((high, low)).decode("gb2312", errors="ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)
    }
    assert gb2312 - {""} <= characters()
    assert not {"א", "अ", "🙂", "ก"} & characters()
    seen = [char for char in sorted(characters()) if unicodedata.category(char)[0] in "LN"]
    some = "".join(seen[::97])
    missing = glyphs("א", "en")
    assert missing.isdisjoint(glyphs(some, "en"))


def test_a_word_in_a_language_without_rules_is_torn_before_it_leaves_the_panel() -> None:
    """Eighty letters without a space."""
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantentochterbluthochdruck"
    plain = ImageChops.difference(drawn(card(word, "xx")), drawn(card("", "xx"))).convert("L")
    box = plain.point([0] * 60 + [255] * 196).getbbox()
    assert box
    assert box[2] < 730 - 55
    assert box[3] < 480


def test_the_picture_is_cut_around_its_focus() -> None:
    """The half beside the panel shows that side of the picture which matters."""
    picture = stored(quarters(2000, 1000), "JPEG")
    left, right = (
        drawn(card("Title", "en", focus=(across, 50)), picture=picture).convert("RGB") for across in (0, 100)
    )
    assert near(left.getpixel((1100, 100)), (200, 40, 40))
    assert near(right.getpixel((800, 100)), (40, 160, 60))
    mirrored = drawn(card("عنوان", "ar", focus=(0, 50)), picture=picture).convert("RGB")
    assert near(mirrored.getpixel((100, 100)), (200, 40, 40))


def test_every_kind_of_page_has_a_card_of_its_own(tmp_path: Path) -> None:
    """Home, section, article, topic, condition and person name a JPEG of 1200 by 630 that is there, and its words."""
    root = site(
        tmp_path,
        "tags: [gardens]",
        "about: [flu]",
        "image: {src: a.jpg, alt: Four}",
        a=stored(quarters(900, 600), "JPEG"),
    )
    lay(root, {"content/conditions.yaml": "flu: {name: Influenza, synonyms: [flu]}\n"})
    assert made(root).commit
    pages = ["", "care", "care/one", "tags/gardens", "conditions-a-z/flu", "people/ada-quill"]
    files = {page: card_of(root, page) for page in pages}
    assert len(set(files.values())) == len(pages)
    for page, file in files.items():
        with Image.open(file) as image:
            assert (image.format, image.size) == ("JPEG", (CARD_WIDTH, CARD_HEIGHT))
        found = head(root, page)
        assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
        assert found["og:image:type"] == "image/jpeg"
        assert found["twitter:card"] == "summary_large_image"
    assert head(root, "care/one")["og:image:alt"] == "One. Medically reviewed by Dr Ada Quill"
    html = (root / "public/care/one/index.html").read_text(encoding="utf-8")
    assert f'"thumbnailUrl":"{head(root, "care/one")["og:image"]}"' in html
    with Image.open(files["care/one"]) as image:
        assert near(image.convert("RGB").getpixel((760, 100)), (200, 40, 40), 30)


@pytest.mark.parametrize(
    ("setting", "carded"), [("off", set()), ("articles", {"care/one"}), ("all", {"care", "care/one"})]
)
def test_the_setting_says_which_pages_have_cards(tmp_path: Path, setting: str, carded: set[str]) -> None:
    """All others show their own picture or the site's."""
    root = site(tmp_path, settings=f"social_cards: {setting}\n")
    assert made(root).commit
    assert {page for page in ("care", "care/one") if "assets/card." in head(root, page)["og:image"]} == carded
    if setting == "off":
        assert head(root, "care/one")["og:image"].endswith("/social-card.png")
        assert not (root / ".healthpress/cards").exists()


def test_drawings_are_not_offered_to_other_sites(tmp_path: Path) -> None:
    """They show no SVG: the card has no picture, and without cards the site's own picture stands for it."""
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 600"><path d="M0 0h900v600z"/></svg>'
    for setting, wanted in (("all", "assets/card."), ("off", "/social-card.png")):
        root = site(tmp_path / setting, "image: {src: /d.svg, alt: A square}", settings=f"social_cards: {setting}\n")
        lay(root, {"static/d.svg": drawing})
        assert made(root).commit
        assert wanted in head(root, "care/one")["og:image"]


def test_only_what_is_new_needs_the_libraries_that_draw(tmp_path: Path) -> None:
    """A build of another text imports neither Pillow nor Typst, and a check draws no card."""
    root = site(tmp_path, "image: {src: a.jpg, alt: Four}", a=stored(quarters(900, 600), "JPEG"))
    checked = healthpress("check", "--site", root)
    assert checked.returncode == 0, checked.stderr
    assert not (root / ".healthpress/cards").exists()
    assert made(root).commit
    lay(root, {"content/care/one.md": article("One", "image: {src: a.jpg, alt: Four}", body="Another text.")})
    program = (
        "import sys; from healthpress.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\nprint({'PIL', 'typst'} & sys.modules.keys())"
    )
    command = [sys.executable, "-c", program, "build", "--site", str(root), "--now", "2026-06-01", "--jobs", "1"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "written" in result.stdout + result.stderr
    assert result.stdout.endswith("set()\n")


def test_cards_speak_the_language_of_their_page(tmp_path: Path) -> None:
    """Reviewers, the label of a topic and the site's name are said as the page says them."""
    root = site(tmp_path, settings="social_cards: all\nlanguages: {es: {name: Sitio de prueba}}\n")
    lay(root, {"content/care/dos.md": article("Dos", "lang: es", "tags: [sueño]")})
    options = Options(root, root / "public", NOW)
    content = understand(options, Silent())
    planned = social_cards(content.edition, press_of(content.folder, content.edition.site).press)
    cards = {url: planned.by_file[picture.src] for url, picture in planned.pictures.items()}
    assert cards["/care/dos/"].line == "Revisión médica de Dr Ada Quill"
    assert (cards["/care/dos/"].site, cards["/care/dos/"].lang) == ("Sitio de prueba", "es")
    assert (cards["/es/tags/sueno/"].title, cards["/es/tags/sueno/"].label) == ("Sueño", "Temas")
    assert cards["/care/one/"].line == "Medically reviewed by Dr Ada Quill"


def test_a_card_says_who_reviewed_in_the_language_of_the_page() -> None:
    """The template is told texts, direction and language."""
    told = words_of(card(ARABIC, "ar-EG"), "<svg/>")
    assert (told["lang"], told["rtl"], told["mark"], told["picture"]) == ("ar", True, "<svg/>", True)


def test_missing_characters_are_told_once_and_cost_the_card_only(tmp_path: Path) -> None:
    """Two articles in scripts without a font: one warning that names the characters, and the site's own picture."""
    root = site(tmp_path)
    for name, title in (("two", "שינה"), ("three", "Sleep 🙂 and नींद")):
        lay(root, {f"content/care/{name}.md": article(title, f"slug: {name}")})
    result = made(root)
    assert result.commit
    (warning,) = [item for item in result.found if item.code == "social-card/characters"]
    assert "2 pages" in warning.message
    assert "ש (U+05E9)" in warning.message
    assert head(root, "care/two")["og:image"].endswith("/social-card.png")
    assert "assets/card." in head(root, "care/one")["og:image"]


def test_nothing_is_drawn_twice(tmp_path: Path) -> None:
    """Not for a clean output folder; a changed title draws one card, and another output of the memory is the same."""
    root = site(tmp_path)
    assert made(root).commit
    wanted = tree(root / "public")
    memory = root / ".healthpress/cards"
    before = {file.name: file.stat().st_mtime_ns for file in memory.glob("*.jpg")}
    shutil.rmtree(root / "public")
    assert made(root).commit
    assert tree(root / "public") == wanted
    assert {file.name: file.stat().st_mtime_ns for file in memory.glob("*.jpg")} == before
    lay(root, {"content/care/one.md": article("Another title")})
    assert made(root).commit
    after = {file.name: file.stat().st_mtime_ns for file in memory.glob("*.jpg")}
    assert len(after.keys() - before.keys()) == 1
    assert {name: after[name] for name in before} == before
    assert card_of(root, "care/one").name in after.keys() - before.keys()


def _lose(file: Path) -> None:
    file.unlink()


def _spoil(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


@pytest.mark.parametrize("damage", [_lose, _spoil])
def test_a_card_that_was_lost_is_drawn_again(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """A file of the memory that is gone or damaged, when the output needs it: the same bytes as before."""
    root = site(tmp_path, settings="social_cards: articles\n")
    made(root)
    wanted = tree(root / "public")
    (file,) = (root / ".healthpress/cards").glob("*.jpg")
    damage(file)
    shutil.rmtree(root / "public")
    assert made(root).commit
    assert tree(root / "public") == wanted


def test_pages_follow_their_cards(tmp_path: Path) -> None:
    """After each change, of the setting, a name, a focus, the template or the mark, all is as in a clean build."""
    root = site(tmp_path / "site", "image: {src: a.jpg, alt: Four}", a=stored(quarters(900, 600), "JPEG"))
    assert made(root).commit
    settings = GOOD["content/site.yaml"]
    changes: list[dict[str, str | bytes]] = [
        {"content/people/ada-quill.md": "---\ntitle: Dr Ada Feather\n---\nAda is invented.\n"},
        {"content/care/one.md": article("One", "image: {src: a.jpg, alt: Four, focus: [9, 9]}")},
        {"templates/social-card.typ": TEMPLATE.replace("#0e5a50", "#5a0e50")},
        {"static/favicon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'},
        {"content/site.yaml": f"{settings!s}social_cards: articles\n"},
        {"content/site.yaml": f"{settings!s}social_cards: off\n"},
    ]
    for number, change in enumerate(changes):
        lay(root, change)
        result = made(root)
        assert result.commit, result.found
        clean = lay(tmp_path / f"clean-{number}", sources(root))
        assert made(clean).commit
        assert tree(root / "public") == tree(clean / "public"), change
        assert ("/care/one/" in result.rendered) == (number != 4)


def sources(root: Path) -> dict[str, str | bytes]:
    """The files that a site is made of."""
    return {path: data for path, data in tree(root).items() if not path.startswith((".healthpress", "public"))}


def test_any_number_of_jobs_draws_the_same_bytes(tmp_path: Path) -> None:
    """One process or two, each with a memory of its own."""
    one, two = site(tmp_path / "one"), site(tmp_path / "two")
    assert made(one, jobs=1).commit
    assert made(two, jobs=2).commit
    assert tree(one / "public") == tree(two / "public")


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("#let x =", "expected expression"),
        ("#set page(width: 10pt, height: 10pt)", "10 × 10 points"),
        ('#read("/etc/passwd")', "not found"),
    ],
)
def test_a_template_that_cannot_be_drawn_is_an_error(tmp_path: Path, template: str, words: str) -> None:
    """A site's own template, in whose place the theme's would stand; it reads nothing of the machine."""
    root = lay(site(tmp_path, settings="social_cards: articles\n"), {"templates/social-card.typ": template})
    result = made(root)
    assert result.commit is None
    (fault,) = [item for item in result.found if item.code == "social-card/failed"]
    assert words in fault.message
    assert fault.place.path == "templates/social-card.typ"


def test_an_own_template_draws_the_cards(tmp_path: Path) -> None:
    """A page of one colour."""
    own = '#set page(width: 1200pt, height: 630pt, fill: rgb("#ff0000"))'
    root = lay(site(tmp_path), {"templates/social-card.typ": own})
    assert made(root).commit
    with Image.open(card_of(root, "care/one")) as image:
        assert near(image.convert("RGB").getpixel((600, 300)), (255, 0, 0))

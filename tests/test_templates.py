"""How templates see, share and reach things: parts, addresses, and what a page depends on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import jinja2
import pytest

from healthpress.model.frame import Frame
from healthpress.model.page import Page, page_of
from healthpress.model.pagination import Pagination
from healthpress.model.view import Head, LinkView, PlainView
from healthpress.text.diagnostic import Diagnostic
from healthpress.write.filters import og_locale, unbroken
from healthpress.write.parts import Parts
from healthpress.write.templates import TemplateSet

FRAME = Frame(
    site_name="Test site",
    site_url="https://test.example.org/sub/",
    base_path="/sub/",
    description="",
    lang="en",
    timezone="UTC",
    publisher_name="",
    publisher_url="",
    publisher_logo=None,
    article_type="",
    navigation=tuple(LinkView(url, url) for url in ("/living/", "/living/sleep/", "https://other.example.org/")),
    footer=(),
    offer=None,
    disclaimer="",
    notice="",
    social_image=None,
    assets={},
    feeds=(),
)


def template_set(folder: Path, files: dict[str, str], frame: Frame = FRAME) -> TemplateSet:
    """Templates in a folder, compiled ones kept beside them."""
    for name, text in files.items():
        (folder / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "templates" / name).write_text(text, encoding="utf-8")
    return TemplateSet([folder / "templates"], frame, folder / "compiled")


def page(url: str = "/a/", kind: str = "page", title: str = "Title") -> Page:
    """A plain page of the template page.html."""
    head = Head(title, "", "")
    view = PlainView(
        kind=kind, url=url, lang="en", title=title, description="", head=head,
        body="", hero=None, published=None, updated=None,
    )  # fmt: skip
    return page_of(view, "page.html")


def shown(templates: TemplateSet, made: Page) -> str:
    """The page's HTML, which must have no fault."""
    html = templates.render(made)
    assert isinstance(html, str), html
    return html


def fault(templates: TemplateSet, made: Page) -> Diagnostic:
    """What stops the page."""
    found = templates.render(made)
    assert isinstance(found, Diagnostic)
    return found


def test_a_part_sees_its_arguments_and_the_frame(tmp_path: Path) -> None:
    """Its HTML is not escaped again, and text in it is escaped once."""
    files = {
        "page.html": '{{ part("p.html", name=view.title) }}',
        "p.html": "<p>{{ name }} of {{ frame.site_name }}</p>",
    }
    assert shown(template_set(tmp_path, files), page(title="A & B")) == "<p>A &amp; B of Test site</p>"


@pytest.mark.parametrize("asked", ["view.title", "other"])
def test_a_part_sees_nothing_else(tmp_path: Path, asked: str) -> None:
    """The fault names the part and its line."""
    files = {"page.html": '{% set other = 1 %}\n\n{{ part("p/q.html") }}', "p/q.html": f"<p>\n{{{{ {asked} }}}}</p>"}
    found = fault(template_set(tmp_path, files), page())
    assert (found.code, found.place.path, found.place.line) == ("template/failed", "p/q.html", 2)
    assert f"'{asked.partition('.')[0]}' is undefined" in found.message


def test_a_part_that_cannot_be_read_is_told_of_at_its_line(tmp_path: Path) -> None:
    """As any template is."""
    found = fault(template_set(tmp_path, {"page.html": '{{ part("p/q.html") }}', "p/q.html": "\n{% if %}"}), page())
    assert (found.code, found.place.path, found.place.line) == ("template/syntax", "p/q.html", 2)


def test_a_part_has_the_links_of_the_page_it_is_on(tmp_path: Path) -> None:
    """Pages of several depths, and the 404 page, which is shown at any depth."""
    templates = template_set(
        tmp_path, {"page.html": '{{ part("p.html") }}', "p.html": '{{ "/"|href }} {{ "/x/#y"|href }}'}
    )
    wanted = {
        "/": "./ ./x/#y",
        "/a/": "../ ../x/#y",
        "/b/": "../ ../x/#y",
        "/a/b/": "../../ ../../x/#y",
        "/old.html": "./ ./x/#y",
    }
    for _ in range(2):
        assert {url: shown(templates, page(url)) for url in wanted} == wanted
        assert shown(templates, page("/404.html", "404")) == "/sub/ /sub/x/#y"


def test_parts_differ_where_their_arguments_do(tmp_path: Path) -> None:
    """One and true are equal in Python and are not in HTML."""
    calls = ["a=1", "a=true", 'a="1"', "a=none", 'a=("1",)', "a=(1,)", "a=view.head", "a=[1]"]
    text = "\n".join(f'{{{{ part("p.html", {call}) }}}}' for call in calls)
    templates = template_set(tmp_path, {"page.html": text, "p.html": "{{ a }}"})
    wanted = ["1", "True", "1", "None", "(&#39;1&#39;,)", "(1,)", "Head(", "[1]"]
    for _ in range(2):
        lines = shown(templates, page()).split("\n")
        assert [line[: len(start)] for line, start in zip(lines, wanted, strict=True)] == wanted


def test_a_part_with_an_argument_that_can_change_is_made_each_time(tmp_path: Path) -> None:
    """A list is not what it was before something was added to it."""
    text = '{% set all = [1] %}{{ part("p.html", all=all) }}{% set _ = all.append(2) %} {{ part("p.html", all=all) }}'
    templates = template_set(tmp_path, {"page.html": text, "p.html": "{{ all|sum }}"})
    assert shown(templates, page()) == "1 3"


def test_parts_are_made_once_and_not_kept_for_ever() -> None:
    """A part in use stays; however many there are, what is kept has its bound."""
    made: list[int] = []

    def note(number: int) -> int:
        made.append(number)
        return number

    environment = jinja2.Environment(loader=jinja2.DictLoader({"p.html": "{{ note(n) }}"}), autoescape=True)
    environment.globals["note"] = note
    parts = Parts(environment, most=20_000)
    for number in range(1, 1000):
        assert parts.part("p.html", n=0) == "0"
        assert parts.part("p.html", n=number) == str(number)
        assert len(parts) <= 40
    assert made == [*range(1000)]


def test_a_page_depends_on_the_parts_it_shows(tmp_path: Path) -> None:
    """So a change of a part's template is a change of the page, and one of another template is not."""
    files = {"page.html": '{{ part("p.html") }}', "p.html": '{% include "q.html" %}', "q.html": "1", "other.html": "1"}
    before = template_set(tmp_path, files).closure("page.html")
    assert template_set(tmp_path, {"other.html": "2"}).closure("page.html") == before
    assert template_set(tmp_path, {"q.html": "2"}).closure("page.html") != before


@pytest.mark.parametrize(
    "text",
    [
        "{{ part(view.kind ~ '.html') }}",
        "{% set show = part %}{{ show('p.html') }}",
        "{{ part(*['p.html']) }}",
        "{% include view.kind ~ '.html' %}",
    ],
)
def test_a_computed_name_could_be_any_template(tmp_path: Path, text: str) -> None:
    """So the page depends on all of them."""
    before = template_set(tmp_path, {"page.html": text, "p.html": "1", "other.html": "1"}).closure("page.html")
    assert template_set(tmp_path, {"other.html": "2"}).closure("page.html") != before


def test_a_template_that_may_be_missing_counts_when_it_comes(tmp_path: Path) -> None:
    """And a change of one that is there counts too."""
    text = '{% include ["own.html", "q.html"] ignore missing %}'
    seen = [
        template_set(tmp_path, files).closure("page.html")
        for files in ({"page.html": text, "q.html": "1"}, {"q.html": "2"}, {"own.html": "1"}, {"own.html": "{% if %}"})
    ]
    assert len({*seen}) == len(seen)


def test_compiled_templates_hold_nothing_of_a_site(tmp_path: Path) -> None:
    """They are kept from build to build, and constants in them are worked out when they are compiled."""
    files = {"page.html": '{{ "/a/"|absolute }} {{ "/a/"|href }} {{ "/living/"|navigation_entry }}'}
    assert shown(template_set(tmp_path, files), page("/")) == "https://test.example.org/sub/a/ ./a/ /living/"
    frame = replace(FRAME, site_url="https://new.example.org/", navigation=())
    assert shown(template_set(tmp_path, {}, frame), page("/b/")) == "https://new.example.org/a/ ../a/ "


@pytest.mark.parametrize(
    ("url", "entry"),
    [
        ("/", "/"),
        ("/living/", "/living/"),
        ("/living/food/", "/living/"),
        ("/living/sleep/apnoea/", "/living/sleep/"),
        ("/livingroom/", ""),
        ("/about/", ""),
    ],
)
def test_the_navigation_shows_where_a_page_is(tmp_path: Path, url: str, entry: str) -> None:
    """The nearest entry above it; no page but the home page is below Home."""
    frame = replace(FRAME, navigation=(LinkView("Home", "/"), *FRAME.navigation))
    templates = template_set(tmp_path, {"page.html": "{{ view.url|navigation_entry }}"}, frame)
    assert shown(templates, page(url)) == entry


@pytest.mark.parametrize(
    ("lang", "locale"),
    [
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("pt-BR", "pt_BR"),
        ("de", "de_DE"),
        ("sv", "sv_SE"),
        ("zh-Hant", "zh_CN"),
        ("zh-Hant-TW", "zh_TW"),
        ("EN-gb", "en_GB"),
    ],
)
def test_locales_of_open_graph(lang: str, locale: str) -> None:
    """A language with the country that it names or else stands for."""
    assert og_locale(lang) == locale


@pytest.mark.parametrize(
    ("title", "html"),
    [
        ("Self-care & CBT-I: sleep", 'Self-care &amp; <span class="unbroken">CBT-I</span>: sleep'),
        ("X-ray or MRI", '<span class="unbroken">X-ray</span> or MRI'),
        ("A <b>-c", "A &lt;b&gt;-c"),
        ("A & B", "A &amp; B"),
        ("Stem-cell treatment", "Stem-cell treatment"),
        ("La tensión-α", 'La <span class="unbroken">tensión-α</span>'),
    ],
)
def test_a_title_keeps_its_short_forms_on_one_line(title: str, html: str) -> None:
    """Only those with a letter or two on one side of the hyphen, and what was text stays text."""
    template = jinja2.Environment(autoescape=True)
    template.filters["unbroken"] = unbroken
    assert template.from_string("{{ title|unbroken }}").render(title=title) == html


@pytest.mark.parametrize("total", range(1, 10))
def test_a_pagination_names_the_first_the_last_and_the_neighbours(total: int) -> None:
    """And says where some are left out, however many there are."""
    for here in range(1, total + 1):
        wanted = []
        for number in range(1, total + 1):
            if number in {1, total} or abs(number - here) <= 1:
                wanted.append(number)
            elif abs(number - here) == 2:
                wanted.append(0)
        assert list(Pagination(here, total, "/").steps) == wanted

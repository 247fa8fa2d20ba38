"""What real content folders hold, looked at in the built pages."""

from __future__ import annotations

import io
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser as Html

from tests.sites import DOT, GOOD, article, built, lay, tree

FOLDER = "content/living/sleep/"


def page(root: Path, files: dict[str, str | bytes], url: str = "/living/sleep/x/") -> Html:
    """The page at `url` of the good site with these files, which must build without a warning."""
    lay(root, GOOD, files)
    return Html((built(root, strict=True) / f"{url[1:]}index.html").read_bytes().decode())


def text(html: Html, selector: str) -> str:
    """The words of the first element that a selector finds."""
    node = html.css_first(selector)
    assert node is not None, selector
    return " ".join(node.text().split())


def dates(html: Html) -> dict[str, str | None]:
    """The dates of the byline by their labels."""
    return {
        text(Html(item.html or ""), ".dates__label"): time.attributes["datetime"]
        for item in html.css(".dates li")
        if (time := item.css_first("time"))
    }


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    """They change nothing: the page is the same as that of the plain file."""
    plain = article("Sleep", body="One.\n\n- two\n- three\n\n    code\n")
    windows = b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode()
    assert page(tmp_path / "a", {f"{FOLDER}x.md": windows}).html == page(tmp_path / "b", {f"{FOLDER}x.md": plain}).html


def test_old_macintosh_line_ends(tmp_path: Path) -> None:
    """A lone CR ends a line."""
    html = page(tmp_path, {f"{FOLDER}x.md": article("Sleep", body="## One\n\nTwo.").replace("\n", "\r")})
    assert text(html, ".prose h2") == "One"


def test_tabs(tmp_path: Path) -> None:
    """In lists, between the words of a title, and after a colon."""
    body = "-\tone\n\t- inner\n-\ttwo\n\n\tcode\twith tabs\n"
    html = page(tmp_path, {f"{FOLDER}x.md": article("Good\tsleep", "tags:\t[sleep]", body=body)})
    assert text(html, "h1") == "Good sleep"
    assert text(html, ".prose li li") == "inner"
    assert text(html, "#tags a") == "sleep"


def test_three_hyphens_in_the_body(tmp_path: Path) -> None:
    """They are a thematic break, and what follows is text, not front matter."""
    html = page(tmp_path, {f"{FOLDER}x.md": article("Sleep", body="One.\n\n---\n\ntitle: not a title\n\n---\n\nEnd.")})
    assert text(html, "h1") == "Sleep"
    assert len(html.css(".prose hr")) == 2
    assert "title: not a title" in text(html, ".prose")


def test_blank_lines_before_the_front_matter_and_dots_after_it(tmp_path: Path) -> None:
    """Both are YAML."""
    file = "\n\n" + article("Sleep").replace("\n---\nThe text", "\n...\nThe text")
    assert text(page(tmp_path, {f"{FOLDER}x.md": file}), ".prose") == "The text of an article."


@pytest.mark.parametrize("written", ["tags: Night sleep, naps , Café", "tags: [Night sleep, naps, Café]"])
def test_tags_as_one_text(tmp_path: Path, written: str) -> None:
    """Commas divide it, as in a list."""
    html = page(tmp_path, {f"{FOLDER}x.md": article("Sleep", written)})
    assert [node.text(strip=True) for node in html.css("#tags a")] == ["Night sleep", "naps", "Café"]


@pytest.mark.parametrize(
    "written", ["2026-03-04", '"2026-03-04"', "2026-03-04T23:30:00+01:00", "2026-03-04 08:00:00", '"2026-03-04T08:00Z"']
)
def test_dates_as_text_and_as_times(tmp_path: Path, written: str) -> None:
    """The day that is written is the day that is shown."""
    html = page(tmp_path, {f"{FOLDER}x.md": article("Sleep", f"updated: {written}")})
    assert dates(html) == {"Published": "2026-01-02", "Updated": "2026-03-04", "Medically reviewed": "2026-01-02"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1", "1"),
        ('"null"', "null"),
        ("no", "no"),
        ("on", "on"),
        ("0x1F", "0x1F"),
        ("2026-01-02", "2026-01-02"),
        ("12:30:45", "12:30:45"),
        ("1e3", "1e3"),
        ("'It''s 5 < 6 & \"so\"'", 'It\'s 5 < 6 & "so"'),
        (">-\n  A title\n  on two lines", "A title on two lines"),
    ],
)
def test_titles_stay_as_they_are_written(tmp_path: Path, written: str, shown: str) -> None:
    """Whatever YAML would take them for."""
    file = article("Sleep").replace("title: Sleep", f"title: {written}")
    html = page(tmp_path, {f"{FOLDER}x.md": file})
    assert text(html, "h1") == shown
    assert text(html, "title") == f"{shown} | Test site"


def test_words_of_yaml_stay_words(tmp_path: Path) -> None:
    """`no`, `on` and `off` as tags and under extra; `true` and numbers under extra are values."""
    files: dict[str, str | bytes] = {
        f"{FOLDER}x.md": article("Sleep", "tags: [no, on, off]", "extra: {a: no, b: on, c: true, d: 7, e: '7', f: ~}"),
        "templates/article.html": '<p id="tags">{{ view.tags|map(attribute="text")|list|tojson }}</p>'
        '<p id="extra">{{ view.extra|tojson }}</p>',
    }
    html = page(tmp_path, files)
    assert text(html, "#tags") == '["no", "on", "off"]'
    assert text(html, "#extra") == '{"a": "no", "b": "on", "c": true, "d": 7, "e": "7", "f": null}'


def test_large_and_deep_values_for_own_templates(tmp_path: Path) -> None:
    """11 KB of front matter, seven levels deep, arrives whole."""
    lines = ["extra:"]
    for level in range(1, 8):
        lines += [f"{'  ' * level}words-{level}: {'long text ' * 150}", f"{'  ' * level}level-{level}:"]
    lines.append(f"{'  ' * 8}deepest: yes, here")
    files: dict[str, str | bytes] = {
        f"{FOLDER}x.md": article("Sleep", *lines),
        "templates/article.html": "<p>{% set ns = namespace(at=view.extra) %}{% for level in range(1, 8) %}"
        '{% set ns.at = ns.at["level-" ~ level] %}{% endfor %}{{ ns.at.deepest }}</p>',
    }
    assert len(files[f"{FOLDER}x.md"]) > 11_000
    assert text(page(tmp_path, files), "p") == "yes, here"


def test_marks_of_other_generators_are_text(tmp_path: Path) -> None:
    """Nothing between double braces or percent signs is run or lost, in title, text, code, links and answers."""
    marks = "{{ site.title }} and {% include 'x' %} and {# note #} and {{< figure >}}"
    html = page(
        tmp_path,
        {
            f"{FOLDER}x.md": article(
                '"About {{ braces }}"',
                f"faq: [{{question: 'Why {{% raw %}}?', answer: \"{marks}\"}}]",
                body=f"Here: {marks}\n\n```\n{marks}\n```\n\n`{marks}`\n",
            )
        },
    )
    assert text(html, "h1") == "About {{ braces }}"
    body = text(html, ".prose").replace("’", "'").replace("‘", "'")
    assert body.count(marks) == 3, body
    assert text(html, ".faq__question") == "Why {% raw %}?"
    assert marks in text(html, ".faq__answer").replace("’", "'").replace("‘", "'")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("two words", "two-words"),
        ("Crème brûlée", "creme-brulee"),
        ("What is it?", "what-is-it"),
        ("Sleep: a guide", "sleep-a-guide"),
        ("50% more #sleep & rest", "50-more-sleep-rest"),
        ("睡眠", "shui-mian"),
        ("Сон", "son"),
        ("النوم", "lnwm"),
        ("under_score.v2", "under-score-v2"),
        ("UPPER", "upper"),
        ("e\u0301te\u0301", "ete"),
    ],
)
def test_names_of_all_kinds(tmp_path: Path, name: str, slug: str) -> None:
    """Folders and files become plain addresses, and a link to the file by its name leads there."""
    written = f"./{name}/{name}.md".replace("%", "%25").replace("?", "%3F").replace("#", "%23")
    files: dict[str, str | bytes] = {
        f"content/{name}/{name}.md": article("Named"),
        "content/about.md": f"---\ntitle: About\ndescription: About.\n---\n[It](<{written}>)\n",
    }
    html = page(tmp_path, files, "/about/")
    link = html.css_first(".prose a")
    assert link is not None
    assert link.attributes["href"] == f"../{slug}/{slug}/"
    assert (tmp_path / f"public/{slug}/{slug}/index.html").is_file()


def test_unicode_addresses_by_setting(tmp_path: Path) -> None:
    """`slugs: unicode` keeps other scripts, percent-encoded in links."""
    files: dict[str, str | bytes] = {
        "content/site.yaml": "url: https://test.example.org/\nslugs: unicode\n",
        "content/健康/睡眠.md": article("睡眠", "tags: [睡眠]"),
    }
    html = page(tmp_path, files, "/健康/睡眠/")
    tag = html.css_first("#tags a")
    assert tag is not None
    assert unquote(tag.attributes["href"] or "") == "../../tags/睡眠/"
    assert "/%E5%81%A5%E5%BA%B7/" in (tmp_path / "public/sitemap.xml").read_text()


@pytest.mark.parametrize(
    "name", ["my leaflet.pdf", "Fiche santé.pdf", "What?.pdf", "a:b.pdf", "100%.pdf", "c#.pdf", "睡.pdf"]
)
def test_files_beside_an_article(tmp_path: Path, name: str) -> None:
    """The link leads to the published file whatever it is called, and back to the same folder from the home page."""
    written = f"./{name}".replace("%", "%25").replace("?", "%3F").replace("#", "%23")
    files: dict[str, str | bytes] = {
        f"content/{name}": b"%PDF-1.4",
        f"{FOLDER}{name}": b"%PDF-1.4 other",
        f"{FOLDER}unused.pdf": b"%PDF-1.4",
        f"{FOLDER}x.md": article("Sleep", body=f"[Leaflet](<{written}>)"),
        "content/_index.md": f"---\ntitle: Home\n---\n[Leaflet](<{written}>)\n",
    }
    html = page(tmp_path, files)
    for url, content in (("/living/sleep/x/", b"%PDF-1.4 other"), ("/", b"%PDF-1.4")):
        html = Html((tmp_path / f"public{url}index.html").read_text(encoding="utf-8"))
        link = html.css_first(".prose a")
        assert link is not None
        address = urljoin(f"https://test.example.org{url}", link.attributes["href"] or "")
        path = unquote(address.removeprefix("https://test.example.org/"))
        assert (tmp_path / "public" / path).read_bytes() == content
    assert not (tmp_path / "public/living/sleep/unused.pdf").exists()


def size_of(picture: bytes) -> tuple[int, int]:
    """The width and height of a picture in pixels."""
    with Image.open(io.BytesIO(picture)) as image:
        return image.size


def wider(picture: bytes) -> bytes:
    """The picture, twice as wide."""
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as image:
        image.resize((2 * image.width, image.height)).save(buffer, "PNG")
    return buffer.getvalue()


def test_pictures_with_difficult_names(tmp_path: Path) -> None:
    """Beside the article and under static/."""
    files: dict[str, str | bytes] = {
        f"{FOLDER}Blütenstaub & Co?.png": DOT,
        "static/images/what's #1.png": wider(DOT),
        f"{FOLDER}x.md": article(
            "Sleep", body="![One](<Blütenstaub & Co%3F.png>)\n\n![Two](</images/what's %231.png>)"
        ),
    }
    html = page(tmp_path, files)
    sources = [node.attributes["src"] or "" for node in html.css(".prose img")]
    shown = [(tmp_path / "public/living/sleep/x" / unquote(src)).resolve() for src in sources]
    assert [size_of(file.read_bytes()) for file in shown] == [(1, 1), (2, 1)]
    assert not any(mark in src for src in sources for mark in "?# ")


def test_a_body_of_700_kilobytes(tmp_path: Path) -> None:
    """It is built whole."""
    part = "## Part {0}\n\nSleep is *good*, and **long** text with [a link](x.md) is fine.\n\n- one\n- two {0}\n\n"
    body = "".join(part.format(number) for number in range(7300))
    assert len(body) > 700_000
    html = page(tmp_path, {f"{FOLDER}x.md": article("Sleep", body=body)})
    assert len(html.css(".prose h2")) == 7300
    assert text(html, ".prose").endswith("two 7299")


def test_a_linked_folder(tmp_path: Path) -> None:
    """A symbolic link to a folder elsewhere is content like any other."""
    lay(tmp_path / "elsewhere", {"x.md": article("Linked")})
    (tmp_path / "site/content/living").mkdir(parents=True)
    (tmp_path / "site/content/living/sleep").symlink_to(tmp_path / "elsewhere")
    assert text(page(tmp_path / "site", {}), "h1") == "Linked"


def test_hidden_files_and_backups_are_no_content(tmp_path: Path) -> None:
    """Nor are folders of programs such as .git; nothing of them is published or judged."""
    broken = "no front matter [gone](gone.md)"
    page(
        tmp_path,
        {
            f"{FOLDER}x.md": article("Sleep"),
            f"{FOLDER}.x.md": broken,
            f"{FOLDER}x.md~": broken,
            "content/.obsidian/x.md": broken,
            "content/.DS_Store": b"\0\xff",
            "static/.git/config": "secret",
            "static/.well-known": "",
        },
    )
    assert not [path for path in tree(tmp_path / "public") if "/." in f"/{path}" or path.endswith("~")]


def test_a_site_without_any_article(tmp_path: Path) -> None:
    """An empty content folder is a valid site: a home page and a page for addresses that are not there."""
    html = page(tmp_path, {}, "/")
    assert text(html, "h1") == "Test site"
    assert (tmp_path / "public/404.html").is_file()

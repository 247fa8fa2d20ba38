"""What happens around articles: settings, data files, templates, static files, the clock, the output, the memory.

In: a site. Out: nothing; one thing is different.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from healthpress.build.folder import theme_folder
from tests.walks.edits import Edit
from tests.walks.site import Site, move

SETTINGS: dict[str, tuple[str | None, ...]] = {
    "name": ("Test site", "A quite different name"),
    "url": ("https://test.example.org/", "https://test.example.org/below/"),
    "description": ("A site for tests.", None),
    "lang": ("en-GB", "es", None),
    "timezone": ("Europe/London", "Asia/Tokyo", None),
    "publisher": ("{name: Good Press, url: 'https://press.example.org/', logo: /social-card.png}", None),
    "navigation": ("[{text: Food, url: /food/}, {text: About, url: /about/}]", "[]", None),
    "cta": ("{title: Help, text: Ask us., link: {text: Ask, url: /about/}}", None),
    "share": ("[email]", "[]", None),
    "disclaimer": ("Ask a nurse.", "''", None),
    "notice": ("Be well.", None),
    "article_type": ("news", None),
    "markdown": ("commonmark", "python-markdown"),
    "html": ("trusted", None),
    "slugs": ("unicode", None),
    "page_size": ("5", "7", None),
    "gate": ("warn", "strict", "off", None),
    "review_months": ("3", "0", None),
    "expired": ("{notice_days: 2}", "{notice_days: 0, then: remove}", "{notice_days: 4, then: remove}", None),
    "extra": ("{note: one}", "{note: two}", None),
    "security": ("{contact: 'mailto:a@example.org'}", "{sources: {img-src: 'https://b.example.org'}}", None),
    "hosting": ("[nginx, apache]", None),
    "machines": ("{markdown: true, llms_txt: true}", "{markdown: true}", None),
    "compress": ("true", None),
    "crawlers": ("{training: deny}", None),
    "languages": ("{es: {name: Sitio, notice: Hola.}}", "{es: {navigation: []}}", None),
}
TEMPLATES = ("partials/disclaimer.html", "partials/card.html", "partials/pills.html", "article.html", "redirect.html")


def settings(site: Site) -> None:
    """Another setting."""
    text = site.path("content/site.yaml").read_text(encoding="utf-8")
    lines = dict(line.split(": ", 1) for line in text.splitlines())
    key = site.dice.choice(list(SETTINGS))
    value = site.dice.choice([item for item in SETTINGS[key] if item != lines.get(key)])
    lines.pop(key, None)
    lines |= {key: value} if value is not None else {}
    site.write("content/site.yaml", "".join(f"{name}: {item}\n" for name, item in lines.items()))


def tags_file(site: Site) -> None:
    """Other synonyms or descriptions of topics, or none."""
    texts = (
        "multiple sclerosis: [MS]\n",
        "sleep: [rest, night]\n",
        "heart:\n  description: The heart.\n",
        f"pain: {{description: {site.words(2)}, synonyms: [ache, hurt]}}\n",
        "",
    )
    site.write("content/tags.yaml", site.dice.choice(texts))


def conditions_file(site: Site) -> None:
    """Other names or codes of conditions."""
    site.write("content/conditions.yaml", f"flu: {{name: {site.words(1)}, icd10: J11}}\nasthma: {{name: Asthma}}\n")


def glossary_file(site: Site) -> None:
    """Other terms, of words that articles use, or none."""
    one, other = dict.fromkeys((site.words(1), site.words(1))), site.words(2)
    terms = "".join(f"{word}: {{meaning: In plain words, short: XY{number}}}\n" for number, word in enumerate(one))
    texts = (terms, f"{other} {site.words(1)}: {{meaning: Something}}\n", "")
    site.write("content/glossary.yaml", site.dice.choice(texts))


def wording_file(site: Site) -> None:
    """Other words of the interface in a language, or the program's."""
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    message = f'\nmsgid "Recommended"\nmsgstr "{site.words(1)}"\n'
    lang = site.dice.choice(["es", "en"])
    site.write(f"content/locale/{lang}.po", head + site.dice.choice([message, ""]))


def template(site: Site) -> None:
    """A template of the site's own: a new one over the theme's, another text, or no longer."""
    name = site.dice.choice(TEMPLATES)
    own = f"templates/{name}"
    exists, slim = site.path(own).exists(), site.path("templates/base.html").exists()
    if exists and not slim and site.dice.random() < 0.5:
        site.remove(own)
        return
    text = (site.path(own) if exists else theme_folder() / own).read_text(encoding="utf-8")
    mark = f"{{# {site.words(2)} #}}" if site.dice.random() < 0.2 else f"<!-- {site.words(2)} -->"
    kept = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(("{# ", "<!-- ")))
    site.write(own, kept + mark + "\n")


def unused_template(site: Site) -> None:
    """A template that no page uses."""
    site.write("templates/unused.html", f"<p>{site.words(2)}</p>\n")


def broken_template(site: Site) -> None:
    """A template with a mistake, of form or of name."""
    site.write("templates/partials/disclaimer.html", site.dice.choice(["{% if %}\n", "{{ view.nothing }}\n"]))


def style(site: Site) -> None:
    """The site's own style sheet or script, another one, or none."""
    name = site.dice.choice(["static/css/95-own.css", "static/js/own.js"])
    if site.path(name).exists() and site.dice.random() < 0.3:
        site.remove(name)
    else:
        site.write(name, f"/* {site.words(2)} */\n")


def static_file(site: Site) -> None:
    """A file that is published as it is, another version of it, or none."""
    name = site.dice.choice(["static/leaflet.txt", "static/favicon.ico", "static/robots-note/a.txt"])
    if site.path(name).exists() and site.dice.random() < 0.4:
        site.remove(name)
    else:
        site.write(name, site.words(3))


def clock(site: Site) -> None:
    """Days pass, or the clock is put back."""
    site.switch(now=site.switches.now + dt.timedelta(days=site.dice.choice([1, 1, 2, 5, -1, -3])))


def base_url(site: Site) -> None:
    """Built for another address, or again for the site's own."""
    site.switch(base_url="" if site.switches.base_url else "https://other.example.org/sub/")


def drafts(site: Site) -> None:
    """With drafts, or without again."""
    site.switch(drafts=not site.switches.drafts)


def paranoid(site: Site) -> None:
    """Every file is read, or time stamps are trusted again."""
    site.switch(paranoid=not site.switches.paranoid)


def search(site: Site) -> None:
    """With a search page and its index, or without again."""
    site.switch(search=not site.switches.search)


def other_output(site: Site) -> None:
    """Another output folder, or the first again, with what was built there long ago."""
    site.switch(output="elsewhere/preview" if site.switches.output == "public" else "public")


def nothing(site: Site) -> None:
    """Nothing happens."""
    del site


def damage_output(site: Site) -> None:
    """Somebody changes, touches or removes a file of the output."""
    files = [name for name in site.files(site.switches.output) if name not in site.strangers]
    file = site.path(site.dice.choice(files))
    kind = site.dice.randrange(4)
    if kind == 0:
        file.unlink()
    elif kind == 1:
        file.write_bytes(b"changed by somebody")
    elif kind == 2:
        data = file.read_bytes()
        file.write_bytes(data[:-1] + b"?")
    else:
        file.touch()


def remove_output(site: Site) -> None:
    """The output is gone, all of it or one folder."""
    folders = [site.path(site.switches.output), *sorted(site.path(site.switches.output).iterdir())]
    shutil.rmtree(site.dice.choice([folder for folder in folders if folder.is_dir()]))


def stranger(site: Site) -> None:
    """Somebody else's file in the output folder, which stays."""
    name = f"{site.switches.output}/{site.dice.choice(['', 'care/', 'verification/'])}stranger-{site.made}.txt"
    site.path(name).parent.mkdir(parents=True, exist_ok=True)
    site.path(name).write_text(site.words(2), encoding="utf-8")
    site.strangers.add(name)


def moved(site: Site) -> None:
    """The site is renamed, or copied to a new place."""
    move(site, copy=site.dice.random() < 0.5)


def damage_memory(site: Site) -> None:
    """What builds remember is cut short or overwritten."""
    name = site.dice.choice([name for name in site.files(".healthpress") if not name.endswith("/lock")])
    data = bytearray(site.path(name).read_bytes())
    middle = len(data) // 2
    if site.dice.random() < 0.5:
        site.path(name).write_bytes(data[:middle])
    else:
        site.path(name).write_bytes(data[:middle] + b"?" + data[middle + 1 :])


def lose_memory(site: Site) -> None:
    """What builds remember is gone; and with it which files of another output folder are ours, so that goes too."""
    shutil.rmtree(site.path(".healthpress"))
    other = "elsewhere/preview" if site.switches.output == "public" else "public"
    shutil.rmtree(site.path(other), ignore_errors=True)
    site.strangers -= {name for name in site.strangers if name.startswith(f"{other}/")}


def keep(site: Site) -> None:
    """Output and memory are put aside, as a build server's cache does."""
    _copy_built(site.root, aside(site))


def restore(site: Site) -> None:
    """Output and memory are those that were put aside, of older content perhaps; without any, nothing happens.

    With them come somebody else's files, of an output folder too that went since with its memory.
    """
    if aside(site).exists():
        _copy_built(aside(site), site.root)
        back = (name for folder in _OUTPUTS for name in site.files(folder))
        site.strangers.update(name for name in back if "/stranger-" in name)


def aside(site: Site) -> Path:
    """Where output and memory are put aside."""
    return site.root.parent / "aside"


_OUTPUTS = ("public", "elsewhere")


def _copy_built(source: Path, target: Path) -> None:
    for name in (".healthpress", *_OUTPUTS):
        shutil.rmtree(target / name, ignore_errors=True)
        if (source / name).exists():
            shutil.copytree(source / name, target / name)


AROUND: tuple[Edit, ...] = (
    *(
        settings,
        settings,
        tags_file,
        conditions_file,
        glossary_file,
        wording_file,
        template,
        template,
        unused_template,
        broken_template,
        style,
    ),
    *(
        static_file,
        clock,
        clock,
        base_url,
        drafts,
        paranoid,
        search,
        other_output,
        nothing,
        damage_output,
        damage_output,
    ),
    *(remove_output, stranger, moved, damage_memory, lose_memory, keep, restore),
)

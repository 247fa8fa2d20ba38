"""What editors do to articles, people and folders.

In: a site. Out: nothing; one thing about its files is different. Most edits leave the site valid.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath

from tests.sites import DOT, PERSON
from tests.walks.site import FOLDERS, PEOPLE, TAGS, WORDS, Site

Edit = Callable[[Site], None]


def _change(site: Site, name: str, **front: str | None) -> None:
    """Set keys of the front matter; None removes one."""
    text = site.read(name)
    for key, value in front.items():
        if value is None:
            text.front.pop(key, None)
        else:
            text.front[key] = value
    site.write(name, str(text))


def _append(site: Site, addition: str, name: str = "") -> None:
    name = name or site.some()
    text = site.read(name)
    text.body += f"\n{addition}\n"
    site.write(name, str(text))


def _listed(value: str) -> list[str]:
    return [item.strip() for item in value.strip("[]").split(",") if item.strip()]


def body(site: Site) -> None:
    """A sentence more."""
    _append(site, f"{site.words(5)}.")


def body_word(site: Site) -> None:
    """One word less."""
    name = site.some()
    text = site.read(name)
    text.body = text.body.partition(" ")[2] or text.body
    site.write(name, str(text))


def heading(site: Site) -> None:
    """A heading more."""
    _append(site, f"## {site.words(2)}\n\n{site.words(3)}.")


def link(site: Site) -> None:
    """A link to another article, a folder, a topic or a person."""
    there = site.public().removeprefix("content")
    target = site.dice.choice([there, there, there, "/food/", "/people/ada-quill/", "/about.md"])
    _append(site, f"See [{site.words(1)}]({target}).")


def part(site: Site) -> None:
    """A citation, a component, a table or a question more."""
    if site.dice.random() < 0.25:
        answer = f"[{{question: {site.words(2)}?, answer: {site.words(3)}}}]"
        _change(site, site.some(), faq=answer, key_points=f"[{site.words(3)}]")
        return
    urgent = "::: urgent\nCall a doctor.\n:::"
    _append(site, site.dice.choice(["Cited [@one].", urgent, "| a | b |\n|---|---|\n| 1 | 2 |", "- a\n  - b"]))


def title(site: Site) -> None:
    """Another title."""
    _change(site, site.some(), title=site.words(4))


def description(site: Site) -> None:
    """Another description, or none."""
    _change(site, site.some(), description=site.words(6) if site.dice.random() < 0.8 else None)


def add_tag(site: Site) -> None:
    """A topic more, perhaps one that is new to the site."""
    name = site.some()
    tags = _listed(site.read(name).front.get("tags", "[]"))
    _change(site, name, tags=f"[{', '.join([*tags, site.dice.choice([*TAGS, *WORDS])])}]")


def drop_tag(site: Site) -> None:
    """A topic less."""
    name = site.some()
    tags = _listed(site.read(name).front.get("tags", "[]"))
    _change(site, name, tags=f"[{', '.join(tags[1:])}]" if len(tags) > 1 else None)


def rename_tag(site: Site) -> None:
    """A topic has another name wherever it stands."""
    old, new = site.dice.choice(TAGS), site.dice.choice([*TAGS, *WORDS])
    for name in site.articles():
        tags = _listed(site.read(name).front.get("tags", "[]"))
        if old in tags:
            _change(site, name, tags=f"[{', '.join(new if tag == old else tag for tag in tags)}]")


def dates(site: Site) -> None:
    """Another date of publication, change or review."""
    key = site.dice.choice(["date", "updated", "reviewed", "review_by"])
    _change(site, site.some(), **{key: site.day(-150, 150 if key == "review_by" else 3)})


def history(site: Site) -> None:
    """What changed on one or two days, perhaps as a correction; or nothing that is told."""
    kinds = site.dice.choices(["update", "correction"], k=site.dice.randint(1, 2))
    changes = ", ".join(f"{{date: {site.day(-9, 2)}, what: {site.words(2)}, kind: {kind}}}" for kind in kinds)
    _change(site, site.some(), history=site.dice.choice([f"[{changes}]", f"[{changes}]", None]))


def draft(site: Site) -> None:
    """Withdrawn, or published again."""
    name = site.some()
    _change(site, name, draft=None if "draft" in site.read(name).front else "true")


def schedule(site: Site) -> None:
    """To be published, or to expire, in some days; or no longer."""
    name, key = site.some(), site.dice.choice(["publish_at", "expires"])
    time = site.switches.now + dt.timedelta(days=site.dice.randint(-2, 9))
    _change(site, name, **{key: None if key in site.read(name).front else time.isoformat()})


def people_of(site: Site) -> None:
    """Other authors or reviewers."""
    people = site.dice.sample(PEOPLE, site.dice.randint(1, 2))
    _change(site, site.some(), **{site.dice.choice(["authors", "reviewers"]): f"[{', '.join(people)}]"})


def related(site: Site) -> None:
    """Hand-picked articles."""
    _change(site, site.some(), related=f"[{site.public().removeprefix('content')}]")


def alias(site: Site) -> None:
    """An old address that leads to an article, or none."""
    site.made += 1
    _change(site, site.some(), aliases=site.dice.choice([f"[/old/{site.made}/]", f"[/old-{site.made}.html]", None]))


def slug(site: Site) -> None:
    """Another address."""
    site.made += 1
    _change(site, site.some(), slug=f"{site.words(1)}-{site.made}" if site.dice.random() < 0.8 else None)


def language(site: Site) -> None:
    """Another language, perhaps as a translation."""
    original = site.public().removeprefix("content/")
    _change(
        site, site.some(), lang=site.dice.choice(["es", "en-GB"]), translation_of=site.dice.choice([original, None])
    )


def about(site: Site) -> None:
    """What an article is about."""
    _change(site, site.some(), about=site.dice.choice(["[flu]", "[asthma, flu]", None]))


def extra(site: Site) -> None:
    """A value for a site's own templates."""
    _change(site, site.some(), extra=site.dice.choice([f"{{note: {site.words(1)}}}", "{list: [a, b]}", None]))


def add(site: Site) -> None:
    """A new article."""
    site.made += 1
    site.write(f"content/{site.dice.choice(FOLDERS)}/article-{site.made}.md", str(site.new_article()))


def delete(site: Site) -> None:
    """An article less; links to it go too, unless the editor forgets them."""
    if len(site.articles()) > 40:
        name = site.some()
        site.remove(name)
        _mend_links(site, name, "")


def move_file(site: Site) -> None:
    """An article in another folder or with another name, perhaps both."""
    name = site.some()
    site.made += 1
    folder = site.dice.choice([str(PurePosixPath(name).parent), *(f"content/{item}" for item in FOLDERS)])
    target = f"{folder}/moved-{site.made}.md"
    text = str(site.read(name))
    site.remove(name)
    site.write(target, text)
    _mend_links(site, name, target)


def _mend_links(site: Site, old: str, new: str) -> None:
    """What named the old file names the new one, or nothing; one time in ten nobody does it."""
    if site.dice.random() < 0.1:
        return
    here, there = old.removeprefix("content"), new.removeprefix("content")
    for name in site.articles():
        text = site.path(name).read_text(encoding="utf-8")
        if here in text or here[1:] in text:
            if there:
                mended = text.replace(here, there).replace(here[1:], there[1:])
            else:
                mended = re.sub(rf"\[(\w+)\]\({re.escape(here)}\)", r"\1", text)
                mended = re.sub(
                    rf"(related: \[{re.escape(here)}\]|translation_of: {re.escape(here[1:])})\n", "", mended
                )
            site.write(name, mended)


def swap_files(site: Site) -> None:
    """Two articles change places: both names stay, with equal times perhaps, and the contents change."""
    one, two = site.some(), site.some()
    first, second = site.path(one).read_bytes(), site.path(two).read_bytes()
    site.write(one, second)
    site.write(two, first)


def folder_index(site: Site) -> None:
    """A folder gets a name, another one, or none."""
    name = f"content/{site.dice.choice([*FOLDERS, 'care', 'mind', 'new/deep'])}/_index.md"
    if site.path(name).exists() and site.dice.random() < 0.3:
        site.remove(name)
    else:
        order = site.dice.choice(["", f"order: {site.dice.randint(1, 5)}\n"])
        site.write(name, f"---\ntitle: {site.words(2)}\n{order}---\n{site.words(4)}\n")


def person(site: Site) -> None:
    """Another role or name of somebody."""
    name = site.dice.choice(["Ada Quill", "Ben Oak"])
    text = PERSON.replace("role: Physician", f"role: {site.words(1)} physician").replace("Ada Quill", name)
    if site.dice.random() < 0.3:
        text = text.replace("credentials: MBBS, MRCP\n", "")
    site.write(f"content/people/{name.lower().replace(' ', '-')}.md", text.replace("invented.", f"{site.words(1)}."))


def plain_page(site: Site) -> None:
    """Another text of a plain page, a new one, or one less."""
    name = site.dice.choice(["content/about.md", "content/contact.md", "content/_index.md"])
    if site.path(name).exists() and site.dice.random() < 0.3 and name != "content/about.md":
        site.remove(name)
    else:
        site.write(name, f"---\ntitle: {site.words(1)}\n---\n{site.words(4)}\n")


def picture(site: Site) -> None:
    """An article gets a picture, its picture is replaced, or goes; small sites only change the card of the site."""
    if not site.pictures:
        site.write("static/social-card.png", DOT + site.words(1).encode())
        return
    name = site.some()
    file = name.replace(".md", ".png")
    if not site.path(file).exists():
        site.write(file, _wide(site.dice.randint(1, 200)))
        focus = site.dice.choice(("", ", focus: [10, 50]", ", focus: [90, 20]"))
        _change(site, name, image=f"{{src: {PurePosixPath(file).name}, alt: {site.words(2)}{focus}}}")
    elif site.dice.random() < 0.6:
        site.write(file, _wide(site.dice.randint(1, 200)))
    else:
        _change(site, name, image=None)
        site.remove(file)


def _wide(shade: int) -> bytes:
    """A PNG of 600 by 2 pixels, wide enough for one smaller version."""
    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (600, 2), (shade, 90, 90)).save(data, "PNG")
    return data.getvalue()


def download(site: Site) -> None:
    """A file to download beside an article, linked from it, or another version of it."""
    name = site.some()
    file = name.replace(".md", ".txt")
    if not site.path(file).exists():
        _append(site, f"[Leaflet]({PurePosixPath(file).name})", name)
    site.write(file, site.words(3))


def touch(site: Site) -> None:
    """A new time stamp, and nothing else."""
    site.path(site.some()).touch()


def same_second(site: Site) -> None:
    """A file that was just edited is edited again: size and time stamp stay."""
    recent = [name for name in site.articles() if site.path(name).stat().st_mtime_ns > site.built_at - 300_000_000]
    if recent:
        _quietly(site, site.dice.choice(recent))
    else:
        body(site)


def _quietly(site: Site, name: str) -> None:
    """One letter of the last sentence changes; size and time stamp stay."""
    facts = site.path(name).stat()
    text = site.read(name)
    at = text.body.rindex(".")
    text.body = f"{text.body[: at - 1]}{site.dice.choice('abcdefgh')}{text.body[at:]}"
    site.write(name, str(text))
    os.utime(site.path(name), ns=(facts.st_atime_ns, facts.st_mtime_ns))


def old_time(site: Site) -> None:
    """An edit with a time stamp of long ago, as archives and version control leave it."""
    name = site.some()
    _append(site, f"{site.words(3)}.", name)
    os.utime(site.path(name), (1e9, 1e9 + zlib.crc32(site.path(name).read_bytes()) % 1000))


def broken_text(site: Site) -> None:
    """A mistake that stops the build."""
    name = site.some()
    text = site.read(name)
    text.front |= site.dice.choice(
        [{"title": "[a"}, {"date": "soon"}, {"authors": "[nobody]"}, {"about": "[nothing]"}, {"related": "[nowhere]"}]
    )
    text.body += site.dice.choice(["", "\n[x](/nowhere.md)\n", "\n::: nothing\n"])
    site.write(name, str(text))


USUAL: tuple[Edit, ...] = (
    body,
    body_word,
    heading,
    link,
    title,
    add_tag,
    drop_tag,
    add,
    delete,
    move_file,
    same_second,
)
SELDOM: tuple[Edit, ...] = (
    *(part, description, rename_tag, dates, draft, schedule, people_of, related, alias, slug, language, about, extra),
    *(history, swap_files, folder_index, person, plain_page, picture, download, touch, old_time, broken_text),
)

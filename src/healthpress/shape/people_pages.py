"""People to pages: everybody, and each one's profile.

In: the edition. Out: pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from healthpress.model.document import Person
from healthpress.model.page import Page, page_of
from healthpress.model.view import LinkView, PeopleView, ProfileView
from healthpress.shape.edition import Edition
from healthpress.shape.parts import Parts
from healthpress.text.digest import SHORT, digest_of
from healthpress.text.languages import same_language
from healthpress.text.summary import summary
from healthpress.text.wording import Words


def people_pages(edition: Edition, parts: Parts) -> Iterator[Page]:
    """The index of people and every profile; nothing where the site names nobody."""
    people = sorted(edition.catalogue.people.values(), key=lambda person: (person.meta.title.casefold(), person.slug))
    if not people:
        return
    written, reviewed = _articles_of(edition, "authors"), _articles_of(edition, "reviewers")
    yield page_of(_index(people, written, reviewed, edition), "people.html")
    for person in people:
        by, checked = (_own_first(urls.get(person.slug, []), person, edition) for urls in (written, reviewed))
        yield _profile(person, by, checked, edition, parts)


def _profile(person: Person, written: list[str], reviewed: list[str], edition: Edition, parts: Parts) -> Page:
    meta = person.meta
    made_of = {
        "person": parts.person(person.slug),
        "description": f"{meta.description}\n{_description(person, edition.words_for(person))}",
        "lang": edition.lang_of(person),
        "extra": digest_of(meta.extra)[:SHORT] if meta.extra else "",
        **parts.text(person),
        "head": parts.picture(meta.image, person),
        "card": edition.social_card(person.url),
        "breadcrumb": _people_link(edition, edition.words_for(person)).text,
        "written": parts.cards(written),
        "reviewed": parts.cards(reviewed),
    }
    make = partial(_profile_view, person, written, reviewed, edition)
    day, lang = parts.last_change((*written, *reviewed)), made_of["lang"]
    return Page(person.url, "profile.html", made_of, make, day, lang=lang, searched=True)


def _own_first(urls: list[str], person: Person, edition: Edition) -> list[str]:
    """The articles in the language of the person's page, then those in others."""
    if len(edition.by_language) == 1:
        return urls
    articles, lang = edition.catalogue.by_url, edition.lang_of(person)
    return sorted(urls, key=lambda url: not same_language(edition.lang_of(articles[url]), lang))


def _named(person: Person, words: Words) -> str:
    """The name with the role."""
    meta = person.meta
    return words.gettext("%(name)s, %(role)s", name=meta.title, role=meta.role) if meta.role else meta.title


def _description(person: Person, words: Words) -> str:
    if person.meta.description:
        return person.meta.description
    return summary(words.gettext("%(person)s. %(text)s", person=_named(person, words), text=person.summary).strip())


def _people_link(edition: Edition, words: Words) -> LinkView:
    folder = edition.catalogue.folders.get("/people/")
    return LinkView(folder.meta.title if folder else words.gettext("People"), "/people/")


def _articles_of(edition: Edition, key: str) -> dict[str, list[str]]:
    """For each person's slug, the site paths of the articles that name them under `key`, newest first."""
    found: dict[str, list[str]] = {}
    for article in edition.catalogue.articles:
        for slug in dict.fromkeys(getattr(article.meta, key)):
            found.setdefault(slug, []).append(article.url)
    return found


def _index(
    people: list[Person], written: dict[str, list[str]], reviewed: dict[str, list[str]], edition: Edition
) -> PeopleView:
    folder = edition.catalogue.folders.get("/people/")
    words = edition.words_for()
    link = _people_link(edition, words)
    title = link.text
    names = words.listed(person.meta.title for person in people[:4])
    description = (folder.meta.description if folder else "") or summary(
        words.gettext(
            "Who writes and medically reviews the articles of %(site)s: %(names)s and others.",
            site=edition.site.name,
            names=names,
        )
    )
    return PeopleView(
        kind="people",
        url="/people/",
        lang=edition.site.lang,
        title=title,
        description=folder.meta.description if folder else "",
        head=edition.head(title, description, "/people/"),
        breadcrumb=(edition.home(words), link),
        intro_html=edition.intro(folder) if folder else "",
        authors=tuple(edition.person_view(item) for item in people if item.slug in written),
        reviewers=tuple(
            edition.person_view(item) for item in people if item.slug in reviewed and item.slug not in written
        ),
        others=tuple(
            edition.person_view(item) for item in people if item.slug not in written and item.slug not in reviewed
        ),
    )


def _profile_view(person: Person, written: list[str], reviewed: list[str], edition: Edition) -> ProfileView:
    meta, words = person.meta, edition.words_for(person)
    picture = edition.picture(meta.image, person)
    return ProfileView(
        kind="person",
        url=person.url,
        lang=words.lang,
        title=meta.title,
        description=meta.description,
        head=edition.head(_named(person, words), _description(person, words), person.url, image=picture),
        breadcrumb=(edition.home(words), _people_link(edition, words), LinkView(meta.title, person.url)),
        extra=meta.extra,
        person=edition.person_view(person),
        body=edition.filled(edition.text_of(person).body, person),
        written=edition.card_list(written),
        reviewed=edition.card_list(reviewed),
    )

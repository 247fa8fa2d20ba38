"""People to pages: everybody, and each one's profile.

In: the edition. Out: pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthpress.model.document import Person
from healthpress.model.page import Page
from healthpress.model.view import LinkView, PeopleView, ProfileView
from healthpress.shape.edition import Edition, summary


def people_pages(edition: Edition) -> Iterator[Page]:
    """The index of people and every profile; nothing where the site names nobody."""
    people = sorted(edition.catalogue.people.values(), key=lambda person: (person.meta.title.casefold(), person.slug))
    if not people:
        return
    written, reviewed = _articles_of(edition, "authors"), _articles_of(edition, "reviewers")
    yield _index(people, written, reviewed, edition)
    for person in people:
        yield _profile(person, written.get(person.slug, []), reviewed.get(person.slug, []), edition)


def _articles_of(edition: Edition, key: str) -> dict[str, list[str]]:
    """For each person's slug, the site paths of the articles that name them under `key`, newest first."""
    found: dict[str, list[str]] = {}
    for article in edition.catalogue.articles:
        for slug in dict.fromkeys(getattr(article.meta, key)):
            found.setdefault(slug, []).append(article.url)
    return found


def _index(
    people: list[Person], written: dict[str, list[str]], reviewed: dict[str, list[str]], edition: Edition
) -> Page:
    folder = edition.catalogue.folders.get("/people/")
    title = folder.meta.title if folder else "People"
    names = ", ".join(person.meta.title for person in people[:4])
    description = (folder.meta.description if folder else "") or summary(
        f"Who writes and medically reviews the articles of {edition.site.name}: {names} and others."
    )
    view = PeopleView(
        kind="people",
        url="/people/",
        lang=edition.site.lang,
        title=title,
        description=folder.meta.description if folder else "",
        head=edition.head(title, description, "/people/"),
        breadcrumb=(LinkView("Home", "/"), LinkView(title, "/people/")),
        intro_html=edition.filled(folder.body, folder) if folder else "",
        authors=tuple(edition.person_view(item) for item in people if item.slug in written),
        reviewers=tuple(
            edition.person_view(item) for item in people if item.slug in reviewed and item.slug not in written
        ),
        others=tuple(
            edition.person_view(item) for item in people if item.slug not in written and item.slug not in reviewed
        ),
    )
    return Page("/people/", "people.html", view)


def _profile(person: Person, written: list[str], reviewed: list[str], edition: Edition) -> Page:
    meta = person.meta
    folder = edition.catalogue.folders.get("/people/")
    role = f", {meta.role}" if meta.role else ""
    description = meta.description or summary(f"{meta.title}{role}. {person.body.text}")
    index = LinkView(folder.meta.title if folder else "People", "/people/")
    picture = edition.picture(meta.image, person)
    view = ProfileView(
        kind="person",
        url=person.url,
        lang=meta.lang or edition.site.lang,
        title=meta.title,
        description=meta.description,
        head=edition.head(f"{meta.title}{role}", description, person.url, image=picture),
        breadcrumb=(LinkView("Home", "/"), index, LinkView(meta.title, person.url)),
        extra=meta.extra,
        person=edition.person_view(person),
        body=edition.filled(person.body, person),
        written=edition.card_list(written),
        reviewed=edition.card_list(reviewed),
    )
    return Page(person.url, "profile.html", view)

"""Nodes of schema.org 30.0 made from what a page shows.

In: people, pictures, links and conditions of a view. Out: plain dictionaries with their keys in a fixed order. It
stands apart from structured_data.py so that each page kind there reads as a list of its nodes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from healthpress.model.address import encoded
from healthpress.model.card import Card, Picture
from healthpress.model.frame import Frame
from healthpress.model.meta import Change, Condition
from healthpress.model.source_view import ReferenceView
from healthpress.model.view import FaqView, LinkView, PersonView

Node = dict[str, Any]

SHORTEST_TRAIL = 2
"""How many items a BreadcrumbList must have at least."""


def node(kind: str, identity: str = "", **properties: Any) -> Node:
    """A node of a type with those properties that have a value; schema.org has no empty ones."""
    made: Node = {"@type": kind}
    if identity:
        made["@id"] = identity
    for name, value in properties.items():
        if value:
            made[name] = value
    return made


def reference_to(target: Node) -> Node:
    """A link to a node of the same graph."""
    return {"@id": target["@id"]}


def references_to(targets: Iterable[Node]) -> list[Node]:
    """Links to nodes of the same graph."""
    return [reference_to(target) for target in targets]


def absolute(frame: Frame, target: str) -> str:
    """The full, encoded address of a site path; absolute addresses stay."""
    return frame.site_url + encoded(target[1:]) if target.startswith("/") else target


def moment(day: dt.date | None, frame: Frame) -> str:
    """The start of a day in the site's time zone, as an ISO 8601 date-time with offset; "" for no day."""
    return _start(day, frame.timezone) if day else ""


@lru_cache(maxsize=4096)
def _start(day: dt.date, timezone: str) -> str:
    return dt.datetime.combine(day, dt.time(), ZoneInfo(timezone)).isoformat()


def picture(image: Picture | None, identity: str, frame: Frame) -> list[Node]:
    """The ImageObject of a picture as a list of one, or none. `width` and `height` are pixels."""
    if image is None:
        return []
    url = absolute(frame, image.src)
    made = node(
        "ImageObject",
        identity,
        url=url,
        contentUrl=url,
        width=image.width,
        height=image.height,
        caption=image.caption,
        creditText=image.credit,
        encodingFormat=image.type,
    )
    return [made]


def crops(image: Picture | None, page: str, frame: Frame) -> list[Node]:
    """The ImageObjects of a picture's crops, for places that show it in another shape (Google: 1:1, 4:3 and 16:9)."""
    found: list[Node] = []
    for number, crop in enumerate(image.crops if image else (), 1):
        found += picture(crop, f"{page}#crop-{number}", frame)
    return found


def organization(frame: Frame) -> list[Node]:
    """The publisher, followed by the picture of its logo where it has one."""
    logo = picture(frame.publisher_logo, f"{frame.site_url}#logo", frame)
    publisher = node(
        "Organization",
        f"{frame.site_url}#organization",
        name=frame.publisher_name or frame.site_name,
        url=absolute(frame, frame.publisher_url) or frame.site_url,
        logo=reference_to(logo[0]) if logo else None,
    )
    return [publisher, *logo]


def website(frame: Frame, description: str = "") -> Node:
    """The site. Its description belongs only on pages that show it."""
    return node(
        "WebSite",
        f"{frame.site_url}#website",
        name=frame.site_name,
        url=frame.site_url,
        description=description,
        inLanguage=frame.lang,
        publisher={"@id": f"{frame.site_url}#organization"},
    )


def person(who: PersonView, page: str, frame: Frame) -> Node:
    """Somebody named in a byline, which shows credentials, else the role.

    They are identified by their profile page, else by their name on the page at `page`.
    """
    url = absolute(frame, who.url)
    return node(
        "Person",
        f"{url}#person" if url else f"{page}#person-{encoded(who.name.replace(' ', '-'))}",
        name=who.name,
        url=url,
        honorificSuffix=who.credentials,
        jobTitle="" if who.credentials else who.role,
    )


def people(named: Iterable[PersonView], page: str, frame: Frame) -> list[Node]:
    """The people of one byline, each once."""
    return list({made["@id"]: made for made in (person(who, page, frame) for who in named)}.values())


def profile(who: PersonView, description: str, page: str, frame: Frame) -> list[Node]:
    """Somebody as their own page shows them, followed by their picture where they have one."""
    image = picture(who.image, f"{page}#primaryimage", frame)
    made = person(who, page, frame) | node(
        "Person",
        jobTitle=who.role,
        description=description,
        image=references_to(image),
        sameAs=[link for link in who.links if not link.startswith(("/", "mailto:"))],
    )
    return [made, *image]


def breadcrumbs(trail: Sequence[LinkView], page: str, frame: Frame) -> list[Node]:
    """The BreadcrumbList as a list of one; none where the trail is too short to be one."""
    if len(trail) < SHORTEST_TRAIL:
        return []
    items = [
        node("ListItem", position=number, name=link.text, item=absolute(frame, link.url) or page)
        for number, link in enumerate(trail, 1)
    ]
    return [node("BreadcrumbList", f"{page}#breadcrumb", itemListElement=items)]


def breadcrumb_reference(trail: Sequence[LinkView], page: str) -> Node | None:
    """A link to the BreadcrumbList of a page, None where it has none."""
    return {"@id": f"{page}#breadcrumb"} if len(trail) >= SHORTEST_TRAIL else None


def item_list(entries: Iterable[Card | PersonView], page: str, frame: Frame) -> list[Node]:
    """What a listing leads to, in its order, as a list of one ItemList; none for an empty listing."""
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "name": entry.title if isinstance(entry, Card) else entry.name,
            "url": absolute(frame, entry.url),
        }
        for number, entry in enumerate(entries, 1)
    ]
    return [node("ItemList", f"{page}#list", numberOfItems=len(items), itemListElement=items)] if items else []


def conditions(named: Iterable[Condition], page: str) -> list[Node]:
    """The conditions an article is about, with their other names and codes."""
    return [
        node(
            "MedicalCondition",
            f"{page}#condition-{number}",
            name=condition.name,
            alternateName=list(condition.synonyms),
            code=_codes(condition),
        )
        for number, condition in enumerate(named, 1)
    ]


def _codes(condition: Condition) -> list[Node]:
    known = (("ICD-10", condition.icd10), ("MeSH", condition.mesh))
    return [node("MedicalCode", codeValue=code, codingSystem=system) for system, code in known if code]


def citations(sources: Iterable[ReferenceView]) -> list[Node]:
    """The sources of an article, in the order of their numbers."""
    return [node("CreativeWork", name=source.reference.title, url=source.url) for source in sources]


def corrections(changes: Iterable[Change], frame: Frame) -> list[Node]:
    """What was corrected in an article (schema.org: `correction` of a CreativeWork), the newest first."""
    return [
        node("CorrectionComment", text=change.what, datePublished=moment(change.date, frame))
        for change in changes
        if change.kind == "correction"
    ]


def questions(faq: Iterable[FaqView], page: str) -> list[Node]:
    """Questions with their answers, each with the address of its heading on the page."""
    return [
        node(
            "Question",
            url=f"{page}#{encoded(entry.id)}",
            name=entry.question,
            acceptedAnswer=node("Answer", text=entry.answer_text),
        )
        for entry in faq
    ]

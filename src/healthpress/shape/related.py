"""Hand-picked related articles: what editors wrote in `related:`, resolved.

In: the catalogue. Out: for each article the site paths it names, in order, and faults.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article
from healthpress.model.fragment import LinkUse
from healthpress.shape.link import LinkIndex, resolve_link
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.suggest import did_you_mean


@dataclass(frozen=True, slots=True)
class Picked:
    """Site paths of hand-picked articles, by the site path of the article that names them; faults."""

    urls: Mapping[str, tuple[str, ...]]
    found: tuple[Diagnostic, ...]


def resolve_related(catalogue: Catalogue, index: LinkIndex) -> Picked:
    """Resolve each `related:` entry: a slug, or a path as in links."""
    by_slug: dict[str, list[str]] = {}
    for article in (*catalogue.articles, *catalogue.previews):
        by_slug.setdefault(article.url.split("/")[-2], []).append(article.url)
    withheld = {url.split("/")[-2] for url in catalogue.withheld}
    urls: dict[str, tuple[str, ...]] = {}
    found: list[Diagnostic] = []
    for article in (*catalogue.articles, *catalogue.previews):
        chosen: dict[str, None] = {}
        for number, wanted in enumerate(article.meta.related):
            result = _resolve(wanted, number, article, by_slug, withheld, index)
            if isinstance(result, Diagnostic):
                found.append(result)
            elif catalogue.is_preview(result) and result != article.url:
                message = f'"{wanted}" is a preview: it has no valid review, or has expired.'
                found.append(rules.RELATED_NOT_PUBLISHED.at(article.place("related", number), message))
            elif result == article.url:
                found.append(rules.RELATED_SELF.at(article.place("related", number), f'"{wanted}" is this article.'))
            else:
                chosen[result] = None
        if not catalogue.is_preview(article.url):
            urls[article.url] = tuple(chosen)
    return Picked(urls, tuple(found))


def _lang_of(url: str, index: LinkIndex) -> str:
    """The language that an article names; "" for the site's. One slug may be had by an article's translation too."""
    document = index.pages.get(url)
    return document.meta.lang if document else ""


def _resolve(
    wanted: str, number: int, article: Article, by_slug: Mapping[str, list[str]], withheld: set[str], index: LinkIndex
) -> str | Diagnostic:
    by_name = "/" not in wanted and not wanted.endswith(".md")
    urls = by_slug.get(wanted, []) if by_name else []
    ours = [url for url in urls if _lang_of(url, index) == article.meta.lang] if len(urls) > 1 else urls
    if len(ours) == 1:
        return ours[0]
    place = article.place("related", number)
    if by_name:
        if urls:
            return rules.AMBIGUOUS_RELATED.at(place, f'"{wanted}" is the slug of {", ".join(urls)}.')
        if wanted in withheld:
            return rules.RELATED_NOT_PUBLISHED.at(place, f'"{wanted}" is a draft, scheduled or removed.')
        advice = did_you_mean(wanted, by_slug, rules.UNKNOWN_RELATED.help)
        return rules.UNKNOWN_RELATED.at(place, f'There is no article "{wanted}".', advice)
    target = resolve_link(LinkUse(wanted, place), article, index)
    if isinstance(target, Diagnostic):
        if target.code == rules.LINK_NOT_PUBLISHED.code:
            return rules.RELATED_NOT_PUBLISHED.at(place, target.message)
        return rules.UNKNOWN_RELATED.at(place, f'There is no article "{wanted}".', target.help)
    if not isinstance(index.pages.get(target), Article):
        return rules.UNKNOWN_RELATED.at(place, f'"{wanted}" is no article.')
    return target

"""What is to be said of short forms and the glossary.

In: an article, the glossary and the settings. Out: findings. Cheap: the parser has noted all that is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article
from healthpress.model.fragment import LinkUse
from healthpress.model.glossary import GLOSSARY_URL, Glossary, GlossaryTerm
from healthpress.model.site import KNOWN_SHORT_FORMS, Site
from healthpress.shape.conditions import articles_about, condition_addresses
from healthpress.shape.link import LinkIndex, resolve_link
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.short_forms import same_meaning
from healthpress.text.terms import primary_language


def word_addresses(catalogue: Catalogue, glossary: Glossary, site: Site) -> tuple[str, ...]:
    """The site paths of the pages about words, to which links may lead."""
    return (*condition_addresses(articles_about(catalogue, site), site), *((GLOSSARY_URL,) if glossary else ()))


def check_words(catalogue: Catalogue, glossary: Glossary, index: LinkIndex, site: Site) -> Iterator[Diagnostic]:
    """Every finding about pages of words, and, where a site has a glossary, about it and the articles' short forms."""
    for url in word_addresses(catalogue, glossary, site):
        if url in catalogue.by_url:
            message = f"{url} is the address of a page that is made of conditions.yaml or glossary.yaml."
            yield rules.URL_CONFLICT.at(catalogue.by_url[url].place("slug"), message)
    if not glossary:
        return
    yield from _links(catalogue, glossary, index)
    terms = {term.entry.short: term for term in glossary if term.entry.short}
    known = {*KNOWN_SHORT_FORMS, *site.known_short_forms, *(form for term in glossary for form in term.long_forms)}
    articles = [item for item in catalogue.by_url.values() if isinstance(item, Article)]
    for article in articles:
        if primary_language(article.meta.lang or site.lang) == primary_language(site.lang):
            yield from glossary_findings(article, terms, known)


def glossary_findings(article: Article, terms: dict[str, GlossaryTerm], known: Collection[str]) -> Iterator[Diagnostic]:
    """The findings about one article. `terms` are the glossary's by short form; `known` need no explanation."""
    for item in article.short_forms:
        term = terms.get(item.form)
        meanings = _different([*item.meanings, *(term.long_forms[:1] if term else ())], term)
        if len(meanings) > 1:
            said = " and ".join(f'"{meaning}"' for meaning in meanings)
            yield rules.TWO_MEANINGS.at(item.place, f'"{item.form}" means {said} here.')
        elif not (term or item.told or item.form in known):
            yield rules.UNDEFINED_SHORT_FORM.at(item.place, f'"{item.form}" is explained nowhere.')


def _different(meanings: list[str], term: GlossaryTerm | None) -> list[str]:
    """Meanings that are not the same; all names of a term mean the same."""
    found: list[str] = []
    for meaning in meanings:
        name = term.term if term and any(same_meaning(meaning, long) for long in term.long_forms) else meaning
        if not any(same_meaning(name, other) for other in found):
            found.append(name)
    return found


def _links(catalogue: Catalogue, glossary: Glossary, index: LinkIndex) -> Iterator[Diagnostic]:
    home = next(iter(catalogue.by_url.values()), None)
    for term in glossary:
        if home and term.entry.link.startswith("/"):
            target = resolve_link(LinkUse(term.entry.link, term.place), home, index)
            if isinstance(target, Diagnostic):
                yield target
        elif term.entry.link and not term.entry.link.startswith(("https:", "http:")):
            message = f'"{term.entry.link}" is neither a path from the root nor a web address.'
            yield rules.UNSAFE_LINK.at(term.place, message)

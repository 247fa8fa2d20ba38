"""The glossary put into pages: first uses are linked, short forms are spelt out.

In: a glossary, and a page's finished HTML piece by piece. Out: the same HTML with `<abbr>` and links. It stands apart
because it happens when a page is made, so that no change of the glossary parses an article again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from operator import itemgetter

from healthpress.model.address import relative
from healthpress.model.document import Article, Document
from healthpress.model.glossary import Glossary, GlossaryTerm
from healthpress.text.digest import SHORT, digest_of_texts
from healthpress.text.short_forms import same_meaning
from healthpress.text.terms import primary_language
from healthpress.text.vocabulary import mark, marks_in, words_of

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>\"]|\"[^\"]*\")*)>|<!--.*?-->", re.DOTALL)
_CLOSED = frozenset(
    [
        "a",
        "abbr",
        "button",
        "caption",
        "code",
        "dfn",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "kbd",
        "label",
        "math",
        "option",
        "pre",
        "samp",
        "script",
        "select",
        "style",
        "summary",
        "svg",
        "textarea",
        "th",
        "title",
    ]
)
"""Elements in which nothing is touched: headings (titles of cards among them), links, code, and what is no text."""

_EMERGENCY = "care-card--emergency"


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a term: `written` is what to look for, in lower case unless it is a short form."""

    written: str
    term: GlossaryTerm
    short: bool
    marks: frozenset[int]


@dataclass(frozen=True)
class Glossing:
    """A glossary, ready to be asked what of it a document may hold. `lang` is the primary language it is written in."""

    glossary: Glossary = ()
    lang: str = "en"

    @cached_property
    def _by_mark(self) -> dict[int, list[_Form]]:
        """Every form under the mark of its first word; longer forms first."""
        found: dict[int, list[_Form]] = {}
        forms = [form for term in self.glossary for form in _forms(term)]
        for form in sorted(forms, key=lambda form: (-len(form.written), form.written)):
            first = words_of(form.written)[0]
            found.setdefault(mark(first), []).append(form)
        return found

    @cached_property
    def _first_marks(self) -> frozenset[int]:
        return frozenset(self._by_mark)

    def forms_in(self, document: Document, lang: str) -> list[_Form]:
        """The forms whose words are all in a document; some of them may stand in no order there."""
        if not self._reaches(document, lang) or not isinstance(document, Article):
            return []
        marks = marks_in(document.vocabulary)
        forms = [form for number in self._first_marks & marks for form in self._by_mark[number] if form.marks <= marks]
        return sorted(forms, key=lambda form: (-len(form.written), form.written))

    def _reaches(self, document: Document, lang: str) -> bool:
        return bool(self.glossary) and primary_language(lang) == self.lang and isinstance(document, Article)

    def part(self, document: Document, lang: str) -> str:
        """What a document's page may owe to the glossary, as a digest; "" where no term could ever stand there.

        It may change though the page does not: a term's words may all be there, and in no order.
        """
        if not self._reaches(document, lang):
            return ""
        forms = self.forms_in(document, lang)
        return digest_of_texts(*(f"{form.written}\n{form.term.term}\n{form.short}" for form in forms))[:SHORT]

    def pen(self, document: Document, lang: str) -> Callable[[str], str]:
        """What writes the glossary into the pieces of a document's page, given one after the other."""
        forms = self.forms_in(document, lang)
        return _Pen(forms, document).write if forms else lambda html: html


def _forms(term: GlossaryTerm) -> Iterator[_Form]:
    for long in term.long_forms:
        words = words_of(long)
        if words:
            yield _Form(" ".join(escape(long, quote=False).lower().split()), term, False, frozenset(map(mark, words)))
    words = words_of(term.entry.short)
    if words:
        yield _Form(escape(term.entry.short, quote=False), term, True, frozenset(map(mark, words)))


@dataclass(frozen=True, slots=True)
class _Use:
    """A first use: where it stands in the HTML, and of what."""

    start: int
    end: int
    form: _Form
    emergency: bool


class _Pen:
    """Goes through the pieces of one page and remembers what was explained already."""

    def __init__(self, forms: list[_Form], document: Document) -> None:
        self._forms = [form for form in forms if not _means_other(form, document)]
        self._page = document.url
        self._linked: set[str] = set()
        self._spelt: set[str] = set()

    def write(self, html: str) -> str:
        """The HTML with the first uses in it, those of earlier pieces aside."""
        text = html.lower()
        if len(text) != len(html):
            return html
        open_at = _Openness(html)
        uses: dict[tuple[str, bool], _Use] = {}
        for form in self._forms:
            key = (form.term.term, form.short)
            if form.term.term in (self._spelt if form.short else self._linked):
                continue
            use = _first_use(form, html if form.short else text, open_at, list(uses.values()))
            if use and (key not in uses or use.start < uses[key].start):
                uses[key] = use
        parts: list[str] = []
        copied = 0
        for use in sorted(uses.values(), key=lambda use: use.start):
            parts += [html[copied : use.start], self._written(use, html[use.start : use.end])]
            copied = use.end
        return "".join([*parts, html[copied:]])

    def _written(self, use: _Use, words: str) -> str:
        term = use.form.term
        if use.form.short:
            self._spelt.add(term.term)
            length = len(use.form.written)
            words = f'<abbr title="{escape(term.term)}">{words[:length]}</abbr>{words[length:]}'
        if use.emergency or term.term in self._linked:
            return words
        self._linked.add(term.term)
        return f'<a class="glossary-link" href="{escape(relative(self._page, term.url))}">{words}</a>'


def _means_other(form: _Form, document: Document) -> bool:
    """Whether a document itself gives a short form another meaning than the glossary does."""
    if not form.short or not isinstance(document, Article):
        return False
    meanings = [text for item in document.short_forms if item.form == form.term.entry.short for text in item.meanings]
    return any(not any(same_meaning(text, long) for long in form.term.long_forms) for text in meanings)


def _first_use(form: _Form, text: str, open_at: _Openness, taken: list[_Use]) -> _Use | None:
    """The first place of a form that is a word of its own and may be touched."""
    start = text.find(form.written)
    while start >= 0:
        end = _end_of_word(text, start, start + len(form.written))
        emergency = open_at(start) if end else None
        touchable = emergency is False or (emergency is True and form.short)
        if touchable and not any(use.start < end and start < use.end for use in taken):
            return _Use(start, end, form, emergency is True)
        start = text.find(form.written, start + 1)
    return None


def _end_of_word(text: str, start: int, end: int) -> int:
    """Where a word that begins and ends there ends, a plural's s included; 0 where it is part of another word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or before in {"&", "-", "_", "@", "\ufdd0"} or (before == "" and start):
        return 0
    if after == "s":
        end += 1
        after = text[end : end + 1]
    return 0 if after.isalnum() or after in {"-", "_"} else end


class _Openness:
    """Where in a piece of HTML there is text that may be touched."""

    def __init__(self, html: str) -> None:
        self._html = html

    @cached_property
    def _edges(self) -> list[tuple[int, int, bool]]:
        """Stretches of text that may be touched: start, end, and whether they stand in an emergency card."""
        stretches: list[tuple[int, int, bool]] = []
        closed, divs, card = 0, 0, 0
        at = 0
        for tag in _TAG.finditer(self._html):
            if tag.start() > at and not closed:
                stretches.append((at, tag.start(), card > 0))
            at = tag.end()
            name, step = (tag[2] or "").lower(), -1 if tag[1] else 1
            if name in _CLOSED:
                closed = max(0, closed + step)
            elif name == "div":
                divs += step
                if step > 0 and not card and _EMERGENCY in tag[3]:
                    card = divs
                elif divs < card:
                    card = 0
        if at < len(self._html) and not closed:
            stretches.append((at, len(self._html), card > 0))
        return stretches

    def __call__(self, offset: int) -> bool | None:
        """Whether an offset stands in an emergency card; None where nothing may be touched."""
        edges = self._edges
        number = bisect_right(edges, offset, key=itemgetter(0)) - 1
        if number < 0 or offset >= edges[number][1]:
            return None
        return edges[number][2]

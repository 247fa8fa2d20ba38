"""What the style guide shows."""

from __future__ import annotations

from dataclasses import dataclass

from healthpress.model.card import Card
from healthpress.model.document import Article, Text
from healthpress.model.pagination import Pagination
from healthpress.model.standing import Standing
from healthpress.model.view import ArticleView, LetterGroup, LinkView, PersonView, View

STYLE_GUIDE_URL = "/style-guide/"


@dataclass(frozen=True, slots=True)
class Sample:
    """The article that shows what Markdown can do, as the reader of articles understood it."""

    article: Article
    text: Text


class SamplePagination(Pagination):
    """The pages of a listing that is not there: every link stays on this page."""

    __slots__ = ()

    def url(self, number: int) -> str:
        """An address on this page."""
        return f"#page-{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleGuideView(View):
    """Every component once: those of an article by a sample one, the others by values made up for this page."""

    article: ArticleView
    card: Card
    person: PersonView
    folders: tuple[LinkView, ...]
    groups: tuple[LetterGroup, ...]
    pagination: Pagination
    standings: tuple[Standing, ...]

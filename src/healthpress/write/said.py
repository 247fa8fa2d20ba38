"""What templates say in the language of the page that is being rendered.

In: the words of all languages, and which of them is spoken. Out: `_`, `ngettext` and `pgettext` for templates, and
filters for dates, numbers and lists. It stands apart from templates.py because it knows no template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import pass_context
from markupsafe import Markup, escape

from healthpress.text.wording import Wording
from healthpress.write.filters import long_date, number


class Said:
    """The words of one page at a time. Values that are HTML stay so, and then the words around them are escaped."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self.speak("en")

    def speak(self, lang: str) -> None:
        """Take the words of a language from now on."""
        self._words = self._wording.of(lang)

    @property
    def functions(self) -> Mapping[str, Callable[..., str]]:
        """What templates call: `_("…", name=value)`, `ngettext("…", "…", number)`, `pgettext("where", "…")`."""
        return {"_": self._gettext, "ngettext": self._ngettext, "pgettext": self._pgettext}

    @property
    def filters(self) -> Mapping[str, Callable[..., str]]:
        """Filters of values in the language of the page.

        They ask for the context, although they need none of it, so that none is worked out when a template is compiled.
        """
        return {
            "listed": pass_context(lambda _, texts: self._listed(list(texts))),
            "long_date": pass_context(lambda _, day: long_date(day, self._words.lang)),
            "number": pass_context(lambda _, value: number(value, self._words.lang)),
        }

    def _gettext(self, message: str, /, **values: object) -> str:
        return _filled(self._words.gettext(message), values)

    def _ngettext(self, one: str, many: str, count: int, /, **values: object) -> str:
        return _filled(self._words.form(one, many, count), {"num": number(count, self._words.lang), **values})

    def _listed(self, texts: list[str]) -> str:
        comma = self._words.listed(["", ""])
        return (escape(comma) if any(isinstance(text, Markup) for text in texts) else comma).join(texts)

    def _pgettext(self, context: str, message: str, /, **values: object) -> str:
        return _filled(self._words.pgettext(context, message), values)


def _filled(said: str, values: Mapping[str, object]) -> str:
    if not values:
        return said
    if any(isinstance(value, Markup) for value in values.values()):
        return escape(said) % values
    return said % values

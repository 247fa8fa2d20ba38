"""A theme of ten small templates that compile in no time.

It prints the whole view and the whole frame, so that a page that should have been rendered and was not shows it,
whatever field has changed.
"""

from __future__ import annotations

_KINDS = ("404", "article", "home", "listing", "page", "people", "profile", "tags")

_BASE = """\
<!doctype html>
<html lang="{{ view.lang }}">
<link rel="stylesheet" href="{{ frame.assets["css"]|href }}">
<title>{{ view.head.title }}</title>
<body data-kind="{{ view.kind }}">
{% block main %}{% endblock %}
{{ part("partials/footer.html") }}
<pre>{{ view }}</pre>
</body>
</html>
"""

SLIM = {
    "templates/base.html": _BASE,
    "templates/redirect.html": '<a href="{{ view.target|href }}">{{ view }}</a>\n',
    "templates/partials/card.html": """\
{% macro card_of(card) %}<a href="{{ card.url|href }}">{{ card }}</a>{% endmacro %}
""",
    "templates/partials/footer.html": "<footer>{{ frame }}</footer>\n",
    "templates/partials/pills.html": """\
{% for link in links %}<a href="{{ link.url|href }}">{{ link }}</a>{% endfor %}
""",
    **{
        f"templates/{kind}.html": f'{{% extends "base.html" %}}\n{{% block main %}}{kind}{{% endblock %}}\n'
        for kind in _KINDS
    },
    "templates/article.html": """\
{% extends "base.html" %}
{% from "partials/card.html" import card_of with context %}
{% block main %}
{{ view.body|safe }}
{% for card in view.recommended %}{{ card_of(card) }}{% endfor %}
{% with links = view.tags %}{% include "partials/pills.html" %}{% endwith %}
{% include "partials/disclaimer.html" %}
{% endblock %}
""",
    "templates/listing.html": """\
{% extends "base.html" %}
{% from "partials/card.html" import card_of with context %}
{% block main %}{% for card in view.cards %}{{ card_of(card) }}{% endfor %}{% endblock %}
""",
}
"""The files of the theme, by path."""

"""The words of a text that say what it is about, in any script.

In: text and its language. Out: terms with their counts. It stands apart because it knows languages and reads one file
at a time, so that files are counted where they are parsed; the scoring sees terms only.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from healthpress.text.value import Value
from healthpress.text.vocabulary import simple_words

KEPT_TERMS = 250
"""How many terms of a body are kept, those that stand there most often; of terms equally often, the first ones."""

_MOST = 255
_KEPT_WORDS = 200_000

_WORD = re.compile(
    r"[^\s\x00-\x2f:-@\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7"
    r"\u060c\u061b\u061f\u06d4\u0964\u0965\u2000-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u303f\uff01-\uff0f\uff1a-\uff20]+"
)
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]+"
)
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")

_STOP_WORDS = {
    "en": """
        about above after again against all almost along already also although always am among an and another any anyone
        anything are aren around as ask at away back be became because become been before being below best better
        between both but by came can cannot come could couldn did didn do does doesn doing don done down during each
        either else enough especially etc even ever every everyone example explained fact few find first for found from
        full further gave general get gets give given go goes going good got guide had hadn half has hasn have haven
        having he help helps her here hers herself high him himself his how however if important in instead into is isn
        it its itself just keep kept kind know known large last later least less let like likely little ll long look lot
        low made main make makes making many may maybe me mean means meant might more most mostly much must my myself
        near need needs never new next no nor not nothing now of off often old on once one ones only onto or other
        others otherwise our ours ourselves out over own part per perhaps possible put quite rather re really right said
        same say says second see seem seems seen several shall she should shouldn show simple since small so some
        someone something sometimes soon still such take taken takes tell than that the their theirs them themselves
        then there therefore these they thing things think this those though three through time tips to together told
        too took toward towards two under understanding until up upon us use used useful uses using usual usually ve
        very via want was wasn way ways we well went were weren what whatever when where whether which while who whole
        whom whose why will with within without won work works would wouldn yes yet you your yours yourself yourselves
    """,
    "es": """
        a acuerdo además ahora al algo algún alguna algunas alguno algunos allí ambos ante antes aquel aquella aquellas
        aquellos aquí así aun aún aunque bajo bastante bien cada casi cierta cierto como cómo con contra cual cuál
        cuales cualquier cuando cuándo cuanto cuánto cuya cuyo da dan dar de debe deben debería debido decir del demás
        dentro desde después dice donde dónde dos durante e el él ella ellas ellos embargo en entonces entre era eran
        eres es esa esas ese eso esos esta ésta está están estar estas este éste esto estos estoy fue fuera fueron gran
        ha había habían haber hace hacen hacer hacia han hasta hay he hemos hizo la las le les lo los luego más mayor me
        mediante medio mejor menos mi mí mientras mis misma mismas mismo mismos mucha muchas mucho muchos muy nada ni
        ningún ninguna ninguno no nos nosotros nuestra nuestro nueva nuevo nunca o os otra otras otro otros para parte
        pero poca poco pocos podemos podría por porque posible primer primera primero pueda puede pueden pues que qué
        quien quién quienes sea sean según ser será si sí sido siempre sin sino sobre sólo solo son soy su sus suele
        suelen tal tales también tampoco tan tanta tanto te tener tenga tengo ti tiene tienen toda todas todavía todo
        todos tras tu tú tus un una unas uno unos usar usted ustedes va van varias varios veces ver vez y ya yo
    """,
}
_STOPS = {lang: frozenset(words.split()) for lang, words in _STOP_WORDS.items()}
_NO_STOPS: frozenset[str] = frozenset()

_UNCHANGED = """
    biceps caries diabetes forceps herpes lens measles mumps news pancreas rabies scabies series species triceps
"""
_SINGULAR = frozenset(_UNCHANGED.split())
_SHORTEST_PLURAL = 4


@dataclass(frozen=True, slots=True)
class Terms(Value):
    """An article's telling words, each list parted by spaces; the body's nth term stands there `counts[n]` times.

    Strings and bytes, because a big site holds as many of these as articles, and they pass between processes.
    """

    title: str = ""
    body: str = ""
    counts: bytes = b""


def terms_of(title: str, body: Iterable[str], lang: str) -> Terms:
    """The terms of a title and of the texts under it, in a language such as "en-GB"."""
    language = primary_language(lang)
    words = [word for text in body for word in _words(text)]
    found = sorted(_counted(words, language).items(), key=itemgetter(1), reverse=True)[:KEPT_TERMS]
    return Terms(
        " ".join(term_counts(title, language)),
        " ".join([term for term, _ in found]),
        bytes([min(count, _MOST) for _, count in found]),
    )


def primary_language(tag: str) -> str:
    """The language of a BCP 47 tag without script and region: "en" of "en-GB"."""
    return tag.replace("_", "-").partition("-")[0].lower()


def term_counts(text: str, lang: str) -> dict[str, int]:
    """The telling words of a text, in lower case and the order of their first use, with how often they stand there.

    `lang` is a primary language such as "en". Stop words, numbers and single letters are left out, and English
    plurals are made singular. Scripts that put no spaces between words give pairs of characters.
    """
    return _counted(_words(text), lang)


def _words(text: str) -> Sequence[str]:
    """All words of a text in lower case."""
    simple = simple_words(text)
    if simple is not None:
        return simple
    normal = unicodedata.normalize("NFKC", text).lower()
    words = _WORD.findall(_ARABIC_MARKS.sub("", normal))
    return [term for word in words for term in _split_unspaced(word)] if _UNSPACED.search(normal) else words


def _counted(words: Iterable[str], lang: str) -> dict[str, int]:
    counts = Counter(map(_terms_in(lang).__getitem__, words))
    del counts[""]
    return counts


class _TermOf(dict[str, str]):
    """What each word of a language is counted as, "" where it tells nothing; worked out once, for so many words."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._made = singular if lang == "en" else str
        self._stops = _STOPS.get(lang, _NO_STOPS)

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT_WORDS:
            self.clear()
        tells = len(word) > 1 and word not in self._stops and not word.isdecimal()
        self[word] = term = self._made(word) if tells else ""
        return term


@lru_cache(maxsize=16)
def _terms_in(lang: str) -> _TermOf:
    return _TermOf(lang)


def _split_unspaced(word: str) -> list[str]:
    """A run of characters with its unspaced stretches cut into overlapping pairs."""
    found: list[str] = []
    end = 0
    for stretch in _UNSPACED.finditer(word):
        found.append(word[end : stretch.start()])
        run, end = stretch[0], stretch.end()
        found += [run[start : start + 2] for start in range(len(run) - 1)]
    return [*found, word[end:]]


@lru_cache(maxsize=_KEPT_WORDS)
def singular(word: str) -> str:
    """An English noun's singular by its ending alone, after the S-stemmer of Harman (1991); other words stay."""
    if not word.endswith("s") or len(word) < _SHORTEST_PLURAL or word in _SINGULAR:
        return word
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > _SHORTEST_PLURAL:
        return word[:-3] + "y"
    if word.endswith(("shes", "xes", "sses")) or (word.endswith("ches") and not word.endswith("aches")):
        return word[:-2]
    return word[:-1]

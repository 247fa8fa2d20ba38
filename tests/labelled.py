"""Sites whose topics are known, so that recommendations can be judged without an editor.

Each topic has words of its own, each article some of them beside words that all share; what is related is known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from random import Random

from healthpress.model.document import Article
from tests.articles import article

_PER_TOPIC = 12
_HELD_OUT = 3


def labelled_site(
    number: int, seed: int = 7
) -> tuple[list[Article], dict[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """So many articles, their tags, and for each the others of its topic that an editor would choose.

    Tags name the topic in two of three articles and mislead in some, as editors' tags do.
    """
    random = Random(seed)
    articles: list[Article] = []
    tags: dict[str, tuple[str, ...]] = {}
    of_topic: dict[int, list[str]] = {}
    topics = max(1, number // _PER_TOPIC)
    for index in range(number):
        topic = random.randrange(topics)
        words = [f"topic{topic}word{random.randrange(30)}" for _ in range(18)]
        words += [f"topic{random.randrange(topics)}word{random.randrange(30)}" for _ in range(6)]
        words += [f"common{int(random.paretovariate(0.6)) % 900}" for _ in range(60)]
        random.shuffle(words)
        url = f"/s{topic % 5}/c{topic % 20}/article-{index}/"
        title = f"topic{topic}word{random.randrange(30)} {random.choice(words)}"
        articles.append(article(url, title, " ".join(words), date=dt.date(2019, 1, 1) + dt.timedelta(index)))
        tagged = topic if random.random() < 2 / 3 else random.randrange(topics)
        tags[url] = (f"tag{tagged // 3}", f"tag{random.randrange(topics)}")
        of_topic.setdefault(topic, []).append(url)
    related = {
        url: tuple(random.sample([other for other in urls if other != url], min(_HELD_OUT, len(urls) - 1)))
        for urls in of_topic.values()
        for url in urls
    }
    return articles, tags, related

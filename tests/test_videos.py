"""Videos: nothing of their host is asked for before the reader does, and they work without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from healthpress.model.site import Site
from healthpress.read.markdown import render_body
from healthpress.read.videos import player
from healthpress.text.source import Source
from tests.looking import Watch
from tests.serving import StaticServer
from tests.sites import DOT, GOOD, article, built, lay
from tests.test_policy import RECORD, policy

YOUTUBE = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"
BODY = """\
::: video How to use an *inhaler*
![A child holds an inhaler](poster.png)

[Watch on YouTube](https://youtu.be/abcdefghijk)

Breathe out first.
:::

::: video The same as a file
![An inhaler](poster.png)
[Watch the clip](clip.webm)
:::
"""


@pytest.mark.parametrize("engine", ["python-markdown", "commonmark"])
@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (BODY, []),
        ("::: video\n![A](a.png)\n[B](https://vimeo.com/1)\n:::\n", ["video/no-title"]),
        ("::: video T\n![A](a.png)\n:::\n", ["video/no-link"]),
        ("::: video T\n![A](a.png)\n[B](https://video.example.org/1)\n:::\n", ["video/no-link"]),
        ("::: video T\n![A](a.png)\n[B](b.mp4) [C](c.mp4)\n:::\n", ["video/no-link"]),
        ("::: video T\n[B](b.mp4)\n:::\n", ["video/no-poster"]),
        ("::: video T\n![A](a.png) ![A](a.png)\n[B](b.mp4)\n:::\n", ["video/no-poster"]),
        ("::: video T\n![A](https://i.ytimg.com/a.jpg)\n[B](b.mp4)\n:::\n", ["image/foreign"]),
        ("::: video T\n![](a.png)\n[B](b.mp4)\n:::\n", ["image/no-alt"]),
        ('<a class="video__link" data-embed="https://evil.example.org/" href="a.md">a</a>\n', ["html/removed"]),
    ],
)
def test_what_a_video_lacks_is_told(body: str, codes: list[str], engine: str) -> None:
    """Each at the line that opens it or that is wrong; what is not whole names no frame."""
    site = Site(markdown="commonmark" if engine == "commonmark" else "python-markdown")
    fragment, found = render_body(Source("content/a.md", body), 0, site, None, ())
    assert [item.code for item in found] == codes
    assert ("data-embed" in fragment.html) == (not codes)
    assert {item.place.path for item in found} <= {"content/a.md"}


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk&list=x", YOUTUBE),
        ("https://www.youtube.com/watch?v=abcdefghijk&t=90s", f"{YOUTUBE}&start=90"),
        ("https://m.youtube.com/shorts/abcdefghijk", YOUTUBE),
        ("https://youtu.be/abcdefghijk?t=90", f"{YOUTUBE}&start=90"),
        ("https://www.youtube-nocookie.com/embed/abcdefghijk", YOUTUBE),
        ("https://vimeo.com/12345", "https://player.vimeo.com/video/12345?dnt=1&autoplay=1"),
        ("https://vimeo.com/12345/0a1b2c3d", "https://player.vimeo.com/video/12345?dnt=1&autoplay=1&h=0a1b2c3d"),
        ("clip.MP4", ""),
        ("/videos/clip.webm", ""),
        ("https://www.youtube.com/watch?v=abcdefghij%22", None),
        ("https://www.youtube.com/@somebody", None),
        ("https://youtube.com.evil.example.org/watch?v=abcdefghijk", None),
        ("https://example.org/clip.mp4", None),
        ("//youtu.be/abcdefghijk", None),
        ("https://[", None),
        ("page.md", None),
    ],
)
def test_the_player_of_each_host(address: str, frame: str | None) -> None:
    """The one that sets no cookies or is told not to track; nothing for what is not known."""
    assert player(address) == frame


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with an article that has two videos, and one that has none."""
    root = tmp_path_factory.mktemp("videos")
    articles = {"content/care/breath.md": article("Breath", body=BODY), "content/care/salt.md": article("Salt")}
    return built(lay(root, GOOD, articles, {"content/care/poster.png": DOT, "content/care/clip.webm": b"no video"}))


def test_only_pages_with_a_video_may_show_its_host(site: Path) -> None:
    """The page names the frame's host and no other; a file of the site needs no frame."""
    page = (site / "care/breath/index.html").read_text(encoding="utf-8")
    assert policy(page)["frame-src"] == ["https://www.youtube-nocookie.com"]
    assert policy((site / "care/salt/index.html").read_text(encoding="utf-8"))["frame-src"] == ["'none'"]
    figures = LexborHTMLParser(page).css("figure.video")
    assert [link.attributes["href"] for figure in figures for link in figure.css("a.video__link")] == [
        "https://youtu.be/abcdefghijk",
        "../../care/clip.webm",
    ]
    assert [figure.text().split() for figure in figures] == [
        ["Watch", "on", "YouTubeHow", "to", "use", "an", "inhaler", "Breathe", "out", "first."],
        ["Watch", "the", "clipThe", "same", "as", "a", "file"],
    ]
    assert (site / "care/clip.webm").read_bytes() == b"no video"


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """The article with videos; what its host would answer is answered here."""
    with StaticServer(site) as server:
        tab = browser.new_page()
        tab.add_init_script(RECORD)
        tab.route("https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="<p>The video</p>"))
        tab.goto(f"{server.url}care/breath/")
        yield tab
        tab.close()


@pytest.mark.browser
def test_the_reader_asks_and_the_video_comes(page: Page) -> None:
    """With the keyboard too: the player has the title and the focus, and nothing that the policy forbids happened."""
    with Watch(page, page.url) as watch:
        page.reload()
        assert watch.faults == []
    page.get_by_role("link", name="A child holds an inhaler Watch on YouTube").focus()
    with page.expect_request(YOUTUBE) as asked:
        page.keyboard.press("Enter")
    assert asked.value.headers.get("referer") == "/".join(page.url.split("/")[:3]) + "/"
    frame = page.locator("iframe.video__player")
    assert frame.get_attribute("title") == "How to use an inhaler"
    assert page.frame_locator("iframe.video__player").get_by_text("The video").is_visible()
    assert page.evaluate("document.activeElement.localName") == "iframe"
    assert page.evaluate("violations") == []


@pytest.mark.browser
def test_a_file_of_the_site_is_played_in_the_page(page: Page) -> None:
    """By the browser's own player, with controls."""
    page.get_by_role("link", name="An inhaler Watch the clip").click()
    video = page.locator("video.video__player[controls]")
    assert video.evaluate("(video) => new URL(video.src).pathname") == "/care/clip.webm"
    assert page.evaluate("violations") == []


@pytest.mark.browser
def test_without_scripts_the_link_leads_to_the_video(browser: Browser, site: Path) -> None:
    """It is a link to the host's page, on our picture."""
    with StaticServer(site) as server:
        tab = browser.new_page(java_script_enabled=False)
        tab.route("https://youtu.be/**", lambda route: route.fulfill(body="<p>The host's page</p>"))
        tab.goto(f"{server.url}care/breath/")
        tab.locator("a.video__link").first.click()
        tab.wait_for_url("https://youtu.be/abcdefghijk")
        tab.close()

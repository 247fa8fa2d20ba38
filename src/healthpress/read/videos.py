"""Videos: a picture of our own that links to the video; the player takes its place when the reader asks for it.

In: a tree whose components still carry the marks of their first lines. Out: the same tree with videos as figures, and
faults. Hosts are known one by one, because a page's policy names the host whose frame it may show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from healthpress.read import marks
from healthpress.read.html_tree import Node, Tree, children, words
from healthpress.read.links import scheme
from healthpress.read.locate import Locator
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic

_FILE = re.compile(r"[^?#]+\.(?:mp4|m4v|webm|ogv)", re.IGNORECASE)
_YOUTUBE_HOSTS = frozenset({"youtube.com", "m.youtube.com", "youtu.be", "youtube-nocookie.com"})
_YOUTUBE = re.compile(r"/(?:embed/|shorts/|live/)?([A-Za-z0-9_-]{11})/?")
_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_VIMEO = re.compile(r"/(?:video/)?([0-9]{1,12})(?:/([0-9a-f]{6,20}))?/?")
_SECONDS = re.compile(r"([0-9]{1,6})s?")


def make_videos(tree: Tree, locator: Locator) -> list[Diagnostic]:
    """Make a figure of each video component; one that cannot be shown stays plain text, with findings."""
    found: list[Diagnostic] = []
    for box in tree.select("div.video"):
        if _is_ours(box):
            faults = list(_faults(box, locator))
            found += faults
            if not faults:
                _make(tree, box)
    return found


def _is_ours(box: Node) -> bool:
    first = next(iter(children(box)), None)
    return first is not None and first.is_text_node and (first.text_content or "").startswith(marks.PLACE)


def _faults(box: Node, locator: Locator) -> Iterator[Diagnostic]:
    place = locator.marked(box.html or "")
    if not words(box.css("p.video__title")[0]):
        yield rules.VIDEO_TITLE.at(place, "This video has no title.")
    playable = [link for link in box.css("a[href]") if player(_target(link)) is not None]
    if len(playable) != 1:
        told = "no video that is known here" if not playable else f"{len(playable)} videos"
        yield rules.VIDEO_LINK.at(place, f"This component links to {told}.")
    if len(box.css("img")) != 1:
        yield rules.VIDEO_POSTER.at(place, f"This video has {len(box.css('img')) or 'no'} pictures.")


def _target(link: Node) -> str:
    return marks.without(link.attrs.get("href") or "").strip()


def player(target: str) -> str | None:
    """The address of the frame in which a host plays a video; "" for a file of the site; None where it is no video."""
    if not scheme(target):
        return "" if _FILE.fullmatch(target) else None
    try:
        parts = urlsplit(target)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    if host in _YOUTUBE_HOSTS:
        return _youtube(parts.path, parse_qs(parts.query))
    if host in {"vimeo.com", "player.vimeo.com"}:
        return _vimeo(parts.path, parse_qs(parts.query))
    return None


def _youtube(path: str, query: dict[str, list[str]]) -> str | None:
    """YouTube's player that sets no cookies before the video is played."""
    named = _YOUTUBE.fullmatch(path)
    name = query.get("v", [""])[0] if path == "/watch" else named[1] if named else ""
    if not _YOUTUBE_ID.fullmatch(name):
        return None
    start = _SECONDS.fullmatch((query.get("t") or query.get("start") or [""])[0])
    return f"https://www.youtube-nocookie.com/embed/{name}?autoplay=1" + (f"&start={start[1]}" if start else "")


def _vimeo(path: str, query: dict[str, list[str]]) -> str | None:
    """Vimeo's player, told not to track (`dnt`)."""
    named = _VIMEO.fullmatch(path)
    if not named:
        return None
    key = named[2] or query.get("h", [""])[0]
    unlisted = f"&h={key}" if re.fullmatch("[0-9a-f]{6,20}", key) else ""
    return f"https://player.vimeo.com/video/{named[1]}?dnt=1&autoplay=1{unlisted}"


def _make(tree: Tree, box: Node) -> None:
    """The picture and the words of the link are the link; the title and all else are the caption."""
    link = next(node for node in box.css("a[href]") if player(_target(node)) is not None)
    picture = box.css("img")[0]
    title = box.css("p.video__title")[0]
    emptied = [node for node in (link.parent, picture.parent) if node is not None and node.tag == "p"]
    label = tree.create("span", link.inner_html or "", class_="video__label")
    link.inner_html = ""
    embed = player(_target(link))
    link.attrs["class"] = "video__link"
    if embed:
        link.attrs["data-embed"] = embed
    link.insert_child(picture, move=True)
    link.insert_child(label, move=True)
    figure = tree.create("figure", class_="video")
    caption = tree.create("figcaption", class_="video__text")
    figure.insert_child(link, move=True)
    figure.insert_child(caption, move=True)
    caption.insert_child(title, move=True)
    for node in children(box):
        if not (node.is_element_node and any(node.mem_id == gone.mem_id for gone in emptied) and _is_empty(node)):
            caption.insert_child(node, move=True)
    box.replace_with(figure, move=True)


def _is_empty(node: Node) -> bool:
    return not marks.without(node.text()).strip() and not node.css("img,a")

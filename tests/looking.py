"""Opens pages in the real browser for tests, and notes everything that goes wrong on the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response, Route

_LOAD_EVERYTHING = """async () => {
    for (const image of document.images) image.loading = "eager";
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    await document.fonts.ready;
    return [...document.images].filter((image) => !image.naturalWidth).map((image) => image.currentSrc || image.src);
}"""


class Watch:
    """Collects what one page says, asks for and fails to get, from now on."""

    def __init__(self, page: Page, address: str) -> None:
        self._page, self._address = page, address
        self._origin = urlsplit(address)[:2]
        self.faults: list[str] = []
        self.requests: list[str] = []

    def __enter__(self) -> Watch:
        self._page.on("console", self._said)
        self._page.on("pageerror", self._raised)
        self._page.on("request", self._asked)
        self._page.on("response", self._got)
        self._page.on("requestfailed", self._failed)
        return self

    def __exit__(self, *_: object) -> None:
        self._page.remove_listener("console", self._said)
        self._page.remove_listener("pageerror", self._raised)
        self._page.remove_listener("request", self._asked)
        self._page.remove_listener("response", self._got)
        self._page.remove_listener("requestfailed", self._failed)

    def _said(self, message: ConsoleMessage) -> None:
        about_itself = message.location.get("url") == self._address and "404" in message.text
        if message.type in {"error", "warning"} and not about_itself:
            self.faults.append(f"console {message.type}: {message.text} {message.location.get('url', '')}")

    def _raised(self, error: Exception) -> None:
        self.faults.append(f"script error: {error}")

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        if urlsplit(request.url)[:2] != self._origin:
            self.faults.append(f"asked another origin: {request.url}")

    def _got(self, response: Response) -> None:
        if response.status >= 400 and response.url != self._address:
            self.faults.append(f"answered {response.status}: {response.url}")

    def _failed(self, request: Request) -> None:
        left_behind = request.failure == "net::ERR_ABORTED"  # the page was left while it still loaded
        if not request.is_navigation_request() and not left_behind:
            self.faults.append(f"failed: {request.url}: {request.failure}")


def open_whole(page: Page, address: str) -> list[str]:
    """Open an address and load everything on it, also what waits below the fold; the images that did not load."""
    page.goto(address)
    missing: list[str] = page.evaluate(_LOAD_EVERYTHING)
    return missing


@contextmanager
def staying_at(page: Page, address: str) -> Iterator[None]:
    """Answer "nothing to show" for every other page, so that a redirect can be looked at."""

    def answer(route: Route) -> None:
        if route.request.url == address:
            route.continue_()
        else:
            route.fulfill(status=204)

    page.route("**/", answer)
    try:
        yield
    finally:
        page.unroute("**/", answer)

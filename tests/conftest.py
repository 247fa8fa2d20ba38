"""What tests share: sites to build, a server, the machine's real Chromium, nginx, Caddy and Apache."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.kinds import sample_addresses
from tests.serving import StaticServer

ROOT = Path(__file__).parents[1]
DEMO_DAY = "2026-11-29"

LEFT_OUT: dict[str, str] = {}


def program(*names: str) -> str | None:
    """The first of these programs that this machine has."""
    return next((path for name in names if (path := shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin"))), None)


CHROMIUM = program("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NGINX = program("nginx")
CADDY = program("caddy")
APACHE = program("apache2", "httpd")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out tests whose program is missing; in CI they fail instead, when their fixture finds nothing."""
    if os.environ.get("CI"):
        return
    for marker, found, what in (
        ("browser", CHROMIUM, "Chromium"),
        ("nginx", NGINX, "nginx"),
        ("caddy", CADDY, "Caddy"),
        ("apache", APACHE, "Apache"),
    ):
        for item in items:
            if item.get_closest_marker(marker) and not found:
                LEFT_OUT[item.nodeid] = what
                item.add_marker(pytest.mark.skip(reason=f"this machine has no {what}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end which tests were left out, and why."""
    if LEFT_OUT:
        terminalreporter.section("left out on this machine")
        for test, what in LEFT_OUT.items():
            terminalreporter.line(f"{test}: needs {what}")


def healthpress(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    command = [sys.executable, "-W", "error", "-m", "healthpress", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo site of this repository, built by the command as a preview: with the style guide. It has no drafts."""
    output = tmp_path_factory.mktemp("demo") / "public"
    result = healthpress("build", "--site", ROOT, "--output", output, "--now", DEMO_DAY, "--drafts")
    assert result.returncode == 0, result.stderr
    return output


@pytest.fixture(scope="session")
def demo_url(demo: Path) -> Iterator[str]:
    """The demo site on a server of this machine."""
    with StaticServer(demo) as server:
        yield server.url


@pytest.fixture(scope="session")
def samples(demo: Path) -> dict[str, str]:
    """One address of the demo site for every name in tests.kinds.KINDS."""
    return sample_addresses(demo)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, without a window."""
    assert CHROMIUM, "this machine has no Chromium; tests/install-browser.sh installs Debian's"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield chromium
        chromium.close()

"""The machine's real nginx, Caddy and Apache, configured as docs/hosting.md says."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.conftest import APACHE, CADDY, NGINX, ROOT

DOCUMENTED = "/srv/site/public"


def documented(language: str) -> str:
    """The configuration that the documents give in a language."""
    document = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    block = re.search(rf"```{language}\n(.*?)```", document, re.DOTALL)
    assert block
    assert DOCUMENTED in block[1]
    return block[1]


def nginx_configuration(root: Path, path: str) -> str:
    """What stands in nginx's server block for a site in `root` that is served under `path`."""
    lines = documented("nginx").replace(DOCUMENTED, str(root))
    return lines.replace(" /404.html", f" {path}404.html").replace(" ^/assets/", f" ^{path}assets/")


@contextmanager
def nginx(folder: Path, servers: dict[str, str]) -> Iterator[dict[str, str]]:
    """A running nginx with these servers, each on a free port of the loopback address; their origins, by name."""
    assert NGINX, "this machine has no nginx; tests/install-browser.sh installs Debian's"
    told = subprocess.run([NGINX, "-V"], capture_output=True, text=True, check=True).stderr
    table = re.search(r"--conf-path=(\S+)", told)
    assert table, told
    for _ in range(5):
        ports = dict(zip(servers, free_ports(len(servers)), strict=True))
        kept = "".join(
            f"{name}_temp_path {folder / name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        blocks = "".join(f"server {{\nlisten 127.0.0.1:{ports[name]};\n{text}}}\n" for name, text in servers.items())
        configuration = folder / "nginx.conf"
        configuration.write_text(
            f"daemon off;\nmaster_process off;\npid {folder / 'nginx.pid'};\nerror_log {folder / 'error.log'};\n"
            f"events {{}}\nhttp {{\ninclude {Path(table[1]).parent / 'mime.types'};\n"
            f"default_type application/octet-stream;\naccess_log off;\n{kept}{blocks}}}\n",
            encoding="utf-8",
        )
        command = [NGINX, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(configuration)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            try:
                if answers(process, list(ports.values())):
                    yield {name: f"http://127.0.0.1:{port}/" for name, port in ports.items()}
                    return
            finally:
                process.terminate()
    pytest.fail((folder / "error.log").read_text(encoding="utf-8"))


def free_ports(number: int) -> list[int]:
    """Ports of the loopback address that nobody listens on just now."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def answers(process: subprocess.Popen[bytes], ports: list[int]) -> bool:
    """Whether the process came to listen on all ports; false once it has given up."""
    until = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < until:
        try:
            for port in ports:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return process.poll() is None
    return False


@contextmanager
def caddy(folder: Path, root: Path) -> Iterator[str]:
    """A running Caddy with the documented configuration for a site in `root`; its origin."""
    assert CADDY, "this machine has no Caddy; tests/install-browser.sh installs Debian's"
    for _ in range(5):
        (port,) = free_ports(1)
        text = (
            documented("caddy").replace(DOCUMENTED, str(root)).replace("health.example.org", f"http://127.0.0.1:{port}")
        )
        configuration = folder / "Caddyfile"
        configuration.write_text("{\n\tadmin off\n\tauto_https off\n}\n" + text, encoding="utf-8")
        home = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        command = [CADDY, "run", "--adapter", "caddyfile", "--config", str(configuration)]
        log = folder / "caddy.log"
        with log.open("wb") as told, subprocess.Popen(command, stderr=told, stdout=told, env=home) as process:
            try:
                if answers(process, [port]):
                    yield f"http://127.0.0.1:{port}/"
                    return
            finally:
                process.terminate()
    pytest.fail(log.read_text(encoding="utf-8"))


MODULES = ("mpm_event", "authz_core", "alias", "deflate", "dir", "filter", "headers", "mime")
"""What Debian's Apache has on, and mod_headers."""


@contextmanager
def apache(folder: Path, root: Path) -> Iterator[str]:
    """A running Apache with the documented configuration for a site in `root`; its origin.

    Started by root it answers as another user, who may not read the folders of tests; so the site is copied.
    """
    assert APACHE, "this machine has no Apache; tests/install-browser.sh installs Debian's"
    modules = next(
        path for path in (Path("/usr/lib/apache2/modules"), Path("/usr/lib64/httpd/modules")) if path.is_dir()
    )
    inside = subprocess.run([APACHE, "-l"], capture_output=True, text=True, check=True).stdout
    with TemporaryDirectory(prefix="healthpress-") as name:
        site = Path(name, "site")
        shutil.copytree(root, site)
        Path(name).chmod(0o755)
        for _ in range(5):
            (port,) = free_ports(1)
            lines = [
                *(f"LoadModule {one}_module {modules}/mod_{one}.so" for one in MODULES if f"mod_{one}.c" not in inside),
                *(
                    f"ServerRoot {name}",
                    f"DefaultRuntimeDir {name}",
                    f"PidFile {name}/pid",
                    f"ErrorLog {name}/error.log",
                ),
                *(f"ServerName 127.0.0.1:{port}", f"Listen 127.0.0.1:{port}", "TypesConfig /etc/mime.types"),
                *(("User www-data", "Group www-data") if os.geteuid() == 0 else ()),
            ]
            configuration = folder / "apache.conf"
            configuration.write_text("\n".join(lines) + "\n" + documented("apache").replace(DOCUMENTED, str(site)))
            with subprocess.Popen(
                [APACHE, "-DFOREGROUND", "-f", str(configuration)], stderr=subprocess.DEVNULL
            ) as process:
                try:
                    if answers(process, [port]):
                        yield f"http://127.0.0.1:{port}/"
                        return
                finally:
                    process.terminate()
        pytest.fail(Path(name, "error.log").read_text(encoding="utf-8"))

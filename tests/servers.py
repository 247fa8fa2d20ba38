"""The machine's real nginx, Caddy and Apache, configured as docs/hosting.md says."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
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
    program = NGINX
    told = subprocess.run([program, "-V"], capture_output=True, text=True, check=True).stderr
    table = re.search(r"--conf-path=(\S+)", told)
    assert table, told
    types, log, configuration = Path(table[1]).parent / "mime.types", folder / "error.log", folder / "nginx.conf"
    kept = "".join(
        f"{name}_temp_path {folder / name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )

    def command(ports: list[int]) -> list[str]:
        blocks = "".join(
            f"server {{\nlisten 127.0.0.1:{port};\n{text}}}\n"
            for port, text in zip(ports, servers.values(), strict=True)
        )
        configuration.write_text(
            f"daemon off;\nmaster_process off;\npid {folder / 'nginx.pid'};\nerror_log {log};\n"
            f"events {{}}\nhttp {{\ninclude {types};\n"
            f"default_type application/octet-stream;\naccess_log off;\n{kept}{blocks}}}\n",
            encoding="utf-8",
        )
        return [program, "-p", str(folder), "-e", str(log), "-c", str(configuration)]

    with listening(command, len(servers), log) as ports:
        yield dict(zip(servers, map(origin, ports), strict=True))


@contextmanager
def listening(
    command: Callable[[list[int]], list[str]], count: int, log: Path, surroundings: Mapping[str, str] = os.environ
) -> Iterator[list[int]]:
    """A server on so many free ports, which its command is made of; others are tried where one was taken meanwhile."""
    for _ in range(5):
        ports = free_ports(count)
        started = command(ports)
        with (
            log.open("ab") as told,
            subprocess.Popen(started, stderr=told, stdout=told, env=surroundings) as process,
        ):
            try:
                if answers(process, ports):
                    yield ports
                    return
            finally:
                process.terminate()
    pytest.fail(log.read_text(encoding="utf-8"))


def origin(port: int) -> str:
    """The origin of a port of the loopback address."""
    return f"http://127.0.0.1:{port}/"


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
    program, configuration = CADDY, folder / "Caddyfile"
    text = documented("caddy").replace(DOCUMENTED, str(root))

    def command(ports: list[int]) -> list[str]:
        here = text.replace("health.example.org", f"http://127.0.0.1:{ports[0]}")
        configuration.write_text("{\n\tadmin off\n\tauto_https off\n}\n" + here, encoding="utf-8")
        return [program, "run", "--adapter", "caddyfile", "--config", str(configuration)]

    home = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with listening(command, 1, folder / "caddy.log", home) as ports:
        yield origin(ports[0])


MODULES = ("mpm_event", "authz_core", "alias", "deflate", "dir", "filter", "headers", "mime")
"""What Debian's Apache has on, and mod_headers."""


@contextmanager
def apache(folder: Path, root: Path) -> Iterator[str]:
    """A running Apache with the documented configuration for a site in `root`; its origin.

    Started by root it answers as another user, who may not read the folders of tests; so the site is copied.
    """
    assert APACHE, "this machine has no Apache; tests/install-browser.sh installs Debian's"
    program, configuration = APACHE, folder / "apache.conf"
    modules = next(
        path for path in (Path("/usr/lib/apache2/modules"), Path("/usr/lib64/httpd/modules")) if path.is_dir()
    )
    inside = subprocess.run([program, "-l"], capture_output=True, text=True, check=True).stdout
    with TemporaryDirectory(prefix="healthpress-") as name:
        site, log = Path(name, "site"), Path(name, "error.log")
        shutil.copytree(root, site)
        Path(name).chmod(0o755)
        lines = [
            *(f"LoadModule {one}_module {modules}/mod_{one}.so" for one in MODULES if f"mod_{one}.c" not in inside),
            *(f"ServerRoot {name}", f"DefaultRuntimeDir {name}", f"PidFile {name}/pid", f"ErrorLog {log}"),
            *(("User www-data", "Group www-data") if os.geteuid() == 0 else ()),
            *("TypesConfig /etc/mime.types", documented("apache").replace(DOCUMENTED, str(site))),
        ]

        def command(ports: list[int]) -> list[str]:
            here = [f"ServerName 127.0.0.1:{ports[0]}", f"Listen 127.0.0.1:{ports[0]}"]
            configuration.write_text("\n".join((*here, *lines)), encoding="utf-8")
            return [program, "-DFOREGROUND", "-f", str(configuration)]

        with listening(command, 1, log) as ports:
            yield origin(ports[0])

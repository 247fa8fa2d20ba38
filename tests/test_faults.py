"""Real builds that are killed, stopped, or run out of room: the output is the whole old site or the whole new one."""

from __future__ import annotations

import fcntl
import gc
import io
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from healthpress.build import workers
from healthpress.build.collecting import without_collecting
from healthpress.build.output import OutputFolder
from healthpress.build.workers import WorkerDied, spread
from tests.sites import GOOD, article, built, lay, tree

KILLS = int(os.environ.get("HEALTHPRESS_KILLS", "52"))
ARTICLES = 70
NOW = ("--now", "2026-11-22")
EDITED = "content/care/home/article-1.md"
NOTE = "templates/partials/disclaimer.html"


def command(root: Path, *arguments: str) -> list[str]:
    """A build of a site."""
    return [
        sys.executable,
        "-m",
        "healthpress",
        "build",
        "--site",
        str(root),
        "--jobs",
        "2",
        "-q",
        "--no-search",
        *NOW,
        *arguments,
    ]


def made_site(root: Path, count: int = ARTICLES) -> Path:
    """Small articles in two folders, and a template of the site's own."""
    lay(root, GOOD, {NOTE: "<p>One note.</p>\n"})
    for number in range(count):
        text = article(f"Article {number}", f"tags: [tag {number % 7}]", body=f"Text {number}.")
        lay(root, {f"content/care/{('home', 'clinic')[number % 2]}/article-{number}.md": text})
    return root


def clean_tree(root: Path, temporary: Path) -> dict[str, bytes]:
    """What a build without any memory makes of a site as it is now."""
    copy = temporary / "clean"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("public", ".*"))
    result = subprocess.run(command(copy), capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return tree(copy / "public")


def children(pid: int) -> list[int]:
    """The processes that a process has started; none where /proc is not to be had."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            facts = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(facts[1]) == pid and facts[0] != "Z":
            found.append(int(stat.parent.name))
    return found


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Wait until no process of a build is left: each holds the lock."""
    with (root / ".healthpress/lock").open("a") as lock:
        end = time.monotonic() + 10
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                assert time.monotonic() < end, "a process of the build is left"
                time.sleep(0.005)
    yield


def edit_article(root: Path, turn: int) -> None:
    """A change of few files."""
    lay(root, {EDITED: article("Article 1", body=f"Another text {turn % 2}.")})


def edit_template(root: Path, turn: int) -> None:
    """A change of every page."""
    lay(root, {NOTE: f"<p>Note {turn % 2}.</p>\n"})


def test_a_build_that_is_killed_leaves_the_whole_old_site_or_the_whole_new_one(tmp_path: Path) -> None:
    """The build or one of its workers, at any moment; no process is left, and the next build is right."""
    chance = random.Random(3)
    root = made_site(tmp_path / "site")
    subprocess.run(command(root), check=True)
    lay(root / "public", {"CNAME": "theirs", ".well-known/theirs.txt": "theirs"})
    foreign = {"CNAME": b"theirs", ".well-known/theirs.txt": b"theirs"}
    wanted: dict[tuple[bytes, bytes], dict[str, bytes]] = {}
    longest: dict[Callable[[Path, int], None], float] = {}
    outcomes = {"old": 0, "new": 0, "worker": 0}
    before = tree(root / "public")
    for turn in range(KILLS):
        edit = (edit_article, edit_template, edit_template)[turn % 3]
        edit(root, turn // 3)
        state = ((root / EDITED).read_bytes(), (root / NOTE).read_bytes())
        if state not in wanted:
            wanted[state] = clean_tree(root, tmp_path) | foreign
        began = time.perf_counter()
        build = subprocess.Popen(command(root), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        delay = chance.uniform(0.15 if turn % 2 else 0.6, 1.0) * longest.get(edit, 1.0)
        victim = build.pid
        while turn % 2 and edit is edit_template and build.poll() is None and not children(build.pid):
            delay = chance.uniform(0, 0.05)
        try:
            build.wait(delay)
        except subprocess.TimeoutExpired:
            forks = children(build.pid)
            victim = chance.choice(forks) if forks and turn % 2 else build.pid
            try:
                os.kill(victim, signal.SIGKILL)
            except ProcessLookupError:
                victim = build.pid
        said, _ = build.communicate()
        if build.returncode == 0 and victim == build.pid:
            longest[edit] = time.perf_counter() - began
        assert "Traceback" not in said
        with alone(root):
            found = tree(root / "public")
        assert found in (before, wanted[state]), f"kill {turn}"
        outcomes["new" if found == wanted[state] else "old"] += 1
        if victim != build.pid and build.returncode:
            outcomes["worker"] += 1
            assert build.returncode == 1
            assert "build/worker-died" in said
            assert not (root / ".public.staged").exists()
        before = tree(built(root))
        assert before == wanted[state], f"build after kill {turn}"
        assert not list(root.glob(".public.*"))
    assert outcomes["old"] > 0
    assert outcomes["new"] > 0
    assert outcomes["worker"] > 0 or sys.platform != "linux"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("group", [True, False])
def test_a_build_that_is_stopped_ends_in_one_line(tmp_path: Path, number: signal.Signals, *, group: bool) -> None:
    """With the exit code that shells expect, without a process or a stage left, and with the old output whole."""
    root = made_site(tmp_path / "site")
    lay(root / "public", {"old.html": "old"})
    build = subprocess.Popen(command(root), stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not (root / ".public.staged").exists():
        time.sleep(0.01)
    time.sleep(0.1)
    (os.killpg if group else os.kill)(build.pid, number)
    _, said = build.communicate(timeout=10)
    assert (build.returncode, said) == (128 + number, "Stopped: nothing is half written.\n")
    with alone(root):
        assert tree(root / "public") == {"old.html": b"old"}
    assert not (root / ".public.staged").exists()


def test_a_dead_worker_is_reported_with_the_item_it_held() -> None:
    """And the other workers are ended."""

    def work(item: int) -> int:
        if item == 33:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    before = children(os.getpid())
    with pytest.raises(WorkerDied) as caught:
        list(spread(work, range(100), 3, lambda item: f"item {item}"))
    assert caught.value.names == ("item 33",)
    assert caught.value.cause == "was ended by SIGKILL"
    assert children(os.getpid()) == before


def test_a_worker_without_memory_is_reported() -> None:
    """Exceptions of the work itself are raised as they are."""

    def work(item: int) -> int:
        if item == 60:
            raise MemoryError
        return item

    with pytest.raises(WorkerDied, match="ran out of memory"):
        list(spread(work, range(100), 2))

    def faulty(item: int) -> int:
        if item == 60:
            raise OSError(28, "No space left on device", "here")
        return item

    with pytest.raises(OSError, match="No space left") as caught:
        list(spread(faulty, range(100), 2))
    assert caught.value.filename == "here"


@pytest.mark.parametrize("count", [48, 100, 5_000])
def test_results_come_in_order(count: int) -> None:
    """Whatever their number and their size, at any number of jobs."""
    for jobs in (1, 2, 5):
        assert [len(result) for result in spread("x".__mul__, range(count), jobs)] == list(range(count))


@pytest.mark.parametrize("jobs", [1, 2])
def test_memory_does_not_grow_with_the_number_of_items(jobs: int) -> None:
    """Values that only hold one another go while work goes on, though the build around it looks for none."""

    class Circle:
        def __init__(self) -> None:
            self.me = self

    alive: weakref.WeakSet[Circle] = weakref.WeakSet()

    def work(_: int) -> int:
        alive.update(Circle() for _ in range(1000))
        return len(alive)

    with without_collecting():
        assert max(spread(work, range(200), jobs)) < 60_000
        assert not gc.isenabled()
        assert gc.get_freeze_count() == 0
    assert gc.isenabled()


def test_a_reader_that_gives_up_turns_nothing_off() -> None:
    """Garbage is looked for after a build that was broken off, though what it read from is ended only later."""
    with without_collecting():
        results = spread("x".__mul__, range(9), 1)
        next(results)
    del results
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def slow(item: int) -> None:
    """Work that takes a while."""
    time.sleep(0.002 + item / 1e6)


def test_no_worker_outlives_a_reader_that_gives_up() -> None:
    """However the reader ends."""
    before = children(os.getpid())
    with workers.workers_ended():
        results = spread(slow, range(1000), 2)
        assert next(results) is None
        assert len(children(os.getpid())) == len(before) + 2
    assert children(os.getpid()) == before


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[bool]:
    """A file system of its own; False where none may be mounted."""
    folder.mkdir(parents=True)
    options = ["-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    mounted = os.getuid() == 0 and subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    """Wherever in the build it fills up; one sentence says what to do, and the next build with room is right."""
    with small_disk(tmp_path / "disk", "24m") as mounted:
        root = made_site(tmp_path / "disk/site", 50)
        subprocess.run(command(root), check=True)
        before = tree(root / "public")
        edit_template(root, 1)
        for room in (0, 40, 400) if mounted else (20_000, 60_000, 200_000):
            if mounted:
                free = os.statvfs(root).f_bavail * 4 - room
                (root / "ballast").write_bytes(bytes(1024 * free))
                result = subprocess.run(command(root), capture_output=True, text=True, check=False)
                (root / "ballast").unlink()
            else:
                result = limited(command(root), room)
            assert result.returncode == 1, result.stderr
            assert result.stderr.startswith("Error: There is no room for")
            assert result.stderr.count("\n") == 1
            assert tree(root / "public") == before
            assert not (root / ".public.staged").exists()
        subprocess.run(command(root), check=True)
        assert tree(root / "public") == clean_tree(root, tmp_path)


def limited(arguments: list[str], size: int) -> subprocess.CompletedProcess[str]:
    """A command that can make no file larger than `size` bytes."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return subprocess.run(arguments, capture_output=True, text=True, check=False, preexec_fn=limit)


def test_a_file_that_cannot_be_written_leaves_the_old_site(tmp_path: Path) -> None:
    """As on a full disk, with a limit on the size of files."""
    root = made_site(tmp_path / "site", 50)
    subprocess.run(command(root), check=True)
    before = tree(root / "public")
    edit_template(root, 1)
    result = limited(command(root), 3_000)
    assert result.returncode == 1
    assert "no room for" in result.stderr
    assert tree(root / "public") == before
    assert not (root / ".public.staged").exists()


def test_a_closed_output_folder_is_said_at_once(tmp_path: Path) -> None:
    """Nothing is touched, and the sentence names the folder."""
    with small_disk(tmp_path / "disk", "8m") as mounted:
        root = made_site(tmp_path / "site", 3)
        target = tmp_path / "disk/public"
        lay(target, {"old.html": "old"})
        if mounted:
            subprocess.run(["mount", "-o", "remount,ro", str(tmp_path / "disk")], check=True)
        elif os.getuid() == 0:
            pytest.skip("root may write everywhere, and nothing can be mounted")
        else:
            target.chmod(0o555)
        result = subprocess.run(command(root, "--output", str(target)), capture_output=True, text=True, check=False)
        target.chmod(0o755) if not mounted else None
        assert result.returncode == 1
        assert result.stderr.startswith(f"Error: This user may not write to {target} ")
        assert tree(target) == {"old.html": b"old"}


def test_an_output_path_below_a_file_is_said(tmp_path: Path) -> None:
    """One sentence, without a traceback."""
    root = made_site(tmp_path / "site", 3)
    lay(tmp_path, {"file": "x"})
    result = subprocess.run(
        command(root, "--output", f"{tmp_path}/file/out"), capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr.startswith("Error: Something stands in the way at ")


def test_an_output_folder_that_is_a_mount_or_a_link_is_changed_file_by_file(tmp_path: Path) -> None:
    """It stays the folder that it is, and holds what a clean build makes."""
    root = made_site(tmp_path / "site", 60)
    with small_disk(tmp_path / "disk", "24m"):
        lay(tmp_path / "disk", {"theirs.txt": "theirs"})
        (root / "public").symlink_to(tmp_path / "disk")
        for turn, arguments in enumerate(((), ("--in-place",), ("--output", f"{tmp_path}/disk"))):
            edit_template(root, turn)
            subprocess.run(command(root, *arguments), check=True)
            assert (root / "public").is_symlink()
            assert tree(tmp_path / "disk") == clean_tree(root, tmp_path) | {"theirs.txt": b"theirs"}
            assert not list(root.glob(".public.*"))


@pytest.mark.parametrize("many", [False, True])
def test_folders_keep_their_rights_and_foreign_things(tmp_path: Path, *, many: bool) -> None:
    """Links, hidden folders and empty ones survive both ways of a commit, and only what is needed is written anew."""
    paths = [f"page-{number}/index.html" for number in range(300)]
    state = tmp_path / "state"
    with OutputFolder(tmp_path / "public", state) as folder:
        folder.commit([(path, folder.put(path, b"old")) for path in paths])
    public = tmp_path / "public"
    lay(public, {".git/config": "theirs", "page-0/theirs.txt": "theirs"})
    (public / "link").symlink_to("page-1")
    (public / "empty").mkdir()
    (public / "page-0").chmod(0o750)
    public.chmod(0o711)
    number = public.stat().st_ino
    with OutputFolder(public, state) as folder:
        changed = paths[1:200] if many else paths[1:20]
        outputs = [(path, folder.put(path, b"new" if path in changed else b"old")) for path in paths[1:]]
        commit = folder.commit(outputs)
    assert (commit.removed, len(commit.written)) == (1, len(changed))
    assert (public.stat().st_ino != number) == (many and sys.platform in {"linux", "darwin"})
    assert (public.stat().st_mode & 0o777, (public / "page-0").stat().st_mode & 0o777) == (0o711, 0o750)
    assert (public / "link").is_symlink()
    assert (public / "empty").is_dir()
    assert not (public / "page-0/index.html").exists()
    assert (public / ".git/config").read_text() == (public / "page-0/theirs.txt").read_text() == "theirs"
    assert (public / "page-5/index.html").read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["public", "state"]


@pytest.mark.parametrize("many", [False, True])
def test_a_commit_that_fails_is_undone(tmp_path: Path, *, many: bool) -> None:
    """A file of somebody else's in the place of a folder: nothing is changed, and the fault names it."""
    public = tmp_path / "public"
    old = {f"page-{number}/index.html": b"old" for number in range(150)}
    with OutputFolder(public, tmp_path / "state") as folder:
        folder.commit([(path, folder.put(path, data)) for path, data in old.items()])
    lay(public, {"fresh": "theirs"})
    before = tree(public)
    new = dict.fromkeys(old if many else list(old)[:5], b"new") | {"fresh/index.html": b"new"}
    with OutputFolder(public, tmp_path / "state") as folder:
        outputs = [(path, folder.put(path, data)) for path, data in new.items()]
        with pytest.raises(FileExistsError) as caught:
            folder.commit([*outputs, *((path, False) for path in old if path not in new)])
    assert caught.value.filename == str(public / "fresh")
    assert tree(public) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["public", "state"]


def flip(file: Path) -> None:
    """One bit in the middle of a file."""
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 4
    file.write_bytes(data)


def truncate(file: Path) -> None:
    """Half of a file."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def empty(file: Path) -> None:
    """Nothing of a file."""
    file.write_bytes(b"")


def become_folder(file: Path) -> None:
    """A folder in the place of a file."""
    file.unlink()
    lay(file, {"x": "x"})


@pytest.mark.parametrize("damage", [flip, truncate, empty, become_folder])
def test_damaged_memory_makes_no_wrong_page(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """All files in which builds remember things, while an article goes: a notice, and the output of a clean build."""
    root = made_site(tmp_path / "site", 4)
    picture = io.BytesIO()
    Image.new("RGB", (700, 40), "teal").save(picture, "PNG")
    lay(root, {"content/care/home/p.png": picture.getvalue(), EDITED: article("One", body="![A picture](p.png)")})
    subprocess.run(command(root), check=True)
    files = [file for file in sorted((root / ".healthpress").rglob("*")) if file.is_file()]
    assert {"files", "parsed.sqlite", "lock", "400.webp", "index"} <= {file.name for file in files}
    assert [file.name[:6] for file in files].count("ledger") == 2
    for file in files:
        if file.name != "lock" and not file.name.startswith("ledger-copy"):
            damage(file)
    (root / "content/care/clinic/article-3.md").unlink()
    wanted = clean_tree(root, tmp_path)
    result = subprocess.run(command(root), capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stderr.startswith("note: What earlier builds remembered ")
    assert tree(root / "public") == wanted
    again = subprocess.run(command(root), capture_output=True, text=True, check=False)
    assert (again.returncode, again.stderr) == (0, "")
    assert tree(root / "public") == wanted

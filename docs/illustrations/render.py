"""Render the illustrations: SVG text, headless Chromium, then a small JPEG.

Usage: python docs/illustrations/render.py [slug ...]
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent))

import conditions
import emblem
import movement
import nutrition
import treatments
import wellbeing

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
LIMIT = 168_000

SCENES: dict[str, Callable[[], str]] = {
    **conditions.SCENES,
    **treatments.SCENES,
    **nutrition.SCENES,
    **movement.SCENES,
    **wellbeing.SCENES,
}


def shoot(svg: str, width: int, height: int, clear: bool = False) -> Image.Image:
    """Draw SVG text with Chromium at a pixel size."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        shot = Path(folder) / "shot.png"
        sized = svg.replace("<svg ", f'<svg width="{width}" height="{height}" ', 1)
        page.write_text(
            f"<!doctype html><meta charset=utf-8><style>*{{margin:0}}svg{{display:block}}</style>{sized}",
            encoding="utf-8",
        )
        command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        command += [f"--window-size={width},{height + 200}", f"--screenshot={shot}"]
        command += ["--default-background-color=00000000"] if clear else []
        command += [f"--user-data-dir={folder}/profile", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        image = Image.open(shot)
        image.load()
    return image.convert("RGBA" if clear else "RGB").crop((0, 0, width, height))


def write_jpeg(image: Image.Image, target: Path) -> int:
    """Write a progressive JPEG without metadata below the size limit."""
    data = b""
    for quality in range(86, 59, -2):
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, subsampling=0, progressive=True, optimize=True)
        data = buffer.getvalue()
        if len(data) <= LIMIT:
            break
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    print(f"{target.relative_to(ROOT)}  {len(data) / 1000:.0f} kB  q{quality}", flush=True)
    return len(data)


def main(wanted: list[str]) -> None:
    """Render the named pictures, or all of them."""
    for name, scene in SCENES.items():
        if not wanted or name.rsplit("/", 1)[-1] in wanted:
            write_jpeg(shoot(scene(), 1920, 1080), ROOT / "content" / f"{name}.jpg")
    if not wanted or "emblem" in wanted:
        emblem.write(ROOT / "static", shoot)


if __name__ == "__main__":
    main(sys.argv[1:])

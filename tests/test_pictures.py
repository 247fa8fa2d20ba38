"""Pictures: what is made of an original, what pages say of it, and what becomes of files that are none."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
import struct
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw
from selectolax.lexbor import LexborHTMLParser, LexborNode

from healthpress.build.options import Options, Result
from healthpress.build.pipeline import build
from healthpress.cli.progress import Silent
from healthpress.model.card import Picture
from healthpress.write.images import MOST_PIXELS, ImageFacts, Refusal, probe
from healthpress.write.renditions import WIDTHS, Made, Version, crops, make, sizes
from tests.sites import GOOD, article, lay, tree

NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
ORIENTATION, GPS, CAMERA = 0x0112, 0x8825, 0x0110
QUARTERS = ((200, 40, 40), (40, 160, 60), (40, 60, 200), (230, 210, 60))
"""The colours of the four quarters of a test picture: left top, right top, left bottom, right bottom."""


def quarters(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture in four colours."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    for number, colour in enumerate(QUARTERS):
        left, top = number % 2 * width // 2, number // 2 * height // 2
        draw.rectangle((left, top, left + width // 2, top + height // 2), fill=colour)
    return image.convert(mode)


def stored(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of a picture file."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def opened(data: bytes) -> Image.Image:
    """A picture, decoded."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def versions(data: bytes, suffix: str, focus: tuple[int, int] | None = None) -> dict[str, bytes]:
    """All that is made of an original, by name."""
    facts = probe(data, suffix)
    assert isinstance(facts, ImageFacts), facts

    def wanted(facts: ImageFacts, *, clear: bool) -> tuple[Version, ...]:
        return (*sizes(facts, clear=clear), *(crops(facts, focus) if focus else ()))

    made = make(data, facts, wanted, ())
    assert isinstance(made, Made), made
    return made.files


def near(found: Any, wanted: tuple[int, int, int], most: int = 14) -> bool:
    """Whether a pixel has a colour, as far as lossy formats keep it."""
    return all(abs(part - other) <= most for part, other in zip(found, wanted, strict=False))


def corners(image: Image.Image) -> list[Any]:
    """The colours in the middle of the four quarters."""
    whole = image.convert("RGB")
    return [
        whole.getpixel((whole.width * across // 4, whole.height * down // 4))
        for across, down in ((1, 1), (3, 1), (1, 3), (3, 3))
    ]


def site(root: Path, files: dict[str, bytes], *more: str, body: str = "The text.") -> Path:
    """A site with an article that shows `files`, which lie beside it."""
    beside = {f"content/care/{name}": data for name, data in files.items()}
    return lay(root, GOOD, {"content/care/one.md": article("One", *more, body=body)}, beside)


def made(root: Path, *, jobs: int = 1, output: str = "public") -> Result:
    """A build as of a summer's day."""
    return build(Options(root, root / output, NOW, jobs=jobs), Silent())


def page(root: Path) -> LexborHTMLParser:
    """The article's page."""
    return LexborHTMLParser((root / "public/care/one/index.html").read_text(encoding="utf-8"))


def candidates(node: LexborNode) -> dict[str, int]:
    """The files of a srcset with their widths."""
    parts = (part.split() for part in (node.attributes["srcset"] or "").split(", "))
    return {address: int(width.removesuffix("w")) for address, width in parts}


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp"), ("AVIF", ".avif")])
def test_every_kind_of_original_becomes_avif_webp_and_jpeg(kind: str, suffix: str) -> None:
    """Four widths in the new formats and two in that which every browser reads, each right in size and colour."""
    found = versions(stored(quarters(2000, 1000), kind), suffix)
    new = {f"{width}.{ending}" for width in WIDTHS for ending in ("avif", "webp")}
    assert found.keys() == new | {"800.jpg", "1600.jpg"}
    for name, data in found.items():
        image = opened(data)
        assert (image.width, image.height) == (int(name.partition(".")[0]), int(name.partition(".")[0]) // 2)
        assert all(near(pixel, colour) for pixel, colour in zip(corners(image), QUARTERS, strict=True)), name
    assert len(found["1600.avif"]) < len(found["1600.jpg"])


@pytest.mark.parametrize(
    ("width", "wanted"),
    [(99, [99]), (300, [300]), (440, [440]), (500, [400, 500]), (1300, [400, 800, 1300]), (9000, list(WIDTHS))],
)
def test_no_version_is_wider_than_its_original(width: int, wanted: list[int]) -> None:
    """The widest is the original's own width up to a limit, and none is nearly as wide as another."""
    made_of = sizes(ImageFacts(width, 100, "image/jpeg"), clear=False)
    assert sorted({version.width for version in made_of}) == wanted
    assert (len(made_of) == 1) == (width < 100)


def test_transparent_pictures_fall_back_to_png_and_no_others() -> None:
    """What shines through stays so in every format; a PNG of which nothing is transparent becomes a JPEG."""
    clear = quarters(900, 600, "RGBA")
    clear.paste((0, 0, 0, 0), (0, 0, 450, 300))
    found = versions(stored(clear, "PNG"), ".png")
    assert {name.partition(".")[2] for name in found} == {"avif", "webp", "png"}
    for data in found.values():
        image = opened(data).convert("RGBA")
        assert [image.getpixel((image.width * part // 4, image.height // 4))[3] for part in (1, 3)] == [0, 255]  # type: ignore[index]
    solid = versions(stored(quarters(900, 600, "RGBA"), "PNG"), ".png")
    assert {name.partition(".")[2] for name in solid} == {"avif", "webp", "jpg"}
    indexed = quarters(900, 600).quantize(8)
    assert "800.png" in versions(stored(indexed, "PNG", transparency=0), ".png")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright_and_tell_nothing_of_their_maker(orientation: int) -> None:
    """However a camera was held, the left upper quarter is where it was; place, camera and comment are gone."""
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    lying = quarters(1200, 800)
    if orientation > 1:
        lying = lying.transpose(Image.Transpose(back[orientation]))
    exif = Image.Exif()
    exif[ORIENTATION], exif[CAMERA] = orientation, "Spy camera"
    exif[GPS] = {1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)}
    data = stored(lying, "JPEG", exif=exif, comment=b"Spy comment", quality=92)
    assert b"Spy camera" in data
    facts = probe(data, ".jpg")
    assert facts == ImageFacts(1200, 800, "image/jpeg", located=True)
    for name, version in versions(data, ".jpg", (50, 50)).items():
        image = opened(version)
        if "x" not in name:
            assert (image.width > image.height) is True
            assert all(near(pixel, colour) for pixel, colour in zip(corners(image), QUARTERS, strict=True)), name
        assert not image.getexif()
        assert not {"exif", "xmp", "comment", "icc_profile", "photoshop"} & image.info.keys()
        assert b"Spy" not in version
        assert b"Exif" not in version


def test_a_file_that_is_published_with_its_place_is_a_warning(tmp_path: Path) -> None:
    """Under static/ it keeps what is in it; beside the article, only versions without the place are published."""
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)}
    data = stored(quarters(900, 600), "JPEG", exif=exif)
    root = site(tmp_path, {"beside.jpg": data}, body="![x](beside.jpg)\n\n![x](/photos/home.jpg)")
    lay(root, {"static/photos/home.jpg": data})
    for _ in range(2):
        (warning,) = [item for item in made(root).found if item.code == "image/location"]
        assert "static/photos/home.jpg" in warning.message
        lay(root, {"content/care/two.md": article("Two")})


def test_wide_colours_become_those_of_srgb() -> None:
    """A picture in another colour space keeps its looks, not its numbers; a broken profile counts as none."""
    data = stored(quarters(800, 400), "PNG", icc_profile=_wide_profile())
    shown = corners(opened(versions(data, ".png")["800.webp"]))
    by_matrices = [(220, 0, 17), (0, 164, 35), (28, 58, 209), (235, 210, 0)]
    assert all(near(pixel, colour, 4) for pixel, colour in zip(shown, by_matrices, strict=True)), shown
    same = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (same, b"no profile"):
        image = opened(versions(stored(quarters(800, 400), "PNG", icc_profile=profile), ".png")["800.webp"])
        assert all(near(pixel, colour) for pixel, colour in zip(corners(image), QUARTERS, strict=True))


def _wide_profile() -> bytes:
    """A matrix profile with the primaries of Display P3 (D50-adapted) and a gamma of 2.2, written by hand (ICC.1)."""

    def fixed(number: float) -> bytes:
        return struct.pack(">i", round(number * 65536))

    def xyz(*parts: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(map(fixed, parts))

    text = b"text\0\0\0\0Public domain\0"
    name = b"desc\0\0\0\0" + struct.pack(">I", 3) + b"P3\0" + bytes(4 + 4 + 2 + 1 + 67)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256))
    tags = {
        b"desc": name,
        b"cprt": text,
        b"wtpt": xyz(0.9642, 1, 0.8249),
        b"rXYZ": xyz(0.5151, 0.2412, -0.0011),
        b"gXYZ": xyz(0.2919, 0.6922, 0.0419),
        b"bXYZ": xyz(0.1572, 0.0666, 0.7841),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for tag, value in tags.items():
        padded = value + bytes(-len(value) % 4)
        table += tag + struct.pack(">II", offset + len(body), len(value))
        body += padded
    size = 128 + len(table) + len(body)
    head = struct.pack(">I4xI4s4s4s12x4s", size, 0x02400000, b"mntr", b"RGB ", b"XYZ ", b"acsp")
    head = head.ljust(68, b"\0") + fixed(0.9642) + fixed(1.0) + fixed(0.8249)
    return head.ljust(128, b"\0") + table + body


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16", "RGBA"])
def test_pictures_in_any_mode_keep_their_looks(mode: str) -> None:
    """Grey, indexed, sixteen bits or four inks: bright stays bright and dark stays dark."""
    if mode == "I;16":
        row = struct.pack("<H", 8_000) * 300 + struct.pack("<H", 60_000) * 300
        image = Image.frombytes("I;16", (600, 300), row * 300)
    else:
        grey = Image.new("L", (600, 300), 234)
        grey.paste(31, (0, 0, 300, 300))
        image = grey.convert("RGB").convert(mode) if mode in {"P", "CMYK", "RGBA"} else grey.convert(mode)
    kind, suffix = ("JPEG", ".jpg") if mode == "CMYK" else ("PNG", ".png")
    shown = opened(versions(stored(image, kind), suffix)["600.jpg"]).convert("L")
    dark, bright = shown.getpixel((100, 150)), shown.getpixel((500, 150))
    assert isinstance(dark, int | float)
    assert isinstance(bright, int | float)
    assert dark < 60
    assert bright > 200


def test_crops_hold_the_focus() -> None:
    """Each crop has its shape, lies in the picture, and its middle is as near to the focus as the sides allow."""
    facts = ImageFacts(3000, 1000, "image/jpeg")
    for focus in ((0, 0), (50, 50), (100, 100), (20, 90)):
        found = crops(facts, focus)
        assert [crop.name for crop in found] == [
            f"{shape}-{focus[0]}-{focus[1]}.jpg" for shape in ("1x1", "4x3", "16x9")
        ]
        for crop in found:
            assert crop.box
            left, top, right, bottom = crop.box
            assert (top, bottom) == (0, 1000)
            assert 0 <= left < right <= 3000
            assert abs((right - left) * crop.height - 1000 * crop.width) < 1200
            middle = min(max((right - left) / 2, 30 * focus[0]), 3000 - (right - left) / 2)
            assert abs((left + right) / 2 - middle) <= 1
    data = stored(quarters(3000, 1000), "JPEG")
    found_files = versions(data, ".jpg", (100, 50))
    square = opened(found_files["1x1-100-50.jpg"])
    assert square.size == (1000, 1000)
    assert near(square.getpixel((10, 10)), QUARTERS[1])


def test_a_shape_the_picture_has_is_not_cropped_again() -> None:
    """A picture of 16 by 9 needs two crops; one that is too small for search engines needs none."""
    assert [crop.name[:4] for crop in crops(ImageFacts(1920, 1080, "image/jpeg"), (50, 50))] == ["1x1-", "4x3-"]
    assert crops(ImageFacts(200, 300, "image/jpeg"), (50, 50)) == ()


def test_focus_becomes_words_for_style_sheets() -> None:
    """Nothing for the middle third."""
    anchors = [
        Picture("/x.jpg", 1, 1, "image/jpeg", focus=focus).anchor for focus in ((50, 50), (10, 50), (90, 10), (34, 99))
    ]
    assert anchors == ["", "left", "right top", "bottom"]


def test_pages_offer_every_format_and_size(tmp_path: Path) -> None:
    """Hero at once and first, pictures in the text later; each file is there and as wide as it says."""
    root = site(
        tmp_path,
        {"hero.jpg": stored(quarters(2000, 1000), "JPEG"), "in-text.png": stored(quarters(1000, 900), "PNG")},
        "image: {src: hero.jpg, alt: Four colours, focus: [80, 10]}",
        body='Text.\n\n![Also > four "colours"](in-text.png)',
    )
    result = made(root)
    assert result.commit, result.found
    for selector, first in (("figure.hero", True), (".prose", False)):
        (picture,) = page(root).css(f"{selector} picture")
        *sources, image = picture.css("source, img")
        assert [node.attributes["type"] for node in sources] == ["image/avif", "image/webp"]
        assert ("fetchpriority" in image.attributes) == first
        assert (image.attributes.get("loading"), image.attributes.get("decoding")) == (
            (None, None) if first else ("lazy", "async")
        )
        for node in (*sources, image):
            assert node.attributes["sizes"]
            for address, width in candidates(node).items():
                with Image.open((root / "public/care/one" / address).resolve()) as file:
                    assert file.width == width
        with Image.open((root / "public/care/one" / (image.attributes["src"] or "")).resolve()) as file:
            assert [str(side) for side in file.size] == [image.attributes["width"], image.attributes["height"]]
    assert page(root).css("figure.hero img")[0].attributes["data-focus"] == "right top"
    assert page(root).css(".prose img")[0].attributes["alt"] == 'Also > four "colours"'
    assert not list((root / "public").rglob("hero.jpg"))
    feed = (root / "public/feed.xml").read_text(encoding="utf-8")
    assert "https://test.example.org/assets/in-text." in feed


def test_small_and_moving_pictures_and_drawings_are_published_as_they_are(tmp_path: Path) -> None:
    """An icon is one file; films and drawings keep their bytes and get a name with a digest."""
    frames = [quarters(300, 200), quarters(300, 200).rotate(180)]
    film = stored(frames[0], "GIF", save_all=True, append_images=frames[1:])
    moving = stored(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M0 0h40v30z"/></svg>'
    files = {"f.gif": film, "m.webp": moving, "d.svg": drawing, "i.png": stored(quarters(40, 30), "PNG")}
    root = site(tmp_path, files, body="\n\n".join(f"![{name}]({name})" for name in files))
    assert made(root).commit
    assert page(root).css("picture") == []
    sources = {node.attributes["alt"]: node.attributes["src"] or "" for node in page(root).css(".prose img")}
    published = {name: (root / "public/care/one" / source).resolve().read_bytes() for name, source in sources.items()}
    assert {name: data for name, data in published.items() if name != "i.png"} == {
        name: data for name, data in files.items() if name != "i.png"
    }
    assert opened(published["i.png"]).size == (40, 30)


def test_a_photo_with_a_second_picture_in_it_is_no_film() -> None:
    """Phones put a preview or a brightness map behind the photo; the photo gets its versions."""
    data = stored(quarters(900, 600), "MPO", save_all=True, append_images=[quarters(450, 300)])
    assert probe(data, ".jpg") == ImageFacts(900, 600, "image/jpeg")
    assert "800.avif" in versions(data, ".jpg")


def test_structured_data_has_the_picture_in_three_shapes(tmp_path: Path) -> None:
    """The picture itself and its crops, each a file of the shape that is said."""
    root = site(
        tmp_path,
        {"hero.jpg": stored(quarters(2000, 1500), "JPEG")},
        "image: {src: hero.jpg, alt: Four, focus: [0, 50]}",
    )
    assert made(root).commit
    graph = json.loads(page(root).css('script[type="application/ld+json"]')[0].text())["@graph"]
    by_id = {node["@id"]: node for node in graph}
    article_node = next(node for node in graph if node["@type"] == "Article")
    shapes = []
    for reference in article_node["image"]:
        node = by_id[reference["@id"]]
        with Image.open(root / "public" / node["url"].removeprefix("https://test.example.org/")) as file:
            assert (file.width, file.height) == (node["width"], node["height"])
            shapes.append(round(file.width / file.height, 2))
    assert shapes == [1.33, 1.0, 1.78]


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that says it has so many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(999))) + chunk(b"IEND", b"")


def slow() -> bytes:
    """A progressive JPEG whose last pass is repeated a thousand times."""
    data = stored(quarters(64, 64), "JPEG", progressive=True)
    start = data.rindex(b"\xff\xda")
    return data[:start] + data[start:-2] * 1000 + data[-2:]


JPEG = stored(quarters(900, 600), "JPEG")
FAULTY = {
    "empty.jpg": (b"", "image/unreadable", "empty"),
    "words.jpg": (b"These are words.", "image/unreadable", "no picture of a known kind"),
    "page.jpg": (b"<!doctype html><title>Not found</title>", "image/unreadable", "no picture of a known kind"),
    "cut.jpg": (JPEG[: len(JPEG) // 2], "image/unreadable", "damaged"),
    "head.jpg": (JPEG[:300], "image/unreadable", ""),
    "cut.png": (stored(quarters(900, 600), "PNG")[:900], "image/unreadable", ""),
    "cut.webp": (stored(quarters(900, 600), "WEBP")[:400], "image/unreadable", ""),
    "cut.avif": (stored(quarters(900, 600), "AVIF")[:400], "image/unreadable", ""),
    "a.png": (JPEG, "image/wrong-name", "named .png but holds a picture of kind JPEG"),
    "a.bmp": (stored(quarters(9, 9), "BMP"), "image/unreadable", "no kind of picture that browsers show"),
    "bomb.png": (bomb(20_000, 20_000), "image/too-large", "pixels"),
    "large.png": (bomb(12_000, 12_000), "image/too-large", "12000 × 12000"),
    "slow.jpg": (slow(), "image/too-large", "passes"),
    "bad.svg": (b"<svg/>", "image/unreadable", "viewBox"),
    "no.svg": (JPEG, "image/unreadable", "no <svg> element"),
}


def test_files_that_are_no_pictures_are_named_one_by_one(tmp_path: Path) -> None:
    """Each with its code at the line that shows it, in no time, and nothing is published."""
    files = {name: data for name, (data, _, _) in FAULTY.items()}
    root = site(tmp_path, files, body="\n\n".join(f"![x]({name})" for name in files))
    start = time.monotonic()
    result = made(root)
    assert time.monotonic() - start < 10
    assert result.commit is None
    found = {item.message.partition(":")[0].rpartition("/")[2]: item for item in result.found if "image/" in item.code}
    assert {name: item.code for name, item in found.items()} == {name: code for name, (_, code, _) in FAULTY.items()}
    for name, (_, _, words) in FAULTY.items():
        assert words in found[name].message
        assert found[name].place.line_text == f"![x]({name})"
    assert "web page" in found["page.jpg"].help
    assert "Rename it to end in .jpg" in found["a.png"].help
    assert MOST_PIXELS < 12_000 * 12_000


@pytest.mark.parametrize("focus", ["[50]", "[50, 101]", "[-1, 5]", "[1, 2, 3]", "70"])
def test_a_focus_is_a_point_of_the_picture(tmp_path: Path, focus: str) -> None:
    """Anything else is an error at its place."""
    root = site(tmp_path, {"h.jpg": JPEG}, f"image: {{src: h.jpg, alt: Four, focus: {focus}}}")
    (fault,) = [item for item in made(root).found if item.code == "image/focus"]
    assert "focus" in fault.place.line_text


def test_nothing_is_made_again_for_a_clean_output_folder(tmp_path: Path) -> None:
    """The memory is by content: neither the output nor the file's name or time matters, and no picture is opened."""
    root = site(tmp_path, {"a.jpg": JPEG}, "image: {src: a.jpg, alt: Four}")
    assert made(root).commit
    wanted = tree(root / "public")
    memory = {file: file.stat().st_mtime_ns for file in (root / ".healthpress/pictures").glob("*/*")}
    assert len(memory) == 11
    shutil.rmtree(root / "public")
    (root / "content/care/a.jpg").rename(root / "content/care/b.jpg")
    lay(root, {"content/care/one.md": article("One", "image: {src: b.jpg, alt: Four}")})
    assert made(root).commit
    assert {file: file.stat().st_mtime_ns for file in memory} == memory
    pictures = {path.partition(".")[2]: data for path, data in tree(root / "public").items() if "assets/b." in path}
    assert pictures == {path.partition(".")[2]: data for path, data in wanted.items() if "assets/a." in path}


def test_another_focus_makes_other_crops_and_nothing_else(tmp_path: Path) -> None:
    """The sizes stay as they are in the memory; the page's new crops have other names."""
    root = site(tmp_path, {"a.jpg": JPEG}, "image: {src: a.jpg, alt: Four}")
    made(root)
    before = {file: file.stat().st_mtime_ns for file in (root / ".healthpress/pictures").glob("*/*")}
    lay(root, {"content/care/one.md": article("One", "image: {src: a.jpg, alt: Four, focus: [5, 5]}")})
    assert made(root).commit
    after = {file: file.stat().st_mtime_ns for file in (root / ".healthpress/pictures").glob("*/*")}
    assert {file.name for file in after.keys() - before.keys()} == {"1x1-5-5.jpg", "4x3-5-5.jpg", "16x9-5-5.jpg"}
    assert {file: after[file] for file in before} == before
    assert not list((root / "public/assets").glob("*-50-50.jpg"))


def test_a_version_that_was_lost_is_made_again(tmp_path: Path) -> None:
    """A file of the memory that is gone or damaged, when the output needs it: the same bytes as before."""
    root = site(tmp_path, {"a.jpg": JPEG}, "image: {src: a.jpg, alt: Four}")
    made(root)
    wanted = tree(root / "public")
    lost, damaged, *_ = sorted((root / ".healthpress/pictures").glob("*/*"))
    lost.unlink()
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")
    shutil.rmtree(root / "public")
    assert made(root).commit
    assert tree(root / "public") == wanted


def test_any_number_of_jobs_makes_the_same_bytes(tmp_path: Path) -> None:
    """One process or two, each with a memory of its own."""
    files = {f"p{number}.jpg": stored(quarters(700 + 90 * number, 500), "JPEG") for number in range(5)}
    body = "\n\n".join(f"![x]({name})" for name in files)
    one, two = (site(tmp_path / name, files, body=body) for name in ("one", "two"))
    assert made(one, jobs=1).commit
    assert made(two, jobs=2).commit
    assert tree(one / "public") == tree(two / "public")


def test_a_refused_file_says_why_without_a_site() -> None:
    """The first check needs nothing but bytes and the ending of a name."""
    refusal = probe(b"", ".jpg")
    assert isinstance(refusal, Refusal)
    assert refusal.message == "The file is empty."

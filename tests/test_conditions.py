"""Conditions: their codes, their pages, and the words that mean the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from healthpress.build.options import Options
from healthpress.build.pipeline import build
from healthpress.build.understand import understand
from healthpress.cli.progress import Silent
from healthpress.model.meta import Condition
from healthpress.read.glossary import read_conditions, read_glossary
from healthpress.shape.conditions import search_synonyms, synonyms_of
from healthpress.text.source import Source
from healthpress.text.terms import Terms, terms_of
from tests.sites import GOOD, article, built, lay
from tests.test_broken_files import NOW

CONDITIONS = """\
high-blood-pressure:
  name: High blood pressure
  synonyms: [Hypertension, HBP]
  icd10: I10
  mesh: D006973
  group: Heart and circulation
migraine:
  name: Migraine
  group: Brain and nerves
stroke:
  name: Stroke
"""


def codes_of(text: str) -> list[str]:
    """Line and code of what is found in a table of conditions."""
    _, found = read_conditions(Source("content/conditions.yaml", text))
    return [f"{item.place.line} {item.code}" for item in found]


@pytest.mark.parametrize("code", ["G35", "I10", "E78.0", "M54.5", "U07.1", "S72.001A", "C7A", "E780"])
def test_codes_of_icd10_pass(code: str) -> None:
    """A letter, two characters, and up to four more after a dot that may be missing."""
    assert codes_of(f'x: {{name: X, icd10: "{code}"}}\n') == []


@pytest.mark.parametrize("code", ["35G", "g35", "G3", "GG5", "G35.", "G35.12345", "8A40", "G35 G36", "D009103"])
def test_other_codes_of_icd10_are_found(code: str) -> None:
    """ICD-11 and MeSH among them."""
    assert codes_of(f'x:\n  name: X\n  icd10: "{code}"\n') == ["3 condition/icd10"]


@pytest.mark.parametrize(
    ("code", "right"),
    [("D009103", True), ("D000086382", True), ("C10.114.375", False), ("d009103", False), ("D00910", False)],
)
def test_codes_of_mesh(code: str, right: bool) -> None:
    """Unique IDs have six or nine digits; tree numbers are something else."""
    assert codes_of(f'x:\n  name: X\n  mesh: "{code}"\n') == ([] if right else ["3 condition/mesh"])


def test_a_name_of_two_conditions_is_found() -> None:
    """Capitals do not matter; one condition may say its own name twice."""
    text = "a: {name: Stroke, synonyms: [stroke]}\nb: {name: Other, synonyms: [STROKE]}\n"
    assert codes_of(text) == ["2 condition/synonym-conflict"]


SITE = {
    **GOOD,
    "content/conditions.yaml": CONDITIONS,
    "content/a/one.md": article("One", "about: [high-blood-pressure]", "tags: [Hypertension]"),
    "content/a/two.md": article("Two", "about: [high-blood-pressure, migraine]", "tags: [high blood pressure]"),
}


def test_each_condition_that_articles_are_about_has_a_page(tmp_path: Path) -> None:
    """With its other names and its articles; conditions that nobody writes about have none."""
    public = built(lay(tmp_path, SITE), strict=True)
    pages = sorted(path.parent.name for path in (public / "conditions-a-z").glob("*/index.html"))
    assert pages == ["high-blood-pressure", "migraine"]
    page = (public / "conditions-a-z/high-blood-pressure/index.html").read_text()
    assert "Also called: Hypertension, HBP" in page
    assert 'href="../../a/one/"' in page
    assert 'href="../../a/two/"' in page
    index = (public / "conditions-a-z/index.html").read_text()
    assert index.index("Hypertension: see") < index.index('id="letter-m"') < index.index("Conditions by group")
    assert ">Brain and nerves</h3>" in index
    assert 'href="../../conditions-a-z/migraine/"' in (public / "a/two/index.html").read_text()
    assert "conditions-a-z/migraine/</loc>" in (public / "sitemap.xml").read_text()


def test_tags_that_name_one_condition_are_one_topic(tmp_path: Path) -> None:
    """The other names lead there; what tags.yaml says goes first."""
    public = built(lay(tmp_path, SITE), strict=True)
    assert "2 articles" in (public / "tags/high-blood-pressure/index.html").read_text()
    assert 'data-kind="redirect"' in (public / "tags/hypertension/index.html").read_text()
    (tmp_path / "content/tags.yaml").write_text("blood pressure: {synonyms: [hypertension]}\nhbp: {}\n")
    public = built(tmp_path)
    assert 'data-kind="tag"' in (public / "tags/blood-pressure/index.html").read_text()
    assert 'data-kind="tag"' in (public / "tags/high-blood-pressure/index.html").read_text()


def test_the_address_of_conditions_is_a_setting(tmp_path: Path) -> None:
    """It may not be an address that something else has, and a document that stands there is found."""
    lay(tmp_path, SITE)
    settings = tmp_path / "content/site.yaml"
    before = settings.read_text()
    settings.write_text(before + "conditions_path: /a-to-z/\n")
    assert (built(tmp_path) / "a-to-z/migraine/index.html").exists()
    for wrong in ("/tags/", "a-z", "/"):
        settings.write_text(before + f"conditions_path: {wrong}\n")
        found = understand(Options(tmp_path, tmp_path / "public", NOW), Silent()).found
        assert [item.code for item in found] == ["data/invalid-value"]
    settings.write_text(before + "conditions_path: /a/\n")
    found = understand(Options(tmp_path, tmp_path / "public", NOW), Silent()).found
    assert [item.code for item in found] == ["url/conflict"]


def test_no_old_address_is_that_of_a_page_about_words(tmp_path: Path) -> None:
    """Neither of the A to Z, nor of a condition, nor of the glossary; where there are no such pages, all may be."""
    old = ("/conditions-a-z/", "/conditions-a-z/migraine/", "/glossary/")
    file = {"content/living/old.md": article("Old", f"aliases: [{', '.join(old)}]")}
    glossary = {"content/glossary.yaml": "triptan: {meaning: A medicine for migraine.}\n"}
    lay(tmp_path, SITE, glossary, file)
    found = understand(Options(tmp_path, tmp_path / "public", NOW), Silent()).found
    assert [(item.code, item.message.split()[0]) for item in found] == [("url/conflict", url) for url in old]
    assert {item.place.path for item in found} == {"content/living/old.md"}
    (tmp_path / "content/glossary.yaml").unlink()
    (tmp_path / "content/conditions.yaml").unlink()
    found = understand(Options(tmp_path, tmp_path / "public", NOW), Silent()).found
    assert "url/conflict" not in {item.code for item in found}


def test_a_new_name_renders_only_pages_of_that_condition(tmp_path: Path) -> None:
    """Its page, the index and the articles about it."""
    built(lay(tmp_path, SITE))
    (tmp_path / "content/conditions.yaml").write_text(CONDITIONS.replace("HBP", "Raised pressure"))
    result = build(Options(tmp_path, tmp_path / "public", NOW), Silent())
    assert "/conditions-a-z/migraine/" not in result.rendered
    assert {"/a/one/", "/conditions-a-z/", "/conditions-a-z/high-blood-pressure/"} <= set(result.rendered)


def test_a_synonyms_word_counts_as_its_conditions() -> None:
    """In titles and bodies, as often as it stands there; short forms and words of two conditions do not."""
    conditions, _ = read_conditions(Source("content/conditions.yaml", CONDITIONS))
    synonyms = synonyms_of(conditions, "en")
    put = synonyms.put_into(terms_of("Hypertension", ["Hypertension and salt. Hypertension in blood. HBP."], "en"))
    assert put == Terms("blood pressure", "blood pressure salt hbp", bytes([3, 2, 1, 1]))
    twice = {name: Condition(name, ("Lumbago",)) for name in ("Back pain", "Neck pain")}
    assert not synonyms_of(twice, "en").terms


def test_the_table_of_synonyms_holds_all_names() -> None:
    """For search: each row is a preferred name and the others."""
    conditions, _ = read_conditions(Source("content/conditions.yaml", CONDITIONS))
    glossary, _ = read_glossary(
        Source("g", "magnetic resonance imaging: {short: MRI, meaning: x}\nstatin: {meaning: x}")
    )
    assert search_synonyms(conditions, glossary) == [
        ["High blood pressure", "Hypertension", "HBP"],
        ["magnetic resonance imaging", "MRI"],
    ]

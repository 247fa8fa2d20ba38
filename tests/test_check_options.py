"""`healthpress check`: what its options add, on a small site and as a command."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from healthpress.cli.check import check
from tests.sites import GOOD, article, lay

BODY = "The tablet lowers blood pressure by 10 mmHg. Anna suffers from asthma, and she felt well."
REFERENCES = "references: [{id: a, title: A study, doi: 10.1234/abc}]"


def checked(root: Path, *options: str) -> Result:
    """The command's result on a site with one article that claims something and cites a study elsewhere."""
    text = article("One", REFERENCES, body=f"{BODY}\n\nA study looked at it [@a].")
    lay(root, GOOD, {"content/living/sleep/one.md": text})
    arguments = ["--site", str(root), "--now", "2026-06-01", "--format", "concise", *options]
    return CliRunner().invoke(check, arguments)


def test_claims_are_listed_where_they_are_asked_for(tmp_path: Path) -> None:
    """A site that cites little has many, so an ordinary check leaves them out."""
    assert "claim/no-citation" not in checked(tmp_path).output
    said = checked(tmp_path, "--claims").output
    assert "one.md:" in said
    assert "10 mmHg" in said


def test_sources_on_the_list_of_retractions_are_errors(tmp_path: Path) -> None:
    """However the list spells the DOI; a second check without the list says nothing of it."""
    columns = (
        "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
        "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,"
        "Reason,Paywalled,Notes\n"
    )
    row = "1,A study,,,,,,,,,1/2/2025 0:00,10.1/r,0,1/1/2020 0:00,10.1234/ABC,0,Retraction,+Error;,No,\n"
    listed = tmp_path / "list.csv"
    listed.write_text(columns + row, encoding="utf-8")
    found = checked(tmp_path / "site", "--retractions", str(listed))
    assert found.exit_code == 1
    assert "source/retracted" in found.output
    assert "source/retracted" not in checked(tmp_path / "site").output


def test_style_is_judged_and_can_be_switched_off(tmp_path: Path) -> None:
    """A rule that the site's settings switch off is silent in the next check, though no article changed."""
    assert "style/suffer" in checked(tmp_path).output
    settings = tmp_path / "content/site.yaml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}style: {{suffer: 'off'}}\n", encoding="utf-8")
    result = CliRunner().invoke(check, ["--site", str(tmp_path), "--now", "2026-06-01", "--format", "concise"])
    assert "style/suffer" not in result.output


def test_the_style_is_written_for_vale(tmp_path: Path) -> None:
    """With a configuration that names it; nothing is checked."""
    result = checked(tmp_path / "site", "--vale", str(tmp_path / "vale"))
    assert result.exit_code == 0
    assert (tmp_path / "vale/.vale.ini").read_text(encoding="utf-8").startswith("StylesPath = styles\n")
    assert "extends: existence" in (tmp_path / "vale/styles/Healthpress/suffer.yml").read_text(encoding="utf-8")

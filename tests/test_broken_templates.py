"""What a build says of a site's own template that cannot be read."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import healthpress
from tests.sites import GOOD, article, lay, tree


def test_a_template_that_cannot_be_read_stops_the_build_at_its_line(tmp_path: Path) -> None:
    """Every page that uses it is told of once, by file and line, and no page is left half made."""
    site = lay(
        tmp_path,
        GOOD,
        {
            "content/living/sleep/good-sleep.md": article("Good sleep"),
            "templates/page.html": '{% extends "base.html" %}\n{% block main %}\n  {{ view.title | }}\n{% endblock %}',
            "content/about.md": article("About us"),
        },
    )
    result = healthpress("build", "--site", site, "--now", "2026-11-22", "--format", "concise")
    assert result.returncode == 1
    assert "templates/page.html:3:3: error[template/syntax]" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (site / "public").exists() or tree(site / "public") == {}

"""Style of health writing: each rule with what it finds and what it leaves alone."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from healthpress.model.site import Site
from healthpress.read.parse import parse
from healthpress.read.prose import passages_of
from healthpress.read.settings import read_site
from healthpress.text.diagnostic import Severity
from healthpress.text.limits import Level
from healthpress.text.rules import RULES, STYLE_RULES
from healthpress.text.source import Source
from healthpress.text.style import style_findings
from healthpress.text.vale import vale_config, vale_files

CASES = (
    ("style/person-first", "Diabetics need care.", "People with diabetes need a diabetic foot check."),
    ("style/suffer", "She suffers from asthma.", "She has asthma."),
    ("style/suicide", "He committed suicide.", "He died by suicide."),
    ("style/wheelchair", "She is wheelchair-bound.", "She uses a wheelchair."),
    ("style/the-disabled", "Ramps help the disabled.", "Ramps help the disabled person."),
    ("style/weight", "Obese people wait.", "People with obesity wait."),
    ("style/drugs", "Substance abuse is common.", "Drug use is common."),
    ("style/mental-health-words", "It sounds crazy.", "It sounds odd."),
    ("style/normal-people", "In normal people it is less.", "In most people it is normal."),
    ("style/battle", "He lost his battle.", "He died."),
    ("style/compliance", "Non-compliant readers.", "Those who did not take it."),
    ("style/click-here", "For more, click here.", "Read about sleep."),
    ("style/hype", "A miracle cure.", "A treatment."),
    ("style/belittling", "Simply breathe.", "Breathe."),
    ("style/denominator", "It harms 1 in 10.", "It harms 1 in 10 people who take it."),
    (
        "style/relative-risk",
        "It lowers the risk by 50%.",
        "It lowers the risk by 50%, from 2 in 100 people to 1 in 90 people.",
    ),
    ("style/percent-base", "About 60% are well.", "About 60% of people with it are well."),
    ("style/minus-dose", "Paracetamol - 500 mg.", "Paracetamol: 500 mg."),
    ("style/dose-range", "Take 5–10 mg.", "Take 5 mg to 10 mg."),
    ("style/dose-decimal", "Take 1.0 mg or .5 mg.", "Take 1.5 mg or 0.5 mg."),
    ("style/microgram", "Take 10 mcg.", "Take 10 micrograms."),
    ("style/dose-latin", "Take it prn.", "Take it when needed."),
    ("style/twelve-oclock", "Stop eating at 12 am.", "Stop eating at 11 pm."),
    ("style/bi-weekly", "A bi-weekly jab.", "A weekly jab."),
    ("style/latin", "Fruit, e.g. plums.", "Fruit, for example plums."),
    ("style/plain-words", "Prior to the test.", "Before the test."),
    ("style/skin-tones", "Look for redness of the skin.", "A red rash may look brown on brown skin."),
)


def found_in(body: str, levels: dict[str, Level] | None = None) -> list[tuple[str, str, str]]:
    """Code, severity and the words at the place of each finding."""
    source = Source("content/a/x.md", f"---\ntitle: X\n---\n{body}\n")
    passages = passages_of(parse(source, Site()).text, source)
    return [
        (item.code, item.severity, item.place.line_text[item.place.column - 1 :][: item.place.length])
        for item in style_findings(passages, source, levels)
    ]


TOKENS = tuple((rule, token) for rule in STYLE_RULES.values() for token in rule.tokens)


@given(st.data())
@settings(max_examples=300)
def test_whatever_a_token_matches_holds_a_piece_that_is_looked_for_first(data: st.DataObject) -> None:
    """Texts without any of a rule's pieces are never shown to its tokens: no match may be missed by that."""
    rule, token = data.draw(st.sampled_from(TOKENS))
    found = data.draw(st.from_regex(re.compile(token, re.ASCII), fullmatch=False))
    assert any(piece in found.lower() for piece in rule.needs), (rule.id, found)


def test_every_rule_has_a_case_and_a_source() -> None:
    """The table of cases and the table of rules are the same; each says why and where it comes from."""
    assert sorted(code.removeprefix("style/") for code, _, _ in CASES) == sorted(STYLE_RULES)
    assert all(rule.link.startswith("https://") and rule.link in rule.rule.why for rule in STYLE_RULES.values())
    assert all(RULES[f"style/{name}"] is rule.rule for name, rule in STYLE_RULES.items())


@pytest.mark.parametrize(("code", "bad", "good"), CASES)
def test_a_rule_finds_what_it_is_for(code: str, bad: str, good: str) -> None:
    """And not what it asks for."""
    assert {found for found, _, _ in found_in(f"{bad} And more.")} == {code}
    assert found_in(f"{good} And more.") == []


@pytest.mark.parametrize(("code", "bad", "_"), CASES)
def test_a_rule_can_be_switched(code: str, bad: str, _: str) -> None:
    """Off, or made an error."""
    name = code.removeprefix("style/")
    assert found_in(bad, {name: "off"}) == []
    assert {severity for _, severity, _ in found_in(bad, {name: "error"})} == {Severity.ERROR}


def test_a_place_is_that_of_the_words() -> None:
    """Within the line, after markup and links."""
    body = "A [link](https://x.example/simply).\n\n- One **item**\n- She *suffers from* it. He suffers from it.\n"
    assert [words for _, _, words in found_in(body)] == ["suffers from", "suffers from"]
    source = Source("content/a/x.md", f"---\ntitle: X\n---\n{body}")
    places = [item.place for item in style_findings(passages_of(parse(source, Site()).text, source), source)]
    assert [(place.line, place.column) for place in places] == [(7, 8), (7, 29)]


def test_tables_tell_the_base_in_their_head() -> None:
    """A cell may hold a bare share."""
    assert found_in("| People with it | Share |\n|---|---|\n| A | 1 in 10 |") == []


def test_an_unknown_rule_in_the_settings_is_found() -> None:
    """With the nearest one."""
    settings = read_site(Source("content/site.yaml", "url: https://x.example/\nstyle: {sufer: off, suicide: error}\n"))
    assert [(item.code, "suffer" in item.help) for item in settings.found] == [("data/invalid-value", True)]
    assert settings.site.style["suicide"] == "error"


def test_the_vale_style_is_what_vale_documents() -> None:
    """Each file is YAML with the keys of `existence`; its tokens find what ours do; rules that are off are left out."""
    files = vale_files({"suffer": "off", "suicide": "error"})
    assert len(files) == len(STYLE_RULES) - 2
    bad = {code.removeprefix("style/"): text for code, text, _ in CASES}
    for path, text in files.items():
        name = path.removeprefix("Healthpress/").removesuffix(".yml")
        rule = yaml.safe_load(text)
        keys = {"extends", "message", "link", "level", "scope", "ignorecase", "nonword", "tokens"}
        assert rule.keys() == keys
        assert rule["extends"] == "existence"
        assert rule["message"].count("%s") == 1
        assert rule["level"] == ("error" if name == "suicide" else "warning")
        assert any(re.search(token, bad[name], re.IGNORECASE) for token in rule["tokens"])
    assert "BasedOnStyles = Healthpress" in vale_config()

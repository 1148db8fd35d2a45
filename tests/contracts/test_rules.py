"""What every legal rule must bring: its text in the table, its situations, and answers within its rights."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from yellowplate.discover import modules
from yellowplate.law import FACT_KINDS, Fact, Facts, Grounds, all_rules, assess, screen
from yellowplate.law.rule import Rule, RuleKind
from yellowplate.law.screening import facts_in
from yellowplate.law.three import all_of
from yellowplate.records import Answer
from yellowplate.tables.law_texts import law_texts

SITUATIONS = Path(__file__).parents[1] / "law/rules"
MODULES = modules("yellowplate.law.rules")
PAIRS = [pytest.param(module.RULE, module.__name__, id=module.__name__.rpartition(".")[2]) for module in MODULES]


def _file(module: str) -> Path:
    jurisdiction, name = module.split(".")[-2:]
    return SITUATIONS / jurisdiction / f"{name}.toml"


def _situations(module: str) -> dict[str, Any]:
    return tomllib.loads(_file(module).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("rule", "module"), PAIRS)
def test_has_a_text_of_its_jurisdiction(rule: Rule, module: str) -> None:
    text = law_texts()[rule.id]
    assert text.jurisdiction.lower() == module.split(".")[-2]
    assert text.source_url.startswith(("https://", "http://")) or not text.verified
    assert text.summary
    assert text.citation


@pytest.mark.parametrize(("rule", "module"), PAIRS)
def test_names_only_rules_that_exist(rule: Rule, module: str) -> None:
    known = {one.id: one for one in all_rules()}
    assert all(known[name].kind is RuleKind.EXCEPTION for name in rule.unless)
    assert not rule.supports or known[rule.supports].kind is RuleKind.DUTY
    assert rule.kind is not RuleKind.EXCEPTION or any(rule.id in one.unless for one in known.values())
    assert all(known[name].kind is RuleKind.DUTY for name in rule.explains)


@pytest.mark.parametrize(("rule", "module"), PAIRS)
def test_has_situations_with_the_answers_it_can_give(rule: Rule, module: str) -> None:
    content = _situations(module)
    assert content["rule"] == rule.id
    assert all(one["sentence"] for one in content["situation"])
    if rule.kind is RuleKind.CONTEXT:
        assert {one["applies"] for one in content["situation"]} == {"yes", "no", "unknown"}
        return
    answers = {one["answer"] for one in content["situation"]}
    assert "UNKNOWN" in answers
    if rule.kind is RuleKind.DUTY:
        assert ("BREACHED" in answers) == rule.text.verified
    supposed = {one["if_carried_out"] for one in content["situation"]}
    assert "NOT_BREACHED" in (answers if rule.text.verified else supposed)


@pytest.mark.parametrize(("rule", "module"), PAIRS)
def test_has_a_situation_on_the_day_before_it(rule: Rule, module: str) -> None:
    eve = rule.text.effective_from - timedelta(days=1)
    of_the_eve = [one for one in _situations(module)["situation"] if one["on"] == eve]
    is_sure = rule.text.effective_from_verified
    if rule.kind is RuleKind.CONTEXT:
        assert any(one["applies"] == ("no" if is_sure else "unknown") for one in of_the_eve)
    else:
        assert any(one["answer"] == ("NOT_BREACHED" if is_sure else "UNKNOWN") for one in of_the_eve)


@pytest.mark.parametrize(("rule", "module"), PAIRS)
def test_a_condition_that_looks_at_the_day_says_so(rule: Rule, module: str) -> None:
    days = [date(2005, 1, 1), date(2018, 6, 1), date(2026, 4, 1), date(2027, 1, 1)]
    for situation in _situations(module)["situation"]:
        facts = facts_in(situation["facts"])
        for part in (*rule.conditions, *rule.defences, *rule.graver):
            assert part.is_dated or len({part.holds(facts, day) for day in days}) == 1


@pytest.mark.parametrize(("rule", "module"), PAIRS)
def test_is_open_where_nothing_is_known(rule: Rule, module: str) -> None:
    assert all_of(part.holds(Facts(), date(2026, 1, 1)) for part in rule.conditions) is None
    assert all(part.holds(Facts(), date(2026, 1, 1)) is None for part in (*rule.defences, *rule.graver))


@pytest.mark.parametrize(("rule", "module"), PAIRS)
def test_looks_at_the_facts_it_names_and_no_others(rule: Rule, module: str) -> None:
    for situation in _situations(module)["situation"]:
        facts = [Fact(name, _value(situation["facts"], name), Grounds.PARTY_WORD) for name in FACT_KINDS]
        everything = Facts.of(facts)
        for part in (*rule.conditions, *rule.defences):
            named = Facts.of(fact for fact in facts if fact.name in part.needs)
            assert part.holds(named, situation["on"]) is part.holds(everything, situation["on"])


def _value(facts: dict[str, Any], name: str) -> Any:
    kind = FACT_KINDS[name]
    samples: dict[str, Any] = {
        "yes_no": True,
        "country": "kp",
        "countries": ("cn", "kp"),
        "day": date(2024, 5, 1),
        "hs": "8703",
        "number": Decimal(10),
        "text": "made-up",
    }
    return samples.get(str(kind.shape)) or kind.choices[0]


@pytest.mark.parametrize(("rule", "module"), PAIRS)
def test_unverified_text_never_breaches(rule: Rule, module: str) -> None:
    if rule.kind is RuleKind.EXCEPTION:
        assert rule.text.verified
        return
    for situation in _situations(module)["situation"]:
        for finding in screen(situation["facts"], on=situation["on"]):
            assert finding.answer is not Answer.BREACHED or law_texts()[finding.rule].verified


def test_no_party_word_ever_breaches() -> None:
    for module in MODULES:
        for situation in _situations(module.__name__)["situation"]:
            plain = {key: part for key, part in situation["facts"].items() if key != "grounds"}
            stripped = {
                key: part["value"] if isinstance(part, dict) and "value" in part else part
                for key, part in plain.items()
            }
            answers = {finding.answer for finding in screen(stripped, on=situation["on"])}
            assert Answer.BREACHED not in answers


def test_every_text_for_screening_has_a_rule() -> None:
    known = {rule.id for rule in all_rules()}
    assert {text.id for text in law_texts().values() if text.used_for != "claims"} <= known


def test_every_situation_file_belongs_to_a_rule() -> None:
    assert set(SITUATIONS.glob("*/*.toml")) == {_file(module.__name__) for module in MODULES}


def test_gives_one_finding_a_duty_in_order() -> None:
    findings = assess(Facts(), date(2026, 4, 1))
    assert [one.rule for one in findings] == sorted(one.id for one in all_rules() if one.kind is RuleKind.DUTY)
    assert {one.answer for one in findings} == {Answer.UNKNOWN}

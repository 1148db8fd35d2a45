"""What a rule and a condition refuse to be."""

from __future__ import annotations

import pytest

from yellowplate.law.rule import Condition, Rule, RuleKind
from yellowplate.records import Binds

PART = Condition("done", "It is done", ("carried_out",), lambda _facts, _on: None)


@pytest.mark.parametrize("needs", [("colour",), ()])
def test_condition_refuses_unknown_facts_and_none(needs: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="FACT_KINDS"):
        Condition("done", "It is done", needs, lambda _facts, _on: None)


@pytest.mark.parametrize(("conditions", "defences"), [((), ()), ((PART,), (PART,))])
def test_rule_refuses_no_conditions_and_a_name_twice(
    conditions: tuple[Condition, ...], defences: tuple[Condition, ...]
) -> None:
    with pytest.raises(ValueError, match="a name of its own"):
        Rule(id="un-2397-7", conditions=conditions, defences=defences, meaning="", binds=(Binds.FIRM,))


def test_a_duty_binds_somebody_and_an_exception_nobody() -> None:
    with pytest.raises(ValueError, match="binds somebody"):
        Rule(id="un-2397-7", conditions=(PART,), meaning="")
    assert Rule(id="un-2397-25", conditions=(PART,), meaning="", kind=RuleKind.EXCEPTION).binds == ()


def test_a_rule_without_a_text_has_none() -> None:
    with pytest.raises(KeyError):
        _ = Rule(id="xx-0", conditions=(PART,), meaning="", binds=(Binds.FIRM,)).text


@pytest.mark.parametrize(
    ("kind", "explains"),
    [(RuleKind.CONTEXT, ()), (RuleKind.EXCEPTION, ("un-2397-7",)), (RuleKind.DUTY, ("un-2397-7",))],
)
def test_a_context_and_nothing_else_explains(kind: RuleKind, explains: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="explains duties"):
        Rule(id="un-2664-1", conditions=(PART,), meaning="", binds=(Binds.FIRM,), kind=kind, explains=explains)

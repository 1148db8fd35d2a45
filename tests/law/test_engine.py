"""The engine: exceptions joined, dates, and what removing or weakening a fact may do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.law import FACT_KINDS, Fact, Facts, Grounds, all_rules, assess
from yellowplate.law.conditions import equals
from yellowplate.law.duties import VERIFIED_START
from yellowplate.law.fact import GOOD_GROUNDS, FactKind, Value
from yellowplate.law.rule import Condition, Rule, RuleKind
from yellowplate.law.rulebook import VERIFIED_TEXT
from yellowplate.records import Answer, Binds, Finding
from yellowplate.tables.law_texts import LawText, law_texts

ON = date(2025, 9, 13)
TEXT = LawText(
    id="xx-1",
    jurisdiction="XX",
    instrument="Made-up act",
    article="art 1",
    title="Nothing",
    effective_from=date(2020, 1, 1),
    effective_to=date(2030, 12, 31),
    summary="Says nothing.",
    source_url="https://example.org",
    verified=True,
    source_kind="primary_text",
    effective_from_verified=True,
)


class _Draft(Rule):
    """A rule with a text that is not in the table."""

    _texts: dict[str, LawText] = {}  # noqa: RUF012 - shared by design

    @property
    def text(self) -> LawText:
        return self._texts[self.id]


def _draft(rule: str, text: LawText, *, kind: RuleKind = RuleKind.DUTY, unless: tuple[str, ...] = ()) -> Rule:
    _Draft._texts[rule] = replace(text, id=rule)
    name = "carried_out" if kind is RuleKind.DUTY else "exemption_held"
    part = Condition(name, "It is so", (name,), lambda facts, _on: equals(facts, name, wanted=True))
    binds = (Binds.FIRM,) if kind is RuleKind.DUTY else ()
    return _Draft(id=rule, conditions=(part,), meaning="It was so.", binds=binds, kind=kind, unless=unless)


def _on_record(**values: Value) -> Facts:
    return Facts.of(Fact(name, value, Grounds.OFFICIAL_RECORD, (f"st_{name}",)) for name, value in values.items())


def _one(facts: Facts, *rules: Rule, on: date = ON) -> Finding:
    (finding,) = assess(facts, on, rules=rules)
    return finding


def test_breach_names_statements_and_steps() -> None:
    finding = _one(_on_record(carried_out=True), _draft("xx-1", TEXT))
    assert finding.answer is Answer.BREACHED
    assert finding.statements == ("st_carried_out",)
    assert finding.because == (
        "Made-up act, art 1 (Nothing) was in force on 2025-09-13; it began on 2020-01-01.",
        "It is so: yes, by carried_out = yes (official record).",
        "Every condition rests on an official record or an accepted Judgement: BREACHED.",
        "If the sale were carried out as the party says: BREACHED.",
        "What a breach means: It was so.",
    )


@pytest.mark.parametrize(
    ("on", "says"), [(date(2019, 12, 31), "it began on 2020-01-01."), (date(2031, 1, 1), "it ended on 2030-12-31.")]
)
def test_outside_its_time_a_rule_is_not_breached(on: date, says: str) -> None:
    finding = _one(_on_record(carried_out=True), _draft("xx-1", TEXT), on=on)
    assert (finding.answer, finding.if_carried_out) == (Answer.NOT_BREACHED, Answer.NOT_BREACHED)
    assert finding.because[0].endswith(says)


def test_outside_a_time_that_was_not_read_nobody_can_tell() -> None:
    draft = _draft("xx-1", replace(TEXT, effective_from_verified=False))
    finding = _one(_on_record(carried_out=True), draft, on=date(2019, 12, 31))
    assert (finding.answer, finding.missing) == (Answer.UNKNOWN, (VERIFIED_START,))
    assert "a date that was not read" in finding.because[0]


@pytest.mark.parametrize(
    ("text", "answer", "missing"),
    [
        (TEXT, Answer.NOT_BREACHED, ()),
        (replace(TEXT, verified=False), Answer.UNKNOWN, (VERIFIED_TEXT,)),
        (replace(TEXT, effective_from=date(2026, 1, 1)), Answer.BREACHED, ()),
    ],
    ids=["in force", "not read", "not yet in force"],
)
def test_exception_is_joined(text: LawText, answer: Answer, missing: tuple[str, ...]) -> None:
    exception = _draft("xx-2", text, kind=RuleKind.EXCEPTION)
    finding = _one(_on_record(carried_out=True, exemption_held=True), _draft("xx-1", TEXT, unless=("xx-2",)), exception)
    assert (finding.answer, finding.missing) == (answer, missing)


def test_an_exception_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        assess(Facts(), ON, rules=(_draft("xx-1", TEXT, unless=("xx-9",)),))


def test_undecided_although_all_facts_are_known_names_them_all() -> None:
    facts = _on_record(destination_country="kp", vehicle_class="parts", hs_code="8708", carried_out=True)
    finding = next(one for one in assess(facts, ON) if one.rule == "cn-mofcom-gacc-2018-4")
    assert finding.missing == ("origin_country", "vehicle_class", "hs_code")


def test_a_stopped_sale_is_told_both_ways() -> None:
    facts = _on_record(carried_out=False, mortgage_registered=True)
    finding = next(one for one in assess(facts, ON) if one.rule == "cn-mps-164-42")
    assert (finding.answer, finding.if_carried_out) == (Answer.NOT_BREACHED, Answer.UNKNOWN)
    assert any(
        "no, by carried_out = no (official record); if carried out, cannot be told" in one for one in finding.because
    )


def test_a_conflict_is_told() -> None:
    conflict = Fact("mortgage_registered", None, Grounds.UNKNOWN, ("st_1", "st_2"), how="two words")
    finding = next(one for one in assess(Facts.of([conflict]), ON) if one.rule == "cn-mps-164-26")
    assert finding.statements == ("st_1", "st_2")
    assert "all that is known is mortgage_registered in conflict (two words)" in finding.because[1]


def _values(kind: FactKind) -> st.SearchStrategy[Value]:
    shapes: dict[str, st.SearchStrategy[Value]] = {
        "yes_no": st.booleans(),
        "country": st.sampled_from(["kp", "cn", "ru", "other", "not_kp"]),
        "countries": st.lists(st.sampled_from(["cn", "hk", "jp", "kp", "kr", "sg", "us"]), unique=True).map(
            lambda codes: tuple(sorted(codes))
        ),
        "number": st.sampled_from([Decimal(0), Decimal(10), Decimal("10.5"), Decimal(20), Decimal(200000)]),
        "text": st.sampled_from(["USD", "CNY", "made-up"]),
        "day": st.dates(date(2025, 6, 1), date(2026, 6, 1)) | st.dates(),
        "hs": st.sampled_from(["8703", "870829", "8901", "8429", "080810", "7208", "8807"]),
    }
    return st.sampled_from(kind.choices) if kind.choices else shapes[str(kind.shape)]


@st.composite
def _facts(draw: st.DrawFn) -> Facts:
    rule = draw(st.sampled_from(all_rules()))
    parts = (*rule.conditions, *rule.defences, *rule.graver)
    needs = sorted({name for part in parts for name in part.needs} | {"carried_out", "destination_country"})
    names = draw(st.lists(st.sampled_from(needs) | st.sampled_from(sorted(FACT_KINDS)), unique=True))
    grounds = st.sampled_from([Grounds.OFFICIAL_RECORD, Grounds.JUDGED, Grounds.PARTY_WORD])
    return Facts.of(Fact(name, draw(_values(FACT_KINDS[name])), draw(grounds), (f"st_{name}",)) for name in names)


def _answers(facts: Facts, on: date) -> dict[str, Answer]:
    return {finding.rule: finding.answer for finding in assess(facts, on)}


BAN_BEGAN = law_texts()["cn-mofcom-gacc-2018-4"].effective_from
NEED_THE_BAN = {"cn-goods-64", "cn-crim-151-3"}
"""Rules whose condition is the ban itself: before its day they cannot be broken, whatever the facts."""
DAYS = st.one_of(st.dates(date(2017, 12, 1), date(2027, 1, 1)), st.dates())


@given(facts=_facts(), on=DAYS, data=st.data())
def test_taking_a_fact_away_leaves_an_answer_or_opens_it(facts: Facts, on: date, data: st.DataObject) -> None:
    before = _answers(facts, on)
    name = data.draw(st.sampled_from(sorted(FACT_KINDS)))
    after = _answers(facts.without(name), on)
    assert all(after[rule] in (before[rule], Answer.UNKNOWN) for rule in before)


@given(facts=_facts(), on=DAYS)
def test_party_words_alone_open_every_answer_in_force(facts: Facts, on: date) -> None:
    words = Facts.of(replace(fact, grounds=Grounds.PARTY_WORD) for fact in facts)
    for finding in assess(words, on):
        text = next(rule.text for rule in all_rules() if rule.id == finding.rule)
        is_open = text.is_in_force(on) or not text.effective_from_verified
        by_the_list = text.is_in_force(on) and on < BAN_BEGAN and finding.rule in NEED_THE_BAN
        assert finding.answer is (Answer.UNKNOWN if is_open and not by_the_list else Answer.NOT_BREACHED)


@given(facts=_facts(), on=DAYS)
def test_a_breach_stays_one_if_carried_out_and_rests_on_good_grounds(facts: Facts, on: date) -> None:
    for finding in assess(facts, on):
        rule = next(one for one in all_rules() if one.id == finding.rule)
        if finding.answer is Answer.BREACHED:
            assert finding.if_carried_out is Answer.BREACHED
            assert rule.text.is_in_force(on)
            for part in rule.conditions:
                assert any(facts[name].grounds in GOOD_GROUNDS for name in part.needs)


@given(facts=_facts(), on=DAYS)
def test_a_needed_fact_of_a_breach_taken_away_gives_unknown(facts: Facts, on: date) -> None:
    for finding in assess(facts, on):
        if finding.answer is not Answer.BREACHED:
            continue
        rule = next(one for one in all_rules() if one.id == finding.rule)
        for part in rule.conditions:
            bare = facts
            for name in part.needs:
                bare = bare.without(name)
            assert _answers(bare, on)[rule.id] is Answer.UNKNOWN


@given(facts=_facts(), on=DAYS, data=st.data())
def test_order_of_facts_does_not_matter(facts: Facts, on: date, data: st.DataObject) -> None:
    shuffled = Facts.of(data.draw(st.permutations(list(facts))))
    assert assess(shuffled, on) == assess(facts, on)

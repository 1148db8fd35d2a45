"""What holds for every record, whatever it holds: the plain form undoes itself, and ids tell records apart."""

from __future__ import annotations

import dataclasses
import json
import pickle
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yellowplate import records
from yellowplate.records import (
    Account,
    Alternative,
    Answer,
    Area,
    AreaCount,
    AreaKind,
    Basis,
    Binds,
    Box,
    BuyerPoint,
    Claim,
    ClaimKind,
    ClaimsOrder,
    Coverage,
    Dated,
    Estimate,
    Event,
    Finding,
    HowDated,
    Item,
    Judgement,
    Link,
    Locator,
    MediaKind,
    Mention,
    Money,
    Origin,
    PartySeen,
    Period,
    Place,
    Polarity,
    Post,
    PostKind,
    PostText,
    Precedence,
    Quantity,
    RankedClaim,
    RawRead,
    Reading,
    ReadingKind,
    Refusal,
    RefusalStage,
    Relation,
    Rung,
    Sighting,
    Source,
    SourceKind,
    Stage,
    StageReached,
    Statement,
    Subject,
    SubjectKind,
    TextRole,
    VehicleFile,
    Verdict,
    from_plain,
    independent_voices,
    parse_period,
    rounded,
    to_plain,
)
from yellowplate.records.ids import Plain, canonical_json, exact_number, identify

TEXT = st.text(max_size=12) | st.sampled_from(["", "车", "혜산", "a b", "\x00", "🚗"])
WORD = TEXT.filter(bool)
IDS = st.lists(WORD, max_size=3).map(tuple)
SOME_IDS = st.lists(WORD, min_size=1, max_size=3).map(tuple)
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
PROBS = st.floats(0, 1).map(rounded)
DAYS = st.dates()
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=9, minutes=30))])
MOMENTS = st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001 - the zone is drawn beside it


def _ordered(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, Any]]:
    return st.tuples(values, values).map(lambda pair: (min(pair), max(pair)))


@st.composite
def _boxes(draw: st.DrawFn) -> Box:
    left, top = draw(st.integers(-5, 4000)), draw(st.integers(-5, 4000))
    return Box(left, top, left + draw(st.integers(1, 900)), top + draw(st.integers(1, 900)))


@st.composite
def _locators(draw: st.DrawFn) -> Locator:
    span = draw(st.none() | _ordered(st.integers(0, 10**6)))
    times = draw(st.none() | _ordered(st.floats(-1, 1e5)))
    start, end = span or (None, None)
    t_start_s, t_end_s = times or (None, None)
    t_best_s = draw(st.none() | st.floats(-1, 1e5))
    return Locator(draw(HASHES), draw(TEXT), start, end, t_start_s, t_end_s, t_best_s, draw(st.none() | _boxes()))


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    first, last = draw(_ordered(DAYS))
    return Period(draw(st.sampled_from([first, None])), draw(st.sampled_from([last, None])))


@st.composite
def _quantities(draw: st.DrawFn) -> Quantity:
    low, high = draw(_ordered(AMOUNTS))
    return Quantity(
        draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])), draw(TEXT), draw(st.booleans())
    )


@st.composite
def _places(draw: st.DrawFn) -> Place:
    point = draw(st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 500)))
    lat, lon, radius_km = point or (None, None, None)
    return Place(draw(TEXT), draw(TEXT), lat, lon, radius_km, draw(IDS), draw(TEXT))


@st.composite
def _readings(draw: st.DrawFn) -> Reading:
    left, alternatives = 1.0, []
    for text in draw(st.lists(TEXT, min_size=1, max_size=4)):
        prob = rounded(draw(st.floats(0, left)))
        alternatives.append(Alternative(text, prob))
        left = max(0.0, left - prob)
    return Reading(
        draw(_locators()),
        draw(st.sampled_from(ReadingKind)),
        tuple(sorted(alternatives, key=lambda alternative: -alternative.prob)),
        reader=draw(TEXT),
        context=draw(TEXT),
        role=draw(TEXT),
        colour=draw(TEXT),
        check_digit=draw(TEXT),
        gap=draw(st.none() | FLOATS),
        n_seen=draw(st.integers(1, 99)),
    )


@st.composite
def _statements(draw: st.DrawFn) -> Statement:
    origin = draw(st.sampled_from(Origin))
    return Statement(
        draw(st.builds(Subject, st.sampled_from(SubjectKind), TEXT)),
        draw(TEXT),
        draw(TEXT),
        draw(TEXT),
        draw(_locators()),
        draw(TEXT),
        prob=draw(PROBS),
        said_by=draw(CHAINS),
        origin=origin,
        quantity=draw(st.none() | _quantities()),
        polarity=draw(st.sampled_from(Polarity)),
        place=draw(TEXT),
        happened_on=draw(st.none() | _periods()),
        published_at=draw(st.none() | MOMENTS),
        captured_at=draw(st.none() | MOMENTS),
        because=draw(SOME_IDS if origin is Origin.INFERRED else IDS),
        supersedes=draw(TEXT),
        note=draw(TEXT),
    )


@st.composite
def _estimates(draw: st.DrawFn) -> Estimate:
    lower, value, upper = sorted(draw(st.tuples(FLOATS, FLOATS, FLOATS)))
    return Estimate(
        draw(TEXT),
        value,
        draw(st.sampled_from([lower, None])),
        draw(st.sampled_from([upper, None])),
        draw(st.none() | st.floats(0, 1)),
        draw(TEXT),
        draw(WORD),
        draw(WORD),
        draw(SOME_IDS),
        draw(IDS),
        draw(IDS),
    )


@st.composite
def _findings(draw: st.DrawFn) -> Finding:
    answer = draw(st.sampled_from(Answer))
    return Finding(
        draw(TEXT),
        answer,
        draw(st.sampled_from(Answer)),
        draw(DAYS),
        tuple(draw(st.lists(st.sampled_from(Binds)))),
        draw(IDS),
        draw(SOME_IDS if answer is Answer.UNKNOWN else IDS),
        draw(IDS),
        draw(TEXT),
        draw(TEXT),
        is_verified=answer is Answer.BREACHED or draw(st.booleans()),
    )


@st.composite
def _judgements(draw: st.DrawFn) -> Judgement:
    verdict = draw(st.sampled_from(Verdict))
    n_targets = {Verdict.ACCEPT: 1, Verdict.REJECT: 1, Verdict.SAME: 2, Verdict.NOT_SAME: 2}.get(verdict, 3)
    targets = draw(st.lists(TEXT, min_size=n_targets, max_size=n_targets))
    why = draw(st.text(alphabet="why ", max_size=5).map(lambda text: "x" + text))
    return Judgement(verdict, tuple(targets), draw(TEXT), draw(MOMENTS), why, draw(TEXT), draw(TEXT))


LINKS = st.builds(Link, TEXT, st.sampled_from(Basis))
CHAINS = st.lists(LINKS, max_size=3).map(tuple)
MONEY = st.builds(Money, AMOUNTS, st.from_regex(r"[A-Z]{3}", fullmatch=True), st.none() | DAYS)
DATED = st.builds(Dated, MOMENTS, st.sampled_from(HowDated))
ACCOUNTS = st.builds(Account, TEXT, TEXT, TEXT, TEXT)
POST_TEXTS = st.builds(PostText, st.sampled_from(TextRole), TEXT, _locators())
CLAIMS = st.builds(
    Claim,
    TEXT,
    TEXT,
    st.sampled_from(ClaimKind),
    st.none() | MONEY,
    st.none() | DAYS,
    st.none() | DAYS,
    SOME_IDS,
)
SIGHTINGS = st.builds(Sighting, TEXT, TEXT, _quantities(), st.none() | _periods(), TEXT, SOME_IDS)
PARTIES = st.builds(PartySeen, TEXT, TEXT, IDS)
STAGES = st.builds(StageReached, st.sampled_from(Stage), IDS)

RUNGS = st.builds(Rung, st.integers(0, 11), TEXT, TEXT, TEXT, IDS)
RANKED = st.builds(RankedClaim, TEXT, st.lists(RUNGS, max_size=2).map(tuple), IDS, IDS, IDS)
PAIRS = st.builds(Precedence, TEXT, TEXT, st.sampled_from(Relation), IDS, IDS)
POINTS = st.builds(BuyerPoint, TEXT, TEXT, st.sampled_from([True, False, None]), TEXT, IDS, IDS)

AREAS = st.builds(
    Area,
    TEXT,
    st.sampled_from(AreaKind),
    TEXT,
    st.just((((128.1, 41.4), (128.2, 41.4), (128.2, 41.5), (128.1, 41.4)),)),
    TEXT,
    IDS,
    IDS,
)
LOOKS = st.builds(
    AreaCount,
    TEXT,
    TEXT,
    st.none() | _periods(),
    st.none() | _quantities(),
    st.none() | st.just(0.5),
    TEXT,
    TEXT,
    SOME_IDS,
)

STRATEGIES: dict[type[Any], st.SearchStrategy[Any]] = {
    Account: ACCOUNTS,
    Area: AREAS,
    AreaCount: LOOKS,
    Coverage: st.builds(Coverage, TEXT, TEXT, st.none() | _periods(), PROBS, TEXT, IDS),
    RawRead: st.builds(RawRead, TEXT, PROBS, st.none() | st.just(1.5)),
    Alternative: st.builds(Alternative, TEXT, PROBS),
    Box: _boxes(),
    BuyerPoint: POINTS,
    Claim: CLAIMS,
    ClaimsOrder: st.builds(
        ClaimsOrder,
        DAYS,
        st.lists(RANKED, max_size=2).map(tuple),
        st.lists(PAIRS, max_size=2).map(tuple),
        IDS,
        st.lists(POINTS, max_size=2).map(tuple),
    ),
    Dated: DATED,
    Estimate: _estimates(),
    Event: st.builds(Event, TEXT, _periods(), TEXT, SOME_IDS),
    Finding: _findings(),
    Item: st.builds(Item, HASHES, st.integers(0), TEXT, st.sampled_from(MediaKind), TEXT, TEXT, TEXT),
    Judgement: _judgements(),
    Link: LINKS,
    Locator: _locators(),
    Mention: st.builds(
        Mention, TEXT, TEXT, TEXT, st.integers(0), st.integers(0), PROBS, st.none() | _quantities(), TEXT
    ),
    Money: MONEY,
    PartySeen: PARTIES,
    Period: _periods(),
    Place: _places(),
    Post: st.builds(
        Post,
        _locators(),
        st.sampled_from(PostKind),
        TEXT,
        TEXT,
        st.none() | ACCOUNTS,
        st.lists(POST_TEXTS, max_size=2).map(tuple),
        st.lists(DATED, max_size=2).map(tuple),
        st.none() | DATED,
        TEXT,
        IDS,
        IDS,
        st.lists(st.tuples(TEXT, st.integers()), max_size=2).map(tuple),
        TEXT,
        TEXT,
        TEXT,
    ),
    PostText: POST_TEXTS,
    Precedence: PAIRS,
    Quantity: _quantities(),
    RankedClaim: RANKED,
    Reading: _readings(),
    Refusal: st.builds(Refusal, TEXT, TEXT, st.sampled_from(RefusalStage), TEXT, TEXT, TEXT, st.booleans()),
    Rung: RUNGS,
    Sighting: SIGHTINGS,
    Source: st.builds(Source, TEXT, st.sampled_from(SourceKind), TEXT, TEXT),
    StageReached: STAGES,
    Statement: _statements(),
    Subject: st.builds(Subject, st.sampled_from(SubjectKind), TEXT),
    VehicleFile: st.builds(
        VehicleFile,
        TEXT,
        TEXT,
        IDS,
        st.lists(_statements(), max_size=2).map(tuple),
        IDS,
        st.lists(PARTIES, max_size=2).map(tuple),
        st.lists(CLAIMS, max_size=2).map(tuple),
        st.lists(SIGHTINGS, max_size=2).map(tuple),
        st.lists(STAGES, max_size=2).map(tuple),
        IDS,
        IDS,
        IDS,
    ),
}
CLASSES = sorted(STRATEGIES, key=lambda cls: cls.__name__)
WITH_ID = [cls for cls in CLASSES if isinstance(getattr(cls, "id", None), property)]

FEWER = settings(max_examples=40)
"""For what runs once a class."""

PARTS_OF_ID: dict[type[Any], set[str]] = {
    Claim: {"vehicle", "holder", "kind", "since"},
    Estimate: {"quantity", "method", "population", "value"},
    Event: {"what", "happened_on", "place"},
    Finding: {"rule", "on", "answer", "if_carried_out", "missing"},
    Judgement: {"verdict", "targets", "reviewer", "judged_at", "why", "corrected", "supersedes"},
    Place: {"country", "name"},
    Source: {"kind", "name"},
    Statement: {field.name for field in dataclasses.fields(Statement)}
    - {"locator", "prob", "published_at", "captured_at", "note"},
    VehicleFile: {"key"},
}


def test_every_record_class_has_a_strategy() -> None:
    nouns = {thing for thing in vars(records).values() if dataclasses.is_dataclass(thing)}
    assert nouns == set(STRATEGIES)


@pytest.mark.parametrize("cls", CLASSES)
@FEWER
@given(data=st.data())
def test_plain_form_undoes_itself_also_through_json(cls: type[Any], data: st.DataObject) -> None:
    record = data.draw(STRATEGIES[cls])
    written = canonical_json(to_plain(record))
    again = from_plain(cls, json.loads(written))
    assert again == record
    assert canonical_json(to_plain(again)) == written


@pytest.mark.parametrize("cls", CLASSES)
@FEWER
@given(data=st.data())
def test_records_pass_between_processes(cls: type[Any], data: st.DataObject) -> None:
    record = data.draw(STRATEGIES[cls])
    assert pickle.loads(pickle.dumps(record)) == record


@pytest.mark.parametrize("cls", WITH_ID)
@FEWER
@given(data=st.data())
def test_equal_records_share_their_id(cls: type[Any], data: st.DataObject) -> None:
    record = data.draw(STRATEGIES[cls])
    again = from_plain(cls, to_plain(record))
    assert again.id == record.id
    assert dataclasses.replace(record).id == record.id


@pytest.mark.parametrize("cls", [cls for cls in CLASSES if cls in PARTS_OF_ID])
@FEWER
@given(data=st.data())
def test_records_that_differ_in_a_part_of_the_id_do_not_share_it(cls: type[Any], data: st.DataObject) -> None:
    one, other = data.draw(STRATEGIES[cls]), data.draw(STRATEGIES[cls])
    parts = PARTS_OF_ID[cls]
    is_same = all(getattr(one, part) == getattr(other, part) for part in parts)
    if cls is Statement:
        is_same = is_same and dataclasses.replace(one.locator, t_best_s=None) == dataclasses.replace(
            other.locator, t_best_s=None
        )
    if cls is Finding:
        is_same = is_same and sorted(one.statements) == sorted(other.statements)
    assert (one.id == other.id) == is_same


@given(statement=_statements(), data=st.data())
def test_changing_any_one_part_changes_a_statements_id(statement: Statement, data: st.DataObject) -> None:
    other = data.draw(_statements())
    for part in sorted(PARTS_OF_ID[Statement] - {"origin", "because"}):
        changed = dataclasses.replace(statement, **{part: getattr(other, part)})
        assert (changed.id == statement.id) == (changed == statement), part


@given(reading=_readings(), other=_readings())
def test_changing_place_kind_reader_or_text_changes_a_readings_id(reading: Reading, other: Reading) -> None:
    for part in ("kind", "reader"):
        changed = dataclasses.replace(reading, **{part: getattr(other, part)})
        assert (changed.id == reading.id) == (changed == reading), part
    assert (dataclasses.replace(reading, alternatives=other.alternatives).id == reading.id) == (
        reading.text == other.text
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | FLOATS | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def _typed(value: Plain) -> object:
    """Keep apart what Python takes for equal: 1, 1.0 and True, 0.0 and -0.0."""
    if isinstance(value, list):
        return [_typed(part) for part in value]
    if isinstance(value, dict):
        return {key: _typed(part) for key, part in value.items()}
    return type(value).__name__, repr(value)


@given(one=JSON, other=JSON)
def test_canonical_json_is_injective(one: Plain, other: Plain) -> None:
    assert (canonical_json(one) == canonical_json(other)) == (_typed(one) == _typed(other))
    assert _typed(json.loads(canonical_json(one))) == _typed(one)


@given(parts=st.lists(TEXT, min_size=2, max_size=4), cut=st.integers(1, 3))
def test_joining_parts_makes_another_id(parts: list[str], cut: int) -> None:
    joined: list[Plain] = ["".join(parts[:cut]), *parts[cut:]]
    assert (identify("st", [*parts]) == identify("st", joined)) == (len(joined) == len(parts))
    assert identify("st", [*parts]) != identify("re", [*parts])


@given(one=AMOUNTS, other=AMOUNTS)
def test_exact_number_is_one_form_a_number(one: Decimal, other: Decimal) -> None:
    assert (exact_number(one) == exact_number(other)) == (one == other)
    longer = f"{one:f}000" if "." in f"{one:f}" else f"{one:f}.000"
    assert exact_number(one) == exact_number(Decimal(longer))


@given(prob=st.floats(0, 1))
def test_rounded_is_near_idempotent_and_written_in_one_way(prob: float) -> None:
    once = rounded(prob)
    assert rounded(once) == once
    assert abs(once - prob) <= 0.5000001e-6
    assert len(repr(f"{once:.6f}")) == 10
    assert not canonical_json(once).startswith("-")


@given(period=_periods())
def test_a_period_is_read_back_from_its_text(period: Period) -> None:
    assert parse_period(str(period)) == period


@given(reading=_readings())
def test_alternatives_fall_and_sum_to_at_most_one(reading: Reading) -> None:
    probs = [alternative.prob for alternative in reading.alternatives]
    assert probs == sorted(probs, reverse=True)
    assert sum(probs) <= 1 + 1e-6 * len(probs)
    assert reading.prob == max(probs)


@given(chains=st.lists(CHAINS, max_size=6), copies=st.lists(LINKS, max_size=3), data=st.data())
def test_reprints_and_order_add_no_voice(
    chains: list[tuple[Link, ...]], copies: list[Link], data: st.DataObject
) -> None:
    n_voices = independent_voices(chains)
    reprints: Iterable[tuple[Link, ...]] = [(*copies, *chain) for chain in chains if chain]
    assert independent_voices([*chains, *reprints]) == n_voices
    assert independent_voices(data.draw(st.permutations(chains))) == n_voices
    assert n_voices <= len(chains)
    assert independent_voices([*chains, (Link("a speaker nobody drew", Basis.SAW),)]) == n_voices + 1


@given(one=_locators(), other=_locators())
def test_the_order_of_places_is_total(one: Locator, other: Locator) -> None:
    assert (one.sort_key == other.sort_key) == (one == other)
    assert (one.sort_key < other.sort_key) != (one.sort_key >= other.sort_key)


@given(one=_boxes(), other=_boxes())
def test_overlap_is_symmetric_and_a_share(one: Box, other: Box) -> None:
    assert one.overlap(other) == other.overlap(one)
    assert 0 <= one.overlap(other) <= 1
    assert one.overlap(one) == 1

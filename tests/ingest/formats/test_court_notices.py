"""Notices of invented courts about made-up cars: what they say, since when, and what they do not say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.court_notices import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.ingest.notice import is_notice, read_notice
from yellowplate.records import Origin, Polarity, Post, Refusal, Statement

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
VIN, OTHER = "LVGBM51K5PG123456", "LVGBM51K5PG654321"
COURT = "某某市示例区人民法院"
HEAD = f"{COURT}\n公告\n（2024）某0199执1234号\n"
BODY = f"本院于２０２４年５月６日依法查封被执行人名下车辆，车牌号辽F12A45，车架号{VIN}。\n"


def run(collected: Collected, text: str) -> tuple[list[Statement], list[Refusal]]:
    made, folder = collected({"notice.txt": text})
    assert FORMAT.recognises(made["notice.txt"])
    post, *out = FORMAT.read(made["notice.txt"], folder)
    assert isinstance(post, Post)
    assert post.texts[0].text == text
    stated = [one for one in out if isinstance(one, Statement)]
    assert all(text[one.locator.start : one.locator.end] == one.raw for one in stated)
    return stated, [one for one in out if isinstance(one, Refusal)]


def test_a_seizure_is_said_by_the_court_since_its_day(collected: Collected) -> None:
    stated, refused = run(collected, HEAD + BODY)
    assert not refused
    seizure, plate = stated
    assert (seizure.subject.key, seizure.property, seizure.value, seizure.raw) == (
        f"vin:{VIN}",
        "claim",
        "seizure",
        "查封",
    )
    assert (seizure.said_by[0].speaker, str(seizure.happened_on)) == (COURT, "2024-05-06")
    assert seizure.note == "Case (2024)某0199执1234号."
    assert (seizure.polarity, seizure.origin) == (Polarity.ASSERTED, Origin.OBSERVED)
    assert (plate.property, plate.value, plate.happened_on) == ("plate", "辽F12A45", None)


def test_a_waiting_seal_and_a_release(collected: Collected) -> None:
    (waiting, *_), _ = run(collected, HEAD + BODY.replace("查封", "轮候查封"))
    assert waiting.raw == "轮候查封"
    assert "waiting seal" in waiting.note
    (released, *_), _ = run(collected, HEAD + BODY.replace("依法查封", "依法解除对被执行人名下车辆的查封，"))
    assert (released.value, released.polarity) == ("seizure", Polarity.DENIED)


def test_an_auction_listing(collected: Collected) -> None:
    text = (
        f"{COURT}将于2024年9月10日10时至2024年9月11日10时止在网络平台公开拍卖\n（2024）某0199执恢56号\n"
        f"标的：小型轿车一辆，车架号{VIN}。起拍价：68,000元，评估价：9.5万元，保证金：5000元。\n"
    )
    stated, refused = run(collected, text)
    assert not refused
    told = {one.property: one for one in stated}
    assert (told["auction"].value, str(told["auction"].happened_on)) == ("judicial_sale", "2024-09-11")
    claim = told["claim"]
    assert (claim.value, claim.origin, claim.because) == ("seizure", Origin.INFERRED, (told["auction"].id,))
    assert (claim.happened_on, claim.said_by[0].speaker) == (None, COURT)
    prices = [told[name].quantity for name in ("auction_start_price", "auction_valuation")]
    assert [(str(one.low), one.unit) for one in prices if one] == [("68000", "CNY"), ("95000.0", "CNY")]


def test_an_auction_of_a_car_that_is_said_to_be_seized_concludes_nothing(collected: Collected) -> None:
    stated, _ = run(collected, HEAD + BODY + "本院将进行网络司法拍卖。\n")
    assert [one.property for one in stated] == ["claim", "plate", "auction"]
    assert all(one.origin is Origin.OBSERVED for one in stated)


@pytest.mark.parametrize(
    "words",
    [
        "根据《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》办理。",
        "未查封。",
        "如不履行，本院依法查封。",
        "逾期不履行的，本院依法公开拍卖。",
        "申请查封。",
        "查封期限为两年。",
        "本院将查封。",
    ],
)
def test_what_says_no_seizure(words: str) -> None:
    assert not read_notice(f"{HEAD}车架号{VIN}：{words}\n").said


def test_several_cars_each_on_its_line(collected: Collected) -> None:
    lines = f"一、2024年5月6日查封车架号{VIN}；\n二、2024年5月7日轮候查封车架号{OTHER}；\n另依法扣押。\n"
    stated, refused = run(collected, HEAD + lines)
    assert [(one.subject.key[4:], str(one.happened_on)) for one in stated] == [
        (VIN, "2024-05-06"),
        (OTHER, "2024-05-07"),
    ]
    assert [one.reason for one in refused] == ["1 sentences name none, or several, of the cars of the notice"]


def test_a_notice_without_a_valid_vin(collected: Collected) -> None:
    stated, refused = run(collected, HEAD + BODY.replace(VIN, "LVGBM51K5PG12345"))
    assert not stated
    assert ["no valid VIN" in one.reason for one in refused] == [True, False]
    assert not read_notice(HEAD + BODY.replace(VIN, "1" * 17)).vins


def test_a_day_that_does_not_exist_and_a_plate_that_is_none() -> None:
    (seizure,) = read_notice(f"{HEAD}2024年2月30日查封车架号{VIN}，辽F0000O1。\n").said
    assert seizure.on is None


def test_words_of_a_court_inside_a_line_are_no_head() -> None:
    notice = read_notice(f"据{COURT}：\n查封车架号{VIN}\n")
    assert (notice.court, notice.case_number) == (f"据{COURT}", "")
    assert read_notice(f"查封车架号{VIN}\n").court == ""


def test_a_statement_without_a_court_names_nobody(collected: Collected) -> None:
    made, folder = collected({"a.txt": f"查封车架号{VIN}\n"})
    assert not FORMAT.recognises(made["a.txt"])
    (stated,) = (one for one in FORMAT.read(made["a.txt"], folder) if isinstance(one, Statement))
    assert (stated.said_by, stated.note) == ((), "")


@pytest.mark.parametrize(
    "text",
    [
        f"出售抵押车，车架号{VIN}，被法院查封过",
        f"{COURT}\n（2024）某0199执1234号\n查封房产一处\n",
        f"{COURT}\n查封车架号{VIN}\n",
        f"{COURT}\n（2024）某0199执1234号\n车架号{VIN}\n",
    ],
)
def test_what_is_no_notice(collected: Collected, text: str) -> None:
    assert not is_notice(text)
    made, _ = collected({"a.txt": text, "b.json": "{}"})
    assert not any(FORMAT.recognises(file) for file in made.values())

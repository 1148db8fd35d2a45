"""What a line means: disguises, negations, false friends, and lines that are no offers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.extract.meaning import LineMeaning, analyse, national

SHARED = Path(__file__).resolve().parents[2] / "../shared"


@pytest.mark.parametrize(
    ("line", "is_offer", "encumbered", "why"),
    [
        ("抵押🚗 凯美瑞 6万8 加V che_12345", True, "yes", "a picture for the last character"),
        ("六万八 抵 押 车 22款 轩逸 不 能 过 户", True, "yes", "spaces between characters"),
        ("diya车 20年迈腾 45000元", True, "yes", "pinyin"),
        ("抵押皮卡 两万二 要的来", True, "yes", "not 车"),
        ("담보로 잡힌 캠리 7만 위안", True, "yes", "Korean"),
        ("mortgaged Camry for sale, 68,000 yuan", True, "yes", "English"),
        ("这车未抵押，可过户，18款迈腾 8.5万", True, "no", "negated"),
        ("不是抵押车 一手车 18款迈腾 8.5万", True, "no", "negated"),
        ("银行贷款已结清 绿本在手 2019款A6L 18.8万", True, "no", "paid off"),
        ("No lien, clean papers, 2019 Toyota Camry for sale 88,000 RMB", True, "no", "negated in English"),
        ("本店不卖抵押车，只做精品二手车", False, "no", "no car"),
        ("求购抵押车，价格高，电话13800001001", False, "yes", "a wanted advertisement"),
        ("抵押车能不能买？", False, "no", "a question"),
        ("谁要抵押车凯美瑞？6万8拿走 13800001001", True, "yes", "a question that sells"),
        ("警方查获抵押车20辆", False, "no", "a notice"),
        ("行驶证抵押贷款 当天放款", False, "no", "a loan advertisement"),
        ("无抵押无担保贷款 13800001001", False, "no", "a loan advertisement"),
        ("出租 凯美瑞 日租300 13800001001", False, "no", "for rent"),
        ("抵押车位出售 8万", False, "no", "a parking space"),
        ("坐黑车去机场 50元", False, "no", "an unlicensed taxi"),
        ("18款迈腾 不能过户 8万", True, "unclear", "one weak word"),
        ("18款迈腾 不能过户 不年检 8万", True, "yes", "two weak words"),
        ("18款迈腾 绿本押公司 8万", True, "yes", "the lender has the title book"),
        ("18款X5 屏蔽房洗过 12万", True, "yes", "the tracker is out"),
        ("凯美瑞 压车 押车 6万", True, "unclear", "a word with other meanings"),
        ("只卖能过江的 2025年8月出厂 19.8万 凯美瑞", True, "unclear", "for North Korea, not a word on claims"),
        ("手续全 6万8", True, "no", "papers and a price"),
        ("凯美瑞 13800001001", True, "no", "a car and a contact"),
        ("6万8", False, "no", "a price alone"),
        ("", False, "no", "empty"),
        ("今天天气不错", False, "no", "nothing"),
    ],
)
def test_offers_and_claims(line: str, is_offer: bool, encumbered: str, why: str) -> None:
    meaning = analyse(line)
    assert (meaning.is_offer, meaning.encumbered) == (is_offer, encumbered), why


@pytest.mark.parametrize(
    ("line", "destination"),
    [
        ("能去朝鲜的来", "dprk"),
        ("不去朝鲜，只做国内 20款途观", "none"),
        ("长白口岸交车，能过江的来", "dprk"),
        ("长白口岸交车", "crossing_only"),
        ("出口俄罗斯", "other"),
        ("20款途观 10万", "none"),
        ("朝鲜冷面 平壤 饭店", "none"),
    ],
)
def test_destinations(line: str, destination: str) -> None:
    assert analyse(line).destination == destination


def test_fields_of_a_line() -> None:
    line = (
        "全款抵押车 21年凯美瑞2.0G 表显3.8万公里 6万8 车架号LVGBM51K5PG123456 辽F·D12345 "
        "GPS已拆 电话13800001001微信同号 QQ283947561"
    )
    meaning = analyse(line)
    assert meaning.price_yuan == 68000
    assert meaning.mileage_km == 38000
    assert meaning.year == 2021
    assert meaning.phone == meaning.wechat == ("13800001001",)
    assert meaning.qq == ("283947561",)
    assert meaning.plate == ("辽FD12345",)
    assert meaning.vin == ("LVGBM51K5PG123456",)
    assert meaning.tracker_removed
    assert all(mention.raw == line[mention.start : mention.end] for mention in meaning.mentions)


def test_distractor_prices_are_not_the_price() -> None:
    assert analyse("首付2万 月供3千 指导价19.98万 21款凯美瑞 12.8万").price_yuan == 128000


@pytest.mark.parametrize(
    ("number", "written"),
    [("+8613800001001", "13800001001"), ("+864331234567", "+864331234567"), ("+821012345678", "+821012345678")],
)
def test_national_writing(number: str, written: str) -> None:
    assert national(number) == written


@given(st.text())
def test_any_line_has_a_meaning(line: str) -> None:
    meaning = analyse(line)
    assert meaning.encumbered in {"yes", "no", "unclear"}
    assert all(mention.raw == line[mention.start : mention.end] for mention in meaning.mentions)


def _figures(meaning: LineMeaning) -> dict[str, object]:
    lists = {name: list(getattr(meaning, name)) for name in ("phone", "wechat", "qq", "plate", "vin")}
    return {"is_offer": meaning.is_offer, "tracker_removed": meaning.tracker_removed, "year": meaning.year, **lists}


@pytest.mark.shared
def test_fields_of_the_developers_lines() -> None:
    path = SHARED / "text_samples/listings_dev.jsonl"
    if not path.is_file():
        pytest.skip("the folder of shared samples is not beside the checkout")
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        figures = _figures(analyse(row["text"]))
        assert figures == {name: row[name] for name in figures}, row["id"]

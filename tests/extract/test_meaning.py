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
        ("18款迈腾 不能过户 8万", True, "yes", "no transfer of title"),
        ("18款迈腾 不年检 8万", True, "unclear", "one weak word"),
        ("18款迈腾 没牌 不年检 8万 自己年检 以租代购", True, "yes", "weak words together"),
        ("18款迈腾 绿本押公司 8万", True, "yes", "the lender has the title book"),
        ("18款X5 屏蔽房洗过 12万", True, "yes", "the tracker is out"),
        ("凯美瑞 以租代购 6万", True, "unclear", "a word with other meanings"),
        ("只卖能过江的 2025年8月出厂 19.8万 凯美瑞", True, "unclear", "for North Korea, not a word on claims"),
        ("手续全 6万8", True, "no", "papers and a price"),
        ("凯美瑞 13800001001", True, "no", "a car and a contact"),
        ("6万8", False, "no", "a price alone"),
        ("", False, "no", "empty"),
        ("今天天气不错", False, "no", "nothing"),
        ("一口价6.8万 只卖给能去朝鲜的", True, "unclear", "a condition and a price, no word on claims"),
        ("途胜 20款 抵押 7.9", True, "yes", "a price without a unit"),
        ("贷款已结清 已解押 抵押车变正常车 20款途胜 8万 可过户", True, "no", "released"),
        ("一抵已解押 二押没还 20款途胜 8万", True, "yes", "one is left"),
        ("听说抵押车卖到朝鲜去了", False, "no", "hearsay"),
        ("如果我有一台抵押的凯美瑞 我才不会卖四万", False, "no", "hypothetical"),
        ("警惕!抵押车骗局", False, "no", "a warning"),
        ("哈哈哈 抵押男友一个 三块五", False, "no", "a joke"),
        ("招聘抵押车拖车司机 月薪9000", False, "no", "a job"),
        ("抵押车拆下来的雅阁座椅 800一套", False, "no", "parts"),
        ("18款途观 抵押 已售", False, "no", "sold"),
        ("21款汉兰达 月供3200 还剩20期 转让5万", True, "yes", "instalments left"),
        ("正规出口朝鲜 22款途观 报关单齐 可过户 11.8万", True, "no", "papers of a lawful export"),
        ("18款迈腾 3000美元 一台 出售", True, "no", "another currency"),
        ("담보차 쏘나타 950만원 팝니다", True, "yes", "won"),
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
        ("出口俄罗斯 20款途观 10万", "other"),
        ("出口俄罗斯", "none"),
        ("正规出口朝鲜 22款皮卡 报关单齐 11.8万", "dprk"),
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


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("求购抵押车 高价", "wanted"),
        ("抵押车能买吗？", "question"),
        ("这是什么车?", "question"),
        ("车抵贷 当天放款", "loan"),
        ("抵押车", "none"),
        ("凯美瑞 6万8 要的来", "offer"),
    ],
)
def test_a_line_does_one_thing(line: str, act: str) -> None:
    assert analyse(line).act == act


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("一抵 20款途观 8万", ("mortgage",)),
        ("质押车 20款途观 8万", ("pledge",)),
        ("分期没还完 20款途观 8万", ("instalment",)),
        ("法院查封车 20款途观 8万", ("sealed",)),
        ("顶账 20款途观 8万", ("debt_assignment",)),
        ("逾期车 20款途观 8万", ("instalment",)),
        ("走水车 20款途观 8万", ("other",)),
        ("20款途观 8万 GPS已拆", ()),
        ("20款途观 8万", ()),
    ],
)
def test_kinds_of_encumbrance(line: str, kinds: tuple[str, ...]) -> None:
    assert analyse(line).kinds == kinds


def test_reasons_are_features_with_weights_and_words() -> None:
    line = "扌氐扌甲车 21款途胜 一口价6.8万 只卖给能去朝鲜的 还有人要吗?"
    meaning = analyse(line)
    assert meaning.condition
    assert all(reason.raw == line[reason.start : reason.end] for reason in meaning.reasons)
    told = {(reason.question, reason.feature): (reason.weight, reason.raw) for reason in meaning.reasons}
    assert told["encumbered", "word of encumbrance"] == (2.0, "扌氐扌甲车")
    assert told["offer", "asking price"] == (1.3, "6.8万")
    assert told["offer", "says: question_mark"] == (-0.7, "?")
    assert ("destination", "dprk") in told
    total = sum(weight for (question, _), (weight, _) in told.items() if question == "offer")
    assert (total >= 1.5) == meaning.is_offer


def test_a_north_korean_plate_is_written_without_its_hyphen() -> None:
    assert analyse("평북 48-366 번호판").plate == ("평북48366",)


def test_no_figure_is_read_out_of_a_lawsuit() -> None:
    meaning = analyse("法院判决:被告人转卖抵押车辆,拆除定位装置,罚款5万元,2021款凯美瑞")
    assert (meaning.price_yuan, meaning.year, meaning.tracker_removed) == (None, None, False)


def test_a_wanted_car_has_no_asking_price() -> None:
    meaning = analyse("求购21款凯美瑞 8万")
    assert (meaning.act, meaning.price_yuan, meaning.year) == ("wanted", None, 2021)

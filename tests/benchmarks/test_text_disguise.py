"""The ten disguises: what each does, that ids stay whole, that they cost what the counting says."""

from __future__ import annotations

import unicodedata

import pytest

from benchmarks.text.answer import Answer, labels, package_answer
from benchmarks.text.disguise import DISGUISES, ZERO_WIDTH
from benchmarks.text.disguised import FIRST_PHONE, N_OFFERS, drops, offers
from benchmarks.text.gold import FOLDER, read_rows

LINE = "20款凯美瑞抵押车 5.4W 只出朝鲜 电话17000300012 微信dyc_0088 LVGBM51K4NG000041 辽F·0K12D"
OFFERS = offers(read_rows(FOLDER / "dev.jsonl"))


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("homoglyphs", "抵丫"),
        ("emoji digits", "2\ufe0f\u20e30\ufe0f\u20e3款"),
        ("full width", "１７０００３０００１２"),
        ("circled digits", "①⑦⓪⓪⓪③⓪⓪⓪①②"),
        ("traditional", "凯美瑞抵押車"),
        ("letters", "diya车"),
        ("digits in characters", "五点四W"),
    ],
)
def test_what_it_does(name: str, piece: str) -> None:
    assert piece in DISGUISES[name](LINE)


def test_separated_digits_are_the_same_digits() -> None:
    changed = DISGUISES["split digits"](LINE)
    assert "17000300012" not in changed
    assert "".join(filter(str.isdigit, changed)) == "".join(filter(str.isdigit, LINE))


def test_separated_words_are_the_same_words() -> None:
    changed = DISGUISES["separators"](LINE)
    assert "抵押车" not in changed
    assert "".join(filter(str.isalnum, changed)) == "".join(filter(str.isalnum, LINE))


def test_invisible_characters_leave_the_line() -> None:
    changed = DISGUISES["zero width"](LINE)
    assert changed != LINE
    assert "".join(character for character in changed if character not in ZERO_WIDTH) == LINE


def test_full_width_folds_back() -> None:
    assert unicodedata.normalize("NFKC", DISGUISES["full width"](LINE)) == LINE


@pytest.mark.parametrize("name", ["split digits", "emoji digits", "circled digits", "digits in characters", "letters"])
def test_ids_stay_whole(name: str) -> None:
    changed = DISGUISES[name](LINE)
    assert all(written in changed for written in ("dyc_0088", "LVGBM51K4NG000041", "辽F·0K12D"))


@pytest.mark.parametrize("name", DISGUISES)
def test_it_is_the_same_on_every_run(name: str) -> None:
    assert DISGUISES[name](LINE) == DISGUISES[name](LINE)
    assert DISGUISES[name]("") == ""


def test_there_are_fifty_offers_and_ten_disguises() -> None:
    assert (len(OFFERS), len(DISGUISES)) == (N_OFFERS, 10)
    assert all(labels(row).is_encumbered_offer and row["phone"] for row in OFFERS)


@pytest.mark.parametrize("name", DISGUISES)
def test_it_changes_nearly_every_offer(name: str) -> None:
    assert sum(DISGUISES[name](row["text"]) != row["text"] for row in OFFERS) >= 0.9 * N_OFFERS


def test_a_number_is_added_only_where_none_is_named() -> None:
    named, unnamed = dict(OFFERS[0]), dict(OFFERS[0])
    named["phone"], unnamed["phone"] = ["17000300012"], []
    assert offers([OFFERS[0]])[0] == OFFERS[0]
    added = offers([{**OFFERS[0], "phone": []}])[0]
    assert added["phone"] == [str(FIRST_PHONE)]
    assert added["text"].endswith(f" 电话{FIRST_PHONE}")


def test_a_reader_fooled_by_invisible_characters_loses_all_of_them() -> None:
    def fooled(line: str) -> Answer:
        answer = package_answer("今天天气好")
        for row in OFFERS:
            if row["text"] == line:
                answer = labels(row)
        return answer

    for drop in drops(OFFERS, fooled):
        assert drop.plain_offers.n_right == drop.n_changed
        assert drop.plain_fields.n_missed == 0
        assert (drop.offers.n_right, drop.fields.n_right) == (0, 0)

"""The gold of dealers' lines: well formed, large enough, and split so that near copies never straddle."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path

from benchmarks.text.gold import FOLDER, Row, read_rows, stratum, unseen_groups
from yellowplate.numbers import vin

DEV = read_rows(FOLDER / "dev.jsonl")
UNSEEN = read_rows(FOLDER / "unseen.jsonl")
GOLD = DEV + UNSEEN
STYLES = read_rows(FOLDER / "styles.jsonl")
"""Lines of more styles, all of them seen by who writes the rules."""
FIRST_YEAR, LAST_YEAR = 2012, 2024
"""Model years of the cars made up for the gold."""


def _counted(rows: list[Row], **wanted: object) -> int:
    return sum(all(dict(row)[name] == value for name, value in wanted.items()) for row in rows)


def test_each_line_is_well_formed() -> None:
    assert [row["id"] for row in GOLD if not _is_well_formed(row)] == []


def test_numbers_are_invented() -> None:
    for row in GOLD:
        assert all(re.fullmatch(r"170003[0-9]{5}", number) for number in row["phone"]), row["id"]
        assert all(re.fullmatch(r"[A-HJ-NPR-Z0-9]{12}0[0-9]{4}", number) for number in row["vin"]), row["id"]


def test_check_digits_of_vins_are_right() -> None:
    for number in {number for row in GOLD for number in row["vin"]}:
        assert vin.check_digit(number) == number[8]


def test_no_line_comes_twice() -> None:
    assert len({row["text"] for row in GOLD}) == len(GOLD)
    assert sorted(row["id"] for row in GOLD) == list(range(1, len(GOLD) + 1))


def test_the_lines_of_more_styles_are_well_formed_and_new() -> None:
    # A line may be broken here: captions are.
    assert [row["id"] for row in STYLES if not _is_well_formed({**row, "text": row["text"].replace("\n", " ")})] == []
    assert [row["id"] for row in STYLES] == list(range(len(GOLD) + 1, len(GOLD) + len(STYLES) + 1))
    assert not {row["text"] for row in STYLES} & {row["text"] for row in GOLD}
    assert all(re.fullmatch(r"170003[0-9]{5}", number) for row in STYLES for number in row["phone"])
    assert _counted(STYLES, is_hard_negative=True) >= 0.4 * len(STYLES)


def test_no_line_of_more_styles_is_a_near_copy_of_the_unseen_part() -> None:
    for mine, other in product([_grams(row["text"]) for row in STYLES], [_grams(row["text"]) for row in UNSEEN]):
        if min(len(mine), len(other)) > 3:
            assert len(mine & other) <= 0.4 * len(mine | other), (mine, other)


def test_it_is_large_enough_to_say_something() -> None:
    assert len(GOLD) >= 600
    assert _counted(GOLD, lang="zh") >= 0.7 * len(GOLD)
    assert _counted(GOLD, lang="ko") >= 50
    assert _counted(GOLD, lang="en") >= 30
    assert _counted(GOLD, is_hard_negative=True) >= 0.4 * len(GOLD)


def test_the_unseen_part_is_large_enough_to_say_something() -> None:
    assert len(UNSEEN) >= 0.33 * len(GOLD)
    assert _counted(UNSEEN, destination="dprk") >= 60
    assert _counted(UNSEEN, is_offer=True, encumbered="yes") >= 100
    assert _counted(UNSEEN, is_hard_negative=True) >= 0.4 * len(UNSEEN)


def test_the_parts_are_those_of_the_seed() -> None:
    unseen = unseen_groups(sorted(GOLD, key=lambda row: row["id"]))
    assert {row["group"] for row in UNSEEN} == unseen
    assert not {row["group"] for row in DEV} & unseen


def test_a_later_batch_moves_no_older_line() -> None:
    older = [row for row in GOLD if row["group"].startswith("g")]
    later: list[Row] = [{**row, "group": f"z{row['group']}"} for row in older[:50]]
    assert {group for group in unseen_groups(older + later) if group.startswith("g")} == unseen_groups(older)


def test_an_offer_and_a_false_friend_are_split_apart() -> None:
    offer, friend = (_row(is_offer=is_offer, false_friend="惠山") for is_offer in (True, False))
    assert stratum(offer) == ("g", "zh", "offer no none")
    assert stratum(friend) == ("g", "zh", "false friend")
    assert stratum({**friend, "vin": ["LVGBM51K4NG000041"]}) == ("g", "zh", "false friend with plate, VIN or QQ")
    assert stratum({**friend, "false_friend": ""})[2] == "no offer"


def test_no_near_copy_straddles_the_parts() -> None:
    unseen, dev = ([_grams(row["text"]) for row in rows] for rows in (UNSEEN, DEV))
    for mine, other in product(unseen, dev):
        if min(len(mine), len(other)) > 3:
            assert len(mine & other) <= 0.4 * len(mine | other), (mine, other)


def test_lines_of_the_shared_sample_get_the_extra_fields(tmp_path: Path) -> None:
    path = tmp_path / "sample.jsonl"
    path.write_text(json.dumps({"id": 1, "text": "抵押车"}, ensure_ascii=False), "utf-8")
    row = read_rows(path)[0]
    assert (row["text"], row["false_friend"], row["is_hard_negative"]) == ("抵押车", "", False)


def _is_well_formed(row: Row) -> bool:
    return all(
        (
            row["text"].strip() == row["text"] != "",
            "\n" not in row["text"],
            row["lang"] in {"zh", "ko", "en"},
            (row["origin"], row["source"]) == ("constructed", "project team"),
            row["encumbered"] in ({"yes", "no", "unclear"} if row["is_offer"] else {"yes", "no"}),
            row["destination"] in {"none", "dprk", "crossing_only", "other"},
            row["is_offer"] or row["price_yuan"] is None,
            row["year"] is None or FIRST_YEAR <= row["year"] <= LAST_YEAR,
            not (row["is_hard_negative"] and row["is_offer"] and row["encumbered"] == "yes"),
            not (row["false_friend"] and row["is_offer"]),
        )
    )


def _grams(text: str) -> frozenset[str]:
    """Three-character pieces of the line without Latin letters, digits and blanks: numbers do not tell lines apart."""
    bare = re.sub(r"[A-Za-z0-9_\s]", "", text)
    return frozenset(bare[start : start + 3] for start in range(len(bare) - 2))


def _row(*, is_offer: bool, false_friend: str) -> Row:
    return {
        "id": 1,
        "text": "",
        "lang": "zh",
        "origin": "constructed",
        "source": "",
        "is_offer": is_offer,
        "encumbered": "no",
        "destination": "none",
        "price_yuan": None,
        "mileage_km": None,
        "year": None,
        "phone": [],
        "wechat": [],
        "qq": [],
        "plate": [],
        "vin": [],
        "tracker_removed": False,
        "note": "",
        "group": "g001",
        "topic": "",
        "is_hard_negative": False,
        "false_friend": false_friend,
    }

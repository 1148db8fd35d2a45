"""Sums of money: forms, currencies and what each is said to be."""

from __future__ import annotations

from decimal import Decimal

import pytest

from yellowplate.extract.disguise import plainly
from yellowplate.extract.money import sums


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "首付2万 月供3千元 指导价19.98万 12.8万",
            ["down_payment 20000", "monthly 3000", "list_price 199800", "asking 128000"],
        ),
        ("6万8千5", ["asking 68500"]),
        ("6万8500", ["asking 68500"]),
        ("6w8k", ["asking 68000"]),
        ("6万2021款", ["asking 60000"]),
        ("6米8 拿走", ["asking 68000"]),
        ("十二个 打包", ["asking 120000"]),
        ("一二个 拿走", ["asking 120000"]),
        ("六点八万", ["asking 68000"]),
        ("一二十点五万", []),
        ("육만 천 위안", ["asking 61000"]),
        ("68k RMB", ["asking 68000"]),
        ("¥6.8万", ["asking 68000"]),
        ("$9.5k", ["asking 9500"]),
        ("68k", ["asking 68000"]),
        ("1.5万首付", ["down_payment 15000"]),
        ("编号 35000", []),
        ("35,000", []),
        ("一口价 35,000", ["asking 35000"]),
        ("18款 2.0", []),
        ("抵押 2.0 自动", []),
        ("抵押 0.1 拿走", []),
        ("8-6万", []),
        ("5-6万", ["asking 60000"]),
    ],
)
def test_sums(line: str, found: list[str]) -> None:
    assert [f"{one.role} {one.high:f}".replace(".00", "").replace(".0", "") for one in sums(plainly(line))] == found


def test_a_range_keeps_both_ends() -> None:
    (one,) = sums(plainly("5-6.5万可谈"))
    assert (one.low, one.high, one.currency, one.form) == (Decimal(50000), Decimal(65000), "CNY", "plain")

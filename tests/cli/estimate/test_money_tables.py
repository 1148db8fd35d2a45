"""`yellowplate estimate trade`, `costs` and `ownership`: what is printed, users' tables, exit status."""

from __future__ import annotations

from pathlib import Path

from tests.called import Command


def test_trade_for_machines(command: Command) -> None:
    spoken = command("estimate", "trade", "--json")
    assert spoken.status == 0
    kinds = {row["kind"] for row in spoken.rows}
    assert kinds == {"gap", "sum", "disagreement", "spread", "cross_rate", "hoarding"}
    assert not any("smuggling" in line for row in spoken.rows if row["kind"] == "gap" for line in row["alternatives"])


def test_trade_for_people(command: Command) -> None:
    spoken = command("estimate", "trade")
    assert spoken.status == 0
    assert "cannot tell which alternative" in spoken.out
    assert "A detour through won would make from" in spoken.out


def test_a_users_figures_stand_beside_ours(command: Command, tmp_path: Path) -> None:
    figures = tmp_path / "figures.csv"
    figures.write_text(
        "flow,product,over,musd,reporter,side\nchina_exports,all,2025-11,300,x,partner\ntotal,all,May,1,x,china\n",
        "utf-8",
    )
    spoken = command("estimate", "trade", "--figures", figures, "--json")
    assert (spoken.status, "line 3" in spoken.err) == (3, True)
    mine = [row for row in spoken.rows if row["kind"] == "gap" and row["high"]["id"] == "line 2"]
    assert len(mine) == 2
    assert all(row["answer"] == "cannot tell which alternative" for row in mine)


def test_a_users_rates_take_the_place_of_ours(command: Command, tmp_path: Path) -> None:
    rates = tmp_path / "rates.csv"
    rates.write_text(
        "date,place,kpw_per_usd,kpw_per_cny,surveyed_by\n2025-10-03,Hyesan,30000,,x\n2025-10-04,Hyesan,many,,x\n",
        "utf-8",
    )
    spoken = command("estimate", "trade", "--rates", rates, "--json")
    assert spoken.status == 3
    assert [row["market"]["id"] for row in spoken.rows if row["kind"] == "spread"] == ["line 2 kpw_per_usd"]
    assert not any(row["kind"] == "cross_rate" for row in spoken.rows)
    assert "it would make none paired" not in command("estimate", "trade", "--rates", rates).out


def test_costs(command: Command) -> None:
    sheets = command("estimate", "costs", "--json").rows
    assert len(sheets) == 8
    assert set(sheets[0]["blank"]) == {"registration", "operating_permit", "storage", "fuel"}
    shown = command("estimate", "costs", "truck")
    assert shown.status == 0
    assert "blank" in shown.out
    assert "at least" in command("estimate", "costs").out
    refused = command("estimate", "costs", "boat")
    assert (refused.status, "Known: car, motorcycle" in refused.err) == (2, True)


def test_ownership_for_machines(command: Command) -> None:
    rows = command("estimate", "ownership", "--json").rows
    kinds = {row["kind"] for row in rows}
    assert kinds == {"shortage", "yellow_share", "statement", "timeline", "china_stance", "before_after"}
    assert all(row["ratio"] is None for row in rows if row["kind"] == "before_after")
    assert not any("loyal" in str(row) for row in rows)


def test_ownership_for_people_with_tables(command: Command, tmp_path: Path) -> None:
    plates = tmp_path / "plates.csv"
    plates.write_text("day,place,yellow,seen,source\n2026-01,Pyongyang,5,10,x\n2026-01,Pyongyang,9,3,x\n", "utf-8")
    nights = tmp_path / "nights.csv"
    days = [*(f"2024-12-0{n},10,1,x" for n in range(1, 4)), *(f"2025-03-0{n},20,1,x" for n in range(1, 4))]
    nights.write_text("day,count,nights,source\n" + "\n".join(days) + "\n", "utf-8")
    spoken = command("estimate", "ownership", "--plates", plates, "--counts", nights)
    assert (spoken.status, "line 3" in spoken.err) == (3, True)
    for words in ("0.237 to 0.763", "2.17", "a difference in time", "refused", "acts against", "Crackdown and"):
        assert words in spoken.out
    [compared] = [
        row
        for row in command("estimate", "ownership", "--counts", nights, "--json").rows
        if row["kind"] == "before_after" and row["ratio"]
    ]
    assert (compared["event"], compared["ratio"]) == ("ownership-2025", 2.175)  # with the one night reported

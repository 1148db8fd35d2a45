"""`yellowplate rules` and `screen --indicators`: every text, its days, what changed, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.called import Command
from yellowplate.tables.law_texts import law_texts


def test_list_names_every_text(command: Command) -> None:
    rows = command("rules", "list", "--json").rows
    assert [row["rule"] for row in rows] == list(law_texts())
    kinds = {row["rule"]: row["kind"] for row in rows}
    assert (kinds["un-2397-7"], kinds["un-2397-25"], kinds["un-2664-1"], kinds["cn-cc-456"]) == (
        "duty",
        "exception",
        "context",
        "claims",
    )


def test_list_on_a_day(command: Command) -> None:
    before = {row["rule"] for row in command("rules", "list", "--on", "2026-02-28", "--json").rows}
    after = {row["rule"] for row in command("rules", "list", "--on", "2026-03-01", "--json").rows}
    assert before - after == {"cn-ftl-2022"}
    assert after - before == {"cn-ftl-73", "cn-ftl-19-20"}
    assert "(2022-12-30) to 2026-02-28  text not read" in command("rules", "list").out


def test_show(command: Command) -> None:
    (row,) = command("rules", "show", "cn-2025-648-180", "--json").rows
    assert (row["effective_from"], row["is_verified"]) == ("2026-01-01", True)
    assert len(row["conditions"]) == 3
    assert "maker_letter" in row["facts"]
    assert "summary" in command("rules", "show", "cn-cc-456", "--json").rows[0]
    assert "unless: un-2397-25; un-2397-7-spares" in command("rules", "show", "un-2397-7").out


@pytest.mark.parametrize(
    ("name", "says"), [("un-2397-8", "Near it: un-2397-7"), ("???", "See `yellowplate rules list`")]
)
def test_show_refuses_what_is_no_rule(command: Command, name: str, says: str) -> None:
    spoken = command("rules", "show", name)
    assert spoken.status == 2
    assert says in spoken.err


def test_diff(command: Command) -> None:
    rows = command("rules", "diff", "--from", "2025-12-31", "--to", "2026-03-01", "--json").rows
    assert {(row["rule"], row["change"]) for row in rows} == {
        ("cn-2025-648-180", "began"),
        ("cn-2025-54-ev", "began"),
        ("cn-ftl-73", "began"),
        ("cn-ftl-19-20", "began"),
        ("cn-ftl-2022", "ended"),
    }
    whole = command("rules", "diff", "--from", "2022-01-01", "--to", "2026-11-21")
    assert "began and ended: cn-ftl-2022" in whole.out
    assert command("rules", "diff", "--from", "2026-04-01", "--to", "2026-04-01", "--json").rows == []


def test_diff_refuses_days_turned_around(command: Command) -> None:
    spoken = command("rules", "diff", "--from", "2026-03-01", "--to", "2025-12-31")
    assert spoken.status == 2
    assert "turn them around" in spoken.err


def test_screen_with_indicators(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "sale.toml"
    file.write_text(
        'on = 2026-04-01\ndestination_country = "kp"\n[signs]\nadvert_names_dprk = true\n', encoding="utf-8"
    )
    plain = command("screen", str(file), "--json").rows
    rows = command("screen", str(file), "--indicators", "--json").rows
    assert rows[: len(plain)] == plain
    flags = {row["indicator"]: row for row in rows[len(plain) :]}
    assert len(flags) == 39
    assert flags["rf-ad-dprk"]["answer"] == "yes"
    assert flags["rf-wak"]["answer"] == "unknown"
    assert flags["rf-wak"]["missing"] == ["trade_permit_named"]
    told = command("screen", str(file), "--indicators").out
    assert "yes  rf-ad-dprk  weight 5" in told
    assert "missing trade_permit_named" in told

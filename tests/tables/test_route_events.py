"""Halts and restarts of the route: typed, sourced, in the form of a table of this project."""

from __future__ import annotations

import re
import tomllib

from yellowplate.records import parse_period
from yellowplate.tables import rows


def test_the_table_says_where_it_comes_from() -> None:
    about = tomllib.loads(rows.content("route_events.toml").decode())
    assert {"title", "source", "licence", "built", "columns"} <= set(about)
    assert list(about["columns"]) == list(rows.read("route_events.csv")[0])


def test_every_row_is_dated_sourced_and_of_a_kind() -> None:
    table = rows.read("route_events.csv")
    assert len({tuple(row.values()) for row in table}) == len(table)
    for row in table:
        assert parse_period(row["happened_on"]).earliest is not None
        assert row["kind"] in {"halt", "restart", "rule", "flow"}
        assert re.fullmatch(r"F\d{3}(?: F\d{3})*", row["source"])
        assert row["what"]
        assert row["told_by"]

"""A second, small implementation of the ladder, written another way: one sort key a claim, no unknowns, no transfers.

It knows mortgages, pledges, liens, tax, judgments, seals, the ten days and natural persons or companies; it shares no
code with the engine. Amounts are whole fen in and out.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

Row = dict[str, Any]


def share_out(net: int, claims: list[Row], seals: list[Row], *, is_company: bool) -> dict[str, int] | None:
    """Return fen a claim, or None where tax and security rank in a circle.

    Args:
        net: fen.
        claims: id, kind, fen, created (day), public (day or None), has_title, arrears (day, tax only).
        seals: claim and day; all effective, noted and in force.
        is_company: ordinary creditors by seal; otherwise pro rata.
    """
    keys = {row["id"]: _key(row, claims, seals) for row in claims if row["kind"] != "tax"}
    for row in claims:
        if row["kind"] == "tax":
            place = _tax_place(row, keys, {one["id"]: one for one in claims})
            if place is None:
                return None
            keys[row["id"]] = place
    for row in claims:
        if keys[row["id"]][0] == 8:
            days = [seal["on"] for seal in seals if seal["claim"] == row["id"]]
            keys[row["id"]] = (8, 0 if not is_company else 1 if days else 2, _number(min(days, default=None)))
            if not is_company:
                keys[row["id"]] = (8, 0, 0)
            if not row["has_title"]:
                keys[row["id"]] = (99, 0, 0)
    paid = {row["id"]: 0 for row in claims}
    for key in sorted(set(keys.values())):
        group = sorted((row for row in claims if keys[row["id"]] == key and key[0] != 99), key=lambda one: one["id"])
        due = sum(row["fen"] for row in group)
        pot = min(net, due)
        exact = {row["id"]: Fraction(pot * row["fen"], due) if due else Fraction(0) for row in group}
        whole = {one: value.numerator // value.denominator for one, value in exact.items()}
        for one in sorted(exact, key=lambda one: (whole[one] - exact[one], one))[: pot - sum(whole.values())]:
            whole[one] += 1
        paid.update(whole)
        net -= pot
    return paid


def _number(day: date | None) -> int:
    return day.toordinal() if day else 0


def _key(row: Row, claims: list[Row], seals: list[Row]) -> tuple[float, int, int]:
    if row["kind"] == "judgment":
        return (8, 0, 0)
    others = [seal for seal in seals if seal["claim"] != row["id"]]
    if row["kind"] == "lien":
        return (3, 0, 0)
    if any(seal["on"] < row["created"] for seal in others):
        return (8, 0, 0)
    if row["public"] is not None:
        return (5, _number(row["public"]), 0)
    ranked = {
        one["id"]
        for one in claims
        if one["kind"] == "lien"
        or (
            one["kind"] in {"mortgage", "pledge"}
            and not any(seal["on"] < one["created"] for seal in seals if seal["claim"] != one["id"])
        )
    }
    return (8, 0, 0) if any(seal["claim"] not in ranked for seal in others) else (6, 0, 0)


def _tax_place(
    row: Row, keys: dict[str, tuple[float, int, int]], rows: dict[str, Row]
) -> tuple[float, int, int] | None:
    security = {one: key for one, key in keys.items() if 3 <= key[0] <= 6 and rows[one]["kind"] != "tax"}
    later = [key for one, key in security.items() if rows[one]["created"] > row["arrears"]]
    older = [key for one, key in security.items() if rows[one]["created"] <= row["arrears"]]
    if not later:
        return (7, 0, 0)
    if older and max(older) >= min(later):
        return None
    tier, day, _ = min(later)
    return (tier, day, -1)

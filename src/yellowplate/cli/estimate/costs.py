"""`yellowplate estimate costs [CLASS]`: what a vehicle costs each of those who share it, from reported figures only."""

from __future__ import annotations

from decimal import Decimal

import click

from yellowplate.cli._output import json_option, print_json, print_table
from yellowplate.estimate.owner.cost_sheet import CostSheet, cost_sheets
from yellowplate.records import to_plain
from yellowplate.records.errors import RequestError
from yellowplate.tables import fees


@click.command("costs")
@click.argument("vehicle_class", metavar="[CLASS]", default="car")
@json_option
def costs_command(*, vehicle_class: str, as_json: bool) -> int:
    """Show the cost sheet of a class of vehicle (car, truck, motorcycle, three-wheeler), one for each reported price.

    Cells without a reported figure stay blank and are named; sums hold the known cells only.
    """
    sheets = cost_sheets(vehicle_class)
    if not sheets:
        known = ", ".join(sorted({fee.vehicle_class for fee in fees.load()} - {"any"}))
        msg = f"{vehicle_class}: no price of this class is reported. Known: {known}."
        raise RequestError(msg)
    for sheet in sheets:
        if as_json:
            plain = to_plain(sheet)
            assert isinstance(plain, dict)
            print_json({"kind": "cost_sheet", **plain})
        else:
            _show(sheet)
    return 0


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return "blank"
    return f"{low:,f}" if low == high else f"at least {low:,f}" if high is None else f"{low:,f} to {high:,f}"


def _show(sheet: CostSheet) -> None:
    print_table(
        f"{sheet.vehicle_class}: {sheet.price.quantity}, {sheet.price.place}, {sheet.price.observed} "
        f"[{sheet.price.id}, {sheet.price.attribution}]; yuan",
        ("item", "how often", "reported", "facts", "what is said"),
        [
            (
                cell.item.replace("_", " ") + (" (each)" if cell.is_each else ""),
                cell.how_often,
                _range(cell.low, cell.high),
                " ".join(cell.facts),
                cell.says,
            )
            for cell in sheet.cells
        ],
    )
    print_table(
        sheet.note,
        ("buyers", "each, once", "each, a year"),
        [
            (share.n_sharers, _range(share.once_low, share.once_high), _range(share.yearly_low, share.yearly_high))
            for share in sheet.shares
        ],
    )


COMMAND = costs_command

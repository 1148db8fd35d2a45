"""A lender's table of loans: one row a vehicle, said by the lender about its own claim.

Only the columns of the schema are read; names and addresses of borrowers stay in the file and never enter the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from yellowplate.ingest.cells import day_in, number_in
from yellowplate.ingest.entries import Entry, breaks_schema, pointer
from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.table import Row, column_names, read_rows
from yellowplate.numbers import plate_cn, vin
from yellowplate.records import (
    Basis,
    ClaimKind,
    Link,
    Locator,
    Period,
    Polarity,
    Quantity,
    Refusal,
    Statement,
    Subject,
    SubjectKind,
)
from yellowplate.records.errors import NumberError
from yellowplate.records.ids import Plain

_REQUIRED = frozenset({"vin", "lender"})
_KINDS = {
    **{str(kind): kind for kind in ClaimKind},
    "": ClaimKind.UNKNOWN,
    "抵押": ClaimKind.MORTGAGE,
    "质押": ClaimKind.PLEDGE,
    "融资租赁": ClaimKind.LEASE,
    "保留所有权": ClaimKind.RETENTION,
    "留置": ClaimKind.LIEN,
    "查封": ClaimKind.SEIZURE,
}
_NOT_REGISTERED = frozenset({"no", "none", "否", "未登记", "无"})
_STATUS = {
    "": "",
    **dict.fromkeys(["active", "performing", "current", "正常", "在贷"], ""),
    **dict.fromkeys(["defaulted", "default", "违约", "逾期"], "defaulted"),
    **dict.fromkeys(["seized", "repossessed", "查封", "扣押", "已收回"], "seized"),
    **dict.fromkeys(["settled", "closed", "paid", "结清", "已结清"], "settled"),
}
"""What a status says; a settled loan asserts no claim any more: its claim is stated as denied."""
_CURRENCY = "CNY"
_CELL: dict[str, Plain] = {"type": "string"}
_DAY: dict[str, Plain] = {
    **_CELL,
    "description": "ISO day, 2025/9/13 or 2025年9月13日; month or year where no more is known",
}
_SCHEMA: dict[str, Plain] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "One row of a table of loans",
    "type": "object",
    "required": [*sorted(_REQUIRED)],
    "properties": {
        "vin": {"type": "string", "minLength": 1},
        "lender": {"type": "string", "minLength": 1, "description": "Who asserts the claim."},
        "kind": {"type": "string", "enum": [*sorted(_KINDS)], "description": "Empty: unknown."},
        "amount": {**_CELL, "description": "What is asserted as owed; thousands commas and 万 are read."},
        "currency": {"type": "string", "pattern": "^([A-Z]{3})?$", "default": _CURRENCY, "description": "ISO 4217"},
        "contract_date": _DAY,
        "registered_on": {**_DAY, "description": "Day of entry in the register, or no."},
        "default_on": _DAY,
        "status": {"type": "string", "enum": [*sorted(_STATUS)]},
        "plate": _CELL,
    },
    "additionalProperties": True,
}


def recognises(file: SourceFile) -> bool:
    """A table whose header has vin and lender."""
    return column_names(file) >= _REQUIRED


class _Loan:
    """One row on its way to statements.

    Args:
        row: the row, its VIN and schema checked.
        file: the table.
        number: the VIN.
    """

    def __init__(self, row: Row, file: SourceFile, number: str) -> None:
        self._row = row
        self._file = file
        self._subject = Subject(SubjectKind.VEHICLE, f"vin:{number}")
        self._said_by = (Link(row.cells["lender"], Basis.SAW),)

    def state(
        self,
        name: str,
        value: str,
        column: str,
        *,
        on: Period | None = None,
        quantity: Quantity | None = None,
        polarity: Polarity = Polarity.ASSERTED,
    ) -> Statement:
        """Make a statement read from one cell."""
        raw = self._row.cells.get(column, "")
        return Statement(
            subject=self._subject,
            property=name,
            value=value,
            raw=raw,
            locator=Locator(self._file.item.sha256, pointer(self._row.number, column), 0, len(raw)),
            reader="loans/1",
            said_by=self._said_by,
            quantity=quantity,
            happened_on=on,
            polarity=polarity,
        )


def _days(row: Row, file: SourceFile) -> Iterator[tuple[str, Period] | Refusal]:
    for column in ("contract_date", "registered_on", "default_on"):
        text = row.cells.get(column, "")
        if not text or (column == "registered_on" and text.lower() in _NOT_REGISTERED):
            continue
        try:
            yield column, day_in(text)
        except NumberError as error:
            yield row.refuse(file, str(error), column, remedy="Write the day as 2025-09-13.")


def _amount(cells: Mapping[str, str]) -> Quantity | None:
    amount: Decimal | None = number_in(cells.get("amount", ""))
    return None if amount is None else Quantity(amount, amount, cells.get("currency") or _CURRENCY)


def _loan(row: Row, file: SourceFile) -> Iterator[Yield]:
    cells = row.cells
    known = {**cells, "kind": cells.get("kind", "").lower(), "status": cells.get("status", "").lower()}
    if fault := breaks_schema(Entry(pointer(row.number), {**known}), _SCHEMA):
        yield row.refuse(file, fault.reason, fault.place.rpartition("/")[2], remedy="Mend the cell.")
        return
    try:
        loan = _Loan(row, file, vin.validate(cells["vin"]))
    except NumberError as error:
        yield row.refuse(file, str(error), "vin", remedy="Check the VIN; nothing is corrected silently.")
        return
    days: dict[str, Period] = {}
    for told in _days(row, file):
        if isinstance(told, Refusal):
            yield told
        else:
            days[told[0]] = told[1]
    quantity = None
    try:
        quantity = _amount(cells)
    except NumberError as error:
        yield row.refuse(file, str(error), "amount", remedy="Write the amount as digits.")
    status = _STATUS[known["status"]]
    polarity = Polarity.DENIED if status == "settled" else Polarity.ASSERTED
    kind_column = "kind" if cells.get("kind") else "vin"
    kind = str(_KINDS[known["kind"]])
    yield loan.state("claim", kind, kind_column, on=days.get("contract_date"), quantity=quantity, polarity=polarity)
    if day := days.get("registered_on"):
        yield loan.state("claim_registered", str(day), "registered_on", on=day)
    elif cells.get("registered_on", "").lower() in _NOT_REGISTERED:
        yield loan.state("claim_registered", "no", "registered_on")
    if "default_on" in days or status == "defaulted":
        column = "default_on" if "default_on" in days else "status"
        yield loan.state("defaulted", "yes", column, on=days.get("default_on"))
    if status == "seized":
        yield loan.state("seized", "yes", "status")
    if plate := cells.get("plate"):
        try:
            yield loan.state("plate", plate_cn.parse(plate).text, "plate")
        except NumberError as error:
            yield row.refuse(file, str(error), "plate", remedy="Write the plate as 辽F12A45.")


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Read each loan; a bad row or cell is a partial refusal that names line and column.

    Raises:
        WrongSchema: a column is missing.
        UnreadableInput: not text, or quotes that break.
    """
    for row in read_rows(file, _REQUIRED):
        if isinstance(row, Refusal):
            yield row
        else:
            yield from _loan(row, file)


FORMAT = Format(
    name="loans",
    source="This project: docs/formats/loans.schema.json",
    order=45,
    recognises=recognises,
    read=read,
    schema=_SCHEMA,
)

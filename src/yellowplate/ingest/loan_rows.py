"""Rows of a lender's loans → statements: who asserts which right over which car, since when and for how much.

Only the columns of the schema are read; names and addresses of borrowers stay in the file and never enter the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from yellowplate.ingest.cells import day_in, number_in
from yellowplate.ingest.entries import Entry, breaks_schema, pointer
from yellowplate.ingest.format import SourceFile, Yield
from yellowplate.ingest.loan_columns import REQUIRED, Columns, find
from yellowplate.ingest.table import Row, read_rows
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
    RefusalStage,
    Statement,
    Subject,
    SubjectKind,
)
from yellowplate.records.errors import NumberError, WrongCharacter, WrongSchema
from yellowplate.records.ids import Plain

_WORDS = {
    ClaimKind.MORTGAGE: "抵押 抵押权 抵押贷款 车辆抵押 抵押担保 car_mortgage",
    ClaimKind.PLEDGE: "质押 质权 质押贷款 车辆质押 质押担保 pawn 典当",
    ClaimKind.LEASE: "融资租赁 融租 租赁 直租 回租 售后回租 以租代购 finance_lease leasing",
    ClaimKind.RETENTION: "保留所有权 所有权保留 retention_of_title retained_title",
    ClaimKind.LIEN: "留置 留置权 possessory_lien",
    ClaimKind.SEIZURE: "查封 司法查封 法院查封 seal",
    ClaimKind.JUDGMENT: "判决 生效判决 judgement",
    ClaimKind.TAX: "欠税 税款",
}
_KINDS = {
    **{str(kind): kind for kind in ClaimKind},
    "": ClaimKind.UNKNOWN,
    **{word: kind for kind, words in _WORDS.items() for word in words.split()},
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
SCHEMA: dict[str, Plain] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "One row of a table of loans",
    "type": "object",
    "required": [*sorted(REQUIRED)],
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
"""Of one row, under whatever headings it stands."""


@dataclass(frozen=True, slots=True)
class LoanRow:
    """One loan, wherever it was read.

    Attributes:
        number: from 1.
        at: where it stands in the file, for people ("line 3", "loan 2").
        cells: text by column of the schema.
        columns: where the columns stand.
        names: name of the cell ("Sheet1!B7") by column, where cells have names of their own.
    """

    number: int
    at: str
    cells: Mapping[str, str]
    columns: Columns
    names: Mapping[str, str] = field(default_factory=dict)

    def field_of(self, column: str) -> str:
        """Write the place of a cell as a locator's field."""
        return pointer(self.number, self.names.get(column) or self.columns.heading.get(column, column))

    def refuse(self, file: SourceFile, reason: str, column: str = "", *, remedy: str = "") -> Refusal:
        """Refuse this loan, or one of its cells; the rest of the file goes on."""
        heading = self.columns.heading.get(column, column)
        at = self.names.get(column, self.at)
        return Refusal(
            file=file.item.origin,
            reason=reason,
            stage=RefusalStage.INGEST,
            place=f"{at}, column {heading}" if heading else at,
            remedy=remedy,
            item=file.item.sha256,
            is_partial=True,
        )


class _Loan:
    """One row on its way to statements.

    Args:
        row: the row, its VIN and schema checked.
        file: the table.
        number: the VIN.
    """

    def __init__(self, row: LoanRow, file: SourceFile, number: str) -> None:
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
            locator=Locator(
                self._file.item.sha256,
                self._row.field_of(column),
                0,
                len(raw),
            ),
            reader="loans/1",
            said_by=self._said_by,
            quantity=quantity,
            happened_on=on,
            polarity=polarity,
        )


def _days(row: LoanRow, file: SourceFile) -> Iterator[tuple[str, Period] | Refusal]:
    for column in ("contract_date", "registered_on", "default_on"):
        text = row.cells.get(column, "")
        if not text or (column == "registered_on" and text.lower() in _NOT_REGISTERED):
            continue
        try:
            yield column, day_in(text)
        except NumberError as error:
            yield row.refuse(file, str(error), column, remedy="Write the day as 2025-09-13.")


def _amount(row: LoanRow) -> Quantity | None:
    text = row.cells.get("amount", "")
    amount: Decimal | None = number_in(text)
    if amount is None:
        return None
    if amount < 0:
        msg = f"an amount below nothing: {text!r}"
        raise WrongCharacter(msg)
    if not _has_unit(text):
        amount *= row.columns.scale
    return Quantity(amount, amount, row.cells.get("currency") or _CURRENCY)


def _has_unit(text: str) -> bool:
    """Whether a cell names its own unit, which then goes before that of the heading."""
    return any(unit in text for unit in "万萬亿億千元")


def statements(row: LoanRow, file: SourceFile) -> Iterator[Statement | Refusal]:
    """State what one loan says.

    Args:
        row: the loan.
        file: where it stands.

    Yields:
        Statements; a partial refusal for the loan, or for each cell, that cannot be read.
    """
    cells = row.cells
    known = {
        **cells,
        "kind": cells.get("kind", "").lower().replace(" ", "_"),
        "status": cells.get("status", "").lower(),
    }
    if fault := breaks_schema(Entry(pointer(row.number), {**known}), SCHEMA):
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
        quantity = _amount(row)
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


def read_table(file: SourceFile, mapping: Mapping[str, str] | None = None) -> Iterator[Yield]:
    """Read each loan of a table.

    Args:
        file: a table with a header.
        mapping: column → heading, from a mapping file.

    Raises:
        WrongSchema: a column is missing.
        UnreadableInput: not text, quotes that break, or headings that cannot be told apart.
    """
    columns: Columns | None = None
    for row in read_rows(file, frozenset()):
        if isinstance(row, Refusal):
            yield row
            continue
        if columns is None:
            columns = find(row.cells, file=file.item.origin, mapping=mapping)
            missing = ", ".join(sorted(REQUIRED - set(columns.heading)))
            if missing:
                remedy = "Beside the table, a file with the ending .columns.toml can name them."
                raise WrongSchema(file.item.origin, f"columns missing: {missing}", place="line 1", remedy=remedy)
        yield from statements(_row(row, columns), file)


def _row(row: Row, columns: Columns) -> LoanRow:
    return LoanRow(row.number, row.place(), columns.cells(row.cells), columns)

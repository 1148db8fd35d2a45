"""Loans in a workbook: each sheet whose header names cars and lenders, row by row; places are cells ("Sheet1!B7")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from yellowplate.ingest.format import SourceFile, Yield
from yellowplate.ingest.loan_columns import REQUIRED, Columns, find, heading, is_table_of_loans
from yellowplate.ingest.loan_rows import LoanRow, statements
from yellowplate.ingest.workbook import Sheet, SheetRow, rows_of
from yellowplate.records.errors import UnreadableInput, WrongSchema

DECISIVE = REQUIRED | {"kind", "status"}
"""Columns without whose value a row would say something else: a settled loan would stand as one that is owed."""
_DAYS = ("contract_date", "registered_on", "default_on")


def is_header(texts: Sequence[str]) -> bool:
    """Tell whether the texts of a row are the headings of a table of loans."""
    return is_table_of_loans(heading(text) for text in texts)


def read_workbook(file: SourceFile, mapping: Mapping[str, str] | None = None) -> Iterator[Yield]:
    """Read each loan of each sheet that is a table of loans.

    Args:
        file: a workbook (XLSX).
        mapping: column → heading, from a mapping file; sheets without these headings are left out.

    Raises:
        WrongSchema: no sheet has the headings.
        TooLarge: beyond the limits of a workbook, or a zip bomb.
        UnreadableInput: broken, old or encrypted, or headings that cannot be told apart.
    """
    wanted = {heading(name) for name in (mapping or {}).values()}

    def is_mapped(texts: Sequence[str]) -> bool:
        return wanted <= {heading(text) for text in texts}

    origin = file.item.origin
    sheets = rows_of(file.path, file=origin, is_header=is_mapped if wanted else is_header)
    if not sheets:
        what = ", ".join(sorted(wanted or REQUIRED))
        remedy = "Beside the workbook, a file with the ending .columns.toml names the headings of one sheet."
        raise WrongSchema(origin, f"no sheet has a row with the headings {what}", remedy=remedy)
    for sheet in sheets:
        columns, names = _columns(sheet, origin, mapping)
        for row in sheet.rows:
            yield from _loan(row, columns, names, file)


def _columns(sheet: Sheet, origin: str, mapping: Mapping[str, str] | None) -> tuple[Columns, dict[str, str]]:
    """Find the columns of a sheet; also the heading as it stands there, by column."""
    as_written = {heading(name): name for name in reversed(sheet.header)}
    try:
        columns = find([heading(name) for name in sheet.header], file=origin, mapping=mapping)
    except UnreadableInput as error:
        raise UnreadableInput(origin, error.reason, place=f"sheet {sheet.name}", remedy=error.remedy) from error
    twice = {heading(name) for name in sheet.twice} & set(columns.heading.values())
    missing = REQUIRED - set(columns.heading)
    if twice or missing:
        what = (
            f"headings twice: {', '.join(sorted(twice))}" if twice else f"columns missing: {', '.join(sorted(missing))}"
        )
        raise WrongSchema(origin, what, place=f"sheet {sheet.name}", remedy="Mend the header row of the sheet.")
    return columns, {column: as_written[name] for column, name in columns.heading.items()}


def _loan(row: SheetRow, columns: Columns, names: Mapping[str, str], file: SourceFile) -> Iterator[Yield]:
    cells = {column: row.cells[name] for column, name in names.items()}
    texts = {
        column: str(cell.day) if column in _DAYS and cell.day is not None else cell.text
        for column, cell in cells.items()
    }
    loan = LoanRow(row.number, f"row {row.at}", texts, columns, {column: cell.at for column, cell in cells.items()})
    faults = {column: cell.fault for column, cell in cells.items() if cell.fault}
    for column, fault in faults.items():
        yield loan.refuse(file, fault, column, remedy="Write the value itself into the cell and save the workbook.")
    if DECISIVE.isdisjoint(faults):
        yield from statements(loan, file)

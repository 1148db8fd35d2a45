"""Headings that lenders give the columns of their tables, and the columns of the documented schema they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yellowplate.records.errors import UnreadableInput

REQUIRED = frozenset({"vin", "lender"})
"""Columns without which a row asserts nothing."""
COLUMNS = (
    "vin",
    "lender",
    "kind",
    "amount",
    "currency",
    "contract_date",
    "registered_on",
    "default_on",
    "status",
    "plate",
)
"""Columns of the documented schema."""
_HEADINGS = {
    "vin": (
        "车架号 车架号码 车架 车辆识别代号 车辆识别代码 车辆识别码 vin码 vin号 "
        "vin_code vin_number chassis_number frame_number"
    ),
    "lender": (
        "贷款机构 出借人 出借机构 债权人 抵押权人 质权人 贷款人 贷款银行 资金方 资方 金融机构 出租人 "
        "creditor mortgagee pledgee lienholder lessor bank finance_company"
    ),
    "kind": (
        "担保方式 担保类型 担保种类 权利类型 业务类型 抵押/质押/融资租赁 抵押质押融资租赁 "
        "right security security_type type_of_security collateral_type claim_kind"
    ),
    "amount": (
        "金额 欠款金额 欠款 剩余本金 未偿金额 未还金额 未结清金额 债权金额 债权数额 主债权数额 被担保债权数额 "
        "outstanding balance amount_owed outstanding_amount"
    ),
    "currency": "币种 货币",
    "contract_date": (
        "合同日期 合同签订日期 合同签订日 签约日期 签订日期 借款日期 date_of_contract contract_signed_on signed_on"
    ),
    "registered_on": (
        "抵押登记日期 抵押登记日 抵押日期 质押登记日期 租赁登记日期 中登登记日期 动产担保登记日期 "
        "mortgage_registered_on mortgage_registration_date mortgage_date"
    ),
    "default_on": "逾期日 逾期日期 首次逾期日 首次逾期日期 违约日期 违约日 default_date defaulted_on overdue_since",
    "status": "状态 贷款状态 合同状态 loan_status",
    "plate": "车牌 车牌号 车牌号码 号牌号码 车辆号牌 plate_number number_plate licence_plate license_plate",
}
"""Headings by column, as `heading` writes them. Headings that may mean something else (登记日期 may be the day on which
the car itself was registered) are left out: a mapping file says what they are."""
_SECOND = {"amount": "贷款金额 借款金额 合同金额 融资金额 loan_amount principal"}
"""Headings taken only where no better one is there: what was lent is not what is owed."""
_FIRST_OF = {name: column for column, names in _HEADINGS.items() for name in (column, *names.split())}
_SECOND_OF = {name: column for column, names in _SECOND.items() for name in names.split()}
_UNIT = re.compile(r"(.+?)[_ ]*[（(]([^（）()]*)[）)]")
_SCALES = {"元": 1, "人民币": 1, "人民币元": 1, "cny": 1, "rmb": 1, "万元": 10_000, "万": 10_000, "人民币万元": 10_000}
"""Units behind a heading of sums: 贷款金额(万元)."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of the schema stand in one table.

    Attributes:
        heading: column → heading in the table.
        scale: what a bare number in the column of amounts counts: 10,000 under a heading with 万元.
    """

    heading: Mapping[str, str]
    scale: int = 1

    def cells(self, row: Mapping[str, str]) -> dict[str, str]:
        """Return the cells of a row by column."""
        return {column: row.get(heading, "") for column, heading in self.heading.items()}


def heading(text: str) -> str:
    """Write a heading as the tables of this project do: lower case, blanks as "_"."""
    return text.strip().lower().replace(" ", "_")


def is_table_of_loans(names: Iterable[str]) -> bool:
    """Tell from its headings whether a table names cars and lenders, by whatever words."""
    return {_FIRST_OF.get(_bare(name)[0]) for name in names} >= REQUIRED


def find(names: Iterable[str], *, file: str, mapping: Mapping[str, str] | None = None) -> Columns:
    """Find the columns of the schema among the headings of a table.

    Args:
        names: headings, as `heading` writes them.
        file: the table, for messages.
        mapping: column → heading as a mapping file gives it; goes before what is known here.

    Returns:
        The columns found; those of `REQUIRED` may be missing.

    Raises:
        UnreadableInput: two headings stand for one column, or the mapping names a heading that is not there.
    """
    there = list(dict.fromkeys(name for name in names if name))
    found: dict[str, str] = {}
    for column, name in (mapping or {}).items():
        if heading(name) not in there:
            reason = f"the mapping names a column {name!r} for {column}, and the table has none"
            raise UnreadableInput(file, reason, place="line 1", remedy=f"It has: {', '.join(there)}.")
        found[column] = heading(name)
    taken = set(found.values())
    for known in (_FIRST_OF, _SECOND_OF):
        first: dict[str, list[str]] = {}
        for name in there:
            column = known.get(_bare(name)[0], "")
            if column and column not in found and name not in taken:
                first.setdefault(column, []).append(name)
        for column, same in first.items():
            if len(same) > 1:
                reason = f"two columns may be {column}: {', '.join(same)}"
                remedy = f'Beside the table, in a file with the ending .columns.toml, write: {column} = "{same[0]}"'
                raise UnreadableInput(file, reason, place="line 1", remedy=remedy)
            found[column] = same[0]
    return Columns(found, _bare(found["amount"])[1] if "amount" in found else 1)


def _bare(name: str) -> tuple[str, int]:
    """Split a heading from its unit; a unit that is not known stays part of the heading."""
    match = _UNIT.fullmatch(name)
    if match and match[2].strip() in _SCALES:
        return match[1], _SCALES[match[2].strip()]
    return name, 1

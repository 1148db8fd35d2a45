"""A workbook of loans and a notice of a court about one made-up car: claims side by side, and records."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl

from tests.called import clock
from yellowplate.casebook import build_dossier, view
from yellowplate.pipeline import run
from yellowplate.records import Answer, ClaimKind
from yellowplate.settings import Settings
from yellowplate.store.case import Case

VIN = "LVGBM51K5PG123456"
COURT = "某某市示例区人民法院"
NOTICE = f"{COURT}\n公告\n（2024）某0199执1234号\n本院于2024年5月6日依法查封车辆一台，车架号{VIN}。\n"
RECORD = f"""[record]
kind = "court_notice"
authority = "{COURT}"
document = "notice.txt"
obtained = "from the court's public list, 2025-03-01"
"""
CUSTOMS = """[record]
kind = "customs_record"
authority = "Example Customs"
document = "clearance.txt"
obtained = "from the exporter's file, 2025-03-01"
"""


def _entry(fact: str, value: str) -> str:
    return f'[[states]]\nvin = "{VIN}"\nfact = "{fact}"\nvalue = {value}\nwords = "as it stands there"\n'


def _loans() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(["vin", "lender", "kind", "amount", "registered_on"])
    sheet.append([VIN, "Example Bank", "mortgage", 91000, "2023-03-10"])
    sheet.append([VIN, "Example Finance", "pledge", 50000, None])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _case(folder: Path, *, with_records: bool) -> Path:
    archive = folder / "archive"
    archive.mkdir(parents=True)
    (archive / "loans.xlsx").write_bytes(_loans())
    (archive / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (archive / "clearance.txt").write_text("Made-up clearance.", encoding="utf-8")
    facts = _entry("carried_out", "true") + _entry("destination_country", '"kp"') + _entry("vehicle_class", '"vehicle"')
    if with_records:
        (archive / "notice.record.toml").write_text(RECORD, encoding="utf-8")
        (archive / "clearance.record.toml").write_text(CUSTOMS + facts, encoding="utf-8")
    run([archive], folder / "case", settings=Settings(n_jobs=1), now=clock)
    return folder / "case"


def _broken(directory: Path) -> set[str]:
    with Case.open(directory, read_only=True) as case:
        seen = view(case, today=date(2026, 1, 31), on=date(2026, 1, 31))
        return {one.rule for findings in seen.findings.values() for one in findings if one.answer is Answer.BREACHED}


def test_a_record_named_as_one_carries_a_breach_and_the_same_text_alone_does_not(tmp_path: Path) -> None:
    assert {"cn-mps-164-29", "cn-crim-314"} <= _broken(_case(tmp_path / "a", with_records=True))
    assert not _broken(_case(tmp_path / "b", with_records=False))


def test_claims_of_lenders_and_court_stand_side_by_side(tmp_path: Path) -> None:
    directory = _case(tmp_path, with_records=True)
    with Case.open(directory, read_only=True) as case:
        dossier = build_dossier(case, today=date(2026, 1, 31))
    (vehicle,) = [one for one in dossier.vehicles if one.vin == VIN]
    assert {(one.holder, one.kind, one.since) for one in vehicle.claims} == {
        (COURT, ClaimKind.SEIZURE, date(2024, 5, 6)),
        ("Example Bank", ClaimKind.MORTGAGE, None),
        ("Example Finance", ClaimKind.PLEDGE, None),
    }
    order = dossier.orders[vehicle.key]
    assert len(order.ranked) == 3
    assert len(order.pairs) == 3
    pages = "".join(one.read_text(encoding="utf-8") for one in sorted((directory / "dossier").rglob("*.html")))
    assert all(name in pages for name in (COURT, "Example Bank", "Example Finance"))

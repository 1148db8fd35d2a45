"""Makes tables/wmi.csv and tables/vin_plants.csv from the shared compilation, two public wheels and what was typed.

    pip download --no-deps -d WHEELS vin==0.6.2 vininfo==1.11.0     # unpack both
    python -m update.wmi SHARED/vin_samples/wmi_cn.csv WHEELS/vin/vehicle.db WHEELS/vininfo/dicts/wmi.py

The first wheel holds NHTSA's vPIC of 2024-03-15 as SQLite (public domain; evidence N), the second dictionaries under
BSD-3 (evidence V). Only facts are taken: code, maker, plant. `update/wmi_typed.csv` is typed by hand.
"""

from __future__ import annotations

import ast
import csv
import io
import re
import sqlite3
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from yellowplate.numbers.vin import ALPHABET

TABLES = Path(__file__).resolve().parents[1] / "src/yellowplate/tables"
TYPED = Path(__file__).resolve().parent / "wmi_typed.csv"
CONFLICTS = frozenset({"LDY", "LZE", "LJU", "LC0", "LFB", "LPE", "LS5"})
"""Two makers claimed, or a narrower one than plates show (note on VINs, section 2)."""
LETTERS = "VDPNBIK"
"""Evidence letters in the order in which they are written."""
ONE_HOUSE = (
    "general motors|chevrolet|pontiac|oldsmobile|buick|cadillac|gmc|saturn|saab|opel|vauxhall|daewoo|hummer|cami",
    r"\bam\b|am general",
    "fca|chrysler|dodge|jeep|ram|plymouth|fiat|eagle|maserati|alfa|daimler|mercedes|freightliner|smart|sprinter",
    "toyota|lexus|scion|nummi|new united motor",
    "volkswagen|audi|quattro|porsche|bentley",
    "hyundai|kia|genesis",
    "ford|lincoln|mercury|merkur",
    "honda|acura",
    "nissan|infiniti",
    "bmw|mini|alpina|rolls",
    "geely|volvo|polestar|zeekr",
    "chevrolet|pontiac|new united motor",
)
"""Names under which one house files: a brand of a house is no other maker."""
LEGAL = re.compile(
    r",?\s+(?:Inc\.?|LLC\.?|L\.L\.C\.|Ltd\.?|Limited|Co\.|Corp\.?|Corporation|Company|AG|GmbH|S\.?A\.?|S\.?p\.?A\.?|"
    r"Dba .*|"
    r"Aka .*|De C\.?V\.?)\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One maker code with what a source says of it.

    Attributes:
        maker: as the source has it.
        evidence: letters.
        is_conflict: the source itself is in doubt.
    """

    maker: str
    evidence: frozenset[str]
    is_conflict: bool = False


def chinese(text: str) -> dict[str, Row]:
    """Read the shared compilation: CSV with the columns wmi, maker, evidence."""
    return {
        row["wmi"]: Row(
            row["maker"], frozenset(row["evidence"].split()), row["wmi"] in CONFLICTS or "conflict" in row["maker"]
        )
        for row in csv.DictReader(text.splitlines())
    }


def vpic(database: Path) -> dict[str, Row]:
    """Read vPIC: the make, or where it names none the manufacturer without its legal form.

    Returns:
        By code; those of makers of fewer than 1,000 vehicles a year as "1A9/997".
    """
    asked = (
        "select w.code, m.name, k.name from wmi w join manufacturer m on m.id = w.manufacturer_id "
        "left join make k on k.id = w.make_id"
    )
    with sqlite3.connect(database) as tables:
        rows = tables.execute(asked).fetchall()
    tables.close()
    return {_parted(code): Row(f"{make or ''}|{_bare(maker)}", frozenset("N")) for code, maker, make in rows}


def _parted(code: str) -> str:
    return code if len(code) == 3 else f"{code[:3]}/{code[3:]}"  # noqa: PLR2004 - a WMI has three characters


def _bare(name: str) -> str:
    name = " ".join(name.split())
    while (shorter := LEGAL.sub("", name)) != name:
        name = shorter.rstrip(" ,")
    return name


def vininfo(text: str) -> dict[str, Row]:
    """Read vininfo's dictionary of WMIs (Python source): codes of three characters; ranges of two are no evidence.

    Codes that begin with two digits are left out unless another source has them: the dictionary has chassis numbers
    of before 1981 among its codes ("115": Mercedes-Benz).
    """
    found = {}
    for code, value in _entries(text):
        name = value.value if isinstance(value, ast.Constant) else _brand(value)
        if len(code) == 3 and set(code) <= set(ALPHABET) and code[0] != "0":  # noqa: PLR2004
            found[code] = Row(str(name), frozenset("V"))
    return found


def _entries(text: str) -> Iterable[tuple[str, ast.expr]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant):
                    yield str(key.value), value


def _brand(value: ast.expr) -> str:
    if isinstance(value, ast.Call):
        if value.args and isinstance(value.args[0], ast.Constant):
            return str(value.args[0].value)
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", ast.unparse(value.func))
    return ast.unparse(value)


def is_same(one: str, other: str) -> bool:
    """Tell whether two sources name one maker: a word in common, or one house."""
    first, second = one.casefold(), other.casefold()
    words = {word for word in re.findall(r"\w{3,}", first) if word not in {"motor", "motors", "auto", "company"}}
    if words & set(re.findall(r"\w{3,}", second)):
        return True
    return any(re.search(house, first) and re.search(house, second) for house in ONE_HOUSE)


def joined(
    china: dict[str, Row], typed: dict[str, Row], books: dict[str, Row], vpics: dict[str, Row]
) -> dict[str, Row]:
    """Join the sources: the compilation stands, what is typed comes next, then vininfo, then vPIC.

    Args:
        china: `chinese`.
        typed: as `chinese`, of the file typed by hand.
        books: `vininfo`.
        vpics: `vpic`.

    Returns:
        By code; where sources name different makers both stand in the name, with a conflict.
    """
    found = dict(china)
    for code in sorted({*typed, *books, *vpics} - set(china)):
        first = typed.get(code) or books.get(code)
        filed = vpics.get(code)
        if first is None and filed is not None:
            make, _, maker = filed.maker.partition("|")
            found[code] = Row(make or maker, filed.evidence)
            continue
        assert first is not None
        if code[:2].isdigit() and code[0] != "9" and filed is None and code not in typed:
            continue
        letters, name, is_conflict = first.evidence, first.maker, first.is_conflict
        if code in typed and code in books:
            letters |= books[code].evidence if is_same(name, books[code].maker) else frozenset()
        if filed is not None and is_same(name, filed.maker):
            letters |= filed.evidence
        elif filed is not None:
            make, _, maker = filed.maker.partition("|")
            name, is_conflict, letters = f"{name} (vPIC: {make or maker})", True, letters | filed.evidence
        found[code] = Row(name, letters, is_conflict)
    return found


def table_of(rows: dict[str, Row]) -> str:
    """Write the table: wmi, maker, evidence, conflict ("yes" or empty), sorted by wmi."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("wmi", "maker", "evidence", "conflict"))
    for code, row in sorted(rows.items()):
        letters = " ".join(sorted(row.evidence, key=LETTERS.index))
        writer.writerow((code, row.maker, letters, "yes" if row.is_conflict else ""))
    return out.getvalue()


PLANTS = {
    "Opel": ("opel.py", 11, "W"),
    "Renault": ("renault.py", 8, "VX89"),
    "Nissan": ("nissan.py", 11, "1345J"),
    "Lada": ("avtovaz.py", 11, "X"),
}
"""Brand in vininfo → its file of details, the place of the plant's character, and first characters it holds for."""


def plants(folder: Path, rows: dict[str, Row]) -> str:
    """Write the table of plants from vininfo's details: wmi, place, character, plant, evidence, sorted.

    Args:
        folder: vininfo's package.
        rows: the joined table; codes in conflict, or which one source alone has, get no plants.
    """
    lines = []
    brands = {code: _brand(value) for code, value in _entries((folder / "dicts/wmi.py").read_text("utf-8"))}
    for brand, (file, place, firsts) in PLANTS.items():
        known = _plants_of((folder / "details" / file).read_text("utf-8"))
        for code in (one for one, name in brands.items() if name == brand and one[0] in firsts):
            if code in rows and not rows[code].is_conflict and len(rows[code].evidence) > 1:
                lines += [(code, place, character, plant, "V") for character, plant in known.items()]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("wmi", "place", "character", "plant", "evidence"))
    writer.writerows(sorted(lines))
    return out.getvalue()


def _plants_of(text: str) -> dict[str, str]:
    """Read the assignment `plant = Detail(place, {character: name or names})` without entries marked as guesses."""
    lines = text.splitlines()
    found = {}
    for node in ast.walk(ast.parse(text)):
        is_plant = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "plant"
        if is_plant and isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            told = node.value.args[1]
            assert isinstance(told, ast.Dict)
            for key, value in zip(told.keys, told.values, strict=True):
                names = [one.value for one in ast.walk(value) if isinstance(one, ast.Constant)]
                if isinstance(key, ast.Constant) and "?" not in lines[value.lineno - 1] and names:
                    found[str(key.value)] = " or ".join(map(str, names)).replace(" / ", " or ")
    return found


def main() -> None:
    """Make both tables from the paths on the command line."""
    shared, database, dictionary = map(Path, sys.argv[1:4])
    rows = joined(
        chinese(shared.read_text("utf-8")),
        chinese(TYPED.read_text("utf-8")),
        vininfo(dictionary.read_text("utf-8")),
        vpic(database),
    )
    (TABLES / "wmi.csv").write_text(table_of(rows), "utf-8")
    (TABLES / "vin_plants.csv").write_text(plants(dictionary.parents[1], rows), "utf-8")
    print(f"{len(rows)} codes, {sum(row.is_conflict for row in rows.values())} in conflict")


if __name__ == "__main__":
    main()

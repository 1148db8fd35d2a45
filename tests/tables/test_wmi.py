"""Maker codes: evidence, conflicts, and how the sources are joined."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from update import wmi as update
from yellowplate.numbers import vin
from yellowplate.tables import vin_countries, vin_examples, vin_plants, wmi

SHARED = Path(__file__).resolve().parents[2] / "../shared"
BOOKS = """
WMI = {
    "115": "Mercedes-Benz",
    "1B": "Dodge",
    "0VF": "Ford",
    "1N4": Nissan(),
    "JN6": Nissan("Infiniti"),
    "1V1": "Volkswagen",
    "W0V": Opel(),
    "6F4": FordAustralia(),
    "WF1": Renault(),
    "ABC": [1],
    **OTHERS,
}
"""
DETAILS = """
class OpelDetails:
    body = Detail(("vds", 1), {"1": "Van"})
    plant = Detail(("vis", 1), {
        "1": "Bochum",
        "2": ["Luton", "Antwerp"],
        "3": "Spain",  # ? city
        other: "Nowhere",
    })
"""


@pytest.fixture
def vpic(tmp_path: Path) -> dict[str, update.Row]:
    """Read a little vPIC."""
    path = tmp_path / "vehicle.db"
    tables = sqlite3.connect(path)
    tables.executescript(
        """
        create table wmi (code text, manufacturer_id integer, make_id integer);
        create table manufacturer (id integer, name text);
        create table make (id integer, name text);
        insert into manufacturer values (1, 'Mercedes-Benz  Truck Company, Inc.'), (2, 'Nissan'), (3, 'Adam Opel AG'),
                                        (4, 'Ford Werke AG'), (5, 'Small Cars, LLC');
        insert into make values (1, 'Merkur');
        insert into wmi values ('1MB', 1, null), ('1N4', 2, null), ('W0V', 3, null), ('WF1', 4, 1), ('1A9997', 5, null);
        """
    )
    tables.close()
    return update.vpic(path)


def test_makers_carry_their_evidence() -> None:
    toyota = wmi.find("LVG")
    assert toyota is not None
    assert (toyota.maker, toyota.evidence, toyota.has_conflict) == ("GAC Toyota", ("V", "P", "B"), False)
    byd = wmi.find("LC0")
    assert byd is not None
    assert byd.has_conflict
    assert wmi.find("ZZZ") is None


def test_the_table_knows_china_and_the_world() -> None:
    codes = wmi.load()
    assert sum(code.startswith("L") for code in codes) >= 93
    assert len(codes) >= 1000
    assert all(set(code) <= {*vin.ALPHABET, "/"} for code in codes)
    assert all(row.evidence and set(row.evidence) <= set(update.LETTERS) for row in codes.values())
    assert {"WVW", "1G1", "JTD", "KMH", "VF1", "XTA", "6T1", "9BW"} <= set(codes)


def test_sources_are_joined_and_what_differs_is_kept(vpic: dict[str, update.Row]) -> None:
    china = update.chinese('wmi,maker,evidence\nLVG,GAC Toyota,V P B\nLC0,"BYD",V\nLAA,"A (conflict)",B\n')
    typed = update.chinese("wmi,maker,evidence\nW0V,Opel,K\n1V1,Someone Else,K\n")
    rows = update.joined(china, typed, update.vininfo(BOOKS), vpic)
    assert update.table_of(rows).splitlines() == [
        "wmi,maker,evidence,conflict",
        "1A9/997,Small Cars,N,",
        "1MB,Mercedes-Benz Truck,N,",
        "1N4,Nissan,V N,",
        "1V1,Someone Else,K,",
        "6F4,Ford Australia,V,",
        "ABC,[1],V,",
        "JN6,Infiniti,V,",
        "LAA,A (conflict),B,yes",
        "LC0,BYD,V,yes",
        "LVG,GAC Toyota,V P B,",
        "W0V,Opel,V N K,",
        "WF1,Renault (vPIC: Merkur),V N,yes",
    ]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Renault", "|Renault Group", True),
        ("Chevrolet", "|General Motors LLC", True),
        ("AM", "|Am General", True),
        ("Dazon Motor", "Isuzu|Isuzu Motor", False),
        ("Toyota", "Honda|American Honda", False),
    ],
)
def test_a_brand_of_a_house_is_no_other_maker(one: str, other: str, *, is_same: bool) -> None:
    assert update.is_same(one, other) is is_same


def test_plants_are_taken_without_guesses(tmp_path: Path, vpic: dict[str, update.Row]) -> None:
    (tmp_path / "dicts").mkdir()
    (tmp_path / "details").mkdir()
    (tmp_path / "dicts/wmi.py").write_text(BOOKS, "utf-8")
    for name in ("opel", "renault", "nissan", "avtovaz"):
        (tmp_path / f"details/{name}.py").write_text(DETAILS, "utf-8")
    rows = update.joined({}, {}, update.vininfo(BOOKS), vpic)
    assert update.plants(tmp_path, rows).splitlines() == [
        "wmi,place,character,plant,evidence",
        "1N4,11,1,Bochum,V",
        "1N4,11,2,Luton or Antwerp,V",
        "W0V,11,1,Bochum,V",
        "W0V,11,2,Luton or Antwerp,V",
    ]


def test_a_plant_is_at_one_place_of_a_code() -> None:
    assert vin_plants.plant_of("W0V0TGF7542051239") == ("Bochum", "V")
    assert vin_plants.plant_of("W0V0TGF754Y051239") == ("", "")
    assert vin_plants.plant_of("LVGBM51K5PG123456") == ("", "")


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("AHT", "Africa"),
        ("LVG", "Asia"),
        ("WVW", "Europe"),
        ("1G1", "North America"),
        ("7SA", "North America"),
        ("7A1", "Oceania"),
        ("9BW", "South America"),
        ("0AA", "South America"),
    ],
)
def test_regions(code: str, region: str) -> None:
    assert vin_countries.region_of(code) == region


def test_examples_are_vins() -> None:
    assert all(vin.parse(one) == one and source for one, source in vin_examples.load().items())


@pytest.mark.shared
def test_the_chinese_codes_are_those_of_the_compilation() -> None:
    if not SHARED.is_dir():
        pytest.skip("the folder of shared samples is not beside the checkout")
    codes = wmi.load()
    for code, row in update.chinese((SHARED / "vin_samples/wmi_cn.csv").read_text("utf-8")).items():
        assert (codes[code].maker, frozenset(codes[code].evidence), codes[code].has_conflict) == (
            row.maker,
            row.evidence,
            row.is_conflict,
        )

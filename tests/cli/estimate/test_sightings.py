"""`estimate serial`, `counts`, `series` and `crossings`: keys, words for people, faults and exit status."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.called import Command, ExampleCase
from yellowplate.cli.estimate import _case
from yellowplate.records import Polarity, Quantity, Sighting, parse_period

ROOT = Path(__file__).resolve().parents[3]
PLATES = ROOT / "examples" / "estimates" / "yellow_plates_2025_10.toml"
YARDS = ROOT / "examples" / "estimates" / "yard_counts_made_up.csv"


def test_serial_keys_and_the_worked_example(command: Command) -> None:
    spoken = command("estimate", "serial", PLATES, "--json")
    assert spoken.status == 0
    [row] = spoken.rows
    assert set(row) >= {"file", "population", "n_observed", "lead", "models", "blocks", "warnings", "left_out"}
    models = {model["name"]: model for model in row["models"]}
    assert set(models) == {"goodman", "bayes_flat", "two_sided", "restarts", "seen"}
    assert models["goodman"]["n_hat"] == pytest.approx(3895.58)
    assert models["seen"]["n_hat"] == 100
    assert set(row["warnings"][0]) == {"code", "figure", "text"}
    assert row["blocks"][0]["sources"] == ["F027", "F028", "F029", "F031"]


def test_serial_for_people(command: Command, tmp_path: Path) -> None:
    assert "if 10 numbers had been read" in command("estimate", "serial", PLATES).out
    file = tmp_path / "seen.csv"
    numbers = "".join(f"y,{n},2025-0{1 + n // 100}-10\n" for n in (11, 40, 77, 95, 103, 150, 171, 188))
    vins = "VIN,LVGBM53E0BG000123\n"
    file.write_text(f"block,serial,day\n{numbers}", encoding="utf-8")
    spoken = command("estimate", "serial", file)
    assert spoken.status == 0
    assert "growth" in spoken.out
    assert "test uniform" in spoken.out
    file.write_text(f"block,vin\n{vins}", encoding="utf-8")
    assert "factory" in command("estimate", "serial", file).out


def test_serial_faults(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "seen.csv"
    file.write_text("block,serial\ny,five\n", encoding="utf-8")
    spoken = command("estimate", "serial", file, "--json")
    assert spoken.status == 3
    assert "line 2" in spoken.err
    assert "No estimate" in spoken.err
    assert command("estimate", "serial").status == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it holds no rows"),
        ("block,block\na,b\n", "columns twice"),
        ('block,serial\n"a,1\n', "not a table"),
        ("block,serial\na\n\ny,3\n", "1 cells where the header has 2"),
    ],
)
def test_tables_that_are_none(command: Command, tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "seen.csv"
    file.write_text(text, encoding="utf-8")
    spoken = command("estimate", "serial", file)
    assert spoken.status == 3
    assert words in spoken.err


def test_documents_with_rows_that_are_none(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "seen.toml"
    file.write_text('seen = ["x", {block = "y", numbers = [3, 9], day = 2025-10-03}]\n', encoding="utf-8")
    spoken = command("estimate", "serial", file, "--json")
    assert spoken.status == 3
    assert "seen 1" in spoken.err
    assert spoken.rows[0]["n_observed"] == 2


def test_counts_keys(command: Command) -> None:
    spoken = command("estimate", "counts", YARDS, "--json", "--dwell-days", "15", "--dwell-days", "60")
    assert spoken.status == 0
    [row] = spoken.rows
    assert set(row) >= {"file", "population", "n_sites", "n_counts", "models", "why_open", "warnings", "left_out"}
    models = {model["name"]: model for model in row["models"]}
    assert set(models) == {
        "highest_counts",
        "little_bracket",
        "n_mixture_negative_binomial",
        "n_mixture_poisson",
        "stock_flow",
    }
    assert "days apart" in models["n_mixture_poisson"]["why_not"]
    assert models["little_bracket"]["upper"] == pytest.approx(4 * models["little_bracket"]["lower"])


def test_counts_for_people_and_faults(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    file.write_text("area,y1,y2\na,3,4\nb,5,x\nc,2,2\n", encoding="utf-8")
    spoken = command("estimate", "counts", file, "--most", "20")
    assert spoken.status == 3
    assert "line 3" in spoken.err
    assert "n_mixture_poisson" in spoken.out
    file.write_text("area,day,count\na,2025-01-01,dozens\n", encoding="utf-8")
    spoken = command("estimate", "counts", file)
    assert "No estimate" in spoken.err
    assert command("estimate", "counts").status == 2


def test_series_keys(command: Command) -> None:
    spoken = command("estimate", "series", YARDS, "--json")
    assert spoken.status == 0
    yard, other, total = spoken.rows
    assert [row["kind"] for row in spoken.rows] == ["area", "area", "total"]
    assert set(yard) >= {"area", "scenes", "gaps", "silent", "levels", "changes", "events", "warnings", "variation"}
    assert set(yard["changes"][0]) >= {"after", "before", "earliest", "latest", "ratio", "chance", "events"}
    assert {scene["state"] for scene in yard["scenes"]} == {"counted", "empty", "not_counted", "not_seen"}
    assert "below 8" in other["silent"]
    assert "months saw every area" in total["silent"]


def test_series_for_people_and_faults(command: Command, tmp_path: Path) -> None:
    assert "beside 2025-06-26" in command("estimate", "series", YARDS).out
    file = tmp_path / "counts.csv"
    file.write_text("area,day,count\na,2025-01-01,blue\n", encoding="utf-8")
    spoken = command("estimate", "series", file)
    assert spoken.status == 3
    assert "No series" in spoken.err
    assert command("estimate", "series").status == 2
    rows = "".join(f"a,2025-01-{d:02},30\na,2025-01-{d:02},29\n" for d in range(1, 10))
    file.write_text(f"area,day,count\n{rows}", encoding="utf-8")
    spoken = command("estimate", "series", file)
    assert "no change shown" in spoken.out
    assert "left out" in spoken.out


def test_crossings(command: Command, tmp_path: Path) -> None:
    [row] = command("estimate", "crossings", "--json").rows
    assert (row["least"], row["most"], row["reconciled"]) == (43, None, None)
    assert "cannot tell" in command("estimate", "crossings").out
    file = tmp_path / "points.csv"
    file.write_text("survey,lat,lon\na,41.4,128.2\nb,41.4,128.201\nb,128.2,41.4\n", encoding="utf-8")
    spoken = command("estimate", "crossings", file, "--json")
    assert spoken.status == 3
    assert "swapped" in spoken.err
    assert [one["n_places"] for one in spoken.rows] == [1, 1, 1, 1, 1]
    assert "different places" in command("estimate", "crossings", file).out


def test_counts_of_a_case_become_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    def sighting(
        low: int | None, high: int | None, *, unit: str = "vehicles", day: str | None = "2025-09-13"
    ) -> Sighting:
        least, most = (None if end is None else Decimal(end) for end in (low, high))
        return Sighting("Hyesan", unit, Quantity(least, most, unit), parse_period(day) if day else None, "", ("st_1",))

    told = [
        sighting(30, 30),
        sighting(30, 40),
        sighting(100, None),
        sighting(None, None),
        sighting(None, 40),
        sighting(3, 3, unit="crossings"),
        sighting(3, 3, day=None),
    ]
    monkeypatch.setattr(_case, "statements_of", lambda _directory: ())
    monkeypatch.setattr("yellowplate.resolve.sightings", lambda _statements: told)
    texts = [cells["count"] for _, cells in _case.counts_of(Path("case"))]
    assert texts == ["30", "30-40", "at least 100", "dozens", "0-40"]


def test_plates_of_a_case_become_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    def statement(value: str, *, name: str = "plate", polarity: Polarity = Polarity.ASSERTED) -> SimpleNamespace:
        subject = SimpleNamespace(key=f"{'0' * 64}#{value}")
        return SimpleNamespace(
            property=name, polarity=polarity, value=value, happened_on=None, subject=subject, id="st_1"
        )

    told = [
        statement("평북48-366"),
        statement("평북48-366"),
        statement("辽F12345"),
        statement("평양12-345", polarity=Polarity.DENIED),
        statement("x", name="price"),
    ]
    monkeypatch.setattr(_case, "statements_of", lambda _directory: tuple(told))
    [(place, cells)] = _case.plates_of(Path("case"))
    assert place == "case, statement st_1"
    assert cells == {"plate": "평북48-366", "day": "", "source": "st_1"}


def test_what_a_case_holds(command: Command, example_case: ExampleCase) -> None:
    for name in ("serial", "counts", "series"):
        spoken = command("estimate", name, "--case", example_case.directory, "--json")
        assert spoken.status in {0, 3}
        assert spoken.rows or "No " in spoken.err

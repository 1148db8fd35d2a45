"""A made-up archive of border sightings, from files to series-ready looks and to the dossier."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.ingest.border_files import archive
from yellowplate import pipeline
from yellowplate.ingest.intake import ingest
from yellowplate.records import MACHINE, AreaCount, Refusal, Sighting, Statement
from yellowplate.resolve import area_counts, areas, coverages, sightings
from yellowplate.settings import Settings


def write(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def keep(path: Path) -> tuple[str, int]:
    raw = path.read_bytes()
    return hashlib.sha256(raw).hexdigest(), len(raw)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Statement], list[Refusal]]:
    folder = write(tmp_path_factory.mktemp("border") / "in", archive())
    made = list(ingest([folder], keep, Settings()))
    return [one for one in made if isinstance(one, Statement)], [one for one in made if isinstance(one, Refusal)]


def described(seen: Sighting) -> tuple[str, str, str, str]:
    low, high = seen.count.low, seen.count.high
    figures = f"{'' if low is None else low}..{'' if high is None else high}"
    return seen.place, figures, str(seen.seen_on), seen.method


def test_sightings_of_every_format(told: tuple[list[Statement], list[Refusal]]) -> None:
    assert [described(one) for one in sightings(told[0])] == [
        ("Changbai", "100..", "2025-09-13", "telephoto"),
        ("Hyesan", "5..5", "2025-09-13", "placemarks"),
        ("Hyesan", "40..60", "2025-09-20", "satellite image"),
        ("Hyesan", "12..12", "2025-10-04", "by eye"),
        ("Hyesan", "9..9", "2025-10-05", "by eye"),
        ("Yard A", "1..1", "2025-09-20", MACHINE),
        ("Yard A", "0..0", "2025-11-02", "satellite image"),
        ("Yard B", "1..1", "2025-09-20", MACHINE),
        ("临江", "3..", "2025-10", ""),
        ("图们", "..", "2025-09-13", "by eye"),
        ("혜산", "30..30", "2025-09-13", "by eye"),
        ("혜산", "..", "2025-10-01/2025-10-10", "by eye"),
    ]


def test_what_is_bad_is_named_with_its_place(told: tuple[list[Statement], list[Refusal]]) -> None:
    assert sorted((one.file, one.place, one.reason.partition(":")[0][:44]) for one in told[1]) == [
        ("coarse.geojson", "/features", "2 finds at 1 m a pixel are not counted as ve"),
        ("packed.kmz", "../evil.kml", "its name points outside the archive; not unp"),
        ("reports.csv", "line 4, column 날짜", "a lunar day, which is not converted"),
        ("reports.toml", "sighting 2, key high", "the range goes from 80 to 60"),
        ("reports.xlsx", "Sheet!C4", "a formula saved without its value"),
        ("reports.xlsx", "Sheet!H5", "latitude 128.173 and longitude 41.402 look s"),
        ("reports.xlsx", "Sheet!H6", "the point lies 1007 km from Hyesan"),
        ("upper_yalu.kml", "/Document/Folder", "the folder '6 crossings near Hyesan' holds 5"),
        ("upper_yalu.kml", "/Document/NetworkLink", "a network link was not followed"),
        ("upper_yalu.kml", "/Document/Placemark[2]/Polygon", "the areas 'Yard A' and 'Yard B' share ground"),
        ("upper_yalu.kml", "/Document/Placemark[4]/Polygon", "Bow"),
        ("upper_yalu.kml", "/Document/Placemark[5]/Polygon", "Open"),
        ("upper_yalu.kml", "/Document/Placemark[6]/Polygon", "Swapped"),
    ]
    assert all(one.is_partial for one in told[1])


def test_areas_that_share_ground_and_what_the_scene_shows(told: tuple[list[Statement], list[Refusal]]) -> None:
    assert {one.name: one.overlaps for one in areas(told[0])} == {
        "Packed yard": ("Yard C",),
        "Yard A": ("Yard B",),
        "Yard B": ("Yard A",),
        "Yard C": ("Packed yard",),
    }
    assert {one.area: one.percent for one in coverages(told[0])} == {
        "Packed yard": 0.0,
        "Yard A": 100.0,
        "Yard B": 100.0,
        "Yard C": 0.0,
    }


def test_looks_are_ready_for_series(told: tuple[list[Statement], list[Refusal]]) -> None:
    def what(one: AreaCount) -> str:
        if one.coverage == 0:
            return "not seen"
        if one.count is None:
            return "not counted"
        return "empty" if one.is_empty else f"{one.count.low}"

    found = [(one.area, str(one.seen_on), one.scene, what(one), one.method) for one in area_counts(told[0])]
    assert found == [
        ("Packed yard", "2025-11-02", "scene_s2", "not seen", ""),
        ("Yard A", "2025-09-20", "", "40", "satellite image"),
        ("Yard A", "2025-09-20", "S1", "1", MACHINE),
        ("Yard A", "2025-11-02", "scene_s2", "empty", "satellite image"),
        ("Yard B", "2025-09-20", "S1", "1", MACHINE),
        ("Yard B", "2025-11-02", "scene_s2", "not counted", ""),
        ("Yard C", "2025-11-02", "scene_s2", "not seen", ""),
    ]


def _damaged(raw: bytes, chance: random.Random) -> bytes:
    """Change, cut or double a few bytes."""
    made = bytearray(raw)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(len(made))
        how = chance.randrange(3)
        if how == 0:
            made[at] = chance.choice(b"0123456789-,.:[]{}<>nul \xff")
        elif how == 1:
            del made[at : at + chance.choice((1, 3, 20))]
        else:
            made[at:at] = made[at : at + 5]
        made = made or bytearray(b" ")
    return bytes(made)


def test_damaged_files_are_refused_and_never_break_a_format(tmp_path: Path) -> None:
    chance = random.Random(20250913)
    for number in range(20):
        files = {
            name: _damaged(content if isinstance(content, bytes) else content.encode(), chance)
            for name, content in archive().items()
        }
        made = list(ingest([write(tmp_path / str(number), files)], keep, Settings()))
        assert not [one.reason for one in made if isinstance(one, Refusal) and "failed on it" in one.reason]
        area_counts(one for one in made if isinstance(one, Statement))


def test_the_dossier_shows_them_with_their_places(tmp_path: Path) -> None:
    files = {name: content for name, content in archive().items() if not name.endswith(".tif")}
    folder = write(tmp_path / "in", files)

    def clock() -> datetime:
        return datetime(2026, 1, 2, tzinfo=UTC)

    reports = [
        pipeline.run([folder], tmp_path / name, settings=Settings(n_jobs=1), now=clock) for name in ("one", "other")
    ]
    assert reports[0].digest == reports[1].digest
    page = reports[0].dossier.read_text(encoding="utf-8")
    for words in ("혜산", "Yard A", MACHINE, "at least 100 cars without plates", "Sheet!H5", "look swapped"):
        assert words in page, words
    facts = (reports[0].dossier.parent / "reported.html").read_text(encoding="utf-8")
    for place in ("/1/Sheet!C3", "/1/대수", "/Document/Folder", "30여 대", "수십 대"):
        assert place in facts, place

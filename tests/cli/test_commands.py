"""Every command on the example case: the keys of the contract, the words for people, the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from tests.called import Command, ExampleCase
from yellowplate.cli import commands

pytestmark = pytest.mark.xdist_group("example")

ARCHIVE = Path(__file__).resolve().parents[2] / "examples" / "one_case" / "archive"
VIN = "LVGTEST13MX000017"


@pytest.fixture
def case(example_case: ExampleCase) -> Path:
    return example_case.directory


def _names() -> list[str]:
    return commands.list_commands(click.Context(commands))


def test_every_command_of_the_contract_is_there() -> None:
    promised = {"run", "demo", "read", "vin", "plate", "text", "screen", "check", "search", "export", "verify"}
    assert promised <= set(_names())


@pytest.mark.parametrize("name", _names())
def test_every_command_answers_help(name: str, command: Command) -> None:
    spoken = command(name, "--help")
    assert spoken.status == 0
    assert "Usage: yellowplate" in spoken.out


def test_an_unknown_command_is_a_wrong_request(command: Command) -> None:
    spoken = command("ship")
    assert spoken.status == 2
    assert "ship" in spoken.err


def test_search_finds_words_of_two_characters(command: Command, case: Path) -> None:
    spoken = command("search", "朝鲜", "--case", case, "--json")
    assert spoken.status == 0
    assert any("朝鲜" in str(row["text"]) for row in spoken.rows)
    assert command("search", "朝鲜", "--case", case).status == 0


def test_search_says_no_with_its_status(command: Command, case: Path) -> None:
    assert command("search", "no such words", "--case", case, "--json").status == 1


def test_check_holds_the_pledged_car(command: Command, case: Path) -> None:
    spoken = command("check", VIN, "--case", case, "--on", "2026-08-01", "--json")
    assert spoken.status == 0
    (row,) = spoken.rows
    assert row["decision"] == "HOLD"
    assert {"vin", "decision", "reasons", "missing", "sources_searched", "stage", "reach"} <= set(row)
    assert row["stage"] == "offered"


def test_check_never_says_clear(command: Command, case: Path) -> None:
    spoken = command("check", "1G4AH59H45G118341", "--case", case)
    assert "NO_OBSTACLE_FOUND" in spoken.out
    assert "clear" not in spoken.out.lower()
    assert "no register" in spoken.out


def test_check_refers_a_near_reading(command: Command, case: Path) -> None:
    (row,) = command("check", "LVGTEST13MX000018", "--case", case, "--json").rows
    assert row["decision"] == "REFER"


def test_check_reads_a_table_and_names_its_bad_rows(command: Command, case: Path, tmp_path: Path) -> None:
    table = tmp_path / "stock.csv"
    table.write_text(f"vin\n{VIN}\nnot a vin\n", encoding="utf-8")
    spoken = command("check", table, "--case", case, "--json")
    assert spoken.status == 3
    assert len(spoken.rows) == 1
    assert "line 3" in spoken.err


def test_check_of_a_batch_shows_its_progress_beside_the_answers(command: Command, case: Path, tmp_path: Path) -> None:
    table = tmp_path / "stock.csv"
    table.write_text(f"Stock no,车架号\n1,{VIN}\n\n2,1G4AH59H45G118341\n3\n", encoding="utf-8")
    spoken = command("check", table, "--case", case, "--json")
    assert [row["vin"] for row in spoken.rows] == [VIN, "1G4AH59H45G118341"]
    assert "check" in spoken.err
    assert "2/2" in spoken.err
    assert "line 5" in spoken.err
    assert all("the last of them of 20" in str(row["sources_searched"]) for row in spoken.rows)
    assert "2/2" not in command("check", VIN, "--case", case).err


@pytest.mark.parametrize(
    ("content", "said"), [("id\n1\n", "no column `vin`"), ("", "no column `vin`"), (b"vin\n\xff\xfe\n", "utf-8")]
)
def test_check_refuses_other_tables(
    content: str | bytes,
    said: str,
    command: Command,
    case: Path,
    tmp_path: Path,
) -> None:
    table = tmp_path / "stock.csv"
    table.write_bytes(content if isinstance(content, bytes) else content.encode())
    spoken = command("check", table, "--case", case)
    assert spoken.status == 3
    assert said in spoken.err


@pytest.mark.parametrize("words", [("check", "LVG"), ("check", VIN, "--on", "tomorrow")])
def test_wrong_requests_say_what_to_write(words: tuple[str, ...], command: Command, case: Path) -> None:
    spoken = command(*words, "--case", case)
    assert spoken.status == 2
    assert spoken.err.startswith("Error: ")


def test_a_folder_that_is_no_case_is_a_wrong_request(command: Command, tmp_path: Path) -> None:
    spoken = command("search", "x", "--case", tmp_path)
    assert spoken.status == 2
    assert "not a case" in spoken.err


def test_verify_says_all_is_as_stored(command: Command, case: Path) -> None:
    spoken = command("verify", "--case", case)
    assert spoken.status == 0
    assert "all as stored" in spoken.out


def test_verify_finds_a_changed_file(command: Command, own_example_case: Path) -> None:
    victim = next(path for path in sorted((own_example_case / "media").rglob("*")) if path.is_file())
    victim.chmod(0o644)
    victim.write_bytes(b"other bytes")
    spoken = command("verify", "--case", own_example_case, "--json")
    assert spoken.status == 1
    assert victim.name in str(spoken.rows[0]["problems"])
    assert "DIFFERS" in command("verify", "--case", own_example_case).out


@pytest.mark.parametrize("to", ["html", "csv", "json"])
@pytest.mark.parametrize("audience", ["own", "partner", "public"])
def test_export_writes_each_format_for_each_audience(
    to: str,
    audience: str,
    command: Command,
    case: Path,
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    spoken = command("export", "--case", case, "--to", to, "--audience", audience, "--out", out, "--json")
    assert spoken.status == 0
    assert all(Path(str(row["file"])).is_file() for row in spoken.rows)
    everything = b"".join(path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file())
    assert VIN.encode() in everything
    assert (b"17000300017" in everything or b"170 0030 0017" in everything) == (audience != "public")


def test_export_never_writes_over(command: Command, case: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    assert command("export", "--case", case, "--to", "csv", "--out", tmp_path).status == 2
    assert command("export", "--case", case, "--to", "docx", "--out", tmp_path / "new").status == 2
    assert command("export", "--case", case, "--to", "csv", "--out", tmp_path / "new").status == 0


def test_vin_decode_gives_the_keys_of_the_contract(command: Command) -> None:
    spoken = command("vin", "decode", VIN, "1G4AH59H45G118341", "--json")
    assert spoken.status == 0
    assert [row["check_digit"] for row in spoken.rows] == ["valid", "valid"]
    keys = {"vin", "shape_ok", "check_digit", "wmi", "country", "maker", "maker_evidence", "years", "notes"}
    assert all(keys <= set(row) for row in spoken.rows)
    assert command("vin", "decode", "LVG", "--json").status == 1
    assert VIN in command("vin", "decode", VIN).out


def test_vin_read_reads_the_windscreen(command: Command) -> None:
    spoken = command(
        "vin", "read", ARCHIVE / "pictures" / "windscreen.jpg", ARCHIVE / "broken" / "cut_short.mp4", "--json"
    )
    assert spoken.status == 3
    (row,) = spoken.rows
    assert (row["vin"], row["check_digit"]) == (VIN, "observed")
    keys = {"file", "vin", "prob", "accepted", "check_digit", "gap", "alternatives", "box", "cpu_ms", "codes", "agrees"}
    assert keys == set(row)
    assert "cut_short.mp4" in spoken.err
    assert VIN in command("vin", "read", ARCHIVE / "pictures" / "windscreen.jpg").out


def test_plate_read_reads_the_blue_plate(command: Command) -> None:
    spoken = command("plate", "read", ARCHIVE / "pictures" / "rear.jpg", "--json")
    (row,) = spoken.rows
    (plate,) = row["plates"]
    assert set(plate) == {"text", "country", "colour", "prob", "box", "meanings"}
    assert (plate["text"], plate["colour"]) == ("辽F0X017", "blue")
    missing = command("plate", "read", ARCHIVE / "pictures" / "rear.jpg", ARCHIVE / "none.jpg")
    assert missing.status == 3
    assert "辽F0X017" in missing.out


def test_text_gives_the_keys_of_the_contract(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_text("抵押车 2021款凯美瑞 6.8万 能去朝鲜的来 电话17000300017\n\n今天天气好\n", encoding="utf-8")
    spoken = command("text", file, "--json")
    assert spoken.status == 0
    first, second = spoken.rows
    assert (first["line"], second["line"]) == (1, 3)
    assert (first["is_offer"], first["encumbered"], first["destination"]) == (True, "yes", "dprk")
    assert (first["price_yuan"], first["year"], first["phone"]) == (68000, 2021, ["17000300017"])
    assert second["is_offer"] is False
    keys = {
        "line",
        "text",
        "is_offer",
        "encumbered",
        "destination",
        "price_yuan",
        "mileage_km",
        "year",
        "phone",
        "wechat",
    }
    assert keys | {"qq", "plate", "vin", "tracker_removed", "mentions"} <= set(first)
    assert "凯美瑞" in command("text", file).out
    assert command("text", tmp_path / "none.txt").status == 3


def test_read_prints_one_result_a_line(command: Command) -> None:
    spoken = command("read", ARCHIVE / "pictures", ARCHIVE / "field", ARCHIVE / "broken", "--json")
    assert spoken.status == 3
    keys = {"file", "item", "kind", "text", "value", "prob", "t_start_s", "t_end_s", "box", "reader"}
    assert all(keys <= set(row) for row in spoken.rows)
    assert ("vin", VIN) in {(row["kind"], row["value"]) for row in spoken.rows}
    assert ("plate", "辽F0X017") in {(row["kind"], row["value"]) for row in spoken.rows}
    assert VIN in command("read", ARCHIVE / "pictures").out
    assert command("read", ARCHIVE / "none").status == 2


def test_read_prints_contacts_by_their_kind(command: Command) -> None:
    spoken = command("read", *sorted((ARCHIVE / "ytdlp").glob("*.info.json")), "--json")
    kinds = {str(row["kind"]) for row in spoken.rows}
    assert {"caption", "phone", "wechat", "year", "model"} <= kinds


def test_screen_reads_toml_yaml_and_json(command: Command, tmp_path: Path) -> None:
    facts = {"on": "2026-03-02", "destination_country": "kp", "vehicle_class": "passenger_car"}
    (tmp_path / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
    (tmp_path / "facts.toml").write_text(
        "".join(f'{key} = "{value}"\n' for key, value in facts.items()), encoding="utf-8"
    )
    (tmp_path / "facts.yaml").write_text(
        "".join(f'{key}: "{value}"\n' for key, value in facts.items()), encoding="utf-8"
    )
    (tmp_path / "facts").write_text(json.dumps(facts), encoding="utf-8")
    answers = [command("screen", tmp_path / f"facts{end}", "--json").rows for end in (".json", ".toml", ".yaml", "")]
    assert answers[0] == answers[1] == answers[2] == answers[3]
    by_rule = {row["rule"]: row for row in answers[0]}
    assert by_rule["un-2397-7"]["answer"] == "UNKNOWN"
    assert by_rule["un-2397-7"]["if_carried_out"] == "BREACHED"
    keys = {"rule", "answer", "if_carried_out", "binds", "because", "missing", "citation", "url"}
    assert all(keys <= set(row) for row in answers[0])
    assert "un-2397-7" in command("screen", tmp_path / "facts.toml").out


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("facts.toml", "on = ", 3),
        ("facts.yaml", "a: [", 3),
        ("facts.json", "5", 3),
        ("facts", "{[", 3),
        ("facts.toml", b"\xff\xfe", 3),
        ("facts.toml", 'on = "2026-01-01"\ndestinaton = "kp"\n', 2),
    ],
)
def test_screen_refuses_aloud(
    name: str,
    content: str | bytes,
    status: int,
    command: Command,
    tmp_path: Path,
) -> None:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    spoken = command("screen", file)
    assert spoken.status == status
    assert spoken.err.startswith("Error: ")

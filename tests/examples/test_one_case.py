"""The example archive is whole, small, consistent with its truth, and openly made up."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parents[2] / "examples" / "one_case"
ARCHIVE = HERE / "archive"
TRUTH: dict[str, Any] = json.loads((HERE / "truth.json").read_text(encoding="utf-8"))
PLAN: dict[str, Any] = tomllib.loads((HERE / "plan.toml").read_text(encoding="utf-8"))
INFO = "archive/ytdlp/made_up_dealer_a-7612460337210261527.info.json"
ROWS = "archive/mediacrawler/data/douyin/jsonl/search_contents_2026-07-15.jsonl"
COMMENTS = "archive/mediacrawler/data/douyin/jsonl/search_comments_2026-07-15.jsonl"
MAX_BYTES = 3_000_000
VALUES = dict(
    zip("ABCDEFGHJKLMNPRSTUVWXYZ", (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
)
WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def _found(kind: str) -> list[tuple[str, str]]:
    """All (file, value) pairs of one kind in the truth."""
    return [
        (file, found["value"])
        for file, entry in TRUTH["files"].items()
        for seen in entry["seen"]
        for found in seen["found"]
        if found["kind"] == kind
    ]


def _json(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def test_every_file_is_there_unchanged_and_no_other() -> None:
    there = {path.relative_to(HERE).as_posix() for path in ARCHIVE.rglob("*") if path.is_file()}
    assert there == set(TRUTH["files"])
    for name, entry in TRUTH["files"].items():
        content = (HERE / name).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (entry["sha256"], entry["n_bytes"]), name


def test_the_whole_is_small() -> None:
    assert sum(path.stat().st_size for path in HERE.rglob("*") if path.is_file()) < MAX_BYTES


def test_the_truth_is_the_plan_and_every_file_of_the_plan_has_one() -> None:
    planned = {entry["file"] for part in ("clip", "picture", "cut", "typed") for entry in PLAN[part]}
    assert planned <= set(TRUTH["files"])
    for clip in PLAN["clip"]:
        seen = TRUTH["files"][clip["file"]]["seen"]
        assert [(one["text"], one["found"]) for one in seen] == [(one["text"], one["found"]) for one in clip["caption"]]


@pytest.mark.parametrize("clip", PLAN["clip"], ids=lambda clip: Path(clip["file"]).name)
def test_boxes_and_times_lie_inside_the_clip(clip: dict[str, Any]) -> None:
    for caption, seen in zip(clip["caption"], TRUTH["files"][clip["file"]]["seen"], strict=True):
        left, top, right, bottom = seen["box"]
        assert 0 <= left < right <= PLAN["width_px"]
        assert 0 <= top < bottom <= PLAN["height_px"]
        assert caption["t_start_s"] <= seen["t_start_s"] < seen["t_end_s"] < caption["t_end_s"] <= clip["duration_s"]


@pytest.mark.parametrize("clip", PLAN["clip"], ids=lambda clip: Path(clip["file"]).name)
def test_captions_shown_together_do_not_cover_each_other(clip: dict[str, Any]) -> None:
    seen = TRUTH["files"][clip["file"]]["seen"]
    for n, one in enumerate(seen):
        for other in seen[n + 1 :]:
            together = one["t_start_s"] <= other["t_end_s"] and other["t_start_s"] <= one["t_end_s"]
            apart = one["box"][3] <= other["box"][1] or other["box"][3] <= one["box"][1]
            assert apart or not together, (one["text"], other["text"])


@pytest.mark.parametrize("clip", PLAN["clip"], ids=lambda clip: Path(clip["file"]).name)
def test_clips_decode_to_the_planned_size_length_and_label(clip: dict[str, Any]) -> None:
    import av

    with av.open(str(HERE / clip["file"])) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height) == (PLAN["width_px"], PLAN["height_px"])
        assert stream.frames == round(clip["duration_s"] * PLAN["fps"])
        assert "made up" in container.metadata["comment"]


def test_the_broken_clip_is_the_beginning_of_a_whole_one() -> None:
    import av

    (cut,) = PLAN["cut"]
    content = (HERE / cut["file"]).read_bytes()
    assert content == (HERE / cut["of"]).read_bytes()[: cut["n_bytes"]]
    with pytest.raises(av.error.FFmpegError), av.open(str(HERE / cut["file"])) as container:
        next(container.decode(video=0))


def test_every_vin_is_openly_invented_and_satisfies_its_check_digit() -> None:
    with (ARCHIVE / "tables/loans.csv").open(encoding="utf-8", newline="") as file:
        vins = {row["vin"] for row in csv.DictReader(file)} | {vin for _, vin in _found("vin")}
    assert len(vins) == 3
    for vin in vins:
        total = sum(
            weight * (int(one) if one.isdigit() else VALUES[one]) for weight, one in zip(WEIGHTS, vin, strict=True)
        )
        assert vin[8] == "0123456789X"[total % 11]
        assert vin[3:7] == "TEST"


def test_the_loan_book_gives_one_car_of_a_clip_two_claimants_and_one_car_of_no_clip_a_third() -> None:
    with (ARCHIVE / "tables/loans.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shown = {vin for file, vin in _found("vin") if file.endswith(".mp4")}
    assert [row["vin"] in shown for row in rows] == [True, True, False]
    assert rows[0]["vin"] == rows[1]["vin"]
    assert [row["registered_on"] for row in rows] == ["2023-05-22", "no", "2024-03-12"]
    assert _found("plate")[0] == ("archive/pictures/rear.jpg", rows[0]["plate"])


def test_both_dealers_give_the_same_phone_and_only_one_a_destination() -> None:
    phones = {file for file, value in _found("phone") if value == "+8617000300017" and file.endswith(".mp4")}
    assert phones == {clip["file"] for clip in PLAN["clip"]}
    assert {file for file, _ in _found("destination")} == {PLAN["clip"][0]["file"]}


def test_post_ids_carry_the_time_at_which_the_upload_began() -> None:
    (info,) = _json(INFO)
    (row,) = _json(ROWS)
    for post_id, created in ((info["id"], info["timestamp"]), (row["aweme_id"], row["create_time"])):
        assert 0 < created - (int(post_id) >> 32) < 60
    assert datetime.fromtimestamp(info["timestamp"], tz=UTC).isoformat() == dict(_found("published_at"))[INFO]
    assert datetime.fromtimestamp(row["create_time"], tz=UTC).isoformat() == dict(_found("published_at"))[ROWS]


def test_collectors_files_lie_as_their_tools_put_them() -> None:
    (info,) = _json(INFO)
    assert (HERE / INFO).with_name((HERE / INFO).name.replace("info.json", info["ext"])).is_file()
    (row,) = _json(ROWS)
    assert (ARCHIVE / "mediacrawler/data/douyin/videos" / row["aweme_id"] / "video.mp4").is_file()
    assert {comment["aweme_id"] for comment in _json(COMMENTS)} == {row["aweme_id"]}
    assert not {"user_id", "sec_uid", "ip_location", "avatar"} & set(row)


def test_everything_of_ours_says_that_it_is_made_up() -> None:
    said = re.compile(r"made up|made_up|made-up|虚构|지어낸|invented|示例", re.IGNORECASE)
    told = [path for path in sorted(ARCHIVE.rglob("*")) if path.suffix in {".txt", ".json", ".jsonl", ".csv"}]
    silent = [
        path.name
        for path in told
        if path.name != "reported_facts.csv"
        and not path.name.endswith(".meta.json")
        and not all(said.search(line) for line in _parts(path))
    ]
    assert not silent
    for path in ARCHIVE.rglob("*.meta.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["origin"] == "constructed"
    assert all(said.search(clip["title"]) for clip in PLAN["clip"])
    assert TRUTH["made_up"] is True
    assert "made up" in (HERE / "README.md").read_text(encoding="utf-8")


def _parts(path: Path) -> list[str]:
    """What must carry the label: every row of a collector's file, any line of a text."""
    text = path.read_text(encoding="utf-8")
    return text.splitlines() if path.suffix == ".jsonl" else [text]


def test_every_reported_fact_names_its_source() -> None:
    with (ARCHIVE / "tables/reported_facts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert str(len(rows)) == dict(_found("rows"))["archive/tables/reported_facts.csv"]
    assert all(row["source_url"].startswith("http") and row["source_title"] and row["attribution"] for row in rows)
    assert {row["low"] for row in rows if row["unit"] == "crossings"} == {"24", "32", "43", "37"}


def test_the_readme_names_every_file_and_every_number_of_the_truth() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    for _, vin in _found("vin"):
        assert vin in readme
    for folder in sorted(path.name for path in ARCHIVE.iterdir()):
        assert f"`{folder}/" in readme, folder

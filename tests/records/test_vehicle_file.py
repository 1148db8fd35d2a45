"""Vehicle files and stages."""

from __future__ import annotations

from yellowplate.records import Stage, StageReached, VehicleFile


def _file(key: str, *, linked: tuple[str, ...] = ()) -> VehicleFile:
    return VehicleFile(key, "", (), (), (), (), (), (), tuple(StageReached(stage) for stage in Stage), linked)


def test_a_stage_without_statements_is_not_seen() -> None:
    assert not StageReached(Stage.ACROSS).is_evidenced
    assert StageReached(Stage.ACROSS, ("st_1",)).is_evidenced


def test_the_stages_are_in_the_order_of_the_trade() -> None:
    assert [str(stage) for stage in Stage] == [
        "encumbered",
        "defaulted",
        "seized",
        "offered",
        "at the border",
        "across",
        "plated",
    ]


def test_the_id_is_the_key() -> None:
    assert _file("vin:A").id == _file("vin:A", linked=("vin:B",)).id
    assert _file("vin:A").id != _file("vin:B").id

"""Every situation beside the rules gives the answer that a lawyer can check there."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from yellowplate.law import screen
from yellowplate.law.engine import contexts
from yellowplate.law.screening import facts_in

FOLDER = Path(__file__).parent / "rules"
KEYS = {"name", "sentence", "on", "answer", "if_carried_out", "missing", "facts", "applies"}
APPLIES = {"yes": True, "no": False, "unknown": None}


def _situations() -> list[tuple[str, str, dict[str, Any]]]:
    found = []
    for file in sorted(FOLDER.glob("*/*.toml")):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        shown_on = content.get("shown_on", content["rule"])
        found += [(f"{file.stem}: {one['name']}", shown_on, one) for one in content["situation"]]
    return found


SITUATIONS = _situations()


@pytest.mark.parametrize(("rule", "situation"), [one[1:] for one in SITUATIONS], ids=[one[0] for one in SITUATIONS])
def test_situation(rule: str, situation: dict[str, Any]) -> None:
    assert not set(situation) - KEYS
    assert situation["sentence"].endswith(".")
    if "applies" in situation:
        found = {one.rule: one.applies for one in contexts(facts_in(situation["facts"]), situation["on"])}
        assert found[rule] is APPLIES[situation["applies"]]
        return
    finding = next(one for one in screen(situation["facts"], on=situation["on"]) if one.rule == rule)
    assert (str(finding.answer), str(finding.if_carried_out)) == (situation["answer"], situation["if_carried_out"])
    if "missing" in situation:
        assert list(finding.missing) == situation["missing"]
    assert bool(finding.missing) == (situation["answer"] == "UNKNOWN")

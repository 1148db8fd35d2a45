"""Ranks, switches, figures and texts of the claims engine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from update.claims import SCHEMA, TABLE, named_rules, schema, table
from yellowplate.law.claims.document import CASE_FIELDS
from yellowplate.law.claims.sale import CarClaim, Seal, Transfer
from yellowplate.tables import claims_figures, claims_switches, claims_tiers
from yellowplate.tables.claims_rules import claims_rules

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT / "../shared/law"


def test_ranks_are_in_order_and_named() -> None:
    ranks = [tier.rank for tier in claims_tiers.load().values()]
    assert ranks == sorted(ranks)
    assert set(range(12)) <= set(ranks)
    assert all(tier.heading_zh and tier.meaning and tier.rules for tier in claims_tiers.load().values())


def test_every_switch_says_both_readings_and_is_read() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/yellowplate/law/claims").glob("*.py"))
    for switch in claims_switches.load().values():
        assert switch.ground
        assert switch.other
        assert f'read("{switch.name}")' in code, switch.name


def test_every_figure_has_its_day_and_source() -> None:
    assert all(figure.source and figure.unit and figure.since for figure in claims_figures.load().values())


def test_every_rule_the_engine_names_has_its_text() -> None:
    assert set(named_rules()) == set(claims_rules())


@pytest.mark.shared
def test_the_table_is_what_the_script_makes() -> None:
    rules = SHARED / "rules.yaml"
    if not rules.is_file():
        pytest.skip("needs rules.yaml in the folder of shared samples beside the checkout")
    assert TABLE.read_text(encoding="utf-8") == table(yaml.safe_load(rules.read_text(encoding="utf-8")))
    given = json.loads((SHARED / "claims_input.schema.json").read_text(encoding="utf-8"))
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema(given)


def _published() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found


def test_the_schema_names_the_fields_the_engine_reads() -> None:
    definitions = _published()["$defs"]
    assert set(definitions["case"]["properties"]) == CASE_FIELDS
    other_names = {"on": "date", "effective_on": "effective", "lapsed_on": "lapsed", "lifted_on": "lifted",
                   "contract_on": "contract_date", "arrears_on": "arrears_date", "seal_notice_on": "seal_notice_date",
                   "licensed_lender": "is_licensed_financial_institution", "lpr": "lpr_1y_at_contract",
                   "years": "period_years"}  # fmt: skip
    derived = {"clock", "goods_in_time", "is_lender_status_said"}
    for record, name in ((CarClaim, "claim"), (Seal, "seizure"), (Transfer, "transfer")):
        fields = {other_names.get(one, one) for one in record.__dataclass_fields__} - derived
        assert fields <= set(definitions[name]["properties"]), name
        assert set(definitions[name]["properties"]) - fields <= {"note", "rate_claimed"}


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "cases").glob("*.toml")), ids=lambda path: path.stem)
def test_the_cases_keep_to_the_schema(path: Path) -> None:
    import tomllib

    import jsonschema

    case = json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=str))
    jsonschema.validate(case, _published())

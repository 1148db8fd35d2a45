"""Convert the researched rules that the claims engine names into a table, and write the schema of `claims FILE`.

    python update/claims.py RULES.yaml CLAIMS_INPUT.schema.json

RULES.yaml is the research file `rules.yaml`, the schema its neighbour (own words, may be copied). The texts taken are
those that the engine or its tables name: name a rule there, run this, and it has its article and address. Tiers,
switches, figures and words for buyers (`tables/claims_*.toml`) are written by hand: each row says where it comes from.
"""

from __future__ import annotations

import argparse
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ENGINE = ROOT / "src/yellowplate/law/claims"
TABLES = ROOT / "src/yellowplate/tables"
TABLE = TABLES / "claims_rules.toml"
SCHEMA = ROOT / "docs/formats/claims.schema.json"
RULE = re.compile(r"\bcn-[a-z0-9]+(?:-[a-z0-9]+)*\b")

COLUMNS = (
    "id",
    "jurisdiction",
    "instrument",
    "article",
    "title",
    "effective_from",
    "effective_to",
    "summary",
    "source_url",
    "verified",
    "source_kind",
    "effective_from_verified",
)
DAYS = ("effective_from", "effective_to")

HEAD = """\
# Texts that the distribution of the money of a car rests on, in our own words; not legal advice.
# Made by update/claims.py from the project's research file rules.yaml; do not edit by hand.
# verified = the provision, or an official or clearly attributed summary of it, was read in a copy of source_url.
"""


def named_rules() -> list[str]:
    """Return the ids of the rules that the engine and its tables name, in order."""
    sources = [*ENGINE.glob("*.py"), *(path for path in TABLES.glob("claims_*.toml") if path != TABLE)]
    return sorted({rule for path in sources for rule in RULE.findall(path.read_text(encoding="utf-8"))})


def _toml(name: str, value: object) -> str:
    """Write one line of TOML; a JSON string is a TOML basic string."""
    plain = date.fromisoformat(str(value)).isoformat() if name in DAYS else json.dumps(value, ensure_ascii=False)
    return f"{name} = {plain}\n"


def table(rules: dict[str, Any]) -> str:
    """Make the table of texts.

    Args:
        rules: the research file, parsed.

    Raises:
        KeyError: a named rule is not in the research file, or lacks a column.
    """
    known = {rule["id"]: rule for rule in rules["rules"]}
    parts = [
        HEAD,
        f"compiled_on = {date.fromisoformat(str(rules['meta']['compiled_on'])).isoformat()}\n",
        'licence = "own work of the project, Apache-2.0"\n',
    ]
    for key in named_rules():
        parts.append("\n[[text]]\n")
        parts += [_toml(name, known[key][name]) for name in COLUMNS if known[key][name] is not None]
    return "".join(parts)


def schema(given: dict[str, Any]) -> dict[str, Any]:
    """Make the published schema: the given one, with the word "unknown" for null where a format has no null (TOML).

    Args:
        given: the research schema, parsed.
    """
    found: dict[str, Any] = json.loads(json.dumps(given))
    found["title"] = "Claims on one vehicle and the money from its sale (input of `yellowplate claims FILE`)"
    found["$defs"]["fact"] = {
        "enum": [True, False, None, "unknown"],
        "description": 'true, false, or null for unknown; TOML, which has no null, writes "unknown".',
    }
    found["oneOf"].append({"$ref": "#/$defs/case"})
    return found


def main() -> None:
    """Write both files and say what was written."""
    import yaml

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", type=Path, help="the research file rules.yaml")
    parser.add_argument("schema", type=Path, help="the research file claims_input.schema.json")
    given = parser.parse_args()
    TABLE.write_text(table(yaml.safe_load(given.rules.read_text(encoding="utf-8"))), encoding="utf-8")
    found = schema(json.loads(given.schema.read_text(encoding="utf-8")))
    SCHEMA.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"{TABLE.relative_to(ROOT)}: {len(named_rules())} texts\n{SCHEMA.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

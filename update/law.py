"""Convert the researched rules into the package's table of texts, and write the schema of `screen FILE`.

    python update/law.py RULES.yaml

RULES.yaml is the research file `rules.yaml` (own words, may be copied; its field meanings are under `meta`). Only the
texts that the program cites are taken. To add one: add its id to `CITED`, run this, add the rule and its situations.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from yellowplate.law.screening_schema import schema

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "src/yellowplate/tables/law_texts.toml"
SCHEMA = ROOT / "docs/formats/screen.schema.json"

CITED = (
    "cn-cc-153",
    "cn-cc-157",
    "cn-cc-390",
    "cn-cc-403",
    "cn-cc-406",
    "cn-cc-410",
    "cn-mofcom-gacc-2018-4",
    "cn-mps-164-26",
    "cn-mps-164-29",
    "cn-mps-164-37",
    "cn-mps-164-42",
    "cn-usedcar-2024-6",
    "cn-usedcar-2024-6-encumb",
    "un-2397-25",
    "un-2397-7",
    "un-2397-7-hs",
    "un-2397-7-spares",
)
"""Ids of the texts that rules and answers of the program name."""

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
# Texts of the rules that the program cites, in our own words; not legal advice.
# Made by update/law.py from the project's research file rules.yaml; do not edit by hand.
# verified = the provision, or an official or clearly attributed summary of it, was read in a copy of source_url.
# Statute texts themselves are not here: quote them only from the official database.
"""


def _toml(name: str, value: object) -> str:
    """Write one line of TOML; a JSON string is a TOML basic string."""
    plain = date.fromisoformat(str(value)).isoformat() if name in DAYS else json.dumps(value, ensure_ascii=False)
    return f"{name} = {plain}\n"


def table(rules: dict[str, Any]) -> str:
    """Make the table.

    Args:
        rules: the research file, parsed.

    Returns:
        TOML text, texts in order of id.

    Raises:
        KeyError: a cited text is not in the research file, or lacks a column.
    """
    known = {rule["id"]: rule for rule in rules["rules"]}
    parts = [
        HEAD,
        f"compiled_on = {date.fromisoformat(str(rules['meta']['compiled_on'])).isoformat()}\n",
        'licence = "own work of the project, Apache-2.0"\n',
    ]
    for key in sorted(CITED):
        parts.append("\n[[text]]\n")
        parts += [_toml(name, known[key][name]) for name in COLUMNS if known[key][name] is not None]
    return "".join(parts)


def main() -> None:
    """Write both files and say what was written."""
    import yaml

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", type=Path, help="the research file rules.yaml")
    rules = yaml.safe_load(parser.parse_args().rules.read_text(encoding="utf-8"))
    TABLE.write_text(table(rules), encoding="utf-8")
    SCHEMA.parent.mkdir(parents=True, exist_ok=True)
    SCHEMA.write_text(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"{TABLE.relative_to(ROOT)}: {len(CITED)} texts\n{SCHEMA.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

"""Convert the researched rules into the package's tables, and write the pages that follow from rules and tables.

    python update/law.py RULES.yaml     tables of texts, indicators and headings, schema of `screen FILE`, docs/rules.md
    python update/law.py                the schema and docs/rules.md only

RULES.yaml is the research file `rules.yaml` (own words, may be copied; its field meanings are under `meta`).

To add a rule: add its text to RULES.yaml, run this, write `law/rules/<jurisdiction>/<name>.py` with `RULE` and its
situations under `tests/law/rules/<jurisdiction>/<name>.toml`, run this again for docs/rules.md. To end a rule: give its
text `effective_to` (the last day in force), keep the file, add the successor as a rule of its own, and a situation on
either side of the day. A figure that changes (a term, a threshold) is a new row of `tables/law_texts_figures.toml`.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from yellowplate.law.engine import all_rules
from yellowplate.law.screening_schema import schema
from yellowplate.tables.indicators import red_flags
from yellowplate.tables.law_texts import law_texts

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "src/yellowplate/tables/law_texts.toml"
INDICATORS = ROOT / "src/yellowplate/tables/indicators.toml"
SCHEMA = ROOT / "docs/formats/screen.schema.json"
PAGE = ROOT / "docs/rules.md"

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
    "used_for",
)
DAYS = ("effective_from", "effective_to")

HEAD = """\
# Texts of the rules, in our own words; not legal advice.
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
        KeyError: a text lacks a column.
    """
    known = {rule["id"]: rule for rule in rules["rules"]}
    parts = [
        HEAD,
        f"compiled_on = {date.fromisoformat(str(rules['meta']['compiled_on'])).isoformat()}\n",
        'licence = "own work of the project, Apache-2.0"\n',
    ]
    for key in sorted(known):
        parts.append("\n[[text]]\n")
        parts += [_toml(name, known[key][name]) for name in COLUMNS if known[key][name] is not None]
    return "".join(parts)


INDICATOR_COLUMNS = ("id", "title", "check", "weight", "source_url", "verified", "rules", "note")

INDICATOR_HEAD = """\
# Red flags of the trade, in our own words: indicators, never findings. Weights are choices of the project, not law.
# Made by update/law.py from the project's research file rules.yaml; do not edit by hand.
# verified = the page at source_url was read and reports the sign.
"""


def indicator_table(rules: dict[str, Any]) -> str:
    """Make the table of red flags.

    Args:
        rules: the research file, parsed.

    Returns:
        TOML text, in order of id.
    """
    parts = [INDICATOR_HEAD, 'licence = "own work of the project, Apache-2.0"\n']
    for row in sorted(rules["indicators"], key=lambda one: str(one["id"])):
        full = {"rules": [], **row}
        parts.append("\n[[indicator]]\n")
        parts += [_toml(name, full[name]) for name in INDICATOR_COLUMNS if full.get(name) is not None]
    return "".join(parts)


PAGE_HEAD = """\
# Rules

Every text that the program knows, its days and whether it was read. Written by `python update/law.py`; do not edit.

- **kind**: *duty* gives a finding; *exception* takes cases out of a duty; *context* explains duties and is told with
  them; *claims* is a text for the order of payment, applied by `yellowplate claims`.
- **text**: *read* = the provision, or an official or clearly attributed summary, was read in a copy of the source;
  *not read* = from knowledge or press only: such a rule never gives BREACHED.
- **first day**: a day in parentheses was not read; before it the answer is UNKNOWN, not NOT_BREACHED.

BREACHED rests on a text that was read and, for each condition, on an official record or a statement a reviewer
accepted; a party's own word gives `if_carried_out` only. A document counts as an official record where a file
NAME.record.toml beside it, typed by whoever obtained it, names its authority and how it was obtained
(formats/official_records.schema.json); no post, page, table or text can say so of itself.

`yellowplate screen FILE` takes one document, or many: JSON Lines, a JSON list, a list `transactions`, or CSV with a
column a fact (formats/screen.schema.json); with `--json` each line names its `transaction`, and a transaction that
cannot be read is named on standard error while the others are screened.

`yellowplate rules show ID` prints one with its conditions; `yellowplate rules diff --from DAY --to DAY` what changed.

"""


def rules_page() -> str:
    """Make docs/rules.md from the rules of the package and the table of texts.

    Returns:
        Markdown: one line a text, in order of jurisdiction and id, and the red flags.
    """
    kinds = {rule.id: str(rule.kind) for rule in all_rules()}
    texts = sorted(law_texts().values(), key=lambda one: (one.jurisdiction, one.id))
    lines = ["| rule | kind | instrument and article | first day | last day | text |", "|---|---|---|---|---|---|"]
    for one in texts:
        day = one.effective_from.isoformat()
        first = day if one.effective_from_verified else f"({day})"
        last = one.effective_to.isoformat() if one.effective_to else "in force"
        read = "read" if one.verified else "not read"
        cited = f"[{one.citation}]({one.source_url})" if one.source_url else one.citation
        lines.append(f"| `{one.id}` | {kinds.get(one.id, 'claims')} | {cited} | {first} | {last} | {read} |")
    flags = ["| indicator | weight | what is seen | source |", "|---|---|---|---|"]
    for flag in red_flags():
        source = f"[{'read' if flag.verified else 'not read'}]({flag.source_url})" if flag.source_url else "none"
        flags.append(f"| `{flag.id}` | {flag.weight} | {flag.title} | {source} |")
    n_rules = sum(kind == "duty" for kind in kinds.values())
    head = f"{len(texts)} texts; {n_rules} duties.\n\n"
    return "\n".join([PAGE_HEAD + head + "\n".join(lines), "", "## Indicators", "", *flags, ""])


def main() -> None:
    """Write the tables where a research file is given, then the schema and the page, and say what was written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", type=Path, nargs="?", help="the research file rules.yaml")
    path = parser.parse_args().rules
    written = [SCHEMA, PAGE]
    if path is not None:
        import yaml

        rules = yaml.safe_load(path.read_text(encoding="utf-8"))
        TABLE.write_text(table(rules), encoding="utf-8")
        INDICATORS.write_text(indicator_table(rules), encoding="utf-8")
        written = [TABLE, INDICATORS, *written]
        law_texts.cache_clear()
        red_flags.cache_clear()
    SCHEMA.parent.mkdir(parents=True, exist_ok=True)
    SCHEMA.write_text(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    PAGE.write_text(rules_page(), encoding="utf-8")
    print("\n".join(str(one.relative_to(ROOT)) for one in written))


if __name__ == "__main__":
    main()

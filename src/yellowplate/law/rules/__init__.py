"""One legal rule per file under its jurisdiction, each with `RULE`."""

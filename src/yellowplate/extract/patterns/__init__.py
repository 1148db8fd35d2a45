"""One text pattern per file, each with `PATTERN`."""

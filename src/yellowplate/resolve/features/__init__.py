"""One match feature per file, each with `FEATURE`."""

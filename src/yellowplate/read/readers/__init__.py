"""One reader per file, each with `READER`."""

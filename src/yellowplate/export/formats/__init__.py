"""One outgoing format per file, each with `EXPORTER`."""

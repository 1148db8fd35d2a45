"""The commands, one per file; thin, see `yellowplate.pipeline`."""

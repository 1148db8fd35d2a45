"""The world's files → Item, Post."""

from yellowplate.ingest.intake import ingest

__all__ = ["ingest"]

"""Identifier formats, one per file: parse, check, format."""

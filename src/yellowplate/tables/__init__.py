"""Data with source, date and licence, one table per file."""

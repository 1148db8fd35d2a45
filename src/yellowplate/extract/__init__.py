"""Reading → Statement: text patterns, what they mean together, and the first prose."""

from yellowplate.extract.statements import extract, version

__all__ = ["extract", "version"]

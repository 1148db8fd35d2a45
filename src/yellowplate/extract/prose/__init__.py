"""News and field reports, English and Korean: statements with their speakers, places and dates."""

from yellowplate.extract.prose.statement import ProseStatement, row_of
from yellowplate.extract.prose.telling import statements_of

__all__ = ["ProseStatement", "row_of", "statements_of"]

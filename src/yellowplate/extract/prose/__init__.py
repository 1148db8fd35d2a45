"""News and field reports, in a first form: sentences with counts, prices and a place."""

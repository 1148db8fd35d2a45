"""Repeated looks at places: counts, series, changes, stock and flow."""

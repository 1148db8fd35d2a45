"""Figures of trade and rates that reporters print differently."""

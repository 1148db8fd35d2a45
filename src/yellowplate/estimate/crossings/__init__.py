"""Counts of one kind of place by surveys that overlap."""

"""Statements and judgements → VehicleFile: which publications speak of one car, and what they say of it."""

from yellowplate.resolve.resolver import in_view, match_features, resolve, version
from yellowplate.resolve.seen import sightings

__all__ = ["in_view", "match_features", "resolve", "sightings", "version"]

"""Statements and judgements → VehicleFile: which publications speak of one car, and what they say of it."""

from yellowplate.resolve.areas import areas, coverages
from yellowplate.resolve.looks import area_counts, by_area
from yellowplate.resolve.resolver import in_view, match_features, resolve, version
from yellowplate.resolve.seen import sightings

__all__ = [
    "area_counts",
    "areas",
    "by_area",
    "coverages",
    "in_view",
    "match_features",
    "resolve",
    "sightings",
    "version",
]

"""Parties, VehicleFiles → matches with name lists and loan books."""

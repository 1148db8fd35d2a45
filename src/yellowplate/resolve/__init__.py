"""Statements and Judgements → VehicleFile."""

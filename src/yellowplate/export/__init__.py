"""VehicleFiles, Findings → files."""

"""VehicleFiles, Sightings and typed tables to Estimates: several methods side by side, each with its warnings."""

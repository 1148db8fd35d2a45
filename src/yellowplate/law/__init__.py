"""VehicleFile, day → Finding."""

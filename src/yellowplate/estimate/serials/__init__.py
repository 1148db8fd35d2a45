"""How many were issued, from serial numbers seen."""

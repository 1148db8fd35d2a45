"""How many there are, from who was on which list."""

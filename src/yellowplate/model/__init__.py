"""The whole loop as a simulation: what its mechanisms imply, never evidence; consumes statements and makes none."""

"""What bodies of the state take from vehicles, by a scenario of beliefs."""

"""Rules of the United Kingdom."""

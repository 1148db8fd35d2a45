"""Rules of Hong Kong."""

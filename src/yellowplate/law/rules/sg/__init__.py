"""Rules of Singapore."""

"""Rules of India."""

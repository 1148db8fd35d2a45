"""Rules of the Republic of Korea."""

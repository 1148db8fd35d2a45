"""Follows a car from a dealer's video in China to a number plate in North Korea, only as far as evidence carries it."""

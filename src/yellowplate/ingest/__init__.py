"""The world's files → Item, Post."""

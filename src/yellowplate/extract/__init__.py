"""Reading → Statement."""

"""One method of estimation a file, each with `METHOD`."""

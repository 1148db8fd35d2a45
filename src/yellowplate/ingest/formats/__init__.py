"""One incoming format per file, each with `FORMAT`."""

"""`python -m yellowplate` is the command `yellowplate`."""

from yellowplate.cli import main

if __name__ == "__main__":
    main()

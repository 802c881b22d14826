"""``python -m timescales``: the command line."""

from timescales.cli import main

if __name__ == "__main__":
    main()

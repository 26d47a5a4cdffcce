"""`python -m disputatio.converter` is the command `disputatio`."""

from disputatio.converter.cli import main

if __name__ == "__main__":
    main()

"""Structure passes: pure functions from a debate to a debate, one file each."""

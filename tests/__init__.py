"""The tests, importable as a package from the repository root."""

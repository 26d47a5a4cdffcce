"""A complete plug-in of a stranger, installed by a test and used by the command."""

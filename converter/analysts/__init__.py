"""Analysts that come with disputatio: each a structure pass that runs when asked for."""

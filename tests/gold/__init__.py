"""Threads with gold structure (`seeds/threads`): their form, their checks, their debates."""

"""The outside judges: programs by others that accept or refuse what we write.

They take text, bytes or paths and know nothing of our model. `policy` says what happens where a judge cannot be had.
"""

"""Reading, thinking and converting: the public API of disputatio.

`from disputatio.converter import read, read_all, write, convert, identify`
"""

"""`disputatio show`: the debate in the terminal."""

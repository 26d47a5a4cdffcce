"""The ground of disputatio: the debate model, its rules, and the protocols of formats."""

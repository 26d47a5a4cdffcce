"""Two formats for disputatio: shouted debates and chat logs."""

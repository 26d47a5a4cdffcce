"""AIF-JSON as a debate: what is read, meant, corrected, linted."""

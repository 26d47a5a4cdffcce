"""One thread of our own, as each board software prints it."""

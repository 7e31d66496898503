"""A bokslut folder or a set of books → the whole closing; commands and scripts both call it."""

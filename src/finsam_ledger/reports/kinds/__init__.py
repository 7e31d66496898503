"""One report a file, each with the constant ``KIND``."""

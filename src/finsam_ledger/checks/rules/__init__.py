"""One rule a file, each with the constant ``CHECK``."""

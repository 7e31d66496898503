"""One format a file, each with the constant ``FORMAT``."""

"""One command a file, each with the constant ``COMMAND``."""

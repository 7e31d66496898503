"""One rule of law or guidance a file, each with the constant ``RULE``."""

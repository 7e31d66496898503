"""Readers of printed tables (läsare), one file a format."""

"""Procedures on books (bokföringens rutiner): budget, and what is built on it."""

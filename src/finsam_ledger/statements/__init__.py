"""Statements (uppställningar): rows as data, one interpreter, rounding, tie-outs, explanations."""

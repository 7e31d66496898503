"""Review of a printed report by its tables alone (granskning av en tryckt rapport)."""

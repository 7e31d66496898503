"""Reports (rapporter): what was computed, and the format-neutral document made from it."""

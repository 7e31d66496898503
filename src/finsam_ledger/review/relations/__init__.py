"""Relations between printed figures (sambandsslag), one file a relation."""

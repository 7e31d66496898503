"""Double-entry accounting for Swedish samordningsförbund (under construction)."""

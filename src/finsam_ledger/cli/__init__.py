"""The command (kommandot) ``finsam-ledger``: Swedish words, one file a command."""

from finsam_ledger.cli.main import main

__all__ = ["main"]

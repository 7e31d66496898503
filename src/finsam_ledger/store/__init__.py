"""The store (bokfilen): books in one SQLite file, append-only, chained and sealed."""

from typing import TYPE_CHECKING

from finsam_ledger.discovery import lazy_names

if TYPE_CHECKING:
    from finsam_ledger.store.magic import MAGIC, is_store
    from finsam_ledger.store.seal import KeptSeal, Seal, parse_seal
    from finsam_ledger.store.store import Store
    from finsam_ledger.store.verifying import verify

_HOMES = {
    "magic": ("MAGIC", "is_store"),
    "seal": ("KeptSeal", "Seal", "parse_seal"),
    "store": ("Store",),
    "verifying": ("verify",),
}
__getattr__ = lazy_names(__name__, _HOMES)

__all__ = ["MAGIC", "KeptSeal", "Seal", "Store", "is_store", "parse_seal", "verify"]

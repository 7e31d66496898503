"""Rendering (utskrift): a document into the bytes of a format, one file a format."""

from finsam_ledger.render._cells import clean
from finsam_ledger.render.format import Format, all_formats, format_named

__all__ = ["Format", "all_formats", "clean", "format_named"]

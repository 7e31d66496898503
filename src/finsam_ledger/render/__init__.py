"""Rendering (utskrift): a document into the bytes of a format, one file a format."""

from finsam_ledger.render.format import Format, format_named, formats

__all__ = ["Format", "format_named", "formats"]

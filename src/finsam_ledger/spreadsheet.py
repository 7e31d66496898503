"""Text that goes to a spreadsheet (kalkylblad)."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def safe(text: str) -> str:
    """The text with an apostrophe first if a spreadsheet would take it for a formula (ofarlig).

    >>> safe("=1+1"), safe("Kassa")
    ("'=1+1", 'Kassa')
    """
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text

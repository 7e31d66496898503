"""Bilingual text and the glossary that joins English names to Swedish terms (ordlista)."""

from attrs import frozen


@frozen
class Text:
    """The same words in Swedish and English (tvåspråkig text).

    Args:
        sv: What a Swedish reader sees.
        en: The same in English.

    >>> Text("konto", "account").lang("en")
    'account'
    """

    sv: str
    en: str

    def lang(self, code: str) -> str:
        """The words in language ``code``: "en" for English, everything else Swedish."""
        return self.en if code == "en" else self.sv

    def __str__(self) -> str:
        return self.sv

"""Emphasis in a terminal (betoning)."""

from attrs import frozen


@frozen
class Style:
    r"""How emphasis is written (betoning): ANSI codes on a terminal, nothing in a file.

    >>> Style(colour=True).strong("Summa"), Style().strong("Summa")
    ('\x1b[1mSumma\x1b[0m', 'Summa')
    """

    colour: bool = False

    def strong(self, text: str) -> str:
        """The text in bold (fet)."""
        return self._coded("1", text)

    def title(self, text: str) -> str:
        """The text as a title, bold and blue (rubrik)."""
        return self._coded("1;34", text)

    def faint(self, text: str) -> str:
        """The text held back, for rules and sources (dämpad)."""
        return self._coded("2", text)

    def _coded(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text

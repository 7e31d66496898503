"""Converting books into other programs' files (konvertering), and finding all conversions."""

from collections.abc import Callable
from functools import cache

from attrs import frozen

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.discovery import discover
from finsam_ledger.errors import UnknownNameError
from finsam_ledger.terms import Text


@frozen
class Conversion:
    """A kind of file that books can be converted into (konvertering), one file each.

    Args:
        name: What the user writes, "csv" or "beancount".
        suffix: The ending of such a file, ".csv".
        summary: What the file holds, in a line.
        convert: Makes the bytes from a ledger and the currency of its amounts.
    """

    name: str
    suffix: str
    summary: Text
    convert: Callable[[Ledger, str], bytes]


@cache
def all_conversions() -> dict[str, Conversion]:
    """All conversions by name (alla konverteringar)."""
    from finsam_ledger.sie import conversions as folder  # noqa: PLC0415 found when first wanted

    return {found.name: found for found in discover(folder, "CONVERSION", Conversion)}


def conversion_named(name: str) -> Conversion:
    """The conversion of a name.

    Raises:
        UnknownNameError: There is none; the message lists those there are.
    """
    known = all_conversions()
    if name not in known:
        raise UnknownNameError(
            Text(f"det går inte att konvertera till ”{name}”", f'cannot convert to "{name}"'),
            Text(f"Välj bland {', '.join(known)}", f"Choose among {', '.join(known)}"),
        )
    return known[name]


def convert(ledger: Ledger, name: str, *, currency: str = "SEK") -> bytes:
    r"""The books as another program's file (konvertera).

    Vouchers that do not hold are in no such file, as they are in no figure; in JSON they stand
    apart.

    Args:
        ledger: The books.
        name: "csv", "json", "parquet", "ledger", "hledger" or "beancount".
        currency: The currency of the amounts, where the file states one.

    Raises:
        UnknownNameError: There is no such conversion.
        MissingExtraError: It needs a package that is not installed.

    >>> from finsam_ledger.sie.reader import read
    >>> book = read(b"#VER A 1 20210104\n{\n#TRANS 1930 {} 5\n#TRANS 3981 {} -5\n}\n")
    >>> convert(book.ledger, "hledger").decode().splitlines()[-1].split()
    ['Income:3981', '-5.00', 'SEK']
    """
    return conversion_named(name).convert(ledger, currency)

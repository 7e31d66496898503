"""Parquet (parquet): ``JournalTable`` in a file, for data tools."""

from io import BytesIO

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.errors import MissingExtraError
from finsam_ledger.sie.arrow import JournalTable
from finsam_ledger.sie.conversion import Conversion
from finsam_ledger.terms import Text


def convert(ledger: Ledger, _: str) -> bytes:
    """Every line as a Parquet file (parquet).

    Args:
        ledger: The books.
        _: The currency, which the file does not state.

    Raises:
        MissingExtraError: The extra ``parquet`` is not installed.
    """
    try:
        from arro3.io import write_parquet  # noqa: PLC0415 an extra, only where it is used
    except ImportError:
        raise MissingExtraError(
            Text("för Parquet behövs arro3-io", "Parquet needs arro3-io"),
            Text(
                "Installera med: pip install 'finsam-ledger[parquet]'",
                "Install it by: pip install 'finsam-ledger[parquet]'",
            ),
        ) from None
    out = BytesIO()
    write_parquet(JournalTable(ledger), out, compression="zstd(3)")
    return out.getvalue()


CONVERSION = Conversion(
    "parquet", ".parquet", Text("tabell för dataverktyg", "a table for data tools"), convert
)

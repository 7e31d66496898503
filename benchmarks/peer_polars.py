"""A peer for compare.py: polars groups the CSV file by account and prints every balance.

Run as ``python benchmarks/peer_polars.py FILE.csv``. Checks nothing; the floor for such a job.
"""

import sys

import polars as pl


def main() -> None:
    """Print opening balance, movement and closing balance by account, in öre."""
    ore, opening = pl.col("ore"), pl.col("voucher") == "IB"
    table = (
        pl.scan_csv(sys.argv[1])
        .group_by("account")
        .agg(ore.filter(opening).sum().alias("opening"), ore.sum().alias("closing"))
        .with_columns((pl.col("closing") - pl.col("opening")).alias("movement"))
        .sort("account")
        .collect()
    )
    for account, start, end, change in table.iter_rows():
        print(f"{account} {start:>18} {change:>18} {end:>18}")


if __name__ == "__main__":
    main()

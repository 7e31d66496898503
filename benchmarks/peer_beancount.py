"""A peer for compare.py: beancount loads its file and prints every balance.

Run as ``python benchmarks/peer_beancount.py FILE.beancount``. The load cache is switched off.
"""

import sys
from collections import defaultdict
from decimal import Decimal

from beancount import loader
from beancount.core.data import Transaction


def main() -> None:
    """Load the file, refuse errors, print balances."""
    loader.initialize(use_cache=False)
    entries, errors, _ = loader.load_file(sys.argv[1])
    if errors:
        sys.exit(f"{len(errors)} errors, first: {errors[0]}")
    balances: defaultdict[str, Decimal] = defaultdict(Decimal)
    for entry in entries:
        if isinstance(entry, Transaction):
            for posting in entry.postings:
                if posting.units is not None and posting.units.number is not None:
                    balances[posting.account] += posting.units.number
    for account, balance in sorted(balances.items()):
        print(f"{account:20} {balance:>18}")


if __name__ == "__main__":
    main()

"""Values and their invariants: amounts, accounts, vouchers, the journal, the ledger. No I/O."""

"""The testing kit (testverktyg): Hypothesis strategies and named invariants, for users too.

Needs the extra ``testing``. A strategy draws values that are right unless its name says otherwise;
an invariant takes a value of yours, drawn or real, and raises AssertionError with the figures.

>>> from hypothesis import given, settings
>>> @settings(max_examples=10)
... @given(ledgers(vouchers=3))
... def my_books_hold(ledger):
...     sums_to_zero(ledger)
...     opening_plus_movement_is_closing(ledger, ledger.year)
>>> my_books_hold()
"""

from finsam_ledger.testing.invariants import (
    closed_year,
    objects_partition_the_movement,
    opening_plus_movement_is_closing,
    order_does_not_matter,
    posting_one_by_one_is_posting_all,
    reposted,
    result_is_change_in_equity,
    sums_to_zero,
)
from finsam_ledger.testing.layouts import columns, layouts
from finsam_ledger.testing.printed import (
    both_sides_agree,
    everything_ties,
    explained_to_the_last_line,
    printed_ore,
    printed_parts_foot,
    printed_within_one_unit,
    same_quantity_prints_the_same,
)
from finsam_ledger.testing.reports import DrawnReport, note_specs, reports
from finsam_ledger.testing.sie import (
    SieBooks,
    odd_texts,
    sie_books,
    sie_lines,
    sie_objects,
    sie_texts,
    sie_vocabulary,
    sie_vouchers,
)
from finsam_ledger.testing.values import (
    account_groups,
    account_numbers,
    amounts,
    associations,
    charts_known,
    days,
    fiscal_years,
    object_refs,
    objects,
    ore,
    periods,
    shuffled,
    some_of,
    weights,
)
from finsam_ledger.testing.vouchers import (
    EQUITY_ACCOUNT,
    TRANSFER_ACCOUNT,
    balanced_drafts,
    carried_forward,
    empty_ledgers,
    ledger_pairs,
    ledgers,
    lines,
    openings,
    unbalanced_drafts,
)

__all__ = [
    "EQUITY_ACCOUNT",
    "TRANSFER_ACCOUNT",
    "DrawnReport",
    "SieBooks",
    "account_groups",
    "account_numbers",
    "amounts",
    "associations",
    "balanced_drafts",
    "both_sides_agree",
    "carried_forward",
    "charts_known",
    "closed_year",
    "columns",
    "days",
    "empty_ledgers",
    "everything_ties",
    "explained_to_the_last_line",
    "fiscal_years",
    "layouts",
    "ledger_pairs",
    "ledgers",
    "lines",
    "note_specs",
    "object_refs",
    "objects",
    "objects_partition_the_movement",
    "odd_texts",
    "opening_plus_movement_is_closing",
    "openings",
    "order_does_not_matter",
    "ore",
    "periods",
    "posting_one_by_one_is_posting_all",
    "printed_ore",
    "printed_parts_foot",
    "printed_within_one_unit",
    "reports",
    "reposted",
    "result_is_change_in_equity",
    "same_quantity_prints_the_same",
    "shuffled",
    "sie_books",
    "sie_lines",
    "sie_objects",
    "sie_texts",
    "sie_vocabulary",
    "sie_vouchers",
    "some_of",
    "sums_to_zero",
    "unbalanced_drafts",
    "weights",
]

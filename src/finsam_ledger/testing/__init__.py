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

from finsam_ledger.testing.corruptions import (
    CORRUPTIONS,
    Corruption,
    corrupted_ledgers,
    corruptions,
    with_reported,
)
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
from finsam_ledger.testing.machine import BookMachine
from finsam_ledger.testing.plans import (
    accruals,
    assets,
    planning_ledger,
    recurring,
    registers,
    vacation_debts,
)
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
from finsam_ledger.testing.sie_files import (
    DAMAGES,
    Damage,
    SieFile,
    damaged_sie_files,
    reading_survives,
    sie_files,
)
from finsam_ledger.testing.soundness import (
    INVARIANTS,
    accounts_are_in_the_chart,
    broken,
    closing_is_as_reported,
    numbers_are_unique,
    numbers_have_no_gaps,
    vouchers_are_in_the_year,
)
from finsam_ledger.testing.tool import LibraryTool, Posted, RefusedError, Tool
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
from finsam_ledger.testing.years import AssociationYear, association_years

__all__ = [
    "CORRUPTIONS",
    "DAMAGES",
    "EQUITY_ACCOUNT",
    "INVARIANTS",
    "TRANSFER_ACCOUNT",
    "AssociationYear",
    "BookMachine",
    "Corruption",
    "Damage",
    "DrawnReport",
    "LibraryTool",
    "Posted",
    "RefusedError",
    "SieBooks",
    "SieFile",
    "Tool",
    "account_groups",
    "account_numbers",
    "accounts_are_in_the_chart",
    "accruals",
    "amounts",
    "assets",
    "association_years",
    "associations",
    "balanced_drafts",
    "both_sides_agree",
    "broken",
    "carried_forward",
    "charts_known",
    "closed_year",
    "closing_is_as_reported",
    "columns",
    "corrupted_ledgers",
    "corruptions",
    "damaged_sie_files",
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
    "numbers_are_unique",
    "numbers_have_no_gaps",
    "object_refs",
    "objects",
    "objects_partition_the_movement",
    "odd_texts",
    "opening_plus_movement_is_closing",
    "openings",
    "order_does_not_matter",
    "ore",
    "periods",
    "planning_ledger",
    "posting_one_by_one_is_posting_all",
    "printed_ore",
    "printed_parts_foot",
    "printed_within_one_unit",
    "reading_survives",
    "recurring",
    "registers",
    "reports",
    "reposted",
    "result_is_change_in_equity",
    "same_quantity_prints_the_same",
    "shuffled",
    "sie_books",
    "sie_files",
    "sie_lines",
    "sie_objects",
    "sie_texts",
    "sie_vocabulary",
    "sie_vouchers",
    "some_of",
    "sums_to_zero",
    "unbalanced_drafts",
    "vacation_debts",
    "vouchers_are_in_the_year",
    "weights",
    "with_reported",
]

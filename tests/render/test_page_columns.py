"""How columns share a page: figures never fold, long labels make the type smaller, words flow."""

from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.render._page_columns import is_hung, shares, size_of
from finsam_ledger.reports.document import Number, Table, TableColumn, TableRow, Words

SMALL = 95


def table(label: str, figures: int, value: int = 1_000_000) -> Table:
    """A table of one row with so many figures."""
    columns = (TableColumn("Rad"), *(TableColumn("2021", numeric=True) for _ in range(figures)))
    return Table("t", "T", columns, (TableRow((Words(label), *[Number(value)] * figures)),))


def is_small(made: Table) -> bool:
    """Whether its type is set smaller."""
    return size_of(made, "sv")["size"] < SMALL


@given(st.text("abc ", min_size=1, max_size=60), st.integers(1, 9))
def test_more_to_hold_never_makes_the_type_larger(label: str, figures: int) -> None:
    """A longer label, or one figure more, is set as small or smaller."""
    assert is_small(table(label, figures)) <= is_small(table(label, figures + 1))
    assert is_small(table(label, figures)) <= is_small(table(label * 2, figures))


def test_a_page_is_full_at_some_number_of_columns() -> None:
    """Two columns of figures have room; six with long labels have not."""
    label = "Återbetalning pensionspremie inklusive beräknad löneskatt"
    assert not is_small(table(label, 2))
    assert is_small(table(label, 5, 10_000_000))


def test_paragraphs_in_a_cell_keep_their_size() -> None:
    """They fold anyhow; only many columns make them smaller."""
    words = table("En lång mening som fortsätter. " * 8 + "\nÅtgärd: gör något.", 1)
    assert is_hung(words, "sv")
    assert not is_small(words)


def test_words_in_a_column_of_figures_get_a_share_of_the_page() -> None:
    """A sentence among figures would else take all the room from the labels."""
    figures = table("Kassa", 1)
    assert shares(figures, "sv")[1] == 0
    row = TableRow((Words("Kolumner"), Words("Budget jan–aug 2016, Avvikelse, Prognos 2016")))
    mixed = Table("t", "T", figures.columns, (*figures.rows, row))
    assert shares(mixed, "sv")[1] > 0

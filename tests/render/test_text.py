"""Plain text: nothing cut, figures under each other, 80 columns where it fits."""

import re

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.render._columns import GAP, column_widths
from finsam_ledger.render._width import text_width
from finsam_ledger.render.formats.text import render_text
from finsam_ledger.reports.document import (
    Cell,
    Document,
    Heading,
    Number,
    Paragraph,
    Role,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=70)
NUMBERS = st.builds(
    Number, st.none() | st.integers(-(10**14), 10**14), st.sampled_from([0, 2]), st.just("")
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of a label, perhaps words, and up to four numbers."""
    kinds = [False, *draw(st.lists(st.booleans(), max_size=5))]
    columns = tuple(TableColumn(draw(st.text("ab 1-", max_size=20)), kind) for kind in kinds)
    rows = draw(st.lists(st.sampled_from(Role), max_size=6))
    return Table("t", draw(WORDS), columns, tuple(draw(_rows(kinds, role)) for role in rows), "tkr")


@st.composite
def _rows(draw: st.DrawFn, kinds: list[bool], role: Role) -> TableRow:
    wanted = kinds[:1] if role is Role.HEADING else kinds
    cells: tuple[Cell, ...] = tuple(
        draw(NUMBERS) if numeric else Words(draw(WORDS)) for numeric in wanted
    )
    return TableRow(cells, role, draw(st.integers(0, 9)))


def lines_of(*blocks: Heading | Paragraph | Table, lang: str = "sv") -> list[str]:
    """The lines of a document of these blocks."""
    return render_text(Document("x", lang, blocks)).splitlines()


def shown(number: Number) -> str:
    """A number as plain digits, "-12.50"."""
    if number.value is None:
        return "–"
    sign, digits = "−" * (number.value < 0), f"{abs(number.value):0{number.decimals + 1}}"
    whole, rest = digits[: len(digits) - number.decimals], digits[len(digits) - number.decimals :]
    return f"{sign}{whole}," + rest if number.decimals else f"{sign}{whole}"


@given(tables())
def test_no_figure_is_cut_or_left_out(table: Table) -> None:
    """Every number of a table stands in the text, whole, on one line."""
    made = [line.replace("\N{NO-BREAK SPACE}", "") for line in lines_of(table)]
    for row in table.rows:
        for cell in row.cells:
            if isinstance(cell, Number):
                assert any(shown(cell) in line for line in made)


@given(tables())
def test_no_line_is_wider_than_its_table(table: Table) -> None:
    """The table keeps within 80 columns unless its figures and shortest columns need more."""
    body = [
        ["9" * 24 if isinstance(cell, Number) else "w" * 24 for cell in row.cells]
        for row in table.rows
    ]
    most = sum(column_widths(table.columns, body, 80)) + GAP * (len(table.columns) - 1)
    for line in lines_of(table):
        assert text_width(line) <= max(80, most)


def test_figures_end_at_the_same_column() -> None:
    """Numbers of one column are set to the right, however their labels fold."""
    rows = tuple(
        TableRow((Words("Ord " * n), Number(10**n)), level=n) for n in (1, 5, 9, 15)
    )  # fmt: skip
    table = Table("t", "T", (TableColumn(""), TableColumn("Tal", numeric=True)), rows)
    ends = {len(line) for line in lines_of(table) if re.search(r"\d$", line)}
    assert len(ends) == 1


def test_a_folded_label_has_its_figure_on_the_last_line() -> None:
    """As in printed accounts; where labels have lines of their own, on the first."""
    columns = (TableColumn(""), TableColumn("Tal", numeric=True))
    long = (
        "Avsättningar för pensioner och liknande förpliktelser inklusive särskild löneskatt på dem"
    )
    table = Table("t", "T", columns, (TableRow((Words(long), Number(7))),))
    assert lines_of(table)[-1].startswith("  ")
    assert lines_of(table)[-1].endswith("7")
    hung = evolve(table, rows=(TableRow((Words(f"Fel\n{long}"), Number(7))),))
    assert next(line for line in lines_of(hung) if line.startswith("Fel")).endswith("7")


def test_totals_have_rules_as_in_printed_accounts() -> None:
    """A thin line above a total, only under figures; a double one below a grand total."""
    columns = (TableColumn(""), TableColumn("Tal", numeric=True))
    rows = (
        TableRow((Words("Del"), Number(7))),
        TableRow((Words("Summa"), Number(7)), Role.TOTAL),
        TableRow((Words("Allt"), Number(7)), Role.TOTAL, 0),
    )
    assert lines_of(Table("t", "T", columns, rows))[-6:] == [
        f"{'Del':36}    7",
        f"{'':36}  ───",
        f"{'Summa':36}    7",
        f"{'':36}  ───",
        f"{'Allt':36}    7",
        f"{'':36}  ═══",
    ]


def test_a_table_without_figures_or_heads_has_no_rules() -> None:
    """Words alone are set without lines."""
    rows = (TableRow((Words("Ett"),)), TableRow((Words("Två"),), Role.TOTAL, 0))
    assert lines_of(Table("t", "T", (TableColumn(""),), rows)) == ["T", "─", "Ett", "Två"]


def test_headings_are_underlined_by_level() -> None:
    """The title doubly, sections singly; a caption below a section only stands apart."""
    caption = Table("t", "Tabell", (TableColumn(""),), ())
    assert lines_of(Heading("Å", 1), Heading("B"), caption, Heading("C", 3)) == [
        "Å", "═", "", "B", "─", "", "Tabell", "", "", "C",
    ]  # fmt: skip


def test_colour_adds_codes_and_nothing_else(report: Report) -> None:
    """Without the ANSI codes a coloured text is the plain one."""
    document = kind_named("bokslut").build(report, "sv")
    coloured = render_text(document, colour=True)
    assert "\x1b[1mSumma tillgångar" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == render_text(document)


def test_hostile_text_cannot_steer_the_terminal(report: Report) -> None:
    """An escape in a voucher's text, or a turned direction, is shown as a replacement."""
    text = render_text(kind_named("bokslut").build(report, "sv"))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_narrower_width_is_kept(report: Report) -> None:
    """Words fold at the width asked for."""
    document = kind_named("kontroll").build(report, "sv")
    assert max(map(text_width, render_text(document, width=60).splitlines())) <= 60


def test_figures_that_need_more_than_eighty_columns_get_it() -> None:
    """Six columns of fifteen digits make the table wider; no digit is lost."""
    columns = (TableColumn(""), *(TableColumn("A", numeric=True),) * 6)
    row = TableRow((Words("Etikett som är lång"), *(Number(10**15),) * 6))
    lines = lines_of(Table("t", "T", columns, (row,)))
    assert max(map(len, lines)) > 80
    assert lines[-1].count("1\N{NO-BREAK SPACE}000") == 6

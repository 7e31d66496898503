"""The tables that reports have: statements, notes, cash flow, operations, activities, accounts."""

from collections.abc import Iterator

import printed_books as pb
from printed_tables import Col, Maker, Row, Table, head_of

LINES = (
    ("receivables", "Kortfristiga fordringar", pb.RECEIVABLES),
    ("prepaid", "Förutbetalda kostnader och upplupna intäkter", pb.PREPAID),
    ("cash", "Kassa och bank", pb.CASH),
    ("provisions", "Avsättningar för pensioner", pb.PROVISIONS),
    ("payables", "Leverantörsskulder", pb.PAYABLES),
    ("accrued", "Upplupna kostnader och förutbetalda intäkter", pb.ACCRUED),
    ("taxes", "Övriga kortfristiga skulder", pb.TAXES),
)


def statement_cols(maker: Maker) -> list[Col]:
    """The columns of the income statement: years, the group's, and the budget among them."""
    cols = list(maker.outcome_cols)
    if maker.style.newest_first:
        cols.reverse()
    if maker.style.group:
        cols += [f"group:{col.partition(':')[2]}" for col in cols]
    budget = f"budget:{maker.year}"
    place = {"first": 0, "between": 1, "last": len(cols)}.get(maker.style.budget)
    if place is not None:
        cols.insert(place, budget)
    return cols


def balance_cols(maker: Maker) -> list[Col]:
    """The columns of the balance sheet: the same without budget."""
    return [col for col in statement_cols(maker) if not col.startswith("budget")]


def _table(
    maker: Maker, name: str, title: str, cols: list[Col], rows: list[Row], **facts: object
) -> Table:
    word = (
        maker.rng.choice(("", "Bokslut", "Utfall"))
        if "word" not in facts
        else str(facts.pop("word"))
    )
    if facts.pop("dates", False):
        heads = [_dated(col) for col in cols]
    else:
        heads = [head_of(col, word) for col in cols]
    unit = str(facts.pop("unit", maker.style.unit))
    return Table(name, title, heads, cols, rows, unit, **facts)  # type: ignore[arg-type]


def _dated(col: Col) -> str:
    kind, _, year = col.partition(":")
    return f"{'Koncern ' if kind == 'group' else ''}{year}-12-31"


def income_statement(maker: Maker, notes: dict[str, str]) -> Table:
    """Resultaträkning."""
    cols, unit, costs = statement_cols(maker), maker.style.unit, maker.style.statement_costs
    rows = [
        maker.row("Verksamhetens intäkter", "income", cols, unit, 1, notes.get("income", "")),
        maker.row("Verksamhetens kostnader", "costs", cols, unit, costs, notes.get("costs", "")),
        maker.row("Verksamhetens nettokostnad", "net", cols, unit),
        maker.row("Finansiella intäkter", "fin_in", cols, unit),
        maker.row("Finansiella kostnader", "fin_out", cols, unit, costs),
        maker.row("Årets resultat", "result", cols, unit),
    ]
    rows[2].parts = ((1, "income"), (costs, "costs"))
    rows[5].parts = ((1, "net"), (1, "fin_in"), (costs, "fin_out"))
    return _table(maker, "resultaträkning", "Resultaträkning", cols, rows)


def balance_sheet(maker: Maker, notes: dict[str, str]) -> Table:
    """Balansräkning."""
    cols, unit, heads = balance_cols(maker), maker.style.unit, maker.style.headings

    def line(name: str, label: str) -> Row:
        return maker.row(maker.short(label), name, cols, unit, 1, notes.get(name, ""))

    labels = {name: label for name, label, _ in LINES}
    rows = [Row("Tillgångar")] if heads else []
    rows += [line(name, labels[name]) for name in ("receivables", "prepaid", "cash")]
    current = maker.row(maker.total_label("omsättningstillgångar"), "current", cols, unit)
    assets = maker.row(maker.total_label("tillgångar"), "assets", cols, unit)
    current.cells, current.keys = list(assets.cells), list(assets.keys)
    current.parts = tuple((1, name) for name in ("receivables", "prepaid", "cash"))
    assets.parts = ((1, "current"),)
    rows += [current, assets]
    rows += [Row("Eget kapital, avsättningar och skulder")] if heads else []
    rows += [line("equity_before", "Ingående eget kapital"), line("result", "Årets resultat")]
    equity = maker.row(
        maker.total_label("eget kapital"), "equity", cols, unit, 1, notes.get("equity", "")
    )
    equity.parts = ((1, "equity_before"), (1, "result"))
    debts = [line(name, labels[name]) for name in ("payables", "accrued", "taxes")]
    total = maker.row(maker.total_label("kortfristiga skulder"), "liabilities", cols, unit)
    total.parts = tuple((1, name) for name in ("payables", "accrued", "taxes"))
    sides = maker.row(maker.total_label("eget kapital och skulder"), "sides", cols, unit)
    sides.cells, sides.keys = list(assets.cells), list(assets.keys)
    provisions = maker.row(maker.total_label("avsättningar"), "provisions2", cols, unit)
    own = line("provisions", labels["provisions"])
    provisions.cells, provisions.keys, provisions.parts = (
        list(own.cells),
        list(own.keys),
        ((1, "provisions"),),
    )
    sides.parts = ((1, "equity"), (1, "provisions2"), (1, "liabilities"))
    rows += [equity, own, provisions, *debts, total, sides]
    return _table(maker, "balansräkning", "Balansräkning", cols, rows, dates=True)


def notes(maker: Maker, chosen: dict[str, str]) -> Iterator[Table]:
    """The notes that lines refer to, in order of number."""
    costs = maker.style.note_costs
    specs = {
        "income": ("Verksamhetens intäkter", maker.incomes, 1),
        "costs": ("Verksamhetens kostnader", maker.areas, costs),
        **{name: (label, parts, 1) for name, label, parts in LINES},
        "equity": ("Eget kapital", ("equity_before", "result"), 1),
    }
    labels = {"equity_before": "Ingående eget kapital", "result": "Årets resultat"}
    for name, number in chosen.items():
        title, parts, sign = specs[name]
        cols = balance_cols(maker)
        cols = cols if maker.style.years > 1 or maker.style.group else cols[:1]
        rows = [maker.row(labels.get(p, p), p, cols, maker.style.unit, sign) for p in parts]
        rows = [row for row in rows if any(row.cells)]
        if not rows:
            continue
        total = maker.row(maker.total_label(), name, cols, maker.style.unit, sign)
        total.parts = tuple((1, row.name) for row in rows)
        rows.append(total)
        yield _table(
            maker, f"not {number}", title, cols, rows, number=number, is_note=True, word=""
        )


def cash_flow(maker: Maker) -> Table:
    """Kassaflödesanalys."""
    cols = [col for col in balance_cols(maker) if col.startswith("outcome")]
    unit = maker.style.unit
    rows = [
        maker.row("Årets resultat", "result", cols, unit),
        maker.row("Justering för ökning av avsättningar", "d_provisions", cols, unit),
        maker.row("Ökning/minskning av kortfristiga fordringar", "d_claims", cols, unit),
        maker.row("Ökning/minskning av kortfristiga skulder", "d_liabilities", cols, unit),
        maker.row("Årets kassaflöde", "d_cash", cols, unit),
        maker.row("Likvida medel vid årets början", "cash_before", cols, unit),
        maker.row("Likvida medel vid årets slut", "cash", cols, unit),
    ]
    rows[4].parts = tuple((1, row.name) for row in rows[:4])
    rows[6].parts = ((1, "d_cash"), (1, "cash_before"))
    return _table(maker, "kassaflöde", "Kassaflödesanalys", cols, rows)


def operations(maker: Maker) -> Table:
    """Driftredovisning per area, with budget and deviation."""
    rng, unit = maker.rng, maker.rng.choice((maker.style.unit, "kr"))
    outcome, budget = f"outcome:{maker.year}", f"budget:{maker.year}"
    cols = [f"outcome:{maker.year - 1}"] if maker.style.years > 1 else []
    cols += rng.choice(([budget, outcome], [outcome, budget]))
    rows = [maker.row(area, area, cols, unit, maker.style.note_costs) for area in maker.areas]
    rows.insert(
        0, maker.row("Verksamhetens intäkter", "income", cols, unit, maker.style.note_costs)
    )
    for row in rows[:1]:
        row.cells = [
            None if c is None else abs(c) * (1 if maker.style.note_costs > 0 else -1)
            for c in row.cells
        ]
        row.sign = maker.style.note_costs
    total = maker.row(maker.total_label(), "net", cols, unit, maker.style.note_costs)
    total.parts = tuple((1, row.name) for row in rows)
    if maker.style.above:
        rows.insert(0, total)
    else:
        rows.append(total)
    table = _table(
        maker,
        "driftredovisning",
        "Driftredovisning",
        cols,
        rows,
        unit=unit,
        above=maker.style.above,
    )
    _deviate(maker, table, outcome, budget)
    return table


def _deviate(maker: Maker, table: Table, outcome: Col, budget: Col) -> None:
    """A column of deviations, which follows from what is printed."""
    style = maker.style.deviation
    table.heads.append("Avvikelse")
    table.cols.append("deviation:")
    a, b = table.cols.index(outcome), table.cols.index(budget)
    for row in table.rows:
        one, other = row.cells[a], row.cells[b]
        sign = 1 if style == "outcome" else -1
        if style == "favourable":
            sign = 1 if table.rows[-1 if not table.above else 0].sign > 0 else -1
        value = None if one is None or other is None else sign * (one - other)
        row.cells.append(value)
        row.keys.append(None)


def activities(maker: Maker) -> Iterator[Table]:
    """A small table for each of some areas, by nature, with budget."""
    cols = [f"outcome:{maker.year}", f"budget:{maker.year}"]
    for area in maker.areas[: maker.rng.randint(0, 5)]:
        rows = [
            maker.row(nature, f"{area}|{nature}", cols, maker.style.unit, -1)
            for nature in pb.NATURES
        ]
        rows = [row for row in rows if any(row.cells)]
        total = maker.row("Totalt", area, cols, maker.style.unit, -1)
        total.parts = tuple((1, row.name) for row in rows)
        if rows:
            yield _table(maker, f"verksamhet.{area}", f"verksamhet.{area}", cols, [*rows, total])


def trial_balance(maker: Maker) -> Table:
    """Balansrapport in kronor: opening, period, closing; debit positive."""
    year = maker.year
    rows: list[Row] = []
    groups = (
        ("fordringar", (*pb.RECEIVABLES, *pb.PREPAID), 1),
        ("kassa och bank", pb.CASH, 1),
        ("kortfristiga skulder", pb.LIABILITIES, -1),
    )
    for label, accounts, sign in groups:
        lines = [_account(maker, name, year, sign) for name in accounts]
        lines = [line for line in lines if any(line.cells)]
        total = Row(f"S:a {label}", f"group {label}")
        total.cells = [sum(line.cells[c] or 0 for line in lines) for c in range(3)]
        total.keys = [None] * 3
        total.parts = tuple((1, line.name) for line in lines)
        rows += [*lines, total]
    return Table(
        "balansrapport",
        "Balansrapport",
        ["Ing balans", "Period", "Utg balans"],
        ["opening:", "movement:", "closing:"],
        rows,
        "kr",
    )


def _account(maker: Maker, name: str, year: int, sign: int) -> Row:
    before = maker.value("kr", (name, f"outcome:{year - 1}")) or 0
    after = maker.value("kr", (name, f"outcome:{year}")) or 0
    cells: list[int | None] = [sign * before, sign * (after - before), sign * after]
    return Row(name, name, "", cells, [None] * 3)

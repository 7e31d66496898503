"""Further tables of real reports: those that invite a wrong guess about what sums to what."""

from collections.abc import Callable, Iterator, Sequence

import printed_books as pb
from printed_layouts import balance_cols
from printed_tables import Maker, Row, Table

Parts = tuple[tuple[int, str], ...]


def more_tables(maker: Maker) -> Iterator[Table]:
    """Some of them, by chance."""
    for make in _TABLES:
        if maker.rng.random() < 0.35:
            yield make(maker)


def _plain(label: str, name: str, cells: Sequence[int | None], parts: Parts = ()) -> Row:
    return Row(label, name, "", list(cells), [None] * len(cells), parts)


def _years(maker: Maker) -> list[str]:
    cols = [col for col in balance_cols(maker) if col.startswith("outcome")]
    return cols[:5]


def _heads(cols: Sequence[str]) -> list[str]:
    return [col.partition(":")[2] for col in cols]


def overview(maker: Maker) -> Table:
    """Flerårsöversikt: key figures that are no sums of each other."""
    cols, unit = _years(maker), maker.style.unit
    names = (
        ("Verksamhetens intäkter", "income"),
        ("Verksamhetens kostnader", "costs"),
        ("Årets resultat", "result"),
        ("Summa tillgångar", "assets"),
        ("Eget kapital", "equity"),
        ("Likvida medel", "cash"),
    )
    rows = [maker.row(label, name, cols, unit) for label, name in names]
    rows.append(_plain("Soliditet, procent", "x", [maker.rng.randint(10, 90) for _ in cols]))
    rows.append(_plain("Antal anställda", "y", [maker.rng.randint(1, 9) for _ in cols]))
    return Table("flerårsöversikt", "Flerårsöversikt", _heads(cols), cols, rows, unit)


def participants(maker: Maker) -> Table:
    """Deltagare per insats: women, men and both."""
    rows = []
    for area in maker.areas:
        women, men = maker.rng.randint(0, 60), maker.rng.randint(0, 60)
        rows.append(_plain(area, area, [women, men, women + men]))
    sums = [sum(row.cells[c] or 0 for row in rows) for c in range(3)]
    parts = tuple((1, row.name) for row in rows)
    rows.append(_plain("Totalt", "sum", sums, parts))
    cols = ["outcome:k", "movement:m", "closing:t"]
    return Table("deltagare", "Antal deltagare", ["Kvinnor", "Män", "Totalt"], cols, rows, "kr")


def long_statement(maker: Maker) -> Table:
    """Resultaträkning by nature, with totals inside totals."""
    cols, unit = _years(maker), maker.style.unit
    word = maker.total_label
    incomes = [maker.row(name, name, cols, unit) for name in maker.incomes]
    income = maker.row(word("intäkter"), "income", cols, unit)
    income.parts = tuple((1, row.name) for row in incomes)
    natures = [maker.row(f"{name}kostnader", name, cols, unit) for name in pb.NATURES[:2]]
    natures += [maker.row(name, name, cols, unit) for name in pb.NATURES[2:]]
    costs = maker.row(word("kostnader"), "costs", cols, unit)
    costs.parts = tuple((1, name) for name in pb.NATURES)
    net = maker.row("Verksamhetens resultat", "net", cols, unit)
    net.parts = ((1, "income"), (1, "costs"))
    fin = [maker.row("Ränteintäkter", "fin_in", cols, unit)]
    fin.append(maker.row("Räntekostnader", "fin_out", cols, unit))
    result = maker.row("Resultat efter finansiella poster", "result", cols, unit)
    result.parts = ((1, "net"), (1, "fin_in"), (1, "fin_out"))
    again = maker.row("Årets resultat", "again", cols, unit)
    again.cells, again.keys, again.parts = list(result.cells), list(result.keys), ((1, "result"),)
    rows = [Row("Intäkter"), *incomes, income, Row("Kostnader"), *natures, costs, net, *fin]
    rows += [result, again]
    return Table("resultatrapport", "Resultatrapport", _heads(cols), cols, rows, unit)


def equity_note(maker: Maker) -> Table:
    """Eget kapital with opening and closing."""
    cols, unit = _years(maker), maker.style.unit
    rows = [
        maker.row("Ingående eget kapital", "equity_before", cols, unit),
        maker.row("Årets resultat", "result", cols, unit),
        maker.row("Utgående eget kapital", "equity", cols, unit),
    ]
    rows[2].parts = ((1, "equity_before"), (1, "result"))
    return Table("eget kapital", "Förändring av eget kapital", _heads(cols), cols, rows, unit)


def equipment(maker: Maker) -> Table:
    """Inventarier: cost, depreciation and carrying amount."""
    rng = maker.rng
    made: list[list[int]] = []
    cost, worn = rng.randint(200, 900), rng.randint(0, 150)
    for _ in range(2):
        bought, wear = rng.randint(0, 200), rng.randint(5, 60)
        made.append([cost, bought, cost + bought, -worn, -wear, -worn - wear])
        cost, worn = cost + bought, worn + wear
    made.reverse()
    labels = (
        "Ingående anskaffningsvärde",
        "Årets inköp",
        "Utgående anskaffningsvärde",
        "Ingående ackumulerade avskrivningar",
        "Årets avskrivningar",
        "Utgående ackumulerade avskrivningar",
    )
    parts: dict[int, Parts] = {2: ((1, "0"), (1, "1")), 5: ((1, "3"), (1, "4"))}
    rows = [
        _plain(label, f"{i}", [year[i] for year in made], parts.get(i, ()))
        for i, label in enumerate(labels)
    ]
    left = [year[2] + year[5] for year in made]
    rows.append(_plain("Redovisat värde", "6", left, ((1, "2"), (1, "5"))))
    heads = [f"{maker.year}", f"{maker.year - 1}"]
    return Table("inventarier", "Inventarier", heads, ["outcome:a", "outcome:b"], rows, "tkr")


def matrix(maker: Maker) -> Table:
    """Kostnader per verksamhet och slag: totals to the right and below."""
    col, unit = f"outcome:{maker.year}", "kr"
    rows = []
    for area in maker.areas:
        cells = [maker.value(unit, (f"{area}|{n}", col)) or 0 for n in pb.NATURES]
        rows.append(_plain(area, area, [*(-each for each in cells), -sum(cells)]))
    width = len(pb.NATURES) + 1
    sums = [sum(row.cells[c] or 0 for row in rows) for c in range(width)]
    rows.append(_plain(maker.total_label(), "sum", sums, tuple((1, row.name) for row in rows)))
    cols = [f"nature:{n}" for n in pb.NATURES] + ["total:"]
    heads = [*pb.NATURES, "Summa"]
    return Table("kostnadsslag", "Kostnader per verksamhet och slag", heads, cols, rows, unit)


def requirement(maker: Maker) -> Table:
    """Balanskravsutredning."""
    cols, unit = _years(maker), maker.style.unit
    result = maker.row("Årets resultat enligt resultaträkningen", "result", cols, unit)
    zeros = [0 for _ in cols]
    rows = [result, _plain("Avgår: realisationsvinster", "gains", zeros)]
    rows.append(_plain("Vissa realisationsförluster", "losses", zeros))
    adjusted = maker.row("Årets resultat efter balanskravsjusteringar", "adjusted", cols, unit)
    adjusted.cells, adjusted.keys = list(result.cells), list(result.keys)
    adjusted.parts = ((1, "result"),)
    final = maker.row("Balanskravsresultat", "final", cols, unit)
    final.cells, final.keys, final.parts = list(result.cells), list(result.keys), ((1, "adjusted"),)
    rows += [adjusted, final]
    return Table("balanskrav", "Balanskravsutredning", _heads(cols), cols, rows, unit)


def members(maker: Maker) -> Table:
    """Medlemmarnas bidrag, the state's halves first, with inhabitants beside."""
    col, unit = f"outcome:{maker.year}", maker.style.unit
    rows = []
    for name in maker.incomes:
        own = maker.row(name, name, [col], unit)
        own.cells.append(maker.rng.randint(4_000, 90_000) if "kommun" in name else None)
        own.keys.append(None)
        rows.append(own)
    total = maker.row(maker.total_label(), "income", [col], unit)
    total.cells.append(sum(row.cells[1] or 0 for row in rows) or None)
    total.keys.append(None)
    total.parts = tuple((1, row.name) for row in rows)
    heads = ["Bidrag", "Invånare"]
    return Table("medlemmar", "Medlemsbidrag", heads, [col, "people:"], [*rows, total], unit)


_TABLES: tuple[Callable[[Maker], Table], ...] = (
    overview,
    participants,
    long_statement,
    equity_note,
    equipment,
    matrix,
    requirement,
    members,
)

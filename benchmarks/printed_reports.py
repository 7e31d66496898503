"""Whole printed reports by seed, valid by construction, and written as TOML or CSV."""

import json
from collections import defaultdict
from collections.abc import Iterator
from random import Random

import printed_books as pb
from printed_layouts import (
    activities,
    balance_sheet,
    cash_flow,
    income_statement,
    notes,
    operations,
    trial_balance,
)
from printed_more import more_tables
from printed_tables import Key, Maker, Report, Row, Spot, Style, Table, Truth, style_of

GONE = "\0"


def make_report(seed: int) -> Report:
    """A valid report: the same seed gives the same report."""
    rng = Random(seed)
    style, year = style_of(rng), rng.randint(2008, 2024)
    areas = tuple(rng.sample(pb.AREAS, rng.randint(3, len(pb.AREAS))))
    incomes = tuple(name for name in pb.INCOMES if rng.random() < 0.85) or pb.INCOMES[:2]
    exact, cols = _exact(rng, style, year, areas, incomes)
    maker = Maker(rng, style, year, areas, incomes, exact, cols)
    maker.round_all()
    numbers = _numbers(rng)
    tables = [
        income_statement(maker, numbers),
        balance_sheet(maker, numbers),
        *notes(maker, numbers),
    ]
    optional = [cash_flow(maker), operations(maker), trial_balance(maker)]
    tables += [table for table in optional if rng.random() < 0.7]
    tables += [*activities(maker), *more_tables(maker)]
    return Report(tables, list(truths_of(tables)), style, year)


def _exact(
    rng: Random, style: Style, year: int, areas: tuple[str, ...], incomes: tuple[str, ...]
) -> tuple[dict[Key, int], list[str]]:
    made = pb.books(rng, 3, areas, incomes)
    other = pb.books(rng, 3, areas, incomes)
    exact: dict[Key, int] = {}
    cols = []
    for i in range(1, 4):
        own = pb.quantities(made[i - 1], made[i], areas, incomes)
        more = pb.quantities(other[i - 1], other[i], areas, incomes)
        col = f"outcome:{year - 3 + i}"
        exact |= {(name, col): ore for name, ore in own.items()}
        exact |= {(name, f"group:{year - 3 + i}"): ore + more[name] for name, ore in own.items()}
        if i > 3 - style.years:
            cols.append(col)
    exact |= _budget(rng, year, areas, incomes)
    return exact, cols


def _budget(
    rng: Random, year: int, areas: tuple[str, ...], incomes: tuple[str, ...]
) -> dict[Key, int]:
    step = rng.choice((100_000, 1_000_000, 2_500_000))
    made = {name: rng.randint(1, 90) * step for name in incomes}
    for area in areas:
        made |= {f"{area}|{n}": -rng.randint(0, 40) * step for n in pb.NATURES}
        made[area] = sum(made[f"{area}|{n}"] for n in pb.NATURES)
    made["income"] = sum(made[name] for name in incomes)
    made["costs"] = sum(made[area] for area in areas)
    made["net"] = made["income"] + made["costs"]
    made["fin_in"], made["fin_out"] = 0, -rng.choice((0, step))
    made["result"] = made["net"] + made["fin_out"]
    return {(name, f"budget:{year}"): ore for name, ore in made.items()}


def _numbers(rng: Random) -> dict[str, str]:
    lines = [
        "income",
        "costs",
        "receivables",
        "prepaid",
        "cash",
        "equity",
        "provisions",
        "payables",
        "accrued",
        "taxes",
    ]
    kept = [name for name in lines if rng.random() < 0.8]
    return {name: str(i) for i, name in enumerate(kept, 1)}


def truths_of(tables: list[Table]) -> Iterator[Truth]:
    """The identities of a report: sums, same quantities, sides, deviations, movements."""
    for t, table in enumerate(tables):
        yield from _sums(t, table)
        yield from _columns(t, table)
    yield from _same(tables)


def _sums(t: int, table: Table) -> Iterator[Truth]:
    for r, row in enumerate(table.rows):
        found = [(sign, table.index(name)) for sign, name in row.parts]
        parts = [(sign, i) for sign, i in found if i is not None]
        for c in range(len(table.cols)) if len(parts) == len(row.parts) and parts else ():
            if c < len(row.cells) and row.cells[c] is not None:
                spots = tuple((sign, (t, i, c)) for sign, i in parts)
                filled = sum(table.rows[i].cells[c] not in (None, 0) for _, i in parts)
                yield Truth((t, r, c), spots, (filled + 1) // 2, "sum")


def _columns(t: int, table: Table) -> Iterator[Truth]:
    if "deviation:" in table.cols:
        yield from _deviations(t, table)
    if "movement:m" in table.cols or "total:" in table.cols:
        last = len(table.cols) - 1
        for r in range(len(table.rows)):
            parts = tuple((1, (t, r, c)) for c in range(last))
            yield Truth((t, r, last), parts, (last + 1) // 2, "across")
    if "movement:" in table.cols:
        for r, row in enumerate(table.rows):
            if row.cells:
                yield Truth((t, r, 2), ((1, (t, r, 0)), (1, (t, r, 1))), 1, "movement")


def _deviations(t: int, table: Table) -> Iterator[Truth]:
    d = table.cols.index("deviation:")
    a = max(i for i, col in enumerate(table.cols) if col.startswith("outcome"))
    b = next(i for i, col in enumerate(table.cols) if col.startswith("budget"))
    for r, row in enumerate(table.rows):
        one, other, gap = row.cells[a], row.cells[b], row.cells[d]
        if gap is not None and one is not None and other is not None:
            sign = 1 if gap == one - other else -1
            yield Truth((t, r, d), ((sign, (t, r, a)), (-sign, (t, r, b))), 1, "deviation")


def _same(tables: list[Table]) -> Iterator[Truth]:
    """The same quantity in several places, whatever the sign and unit."""
    places: defaultdict[Key, list[Spot]] = defaultdict(list)
    for t, table in enumerate(tables):
        for r, row in enumerate(table.rows):
            for c, key in enumerate(row.keys):
                if key is not None and row.cells[c] is not None:
                    places[key].append((t, r, c))
    for spots in places.values():
        first = spots[0]
        for spot in spots[1:]:
            if spot[0] != first[0]:
                a, b = value_of(tables, first), value_of(tables, spot)
                yield Truth(spot, ((1 if a * b >= 0 else -1, first),), 1, "same")


def value_of(tables: list[Table], spot: Spot) -> int:
    """A printed figure in whole units; nothing printed is nothing."""
    t, r, c = spot
    return tables[t].rows[r].cells[c] or 0


def text_of(report: Report) -> tuple[bytes, str]:
    """The report as a file: its bytes and its name."""
    if report.style.form == "csv":
        return _csv(report).encode(), "rapport.csv"
    return _toml(report).encode(), "rapport.toml"


def shown(table: Table) -> list[Row]:
    """The rows that are printed: all but those that an error has dropped."""
    return [row for row in table.rows if row.label != GONE]


def number(value: int | None, style: Style) -> str:
    """A figure as the style prints it."""
    if value is None:
        return ""
    if value == 0:
        return style.zero
    digits = f"{abs(value):,}".replace(",", style.thousands)
    if value > 0:
        return digits
    return f"({digits})" if style.minus == "()" else f"{style.minus}{digits}"


def _csv(report: Report) -> str:
    blocks = []
    for table in report.tables:
        title = f"Not {table.number} {table.title}" if table.is_note else table.title
        lines = [";".join([f"{title} ({table.unit})", "Not", *table.heads])]
        for row in shown(table):
            cells = [number(cell, report.style) for cell in row.cells] or [""] * len(table.heads)
            lines.append(";".join([row.label, row.note, *cells]))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _toml(report: Report) -> str:
    lines = ["[report]", f"period = {{ start = {report.year}-01-01, end = {report.year}-12-31 }}"]
    for table in report.tables:
        lines += ["", "[[note]]" if table.is_note else "[[table]]", f"id = {_text(table.id)}"]
        lines += [f"title = {_text(table.title)}", f"unit = {_text(table.unit)}"]
        lines += [f"number = {table.number}"] if table.number else []
        lines.append(f"columns = {json.dumps(['label', 'note', *table.heads], ensure_ascii=False)}")
        lines.append("rows = [")
        for row in shown(table):
            cells = [number(cell, report.style) for cell in row.cells] or [""] * len(table.heads)
            text = json.dumps([row.label, row.note, *cells], ensure_ascii=False)
            lines.append(f"  {text},")
        lines.append("]")
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

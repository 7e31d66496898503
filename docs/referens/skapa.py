"""Makes the reference pages from the program itself: ``python docs/referens/skapa.py``.

``pages()`` gives their text and ``tests/test_reference.py`` holds that the files are the same.
"""
# ruff: noqa: INP001 a script, no package

import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import finsam_ledger
from finsam_ledger.checks import all_checks
from finsam_ledger.checks.law import all_rules
from finsam_ledger.core.chart import Chart
from finsam_ledger.core.charts import charts
from finsam_ledger.sie.notes import kinds_of
from finsam_ledger.statements.layout import AccountRow, HeadingRow, Layout, Row, TotalRow
from finsam_ledger.statements.layout_file import shipped_layout, shipped_layouts

FOLDER = Path(__file__).parent
_MADE = "<!-- Made by docs/referens/skapa.py from the program; do not change by hand. -->\n"
_SEVERITY = {"ERROR": "fel", "WARNING": "varning", "INFO": "upplysning"}
_STAGES = (
    ("reading", "Vad läsningen av SIE-filen kan anmärka på"),
    ("writing", "Vad skrivningen av en SIE-fil kan säga"),
    ("cleaning", "Vad rensningen av en SIE-fil kan säga"),
    ("merging", "Vad sammanslagningen av SIE-filer kan säga"),
    ("sie5", "Vad läsning och skrivning av SIE 5 kan säga"),
)
_GROUPS = (
    (
        "From files to a finished bokslut",
        (
            "run",
            "read_books",
            "Books",
            "close",
            "Settings",
            "Closing",
            "publish",
            "explain_figure",
            "review_files",
        ),
    ),
    (
        "What the bookkeeping consists of",
        (
            *("Ledger", "Journal", "Balances", "Account", "AccountKind"),
            *("Voucher", "VoucherDraft", "Line", "Dimension", "ObjectRef"),
        ),
    ),
    ("Charts of accounts", ("Chart", "AccountGroup", "AccountRange", "chart_named")),
    (
        "Statements, notes and rounding",
        (
            *("Layout", "parse_layout", "NoteSpec", "NoteRow", "ObjectSelection"),
            *("Unit", "Rounding"),
        ),
    ),
    ("Time and people", ("Period", "FiscalYear", "Association", "Member", "Part")),
    ("Amounts", ("Amount", "allocate")),
    ("What is told", ("Finding", "Severity", "FinsamError", "Text")),
)


def pages() -> dict[str, str]:
    """The generated pages by file name (sidor)."""
    return {
        "bibliotek.md": _page("The library's names", _library()),
        "kontroller.md": _page("Kontroller", _checks()),
        "kontoplaner.md": _page("Kontoplaner", _charts()),
        "uppstallningar.md": _page("Uppställningar", _layouts()),
    }


def _page(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"# {title}", "", _MADE, *lines]).rstrip("\n") + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        cells = " | ".join(cell.replace("|", "/") for cell in row)
        yield f"| {cells} |"
    yield ""


def _library() -> Iterator[str]:
    yield "All names are imported from `finsam_ledger`. Amounts are whole öre in an `int`, debit"
    yield "positive. Values are frozen; what changes something gives a new value."
    yield ""
    named = {name for _, names in _GROUPS for name in names}
    rest = tuple(n for n in finsam_ledger.__all__ if n not in named and n != "__version__")
    for title, names in (*_GROUPS, *([("Other names", rest)] if rest else [])):
        yield f"## {title}"
        yield ""
        for name in names:
            yield from _name(name)
    yield f"`__version__` is the version as text, now `{finsam_ledger.__version__}`."


def _name(name: str) -> Iterator[str]:
    value = getattr(finsam_ledger, name)
    yield f"### {name}"
    yield ""
    yield "```text"
    yield _signature(name, value)
    yield "```"
    yield ""
    yield _first_line(value)
    yield ""
    members = list(_members(value))
    if members:
        yield from _table(("name", "what it is"), members)


def _signature(name: str, value: object) -> str:
    if isinstance(value, type) and hasattr(value, "__members__"):
        return f"{name}: {', '.join(value.__members__)}"
    assert callable(value)  # noqa: S101 only classes and functions are listed
    text = re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z])", "", str(inspect.signature(value)))
    text = re.sub(r"<(\w+\.\w+): [^>]*>", r"\1", text)
    if isinstance(value, type):
        text = text.removesuffix(" -> None")
    return name + re.sub(r"NOTHING", "…", text)


def _members(value: object) -> Iterator[tuple[str, str]]:
    """The public methods and properties that a class itself has, with their first lines."""
    if not isinstance(value, type):
        return
    for name, member in sorted(vars(value).items()):
        function = getattr(member, "__func__", getattr(member, "func", member))
        told = inspect.isfunction(function) or isinstance(member, property)
        if not name.startswith("_") and told and _first_line(function):
            call = "" if isinstance(member, property) or hasattr(member, "func") else "()"
            yield f"`{name}{call}`", _first_line(function)


def _first_line(value: object) -> str:
    paragraph = (inspect.getdoc(value) or "").partition("\n\n")[0]
    return " ".join(paragraph.split())


def _checks() -> Iterator[str]:
    yield "Kontrollerna av bokföringen, i den ordning de körs. Vad man gör åt det som de hittar"
    yield "står i [Kontrollera](../gor_sa_har/kontrollera.md)."
    yield ""
    rows = ((f"`{c.code}`", c.title.sv, c.source) for c in all_checks())
    yield from _table(("kod", "vad som kontrolleras", "källa"), rows)
    yield "## Lag och rekommendationer"
    yield ""
    yield "Rapporten i en bokslutsmapp prövas mot reglerna nedan. Utfallet är uppfyllt, ej"
    yield "uppfyllt, kan ej bedömas eller ej tillämpligt; se"
    yield "[Lag och rekommendationer](../gor_sa_har/lag_och_rekommendationer.md)."
    yield ""
    rules = (
        (
            f"`{rule.code}`",
            rule.title.sv,
            _SEVERITY[rule.severity.name],
            "; ".join(
                f"{law.paragraph}{f' ({law.years})' if law.years else ''}" for law in rule.laws
            ),
            "; ".join(f"{p.name.sv}: {p.value} ({p.source})" for p in rule.parameters),
            " ".join(law.doubt.sv for law in rule.laws if law.doubt and not law.until),
        )
        for rule in all_rules()
    )
    yield from _table(
        ("kod", "regel", "grad när den inte är uppfylld", "källa (räkenskapsår)", "tal", "osäkert"),
        rules,
    )
    for stage, title in _STAGES:
        yield f"## {title}"
        yield ""
        yield "Orden inom klamrar fylls i med vad som står i filen."
        yield ""
        rows_of_stage = (
            (f"`{code}`", _SEVERITY[kind.severity.name], f"{kind.message}", kind.source)
            for code, kind in sorted(kinds_of(stage).items())
        )
        yield from _table(("kod", "grad", "vad som sägs", "källa"), rows_of_stage)


def _charts() -> Iterator[str]:
    yield "Vad varje kontointervall betyder. **Osäker** står där betydelsen är vanligt bruk men"
    yield "inte bekräftad i källan; se [Kontoplaner](../forklaringar/kontoplaner.md)."
    yield ""
    for chart in charts():
        yield from _chart(chart)


def _chart(chart: Chart) -> Iterator[str]:
    yield f"## {chart.name} (`{chart.id}`)"
    yield ""
    sources = dict.fromkeys(group.source for group in chart.groups)
    numbers = {source: f"{i}" for i, source in enumerate(sources, 1)}
    rows = (
        (
            f"{group.accounts}",
            group.name,
            f"`{group.line.value}`",
            f"`{group.cash_flow.value}`",
            "ja" if group.certain else "**osäker**",
            numbers[group.source],
        )
        for group in chart.groups
    )
    yield from _table(("konton", "namn", "rad", "kassaflödesklass", "säker", "källa"), rows)
    yield "Källor:"
    yield ""
    yield from (f"{number}. {source}" for source, number in numbers.items())
    yield ""


def _layouts() -> Iterator[str]:
    yield "De uppställningar som följer med. Namnet ges till `--layout` eller står i"
    yield "`uppstallningar` i bokslut.toml. Finns flera lydelser väljs den som gäller för"
    yield "räkenskapsåret. Radens nyckel används i `visa` och i egna skript."
    yield ""
    for name in shipped_layouts():
        yield from _layout(shipped_layout(name))


def _layout(layout: Layout) -> Iterator[str]:
    yield f"## {layout.name.partition('_fran_')[0]}{_years(layout)}"
    yield ""
    yield f"{layout.title}. Id `{layout.id}`, täcker: {layout.covers.value}."
    yield f"Källa: {layout.source}."
    yield ""
    if layout.listing is not None:
        yield f"Raderna kommer ur bokföringen (lista: `{layout.listing.value}`)."
        yield ""
        return
    rows = (_row(row) for row in layout.rows)
    yield from _table(("nyckel", "rubrik", "innehåll", "mått", "sida", "visas"), rows)


def _years(layout: Layout) -> str:
    if not layout.valid_from and layout.valid_to is None:
        return ""
    first = f"från {layout.valid_from}" if layout.valid_from else ""
    last = f"till och med {layout.valid_to}" if layout.valid_to is not None else ""
    return f", räkenskapsår {first}{last}"


def _row(row: Row) -> tuple[str, ...]:
    match row:
        case HeadingRow():
            return f"`{row.key}`", f"**{row.label}**", "rubrik", "", "", ""
        case TotalRow():
            parts = " + ".join(f"`{part}`" for part in row.parts)
            return f"`{row.key}`", f"{row.label}", parts, "", row.side.value, row.show.value
        case AccountRow():
            lines = (line.value for line in row.selection.lines)
            named = [f"`{word}`" for word in (*map(str, row.selection.accounts), *sorted(lines))]
            what = ", ".join(named)
            return (
                *(f"`{row.key}`", f"{row.label}", what),
                *(row.measure.value, row.side.value, row.show.value),
            )


def main() -> None:
    """Write the pages beside this script (skriv sidorna)."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()

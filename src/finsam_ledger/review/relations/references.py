"""References to notes (nothänvisningar): they lead somewhere, one line always to one note."""

from collections import defaultdict
from collections.abc import Iterator

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.review.changes import change_claims
from finsam_ledger.review.identity import Figures
from finsam_ledger.review.labels import key_words, likeness
from finsam_ledger.review.printed import PrintedReport, PrintedRow, PrintedTable
from finsam_ledger.review.relation import Relation
from finsam_ledger.terms import Text

_KIND = "references"
_ALIKE = 60


def _findings(figures: Figures) -> Iterator[Finding]:
    report = figures.report
    numbers = {table.number for table in report.tables if table.number}
    if numbers:
        yield from _missing(report, numbers)
    yield from _unlike(figures)


def _missing(report: PrintedReport, numbers: set[str]) -> Iterator[Finding]:
    """Numbers that lead nowhere: an error where a note without number is meant, else a remark."""
    rows: defaultdict[str, list[tuple[PrintedTable, PrintedRow]]] = defaultdict(list)
    for table in report.tables:
        for row in table.rows:
            if row.note and row.note not in numbers:
                rows[row.note].append((table, row))
    unmatched = []
    for number, found in rows.items():
        meant = [(t, row, title) for t, row in found for title in _meant(report, row)]
        if meant:
            yield _leads_nowhere(*meant[0])
        else:
            unmatched.append(number)
    if unmatched:
        yield _not_handed_in(unmatched, next(iter(rows.values()))[0][0].file)


def _meant(report: PrintedReport, row: PrintedRow) -> list[str]:
    """The titles of notes without number that a row may mean."""
    unnumbered = [each for each in report.tables if each.is_note and not each.number]
    words = key_words(row.label)
    return [n.title for n in unnumbered if likeness(words, key_words(n.title)) >= _ALIKE]


def _leads_nowhere(table: PrintedTable, row: PrintedRow, title: str) -> Finding:
    return Finding(
        "note_reference",
        Severity.ERROR,
        Text(
            f"{table.name}, ”{row.label}” hänvisar till not {row.note}, som inte finns bland "
            f"tabellerna; noten ”{title}” saknar nummer",
            f'{table.called("en")}, "{row.label}" refers to note {row.note}, which is not '
            f'among the tables; the note "{title}" has no number',
        ),
        file=table.file,
        evidence={"table": table.name, "row": row.number, "label": row.label, "note": row.note},
    )


def _not_handed_in(numbers: list[str], file: str) -> Finding:
    told = ", ".join(numbers)
    return Finding(
        "note_reference",
        Severity.WARNING,
        Text(
            f"hänvisningar till not {told}, som inte finns bland tabellerna",
            f"references to note {told}, not among the tables",
        ),
        Text("Lägg till noterna för att granska även dem", "Add the notes to review them too"),
        file=file,
        evidence={"notes": told},
    )


def _unlike(figures: Figures) -> Iterator[Finding]:
    """A change that refers to another note than the line that it is the change of."""
    tables = figures.report.tables
    seen: set[tuple[int, int]] = set()
    for claim in change_claims(figures):
        change, line = claim.identities[0].total, claim.identities[0].parts[0][1]
        one, other = tables[change.table].rows[change.row], tables[line.table].rows[line.row]
        if (
            one.note
            and other.note
            and one.note != other.note
            and (change.table, change.row) not in seen
        ):
            seen.add((change.table, change.row))
            yield _differ(tables[change.table], one, tables[line.table], other)


def _differ(
    table: PrintedTable, row: PrintedRow, other_table: PrintedTable, other: PrintedRow
) -> Finding:
    return Finding(
        "note_reference",
        Severity.ERROR,
        Text(
            f"{table.name}, ”{row.label}” hänvisar till not {row.note}, men {other_table.name}, "
            f"”{other.label}”, som det är förändringen av, till not {other.note}",
            f'{table.called("en")}, "{row.label}" refers to note {row.note}, but '
            f"{other_table.called('en')}, "
            f'"{other.label}", of which it is the change, to note {other.note}',
        ),
        file=table.file,
        evidence={"table": table.name, "row": row.number, "label": row.label, "note": row.note},
    )


RELATION = Relation(_KIND, Text("nothänvisningar", "references to notes"), findings=_findings)

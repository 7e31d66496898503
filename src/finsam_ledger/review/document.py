"""A review as a document (granskningens dokument): verdict, errors, rounding, what was proved."""

from collections.abc import Iterator, Mapping, Sequence

from finsam_ledger.core.finding import Severity
from finsam_ledger.reports.document import (
    Block,
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
from finsam_ledger.review.identity import Verdict
from finsam_ledger.review.relation import relations
from finsam_ledger.review.remarks import Remark
from finsam_ledger.review.review import Review
from finsam_ledger.terms import Text

_TITLE = Text("Granskning av tryckt rapport", "Review of a printed report")
_CAPTIONS = {
    Severity.ERROR: Text(
        "Fel: tal som inte följer av de andra tryckta talen",
        "Errors: figures that do not follow from the other printed figures",
    ),
    Severity.WARNING: Text(
        "Att se efter: kan vara rätt, men går inte att bekräfta",
        "To look at: may be right, but cannot be confirmed",
    ),
    Severity.INFO: Text(
        "Avrundning: skillnader som avrundade tal ger, inget att rätta",
        "Rounding: differences that rounded figures make, nothing to mend",
    ),
}
_MOST = 60
_WHY = Text("Var och varför", "Where and why")
_PRINTED = Text("Tryckt", "Printed")
_FOLLOWS = Text("Följer", "Follows")
_PROVED = Text("Vad som är prövat", "What was tried")
_COLUMNS = (
    Text("Samband", "Relation"),
    Text("Prövade", "Tried"),
    Text("Stämmer", "Hold"),
    Text("Avrundning", "Rounding"),
    Text("Brister", "Fail"),
)
_TOTAL = Text("Summa", "Total")


def review_document(found: Review, lang: str = "sv") -> Document:
    """A review as a document (dokument).

    Args:
        found: The review.
        lang: "sv" or "en".
    """
    title = _TITLE.lang(lang)
    blocks = (
        Heading(title, 1),
        *_lead(found),
        Paragraph(verdict(found, lang)),
        *_remarks(found, lang),
        *_proofs(found, lang),
    )
    return Document(title, lang, blocks, found.report.entity)


def _lead(found: Review) -> Iterator[Block]:
    parts = [part for part in (found.report.entity, found.report.kind) if part]
    if parts:
        yield Paragraph(", ".join(parts))


def verdict(found: Review, lang: str) -> str:
    """The review in a line or two (omdöme).

    Args:
        found: The review.
        lang: "sv" or "en".
    """
    wrong, doubtful = len(found.of(Severity.ERROR)), len(found.of(Severity.WARNING))
    holds = found.count(Verdict.EXACT, Verdict.ROUNDING)
    tried = found.count(*(each for each in Verdict if each is not Verdict.TRIVIAL))
    return _said(wrong, doubtful, holds, tried).lang(lang)


def _said(wrong: int, doubtful: int, holds: int, tried: int) -> Text:
    sure = Text("Inga fel.", "No errors.")
    if wrong:
        sure = Text(f"{wrong} fel.", f"{wrong} error{'s' if wrong > 1 else ''}.")
    look = Text("", "")
    if doubtful:
        look = Text(f" {doubtful} att se efter.", f" {doubtful} to look at.")
    if not tried:
        none = Text(
            "Inget kunde prövas: inga samband syns mellan talen.",
            "Nothing could be tried: no relations show between the figures.",
        )
        return Text(f"{none.sv}{look.sv}", f"{none.en}{look.en}") if not wrong else sure
    return Text(
        f"{sure.sv}{look.sv} {holds} av {tried} prövade samband stämmer.",
        f"{sure.en}{look.en} {holds} of {tried} relations that were tried hold.",
    )


def _remarks(found: Review, lang: str) -> Iterator[Block]:
    for severity in sorted(Severity, reverse=True):
        remarks = found.of(severity)
        if remarks:
            yield _table(severity, remarks[:_MOST], lang)
        if len(remarks) > _MOST:
            left = len(remarks) - _MOST
            more = Text(
                f"Och {left} till; alla står i --format json.",
                f"And {left} more; all of them are in --format json.",
            )
            yield Paragraph(more.lang(lang))


def _table(severity: Severity, remarks: Sequence[Remark], lang: str) -> Table:
    figures = any(remark.printed.sv for remark in remarks)
    heads = [TableColumn(_WHY.lang(lang))]
    if figures:
        heads += [TableColumn(head.lang(lang), numeric=True) for head in (_PRINTED, _FOLLOWS)]
    rows = tuple(_row(remark, lang, figures=figures) for remark in remarks)
    return Table(severity.name.lower(), _CAPTIONS[severity].lang(lang), tuple(heads), rows)


def _row(remark: Remark, lang: str, *, figures: bool) -> TableRow:
    head = remark.headline.lang(lang) or _sentence(remark, lang)
    lines = [head, *(f"  {reason.lang(lang)}" for reason in remark.reasons)]
    words = Words("\n".join(lines))
    if not figures:
        return TableRow((words,))
    return TableRow((words, Words(remark.printed.lang(lang)), Words(remark.follows.lang(lang))))


def _sentence(remark: Remark, lang: str) -> str:
    """A finding without figures: where it stands in the file, what, and what to do about it."""
    finding = remark.finding
    line = Text(f"rad {finding.line}", f"line {finding.line}").lang(lang) if finding.line else ""
    place = " ".join(part for part in (finding.file, line) if part)
    what = finding.message.lang(lang)
    text = f"{place}: {what}" if finding.line or finding.code == "unreadable" else what
    remedy = f"\n  {finding.remedy.lang(lang)}" if finding.remedy else ""
    return f"{text}{remedy}"


def _proofs(found: Review, lang: str) -> Iterator[Block]:
    told = Text(
        f"{found.reached} av {found.figures} tal ingår i något samband. Om de övriga går inget "
        "att säga av tabellerna ensamma.",
        f"{found.reached} of {found.figures} figures take part in a relation. Of the others "
        "nothing can be said by the tables alone.",
    )
    if found.proved:
        yield _proof_table(found, lang)
    yield Paragraph(told.lang(lang))


def _proof_table(found: Review, lang: str) -> Table:
    titles = {relation.name: relation.title.lang(lang) for relation in relations()}
    rows = [(titles[kind].capitalize(), _counts(each)) for kind, each in found.proved.items()]
    sums = [sum(column) for column in zip(*(counts for _, counts in rows), strict=True)]
    cells = [TableRow((Words(title), *map(Number, counts))) for title, counts in rows]
    cells.append(TableRow((Words(_TOTAL.lang(lang)), *map(Number, sums)), Role.TOTAL))
    heads = [TableColumn(head.lang(lang), i > 0) for i, head in enumerate(_COLUMNS)]
    return Table("proved", _PROVED.lang(lang), tuple(heads), tuple(cells))


def _counts(each: Mapping[Verdict, int]) -> tuple[int, int, int, int]:
    exact, rounded = each.get(Verdict.EXACT, 0), each.get(Verdict.ROUNDING, 0)
    failing = each.get(Verdict.BROKEN, 0) + each.get(Verdict.DOUBTFUL, 0)
    return exact + rounded + failing, exact, rounded, failing

"""TOML (toml): a report with its tables, notes and figures in running text."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import Factory, define

from finsam_ledger.core.finding import Finding
from finsam_ledger.review import troubles
from finsam_ledger.review.amounts import parse_amount
from finsam_ledger.review.build import RawTable, build_table
from finsam_ledger.review.printed import UNITS, PrintedReport, PrintedTable, TextFigure
from finsam_ledger.review.reader import Reader
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text

_ENGLISH = {
    "rapport": "report",
    "tabell": "table",
    "not": "note",
    "tal_i_text": "statements_in_text",
    "enhet": "unit",
    "kolumner": "columns",
    "rader": "rows",
    "summa": "total",
    "titel": "title",
    "rubrik": "title",
    "nummer": "number",
    "slag": "kind",
    "namn": "entity",
    "andelar": "printed_shares_percent",
    "slut": "end",
}
_PARTS = re.compile(r"^(?=\[)", re.MULTILINE)
_LINE = re.compile(r"at line (\d+)")
_PERCENT = ("percent", "procent")
_HUNDREDTHS = 100


def read(data: bytes, file: str) -> PrintedReport:
    """The tables of a TOML file (läs toml); a part that cannot be read does not stop the rest.

    Args:
        data: The file's content.
        file: Its name, for messages.
    """
    text = data.decode("utf-8-sig", "replace")
    if not text.strip():
        return PrintedReport(findings=(_broken(file, "", 0),))
    parts, findings = _piecewise(text, file)
    return _Report(file, parts, findings).report()


def _piecewise(text: str, file: str) -> tuple[dict[str, Any], list[Finding]]:
    """The whole file; of a broken one the parts that can be read, and a finding for each other."""
    with suppress(tomllib.TOMLDecodeError):
        return tomllib.loads(text, parse_float=Decimal), []
    whole: dict[str, Any] = {}
    findings: list[Finding] = []
    line = 0
    for part in _PARTS.split(text):
        try:
            _join(whole, tomllib.loads(part, parse_float=Decimal))
        except tomllib.TOMLDecodeError as error:
            found = _LINE.search(str(error))
            inner = int(found.group(1)) if found else part.rstrip().count("\n") + 1
            findings.append(_broken(file, part.splitlines()[inner - 1].strip(), line + inner))
        line += part.count("\n")
    return whole, findings


def _join(whole: dict[str, Any], part: Mapping[str, Any]) -> None:
    for key, value in part.items():
        if isinstance(value, list) and isinstance(whole.get(key), list):
            whole[key] = [*whole[key], *value]
        else:
            whole.setdefault(key, value)


def _broken(file: str, row: str, line: int) -> Finding:
    what = Text(f"raden går inte att läsa som TOML: {row}", f"the line is no TOML: {row}")
    empty = Text("filen är tom", "the file is empty")
    return troubles.unreadable(
        file,
        what if line else empty,
        Text(
            "Kontrollera citattecken, kommatecken och hakparenteser; resten av filen är granskad",
            "Check quotes, commas and brackets; the rest of the file is reviewed",
        ),
        line,
    )


def _renamed(value: Any) -> Any:
    """The same values with the keys' English names (översatta nycklar)."""
    if isinstance(value, dict):
        return {_ENGLISH.get(key, key): _renamed(each) for key, each in value.items()}
    return value


@define
class _Report:
    """Makes a report of what a TOML file holds."""

    file: str
    data: dict[str, Any]
    findings: list[Finding] = Factory(list)

    def report(self) -> PrintedReport:
        data = {_ENGLISH.get(key, key): value for key, value in self.data.items()}
        facts = _renamed(_mapping(data.get("report")))
        unit = self._unit(facts)
        year = _year(facts)
        tables = (*self._tables(data, unit, year), *self._notes(data, unit, year))
        texts = _mapping(data.get("statements_in_text"))
        figures = tuple(_texts(texts))
        if not tables and not self.findings:
            self.findings.append(_broken(self.file, "", 0))
        return PrintedReport(
            tables=(*tables, *(each.as_table(self.file) for each in figures if not each.percent)),
            texts=figures,
            lists={key: len(value) for key, value in texts.items() if isinstance(value, list)},
            kind=str(facts.get("kind", "")),
            year=year,
            entity=str(facts.get("entity", "")),
            findings=tuple(self.findings),
        )

    def _unit(self, facts: Mapping[str, Any]) -> Unit:
        word = str(facts.get("unit", "kr"))
        if word.casefold() not in UNITS:
            self.findings.append(troubles.unknown_unit(self.file, "report", word, "kr"))
        return UNITS.get(word.casefold(), Unit.KR)

    def _tables(self, data: Mapping[str, Any], unit: Unit, year: int) -> Iterator[PrintedTable]:
        seen: set[str] = set()
        for i, each in enumerate(_tables_of(data, "table"), 1):
            name = str(each.get("id", each.get("title", f"tabell {i}")))
            if name in seen:
                self.findings.append(troubles.same_id(self.file, name))
            seen.add(name)
            raw = self._raw(each, name, str(each.get("title", name)), year)
            yield self._built(raw, unit)

    def _notes(self, data: Mapping[str, Any], unit: Unit, year: int) -> Iterator[PrintedTable]:
        for each in _tables_of(data, "note"):
            number, title = str(each.get("number", "")), str(each.get("title", ""))
            name = str(each.get("id", f"not {number} {title}".strip()))
            yield self._built(self._raw(each, name, title, year, number=number, note=True), unit)

    def _raw(
        self,
        each: Mapping[str, Any],
        name: str,
        title: str,
        year: int,
        *,
        number: str = "",
        note: bool = False,
    ) -> RawTable:
        rows = [_row(row) for row in _list(each.get("rows"))]
        total = each.get("total")
        if total is not None:
            rows.append(_row(total) if isinstance(total, list) else ("Summa", total))
        heads = tuple(map(str, _list(each.get("columns")))) or _assumed_heads(rows, year)
        return RawTable(
            id=name,
            title=title,
            heads=heads,
            rows=tuple(rows),
            unit=str(each.get("unit", "")),
            number=number,
            is_note=note,
            shares={k: str(v) for k, v in _mapping(each.get("printed_shares_percent")).items()},
            total=total is not None,
        )

    def _built(self, raw: RawTable, unit: Unit) -> PrintedTable:
        table, findings = build_table(raw, self.file, unit)
        self.findings += findings
        return table


def _tables_of(data: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    return [_renamed(each) for each in _list(data.get(key)) if isinstance(each, dict)]


def _row(row: Any) -> tuple[object, ...]:
    return tuple(row) if isinstance(row, list) else (row,)


def _assumed_heads(rows: Iterable[tuple[object, ...]], year: int) -> tuple[str, ...]:
    """Heads of a table that states none: a label, and figures of the report's year."""
    width = max((len(row) for row in rows), default=2)
    first = str(year) if year and width == 2 else ""  # noqa: PLR2004 a label and one figure
    return ("label", first, *[""] * max(0, width - 2))[:width]


def _year(facts: Mapping[str, Any]) -> int:
    end = _mapping(facts.get("period")).get("end", facts.get("end"))
    return end.year if isinstance(end, date) else 0


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(values: Mapping[str, Any], before: str = "") -> Iterator[TextFigure]:
    """Figures in running text: the last part of the key is the unit."""
    for key, value in values.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            yield from _texts(value, f"{name}.")
        elif isinstance(value, int | Decimal | str) and not isinstance(value, bool):
            yield from _text_figure(name, value)


def _text_figure(name: str, value: object) -> Iterator[TextFigure]:
    words, _, unit = name.rpartition("_")
    amount = parse_amount(value)
    if amount is None:
        return
    scale = 10**amount.decimals
    percent = unit in _PERCENT or "share" in name or "andel" in name
    if percent:
        share = amount.digits * _HUNDREDTHS // scale
        told = words if unit in _PERCENT else name
        yield TextFigure(told, str(value), share, decimals=amount.decimals, percent=True)
    elif unit in UNITS:
        ore = amount.digits * UNITS[unit].ore // scale
        yield TextFigure(words, str(value), ore, decimals=amount.decimals, unit=UNITS[unit])


READER = Reader("TOML", (".toml",), read)

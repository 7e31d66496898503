"""What a page's script reads, as the tests read it, and reports to make pages of."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from attrs import frozen

from finsam_ledger.core.association import Association
from finsam_ledger.render._html_origins import page_origins
from finsam_ledger.render.formats.html import render
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import BookFacts, Report
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.statements.tie_out import tie_outs
from finsam_ledger.terms import Text
from finsam_ledger.testing import DrawnReport


def report_of(drawn: DrawnReport, unit: Unit = Unit.TKR) -> Report:
    """A report of books and statements that were drawn."""
    done = drawn.printed(unit).statements
    return Report(
        Association("Exempel"), Text("Rapport", "Report"), drawn.ledger.year, unit,
        Rounding.FOOTING, BookFacts(0, 0, 0),
        tuple(each for each in done if not each.number),
        tuple(each for each in done if each.number),
        tie_outs=tie_outs(done), sources=drawn.columns, ledger=drawn.ledger,
    )  # fmt: skip


def page_of(report: Report, kind: str = "bokslut", lang: str = "sv") -> bytes:
    """The page of a report."""
    return render(report, kind_named(kind).build(report, lang))


class Share(NamedTuple):
    """An account's part of a figure, as it is shown: its amounts on the figure's side."""

    account: str
    ore: int
    forward: int
    lines: tuple[tuple[Any, ...], ...]


@frozen
class PageData:
    """The data of a page, with the index of each figure by its address."""

    data: dict[str, Any]
    places: dict[str, int]

    @classmethod
    def of(cls, report: Report, kind: str = "bokslut", lang: str = "sv") -> "PageData":
        """The data of a report's page, empty where no figure can be opened."""
        made = page_origins(report, kind_named(kind).build(report, lang))
        return cls(json.loads(made.data), dict(made.places)) if made else cls({"figures": []}, {})

    def shares(self, figure: list[Any]) -> Iterator[Share]:
        """The accounts of a figure, each with its lines: name, day, text, amount, place."""
        side, found = figure[4], figure[6]
        every = [(voucher, line) for voucher in self.data["vouchers"] for line in voucher[5]]
        for each in found:
            index, weight = each if isinstance(each, list) else (each, 1)
            account, ore, forward, lines = self.data["shares"][index]
            sign = side * weight
            pairs = (every[i] for i in self.data["sets"][lines])
            told = tuple(_line(voucher, line, account, sign) for voucher, line in pairs)
            name = " ".join(self.data["accounts"][account]).strip()
            yield Share(name, sign * ore, sign * forward, told)

    def unit_ore(self, figure: list[Any]) -> int:
        """How many öre a printed unit of the figure is."""
        _, unit, decimals, *_ = self.data["statements"][self.data["rows"][figure[0]][0]]
        return 1 if decimals else Unit(unit).ore


def _line(voucher: list[Any], line: list[Any], account: int, sign: int) -> tuple[Any, ...]:
    assert line[0] == account
    name, day, text, place, *_ = voucher
    return name, day, (line[2] if len(line) > 2 and line[2] else text), sign * line[1], place

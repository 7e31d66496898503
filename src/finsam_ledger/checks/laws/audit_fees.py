"""The total cost of the audit is disclosed (kostnad för revision)."""

from finsam_ledger.checks._judging import OLDER, amount, kr, met, not_applicable, not_met, unknown
from finsam_ledger.checks.case import Case, ReportKind
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text

_WORDS = ("revision", "revisor", "audit")


def _assess(case: Case) -> Assessment:
    if case.facts.kind is not ReportKind.ANNUAL:
        return not_applicable(Text("gäller årsredovisningen", "is of the annual report"))
    accounts = case.facts.audit_accounts
    if not accounts:
        return unknown(
            Text(
                "revisionens konton. Ange revisionskonton under [uppgifter]",
                "the audit's accounts. Give revisionskonton under [uppgifter]",
            )
        )
    ore, place = case.on_accounts(case.to_date, accounts) or 0, _disclosed(case)
    step = amount("Kostnad för revision", "Cost of the audit", ore, place)
    words = kr(ore)
    if place:
        return met(Text(f"{words.sv} upplyses om", f"{words.en} is disclosed"), step)
    return not_met(
        Text(f"{words.sv} upplyses inte om i någon not", f"{words.en} is in no note"), step, ore=ore
    )


def _disclosed(case: Case) -> str:
    """The address of a note's row whose label or title is about the audit."""
    for note in case.statements:
        for row in note.rows if note.number else ():
            words = f"{note.title.sv} {row.label.sv} {row.label.en}".casefold()
            if row.figures and any(word in words for word in _WORDS):
                return f"{note.id}.{row.key}.{note.columns[0].id}"
    return ""


RULE = Rule(
    "audit_fees",
    Text(
        "Den sammanlagda kostnaden för revisorernas granskning upplyses om i not",
        "The total cost of the auditors' review is disclosed in a note",
    ),
    (Law("LKBR 9 kap. 13 §", since=2019), OLDER),
    Severity.WARNING,
    _assess,
    Text("Lägg till en notrad för revision i bokslut.toml", "Add a note row for the audit"),
)

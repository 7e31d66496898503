"""Where an account goes: the statement line and the cash-flow class of an interval of a chart."""

from enum import StrEnum
from typing import NamedTuple


class StatementLine(StrEnum):
    """A line of the result or the balance (rad), finer than LKBR prints; layouts gather them.

    The names are those of LKBR 5 kap. 2 § and 6 kap. 2 §, its receivables and current liabilities
    split as samordningsförbund print them. The value is what a layout file writes.
    """

    OPERATING_INCOME = "verksamhetens_intakter"
    OPERATING_COSTS = "verksamhetens_kostnader"
    DEPRECIATION = "avskrivningar"
    TAX_INCOME = "skatteintakter"
    GENERAL_GRANTS = "generella_statsbidrag_och_utjamning"
    FINANCIAL_INCOME = "finansiella_intakter"
    FINANCIAL_COSTS = "finansiella_kostnader"
    EXTRAORDINARY = "extraordinara_poster"
    RESULT_TRANSFER = "arets_resultat_omforing"

    INTANGIBLE_ASSETS = "immateriella_anlaggningstillgangar"
    LAND_BUILDINGS = "mark_byggnader_och_tekniska_anlaggningar"
    EQUIPMENT = "maskiner_och_inventarier"
    OTHER_TANGIBLE = "ovriga_materiella_anlaggningstillgangar"
    FINANCIAL_ASSETS = "finansiella_anlaggningstillgangar"
    INFRASTRUCTURE_GRANTS = "bidrag_till_infrastruktur"
    INVENTORIES = "forrad"
    TRADE_RECEIVABLES = "kundfordringar"
    OTHER_RECEIVABLES = "ovriga_kortfristiga_fordringar"
    PREPAID_AND_ACCRUED_INCOME = "forutbetalda_kostnader_och_upplupna_intakter"
    SHORT_INVESTMENTS = "kortfristiga_placeringar"
    CASH = "kassa_och_bank"

    EQUITY = "eget_kapital"
    PENSION_PROVISIONS = "avsattningar_for_pensioner"
    OTHER_PROVISIONS = "andra_avsattningar"
    LONG_LIABILITIES = "langfristiga_skulder"
    TRADE_PAYABLES = "leverantorsskulder"
    OTHER_SHORT_LIABILITIES = "ovriga_kortfristiga_skulder"
    ACCRUED_AND_PREPAID_INCOME = "upplupna_kostnader_och_forutbetalda_intakter"

    OUTSIDE_RESULT = "utanfor_kontoplanen_resultat"
    OUTSIDE_BALANCE = "utanfor_kontoplanen_balans"

    @property
    def is_result(self) -> bool:
        """Whether the line belongs to the resultaträkning (the transfer of the year's result not).

        >>> StatementLine.RESULT_TRANSFER.is_result, StatementLine.DEPRECIATION.is_result
        (False, True)
        """
        return self in RESULT_LINES

    @property
    def is_outside(self) -> bool:
        """Whether it is where accounts outside the chart are shown (utanför kontoplanen)."""
        return self in (StatementLine.OUTSIDE_RESULT, StatementLine.OUTSIDE_BALANCE)


RESULT_LINES = frozenset(
    {
        StatementLine.OPERATING_INCOME,
        StatementLine.OPERATING_COSTS,
        StatementLine.DEPRECIATION,
        StatementLine.TAX_INCOME,
        StatementLine.GENERAL_GRANTS,
        StatementLine.FINANCIAL_INCOME,
        StatementLine.FINANCIAL_COSTS,
        StatementLine.EXTRAORDINARY,
        StatementLine.OUTSIDE_RESULT,
    }
)

EQUITY_LINES = frozenset({StatementLine.EQUITY, StatementLine.RESULT_TRANSFER})


class CashFlowClass(StrEnum):
    """How movements on an account reach the kassaflödesanalys (kassaflödesklass), RKR R13."""

    CASH = "likvida_medel"
    RESULT = "arets_resultat"
    NON_CASH = "ej_likviditetspaverkande"
    RECEIVABLES = "kortfristiga_fordringar"
    INVENTORIES = "forrad"
    LIABILITIES = "kortfristiga_skulder"
    PROVISIONS = "avsattningar"
    INVESTING_INTANGIBLE = "investering_immateriella"
    INVESTING_TANGIBLE = "investering_materiella"
    INVESTING_FINANCIAL = "investering_finansiella"
    FINANCING_LOANS = "lan"
    FINANCING_RECEIVABLES = "langfristiga_fordringar"
    INFRASTRUCTURE = "bidrag_till_infrastruktur"
    EQUITY = "eget_kapital"


class AccountHome(NamedTuple):
    """Where an account goes (hemvist); accounts outside the chart have no cash-flow class."""

    line: StatementLine
    cash_flow: CashFlowClass | None = None

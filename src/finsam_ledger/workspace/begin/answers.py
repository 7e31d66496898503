"""What a new folder is begun with (svar): the answers that a person gives, in flags or in words."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from attrs import frozen

from finsam_ledger.bookkeeping.contributions import agreed_shares
from finsam_ledger.core.association import Member, Part
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.period import Period
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.numbers import long_date, long_span
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text

_MONTHS = 12
ONLY_PAPERS = "bokslut"
"""The answer that asks for working papers and no finished document (bara arbetspapper)."""


@frozen
class Answers:
    """What a new folder is begun with (svar).

    Args:
        name: The association's name.
        orgnr: Its number; empty when unknown.
        kind: "arsredovisning", "delarsrapport", or "bokslut" for working papers only.
        period: The days that the report covers.
        title: The report's title; empty makes one of the kind and the period.
        unit: The unit of the figures.
        members: The members.
    """

    name: str
    orgnr: str
    kind: str
    period: Period
    title: str = ""
    unit: Unit = Unit.TKR
    members: tuple[Member, ...] = ()

    @property
    def heading(self) -> Text:
        """The report's title (rubrik): the one that is given, or of its kind and days.

            >>> from datetime import date
        >>> until_august = Period(date(2021, 1, 1), date(2021, 8, 31))
        >>> Answers("F", "", "delarsrapport", until_august).heading.sv
        'Delårsrapport januari–augusti 2021'
        """
        if self.title:
            return Text(self.title, self.title)
        kind = kind_named(self.kind).title
        return Text(f"{kind.sv} {_days(self.period)}", f"{kind.en} {_days(self.period, 'en')}")


def member_in_words(text: str) -> Member:
    """A member as people type it (medlem): name, party, share and accounts with ; between.

    Raises:
        ValueRefusedError: The name or party is missing, or one of them cannot be read.

    >>> member_in_words("Region Kronoberg; region; 1/4; 3983").share
    Fraction(1, 4)
    """
    name, part, share, accounts = (*map(str.strip, text.split(";")), "", "", "")[:4]
    if not name or part.casefold() not in tuple(Part):
        raise _no_member(text)
    try:
        agreed = Fraction(share.replace(",", ".")) if share else None
    except (ValueError, ZeroDivisionError):
        raise _no_member(text) from None
    ranges = tuple(map(AccountRange.parse, accounts.split()))
    return Member(name, Part(part.casefold()), agreed, accounts=ranges)


def proved_members(members: Sequence[Member]) -> tuple[Member, ...]:
    """Members whose shares, when all are given, sum to one (medlemmar).

    Raises:
        ConfigurationError: They do not.
    """
    if members and all(member.share is not None for member in members):
        agreed_shares(members)
    return tuple(members)


def _no_member(text: str) -> ValueRefusedError:
    parties = ", ".join(Part)
    return ValueRefusedError(
        Text(f"medlemmen ”{text}” går inte att läsa", f'the member "{text}" cannot be read'),
        Text(
            "Skriv namn; part; andel; konton, till exempel Region Kronoberg; region; 1/4; 3983. "
            f"part är {parties}; andel och konton kan utelämnas",
            "Write name; party; share; accounts, for instance Region Kronoberg; region; 1/4; 3983. "
            f"The party is {parties}; share and accounts may be left out",
        ),
    )


def _days(period: Period, lang: str = "sv") -> str:
    """The days as a title says them: a year, months, or dates."""
    start, end = period.start, period.end
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    if not whole or start.year != end.year:
        return long_span(start, end, lang)
    if (start.month, end.month) == (1, _MONTHS):
        return f"{end.year}"
    first, last = (long_date(day, lang).split()[1] for day in (start, end))
    return f"{first if first == last else f'{first}–{last}'} {end.year}"

"""What the commands of a book print (bok i terminalen): what was done, or what would be."""

from finsam_ledger.bookkeeping.book_view import BookView
from finsam_ledger.bookkeeping.book_year import BookYear
from finsam_ledger.bookkeeping.entry import VoucherRegistered
from finsam_ledger.bookkeeping.importing import Import
from finsam_ledger.bookkeeping.refusals import numbers_in_words
from finsam_ledger.bookkeeping.voucher_points import missing_points
from finsam_ledger.cli.terminal import print_text, say
from finsam_ledger.core.chart import AccountGroup, Chart
from finsam_ledger.reports.act_words import act_words
from finsam_ledger.reports.book_document import vouchers_document
from finsam_ledger.terms import Text

_POSTED = Text("Bokfört", "Posted")
_SHOWN = Text("Förhandsvisning, inget är bokfört", "Preview, nothing is posted")


def print_registered(before: BookView, after: BookView, lang: str) -> None:
    """Print the vouchers that were registered, and what they lack (bokfört)."""
    entries = after.added_since(before)
    vouchers = [entry.voucher for entry in entries if isinstance(entry, VoucherRegistered)]
    ledger = after.ledger()
    found = tuple(missing_points(vouchers, ledger))
    print_text(vouchers_document(_POSTED, vouchers, ledger, lang, found))


def print_import(book: BookView, shown: Import, lang: str) -> None:
    """Print what would be registered, and the code that does it (förhandsvisning)."""
    document = vouchers_document(_SHOWN, shown.vouchers, book.ledger(), lang, shown.findings)
    print_text(document)
    for account in shown.accounts:
        words = f"{account.number} {account.name}"
        say(Text(f"Konto läggs upp: {words}", f"Account declared: {words}").lang(lang))
    say(Text(f"Bokför med --bokfor {shown.code}", f"Post with --bokfor {shown.code}").lang(lang))


def print_acts(before: BookView, after: BookView, lang: str) -> None:
    """Print what was done, one act a line (gjort)."""
    for entry in after.added_since(before):
        say(act_words(entry).lang(lang))


def print_gaps(year: BookYear, lang: str) -> None:
    """Print the gaps of a year's series and their explanations (luckor)."""
    gaps = year.gaps()
    if not gaps:
        say(Text(f"Inga luckor {year.year}", f"No gaps in {year.year}").lang(lang))
    for series, runs in gaps.items():
        for run in runs:
            why = year.why_unused(series, run[0])
            reason = Text("oförklarad", "unexplained").lang(lang) if why is None else why
            say(f"{series} {numbers_in_words([run])}: {reason}")


def print_group(group: AccountGroup | None, chart: Chart, lang: str) -> None:
    """Print where an account goes in the chart (kontots hemvist)."""
    if group is None:
        say(
            Text(
                f"Kontot finns inte i kontoplanen {chart.name}; det redovisas för sig",
                f"The account is not in the chart {chart.name}; it is shown apart",
            ).lang(lang)
        )
    else:
        say(f"{chart.name}: {group.name}")

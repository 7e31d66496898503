"""How a check tells what it found (iakttagelse): one shape, so that all findings read alike."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from attrs import frozen

from finsam_ledger.checks.check import Subject
from finsam_ledger.core.account import Account
from finsam_ledger.core.columns import Columns
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.numbers import format_ore
from finsam_ledger.terms import Text

LISTED = 20
"""How many findings of a kind are told one by one (uppräknade); the rest are told together."""

Fact: TypeAlias = "str | int | Text"
T = TypeVar("T")
_NOTHING = Text("", "")


class Place(NamedTuple):
    """Where something stands (plats): the line of the file, and the voucher."""

    line: int = 0
    record: str = ""


NOWHERE = Place()


@frozen
class Trouble:
    """One kind of thing that a check can find (slag av iakttagelse).

    Args:
        code: Name of its findings.
        severity: How bad it is.
        message: What is found, with {names} to fill in; one that ends in "_ore" is an amount.
        remedy: What to do about it.
        source: Law or standard with paragraph.
    """

    code: str
    severity: Severity
    message: Text
    remedy: Text
    source: str

    def found(
        self, subject: Subject, place: Place = NOWHERE, ore: int | None = None, **facts: Fact
    ) -> Finding:
        """A finding of this kind.

        Args:
            subject: What was looked at.
            place: Where it stands.
            ore: How much it is about, when it is an amount.
            facts: What the message asks for; they become the evidence.
        """
        return Finding(
            self.code,
            self.severity,
            Text(_filled(self.message, facts, "sv"), _filled(self.message, facts, "en")),
            self.remedy,
            self.source,
            subject.file,
            place.line,
            place.record,
            ore,
            {
                name: str(fact) if isinstance(fact, Text) else fact
                for name, fact in facts.items()
                if fact != _NOTHING
            },
        )


def _filled(message: Text, facts: dict[str, Fact], lang: str) -> str:
    words = {name: _word(name, fact, lang) for name, fact in facts.items()}
    return message.lang(lang).format_map(words)


def _word(name: str, fact: Fact, lang: str) -> str | int:
    if isinstance(fact, Text):
        return fact.lang(lang)
    return f"{format_ore(fact, lang)} kr" if name.endswith("_ore") and type(fact) is int else fact


def listed(
    items: Sequence[T], tell: Callable[[T], Finding], rest: Callable[[Sequence[T]], Finding]
) -> Iterator[Finding]:
    """A finding for each of the first items, and one for all that are left (uppräkning).

    Args:
        items: What was found, the most important first.
        tell: The finding of one of them.
        rest: The finding of those that are too many to list.
    """
    yield from map(tell, items[:LISTED])
    if len(items) > LISTED:
        yield rest(items[LISTED:])


def enumerated(items: Sequence[T], word: Callable[[T], str] = str) -> str:
    """The first of many in one line of text, and how many more there are (uppräkning i text).

    >>> enumerated([12, 14], "A {}".format)
    'A 12, A 14'
    """
    more = f" … (+{len(items) - LISTED})" if len(items) > LISTED else ""
    return ", ".join(map(word, items[:LISTED])) + more


def largest_first(differences: Iterable[tuple[T, int]]) -> list[tuple[T, int]]:
    """What differs, the largest difference first (störst först); what agrees is left out."""
    return sorted((d for d in differences if d[1]), key=lambda d: -abs(d[1]))


def account_name(account: Account) -> str:
    """Number and name as people write them (konto).

    >>> account_name(Account("1930", "Bank"))
    '1930 Bank'
    """
    return f"{account.number} {account.name}".strip()


def voucher_place(columns: Columns, index: int) -> Place:
    """Where a voucher of the journal stands (verifikationens plats)."""
    name = f"{columns.series[index]} {columns.number[index]}".strip()
    return Place(columns.source_line[index], name)


def voucher_word(place: Place) -> Text:
    """What to call a voucher (verifikationens namn), also one that has no number."""
    if place.record:
        return Text(place.record, place.record)
    return Text(f"(rad {place.line})", f"(line {place.line})")

"""What reader and writer find, collected (iakttagelser): from a code and facts to a ``Finding``."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from attrs import Factory, define, evolve, field, frozen

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.terms import Text


class Place(NamedTuple):
    """Where something stands (plats): line from 1, and the text of that line."""

    line: int = 0
    record: str = ""


NOWHERE = Place()
STAGES = {
    "reading": "findings.toml",
    "writing": "writer_findings.toml",
    "cleaning": "repair_findings.toml",
    "merging": "merge_findings.toml",
    "sie5": "sie5_findings.toml",
}
"""What is done with a file (skede), and where the words of its findings are."""


@frozen
class Kind:
    """One kind of finding (slag): its severity and its words, with names to fill in."""

    severity: Severity
    message: Text
    remedy: Text | None
    source: str


@define
class _Tally:
    code: str
    place: Place
    facts: dict[str, str | int]
    count: int = 0


@cache
def kinds() -> dict[str, Kind]:
    """All kinds of findings about files, by code (iakttagelsernas slag)."""
    return {code: kind for stage in STAGES for code, kind in kinds_of(stage).items()}


@cache
def kinds_of(stage: str) -> dict[str, Kind]:
    """The kinds of findings of one stage (slag), by code.

    Args:
        stage: One of ``STAGES``.
    """
    text = files(__package__).joinpath(STAGES[stage]).read_text("utf-8")
    return {code: _kind(words) for code, words in tomllib.loads(text).items()}


def _kind(words: dict[str, str]) -> Kind:
    remedy = Text(words["remedy_sv"], words["remedy_en"]) if "remedy_sv" in words else None
    severity = Severity[words["severity"].upper()]
    return Kind(severity, Text(words["sv"], words["en"]), remedy, words["source"])


def finding(
    code: str,
    facts: Mapping[str, str | int],
    place: Place = NOWHERE,
    file: str = "",
    ore: int | None = None,
) -> Finding:
    """A finding of a known kind (iakttagelse).

    Args:
        code: Its name in the files of ``STAGES``.
        facts: The names that its words ask for; they become its evidence.
        place: Where it stands.
        file: The file.
        ore: What it is about, when it is an amount.
    """
    kind = kinds()[code]
    return Finding(
        code,
        kind.severity,
        _filled(kind.message, facts),
        None if kind.remedy is None else _filled(kind.remedy, facts),
        kind.source,
        file,
        place.line,
        place.record,
        ore,
        facts,
    )


def _filled(text: Text, facts: Mapping[str, str | int]) -> Text:
    return Text(text.sv.format_map(facts), text.en.format_map(facts))


@define
class Notes:
    """Collects findings while a file is read (anteckningar).

    Args:
        file: Name of the file.
        limit: How many of one kind are told one by one; the rest are counted. A file that has
            more has one fault throughout, and must not cost many times its own size in memory.
    """

    file: str = ""
    limit: int = 100
    found: list[Finding] = Factory(list)
    _tallies: dict[tuple[str, str], _Tally] = field(factory=dict, init=False)
    _told: Counter[str] = field(factory=Counter, init=False)

    def add(
        self, code: str, place: Place = NOWHERE, ore: int | None = None, **facts: str | int
    ) -> None:
        """Note something that is told each time."""
        if self._may_tell(code):
            self.found.append(finding(code, facts, place, self.file, ore))

    def tally(self, code: str, key: str, place: Place, times: int = 1, **facts: str | int) -> None:
        """Note something that is told once a file and key, with the number of times."""
        tally = self._tallies.get((code, key))
        if tally is None:
            if not self._may_tell(code):
                return
            tally = self._tallies[code, key] = _Tally(code, place, facts)
        tally.count += times

    def put_first(self, other: "Notes") -> None:
        """Put what was noted elsewhere before all that is noted here."""
        self.found[:0] = other.found
        self._told.update(each.code for each in other.found)

    def _may_tell(self, code: str) -> bool:
        self._told[code] += 1
        return self._told[code] <= self.limit

    def all(self) -> tuple[Finding, ...]:
        """Everything noted, in order of line; what has no line comes last."""
        counted = [
            finding(tally.code, {**tally.facts, "count": tally.count}, tally.place, self.file)
            for tally in self._tallies.values()
        ]
        return tuple(sorted([*self.found, *counted, *self._not_told()], key=_order))

    def _not_told(self) -> Iterator[Finding]:
        """One finding for each kind that has more than are told one by one."""
        for code, count in self._told.items():
            if count > self.limit:
                facts: dict[str, str | int] = {
                    "code": code,
                    "told": self.limit,
                    "count": count - self.limit,
                }
                more = finding("more_of_a_kind", facts, NOWHERE, self.file)
                yield evolve(more, severity=kinds()[code].severity)


def limit_for(size: int) -> int:
    """How many findings of one kind are told of a file of so many bytes (gräns).

    >>> limit_for(37_000), limit_for(37_000_000)
    (137, 10100)
    """
    return 100 + min(size, 10_000_000) // 1_000


def _order(item: Finding) -> tuple[bool, int]:
    return item.line == 0, item.line

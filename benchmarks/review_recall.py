"""How many planted errors the review finds, and how many it invents: ``python review_recall.py``.

Reports are valid by construction and varied by seed; errors of known kinds are planted one at a
time. Found means an error that names a sum, pair or figure with the changed figure in it. Errors
that break nothing printed by more than rounding cannot be found by anybody and are counted apart.
Seeds from 10 000 are held out: nothing was tuned on them.
"""

import argparse
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from finsam_ledger.core.finding import Severity
from finsam_ledger.review.reader import read_report
from finsam_ledger.review.remarks import Remark
from finsam_ledger.review.review import Review, review
from printed_errors import KINDS, Planted, plant
from printed_reports import make_report, text_of
from printed_tables import Report

HELD_OUT = 10_000


@dataclass
class Score:
    """What the review came to over many reports."""

    reports: int = 0
    false_in_valid: int = 0
    unwarranted: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    hidden: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[int, str]] = field(default_factory=list)
    invented: list[int] = field(default_factory=list)

    @property
    def recall(self) -> tuple[int, int]:
        """Errors found, of those that can be found."""
        return sum(self.found.values()), sum(self.planted.values())


def reviewed(report: Report) -> Review:
    """The review of a report as written to a file."""
    return review(read_report(*text_of(report)))


def errors(found: Review) -> list[Remark]:
    """The remarks of severity error."""
    return [remark for remark in found.remarks if remark.severity is Severity.ERROR]


def rows_of(found: Review, remark: Remark) -> list[tuple[str, str]]:
    """The tables and rows that a remark is about, the most suspect first."""
    tables = found.report.tables
    return [(tables[p.table].title, tables[p.table].rows[p.row].label) for p in remark.places]


def score_planted(score: Score, seed: int, planted: Planted) -> None:
    """Review a report with an error, and count."""
    kind = planted.kind
    if not planted.broken:
        score.hidden[kind] += 1
        return
    score.planted[kind] += 1
    wanted = {(planted.report.tables[t].title, label) for t, label in planted.touched}
    found = reviewed(planted.report)
    rows = [rows_of(found, remark) for remark in errors(found)]
    hits = [each for each in rows if wanted.intersection(each)]
    score.unwarranted += len(rows) - len(hits)
    score.found[kind] += bool(hits)
    score.named[kind] += any(each[0] in wanted for each in hits)
    if not hits:
        score.missed.append((seed, kind))


def run(first: int, count: int) -> Score:
    """Review reports of some seeds, valid and with one error of each kind."""
    score = Score()
    for seed in range(first, first + count):
        report = make_report(seed)
        invented = len(errors(reviewed(report)))
        score.reports += 1
        score.false_in_valid += invented
        score.invented += [seed] * bool(invented)
        rng = Random(seed)
        for kind in KINDS:
            planted = plant(report, kind, rng)
            if planted is not None:
                score_planted(score, seed, planted)
    return score


def show(score: Score) -> None:
    """Print the score."""
    print(f"{'kind':12}{'planted':>8}{'found':>8}{'named':>8}{'hidden':>8}")
    for kind in KINDS:
        counts = (score.planted[kind], score.found[kind], score.named[kind], score.hidden[kind])
        print(f"{kind:12}" + "".join(f"{count:8}" for count in counts))
    found, planted = score.recall
    print(f"recall: {found} of {planted} = {100 * found / planted:.1f} %")
    print(f"false errors: {score.false_in_valid} in {score.reports} valid reports", end="")
    print(f" = {20 * score.false_in_valid / score.reports:.2f} in 20")
    print(f"beside the planted error: {score.unwarranted} in {planted} reports with one")
    print(f"not found in principle (no printed relation breaks): {sum(score.hidden.values())}")


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=HELD_OUT)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--list", action="store_true", help="list what was missed")
    arguments = parser.parse_args()
    start = time.perf_counter()
    score = run(arguments.first, arguments.count)
    show(score)
    print(f"{time.perf_counter() - start:.0f} s, seeds {arguments.first}–", end="")
    print(arguments.first + arguments.count - 1)
    if arguments.list:
        print("missed:", score.missed)
        print("invented:", score.invented)


if __name__ == "__main__":
    main()

"""Reports never seen: most planted errors are found, and hardly any invented, by fixed seeds."""

from random import Random

import pytest

from printed_errors import KINDS, plant
from printed_reports import make_report, text_of
from review_recall import errors, reviewed, run

FIRST, COUNT = 700, 4


def test_most_planted_errors_are_found_and_none_invented() -> None:
    """A small run of benchmarks/review_recall.py, which measures many more seeds."""
    score = run(FIRST, COUNT)
    found, planted = score.recall
    assert planted > COUNT * len(KINDS) * 3 // 4
    assert found * 100 >= planted * 95, score.missed
    assert score.false_in_valid == 0, score.invented
    assert score.unwarranted * 20 <= planted


@pytest.mark.parametrize("seed", range(720, 728))
def test_valid_reports_have_no_errors(seed: int) -> None:
    """What holds by construction is never called an error, in any style of printing."""
    report = make_report(seed)
    assert [remark.finding.message.sv for remark in errors(reviewed(report))] == []


def test_the_same_seed_gives_the_same_report() -> None:
    """Seeds can be quoted: the bytes are the same, and so is the planted error."""
    one, other = make_report(3), make_report(3)
    assert text_of(one) == text_of(other)
    planted = [plant(report, "digit", Random(1)) for report in (one, other)]
    assert planted[0] is not None
    assert planted[1] is not None
    assert planted[0].spots == planted[1].spots

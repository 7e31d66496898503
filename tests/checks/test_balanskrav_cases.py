"""Balanskrav by hand: each case states its arithmetic in kronor (LKBR 11 kap. 10–11 §§)."""

import pytest

from finsam_ledger.bookkeeping.balanskrav import (
    AdjustmentKind,
    BalanskravAdjustment,
    Deficit,
    restore,
)
from finsam_ledger.checks.case import Facts
from finsam_ledger.checks.law import Outcome
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.errors import ValueRefusedError
from tests.checks.law_books import COST, GAIN, GRANT, LOSS, assess, books, utredning

K = AdjustmentKind


def adjustments(**kronor: int) -> Facts:
    """Facts with adjustments in kronor by kind; synnerliga skäl have their reason."""
    return Facts(
        adjustments=tuple(
            BalanskravAdjustment(K(kind), amount * 100, "beslut") for kind, amount in kronor.items()
        )
    )


CASES = [
    # 1 000 − 900 = 100
    ("surplus", {GRANT: -1000, COST: 900}, {}, 100, 100),
    # 1 000 − 1 200 = −200
    ("deficit", {GRANT: -1000, COST: 1200}, {}, -200, -200),
    # 1 000 − 1 000 = 0
    ("zero", {GRANT: -1000, COST: 1000}, {}, 0, 0),
    # 1 000 + 300 gain − 1 200 = 100; less the gain 300 = −200
    ("gain taken out", {GRANT: -1000, GAIN: -300, COST: 1200}, {}, -200, -200),
    # as above, of the gain 120 is excepted: −200 + 120 = −80
    (
        "gain partly excepted",
        {GRANT: -1000, GAIN: -300, COST: 1200},
        {"vinst_enligt_undantag": 120},
        -80,
        -80,
    ),
    # 1 000 − 900 − 250 loss = −150; the loss excepted: −150 + 250 = 100
    (
        "loss excepted",
        {GRANT: -1000, COST: 900, LOSS: 250},
        {"forlust_enligt_undantag": 250},
        100,
        100,
    ),
    # a loss that is not excepted stays: 1 000 − 900 − 250 = −150
    ("loss kept", {GRANT: -1000, COST: 900, LOSS: 250}, {}, -150, -150),
    # 100, an unrealised gain of 40 taken out: 100 − 40 = 60
    ("unrealised gain", {GRANT: -1000, COST: 900}, {"orealiserat": -40}, 60, 60),
    # 100, an unrealised loss of 40 taken out: 100 + 40 = 140
    ("unrealised loss", {GRANT: -1000, COST: 900}, {"orealiserat": 40}, 140, 140),
    # 100, an earlier unrealised gain of 40 is now realised and comes back: 100 + 40 = 140
    ("reversal", {GRANT: -1000, COST: 900}, {"aterforing": 40}, 140, 140),
    # 100 adjusted; 30 set aside: 70
    ("set aside", {GRANT: -1000, COST: 900}, {"reservering": -30}, 100, 70),
    # −200 adjusted; 150 used of the reserve: −50
    ("reserve used", {GRANT: -1000, COST: 1200}, {"anvandning": 150}, -200, -50),
    # 100 − 300 gain + 120 excepted − 40 unrealised + 10 reversal = −110; −110 + 60 used = −50
    (
        "all together",
        {GRANT: -1000, GAIN: -300, COST: 1200},
        {
            "vinst_enligt_undantag": 120,
            "orealiserat": -40,
            "aterforing": 10,
            "anvandning": 60,
        },
        -110,
        -50,
    ),
]


@pytest.mark.parametrize(
    ("voucher", "given", "adjusted", "result"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_the_result_is_as_computed_by_hand(
    voucher: dict[str, int], given: dict[str, int], adjusted: int, result: int
) -> None:
    """Result after adjustments, and balanskravsresultat, in kronor."""
    made = utredning(books(voucher), adjustments(**given))
    assert made.figure("adjusted").ore == -adjusted * 100
    assert made.figure("balanskrav").ore == -result * 100
    told = assess("balanskrav_result", books(voucher), adjustments(**given))
    assert told.outcome is (Outcome.MET if result >= 0 else Outcome.NOT_MET)
    assert told.ore == (None if result >= 0 else result * 100)


def test_earlier_deficits_and_reasons_have_rows_only_when_there_are_any() -> None:
    """−200 this year, −500 earlier, synnerliga skäl 600: −200 − 500 + 600 = −100 to restore."""
    plain = utredning(books({GRANT: -1000, COST: 1200}), Facts())
    assert [row.key for row in plain.rows][-1] == "balanskrav"
    facts = adjustments(tidigare_underskott=-500, synnerliga_skal=600)
    made = utredning(books({GRANT: -1000, COST: 1200}), facts)
    assert made.figure("to_restore").ore == 100 * 100
    assert made.row("to_restore").parts == ("balanskrav", "tidigare_underskott", "synnerliga_skal")


def test_the_reserve_has_the_name_of_its_year() -> None:
    """Resultatutjämningsreserv until 2023, resultatreserv from 2024 (SFS 2023:642)."""
    new, old = books(), books(year=FiscalYear.calendar(2023))
    assert utredning(new, Facts()).row("reservering").label.sv.endswith("till resultatreserv")
    label = utredning(old, Facts()).row("reservering").label.sv
    assert label == "Reservering av medel till resultatutjämningsreserv"


RESTORED = [
    # 2021: 400, 100 restored 2022: 300 remain, of them 250 now: 50
    ([(2021, 400, {2022: 100}, 0)], 250, [(300, 250, 50)]),
    # the oldest first: 2021 takes 300, 2022 takes what is left, 100 of 500
    ([(2022, 500, {}, 0), (2021, 300, {}, 0)], 400, [(300, 300, 0), (500, 100, 400)]),
    # a deficit this year restores nothing
    ([(2022, 500, {}, 0)], -40, [(500, 0, 500)]),
    # 200 are not to be restored: 500 − 200 = 300
    ([(2022, 500, {}, 200)], 1000, [(300, 300, 0)]),
]


@pytest.mark.parametrize(("deficits", "result", "expected"), RESTORED)
def test_deficits_are_restored_oldest_first(
    deficits: list[tuple[int, int, dict[int, int], int]],
    result: int,
    expected: list[tuple[int, int, int]],
) -> None:
    """Before, now and after, as computed by hand (KL 11 kap. 12 §)."""
    made = restore([Deficit(y, o, r, w, "beslut") for y, o, r, w in deficits], result)
    assert [(r.before_ore, r.now_ore, r.after_ore) for r in made] == expected


@pytest.mark.parametrize(
    ("year", "outcome"),
    [(2021, Outcome.NOT_MET), (2022, Outcome.MET), (2020, Outcome.NOT_MET)],
)
def test_the_third_year_is_the_last(year: int, outcome: Outcome) -> None:
    """A deficit of 500 of 2021 was to be restored by 2024, one of 2022 by 2025."""
    facts = Facts(must_restore=True, deficits=(Deficit(year, 50_000),))
    told = assess("balanskrav_restored", books({GRANT: -1000, COST: 900}), facts)
    assert told.outcome is outcome  # 100 of 500 are restored this year, 400 remain
    assert told.ore == (40_000 if outcome is Outcome.NOT_MET else None)


def test_restoring_is_asked_for_only_where_the_association_has_decided_so() -> None:
    """FinsamL 21 § does not import KL 11 kap. 12 §."""
    facts = Facts(deficits=(Deficit(2019, 50_000),))
    told = assess("balanskrav_restored", books(), facts)
    assert told.outcome is Outcome.NOT_APPLICABLE
    assert "FinsamL 21 §" in told.because.sv


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        (Facts(), Outcome.NOT_MET),
        (Facts(comment="regleras 2025"), Outcome.MET),
        (adjustments(synnerliga_skal=200), Outcome.MET),
    ],
)
def test_a_negative_result_is_to_be_commented(facts: Facts, outcome: Outcome) -> None:
    """By a comment or by synnerliga skäl with their reason (LKBR 11 kap. 11 §)."""
    told = assess("balanskrav_commented", books({GRANT: -1000, COST: 1200}), facts)
    assert told.outcome is outcome
    well = assess("balanskrav_commented", books({GRANT: -1000, COST: 900}), facts)
    assert well.outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("kind", "effect", "reason"),
    [("anvandning", -1, "x"), ("reservering", 1, "x"), ("synnerliga_skal", 1, "")],
)
def test_an_adjustment_of_the_wrong_sign_or_without_reason_is_refused(
    kind: str, effect: int, reason: str
) -> None:
    """What cannot be is not built."""
    with pytest.raises(ValueRefusedError):
        BalanskravAdjustment(K(kind), effect, reason)


@pytest.mark.parametrize(
    "wrong",
    [
        {"ore": -1},
        {"ore": 5, "restored": {2022: 6}},
        {"ore": 5, "restored": {2021: 1}},
        {"ore": 5, "waived_ore": 1},
    ],
)
def test_a_deficit_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    """Negative, over-restored, restored by its own year, or waived without reason."""
    with pytest.raises(ValueRefusedError):
        Deficit(2021, **wrong)  # type: ignore[arg-type]

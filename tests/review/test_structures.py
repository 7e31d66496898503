"""How figures hang together: what is found, what is blamed, and what is left alone."""

import pytest

from finsam_ledger.core.finding import Severity
from finsam_ledger.review.document import verdict
from finsam_ledger.review.identity import Verdict
from finsam_ledger.review.review import Review
from tests.review.sheets import codes, reviewed


def tried(found: Review, relation: str) -> int:
    """How many cases of a relation were tried."""
    return sum(found.proved.get(relation, {}).values())


def message(found: Review) -> str:
    """The first error, with plain blanks and minus."""
    told = found.of(Severity.ERROR)[0].finding.message.sv
    return told.replace("\u00a0", " ").replace("−", "-")


NESTED = """
Balansräkning (tkr);2024;2023
Inventarier;40;55
Summa anläggningstillgångar;40;55
Kundfordringar;310;295
Bank;1 871;1 602
Summa omsättningstillgångar;2 181;1 897
Summa tillgångar;2 221;1 952
"""


def test_totals_of_totals() -> None:
    """Totals inside totals are found, and all hold."""
    found = reviewed(NESTED)
    assert codes(found) == []
    assert found.proved["sums"][Verdict.EXACT] == 6


def test_a_wrong_part_that_two_totals_tell_of() -> None:
    """A subtotal that misses both its parts and its own total is the one blamed."""
    found = reviewed(NESTED.replace("omsättningstillgångar;2 181", "omsättningstillgångar;2 811"))
    assert codes(found) == ["wrong_figure"]
    assert "tryckt 2 811 tkr, men 2 181 tkr" in message(found)
    assert "två siffror har bytt plats" in message(found)


def test_a_structure_that_is_only_guessed_is_not_reported() -> None:
    """Key figures are no parts of a total that is printed among them."""
    found = reviewed(
        """
        Nyckeltal (tkr);2024;2023
        Verksamhetens intäkter;4 200;4 100
        Verksamhetens kostnader;−3 950;−4 020
        Summa tillgångar;2 181;1 897
        Antal deltagare;114;97
        """
    )
    assert codes(found) == []


def test_columns_that_give_each_other() -> None:
    """Opening, movement and closing; the row that misses is named."""
    found = reviewed(
        """
        Balansrapport (kr);Ing balans;Period;Utg balans
        Kundfordringar;0;823 166;823 166
        Moms;296 790;−43 944;252 846
        Bank;3 980 701;−91 214;3 889 487
        Skulder;−898 403;−2 284 716;−3 299 119
        """
    )
    assert codes(found) == ["columns_differ"]
    assert "”Skulder”, Utg balans" in message(found)
    assert tried(found, "columns") == 4


def test_a_deviation_with_its_own_sign_for_costs() -> None:
    """Favourable deviations are positive on incomes and costs alike, and one sign is wrong."""
    text = """
        Driftredovisning (tkr);Budget;Utfall;Avvikelse
        Bidrag, intäkter;500;520;20
        Avgifter, intäkter;90;81;−9
        Personalkostnader;300;280;20
        Lokalkostnader;80;91;−11
        Resekostnader;40;{}
        """
    assert codes(reviewed(text.format("28;12"))) == []
    assert codes(reviewed(text.format("28;−12"))) == ["columns_differ"]


def test_a_total_column() -> None:
    """The last column sums the others."""
    text = """
        Kostnader per slag (tkr);Personal;Lokal;Övrigt;Summa
        Ledning;310;42;17;369
        Teamet;920;110;64;1 094
        Unga;415;60;{}
        """
    assert codes(reviewed(text.format("33;508"))) == []
    assert codes(reviewed(text.format("33;580"))) == ["columns_differ"]


def test_units_and_signs_of_other_tables() -> None:
    """A line in tkr and its note in kr with turned signs are the same quantity."""
    text = """
        Resultaträkning (tkr);Not;2024;2023
        Verksamhetens kostnader;1;−3 951;−4 020

        Not 1 Verksamhetens kostnader (kr);2024;2023
        Personal;2 310 400;2 402 000
        Köpta tjänster;1 640 {};1 617 600
        Summa;3 950 {};4 019 600
        """
    right = reviewed(text.format("500", "900"))
    assert codes(right) == []
    assert tried(right, "links") == 2
    wrong = reviewed(
        text.replace("1 640 {}", "1 740 500").replace("3 950 {}", "4 050 900").replace("{}", "")
    )
    assert codes(wrong) == ["wrong_figure"]
    assert "tryckt -3 951 tkr, men -4 050,9 tkr" in message(wrong)


def test_a_dropped_row_is_told_with_what_is_missing() -> None:
    """The note's total agrees with its line, so the rows miss something, in both years."""
    found = reviewed(
        """
        Balansräkning (tkr);Not;2024;2023
        Kortfristiga fordringar;1;310;295
        Kassa och bank;;1 871;1 602
        Summa tillgångar;;2 181;1 897

        Not 1 Kortfristiga fordringar (tkr);2024;2023
        Momsfordran;188;201
        Summa;310;295
        """
    )
    assert codes(found) == ["sum_differs"]
    assert found.of(Severity.ERROR)[0].finding.difference_ore == 122_000_00


def test_totals_above_their_parts() -> None:
    """A total that heads its parts is read as one, and its wrong digit is found."""
    text = """
        Driftredovisning (tkr);2024;2023;2022
        Totalt;{};4 049;3 600
        Ledning;1 210;1 105;990
        Teamet;2 408;2 366;2 104
        Unga;590;578;506
        """
    assert codes(reviewed(text.format("4 208"))) == []
    assert codes(reviewed(text.format("4 308"))) == ["sum_differs"]


def test_equal_shares_are_no_total() -> None:
    """The region pays what the municipalities pay together; it is not their total."""
    found = reviewed(
        """
        Bidrag (tkr);2024;2023
        Försäkringskassan;2 100;2 050
        Region Exempel;1 050;1 025
        Ängsby kommun;600;590
        Ölunda kommun;450;435
        Summa;4 200;4 100
        """
    )
    assert codes(found) == []
    assert found.proved["sums"][Verdict.EXACT] == 2
    assert found.proved["parties"][Verdict.EXACT] == 2


@pytest.mark.parametrize(
    ("total", "severity", "code"),
    [
        ("1 021", None, ""),
        ("1 022", Severity.INFO, "rounding"),
        ("1 024", Severity.WARNING, "doubtful_rounding"),
        ("1 030", Severity.ERROR, "sum_differs"),
    ],
)
def test_rounding_and_error_are_told_apart(
    total: str, severity: Severity | None, code: str
) -> None:
    """Nothing, likely rounding, what rounding could just make, and what it cannot."""
    parts = "\n".join(
        f"Post {name};{amount}" for name, amount in zip("abcdefg", AMOUNTS, strict=True)
    )
    found = reviewed(f"Kostnader (tkr);2024\n{parts}\nSumma;{total}")
    told = [(r.severity, r.finding.code) for r in found.remarks]
    assert told == ([(severity, code)] if severity is not None else [])


AMOUNTS = (101, 202, 57, 318, 93, 171, 79)


def test_even_parts_are_not_rounded() -> None:
    """Budgets in whole tens: a total that misses by two is an error, whatever rounding allows."""
    parts = "\n".join(
        f"Post {i};{amount}" for i, amount in enumerate((310, 420, 150, 990, 280, 70))
    )
    found = reviewed(f"Budget (tkr);Budget 2024\n{parts}\nSumma;2 222")
    assert codes(found) == ["sum_differs"]
    assert "avrundning förklarar inget" in found.remarks[0].reasons[1].sv


def test_two_cells_that_changed_places() -> None:
    """Two columns that miss the same amount in opposite ways are told, also of a result."""
    found = reviewed(
        """
        Kassaflödesanalys (tkr);2024;2023
        Årets resultat;1 211;2 375
        Ökning av kortfristiga fordringar;−718;790
        Ökning av kortfristiga skulder;649;−629
        Årets kassaflöde;2 650;1 028
        """
    )
    assert codes(found) == ["wrong_column"]
    assert "tryckt -718 tkr, som har bytt plats med 790 tkr i 2023" in message(found)


def test_what_cannot_be_tried_is_counted() -> None:
    """A figure in no relation is said to be outside, not right."""
    found = reviewed("Ensamt (tkr);2024\nPost;17")
    assert (found.figures, found.reached, found.remarks) == (1, 0, ())
    assert verdict(found, "sv") == "Inget kunde prövas: inga samband syns mellan talen."

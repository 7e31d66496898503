"""Whatever is handed in, the review answers: it never fails, and never changes its mind."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.review.data import review_data
from finsam_ledger.review.document import review_document
from finsam_ledger.review.reader import read_report
from finsam_ledger.review.review import review

WORDS = (
    *("Summa", "Totalt", "S:a tillgångar", "därav moms", "Årets resultat", "Ingående eget kapital"),
    *(
        "Utgående eget kapital",
        "Kostnader",
        "Intäkter",
        "Not 3 Bank",
        "Not",
        "2024",
        "2023",
        "Budget",
    ),
    *("Avvikelse", "Ing balans", "Period", "Utg balans", "(tkr)", "mkr", "", "", "-", "–", "12 %"),
    *(
        "Balansräkning (tkr)",
        "Kassaflödesanalys",
        "Ökning av skulder",
        "Summa eget kapital och skulder",
    ),
)
cells = st.one_of(
    st.sampled_from(WORDS),
    st.integers(-5000, 5000).map(str),
    st.sampled_from((100, 200, 300, 250, 50, 0)).map(str),
)
sheets = st.lists(st.lists(cells, max_size=5), max_size=14)


def answered(data: bytes, name: str) -> str:
    """Everything that a review of a file says."""
    found = review(read_report(data, name))
    document = review_document(found, "en")
    return json.dumps(review_data(found), ensure_ascii=False) + str(document)


@settings(max_examples=50, deadline=None)
@given(sheets)
def test_any_sheet_is_answered_the_same_twice(rows: list[list[str]]) -> None:
    """Rows of any words and numbers, ragged and empty, give an answer, always the same."""
    data = "\n".join(";".join(row) for row in rows).encode()
    assert answered(data, "ark.csv") == answered(data, "ark.csv")


values = st.recursive(
    st.one_of(st.sampled_from(WORDS), st.integers(-(10**6), 10**6), st.booleans()),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=12,
)
KEYS = ("id", "title", "columns", "rows", "total", "unit", "number", "printed_shares_percent")
tables = st.dictionaries(st.sampled_from(KEYS), values, max_size=6)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("table", "note")), tables), min_size=1, max_size=3))
def test_any_toml_is_answered(parts: list[tuple[str, dict[str, Any]]]) -> None:
    """Keys with values of the wrong kinds are passed over or named, never a crash."""
    text = "\n".join(
        f"[[{kind}]]\n"
        + "\n".join(f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in t.items())
        for kind, t in parts
    )
    assert answered(text.encode(), "rapport.toml")


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(("a.csv", "a.toml", "a.xlsx")))
def test_any_bytes_are_answered(data: bytes, name: str) -> None:
    """Files that are something else give a finding or nothing, never a crash."""
    assert answered(data, name)

"""Pictures of the report's figures: what they show, and that they can be read by anyone."""

import re
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.numbers import format_number
from finsam_ledger.render.format import format_named
from finsam_ledger.reports.bar_chart import BarChart, Series
from finsam_ledger.reports.document import Number, Picture, Table
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.workspace.config import parse_config
from finsam_ledger.workspace.folder import run
from tests.render.pdfs import text_of

EXAMPLES = Path(__file__).parents[2] / "docs" / "exempel"
SVG = "{http://www.w3.org/2000/svg}"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def year() -> Report:
    """A whole year with budget and members, its figures to be drawn."""
    return drawn(run(EXAMPLES / "vaxjo-2011").report)


def drawn(report: Report) -> Report:
    """The report asked for with pictures."""
    kind = report.publication.kind or "arsredovisning"
    return evolve(report, publication=evolve(report.publication, with_pictures=True, kind=kind))


def pictures(report: Report, lang: str = "sv") -> dict[str, Picture]:
    """The pictures of the finished document by id."""
    blocks = kind_named(report.publication.kind).build(report, lang).blocks
    return {block.id: block for block in blocks if isinstance(block, Picture)}


def rows(picture: Picture) -> dict[str, list[int | None]]:
    """The data beside a picture by label."""
    assert picture.table is not None
    return {
        getattr(row.cells[0], "text", ""): [c.value for c in row.cells if isinstance(c, Number)]
        for row in picture.table.rows
    }


def words(svg: Element) -> list[str]:
    """What is written in a picture."""
    return [each.text or "" for each in svg.iter(f"{SVG}text")]


values = st.integers(-(10**9), 10**9) | st.none()


@given(st.data(), st.integers(1, 12), st.integers(1, 2))
def test_any_figures_are_drawn_within_the_picture(data: st.DataObject, n: int, m: int) -> None:
    """Well-formed, told in words, each known figure at its bar and no bar outside."""
    labels = tuple(data.draw(st.lists(st.text(max_size=50), min_size=n, max_size=n)))
    series = tuple(
        Series(data.draw(st.text(max_size=20)), tuple(data.draw(st.tuples(*[values] * n))))
        for _ in range(m)
    )
    chart = BarChart(data.draw(st.text()), data.draw(st.text()), labels, series)
    svg = fromstring(chart.svg())  # noqa: S314 our own bytes
    assert chart.svg() == chart.svg()
    assert svg.get("role") == "img"
    assert [child.tag for child in svg][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert {each.tag for each in svg.iter()} <= {
        f"{SVG}{name}" for name in ("svg", "title", "desc", "rect", "text", "path")
    }
    width, height = map(float, (svg.get("viewBox") or "").split()[2:])
    for bar in svg.iter(f"{SVG}rect"):
        x, y, wide, high = (float(bar.get(name, 0)) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + wide <= width + 0.1
        assert 0 <= y <= y + high <= height
    known = [v for each in series for v in each.values if v is not None]
    written = [re.sub(NBSP, "", word).replace("\u2212", "-") for word in words(svg)]
    assert all(str(value) in written for value in known)


def test_costs_stand_beside_their_budget(year: Report) -> None:
    """The printed figures of the driftredovisning, costs positive and income left out."""
    statement = year.statement("operations")
    found = rows(pictures(year)["chart_costs"])
    ids = [column.id for column in statement.columns]
    for row in statement.rows:
        actual, budget = (row.figures[ids.index(name)].printed for name in ("actual", "budget"))
        if row.kind == "accounts" and actual is not None and actual < 0:
            assert found.pop(row.label.sv) == [-actual, -(budget or 0)]
    assert found == {}


def test_contributions_stand_beside_what_is_agreed(year: Report) -> None:
    """One pair of bars a member, none for parties and totals."""
    found = rows(pictures(year)["chart_contributions"])
    assert found == {
        "Försäkringskassan (med Arbetsförmedlingens del)": [1900, 1900],
        "Landstinget": [950, 950],
        "Växjö kommun": [950, 950],
    }


def test_liquidity_ends_where_the_balance_sheet_does(year: Report) -> None:
    """Twelve months, the last of them the printed line."""
    found = rows(pictures(year)["chart_liquidity"])
    assert len(found) == 12
    assert found["2011-12-31"] == [year.statement("balance_sheet").figure("cash").printed]


def test_equity_stands_beside_its_ceiling() -> None:
    """As the rule computed both; nothing is drawn where the rule could not."""
    found = rows(pictures(drawn(run(EXAMPLES / "varend-2021-08").report))["chart_equity"])
    assert found == {"Eget kapital 2021-08-31": [1722], "Högsta eget kapital": [852]}


def test_nothing_is_drawn_unasked_or_of_nothing(year: Report) -> None:
    """Without the wish there are none; a report without such figures has not even the heading."""
    assert pictures(evolve(year, publication=evolve(year.publication, with_pictures=False))) == {}
    bare = evolve(year, statements=(), notes=(), tie_outs=(), verdicts=(), sections=())
    ids = [getattr(b, "id", "") for b in kind_named("arsredovisning").build(bare, "sv").blocks]
    assert "pictures" not in ids


def test_each_is_told_in_words_and_has_its_data(year: Report) -> None:
    """Alternative text with the largest and the least, and every figure in a table."""
    for lang in ("sv", "en"):
        for picture in pictures(year, lang).values():
            assert isinstance(picture.table, Table)
            largest = max(v[0] for v in rows(picture).values() if v[0] is not None)
            assert format_number(largest, lang=lang) in picture.alt
            assert picture.caption in picture.alt


def test_every_format_shows_them(year: Report) -> None:
    """HTML, PDF and Word hold the pictures, plain text their data."""
    document = kind_named("arsredovisning").build(year, "sv")
    count = len(pictures(year))
    made = {
        name: format_named(name).render(year, document) for name in ("html", "docx", "pdf", "text")
    }
    assert made["html"].count(b"data:image/svg+xml") == count
    with ZipFile(BytesIO(made["docx"])) as parts:
        assert sum(name.startswith("word/media/") for name in parts.namelist()) == count
    for told in (made["text"].decode(), text_of(made["pdf"])):
        assert "Bidrag per medlem" in told


def test_a_folder_asks_for_them() -> None:
    """``diagram = true`` under [dokument]."""
    text = (EXAMPLES / "vaxjo-2011" / "bokslut.toml").read_text("utf-8")
    assert not parse_config(text).document.with_pictures
    asked = text.replace("[dokument]", "[dokument]\ndiagram = true")
    assert parse_config(asked).document.with_pictures

"""The origins in a page: every figure down to its lines, nothing twice, and no text does harm."""

import json
import re
from base64 import b64encode
from collections import Counter
from datetime import date
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger import sie
from finsam_ledger.bookkeeping.counter_entries import cash_books
from finsam_ledger.core.citation import cited
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.render import _html_origins
from finsam_ledger.render._cells import clean
from finsam_ledger.render._html_origins import script_json
from finsam_ledger.reports.document import Day, Number, Role, Table, Words
from finsam_ledger.reports.explanation import explanation_document
from finsam_ledger.reports.origins import number_of_lines
from finsam_ledger.reports.publication import Publication, Vouchers
from finsam_ledger.reports.report import Report
from finsam_ledger.reports.traced_vouchers import VoucherGatherer
from finsam_ledger.statements.columns import LedgerSource
from finsam_ledger.statements.evaluate import source_of
from finsam_ledger.statements.explain import explain
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.testing import DrawnReport, reports
from finsam_ledger.workspace.books import Books, read_books
from finsam_ledger.workspace.closing import close
from finsam_ledger.workspace.folder import run
from finsam_ledger.workspace.settings import Settings
from tests.render.page_data import PageData, page_of, report_of

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "docs" / "gor_sa_har" / "exempel" / "liten-2024.se"
SCRIPTS = sorted((ROOT / "src" / "finsam_ledger" / "render" / "script").glob("*.js"))
HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    "<!--<script>",
    "\u2028alert(1)//",
    "\u202egnp.exe & &lt;",
    '"\\"}];alert(1)//',
]


@pytest.fixture(scope="module")
def books() -> Books:
    """A small year."""
    return read_books(SMALL)


@pytest.fixture(scope="module")
def vastmanland() -> Report:
    """An example with both cash flows, budget, two years and notes."""
    return run(ROOT / "docs" / "exempel" / "norra-vastmanland-2014").report


@settings(max_examples=30)
@given(reports(vouchers=4), st.sampled_from(Unit))
def test_every_figure_is_its_lines(drawn: DrawnReport, unit: Unit) -> None:
    """Brought forward and lines are the accounts, those the exact figure, with rounding printed."""
    page = PageData.of(report_of(drawn, unit))
    for figure in page.data["figures"]:
        _, _, exact, printed, _, rounding, _ = figure
        shares = list(page.shares(figure))
        for share in shares:
            assert share.forward + sum(line[3] for line in share.lines) == share.ore
        assert sum(share.ore for share in shares) == exact
        assert exact + rounding == printed * page.unit_ore(figure)


@settings(max_examples=20)
@given(reports(vouchers=4))
def test_a_page_says_what_the_command_says(drawn: DrawnReport) -> None:
    """The accounts and lines of each figure are those of ``visa``, in its order and its words."""
    report = report_of(drawn)
    page = PageData.of(report)
    for statement in (*report.statements, *report.notes):
        for row in statement.rows:
            for i, (column, figure) in enumerate(zip(statement.columns, row.figures, strict=False)):
                if figure.ore is None:
                    continue
                source = source_of(drawn.columns[statement.id], column)
                told = explain(figure, source, drawn.ledger, 0)
                said = explanation_document(statement, row, i, told, report.unit, "sv")
                shown = page.data["figures"][page.places[f"{statement.id}.{row.key}.{column.id}"]]
                tables = {block.id: block for block in said.blocks if isinstance(block, Table)}
                shares = list(page.shares(shown))
                assert [(s.account, s.ore, s.forward) for s in shares] == _accounts(tables)
                assert [line for s in shares for line in s.lines] == _lines(tables)


def _accounts(tables: dict[str, Table]) -> list[tuple[object, ...]]:
    rows = tables["accounts"].rows[:-1] if "accounts" in tables else ()
    return [tuple(_plain(cell) for cell in row.cells) for row in rows]


def _lines(tables: dict[str, Table]) -> list[tuple[object, ...]]:
    rows = tables["vouchers"].rows if "vouchers" in tables else ()
    lines = [row.cells for row in rows if row.role is Role.BODY and isinstance(row.cells[1], Day)]
    plain = [tuple(_plain(cell) for cell in cells) for cells in lines]
    return [(*each[:4], int(str(each[4]).removeprefix("rad ") or 0)) for each in plain]


def _plain(cell: object) -> object:
    match cell:
        case Words():
            return clean(cell.text)
        case Day(day=date() as day):
            return day.isoformat()
        case Number():
            return cell.value
        case _:
            return ""


def test_each_voucher_stands_once(vastmanland: Report) -> None:
    """A forecast's copies are the books' own vouchers, and parts of vouchers know the whole."""
    page = PageData.of(vastmanland)
    vouchers, booked = page.data["vouchers"], page.data["booked"]
    assert max(Counter(json.dumps(voucher) for voucher in vouchers).values()) == 1
    keys = [(voucher[0], voucher[1]) for voucher in vouchers]
    assert len(set(keys[:booked])) == booked
    parts = [(i, voucher[6]) for i, voucher in enumerate(vouchers) if len(voucher) > 6]
    assert parts
    assert all(whole < booked <= part and keys[part] == keys[whole] for part, whole in parts)


def test_a_part_leads_to_its_own_voucher_also_without_numbers(books: Books) -> None:
    """Two vouchers of a day without series and number are told apart by where they stand."""
    head = "#SIETYP 4\n#FNAMN F\n#RAR 0 20240101 20241231\n#KONTO 1930 Bank\n#KONTO 3000 Bidrag\n"
    rows = "{\n#TRANS 1930 {} 1.00\n#TRANS 3000 {} -1.00\n}\n"
    text = head + "".join(f'#VER "" "" 20240105 {word}\n{rows}' for word in ("Ett", "Ett", "Tva"))
    ledger = sie.read(text.encode(), chart=lambda *_: books.ledger.chart).ledger
    gatherer, cash = VoucherGatherer((ledger,)), cash_books(ledger)
    for voucher in range(3):
        gatherer.set_of(cash, ((2 * voucher, voucher),))
    made = gatherer.made()
    lines = [made.vouchers[whole].source_line for whole in made.whole]
    assert lines == [each.source_line for each in made.vouchers]
    assert len({*lines}) == len(lines) == made.booked


def test_both_sides_of_a_tie_out_are_on_the_page(vastmanland: Report) -> None:
    """Every tie-out of the report is there, and what does not agree says so."""
    page = PageData.of(vastmanland)
    assert len(page.data["ties"]) == len(vastmanland.tie_outs) == 56
    first, *rest = vastmanland.tie_outs
    missed = evolve(vastmanland, tie_outs=(evolve(first, difference_ore=1), *rest))
    assert [tie[0] for tie in PageData.of(missed).data["ties"]][:2] == [False, True]


def test_key_figures_are_their_parts() -> None:
    """Above and below the line, each part leads to its figure or has its accounts."""
    page = PageData.of(run(ROOT / "docs" / "exempel" / "varend-2021-08").report)
    assert page.data["keyFigures"]
    for _, _, _, _, _, _, upper, lower in page.data["keyFigures"]:
        for _, value, is_days, figure, side, shares in (*upper, *lower):
            assert is_days or figure >= 0 or shares
            amounts = (page.data["shares"][each][1] for each in shares if isinstance(each, int))
            assert is_days or side * sum(amounts) == value


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_cannot_end_the_script(books: Books, text: str) -> None:
    """As text of a voucher, a line or an account it makes no tag and comes out as it was."""
    lines = (Line("1930", 1, text=text), Line("5010", -1))
    made = books.post(VoucherDraft(date(2024, 6, 1), lines, text=f"{text}."))
    page = page_of(close(made, Settings()).report)
    reader = _Scripts(page.decode())
    assert reader.counts["script"] == 2
    assert reader.counts["img"] == 0
    assert f"{clean(text)}." in {voucher[2] for voucher in json.loads(reader.data)["vouchers"]}


class _Scripts(HTMLParser):
    """Counts the tags of a page and keeps the data of its script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()
        self.data = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count it."""
        self.counts[tag] += 1
        self.inside = dict(attrs).get("id") == "origins"

    def handle_data(self, data: str) -> None:
        """Keep what stands in the tag of the data."""
        if getattr(self, "inside", False):
            self.data += data.strip()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_safe_in_a_script(text: str) -> None:
    """What could end the script is written by number, and reading it gives the text back."""
    made = script_json([text, {text: text}])
    assert not set(made) & set("<>&\u2028\u2029")
    assert json.loads(made) == [text, {text: text}]


def test_vouchers_can_be_left_out(books: Books) -> None:
    """Then no voucher's text is in the page; figures still open their accounts."""
    report = close(books, Settings()).report
    texts = {voucher.text for voucher in books.ledger.journal}
    with_them = page_of(report).decode()
    assert all(text in with_them for text in texts)
    none = evolve(report, publication=Publication(vouchers=Vouchers.NONE))
    without = page_of(none).decode()
    assert not any(text in without for text in texts)
    assert "Verifikationerna är utelämnade." in without
    data = PageData.of(none).data
    assert (data["booked"], data["vouchers"], len(data["figures"]) > 20) == (None, [], True)
    assert "search-field" in with_them
    assert "search-field" not in without


@pytest.mark.parametrize(
    ("choice", "papers", "finished"),
    [(Vouchers.PAPERS, True, False), (Vouchers.ALL, True, True), (Vouchers.NONE, False, False)],
)
def test_the_finished_document_has_vouchers_only_when_asked(
    books: Books, choice: Vouchers, *, papers: bool, finished: bool
) -> None:
    """Anyone may read it, so it has none by itself; the working papers have them."""
    report = close(books, Settings()).report
    report = evolve(report, publication=Publication("arsredovisning", vouchers=choice))
    assert bool(PageData.of(report).data["vouchers"]) is papers
    assert bool(PageData.of(report, "arsredovisning").data["vouchers"]) is finished


def test_too_many_lines_are_left_out_with_a_note(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that a browser would be slow to open says what it leaves out, and why."""
    monkeypatch.setattr(_html_origins, "MOST_LINES", 10)
    page = page_of(close(books, Settings()).report).decode()
    assert "Böckerna har fler än 10 rader, så verifikationerna är utelämnade." in page
    assert "Hyra" not in page


def test_lines_are_counted_once(vastmanland: Report) -> None:
    """Two years, budget and forecast; counter-entries are parts of lines and are not counted."""
    sources = (spec.source for specs in vastmanland.sources.values() for spec in specs)
    ledgers = {id(s.ledger): s.ledger for s in sources if isinstance(s, LedgerSource)}
    own = [vastmanland.ledger, vastmanland.previous]
    at_least = sum(ledger.journal.rows for ledger in own if ledger)
    every = sum(ledger.journal.rows for ledger in ledgers.values())
    assert at_least <= number_of_lines(vastmanland) < every


def test_amounts_that_no_browser_holds_are_not_shown(books: Books) -> None:
    """Beyond 2⁵³ öre a browser would show another amount; then the page has no origins."""
    lines = (Line("1930", 10**16), Line("2060", -(10**16)))
    made = books.post(VoucherDraft(date(2024, 6, 1), lines, text="Orimligt"))
    page = page_of(close(made, Settings()).report)
    assert b"<script" not in page
    assert "script-src 'none'" in unescape(page.decode())


def test_a_page_has_only_its_own_statements(books: Books) -> None:
    """The data holds the figures of the tables that the document prints, and no other."""
    report = close(books, Settings()).report
    papers, finished = PageData.of(report), PageData.of(report, "arsredovisning")
    titles = [[each[0] for each in page.data["statements"]] for page in (papers, finished)]
    assert titles == [
        ["Resultaträkning", "Balansräkning", "Saldobalans"],
        ["Resultaträkning", "Balansräkning"],
    ]


def test_only_its_own_script_may_run(books: Books) -> None:
    """The policy names the script by its hash, as a browser counts it."""
    page = page_of(close(books, Settings()).report).decode()
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = b64encode(sha256(scripts[0].encode()).digest()).decode()
    assert len(scripts) == 1
    assert f"script-src 'sha256-{digest}'" in unescape(page)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_the_script_sets_text_and_fetches_nothing(path: Path) -> None:
    """No words become tags or code, nothing is asked of a network; lines and files are short."""
    text = path.read_text("utf-8")
    banned = r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|import|http"
    assert not re.findall(banned, text)
    assert not re.findall("</script|<!--", text, re.IGNORECASE)
    assert max(map(len, text.splitlines())) <= 100
    assert text.count("\n") <= 150


def test_english_pages_have_english_words(books: Books) -> None:
    """Words and separators follow the language of the page."""
    data = PageData.of(close(books, Settings(lang="en")).report, lang="en").data
    assert (data["group"], data["point"], data["words"]["accounts"]) == (",", ".", "Accounts")


def test_an_english_page_cites_the_law_in_english() -> None:
    """The source of a key figure is what the command says of it."""
    report = run(ROOT / "docs" / "exempel" / "varend-2021-08").report
    page = PageData.of(report, lang="en")
    said = [cited(each.spec.source).en for each in report.key_figures]
    assert [figure[5] for figure in page.data["keyFigures"]] == said
    assert "Equity of total assets" in said

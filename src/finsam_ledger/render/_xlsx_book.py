"""A workbook and its sheets (arbetsbok): styles, print set-up, cells that are what they say."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from attrs import define, field, frozen

from finsam_ledger.numbers import MISSING
from finsam_ledger.render._cells import clean
from finsam_ledger.render._xlsx_amounts import column_letters
from finsam_ledger.reports.document import Document
from finsam_ledger.spreadsheet import is_formula

if TYPE_CHECKING:
    from xlsxwriter.format import Format as Style
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_MINUS = "\u2212"
_A4, _POINTS = 9, 10
_LONGEST_TEXT, _LONGEST_NAME, _LONGEST_PROPERTY, _LONGEST_FOOTER = 32_767, 31, 255, 80
_LONGEST_FORMULA = 8_000
_WIDE, _BROAD = 7, 140
"""More columns than this, or more characters across, are printed on a page on its side."""
_LINE_HEIGHT, _CHARACTERS = 13.5, 1.15
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_BASE = {"font_name": "Calibri", "font_size": _POINTS, "valign": "top"}
_RESERVED = {"history"}
_INK, _FAINT, _SHADE = "#1f3a4d", "#5a6670", "#eef2f5"

Weight = Literal["body", "total", "heading"]
_WEIGHTS: dict[Weight, dict[str, object]] = {
    "body": {},
    "total": {"bold": True, "top": 1, "border_color": _FAINT},
    "heading": {"bold": True, "font_color": _INK},
}
STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": _INK, "valign": "vcenter"},
    "caption": {"bold": True, "font_size": 12, "font_color": _INK},
    "words": {"text_wrap": True},
    "plain": {"font_color": _FAINT},
    "plain_small": {"font_size": 9, "font_color": _FAINT},
    "small": {"font_size": 9, "font_color": _FAINT, "text_wrap": True},
    "head": {"bold": True, "bottom": 1, "bg_color": _SHADE, "text_wrap": True, "valign": "bottom"},
    "head_number": {
        "bold": True,
        "bottom": 1,
        "bg_color": _SHADE,
        "text_wrap": True,
        "align": "right",
        "valign": "bottom",
    },
    "group": {"bold": True, "font_color": _INK, "align": "right"},
    "link": {"font_color": "#0b4f9e", "underline": 1},
}


def number_format(decimals: int) -> str:
    """A number with a true minus sign; a Swedish Excel shows its own groups and comma (talformat).

    >>> number_format(2)
    '#,##0.00;−#,##0.00;0.00'
    """
    fraction = f".{'0' * decimals}" if decimals else ""
    return f"#,##0{fraction};{_MINUS}#,##0{fraction};0{fraction}"


@define
class Book:
    """A workbook that is being written (arbetsbok).

    Args:
        document: Title, language and other facts for its properties and feet.
        reserved: Names that no other sheet may take, those that formulas use.
    """

    document: Document
    reserved: tuple[str, ...]
    out: BytesIO = field(factory=BytesIO)
    made: "Workbook" = field(init=False)
    sheets: "list[Sheet]" = field(factory=list)
    _styles: "dict[tuple[tuple[str, object], ...], Style]" = field(factory=dict)
    _taken: set[str] = field(factory=set)

    @made.default
    def _new(self) -> "Workbook":
        from xlsxwriter import Workbook  # noqa: PLC0415 an extra

        return Workbook(self.out, {"in_memory": True, "strings_to_urls": False})

    def sheet(self, title: str, *, reserved: bool = False) -> "Sheet":
        """A new sheet with a name of its own, cut to what a workbook allows (blad)."""
        held = self._taken if reserved else self._taken | set(map(folded, self.reserved))
        name = free_name(title, held)
        self._taken.add(folded(name))
        sheet = Sheet(self, name, title, self.made.add_worksheet(name))
        self.sheets.append(sheet)
        return sheet

    def style(self, **keys: object) -> "Style":
        """A style with these keys, made once (format)."""
        own = tuple(sorted(keys.items()))
        if own not in self._styles:
            self._styles[own] = self.made.add_format(_BASE | keys)
        return self._styles[own]

    def of_words(self, style: "Style", words: str) -> "Style":
        """The style of a cell of words (textformat): what looks like a formula stays words.

        Without the mark Excel would make a formula of it when somebody edits the cell.
        """
        if not is_formula(words):
            return style
        keys = next(keys for keys, made in self._styles.items() if made is style)
        return self.style(**dict(keys), quote_prefix=True)

    def named(self, name: str) -> "Style":
        """One of the styles that have a name (namngivet format)."""
        return self.style(**STYLES[name])

    def number(self, decimals: int, weight: Weight = "body") -> "Style":
        """The style of a number (talformat)."""
        keys = {"num_format": number_format(decimals), "align": "right"}
        return self.style(**keys, **_WEIGHTS[weight])

    def aside(self, weight: Weight) -> "Style":
        """The style of words among numbers (ord i talkolumn)."""
        return self.style(align="right", text_wrap=True, **_WEIGHTS[weight])

    def label(self, level: int, weight: Weight) -> "Style":
        """The style of a row's head (radrubrik), indented by its level."""
        return self.style(indent=max(level - 1, 0), text_wrap=True, **_WEIGHTS[weight])

    def saved(self) -> bytes:
        """The workbook's bytes, the same for the same document (arbetsbokens innehåll)."""
        facts = self.document
        self.made.set_properties(
            {
                "title": _short(facts.title),
                "subject": _short(facts.subject),
                "author": _short(facts.author),
                "company": _short(facts.author),
                "created": datetime(facts.day.year, facts.day.month, facts.day.day),  # noqa: DTZ001
            }
        )
        self.made.close()
        return self.out.getvalue()


@frozen
class Ref:
    """A cell that formulas point at (cellreferens)."""

    sheet: str
    row: int
    column: int

    @property
    def here(self) -> str:
        """Its name on its own sheet, "C7"."""
        return f"{column_letters(self.column)}{self.row + 1}"

    def seen_from(self, sheet: str) -> str:
        """Its name in a formula on a sheet."""
        quoted = self.sheet.replace("'", "''")
        return self.here if sheet == self.sheet else f"'{quoted}'!{self.here}"


@define
class Sheet:
    """A sheet that is being written (blad); rows and columns are counted from 0."""

    book: Book
    name: str
    title: str
    made: "Worksheet"
    row: int = 0
    _wrapped: list[tuple[int, int, str]] = field(factory=list)

    def set_up(self, widths: Iterable[float], frozen_at: tuple[int, int] | None, lang: str) -> None:
        """Widths, frozen panes and print on A4: fit to the width, the head on every page."""
        wanted = list(widths)
        for column, width in enumerate(wanted):
            self.made.set_column(column, column, width)
        self._fit_heights(wanted)
        self.made.set_paper(_A4)
        self.made.set_margins(0.6, 0.6, 0.75, 0.75)
        self.made.fit_to_pages(1, 0)
        if len(wanted) > _WIDE or sum(wanted) > _BROAD:
            self.made.set_landscape()
        if frozen_at:
            self.made.freeze_panes(*frozen_at)
            self.made.repeat_rows(0, frozen_at[0] - 1)
        author = clean(self.book.document.author)[:_LONGEST_FOOTER].replace("&", "&&")
        page, of = ("Sida", "av") if lang == "sv" else ("Page", "of")
        self.made.set_header(f"&L{author}")
        self.made.set_footer(f"&L&A&R{page} &P {of} &N")

    def text(self, column: int, words: str, style: "Style") -> None:
        """Words as words, whatever they begin with (text)."""
        told = self._string(column, words, style)
        if style.text_wrap:
            self._wrapped.append((self.row, column, told))

    def _string(self, column: int, words: str, style: "Style") -> str:
        told = shortened(words)
        self.made.write_string(self.row, column, told, self.book.of_words(style, told))
        return told

    def _fit_heights(self, widths: Sequence[float]) -> None:
        """Rows as high as their words need, for programs that do not see to it themselves."""
        lines: dict[int, int] = {}
        for row, column, words in self._wrapped:
            width = widths[column] if column < len(widths) else widths[-1]
            lines[row] = max(lines.get(row, 1), lines_of(words, width))
        for row, count in lines.items():
            if count > 1:
                self.made.set_row(row, count * _LINE_HEIGHT)

    def wide(self, words: str, style: str, last: int, height: float = 15) -> None:
        """Words over several columns, and on to the next row (text över kolumner)."""
        self.made.merge_range(self.row, 0, self.row, last, "", self.book.named(style))
        self._string(0, words, self.book.named(style))
        self.made.set_row(self.row, height)
        self.row += 1

    def link(self, column: int, other: "Sheet") -> None:
        """The name of another sheet, which leads there (länk)."""
        target, style = other.name.replace("'", "''"), self.book.named("link")
        used = self.book.of_words(style, other.name)
        self.made.write_url(self.row, column, f"internal:'{target}'!A1", used, other.name)

    def number(self, column: int, value: int | None, decimals: int, style: "Style") -> None:
        """A number, or a dash where it is not known (tal)."""
        if value is None:
            self.text(column, MISSING, style)
        else:
            self.made.write_number(self.row, column, shifted(value, decimals), style)

    def formula(self, column: int, text: str, value: int, decimals: int, style: "Style") -> None:
        """A formula and what it gives (formel); one too long for a workbook is its value."""
        if not text or len(text) > _LONGEST_FORMULA:
            self.number(column, value, decimals, style)
        else:
            self.made.write_formula(self.row, column, f"={text}", style, shifted(value, decimals))

    def day(self, column: int, day: date | None, style: "Style") -> None:
        """A date (datum); nothing where there is none."""
        if day is not None:
            self.made.write_datetime(self.row, column, day, style)

    def ref(self, column: int) -> Ref:
        """The cell of the row being written (cellreferens)."""
        return Ref(self.name, self.row, column)


def free_name(title: str, taken: AbstractSet[str]) -> str:
    """A name for a sheet: the title, cut to what a workbook allows and numbered if it is taken.

    Args:
        title: What the sheet shows.
        taken: The names that are taken, folded.

    >>> free_name("Resultaträkning 2021/2022", {"resultaträkning 2021 2022"})
    'Resultaträkning 2021 2022 (2)'
    """
    plain = _NOT_IN_NAMES.sub(" ", clean(title)).strip("' ") or MISSING
    name, number = _cut(plain, _LONGEST_NAME), 1
    while folded(name) in taken | _RESERVED:
        number += 1
        tail = f" ({number})"
        name = _cut(plain, _LONGEST_NAME - len(tail)) + tail
    return name


def folded(name: str) -> str:
    """A name without regard to capitals, as workbooks compare them (jämförelsenamn)."""
    return name.lower().casefold()


def _cut(text: str, length: int) -> str:
    """The beginning of a text, counted as workbooks do: in units of UTF-16."""
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", "ignore").strip("' ")


def shortened(words: str) -> str:
    """Words as a cell can hold them: not without end, and nothing that could steer a program."""
    told = clean(words)
    return told if len(told) <= _LONGEST_TEXT else f"{told[: _LONGEST_TEXT - 1]}…"


def lines_of(words: str, width: float) -> int:
    r"""About how many lines words take in a column (rader).

    >>> lines_of("Hyra", 20), lines_of("Hyra av lokaler", 10), lines_of("a\nb", 20)
    (1, 2, 2)
    """
    return sum(1 + int((len(line) - 1) // (_CHARACTERS * width)) for line in words.split("\n"))


def shifted(value: int, decimals: int) -> Any:
    """The number that a cell holds: a spreadsheet knows no other kind than binary fractions."""
    return value / 10**decimals if decimals else value


def _short(text: str) -> str:
    return clean(text)[:_LONGEST_PROPERTY]

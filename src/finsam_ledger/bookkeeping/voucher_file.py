"""Vouchers that people write in a file (verifikationsfil): CSV or TOML to drafts.

Every row and key that cannot be followed is told by line, all at once; nothing is half read.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import StringIO
from itertools import groupby

from attrs import evolve, frozen

from finsam_ledger.bookkeeping.plan_file import read_rows
from finsam_ledger.core.dimension import ObjectRef, Objects
from finsam_ledger.core.voucher import Line, SourceDocument, VoucherDraft
from finsam_ledger.errors import ConfigurationError, placed
from finsam_ledger.numbers import parse_ore
from finsam_ledger.strict_toml import line_of, load, toml_key
from finsam_ledger.terms import Text

_DIMENSIONS = {"projekt": "6", "kst": "1"}
_NEEDED = ("ver", "datum", "text", "konto", "debet", "kredit")
_HEAD = ("datum", "text", "serie", "nummer", "motpart", "underlag", "fil")
_COLUMNS = (*_NEEDED, *_HEAD[2:], *_DIMENSIONS, "radtext")


@frozen
class RowKeys:
    """``rader`` of a ``[[verifikation]]``: an account and its amount."""

    account: str = toml_key("konto")
    debit: str = toml_key("debet", default="")
    credit: str = toml_key("kredit", default="")
    project: str = toml_key("projekt", default="")
    centre: str = toml_key("kst", default="")
    text: str = toml_key("text", default="")


@frozen
class VoucherKeys:
    """``[[verifikation]]``: a voucher; files are named from where the TOML file lies."""

    day: date = toml_key("datum")
    text: str = toml_key("text")
    rows: tuple[RowKeys, ...] = toml_key("rader")
    series: str = toml_key("serie", default="")
    number: str = toml_key("nummer", default="")
    counterparty: str = toml_key("motpart", default="")
    reference: str = toml_key("underlag", default="")
    files: tuple[str, ...] = toml_key("filer", default=())


@frozen
class FileKeys:
    """A file of vouchers in TOML."""

    vouchers: tuple[VoucherKeys, ...] = toml_key("verifikation")


def drafts_from_toml(text: str, where: str) -> tuple[VoucherDraft, ...]:
    """The vouchers of a TOML file (verifikationer ur TOML).

    Args:
        text: The file.
        where: Its name, for messages.

    Raises:
        ConfigurationError: A key or value cannot be followed; all are told, with their lines.

    >>> drafts_from_toml('''
    ... [[verifikation]]
    ... datum = 2024-03-01
    ... text = "Hyra mars"
    ... rader = [{konto = "5010", debet = "12 500"}, {konto = "1930", kredit = "12 500"}]
    ... ''', "mars.toml")[0].difference_ore
    0
    """
    keys = load(FileKeys, text, where).vouchers
    lines = [line_of(text, ("verifikation", i)) for i in range(len(keys))]
    numbered = ((line, {"place": str(i)}) for i, line in enumerate(lines))
    return tuple(
        read_rows(numbered, where, lambda row, line: _from_keys(keys[int(row["place"])], line))
    )


def _from_keys(keys: VoucherKeys, line: int) -> VoucherDraft:
    rows = tuple(
        Line(
            row.account,
            amount(row.debit, row.credit),
            objects({"projekt": row.project, "kst": row.centre}),
            row.text,
        )
        for row in keys.rows
    )
    return VoucherDraft(
        keys.day,
        rows,
        keys.series,
        keys.number,
        keys.text,
        counterparty=keys.counterparty,
        reference=keys.reference,
        source_line=line,
        documents=tuple(map(SourceDocument, keys.files)),
    )


def drafts_from_csv(text: str, where: str) -> tuple[VoucherDraft, ...]:
    """The vouchers of a CSV file (verifikationer ur CSV), semicolons between the columns.

    Rows that follow each other with the same ``ver`` are one voucher; its date, text and the like
    stand on its first row.

    Args:
        text: The file.
        where: Its name, for messages.

    Raises:
        ConfigurationError: A column is missing, or rows cannot be followed; all with their lines.

    >>> drafts_from_csv('''ver;datum;text;konto;debet;kredit
    ... 1;2024-03-01;Hyra mars;5010;12 500;
    ... 1;;;1930;;12 500
    ... ''', "mars.csv")[0].text
    'Hyra mars'
    """
    rows = list(_table(text, where))
    lines = iter(read_rows(rows, where, lambda row, _: _line(row)))
    vouchers = [(first, list(group)) for first, group in _grouped(rows)]
    heads = read_rows(((line, group[0]) for line, group in vouchers), where, _head)
    return tuple(
        evolve(head, lines=tuple(next(lines) for _ in group))
        for head, (_, group) in zip(heads, vouchers, strict=True)
    )


def _grouped(
    rows: Sequence[tuple[int, Mapping[str, str]]],
) -> Iterator[tuple[int, list[Mapping[str, str]]]]:
    for _, group in groupby(rows, key=lambda numbered: numbered[1]["ver"]):
        together = list(group)
        yield together[0][0], [row for _, row in together]


def _table(text: str, where: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = csv.DictReader(StringIO(text.lstrip("\ufeff")), delimiter=";", restval="")
    given = tuple(reader.fieldnames or ())
    missing = [name for name in _NEEDED if name not in given]
    unknown = [name for name in given if name not in _COLUMNS]
    if missing or unknown:
        raise _wrong_columns(missing, unknown, where)
    for row in reader:
        if None in row:
            raise ConfigurationError(
                Text("raden har fler fält än rubrikraden", "the row has more fields than the head"),
                None,
                f"{where} rad {reader.line_num}",
            )
        yield reader.line_num, {name: row.get(name, "").strip() for name in _COLUMNS}


def _wrong_columns(
    missing: Iterable[str], unknown: Iterable[str], where: str
) -> ConfigurationError:
    sv = [f"saknar {name}" for name in missing] + [f"har okända {name}" for name in unknown]
    en = [f"lacks {name}" for name in missing] + [f"has unknown {name}" for name in unknown]
    return ConfigurationError(
        Text(f"rubrikraden {', '.join(sv)}", f"the head row {', '.join(en)}"),
        Text(
            f"Kolumnerna är {';'.join(_COLUMNS)}; de sex första måste finnas",
            f"The columns are {';'.join(_COLUMNS)}; the first six must be there",
        ),
        f"{where} rad 1",
    )


def _line(row: Mapping[str, str]) -> Line:
    return Line(row["konto"], amount(row["debet"], row["kredit"]), objects(row), row["radtext"])


def _head(row: Mapping[str, str], line: int) -> VoucherDraft:
    return VoucherDraft(
        _day(row["datum"]),
        (),
        row["serie"],
        row["nummer"],
        row["text"],
        counterparty=row["motpart"],
        reference=row["underlag"],
        source_line=line,
        documents=(SourceDocument(row["fil"]),) if row["fil"] else (),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigurationError(
            Text(f"”{text}” är inget datum", f'"{text}" is no date'),
            Text("Skriv till exempel 2024-03-01", "Write for instance 2024-03-01"),
        ) from None


def amount(debit: str, credit: str) -> int:
    """The öre of a row that has a debit or a credit (belopp), debit positive.

    Raises:
        ConfigurationError: Both or neither is given.
        ValueRefusedError: It is no amount.

    >>> amount("", "12 500,50")
    -1250050
    """
    if bool(debit.strip()) == bool(credit.strip()):
        raise ConfigurationError(
            Text("raden ska ha antingen debet eller kredit", "a row has either debit or credit"),
            Text("Fyll i det ena", "Fill in one of them"),
        )
    return parse_ore(debit) if debit.strip() else -parse_ore(credit)


def objects(codes: Mapping[str, str]) -> Objects:
    """What a row is booked on (objekt), from codes named ``projekt`` and ``kst``.

    >>> objects({"projekt": "10", "kst": ""})
    (ObjectRef(dimension='6', code='10'),)
    """
    return tuple(
        ObjectRef(dimension, codes[name])
        for name, dimension in _DIMENSIONS.items()
        if codes.get(name)
    )


def row_from_words(words: str, *, credit: bool = False) -> Line:
    """A line that somebody writes on one row: account, amount, and perhaps project and text.

    Args:
        words: "5010 12 500,00 projekt=10 kst=2 text=mars".
        credit: Whether the amount is a credit.

    Raises:
        ConfigurationError: The words are not so.

    >>> row_from_words("1930 12 500", credit=True).ore
    -1250000
    """
    parts = words.split()
    named = next((i for i, part in enumerate(parts) if "=" in part), len(parts))
    with placed(f"”{words}”"):
        options = _options(parts[named:])
        if named < _SHORTEST_ROW:
            what = Text("raden saknar konto eller belopp", "the row lacks account or amount")
            raise ConfigurationError(what, _ROW)
        figure = " ".join(parts[1:named])
        ore = amount("", figure) if credit else amount(figure, "")
        return Line(parts[0], ore, objects(options), options.get("text", ""))


_SHORTEST_ROW = 2
_ROW = Text(
    'Skriv till exempel "5010 12 500,00 projekt=10 text=mars"',
    'Write for instance "5010 12 500,00 projekt=10 text=mars"',
)


def _options(parts: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""
    for part in parts:
        before, sign, after = part.partition("=")
        if sign and before in (*_DIMENSIONS, "text"):
            name, found[before] = before, after
        elif name == "text":
            found[name] += f" {part}"
        else:
            raise ConfigurationError(Text(f"okänt: {part}", f"unknown: {part}"), _ROW)
    return found

"""What labels say (radernas ord): roles of rows and columns, and how alike two labels are."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from attrs import frozen

_WORD = re.compile(r"[^\W_]+(?::[a-z]+)?", re.UNICODE)
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*")
_MONTHS = re.compile(rf"{_MONTH.pattern}\s*[-–]\s*{_MONTH.pattern}")
_SHORTEST_START = 3
_STEM = 5


@cache
def vocabulary() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The words of reporting, by group and role (ordförråd), from words.toml."""
    text = files("finsam_ledger.review").joinpath("words.toml").read_text("utf-8")
    return {
        group: {role: tuple(words) for role, words in roles.items()}
        for group, roles in tomllib.loads(text).items()
    }


@cache
def _matcher(group: str, role: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = vocabulary()[group][role]
    whole = frozenset(word for word in words if not word.endswith("*"))
    return whole, tuple(word[:-1] for word in words if word.endswith("*"))


def has_word(words: Iterable[str], group: str, role: str) -> bool:
    """Whether any of the words plays a role (har ordet)."""
    whole, starts = _matcher(group, role)
    return any(word in whole or (bool(starts) and word.startswith(starts)) for word in words)


@cache
def words_of(label: str) -> tuple[str, ...]:
    """The words of a label, small letters, without numbering (ord).

    >>> words_of("1. Individ-samverkansteam, S:a")
    ('individsamverkansteam', 's:a')
    """
    plain = _HYPHEN.sub("", _NUMBERING.sub("", label.casefold().strip()))
    return tuple(_WORD.findall(plain))


@frozen
class RowRole:
    """What the words of a row say that it is (radens roll).

    Args:
        total: Whether it calls itself a sum.
        result: Whether it is a result, a net or a closing figure.
        memo: Whether it only says what a row holds ("därav").
        cost: Whether it is a cost.
        income: Whether it is an income.
        opening: Whether it is an opening figure.
        closing: Whether it is a closing figure.
        change: Whether it is the change of something.
        bottom: Whether it ends a part of a statement that leaves no row out.
    """

    total: bool = False
    result: bool = False
    memo: bool = False
    cost: bool = False
    income: bool = False
    opening: bool = False
    closing: bool = False
    change: bool = False
    bottom: bool = False


@cache
def row_role(label: str) -> RowRole:
    """The role of a row by its label (radens roll).

    >>> row_role("S:a fordringar").total, row_role("därav årets resultat").memo
    (True, True)
    """
    words = words_of(label)
    closing = has_word(words, "row", "closing")
    bottom = " ".join(words).startswith(vocabulary()["row"]["bottom"])
    return RowRole(
        total=has_word((*words[:1], *words[-1:]), "row", "sum"),
        result=has_word(words, "row", "result") or closing or bottom,
        memo=has_word(words[:1], "row", "memo"),
        cost=has_word(words, "row", "cost") and not has_word(words, "row", "accrual"),
        income=has_word(words, "row", "income"),
        opening=has_word(words, "row", "opening"),
        closing=closing,
        change=has_word(words, "row", "change"),
        bottom=bottom,
    )


@cache
def key_words(label: str) -> tuple[str, ...]:
    """The words that tell what quantity a label is about (nyckelord).

    >>> key_words("Summa kortfristiga skulder")
    ('kortfristiga', 'skulder')
    """
    return tuple(
        word
        for word in words_of(label)
        if not has_word((word,), "row", "stop")
        and not has_word((word,), "row", "sum")
        and not has_word((word,), "row", "memo")
        and not word.isdigit()
    )


@cache
def bare_words(label: str) -> tuple[str, ...]:
    """The key words without those that say opening or closing (bara vad det är).

    >>> bare_words("Ingående eget kapital") == bare_words("Summa eget kapital")
    True
    """
    return tuple(
        word
        for word in key_words(label)
        if not has_word((word,), "row", "opening") and not has_word((word,), "row", "closing")
    )


@cache
def _synonyms() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return {
        key_words(phrase): key_words(meaning)
        for meaning, phrases in vocabulary()["synonym"].items()
        for phrase in phrases
    }


def synonym(words: tuple[str, ...]) -> tuple[str, ...]:
    """The key words of what goes by several names (synonym), the same words when it does not.

    >>> synonym(key_words("Periodens resultat"))
    ('årets', 'resultat')
    """
    return _synonyms().get(words, words)


@cache
def _same_word(one: str, other: str) -> bool:
    """Whether two words are the same, one perhaps shortened or bent (samma ord)."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORTEST_START and long.startswith(short):
        return True
    common = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    return common >= _STEM and len(long) - common <= max(2, common // 3)


@cache
def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How alike two sets of key words are, 0 to 100 (likhet).

    >>> likeness(key_words("Uppl kostn och förutbet int"),
    ...     key_words("Upplupna kostnader och förutbetalda intäkter"))
    100
    """
    if not one or not other:
        return 0
    left, hits = list(other), 0
    for word in one:
        match = next((each for each in left if _same_word(word, each)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return 200 * hits // (len(one) + len(other))


@frozen
class ColumnKey:
    """What a column is about (kolumnens nyckel).

    Args:
        kind: "outcome", "budget", "forecast", "deviation", "opening", "movement", "closing"
            or "share".
        year: The year, 0 when not said.
        group: Whether it is about the group (koncern).
        span: The months, empty when not said.
    """

    kind: str = "outcome"
    year: int = 0
    group: bool = False
    span: str = ""


_KINDS = ("deviation", "forecast", "budget", "share", "opening", "closing", "movement")


@cache
def column_key(label: str) -> ColumnKey:
    """What a column is about by its label (kolumnens nyckel).

    >>> column_key("Budget jan-aug 2016")
    ColumnKey(kind='budget', year=2016, group=False, span='jan-aug')
    """
    low = label.casefold()
    words = (*words_of(label), *(("%",) if "%" in low else ()))
    kind = next((kind for kind in _KINDS if has_word(words, "column", kind)), "outcome")
    years = _YEAR.findall(low)
    months = _MONTHS.search(low)
    span = "helår" if "helår" in low or ("år " in f"{low} " and kind != "outcome") else ""
    if months:
        span = "-".join(part.strip()[:3] for part in re.split("[-–]", months.group()))
    return ColumnKey(kind, int(years[-1]) if years else 0, has_word(words, "column", "group"), span)

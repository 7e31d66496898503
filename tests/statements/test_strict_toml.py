"""Strict TOML: every mistake is told by file, line, key and remedy, all at once."""

from datetime import date

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.chart import AccountRange
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.strict_toml import line_of, load, toml_key


def _named(_: object, __: object, value: str) -> None:
    if not value:
        raise ValueError("namnlös")


@frozen
class Inner:
    """A row."""

    name: str = toml_key("namn", validator=_named)
    accounts: tuple[str, ...] = toml_key("konton", default=())
    ranges: tuple[AccountRange, ...] = field(init=False)

    @ranges.default
    def _parsed(self) -> tuple[AccountRange, ...]:
        return tuple(map(AccountRange.parse, self.accounts))


@frozen
class Outer:
    """A file."""

    title: str = toml_key("titel")
    day: date | None = toml_key("dag", default=None)
    count: int = toml_key("antal", default=0)
    sure: bool = toml_key("saker", default=False)
    rows: tuple[Inner, ...] = toml_key("rad", default=())


GOOD = 'titel = "T"\ndag = 2021-08-31\nantal = 3\nsaker = true\n[[rad]]\nnamn = "A"\n'


def refusal(text: str) -> ConfigurationError:
    """The error that a text gives."""
    with pytest.raises(ConfigurationError) as error:
        load(Outer, text, "fil.toml")
    return error.value


def test_a_file_becomes_a_value() -> None:
    """Every key lands in its field, under its English name."""
    expected = Outer("T", date(2021, 8, 31), 3, True, (Inner("A"),))  # noqa: FBT003
    assert load(Outer, GOOD, "fil.toml") == expected


MISTAKES = [
    ('titel = "T"\ntitl = 1\n', 2, "okänd nyckel ”titl”. Menade du ”titel”?"),
    ('titel = "T"\nxyz = 1\n', 2, "okänd nyckel ”xyz”. Nycklarna här är titel, dag, antal"),
    ("dag = 2021-08-31\n", 1, "nyckeln ”titel” saknas"),
    ('titel = "T"\n\nantal = "3"\n', 3, "”3” är fel slags värde, väntade heltal"),
    ('titel = "T"\nantal = true\n', 2, "True är fel slags värde, väntade heltal"),
    ('titel = "T"\nantal = 1.5\n', 2, "1.5 är fel slags värde, väntade heltal"),
    ("titel = 5\n", 1, "5 är fel slags värde, väntade text"),
    ('titel = "T"\nsaker = 1\n', 2, "1 är fel slags värde, väntade true eller false"),
    ('titel = "T"\ndag = "2021-08-31"\n', 2, "väntade datum"),
    ('titel = "T"\ndag = 2021-08-31T10:00:00\n', 2, "väntade datum"),
    ('titel = "T"\ndag = 2021-02-30\n', 2, "går inte att läsa som TOML: dag = 2021-02-30"),
    ('titel = "T"\nrad = "A"\n', 2, "”A” ska vara en lista inom hakparenteser"),
    ('titel = "T"\n[[rad]]\nnamn = ""\n', 2, "värdet går inte att använda (namnlös)"),
    (f"{GOOD}\n[[rad]]\nnamn = 7\n", 9, "7 är fel slags värde, väntade text"),
    (f"{GOOD}\n[[rad]]\nkonton = []\n", 8, "nyckeln ”namn” saknas"),
    (f'{GOOD}konton = ["39", 40]\n', 7, "40 är fel slags värde, väntade text"),
    (f'{GOOD}konton = "39"\n', 7, "”39” ska vara en lista"),
    (f'{GOOD}konton = ["4-3"]\n', 5, "”4-3” är inget kontointervall"),
    ('titel = "T\n', 1, "raden går inte att läsa som TOML"),
    ('titel = "T"\nx = [1,\n\n', 2, "raden går inte att läsa som TOML"),
]


@pytest.mark.parametrize(("text", "line", "words"), MISTAKES)
def test_a_mistake_is_told_by_its_line(text: str, line: int, words: str) -> None:
    """File, line and what is wrong, in both languages."""
    message = refusal(text).text("sv")
    assert words in message
    assert message.startswith(f"fil.toml rad {line}:")
    assert refusal(text).text("en").startswith(f"fil.toml rad {line}:")


def test_all_mistakes_are_told_at_once() -> None:
    """Three mistakes in one file are three lines of one message, in order."""
    message = refusal("titl = 1\nantal = 1.5\n\n[[rad]]\nname = 1\n").text("sv")
    assert message.startswith("fil.toml rad 1:")
    places = [message.index(words) for words in ("titl", "rad 2: 1.5", "rad 4:", "rad 5:")]
    assert places == sorted(places)


def test_a_text_that_ends_too_soon_is_placed_at_its_end() -> None:
    """Where the parser gives no line, the last one is told."""
    assert refusal("titel = [").where == "fil.toml rad 1"
    assert refusal("").text("sv") == "fil.toml rad 1: nyckeln ”titel” saknas"


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=6), st.integers(0, 3))
def test_the_line_of_a_table_is_where_it_stands(names: list[str], blank: int) -> None:
    """Tables of many names in any order: each is found, and each key in it."""
    lines: list[str] = []
    places: dict[tuple[str, int], int] = {}
    for i, name in enumerate(names):
        lines += [""] * blank + [f"[[{name}]]  # {i}", "x = 1", f'"y" = "a = {i}"']
        places[name, names[:i].count(name)] = len(lines) - 2
    text = "\n".join(lines)
    for (name, index), line in places.items():
        assert line_of(text, (name, index)) == line
        assert line_of(text, (name, index, "x")) == line + 1
        assert line_of(text, (name, index, "y")) == line + 2
        assert line_of(text, (name, index, "gone")) == line


def test_the_line_of_nested_tables() -> None:
    """A table in a table in a list, dotted keys, and a path that is not there."""
    text = '[[not]]\n[[not.rad]]\na = 1\n[[not]]\n[not.text]\nb.c = 1\n[[not.rad]]\n"å" = 2\n'
    assert line_of(text, ("not", 0, "rad", 0, "a")) == 3
    assert line_of(text, ("not", 1, "rad", 0, "å")) == 8
    assert line_of(text, ("not", 1, "text", "b", "c")) == 6
    assert line_of(text, ("gone",)) == 1

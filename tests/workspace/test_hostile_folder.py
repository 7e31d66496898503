"""A folder where everything that people write would do harm: it comes out as words in each file."""

import csv
import json
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from finsam_ledger.cli import main
from finsam_ledger.render._cells import clean, clean_surrogates
from tests.render import pdf_words, words, workbooks
from tests.render.hostile import HOSTILE
from tests.render.tables import squeezed
from tests.render.webpages import KNOWN, TRACING, Page

TEXTS = ("formula", "minus", "typst", "markdown", "html", "emoji", "right_to_left", "long")
"""All of them stand in every place of a document in ``tests/render/test_hostile.py``."""
BOOKS = {"konto", "verifikation", "transaktion", "program", "fil"}
SETTINGS = {
    "förbund", "titel", "medlem", "kolumn", "not", "notrad", "nottext", "notrest", "nyckeltal",
    "rad", "driftrad", "uppställning",
}  # fmt: skip
FINISHED = SETTINGS | {"namn", "funktion", "ort", "manus"}
BESIDE = {"kolumn", "transaktion", "program", "fil"}
"""What stands in columns beside each other, so that its lines are mixed in plain text."""
SIGNS = set("!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~\\")
SHOWN = {
    "bokslut.csv": {
        "medlem", "notrad", "notrest", "nyckeltal", "rad", "driftrad", "konto", "verifikation",
        "transaktion",
    },
    "bokslut.docx": BOOKS | SETTINGS,
    "bokslut.html": BOOKS | SETTINGS,
    "bokslut.json": BOOKS | SETTINGS - {"titel"} | {"manus"},
    "bokslut.pdf": BOOKS | SETTINGS,
    "bokslut.txt": (BOOKS | SETTINGS) - BESIDE,
    "bokslut.xlsx": BOOKS | SETTINGS,
    "arsredovisning.docx": FINISHED,
    "arsredovisning.html": FINISHED,
    "arsredovisning.pdf": FINISHED,
    "arsredovisning.txt": FINISHED - BESIDE,
}  # fmt: skip
"""Which places each file shows; nothing may be left out of one unseen."""


TOML = """
[organisation]
namn = %(förbund)s
[[medlem]]
namn = %(medlem)s
part = "stat"
andel = "1/2"
konton = ["3981"]
[[medlem]]
namn = "Region"
part = "region"
andel = "1/4"
konton = ["3982"]
[[medlem]]
namn = "Kommun"
part = "kommun"
andel = "1/4"
konton = ["3983"]
[bidrag]
belopp = 1800
[bocker]
fil = %(fil)s
[rapport]
titel = %(titel)s
start = 2021-01-01
slut = 2021-12-31
uppstallningar = [
    "resultatrakning_kort", "balansrakning_kort", "rader.toml", "saldobalans", "huvudbok",
    "grundbok",
]
kolumner = ["utfall"]
[[uppstallning]]
namn = "rader.toml"
kolumner = ["utfall", "egen"]
[[kolumn]]
id = "egen"
rubrik = %(kolumn)s
objekt = { dimension = "6", koder = ["1"] }
[dokument]
slag = "arsredovisning"
ort = %(ort)s
[[dokument.undertecknare]]
namn = %(namn)s
funktion = %(funktion)s
[text]
handelser = "manus.md"
[[nyckeltal]]
id = "k"
rubrik = %(nyckeltal)s
taljare = ["balansrakning.kassa_och_bank"]
namnare = ["balansrakning.kassa_och_bank"]
[[not]]
id = "n"
rubrik = %(not)s
till = ["resultatrakning.verksamhetens_intakter"]
rest = %(notrest)s
[[not.rad]]
rubrik = %(notrad)s
konton = ["3000"]
[[not]]
id = "m"
rubrik = "Text"
text = %(nottext)s
[driftredovisning]
rubrik = "Drift"
[[driftredovisning.rad]]
rubrik = %(driftrad)s
konton = ["3-8"]
objekt = { dimension = "6", koder = ["1"] }
"""


class Folder:
    """A small set of books with a text of its own in every place where text can be written."""

    def __init__(self, path: Path, text: str) -> None:
        """Write the folder."""
        self.path, self.text = path, text
        (path / "rader.toml").write_text(self._layout(), "utf-8")
        (path / self.at("fil")).write_text(self._sie(), "utf-8")
        (path / "manus.md").write_text(f"Ett stycke: {self._markdown()}\n", "utf-8")
        (path / "bokslut.toml").write_text(self._settings(), "utf-8")

    def at(self, place: str) -> str:
        """The text as it stands in a place; a file's name is short and has no slash."""
        if place == "fil":
            return f"{self.text[:60].replace('/', '∕')} ({place}).se"
        return f"{self.text} ({place})"

    def _markdown(self) -> str:
        """The text as words: in Markdown a sign is itself after a backslash, braces are names."""
        words = self.at("manus").replace("{{", "{ {")
        return "".join(f"\\{sign}" if sign in SIGNS else sign for sign in words)

    def _toml(self, place: str) -> str:
        return json.dumps(self.at(place), ensure_ascii=False)

    def _name(self, place: str) -> str:
        return '"' + self.at(place).replace('"', '\\"') + '"'

    def _layout(self) -> str:
        row = '[[rad]]\nnyckel = "allt"\nrubrik = {}\nkonton = ["3-8"]\nmatt = "rorelse"\n'
        head = f'titel = {self._toml("uppställning")}\nid = "own"\ntacker = "resultat"\n'
        return head + row.format(self._toml("rad"))

    def _sie(self) -> str:
        return (
            f"#FLAGGA 0\n#PROGRAM {self._name('program')} 1.0\n#FORMAT PC8\n#GEN 20220115\n"
            f"#SIETYP 4\n#FNAMN {self._name('förbund')}\n#RAR 0 20210101 20211231\n"
            f"#KPTYP EUBAS97\n#KONTO 1930 {self._name('konto')}\n#KONTO 3981 Bidrag\n"
            f'#KONTO 5010 Hyra\n#KONTO 2010 Kapital\n#DIM 6 Projekt\n#OBJEKT 6 "1" '
            f"{self._name('objekt')}\n#IB 0 1930 1000.00\n#IB 0 2010 -1000.00\n"
            f'#VER "A" "1" 20210105 {self._name("verifikation")}\n{{\n'
            f'#TRANS 5010 {{"6" "1"}} 500.00 20210105 {self._name("transaktion")}\n'
            "#TRANS 1930 {} -500.00\n}\n"
            '#VER "A" "2" 20210106 "Bidrag"\n{\n#TRANS 1930 {} 900.00\n#TRANS 3981 {} -900.00\n}\n'
        )

    def _settings(self) -> str:
        return TOML % {place: self._toml(place) for place in (*FINISHED, "nyckeltal", "fil")}


@pytest.mark.parametrize("name", TEXTS)
def test_what_people_write_is_words_in_every_file(name: str, tmp_path: Path) -> None:
    """Names, titles, accounts, vouchers, members, who signs, Markdown and names of files.

    The command closes the folder; each file has each text as it was written, and takes none of it
    for more than words. A new file does not pass until it is told what it shows.
    """
    folder = Folder(tmp_path, HOSTILE[name])
    assert main(["bokslut", str(tmp_path), "--format", "alla"]) in (0, 1)
    files = {path.name: path.read_bytes() for path in (tmp_path / "ut").iterdir()}
    assert files.keys() == SHOWN.keys()
    for file, data in files.items():
        read, shown = READERS[Path(file).suffix]
        found = squeezed(read(data))
        missing = [p for p in SHOWN[file] if squeezed(shown(folder.at(p))) not in found]
        assert (file, missing) == (file, [])
    for cell in (cell for row in csv_rows(files["bokslut.csv"]) for cell in row):
        assert not cell.lstrip().startswith(("=", "+", "@", "\t"))
        assert not cell.startswith("-") or cell[1:].replace(",", "").isdecimal()
    assert not [f for f in workbooks.formulas(files["bokslut.xlsx"]).values() if "HYPER" in f]
    for file in ("bokslut.html", "arsredovisning.html"):
        assert {tag for tag, _ in Page(files[file]).tags} <= KNOWN | TRACING
        assert len(Page(files[file]).all("script")) == 2  # the data and what reads them


def csv_rows(data: bytes) -> list[list[str]]:
    """The cells as a spreadsheet takes them."""
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def strings(value: Any) -> Iterator[str]:
    """Every text of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


Reader = tuple[Callable[[bytes], str], Callable[[str], str]]
READERS: dict[str, Reader] = {
    ".csv": (lambda data: "\n".join(cell for row in csv_rows(data) for cell in row), clean),
    ".docx": (words.text_of, clean),
    ".html": (lambda data: "".join(Page(data).text), clean),
    ".json": (lambda data: "\n".join(strings(json.loads(data))), clean_surrogates),
    ".pdf": (pdf_words.text_of, pdf_words.shown),
    ".txt": (bytes.decode, clean),
    ".xlsx": (
        lambda data: "\n".join(c for s in workbooks.shown(data) for row in s for c in row),
        clean,
    ),
}
"""How the words of each format are read, and what a text becomes in it."""

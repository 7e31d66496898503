"""The generated reference pages say what the program says now: no name, check or row is stale.

They are made by ``docs/referens/skapa.py``; run it when this fails.
"""

import pytest

import finsam_ledger
from docs.referens.skapa import FOLDER, pages

PAGES = pages()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_what_the_program_says(name: str) -> None:
    """The page in the folder is the one that the script makes."""
    assert (FOLDER / name).read_text("utf-8") == PAGES[name]


def test_every_public_name_is_told() -> None:
    """No public name is left out of the page of names."""
    told = {line.removeprefix("### ") for line in PAGES["bibliotek.md"].split("\n")}
    assert set(finsam_ledger.__all__) - told == {"__version__"}

"""Where a rule stands (källhänvisning), in both languages: "11 kap. 5 §" and "ch. 11 § 5"."""

import re
from functools import lru_cache

from finsam_ledger.terms import Text

_NUMBERS = r"\d+(?: [a-z])?(?:(?:–|, | och )\d+(?: [a-z])?)*"
_PARAGRAPH = re.compile(rf"(?:(\d+) kap\. )?\b({_NUMBERS}) (§§?)(?: (\d+) p\.)?")
_KNOWN = re.compile(r"§|\b(?:LKBR|FinsamL|KL|RKR|SFS|SIE|BAS|Kommun-BAS)\b")
_PHRASES = (
    ("första och andra styckena", "first and second paragraphs"),
    ("första stycket", "first paragraph"),
    ("tredje stycket", "third paragraph"),
    ("lag (1997:614) om kommunal redovisning", "Act (1997:614) on municipal accounting"),
    (
        "Nationella rådets rekommendation om skäligt eget kapital, 2 oktober 2013",
        "The National Council's recommendation on reasonable equity, 2 October 2013",
    ),
    (
        "Nationella rådets rekommendation om eget kapital, 2 oktober 2013",
        "The National Council's recommendation on equity, 2 October 2013",
    ),
    (
        "(områdena styrelse, administration, revision och insatser; ingen gräns)",
        "(the areas board, administration, audit and activities; no limit)",
    ),
    ("förkortad som samordningsförbund trycker den", "shortened as coordination associations do"),
    ("sedvänja i kommunala årsredovisningar", "custom in municipal annual reports"),
    ("i lydelsen enligt SFS", "as amended by SFS"),
    ("i lydelsen före SFS", "as worded before SFS"),
    ("eget kapital efter sedvänja, ej bekräftat", "equity by custom, not confirmed"),
    ("direkt metod ur likvida medels motkonteringar", "direct, from the counter-entries of cash"),
    (
        "radordning efter RKR R13 och publicerade kassaflödesanalyser",
        "order of rows by RKR R13 and published cash-flow statements",
    ),
    ("huvudbok i sammandrag", "general ledger in summary"),
    ("Eget kapital av summa tillgångar", "Equity of total assets"),
    (
        "Ingående eget kapital, direkta förändringar och prognosens resultat",
        "Opening equity, direct changes and the result of the forecast",
    ),
    ("Jämförs med del av året", "Compared with the share of the year"),
    ("Rapportens dagar av räkenskapsårets", "The report's days of the fiscal year's"),
    (", se docs/", ", see docs/"),
)
_BETWEEN = (
    ("delårsrapport ", "interim report "),
    ("enligt ", "under "),
    ("Lag (", "Act ("),
    ("lag (", "Act ("),
    (" och ", " and "),
)


@lru_cache(maxsize=1024)
def cited(source: str) -> Text:
    r"""A reference to law, standard or custom as both languages write it (källhänvisning).

    Args:
        source: The reference in Swedish. One that names no law, standard or custom that is known
            here is somebody's own, and stays as it is.

    >>> cited("KL 11 kap. 5 § första stycket och 6 §").en.replace("\N{NO-BREAK SPACE}", " ")
    'KL ch. 11 § 5 first paragraph and § 6'
    >>> cited("FinsamL 5 och 5 a §§").en.replace("\N{NO-BREAK SPACE}", " ")
    'FinsamL §§ 5 and 5 a'
    >>> cited("Verksamhetsplan och budget enligt styrelsen").en
    'Verksamhetsplan och budget enligt styrelsen'
    """
    if not (_KNOWN.search(source) or any(swedish in source for swedish, _ in _PHRASES)):
        return Text(source, source)
    english = _PARAGRAPH.sub(_turned, source)
    for swedish, words in (*_PHRASES, *_BETWEEN):
        english = english.replace(swedish, words)
    return Text(source, english)


def _turned(found: re.Match[str]) -> str:
    """A paragraph with its sign before its number, as English has it."""
    chapter, numbers, sign, item = found.groups()
    start = f"ch. {chapter} " if chapter else ""
    return f"{start}{sign}\N{NO-BREAK SPACE}{numbers}{f' item {item}' if item else ''}"

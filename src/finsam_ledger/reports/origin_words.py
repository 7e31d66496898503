"""The words for where a figure comes from (ursprungets ord), the same wherever it is shown."""

from collections.abc import Mapping

from finsam_ledger.terms import Text

WORDS: Mapping[str, Text] = {
    "printed": Text("Tryckt", "Printed"),
    "exact": Text("Exakt", "Exact"),
    "amount": Text("Belopp", "Amount"),
    "figure": Text("Talet", "The figure"),
    "parts": Text("Rader som summeras", "Rows that are summed"),
    "accounts": Text("Konton", "Accounts"),
    "account": Text("Konto", "Account"),
    "forward": Text("Varav utan verifikationer", "Of which without vouchers"),
    "no_vouchers": Text("Ingående, utan verifikationer", "Opening, without vouchers"),
    "without": Text("Utan verifikationer", "Without vouchers"),
    "vouchers": Text("Verifikationer", "Vouchers"),
    "voucher": Text("Verifikation", "Voucher"),
    "day": Text("Datum", "Date"),
    "text": Text("Text", "Text"),
    "place": Text("SIE-fil", "SIE file"),
    "line": Text("rad", "line"),
    "total": Text("Summa", "Total"),
    "row": Text("Rad", "Row"),
    "proof": Text("Från grunden till tryckt tal", "From the bottom to the printed figure"),
    "booked": Text("Rader i verifikationer", "Lines of vouchers"),
    "rounding": Text("Avrundning", "Rounding"),
    "credit_side": Text(
        "Raden visas från kreditsidan: kredit är plus och debet minus i alla belopp nedan.",
        "The row is shown from the credit side: credit is plus and debit minus in all amounts "
        "below.",
    ),
    "debit_side": Text(
        "Raden visas från debetsidan: debet är plus och kredit minus i alla belopp nedan.",
        "The row is shown from the debit side: debit is plus and credit minus in all amounts "
        "below.",
    ),
    "stated": Text(
        "Angivet i bokslut.toml, källa: {source}", "Typed in bokslut.toml from {source}"
    ),
    "stated_only": Text(
        "Bakom talet finns inga konton och verifikationer.",
        "There are no accounts and vouchers behind the figure.",
    ),
    "part": Text("Tal", "Figure"),
    "numerator": Text("Täljaren", "The numerator"),
    "denominator": Text("Nämnaren", "The denominator"),
    "key_amount": Text("Beloppet", "The amount"),
    "key_proof": Text("Från talen till nyckeltalet", "From the figures to the key figure"),
    "days": Text("dagar", "days"),
    "share": Text("Andel, %", "Share, %"),
    "printed_figure": Text("Tryckt tal", "Printed figure"),
}


def stated_words(source: Text | None, lang: str) -> str:
    """That a figure was typed, and from which report (angivet tal); empty for one that was not.

    Args:
        source: The report, as its column tells it.
        lang: "sv" or "en".

    >>> stated_words(Text("Årsredovisning 2021", "Annual report 2021"), "sv")
    'Angivet i bokslut.toml, källa: Årsredovisning 2021'
    """
    return "" if source is None else WORDS["stated"].lang(lang).format(source=source.lang(lang))

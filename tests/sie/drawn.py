"""SIE files drawn for the tests: regular vouchers and odd ones in any order."""

from hypothesis import strategies as st

HEAD = "#FLAGGA 0\n#SIETYP 4\n#FNAMN F\n#RAR 0 20210101 20211231\n#KONTO 1930 Bank\n"
_LABELS = st.sampled_from(["TRANS"] * 12 + ["RTRANS", "BTRANS", "FORGN", "trans", "IB 0"])
_ACCOUNTS = st.sampled_from(["1930", "3981", '"1930"', "DIFF", '""', "123456789012345"])
_OBJECTS = st.sampled_from(
    ["{}", "{ }", '{6 "P1"}', '{"1" "10" 6 P1}', "{6}", '{6 "P"1"}', '{6 "P\\"1"}', "", "{6 P1"]
)
_AMOUNTS = st.sampled_from(
    (
        *("1.00", "-1.00", "2", "-2.5", "0.00", "-0.50", "0.5", "1,00", "+1.00", "1 000.00"),
        *("x", "1.005", "99999999999999999999.99", "-99999999999999999999.99", "1" * 31),
    )
)
_TAILS = st.sampled_from(
    (
        *("", " ", ' ""', " 20210104", " 20210105", "  20210104", ' 20210104 "Text"'),
        *(' "" "" 3', ' "" Text 3 "AB" x', ' 20210230 "Text"', ' "" "Te"xt"', ' "" "Text'),
        *(' "" "a\\b"', ' "" "a\\"b"'),
    )
)
_HEADS = st.sampled_from(
    (
        *(' A 1 20210104 "Text"', ' "A" "2" 20210105 "" 20210106 AB', " A 3 20210106"),
        *("\tB\t1\t20210104", ' "" "" 20210104 "Te"xt" 20210105', " A 4 20210230", ' A 5 ""'),
        *(" A 6 2021-01-04", "", ' A 7 20210104 "a" 2021 x', "SION 2", " # 1 20210104 {"),
        *(' A 8 20210104 "é" "" "" extra', ' A 9 20210104 "C:\\\\Dir"'),
    )
)
_ENDS = st.sampled_from(
    (*["}\n"] * 8, "", "}\n\n", " }\n", "}\n#IB 0 1930 1\n", "} x\n", "}\n\x1a")
)
_OPENS = st.sampled_from(["\n{\n"] * 8 + ["\n", " \n { \n", "\n{ ", "\n\n{\n"])


@st.composite
def _rows(draw: st.DrawFn) -> str:
    """Rows of one voucher: a regular pair that balances, or whatever comes."""
    if draw(st.integers(0, 3)):
        objects, ore = draw(st.sampled_from(["{}", '{6 "P1"}'])), draw(st.integers(-9999, 9999))
        sign, back = ("-", "") if ore < 0 else ("", "-")
        amount = f"{abs(ore) // 100}.{abs(ore) % 100:02}"
        tail = draw(st.sampled_from(["", ' 20210104 "Text"', ' 20210107 "" 1']))
        return (
            f"#TRANS 1930 {objects} {sign}{amount}{tail}\n"
            f"   #TRANS 3981 {{}} {back}{amount}{tail}\n"
        )
    fields = st.tuples(_LABELS, _ACCOUNTS, _OBJECTS, _AMOUNTS, _TAILS)
    rows = draw(st.lists(fields, max_size=4))
    return "".join(f"#{' '.join(row[:4])}{row[4]}\n" for row in rows)


_VOUCHERS = st.builds("#VER{}{}{}{}".format, _HEADS, _OPENS, _rows(), _ENDS)
FILES = st.lists(_VOUCHERS, max_size=8).map(lambda vouchers: HEAD + "".join(vouchers))

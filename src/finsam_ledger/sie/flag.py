"""The flag of a file (#FLAGGA): set once a program has imported it."""

import re

_FLAG = re.compile(
    rb'(?:\A(?:\xef\xbb\xbf)?|[\r\n])[ \t]*#FLAGGA[ \t]+"?(0)"?(?=[ \t\r\n]|\Z)', re.IGNORECASE
)
_SET = b"1"


def flag_place(data: bytes) -> int | None:
    r"""Where the flag stands that an import is to set (flaggans plats).

    One byte there, written into the file where it lies, is the whole change: nothing moves, and the
    checksum, which does not cover the flag, stays right.

    Args:
        data: The bytes of a file, or its first ones.

    Returns:
        The place of the 0; None when the flag is set already, or is missing.

    Source: SIE 4B §11, #FLAGGA.

    >>> flag_place(b"#FLAGGA 0\r\n#FORMAT PC8"), flag_place(b"#FLAGGA 1\r\n")
    (8, None)
    """
    match = _FLAG.search(data)
    return None if match is None else match.start(1)


def mark_imported(data: bytes) -> bytes:
    r"""The same file with its flag set (#FLAGGA 1), all other bytes as they were.

    Args:
        data: The bytes of a file.

    Returns:
        Bytes of the same length; the same bytes when the flag is set already or is missing.

    Source: SIE 4B §11, #FLAGGA.

    >>> mark_imported(b"#FLAGGA 0\r\n#FORMAT PC8")
    b'#FLAGGA 1\r\n#FORMAT PC8'
    """
    place = flag_place(data)
    return data if place is None else data[:place] + _SET + data[place + 1 :]

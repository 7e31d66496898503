"""The flag of a file (#FLAGGA): set once a program has imported it."""

import re

_FLAG = re.compile(rb'^([ \t]*#FLAGGA[ \t]+"?)0', re.MULTILINE)


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
    return _FLAG.sub(rb"\g<1>1", data, count=1)

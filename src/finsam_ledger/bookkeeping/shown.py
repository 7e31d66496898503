"""What was shown and what is done (förhandsvisning): a short code that says that they are one."""

import hashlib

from finsam_ledger.errors import StalePlanError
from finsam_ledger.terms import Text

_LENGTH = 8


def code_of(*values: object) -> str:
    """A short code for exactly these values (kod).

    Args:
        values: Frozen values, whose printed form tells all of them.

    >>> code_of("a") == code_of("a"), code_of("a") == code_of("b"), len(code_of())
    (True, False, 8)
    """
    shown = repr(values).encode("utf-8", "surrogatepass")
    return hashlib.sha256(shown).hexdigest()[:_LENGTH]


def prove_shown(code: str, now: str) -> None:
    """That what is to be done is what was shown (bevis att det är det visade).

    Args:
        code: The code that was shown.
        now: The code of what would be done.

    Raises:
        StalePlanError: They differ; the file or the book has changed since.
    """
    if code != now:
        raise StalePlanError(
            Text(
                f"koden {code} gäller inte det som nu skulle bokföras ({now})",
                f"the code {code} is not of what would be posted now ({now})",
            ),
            Text(
                "Filen eller boken har ändrats sedan den visades; visa den igen",
                "The file or the book has changed since it was shown; show it again",
            ),
        ).carrying(code=now)

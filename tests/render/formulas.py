"""The formulas of a workbook worked out in Python, by the rules of a spreadsheet, no more."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Value = str | int | float | None
_REFERENCE = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')*'|[A-Za-zÅÄÖåäö]+)!)?"
    r"\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d+)(?::\$?(?P<last>[A-Z]{1,3})\$?(?P<end>\d+))?"
)
_TEXT = re.compile(r'"(?:[^"]|"")*"')


def worked_out(book: Any, sheet: str, formula: str) -> Value:
    """What a formula gives, taking cells that it refers to as they stand."""
    found: Value = eval(  # noqa: S307 the formulas are our own, and only these names are known
        _python(formula.removeprefix("=")), {"__builtins__": {}}, _names(book, sheet)
    )
    return found


def _python(formula: str) -> str:
    """The formula as an expression: texts kept, references as calls, {..} as lists."""
    out, at = [], 0
    for text in _TEXT.finditer(formula):
        out += [_plain(formula[at : text.start()]), repr(text.group()[1:-1].replace('""', '"'))]
        at = text.end()
    return "".join((*out, _plain(formula[at:])))


def _plain(part: str) -> str:
    part = _REFERENCE.sub(_call, part)
    part = re.sub(r"(?<![<>])=", "==", part) if "IF(" in part or "AND(" in part else part
    return part.replace("{", "[").replace("}", "]")


def _call(match: "re.Match[str]") -> str:
    sheet = (match["sheet"] or "").strip("'").replace("''", "'")
    last = f"{match['last']}{match['end']}" if match["last"] else ""
    return f"_at({sheet!r},{match['column'] + match['row']!r},{last!r})"


def _names(book: Any, here: str) -> dict[str, Callable[..., Any]]:
    def at(sheet: str, first: str, last: str) -> Any:
        cells = book[sheet or here]
        if not last:
            return cells[first].value
        return [cell.value for row in cells[f"{first}:{last}"] for cell in row]

    return {
        "_at": at,
        "SUM": lambda values: sum(_numbers(values)),
        "SUMIFS": _sumifs,
        "SUMPRODUCT": lambda value: value,
        "ROUND": _rounded,
        "AND": lambda *conditions: all(conditions),
        "IF": lambda condition, yes, no: yes if condition else no,
    }


def _numbers(values: Sequence[Value]) -> Iterator[int | float]:
    return (value for value in values if isinstance(value, int | float))


def _rounded(value: float, digits: int) -> float:
    """Half away from zero, of the value as 15 digits show it."""
    step = Decimal(1).scaleb(-digits)
    return float(Decimal(f"{value:.15g}").quantize(step, ROUND_HALF_UP))


def _sumifs(values: Sequence[Value], *conditions: Any) -> Any:
    many = next((i for i, each in enumerate(conditions) if i % 2 and isinstance(each, list)), None)
    if many is not None:
        spread = [[*conditions[:many], one, *conditions[many + 1 :]] for one in conditions[many]]
        return sum(_sumifs(values, *each) for each in spread)
    rows = zip(*conditions[::2], strict=True)
    kept = [all(map(_meets, row, conditions[1::2])) for row in rows]
    return sum(_numbers([v for v, keep in zip(values, kept, strict=True) if keep]))


def _meets(value: Value, condition: str | int) -> bool:
    if isinstance(condition, int):
        return value == condition
    sign = condition[:2]
    if sign in ("<=", ">="):
        limit = float(condition[2:])
        return isinstance(value, int) and (value <= limit if sign == "<=" else value >= limit)
    return isinstance(value, str) and value.casefold() == condition.casefold()

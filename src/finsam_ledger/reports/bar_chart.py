"""Bar charts as SVG (stapeldiagram): small, told in words as well, the same bytes every time.

The first series is dark and whole, the second light with an edge, so that they are told apart in
grey and by readers who see colours differently; each bar has its figure at its end.
"""

from collections.abc import Iterator
from html import escape

from attrs import frozen

from finsam_ledger.numbers import format_number

_WIDTH, _LABELS, _NUMBERS = 680, 260, 100
_BAR, _GAP, _TOP = 19, 14, 42
_SIZE, _BREAK, _LEGEND = 16, 30, 200
_INK, _BLANK = "#1a1a1a", "\N{NO-BREAK SPACE}"
_LOOKS = (
    'fill="#17466b"',
    'fill="#dce6ee" stroke="#17466b" stroke-width="1"',
)


@frozen
class Series:
    """A row of bars (dataserie).

    Args:
        name: What it shows.
        values: One a label, whole units; None is not known and has no bar.
    """

    name: str
    values: tuple[int | None, ...]


@frozen
class BarChart:
    """Bars beside one another for each label (stapeldiagram).

    Args:
        title: What it shows, in a few words.
        description: What is to be seen, for those who do not see it.
        labels: What the bars are of.
        series: One or two series.
        lang: The language of its numbers.
    """

    title: str
    description: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    lang: str = "sv"

    def svg(self) -> bytes:
        """The picture (bild) in UTF-8, without scripts or anything from elsewhere.

        >>> chart = BarChart("A", "B", ("x",), (Series("2021", (5,)),))
        >>> chart.svg() == chart.svg(), b"<script" in chart.svg()
        (True, False)
        """
        height = _TOP + len(self.labels) * self._step
        return "\n".join((*self._head(height), *self._legend(), *self._bars(), "</svg>")).encode()

    @property
    def _step(self) -> int:
        return len(self.series) * _BAR + _GAP

    def _head(self, height: int) -> Iterator[str]:
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
            f'aria-labelledby="title desc" font-family="sans-serif" font-size="{_SIZE}" '
            f'fill="{_INK}">'
        )
        yield f'<title id="title">{safe(self.title)}</title>'
        yield f'<desc id="desc">{safe(self.description)}</desc>'
        yield f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>'

    def _legend(self) -> Iterator[str]:
        for i, series in enumerate(self.series):
            x = _LABELS + i * _LEGEND
            yield f'<rect x="{x}" y="7" width="14" height="14" {_LOOKS[i]}/>'
            yield _text(x + 20, 20, _cut(series.name, _LEGEND // 9))

    def _bars(self) -> Iterator[str]:
        zero = self._place(0)
        for i, label in enumerate(self.labels):
            top = _TOP + i * self._step
            middle = top + len(self.series) * _BAR / 2 + 5
            yield _text(_LABELS - 8, middle, _cut(label, _BREAK), "end")
            for j, series in enumerate(self.series):
                value = series.values[i]
                if value is not None:
                    yield from self._bar(top + j * _BAR, value, _LOOKS[j])
        bottom = _TOP + len(self.labels) * self._step - _GAP
        yield f'<path d="M{zero:.1f} {_TOP - 4}V{bottom + 4}" stroke="{_INK}" fill="none"/>'

    def _bar(self, top: int, value: int, look: str) -> Iterator[str]:
        """A bar from zero, and its figure beyond its end."""
        zero, end = self._place(0), self._place(value)
        left, width = min(zero, end), abs(end - zero)
        yield f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{_BAR - 2}" {look}/>'
        beyond, anchor = (end + 5, "start") if value >= 0 else (end - 5, "end")
        yield _text(beyond, top + _BAR - 4, format_number(value, lang=self.lang), anchor)

    def _place(self, value: int) -> float:
        """Where a value ends, counted from the left."""
        known = [0, *(v for series in self.series for v in series.values if v is not None)]
        low, high = min(known), max(known)
        left = _LABELS + (_NUMBERS if low < 0 else 0)
        room = _WIDTH - _NUMBERS - left
        return left + room * (value - low) / ((high - low) or 1)


def safe(text: str) -> str:
    r"""The text as XML can hold it (ofarlig text): no marks, no unprintable characters.

    >>> safe("<b>&\0"), safe("1\N{NO-BREAK SPACE}200") == "1\N{NO-BREAK SPACE}200"
    ('&lt;b&gt;&amp;\ufffd', True)
    """
    kept = (c if c.isprintable() or c == _BLANK else "\ufffd" for c in text)
    return escape("".join(kept))


def _cut(label: str, length: int) -> str:
    return label if len(label) <= length else f"{label[: length - 1]}…"


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    """Words at a place; as many as fit are read from the left or up to the right."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{safe(words)}</text>'

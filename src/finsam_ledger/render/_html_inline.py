"""Words of the HTML page (text i html): inlines with the ids that they lead to."""

from collections.abc import Iterable
from typing import assert_never
from urllib.parse import quote

from attrs import Factory, define, frozen

from finsam_ledger.render._cells import address, clean, value_text
from finsam_ledger.reports.inline import Emphasis, Footnote, Inline, LineBreak, Link, Plain, Value


@frozen
class InlineView:
    """A piece of a line (text i raden).

    Args:
        kind: "text", "em", "strong", "a", "value", "note" or "break".
        text: Its words; the number of a footnote.
        children: The pieces within it.
        href: What it leads to, empty when nothing.
    """

    kind: str
    text: str = ""
    children: "tuple[InlineView, ...]" = ()
    href: str = ""


@define
class InlineMaker:
    """Makes the pieces of lines and gathers their footnotes (text i raden)."""

    lang: str
    anchors: frozenset[str]
    notes: list[tuple[InlineView, ...]] = Factory(list)

    def views(self, content: Iterable[Inline]) -> tuple[InlineView, ...]:
        """The pieces of a line."""
        return tuple(map(self._view, content))

    def figure(self, link: str) -> str:
        """Where the row of a figure stands, empty when it is not in the document."""
        return self.within(link.rpartition(".")[0])

    def within(self, target: str) -> str:
        """The address of an id within the page, empty when nothing has it."""
        return f"#{quote(id_of(target))}" if target in self.anchors else ""

    def _view(self, each: Inline) -> InlineView:
        match each:
            case Plain():
                return InlineView("text", clean(each.text))
            case Emphasis():
                return InlineView("strong" if each.strong else "em", "", self.views(each.content))
            case Link():
                return self._link(each)
            case Value():
                return InlineView("value", value_text(each, self.lang), (), self.figure(each.link))
            case Footnote():
                self.notes.append(self.views(each.content))
                return InlineView("note", f"{len(self.notes)}")
            case LineBreak():
                return InlineView("break")
            case _:
                assert_never(each)

    def _link(self, link: Link) -> InlineView:
        inside = link.target.startswith("#")
        href = self.within(link.target[1:]) if inside else address(link.target)
        return InlineView("a", "", self.views(link.content), href)


def id_of(name: str) -> str:
    """The name without blanks and other signs that no id may have (ankare)."""
    return "_".join(clean(name).split())

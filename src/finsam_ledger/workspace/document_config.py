"""``[dokument]`` and ``[text]`` of bokslut.toml: the finished document, who signs, its words."""

from collections.abc import Collection, Sequence
from datetime import date
from difflib import get_close_matches

from attrs import frozen

from finsam_ledger.checks.topics import TOPICS
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.render.format import all_formats
from finsam_ledger.reports.document import Signatory, Signatures
from finsam_ledger.reports.kind import all_kinds
from finsam_ledger.strict_toml import toml_key
from finsam_ledger.terms import Text

SIE = "sie"


@frozen
class SignatoryKeys:
    """``[[dokument.undertecknare]]``: a board member who signs."""

    name: str = toml_key("namn", default="")
    role: str = toml_key("funktion", default="")


@frozen
class DocumentKeys:
    """``[dokument]``: the finished document."""

    kind: str = toml_key("slag")
    place: str = toml_key("ort", default="")
    day: date | None = toml_key("datum", default=None)
    with_checks: bool = toml_key("kontroller", default=False)
    attach: tuple[str, ...] = toml_key("bilagor", default=())
    template: str = toml_key("mall", default="")
    with_pictures: bool = toml_key("diagram", default=False)
    signatories: tuple[SignatoryKeys, ...] = toml_key("undertecknare", default=())

    def config(self) -> "DocumentConfig":
        """The settings that these keys describe."""
        people = tuple(Signatory(each.name, each.role) for each in self.signatories)
        signatures = Signatures(people, self.place) if people else None
        return DocumentConfig(
            self.kind,
            signatures,
            self.day,
            self.with_checks,
            self.attach,
            self.template,
            self.with_pictures,
        )


@frozen
class DocumentConfig:
    """What finished document a folder asks for (det färdiga dokumentet).

    Args:
        kind: "arsredovisning" or "delarsrapport"; empty for none.
        signatures: Who sign it.
        day: The day that it is dated.
        with_checks: Whether tie-outs and findings are printed in it.
        attach: What its PDF holds.
        template: A Word file of one's own, relative to the folder.
        with_pictures: Whether its figures are drawn as well.
    """

    kind: str = ""
    signatures: Signatures | None = None
    day: date | None = None
    with_checks: bool = False
    attach: tuple[str, ...] = ()
    template: str = ""
    with_pictures: bool = False


def known_topic(key: str) -> None:
    """Refuse a topic that the reports have no heading for (ämne).

    Raises:
        ConfigurationError: It is none; the nearest are told.
    """
    known = [topic.key for topic in TOPICS]
    near = get_close_matches(key, known, 3) or known
    what = Text(f"ämnet ”{key}” finns inte", f'there is no topic "{key}"')
    _one_of(key, known, what, near)


def translated_topic(key: str, swedish: Collection[str]) -> None:
    """Refuse English words for a topic that has no Swedish ones.

    Raises:
        ConfigurationError: It has none.
    """
    if key not in swedish:
        raise ConfigurationError(
            Text(f"”{key}” har ingen svensk text", f'"{key}" has no Swedish text'),
            Text("Ange den också under [text]", "Name it under [text] as well"),
        )


def known_kind(name: str) -> None:
    """Refuse a kind of document that is no finished one (slag).

    Raises:
        ConfigurationError: It is none; those there are are told.
    """
    known = [kind.name for kind in all_kinds().values() if kind.finished]
    _one_of(name, known, Text(f"slag = ”{name}” finns inte", f'there is no slag = "{name}"'))


def known_attachments(names: Sequence[str]) -> None:
    """Refuse an attachment that is neither the books nor a format (bilagor).

    Raises:
        ConfigurationError: One is neither; those there are are told.
    """
    known = [SIE, *(name for name in all_formats() if name != "pdf")]
    for name in names:
        _one_of(name, known, Text(f"bilagan ”{name}” finns inte", f'no attachment "{name}"'))


def _one_of(name: str, known: Sequence[str], what: Text, told: Sequence[str] = ()) -> None:
    if name not in known:
        names = ", ".join(told or known)
        remedy = Text(f"Välj bland {names}", f"Choose among {names}")
        raise ConfigurationError(what, remedy)

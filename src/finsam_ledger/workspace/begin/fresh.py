"""A folder without an earlier one (ny mapp från grunden): bokslut.toml, each key explained."""

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from string import Template

from finsam_ledger.checks.topics import TOPICS
from finsam_ledger.core.association import Member
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import StatementLine
from finsam_ledger.workspace.begin.answers import ONLY_PAPERS, Answers
from finsam_ledger.workspace.begin.known import Known
from finsam_ledger.workspace.begin.plans import result_accounts
from finsam_ledger.workspace.begin.texts import file_of, wanted_topics
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.toml_writing import TomlValue, toml_value

_ANNUAL, _INTERIM = "arsredovisning", "delarsrapport"
_FACES = ("resultatrakning", "balansrakning")
_LAYOUTS = {
    _ANNUAL: (*_FACES, "kassaflodesanalys", "eget_kapital", "flerarsoversikt", "saldobalans"),
    _INTERIM: (*_FACES, "eget_kapital", "saldobalans"),
}
_COLUMNS = {_INTERIM: ("utfall", "foregaende", "budget", "avvikelse", "prognos")}
_STANDARD = ("utfall", "foregaende", "budget", "avvikelse")
_PROJECT = "6"
_RESULT = '["3-8"]'


def fresh_config(known: Known, answers: Answers, names: Mapping[str, str]) -> str:
    """The text of a new bokslut.toml (ny bokslut.toml).

    Args:
        known: What is known.
        answers: What was answered.
        names: The files of ``fil`` and ``foregaende``, as the folder calls them.
    """
    kind = answers.kind
    return _template("bokslut.txt").substitute(
        name=toml_value(answers.name),
        orgnr=toml_value(answers.orgnr),
        title=toml_value(answers.heading.sv),
        title_en=_key("titel_en", "" if answers.title else answers.heading.en, "Annual report"),
        start=toml_value(answers.period.start),
        end=toml_value(answers.period.end),
        unit=toml_value(answers.unit.value),
        layouts=toml_value(_LAYOUTS.get(kind, (*_FACES, "saldobalans"))),
        columns=toml_value(_COLUMNS.get(kind, _STANDARD)),
        file=_key("fil", names.get("fil", ""), "bok-2025.se"),
        previous=_key("foregaende", names.get("foregaende", ""), "bok-2023.se"),
        members=_sections(map(_member, answers.members)) or _block("medlem.txt"),
        document=_document(kind),
        texts="\n".join(_texts(kind)),
        operations=_operations(known.books.ledger),
        notes=_sections((_block("not.txt"), *_income_rows(known.books), _block("notrad.txt"))),
        facts=toml_value("annat" if kind == ONLY_PAPERS else kind),
        balanskrav=_balanskrav(kind),
    )


def _template(name: str) -> Template:
    return Template(files("finsam_ledger.workspace.begin").joinpath(name).read_text("utf-8"))


def _block(name: str, **values: TomlValue) -> str:
    written = {key: toml_value(value) for key, value in values.items()}
    return _template(name).substitute(written).rstrip("\n")


def _sections(parts: Iterable[str]) -> str:
    return "\n\n".join(parts)


def _off(block: str) -> str:
    """A part that is there to be chosen: its keys as comments."""
    return "\n".join(f"#{x}" if x and not x.startswith("#") else x for x in block.split("\n"))


def _key(name: str, value: str, example: str) -> str:
    return f"{name} = {toml_value(value)}" if value else f'#{name} = "{example}"'


def _document(kind: str) -> str:
    if kind == ONLY_PAPERS:
        return _off(_block("dokument.txt", kind=_ANNUAL))
    return _block("dokument.txt", kind=kind)


def _balanskrav(kind: str) -> str:
    block = _block("balanskrav.txt")
    return block if kind == _ANNUAL else _off(block)


def _texts(kind: str) -> Iterator[str]:
    wanted = list(wanted_topics(kind))
    yield "[text]"
    for topic in TOPICS:
        row = f'{topic.key} = "{file_of(topic)}"'
        yield row if topic in wanted else f"#{row}"


def _member(member: Member) -> str:
    rows = ["[[medlem]]", f"namn = {toml_value(member.name)}", f'part = "{member.part}"']
    if member.share is not None:
        rows.append(f'andel = "{member.share}"')
    if member.accounts:
        rows.append(f"konton = {toml_value([str(each) for each in member.accounts])}")
    return "\n".join(rows)


def _operations(ledger: Ledger) -> str:
    """The result by project, when the books have projects."""
    codes = [code for code in sorted(ledger.by_object(_PROJECT)) if code]
    if not codes:
        return _off(_sections((_block("drift.txt"), _operations_row("Administration", "10"))))
    names = [ledger.objects.get(ObjectRef(_PROJECT, code), "") for code in codes]
    rows = (
        _operations_row(f"{code} {name}".strip() if names.count(name) > 1 else name or code, code)
        for code, name in zip(codes, names, strict=True)
    )
    return _sections((_block("drift.txt"), *rows))


def _operations_row(label: str, code: str) -> str:
    objects = f'{{ dimension = "{_PROJECT}", koder = {toml_value([code])} }}'
    head = f"[[driftredovisning.rad]]\nrubrik = {toml_value(label)}"
    return f"{head}\nkonton = {_RESULT}\nobjekt = {objects}"


def _income_rows(books: Books) -> Iterator[str]:
    """The first note: income by account."""
    for account in result_accounts(books):
        if books.ledger.line_of(account.number) is StatementLine.OPERATING_INCOME:
            label = toml_value(account.name or account.number)
            accounts = toml_value([account.number])
            yield f"[[not.rad]]\nrubrik = {label}\nkonton = {accounts}"

"""A new folder: for any books and answers it is made whole, reads back, and closes at once."""

import csv
import tomllib
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args, get_type_hints

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.checks.topics import TOPICS
from finsam_ledger.core.association import Member, Part
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.finding import has_errors
from finsam_ledger.core.period import Period
from finsam_ledger.errors import ConfigurationError, OutputError, ValueRefusedError
from finsam_ledger.reports.comments import is_unwritten
from finsam_ledger.spreadsheet import is_formula
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.testing import sie_files
from finsam_ledger.workspace.begin.answers import Answers, member_in_words, proved_members
from finsam_ledger.workspace.begin.create import create
from finsam_ledger.workspace.begin.known import Known, known
from finsam_ledger.workspace.begin.texts import guides
from finsam_ledger.workspace.config import ConfigKeys, parse_config
from finsam_ledger.workspace.folder import run
from finsam_ledger.workspace.output import make_folder
from finsam_ledger.workspace.publish import publish
from tests.workspace.test_toml_edit import HOSTILE

BOOKS = Path(__file__).parents[2] / "docs" / "exempel" / "varend-2021-08" / "varend-2021.se"
KINDS = ("arsredovisning", "delarsrapport", "bokslut")
SHARES: list[list[Fraction | None]] = [
    [None] * 3,
    [Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)],
]


@st.composite
def members(draw: st.DrawFn) -> tuple[Member, ...]:
    """One of each party, with all shares or none, or no members."""
    shares = draw(st.sampled_from(SHARES))
    accounts = tuple(AccountRange.parse(n) for n in draw(st.lists(st.just("3981"), max_size=1)))
    made = [Member(draw(HOSTILE), *each, None, accounts) for each in zip(Part, shares, strict=True)]
    return tuple(draw(st.sampled_from([made, []])))


def answered(draw: st.DrawFn, about: Known) -> Answers:
    """Answers that a person may give about books."""
    months = list(about.year.months())
    return Answers(
        draw(HOSTILE),
        about.orgnr,
        draw(st.sampled_from(KINDS)),
        Period(about.year.start, draw(st.sampled_from(months)).end),
        draw(HOSTILE),
        draw(st.sampled_from(Unit)),
        draw(members()),
    )


def trial(folder: Path, kind: str = "delarsrapport", file: Path = BOOKS) -> Answers:
    """A folder made from an example's books, with what is likely answered."""
    about = known(file)
    answers = Answers(about.name, about.orgnr, kind, about.period)
    create(folder, about, answers)
    return answers


@settings(max_examples=25)
@given(st.data(), sie_files(vouchers=3))
def test_any_answers_read_back_and_the_closing_is_made(data: st.DataObject, file: Any) -> None:
    """Whatever is answered about whatever books: the same values come back, and pages are made."""
    with TemporaryDirectory() as temporary:
        path, folder = Path(temporary) / "bok.se", Path(temporary) / "ny"
        path.write_bytes(file.data)
        about = known(path)
        answers = data.draw(st.composite(answered)(about))
        create(folder, about, answers)
        config = parse_config((folder / "bokslut.toml").read_text("utf-8"))
        found = config.association, config.title.sv, config.period, config.unit
        assert found == (
            attrs.evolve(config.association, name=answers.name, members=answers.members),
            answers.heading.sv, answers.period, answers.unit,
        )  # fmt: skip
        assert config.document.kind == ("" if answers.kind == "bokslut" else answers.kind)
        assert publish(run(folder).report, folder / "ut", ["html", "text"]).failed == ()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_file_for_every_topic_that_law_asks_for(tmp_path: Path, kind: str) -> None:
    """Its heading stands in it, and until something is written it counts as missing."""
    trial(tmp_path / "ny", kind)
    found = {path.stem: path.read_text("utf-8") for path in (tmp_path / "ny/text").glob("*.md")}
    wanted = {topic.key: topic for topic in TOPICS if topic.demanded_by(kind)}
    assert set(found) == {*wanted, *(["principer"] if wanted else [])}
    assert all(is_unwritten(text) for text in found.values())
    assert all(found[key].startswith(f"# {topic.title.sv}\n") for key, topic in wanted.items())
    missing = {
        f.evidence["topic"]
        for f in run(tmp_path / "ny").report.findings
        if f.code == "missing_section"
    }
    assert missing == set(wanted)


def test_every_topic_has_its_guide() -> None:
    """A new topic is explained to who shall write of it."""
    assert set(guides()) == {topic.key for topic in TOPICS}


def keys_of(cls: Any) -> Iterator[str]:
    """Every key that a table of bokslut.toml may have, those of its inner tables too."""
    for field in attrs.fields(cls):
        yield field.metadata["toml"]
        hint = get_type_hints(cls)[field.name]
        for inner in (hint, *get_args(hint)):
            if isinstance(inner, type) and attrs.has(inner):
                yield from keys_of(inner)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_told_and_every_example_of_one_is_right(tmp_path: Path, kind: str) -> None:
    """With all keys that are comments taken into use the file is still followed."""
    trial(tmp_path / "ny", kind)
    text = (tmp_path / "ny/bokslut.toml").read_text("utf-8")
    used = "\n".join(
        row[1:] if row[:1] == "#" and row[1:2] not in " #" else row for row in text.split("\n")
    )
    written = set(flat(tomllib.loads(used)))
    told = {key for key in keys_of(ConfigKeys) if key != "utom"}  # the other of koder
    assert told - written - {topic.key for topic in TOPICS} == set()
    with pytest.raises(ConfigurationError, match="foregaende och foregangare"):
        parse_config(used)
    assert parse_config(used.replace('foregangare = ["ett.se", "annat.se"]', "")).period


def flat(data: Any) -> Iterator[str]:
    """Every key that stands anywhere in data."""
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    yield from data if isinstance(data, dict) else ()
    for each in inner:
        yield from flat(each)


def test_budget_and_forecast_can_be_taken_into_use_as_they_are(tmp_path: Path) -> None:
    """Once the keys are no comments the skeletons are read, and the forecast is computed."""
    trial(tmp_path / "ny")
    path = tmp_path / "ny/bokslut.toml"
    path.write_text(
        path.read_text("utf-8").replace("#budget =", "budget =").replace("#prognos =", "prognos ="),
        "utf-8",
    )
    statement = run(tmp_path / "ny").report.statements[0]
    assert [column.id for column in statement.columns] == [
        "actual", "budget", "deviation", "forecast",
    ]  # fmt: skip
    income = statement.row("operating_income").figures
    assert abs((income[3].ore or 0) - (income[0].ore or 0) * 12 // 8) < 1_00


@pytest.mark.parametrize("name", ["=1+1", "@SUM(1)", "-2", "+cmd|' /C calc'!A0"])
def test_names_of_accounts_are_no_formulas_in_the_files_to_fill_in(
    tmp_path: Path, name: str
) -> None:
    """They are to be opened in a spreadsheet, which must take the books' words for words."""
    data, number = BOOKS.read_bytes(), b"#KONTO 5010 "
    start = data.index(number) + len(number)
    end = data.index(b"\n", start)
    file = tmp_path / "bok.se"
    file.write_bytes(data[:start] + f'"{name}"'.encode() + data[end:])
    trial(tmp_path / "ny", file=file)
    for skeleton in ("budget.csv", "prognos.csv"):
        lines = (tmp_path / "ny" / skeleton).read_text("utf-8").splitlines()
        cells = [cell for row in csv.reader(lines, delimiter=";") for cell in row]
        assert f"'{name}" in cells
        assert not any(map(is_formula, cells))


@pytest.mark.parametrize("there", ["bokslut.toml", "annat.txt"])
def test_what_is_there_is_never_changed(tmp_path: Path, there: str) -> None:
    """A folder that holds anything is refused, and stays as it was."""
    folder = tmp_path / "ny"
    folder.mkdir()
    (folder / there).write_text("mitt")
    with pytest.raises(OutputError, match="finns redan"):
        trial(folder)
    assert [path.name for path in tmp_path.rglob("*")] == ["ny", there]
    assert (folder / there).read_text() == "mitt"


def test_an_empty_folder_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also the one that the user stands in."""
    monkeypatch.chdir(tmp_path)
    trial(Path())
    assert run(tmp_path).report.title.sv == "Delårsrapport januari–augusti 2021"


def test_nothing_is_left_when_it_cannot_be_made(tmp_path: Path) -> None:
    """A file where a folder is to be, or shares that do not sum to one: nothing beside either."""
    (tmp_path / "fil").write_text("x")
    with pytest.raises(OutputError):
        trial(tmp_path / "fil" / "ny")
    about = known(BOOKS)
    thirds = tuple(Member(part, part, Fraction(1, 3)) for part in (*Part, Part.REGION))
    with pytest.raises(ConfigurationError, match="andelar"):
        create(tmp_path / "ny", about, Answers("F", "", "bokslut", about.period, members=thirds))
    assert [path.name for path in tmp_path.rglob("*")] == ["fil"]


def test_without_books_there_is_nothing_to_begin_from() -> None:
    """The flags that give them are told."""
    with pytest.raises(ConfigurationError, match="--sie"):
        known()


def test_a_year_that_is_not_begun_opens_from_last_year(tmp_path: Path) -> None:
    """With last year's file only: the folder is of the year after."""
    previous = BOOKS.parents[1] / "vaxjo-2011" / "vaxjo-2011.se"
    about = known(previous=previous)
    answers = Answers(about.name, about.orgnr, "arsredovisning", about.period)
    create(tmp_path / "ny", about, answers)
    report = run(tmp_path / "ny").report
    assert (report.period.end, report.title.sv) == (date(2012, 12, 31), "Årsredovisning 2012")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "; stat",
        "A; landsting",
        "A; stat; hälften",
        "A; stat; 1/0",
        "A; stat; 3/2",
        "A; stat; 1/2; x",
    ],
)
def test_a_member_that_cannot_be_read_is_refused(text: str) -> None:
    """Name and party must be there; a share is a fraction and accounts are numbers."""
    with pytest.raises(ValueRefusedError):
        member_in_words(text)


def test_members_in_words() -> None:
    """Share and accounts may be left out; shares that are all given sum to one."""
    region = member_in_words("Region Kronoberg; Region; 1/4; 3983 3985-3986")
    assert region == Member(
        "Region Kronoberg",
        Part.REGION,
        Fraction(1, 4),
        None,
        tuple(map(AccountRange.parse, ("3983", "3985-3986"))),
    )
    assert member_in_words("B;kommun") == Member("B", Part.MUNICIPALITY)
    with pytest.raises(ConfigurationError):
        proved_members([region])


@settings(max_examples=15)
@given(st.data(), sie_files(vouchers=3))
def test_any_folder_gives_one_of_the_next_year(data: st.DataObject, file: Any) -> None:
    """After any answers the next year begins with the same association, and is closed at once."""
    with TemporaryDirectory() as temporary:
        path, folder, after = (Path(temporary) / name for name in ("bok.se", "ny", "nästa"))
        path.write_bytes(file.data)
        about = known(path)
        answers = data.draw(st.composite(answered)(about))
        create(folder, about, answers)
        next_year = known(earlier=folder)
        kind, period = next_year.kind(next_year.period), next_year.period
        create(after, next_year, Answers(next_year.name, next_year.orgnr, kind, period))
        before, now = (
            parse_config((x / "bokslut.toml").read_text("utf-8")) for x in (folder, after)
        )
        assert (now.association, now.document.kind) == (before.association, before.document.kind)
        assert now.period.start == about.year.following().start
        assert (now.file, now.previous) == ("", "bok.se")
        assert (after / "budget.csv").exists()
        assert run(after).books.ledger.year == about.year.following()


@pytest.mark.parametrize("name", ["bokslut.toml", "budget.csv", "Budget.CSV"])
def test_books_with_the_name_of_another_file_get_another(tmp_path: Path, name: str) -> None:
    """The copy never takes the place of a file of the folder."""
    (tmp_path / name).write_bytes(BOOKS.read_bytes())
    trial(tmp_path / "ny", file=tmp_path / name)
    assert (
        run(tmp_path / "ny").books.name == f"{name.partition('.')[0]}-2021.{name[-4:].lstrip('.')}"
    )


@pytest.mark.parametrize("there", [(), ("mitt.txt",)])
def test_a_place_by_way_of_another_is_the_place_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: tuple[str, ...]
) -> None:
    """Of "ny/.." nothing is made but what is asked for, and nothing where something is."""
    monkeypatch.chdir(tmp_path)
    for name in there:
        Path(name).write_text("x")
    with pytest.raises(OutputError) if there else nullcontext():
        assert make_folder(Path("ny/.."), {"text/a.md": b"a"}) == [Path("text/a.md")]
    assert {path.name for path in tmp_path.rglob("*")} == ({*there} or {"text", "a.md"})


@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("failing", range(4))
def test_a_disk_that_gives_up_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int, *, is_there: bool
) -> None:
    """Whichever of the last steps fails, the place is as it was."""
    folder = tmp_path / "ny"
    if is_there:
        folder.mkdir()
    rename, count = Path.rename, iter(range(100))

    def unsure(path: Path, target: Path) -> Path:
        if next(count) == failing * is_there:
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", unsure)
    with pytest.raises(OutputError, match="disken är full"):
        trial(folder)
    assert list(tmp_path.rglob("*")) == [folder] * is_there


@pytest.mark.parametrize("file", sorted(BOOKS.parents[1].glob("*/*.se")), ids=lambda f: f.name)
def test_books_of_the_examples_give_a_report_without_errors(tmp_path: Path, file: Path) -> None:
    """BAS and Kommun-BAS, with and without projects: an annual report that ties."""
    about = known(file)
    year = Period(about.year.start, about.year.end)
    create(tmp_path / "ny", about, Answers(about.name, about.orgnr, "arsredovisning", year))
    report = run(tmp_path / "ny").report
    assert not has_errors(report.findings)
    assert all(tie.ok for tie in report.tie_outs)

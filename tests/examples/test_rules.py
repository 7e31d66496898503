"""Both rounding rules and every unit on every table of every example: printed, tied, traced."""

import shutil
from pathlib import Path

import pytest

from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.testing import printed_within_one_unit
from finsam_ledger.workspace.closing import Closing
from finsam_ledger.workspace.folder import run

EXAMPLES = Path(__file__).parent.parent.parent / "docs" / "exempel"
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/bokslut.toml"))


def closed(folder: Path, target: Path, rule: Rounding, unit: Unit) -> Closing:
    """An example with another rule and unit than its report has."""
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns("ut", "*.py"))
    path = target / "bokslut.toml"
    wanted = {"enhet": unit.value, "avrundning": rule.value}
    lines = path.read_text("utf-8").splitlines()
    at = lines.index("[rapport]")
    kept = [line for line in lines[at + 1 :] if line.partition("=")[0].strip() not in wanted]
    added = [f'{key} = "{value}"' for key, value in wanted.items()]
    path.write_text("\n".join([*lines[: at + 1], *added, *kept]), "utf-8")
    return run(target)


@pytest.mark.parametrize("rule", Rounding)
@pytest.mark.parametrize("unit", [Unit.KR, Unit.MKR])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_table_holds_under_either_rule(
    folder: Path, rule: Rounding, unit: Unit, tmp_path: Path
) -> None:
    """Every exact tie-out holds; what misses in print is listed; each cell is within one unit."""
    report = closed(folder, tmp_path / folder.name, rule, unit).report
    assert [tie for tie in report.tie_outs if tie.difference_ore] == []
    printed_within_one_unit((*report.statements, *report.notes), unit)
    kinds = {each.kind for each in report.adjustments}
    assert rule is Rounding.FOOTING or kinds <= {"miss"}
    if rule is Rounding.FOOTING:
        assert [tie for tie in report.tie_outs if not tie.ok] == []
        assert "miss" not in kinds

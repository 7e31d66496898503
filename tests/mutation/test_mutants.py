"""Planted faults can be planted: every module and test that is named is there."""

import ast

from tests.mutation.mutants import PACKAGE, ROOT, TESTS, drawn, mutants


def test_what_is_named_is_there() -> None:
    """A module that was moved would else be passed over in silence, and so would its tests."""
    assert [module for module in TESTS if not (PACKAGE / module).exists()] == []
    named = {test for tests in TESTS.values() for test in tests}
    assert [name for name in sorted(named) if not (ROOT / f"tests/{name}.py").exists()] == []
    assert [module for module in TESTS if not any(mutants(module))] == []


def test_each_fault_is_one_change_that_still_parses() -> None:
    """The text that is replaced stands on its line, and the rest of the module is as it was."""
    chosen = drawn(1, "")
    assert len(chosen) == len(TESTS)
    for mutant in chosen:
        clean = (PACKAGE / mutant.module).read_text("utf-8").split("\n")
        changed = mutant.source.split("\n")
        assert mutant.before in clean[mutant.line - 1]
        assert mutant.after in changed[mutant.line - 1]
        assert [n for n, pair in enumerate(zip(clean, changed, strict=True), 1)
                if pair[0] != pair[1]] == [mutant.line]  # fmt: skip
        ast.parse(mutant.source)

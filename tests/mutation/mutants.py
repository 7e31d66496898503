"""Small faults planted in a copy of the source (mutanter): which of them no test notices?

Not part of the suite: ``python tests/mutation/mutants.py`` takes a while. Each mutant changes one
operator, comparison or number in one module of a copy of ``src`` and runs the tests nearest to the
module, and if none of them fails all tests of its package. Mutants are drawn by a fixed seed, so a
run can be repeated.

    python tests/mutation/mutants.py --each 2 --timeout 120
    python tests/mutation/mutants.py --only bookkeeping/accrual.py --each 20
"""
# ruff: noqa: T201

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src" / "finsam_ledger"
HERE = Path(__file__).parent
TESTS = {
    "core/amount.py": ("core/test_amount",),
    "core/balances.py": ("core/test_ledger",),
    "core/chart.py": (
        "core/test_chart_ranges",
        "core/test_charts",
    ),
    "core/journal.py": (
        "core/test_journal",
        "core/test_ledger",
    ),
    "core/ledger.py": ("core/test_ledger",),
    "core/period.py": ("core/test_period",),
    "core/voucher.py": (
        "core/test_ledger",
        "core/test_journal",
    ),
    "bookkeeping/accrual.py": ("bookkeeping/test_accrual",),
    "bookkeeping/acts.py": ("bookkeeping/test_book",),
    "bookkeeping/asset.py": ("bookkeeping/test_asset",),
    "bookkeeping/asset_note.py": ("bookkeeping/test_asset",),
    "bookkeeping/book.py": ("bookkeeping/test_book",),
    "bookkeeping/book_plans.py": (
        "bookkeeping/test_closing_year",
        "bookkeeping/test_plan",
    ),
    "bookkeeping/book_year.py": ("bookkeeping/test_book",),
    "bookkeeping/budget.py": ("bookkeeping/test_budget",),
    "bookkeeping/closing.py": ("bookkeeping/test_closing_year",),
    "bookkeeping/correction.py": ("bookkeeping/test_book",),
    "bookkeeping/forecast.py": ("bookkeeping/test_forecast",),
    "bookkeeping/importing.py": ("bookkeeping/test_importing",),
    "bookkeeping/opening.py": ("bookkeeping/test_closing_year",),
    "bookkeeping/plan.py": ("bookkeeping/test_plan",),
    "bookkeeping/posting.py": ("bookkeeping/test_book",),
    "bookkeeping/register.py": (
        "bookkeeping/test_plan",
        "bookkeeping/test_register_file",
    ),
    "bookkeeping/register_file.py": ("bookkeeping/test_register_file",),
    "bookkeeping/schedule.py": ("bookkeeping/test_accrual",),
    "bookkeeping/target.py": ("bookkeeping/test_vacation",),
    "bookkeeping/trail.py": ("bookkeeping/test_trail", "bookkeeping/test_book"),
    "bookkeeping/vacation.py": ("bookkeeping/test_vacation",),
    "sie/batch.py": (
        "sie/test_acceptance_vouchers",
        "sie/test_paths",
    ),
    "sie/build.py": ("sie/test_acceptance_file",),
    "sie/checksum.py": (
        "sie/test_acceptance_file",
        "sie/test_samples",
    ),
    "sie/decode.py": ("sie/test_acceptance_encoding",),
    "sie/fast.py": (
        "sie/test_acceptance_vouchers",
        "sie/test_paths",
    ),
    "sie/fields.py": (
        "sie/test_acceptance_syntax",
        "sie/test_acceptance_vouchers",
    ),
    "sie/header.py": ("sie/test_acceptance_file",),
    "sie/lookup.py": (
        "sie/test_acceptance_vouchers",
        "sie/test_paths",
    ),
    "sie/planned.py": ("sie/test_planned",),
    "sie/regular.py": (
        "sie/test_acceptance_vouchers",
        "sie/test_paths",
    ),
    "sie/tokens.py": ("sie/test_acceptance_syntax",),
    "sie/vouchers.py": ("sie/test_acceptance_vouchers",),
    "sie/writer.py": ("sie/test_acceptance_write",),
    "store/chain.py": (
        "store/test_tamper",
        "store/test_store",
    ),
    "store/connect.py": ("store/test_store",),
    "store/read.py": ("store/test_store",),
    "store/rows.py": ("store/test_store",),
    "store/seal.py": ("store/test_tamper",),
    "store/verifying.py": ("store/test_tamper",),
    "store/write.py": ("store/test_store",),
}
"""The tests that each module answers to, below ``tests``."""
COMPARISONS = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
OPERATIONS = {ast.Add: "-", ast.Sub: "+", ast.Mult: "+", ast.FloorDiv: "*", ast.Mod: "//"}


Rows = Sequence[bytes]


class Mutant(NamedTuple):
    """One fault: where it is, what stood there and what stands there now."""

    module: str
    line: int
    before: str
    after: str
    source: str


def mutants(module: str) -> Iterator[Mutant]:
    """Every mutant of a module, on whatever stands within one line."""
    source = (PACKAGE / module).read_text("utf-8")
    rows = [row.encode() for row in source.split("\n")]
    tree = ast.parse(source)
    silent = {id(inner) for node in ast.walk(tree) for inner in _silent(node)}
    for node in ast.walk(tree):
        whole = isinstance(node, ast.expr) and node.lineno == node.end_lineno
        if isinstance(node, ast.expr) and whole and id(node) not in silent:
            for after in _changed(node, rows):
                (before,) = _texts(rows, node)
                yield Mutant(module, node.lineno, before, after, _replaced(rows, node, after))


def _silent(node: ast.AST) -> Iterator[ast.AST]:
    """What says nothing about what the code does: words for people, types, defaults of types."""
    if isinstance(node, ast.JoinedStr | ast.Raise):
        yield from ast.walk(node)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
        yield from ast.walk(node)
    if isinstance(node, ast.AnnAssign):
        yield from ast.walk(node.annotation)
    if isinstance(node, ast.FunctionDef):
        parts = [node.returns, *(each.annotation for each in node.args.args)]
        for part in parts:
            yield from ast.walk(part) if part is not None else ()


def _changed(node: ast.expr, rows: Rows) -> Iterator[str]:
    """The texts that a node can be exchanged for."""
    yield from _other_operator(node, rows)
    match node:
        case ast.Constant(bool(value)):
            yield str(not value)
        case ast.Constant(int(value)):
            yield str(value + 1)
        case ast.IfExp():
            test, body, orelse = _texts(rows, node.test, node.body, node.orelse)
            yield f"({orelse} if {test} else {body})"


def _texts(rows: Rows, *parts: ast.expr) -> list[str]:
    ends = ((part, part.end_col_offset or 0) for part in parts)
    return [rows[part.lineno - 1][part.col_offset : end].decode() for part, end in ends]


def _other_operator(node: ast.expr, rows: Rows) -> Iterator[str]:
    match node:
        case ast.Compare(left, [op], [right]) if type(op) in COMPARISONS:
            yield f" {COMPARISONS[type(op)]} ".join(_texts(rows, left, right))
        case ast.BinOp(left, op, right) if type(op) in OPERATIONS:
            yield f" {OPERATIONS[type(op)]} ".join(_texts(rows, left, right))
        case ast.UnaryOp(ast.USub() | ast.Not(), operand):
            yield from _texts(rows, operand)
        case ast.BoolOp(op, parts):
            joint = " or " if isinstance(op, ast.And) else " and "
            yield f"({joint.join(_texts(rows, *parts))})"


def _replaced(rows: Rows, node: ast.expr, after: str) -> str:
    row, changed = rows[node.lineno - 1], list(rows)
    end = node.end_col_offset or 0
    changed[node.lineno - 1] = row[: node.col_offset] + after.encode() + row[end:]
    return b"\n".join(changed).decode()


def drawn(each: int, only: str) -> list[Mutant]:
    """So many mutants of each module, by a fixed seed."""
    chosen = []
    for module in sorted(TESTS):
        if only in module and (PACKAGE / module).exists():
            found = list(mutants(module))
            chosen += random.Random(module).sample(found, min(each, len(found)))
    return chosen


def verdict(mutant: Mutant, copy: Path, timeout: int) -> str:
    """How the tests answer: "killed", "timeout" or "survived".

    A mutant that never ends is noticed by the tests nearest to it. If they pass, all tests of its
    package are asked; that they take long then says nothing.
    """
    target = copy / "finsam_ledger" / mutant.module
    clean = target.read_text("utf-8")
    target.write_text(mutant.source, "utf-8")
    package = mutant.module.partition("/")[0]
    try:
        near = answered(TESTS[mutant.module], copy, timeout)
        if near != "survived":
            return near
        return "killed" if answered((package,), copy, 5 * timeout) == "killed" else "survived"
    finally:
        target.write_text(clean, "utf-8")


def answered(tests: tuple[str, ...], copy: Path, timeout: int) -> str:
    """What some tests say of the copy."""
    try:
        return "survived" if run_tests(tests, copy, timeout) == 0 else "killed"
    except subprocess.TimeoutExpired:
        return "timeout"


def run_tests(tests: tuple[str, ...], copy: Path, timeout: int) -> int:
    """The exit status of pytest over the copy; nothing is shrunk, the first failure ends it."""
    below = ROOT / "tests"
    paths = (below / name if (below / name).is_dir() else below / f"{name}.py" for name in tests)
    present = [str(path) for path in paths if path.exists()]
    search = os.pathsep.join((str(copy), str(HERE)))
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no_shrinking"]
    command += ["-p", "no:cacheprovider", "--no-header", *present]
    environment = {**os.environ, "PYTHONPATH": search, "PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, timeout=timeout, check=False, capture_output=True
    )
    return done.returncode


def main() -> int:
    """Run the mutants and list those that survive."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--each", type=int, default=2, help="mutants a module")
    parser.add_argument("--only", default="", help="modules whose path holds this")
    parser.add_argument("--timeout", type=int, default=180, help="seconds a mutant")
    given = parser.parse_args()
    chosen, counts = (
        drawn(given.each, given.only),
        dict.fromkeys(("killed", "timeout", "survived"), 0),
    )
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "src"
        shutil.copytree(ROOT / "src", copy)
        for mutant in chosen:
            began = time.monotonic()
            answer = verdict(mutant, copy, given.timeout)
            counts[answer] += 1
            took = time.monotonic() - began
            place = f"{mutant.module}:{mutant.line}"
            print(
                f"{answer:9}{took:6.0f} s  {place}  {mutant.before}  ->  {mutant.after}", flush=True
            )
    caught = counts["killed"] + counts["timeout"]
    print(f"{len(chosen)} mutants, {caught} killed ({counts['timeout']} by timeout),", end=" ")
    print(f"{counts['survived']} survived: {100 * caught // max(1, len(chosen))} % killed")
    return int(counts["survived"] > 0)


if __name__ == "__main__":
    sys.exit(main())

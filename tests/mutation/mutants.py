"""Small faults planted in a copy of the source (mutanter): which of them no test notices?

Not part of the suite: ``python tests/mutation/mutants.py`` takes a while. Each mutant changes one
operator, comparison or number in one module of a copy of ``src`` and runs the tests that the module
answers to. Mutants are drawn by a fixed seed, so a run can be repeated.

    python tests/mutation/mutants.py --each 2 --timeout 120
    python tests/mutation/mutants.py --only bookkeeping/accrual.py --each 20
"""
# ruff: noqa: T201, S311

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src" / "finsam_ledger"
HERE = Path(__file__).parent
TESTS = {
    "core/amount.py": ("tests/core/test_amount.py", "tests/bookkeeping/test_accrual.py"),
    "core/balances.py": ("tests/core",),
    "core/chart.py": ("tests/core",),
    "core/journal.py": ("tests/core",),
    "core/ledger.py": ("tests/core",),
    "core/period.py": ("tests/core", "tests/bookkeeping/test_accrual.py"),
    "core/voucher.py": ("tests/core",),
    "bookkeeping/accrual.py": ("tests/bookkeeping/test_accrual.py",),
    "bookkeeping/acts.py": ("tests/store", "tests/bookkeeping"),
    "bookkeeping/asset.py": ("tests/bookkeeping/test_asset.py",),
    "bookkeeping/asset_note.py": ("tests/bookkeeping/test_asset.py",),
    "bookkeeping/book.py": ("tests/store", "tests/bookkeeping"),
    "bookkeeping/book_plans.py": ("tests/bookkeeping",),
    "bookkeeping/book_year.py": ("tests/store", "tests/bookkeeping"),
    "bookkeeping/budget.py": ("tests/bookkeeping/test_budget.py",),
    "bookkeeping/closing.py": ("tests/bookkeeping/test_closing_year.py",),
    "bookkeeping/correction.py": ("tests/store", "tests/bookkeeping"),
    "bookkeeping/forecast.py": ("tests/bookkeeping/test_forecast.py",),
    "bookkeeping/opening.py": ("tests/bookkeeping/test_closing_year.py",),
    "bookkeeping/plan.py": ("tests/bookkeeping/test_plan.py",),
    "bookkeeping/posting.py": ("tests/store", "tests/bookkeeping"),
    "bookkeeping/register.py": ("tests/bookkeeping/test_plan.py", "tests/bookkeeping"),
    "bookkeeping/register_file.py": ("tests/bookkeeping/test_register_file.py",),
    "bookkeeping/schedule.py": ("tests/bookkeeping/test_accrual.py",),
    "bookkeeping/target.py": ("tests/bookkeeping/test_vacation.py",),
    "bookkeeping/trail.py": ("tests/store", "tests/bookkeeping"),
    "bookkeeping/vacation.py": ("tests/bookkeeping/test_vacation.py",),
    "sie/batch.py": ("tests/sie",),
    "sie/build.py": ("tests/sie",),
    "sie/checksum.py": ("tests/sie",),
    "sie/decode.py": ("tests/sie",),
    "sie/fast.py": ("tests/sie",),
    "sie/fields.py": ("tests/sie",),
    "sie/header.py": ("tests/sie",),
    "sie/planned.py": ("tests/sie/test_planned.py",),
    "sie/tokens.py": ("tests/sie",),
    "sie/vouchers.py": ("tests/sie",),
    "sie/writer.py": ("tests/sie",),
    "store/chain.py": ("tests/store",),
    "store/connect.py": ("tests/store",),
    "store/read.py": ("tests/store",),
    "store/rows.py": ("tests/store",),
    "store/seal.py": ("tests/store",),
    "store/write.py": ("tests/store",),
}
COMPARISONS = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
OPERATIONS = {ast.Add: "-", ast.Sub: "+", ast.Mult: "+", ast.FloorDiv: "*", ast.Mod: "//"}


class Mutant(NamedTuple):
    """One fault: where it is, what stood there and what stands there now."""

    module: str
    line: int
    before: str
    after: str
    source: str


def mutants(module: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    source = (PACKAGE / module).read_text("utf-8")
    tree = ast.parse(source)
    silent = {id(inner) for node in ast.walk(tree) for inner in _silent(node)}
    for node in ast.walk(tree):
        if id(node) not in silent and isinstance(node, ast.expr):
            before = ast.get_source_segment(source, node) or ""
            for after in _changed(node, source):
                if "\n" not in before:
                    changed = _replaced(source, node, after)
                    yield Mutant(module, node.lineno, before, after, changed)


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


def _changed(node: ast.expr, source: str) -> Iterator[str]:
    """The texts that a node can be exchanged for."""
    yield from _other_operator(node, source)
    match node:
        case ast.Constant(bool(value)):
            yield str(not value)
        case ast.Constant(int(value)):
            yield str(value + 1)
        case ast.IfExp():
            test, body, orelse = _texts(source, node.test, node.body, node.orelse)
            yield f"({orelse} if {test} else {body})"


def _texts(source: str, *parts: ast.expr) -> list[str]:
    return [ast.get_source_segment(source, part) or "" for part in parts]


def _other_operator(node: ast.expr, source: str) -> Iterator[str]:
    match node:
        case ast.Compare(left, [op], [right]) if type(op) in COMPARISONS:
            yield f" {COMPARISONS[type(op)]} ".join(_texts(source, left, right))
        case ast.BinOp(left, op, right) if type(op) in OPERATIONS:
            yield f" {OPERATIONS[type(op)]} ".join(_texts(source, left, right))
        case ast.UnaryOp(ast.USub() | ast.Not(), operand):
            yield from _texts(source, operand)
        case ast.BoolOp(op, parts):
            joint = " or " if isinstance(op, ast.And) else " and "
            yield f"({joint.join(_texts(source, *parts))})"


def _replaced(source: str, node: ast.expr, after: str) -> str:
    lines = source.split("\n")
    row = lines[node.lineno - 1].encode()
    end = node.end_col_offset or 0
    lines[node.lineno - 1] = (row[: node.col_offset] + after.encode() + row[end:]).decode()
    return "\n".join(lines)


def drawn(each: int, only: str) -> list[Mutant]:
    """So many mutants of each module, by a fixed seed."""
    chosen = []
    for module in sorted(TESTS):
        if only in module and (PACKAGE / module).exists():
            found = list(mutants(module))
            chosen += random.Random(module).sample(found, min(each, len(found)))
    return chosen


def is_killed(mutant: Mutant, copy: Path, timeout: int) -> str:
    """How the tests answer: "killed", "timeout" or "survived"."""
    target = copy / "finsam_ledger" / mutant.module
    clean = target.read_text("utf-8")
    target.write_text(mutant.source, "utf-8")
    try:
        status = run_tests(TESTS[mutant.module], copy, timeout)
    except subprocess.TimeoutExpired:
        return "timeout"
    finally:
        target.write_text(clean, "utf-8")
    return "survived" if status == 0 else "killed"


def run_tests(tests: tuple[str, ...], copy: Path, timeout: int) -> int:
    """The exit status of pytest over the copy; nothing is shrunk, the first failure ends it."""
    present = [name for name in dict.fromkeys(tests) if (ROOT / name).exists()]
    paths = os.pathsep.join((str(copy), str(HERE)))
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no_shrinking"]
    command += ["-p", "no:cacheprovider", "--no-header", *present]
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}
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
            answer = is_killed(mutant, copy, given.timeout)
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

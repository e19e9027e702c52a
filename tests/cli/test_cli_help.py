"""The help of every command: quick, and ending with a line that can be pasted."""

from __future__ import annotations

import shlex
import subprocess
import sys

import click
import pytest
from fair import run

from allocator import __version__
from allocator.cli import main

COMMANDS = ("new", "import", "check", "rules", "solve", "verify", "replan", "whatif", "log", "publish", "mail")


def test_there_are_these_commands() -> None:
    assert sorted(main.commands) == sorted(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "last_line"),
    [
        ((), "  Start with:  allocator new event.xlsx --example"),
        (("new",), "  For example:  allocator new event.xlsx"),
        (("import",), "  For example:  allocator import event.xlsx answers.xlsx --rounds 3"),
        (("check",), "  For example:  allocator check event.xlsx"),
        (("rules",), "  For example:  allocator rules event.xlsx --price"),
        (("solve",), "  For example:  allocator solve event.xlsx -o plan.xlsx --time-limit 120"),
        (("verify",), "  For example:  allocator verify event.xlsx plan.xlsx"),
        (("replan",), "  For example:  allocator replan event.xlsx plan.xlsx -o new.xlsx --cancel W5"),
        (
            ("whatif",),
            "  For example:  allocator whatif event.xlsx -o comparison.xlsx --cancel W5",
        ),
        (("mail",), "  For example:  allocator mail show Ada"),
        (("log",), "  For example:  allocator log plan.xlsx"),
        (("publish",), "  For example:  allocator publish event.xlsx plan.xlsx -o out --language nl"),
    ],
)
def test_help_ends_with_a_line_to_paste(arguments: tuple[str, ...], last_line: str) -> None:
    told = run(*arguments, "--help")
    assert (told.exit_code, told.stdout.splitlines()[-1], told.stderr) == (0, last_line, "")
    program, name, *rest = shlex.split(last_line.split(":  ")[1])
    assert program == "allocator"
    parsed = main.commands[name].make_context(name, rest)
    assert isinstance(parsed, click.Context)


def test_the_commands_tell_what_they_do_in_one_line_each() -> None:
    told = run("--help").stdout
    listed = told.split("Commands:\n")[1].split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in listed] == sorted(COMMANDS)


def test_the_version() -> None:
    assert run("--version").stdout == f"allocator, version {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
def test_help_imports_nothing_slow(arguments: list[str]) -> None:
    program = (
        "import sys; from allocator.cli import main; "
        f"main({arguments!r}, standalone_mode=False); "
        "slow = {'pandas', 'numpy', 'ortools', 'highspy', 'openpyxl', 'rich', 'jinja2', 'typst'}; "
        "print('slow:', sorted(slow & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "slow: []"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("solve", "event.xlsx"), "Error: Missing option '-o' / '--output'."),
        (("solve", "event.xlsx", "-o", "plan.xlsx", "--engine", "steam"), "Error: Invalid value for '--engine': "),
        (("solve", "event.xlsx", "-o", "p.xlsx", "--time-limit", "-1"), "Error: Invalid value for '--time-limit': "),
        (("solve", "event.xlsx", "-o", "p.xlsx", "--time-limit", "nan"), "Error: Invalid value for '--time-limit': "),
        (("solve", "event.xlsx", "-o", "plan.xlsx", "--seed", "-1"), "Error: Invalid value for '--seed': "),
        (("solve", "event.xlsx", "-o", "plan.xlsx", "--seed", "99999999999"), "Error: Invalid value for '--seed': "),
        (("verify", "event.xlsx"), "Error: Missing argument 'PLAN'."),
        (("whatif", "event.xlsx"), "Error: Missing option '-o' / '--output'."),
        (("whatif", "e.xlsx", "-o", "c.xlsx", "--jobs", "0"), "Error: Invalid value for '--jobs': "),
        (("whatif", "e.xlsx", "-o", "c.xlsx", "--scheduler", "a:1"), "Error: --scheduler needs --backend dask."),
        (("sovle", "event.xlsx"), "Error: No such command 'sovle'."),
    ],
)
def test_wrong_usage_has_its_own_exit_code(arguments: tuple[str, ...], sentence: str) -> None:
    told = run(*arguments)
    last = told.stderr.splitlines()[-1]
    assert (told.exit_code, told.stdout, last[: len(sentence)]) == (2, "", sentence)

"""What a newcomer runs, on any system that has Python: `python tasks.py demo` and `python tasks.py test`.

Both set up what they need in .venv, once: the versions in a lock, checked by their hashes. The demo's holds what the
program needs, that of the tests their tools as well. `make demo` and `make test` are the same.
"""

import sys

# Before anything that an old Python would stumble over, so that it can be told so.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Python 3.11 or later is needed, and %s is %d.%d. Choose another one:  make demo PYTHON=python3.12"  # noqa: UP031
        % (sys.executable, *sys.version_info[:2])
    )

import argparse
import hashlib
import os
import shutil
import subprocess
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
READY = VENV / "ready"
LOCK, RUN_LOCK = ROOT / "requirements.lock", ROOT / "requirements-run.lock"


def main() -> None:
    """Do what is asked for."""
    parser = argparse.ArgumentParser(prog="tasks.py", description="Set up what is needed, and do it.")
    parser.add_argument("what", choices=["demo", "test"], help="demo: solve the example; test: all checks and tests")
    what = parser.parse_args().what
    set_up(RUN_LOCK if what == "demo" else LOCK)
    demo() if what == "demo" else test()


def demo() -> None:
    """Write the example, check it, solve it, and verify the plan."""
    event, plan = Path("demo", "event.xlsx"), Path("demo", "plan.xlsx")
    (ROOT / "demo").mkdir(exist_ok=True)
    run("allocator", "new", event, "--example", "--force")
    run("allocator", "check", event)
    run("allocator", "solve", event, "-o", plan, "--time-limit", "60", "--force")
    run("allocator", "verify", event, plan)
    say(f"\nThe event is in {event}, the plan in {plan}: open them in Excel or LibreOffice.")


def test() -> None:
    """Run the linter, the type checker and the tests."""
    run("ruff", "check")
    run("ruff", "format", "--check")
    run("mypy")
    run("python", "-m", "pytest", "-n", "auto", "--dist", "worksteal")


def set_up(lock: Path) -> None:
    """Make the environment, unless it was made from this lock, here, by this Python; the demo takes either lock's."""
    made_from = READY.read_text(encoding="utf-8") if READY.exists() else ""
    if made_from in (made_by(lock), made_by(LOCK)):
        return
    say("Setting up .venv; this happens once and takes a minute or two.")
    if made_from != made_by(RUN_LOCK):  # the tests only add to what is there for the demo
        try:
            venv.create(VENV, clear=True, with_pip=True)
        except (ImportError, subprocess.CalledProcessError):
            sys.exit(
                f"{sys.executable} cannot make a virtual environment. On Debian and Ubuntu:  apt install python3-venv\n"
                "Then run this again."
            )
    READY.unlink(missing_ok=True)
    install = ("python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*install, "--require-hashes", "-r", lock.name)
    run(*install, "--no-deps", "--no-build-isolation", "--editable", ".")
    shutil.rmtree(ROOT / "src" / "allocator.egg-info", ignore_errors=True)  # left by the build, of no use to anybody
    READY.write_text(made_by(lock), encoding="utf-8")


def made_by(lock: Path) -> str:
    """What the environment is made from, as a hash: this Python, this place, the lock, and the project's own facts."""
    facts = (sys.version, str(ROOT), lock.read_text(encoding="utf-8"), (ROOT / "pyproject.toml").read_text("utf-8"))
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def run(program: str, *arguments: str | Path) -> None:
    """Say and run a program of the environment in the root of the repository; where it fails, end as it ended."""
    say(" ".join(["$", program, *map(str, arguments)]))
    ended = subprocess.run([BIN / program, *arguments], cwd=ROOT, check=False)
    if ended.returncode:
        sys.exit(ended.returncode)


def say(line: str) -> None:
    """Print a line before what comes next prints its own."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

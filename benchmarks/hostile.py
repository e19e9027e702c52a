"""Damaged files, streams and endings thrown at every command: each ends in words, in time, and leaves nothing behind.

`python -m benchmarks hostile --cases 5000 --seed 1`
"""

from __future__ import annotations

import io
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

import click
from click.testing import CliRunner
from docx import Document
from openpyxl import Workbook

import allocator
from allocator.cli import main as command_line
from allocator.event import Attendee, Event, Room, Round, Session, Wish
from allocator.policy import Policy
from benchmarks.intake import with_odd_number, with_other_bytes, with_shuffled_tags

HERE = Path(allocator.__file__).parent
"""The package: a fault is told by the line of it in which it arose."""

_VIRTUAL = 3_500_000
"""Kilobytes that a process may reserve: the libraries alone reserve more than a gigabyte that they never use."""

MEMORY, SECONDS = 2_000_000_000, 60.0
"""Bytes that a command may hold beyond what the worker holds before it begins, and how long it may take."""

CASES_OF_A_WORKER = 250
"""So that memory which a library keeps does not add up."""

APART_EVERY, KILLED_EVERY, LARGE_EVERY = 25, 50, 100
"""Of so many cases one is a process with streams led elsewhere, one is killed in the midst, one has a giant file."""

EVENT = Event(
    title="Village fair",
    rounds=(Round("Morning"), Round("Afternoon")),
    rooms=(Room("Barn", 4), Room("Hall", 5)),
    speakers=(),
    sessions=(Session("P", "Pottery"), Session("W", "Weaving"), Session("B", "Baking")),
    attendees=tuple(Attendee(str(number), name) for number, name in enumerate(("Ada", "Bo", "Cy", "Di"), 1)),
    wishes=tuple(Wish(str(number), code, rank) for number in range(1, 5) for rank, code in enumerate("PWB", 1)),
)
WHAT_IFS = (("No baking", "cancel", "B"),)
ANSWERS = (
    ("Name", "E-mail", "Choice 1", "Choice 2"),
    ("Ada Lind", "ada@example.org", "Pottery", "Weaving"),
    ("Bo Null", "bo@example.org", "Weaving", "Baking"),
    ("Cy Roer", "cy@example.org", "Baking", "Pottery"),
)
PROGRAMME = ("Programme", "10:00 Pottery, by Ines Park (Barn)", "11:00 Weaving, by Tom Vos (Hall)")
OFFERS = (("Room", "Capacity"), ("Loft", 3), ("Shed", 4))

ENDINGS = (".xlsx", ".xlsm", ".csv", ".ods", ".xls", ".zip", ".html", ".numbers", ".txt", ".docx", "", ".XLSX")
STREAMS = ("> /dev/full", ">&-", "<&-", "2>&-", "2> /dev/full", "<&- >&- 2>&-", "| true", "| head -c 1", "< /dev/null")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a case: how often commands ended with each code, and what should not have been."""

    case: int
    codes: Counter[int] = field(default_factory=Counter)
    faults: tuple[str, ...] = ()
    seconds: float = 0.0


@click.command("hostile", epilog="python -m benchmarks hostile --cases 5000 --seed 1")
@click.option("--cases", default=1000, show_default=True, type=click.IntRange(1))
@click.option("--seed", default=0, show_default=True)
@click.option("--first", default=0, show_default=True, help="The number of the first case.")
def main(cases: int, seed: int, first: int) -> None:
    """Damage files and streams, run every command on them, and print what did not end in words, in time and clean."""
    sys.exit(1 if run(range(first, first + cases), seed) else 0)


def run(cases: Sequence[int], seed: int) -> int:
    """Print every fault and the figures; how many faults there are."""
    began = time.perf_counter()
    codes: Counter[int] = Counter()
    faults, slowest = 0, 0.0
    for verdict in tormented(cases, seed):
        codes += verdict.codes
        slowest = max(slowest, verdict.seconds)
        faults += len(verdict.faults)
        for fault in verdict.faults:
            print(f"seed {seed}, case {verdict.case}: {fault}", flush=True)
    ends = ", ".join(f"{count:,} with {code}" for code, count in sorted(codes.items()))
    print(
        f"{len(cases):,} cases, {codes.total():,} commands in {time.perf_counter() - began:.0f} s: they ended {ends}; "
        f"{faults} faults; the slowest case took {slowest:.1f} s"
    )
    return faults


def tormented(cases: Iterable[int], seed: int) -> Iterator[Verdict]:
    """What came of each case; the same seed and number make the same case, whatever came before."""
    with tempfile.TemporaryDirectory() as place:
        sound = Path(place) / "sound"
        sound.mkdir()
        make_sound_files(sound)
        worker: _Worker | None = None
        for case in cases:
            if worker is None or worker.done >= CASES_OF_A_WORKER:
                if worker is not None:
                    worker.end()
                worker = _Worker(sound, Path(place) / "case", seed)
            verdict = worker.verdict(case)
            if not worker.is_alive:
                worker = None
            yield verdict
        if worker is not None:
            worker.end()


def make_sound_files(folder: Path) -> None:
    """Write one whole file of every kind that a command reads."""
    event = folder / "event.xlsx"
    allocator.write_event(EVENT, Policy(), event, what_ifs=WHAT_IFS)
    for words in (
        ("solve", event, "-o", folder / "plan.xlsx", "--time-limit", "5"),
        ("whatif", event, "-o", folder / "comparison.xlsx", "--time-limit", "5", "--jobs", "1"),
        ("new", folder / "template.xlsx"),
    ):
        told = CliRunner().invoke(command_line, list(map(str, words)))
        assert told.exit_code == 0, told.output
    shutil.rmtree(folder / "comparison-plans")
    for name, rows in (("answers.xlsx", ANSWERS), ("offers.xlsx", OFFERS)):
        workbook = Workbook()
        sheet = workbook.worksheets[0]
        sheet.title = "Rooms" if rows is OFFERS else "Answers"
        for row in rows:
            sheet.append(row)
        workbook.save(folder / name)
    (folder / "answers.csv").write_text("\n".join(",".join(row) for row in ANSWERS), encoding="utf-8")
    (folder / "answers.ods").write_bytes(_open_document(ANSWERS))
    document = Document()
    for line in PROGRAMME:
        document.add_paragraph(line)
    document.save(str(folder / "programme.docx"))
    (folder / "programme.txt").write_text("\n".join(PROGRAMME), encoding="utf-8")
    kept = ("import", folder / "none.xlsx", folder / "answers.csv", "--mapping", folder / "mapping.toml")
    CliRunner().invoke(command_line, list(map(str, kept)))
    (folder / "none.xlsx").unlink()


_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def _open_document(rows: Iterable[Sequence[str]]) -> bytes:
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content {spaces} office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="Answers">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return _zipped({"mimetype": _MIMETYPE, "content.xml": content.encode()})


# What is done to a file.


def damaged(content: bytes, chance: random.Random) -> bytes:
    """A file with bytes changed, left out or cut off; a zipped one often within its parts, and zipped again."""
    if not content.startswith(b"PK") or chance.random() < 0.3:
        return with_other_bytes(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(parts))
    part = parts[name]
    match chance.choice(("empty", "cut", "gone", "bytes", "number", "tags", "tags", "twin")):
        case "empty":
            parts[name] = b""
        case "cut":
            parts[name] = part[: chance.randrange(len(part) + 1)]
        case "gone":
            del parts[name]
        case "bytes":
            parts[name] = with_other_bytes(part, chance)
        case "number":
            parts[name] = with_odd_number(part, chance)
        case "tags":
            parts[name] = with_shuffled_tags(part, chance)
        case "twin":
            parts[name] = parts[chance.choice(list(parts))]
    return _zipped(parts)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def giant(chance: random.Random, sound: Path) -> tuple[str, bytes]:
    """A small file that unfolds into far too much, or a text that is far too large: its ending and its bytes."""
    with zipfile.ZipFile(sound / "event.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet2.xml"
    before, after = parts[sheet].partition(b"<sheetData>")[0] + b"<sheetData>", b"</sheetData>"
    rest = parts[sheet].partition(b"</sheetData>")[2]
    match chance.choice(("cells", "merge", "links", "repeat", "wide", "tall", "text", "styles")):
        case "cells":
            parts[sheet] = before + b"<row>" + b'<c s="1"/>' * 6_000_000 + b"</row>" + after + rest
        case "merge":
            whole = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
            parts[sheet] = before + after + whole
        case "links":
            whole = b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks></worksheet>'
            parts[sheet] = before + after + whole
        case "styles":
            style = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
            parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b"</cellXfs>", style * 1_500_000 + b"</cellXfs>")
        case "repeat":
            plain = _open_document(ANSWERS)
            row = b'<table:table-row table:number-rows-repeated="1000">'
            with zipfile.ZipFile(io.BytesIO(plain)) as archive:
                whole = archive.read("content.xml").replace(b"<table:table-row>", row)
            cell = b'office:value-type="percentage" table:number-columns-repeated="4000"'
            whole = whole.replace(b'office:value-type="string"', cell)
            return ".ods", _zipped(
                {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": whole}
            )
        case "wide":
            return ".csv", b",".join(b"h%d" % number for number in range(18_279))
        case "tall":
            return ".csv", b"a,b\n" * 3_000_000
        case "text":
            return ".csv", b"caf\xe9 " * 20_000_000
    return ".xlsx", _zipped(parts)


# What is run on it.

Words = tuple[str, ...]


_BRIEFLY = ("--time-limit", "1", "--jobs", "1", "--tries", "1")


def commands_on(kind: str, bad: str, chance: random.Random) -> list[Words]:
    """Commands that read the file `bad` in the place of a sound one of its kind."""
    rarely = chance.random() < 0.2
    match kind:
        case "event":
            found: list[Words] = [("check", bad), ("check", bad, "--json"), ("import", bad, "answers.csv", "--force")]
            found += [("verify", bad, "plan.xlsx"), ("publish", bad, "plan.xlsx", "-o", "out", "--anonymous")]
            if rarely:
                found.append(("solve", bad, "-o", "made.xlsx", "--time-limit", "1", "--workers", "1"))
        case "plan":
            found = [("log", bad), ("verify", "event.xlsx", bad), ("verify", "event.xlsx", bad, "--json")]
            found.append(("mail", "draft", "event.xlsx", bad, "--from", "me@example.org", "--anyway"))
            if rarely:
                limit = ("--time-limit", "1", "--workers", "1")
                found.append(("replan", "event.xlsx", bad, "-o", "made.xlsx", *limit))
                found.append(("solve", "event.xlsx", "-o", bad, "--force", *limit))
        case "comparison":
            found = [("log", bad), ("verify", "event.xlsx", bad), ("import", bad, "answers.csv")]
            if rarely:
                found.append(("whatif", "event.xlsx", bad, "-o", "made.xlsx", *_BRIEFLY))
        case "offers":
            found = [("whatif", "event.xlsx", "-o", "made.xlsx", "--best-of", bad, "--choose", "1", *_BRIEFLY)]
        case "mapping":
            found = [("import", "made.xlsx", "answers.csv", "--mapping", bad)]
        case "programme":
            found = [("new", "made.xlsx", "--programme", bad)]
        case _:
            found = [("import", "made.xlsx", bad, *chance.choice(((), ("--annotate",), ("--dry-run",), ("--json",))))]
    return found


KINDS = {
    "event": ("event.xlsx", "template.xlsx"),
    "plan": ("plan.xlsx",),
    "comparison": ("comparison.xlsx",),
    "offers": ("offers.xlsx",),
    "mapping": ("mapping.toml",),
    "programme": ("programme.docx", "programme.txt"),
    "foreign": ("answers.xlsx", "answers.csv", "answers.ods"),
}


class _Worker:
    """A process of its own, forked with all that is imported, whose memory is limited."""

    def __init__(self, sound: Path, folder: Path, seed: int) -> None:
        context = multiprocessing.get_context("fork")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, sound, folder, seed))
        self._process.start()
        theirs.close()
        self.done = 0

    @property
    def is_alive(self) -> bool:
        """Whether it can take another case."""
        return self._process.is_alive()

    def verdict(self, case: int) -> Verdict:
        """What came of a case; the worker is ended where it takes too long, and may have died of it."""
        began, now = time.perf_counter(), "begins"
        self.done += 1
        try:
            self._ours.send(case)
            while self._ours.poll(SECONDS + 5):
                told = self._ours.recv()
                if isinstance(told, Verdict):
                    return told
                now = told
            fault = f"{now} took more than {SECONDS:.0f} s"
        except (EOFError, ConnectionError):
            self._process.join(5)
            fault = f"{now} killed the process ({self._process.exitcode})"
        self._process.kill()
        self._process.join()
        return Verdict(case, Counter(), (fault,), time.perf_counter() - began)

    def end(self) -> None:
        """Lets it go."""
        with suppress(ConnectionError):
            self._ours.send(None)
        self._process.join(10)
        if self._process.is_alive():
            self._process.kill()


def _work(pipe: Connection, sound: Path, folder: Path, seed: int) -> None:
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, held + MEMORY))
    os.setpgrp()
    # joblib and the solvers print nothing that matters here.
    while (case := pipe.recv()) is not None:
        pipe.send(verdict_on(case, seed, sound, folder, pipe.send))
    os._exit(0)


def verdict_on(case: int, seed: int, sound: Path, folder: Path, tell: Callable[[str], object]) -> Verdict:
    """Do one case in a folder of its own; `tell` is told what is run next."""
    began = time.perf_counter()
    chance = random.Random(f"{seed} {case}")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound, folder)
    codes: Counter[int] = Counter()
    faults: list[str] = []
    kind = chance.choice(("event", "event", "plan", "plan", "comparison", "offers", "mapping", "programme", "foreign"))
    original = chance.choice(KINDS[kind])
    content = damaged((sound / original).read_bytes(), chance)
    ending = Path(original).suffix if chance.random() < 0.85 else chance.choice(ENDINGS)
    if case % LARGE_EVERY == LARGE_EVERY - 1:
        ending, content = giant(chance, sound)
        kind, original = "event" if ending == ".xlsx" and chance.random() < 0.5 else "foreign", "a giant"
    elif chance.random() < 0.05:
        content = (sound / chance.choice([name for names in KINDS.values() for name in names])).read_bytes()
    bad = chance.choice(("bad", "bad", "b\u00e4d \u202efile", "bad file")) + ending
    (folder / bad).write_bytes(content)
    commands = commands_on(kind, bad, chance)
    if case % APART_EVERY == APART_EVERY - 1 and original != "a giant":
        commands = commands[:1]
        run_one = _apart(chance.choice(STREAMS))
    elif case % KILLED_EVERY == KILLED_EVERY - 2:
        commands = [("import", "made.xlsx", "answers.csv", "--annotate"), ("publish", *_PUBLISHED), ("new", "n.xlsx")]
        commands = [chance.choice(commands)]
        run_one = _killed(chance.uniform(0.2, 1.5))
    else:
        run_one = _within
    for words in commands:
        tell(" ".join(words))
        before = time.perf_counter()
        # Processes that solve what-ifs are those of a process, and end with it as they do for everybody.
        code, fault = (_apart("") if words[0] == "whatif" else run_one)(words, folder)
        seconds = time.perf_counter() - before
        codes[code] += 1
        if seconds > SECONDS:
            fault = f"took {seconds:.0f} s"
        if fault:
            faults.append(f"{original}: {' '.join(words)}: {fault}")
    left = sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.name.startswith(".writing") or path.suffix in (".tmp", ".part")
    )
    if left:
        faults.append(f"{original}: {' '.join(commands[-1])}: left {', '.join(left)}")
    return Verdict(case, codes, tuple(faults), time.perf_counter() - began)


_PUBLISHED = ("event.xlsx", "plan.xlsx", "-o", "out", "--force", "--anonymous")


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _within(words: Words, folder: Path) -> tuple[int, str]:
    """Run a command in this very process: its exit code, and what should not have been."""
    with _inside(folder):
        told = CliRunner().invoke(command_line, list(words))
    if told.exception is not None and not isinstance(told.exception, SystemExit):
        assert told.exc_info is not None
        where = [frame for frame in traceback.extract_tb(told.exc_info[2]) if Path(frame.filename).is_relative_to(HERE)]
        place = f"{Path(where[-1].filename).name}:{where[-1].lineno}" if where else ""
        return -1, f"{type(told.exception).__name__} at {place}: {str(told.exception)[:200]}"
    return told.exit_code, _odd(told.exit_code, told.output)


def _odd(code: int, said: str) -> str:
    if code not in range(5):
        return f"ended with {code}: {said[-300:]}"
    if "Traceback" in said:
        return f"a traceback: {said[-300:]}"
    return "" if code == 0 or said.strip() else f"ended with {code} and said nothing"


def _apart(streams: str) -> Callable[[Words, Path], tuple[int, str]]:
    """Run commands as processes with their streams led elsewhere."""

    def run_one(words: Words, folder: Path) -> tuple[int, str]:
        call = ["bash", "-c", f'ulimit -v {_VIRTUAL}; "$@" {streams}; exit ${{PIPESTATUS[0]}}', "-", *_CALL, *words]
        try:
            told = subprocess.run(
                call, cwd=folder, env=_ours(), capture_output=True, timeout=SECONDS, text=True, check=False
            )
        except subprocess.TimeoutExpired:
            return -1, f"with {streams}: took more than {SECONDS:.0f} s"
        said = told.stdout + told.stderr
        fault = _odd(told.returncode, said or "led elsewhere")
        fault = fault or ("an exception at the end" if "Exception ignored" in said else "")
        return told.returncode, f"with {streams or 'its own streams'}: {fault}" if fault else ""

    return run_one


def _killed(after: float) -> Callable[[Words, Path], tuple[int, str]]:
    """Kill a command after so many seconds, and run it again to its end."""

    def run_one(words: Words, folder: Path) -> tuple[int, str]:
        with subprocess.Popen(
            [*_CALL, *words], cwd=folder, env=_ours(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            with suppress(subprocess.TimeoutExpired):
                process.wait(after)
            process.send_signal(signal.SIGKILL)
        with suppress(FileNotFoundError):
            (folder / "n.xlsx").unlink()
        for copy in folder.glob("* annotated.xlsx"):
            copy.unlink()
        return _within(words, folder)

    return run_one


def _ours() -> dict[str, str]:
    """The environment in which a process finds the package that is tried."""
    return os.environ | {"PYTHONPATH": str(Path(allocator.__file__).parents[1]), "PYTHONWARNINGS": "ignore"}


_CALL = (sys.executable, "-m", "allocator.cli")


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.hostile")

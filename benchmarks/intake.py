"""How fast spreadsheets are read, what real and drawn ones hold, and whether damaged ones always end in a sentence.

`python -m benchmarks.intake speed`, `python -m benchmarks.intake real`,
`python -m benchmarks.intake fuzz --cases 10000` and `python -m benchmarks.intake drawn --cases 5000 --seed 1`.
"""

from __future__ import annotations

import io
import multiprocessing
import random
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click
import openpyxl

from allocator.errors import FileTrouble
from allocator.intake.files.grid import read_grids
from allocator.intake.imported import Choices
from allocator.intake.run import import_files
from allocator.memory import peak_mb
from benchmarks import documented
from benchmarks.drawn_cases import drawn
from benchmarks.read import folder

LIMIT = 20.0
"""Seconds that no file may take."""

_ODD_NUMBERS = (*b"0 -1 1 65536 16385 1048577 99999999999 1e300 1e400 nan 2958466 -700000".split(), b"")
_SHEET_PARTS = re.compile(r"xl/(workbook|styles|sharedStrings)\.xml|xl/worksheets/.*|xl/_rels/.*|content\.xml")


@click.group(help="Measure and torment the reading of spreadsheets.")
def main() -> None:
    """Group the commands."""


@main.command(epilog="python -m benchmarks.intake speed --rows 100000")
@click.option("--rows", default=100_000, show_default=True, type=click.IntRange(1))
@click.option("--columns", default=10, show_default=True, type=click.IntRange(1))
def speed(rows: int, columns: int) -> None:
    """Write made-up answers as .xlsx and .csv, and time how they are read, and how they become an event workbook."""
    print(f"{rows:,} rows x {columns} columns")
    with tempfile.TemporaryDirectory() as place:
        for write in (workbook_of_answers, text_of_answers):
            path = write(Path(place), rows, columns)
            for what, step in (("read", read), ("imported", imported)):
                with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
                    count, seconds, peak = pool.submit(timed, step, path).result()
                print(f"{path.suffix[1:]:>5}  {what:<8}  {seconds:6.1f} s  peak {peak} MB")
                assert count == rows, f"{count:,} rows were {what}"


def timed(step: Callable[[Path], int], path: Path) -> tuple[int, float, float | None]:
    """What a step counts, the seconds it takes, and the most memory this process held, in MB."""
    started = time.perf_counter()
    count = step(path)
    return count, time.perf_counter() - started, peak_mb()


def read(path: Path) -> int:
    """The rows below the headings of the only table in a file."""
    (grid,) = read_grids(path)
    return len(grid.cells) - 1


def imported(path: Path) -> int:
    """The attendees of the event workbook that is made of a file beside it."""
    found = import_files(path.with_suffix(f".{path.suffix[1:]}.event.xlsx"), [path], Choices(rounds="4"))
    return found.counts["attendees"]


@main.command(epilog="python -m benchmarks.intake real --time-limit 30")
@click.option("--time-limit", default=20.0, show_default=True, help="Seconds to solve each.")
@click.option("--only", "part", default="", help="Only commands with these letters in the name of the last file.")
def real(time_limit: float, part: str) -> None:
    """Carry out the commands of docs/intake-reference.md on the real files: import, check and solve."""
    chosen = {last: words for last, words in documented.commands().items() if part in last}
    for last, words in chosen.items():
        with tempfile.TemporaryDirectory() as place:
            found = documented.carried_out(words, folder(), Path(place), time_limit=time_limit)
        counts = ", ".join(f"{count:,} {what.replace('_', ' ')}" for what, count in found.counts.items())
        stages = ", ".join(f"{name} {value:,} (at least {bound:,})" for name, value, bound in found.stages)
        print(f"{last}: {counts}")
        print(f"    imported in {found.importing:.1f} s; {found.problems} problems;", end=" ")
        print(f"solved in {found.solving:.1f} s: {found.status}: {stages}", flush=True)


def answers(rows: int, columns: int) -> Iterator[Sequence[object]]:
    """Headings, then the rows of a form's export, the same ones every time."""
    choose = random.Random(0)
    yield ["Id", "Name", *(f"Choice {number}" for number in range(1, columns - 1))][:columns]
    for number in range(rows):
        wishes = [f"Workshop {choose.randint(1, 60)}: made-up title" for _ in range(columns - 2)]
        yield [number, f"Person {number}", *wishes][:columns]


def workbook_of_answers(place: Path, rows: int, columns: int) -> Path:
    """The answers as .xlsx."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Answers")
    for row in answers(rows, columns):
        sheet.append(row)
    book.save(place / "answers.xlsx")
    return place / "answers.xlsx"


def text_of_answers(place: Path, rows: int, columns: int) -> Path:
    """The answers as .csv."""
    lines = (",".join(map(str, row)) for row in answers(rows, columns))
    (place / "answers.csv").write_text("\n".join(lines), encoding="utf-8")
    return place / "answers.csv"


@main.command(epilog="python -m benchmarks.intake fuzz --cases 10000 --seed 1")
@click.option("--cases", default=1000, show_default=True, type=click.IntRange(1))
@click.option("--seed", default=0, show_default=True)
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def fuzz(cases: int, seed: int, files: tuple[Path, ...]) -> None:
    """Damage files, those given or the real events, and read each: a sentence says why where it cannot be read."""
    paths = files or tuple(sorted(path for path in folder().rglob("*.*") if path.suffix in {".xlsx", ".csv", ".txt"}))
    if not paths:
        raise click.UsageError("There are no files to damage; name some.")
    started = time.perf_counter()
    verdicts = list(tormented(paths, cases=cases, seed=seed))
    faults = [verdict for verdict in verdicts if verdict.fault]
    for verdict in faults:
        print(verdict.fault)
    read = sum(verdict.read for verdict in verdicts)
    slowest = max(verdict.seconds for verdict in verdicts)
    print(
        f"{cases:,} damaged files in {time.perf_counter() - started:.0f} s: {read:,} read, "
        f"{cases - read - len(faults):,} refused with a sentence, {len(faults)} faults; "
        f"the slowest took {slowest:.2f} s"
    )
    sys.exit(1 if faults else 0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of reading a damaged file; `fault` is '' for one that was read, or refused with a sentence."""

    read: bool
    seconds: float
    fault: str = ""


def tormented(paths: Sequence[Path], *, cases: int, seed: int) -> Iterator[Verdict]:
    """Read damaged copies of files; the same seed makes the same copies, whatever came before."""
    with tempfile.TemporaryDirectory() as place:
        for case in range(cases):
            chance = random.Random(f"{seed} {case}")
            original = chance.choice(paths)
            copy = Path(place) / f"damaged{original.suffix}"
            copy.write_bytes(damaged(original.read_bytes(), chance))
            yield _verdict(copy, f"{original.name}, seed {seed}, case {case}")


def _verdict(path: Path, name: str) -> Verdict:
    started = time.perf_counter()
    read, fault = False, ""
    try:
        read = bool(read_grids(path))
    except FileTrouble as trouble:
        if "\n" in str(trouble) or not str(trouble).startswith(f"{path} ") or not str(trouble).endswith("."):
            fault = f"{name}: the sentence is odd: {trouble}"
    except Exception as error:  # noqa: BLE001 - any other exception is what is looked for
        fault = f"{name}: {type(error).__name__}: {error}"
    seconds = time.perf_counter() - started
    if seconds > LIMIT:
        fault = f"{name}: took {seconds:.0f} s"
    return Verdict(read and not fault, seconds, fault)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """A file with bytes changed, left out, repeated or cut off; a workbook often within its parts, and zipped again."""
    if not content.startswith(b"PK") or chance.random() < 0.25:
        return with_other_bytes(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = chance.choice([name for name in parts if _SHEET_PARTS.fullmatch(name)])
    change = chance.choice([with_other_bytes, with_odd_number, with_shuffled_tags, with_shuffled_tags])
    parts[part] = change(parts[part], chance)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def with_other_bytes(content: bytes, chance: random.Random) -> bytes:
    """Bytes changed, left out, repeated or cut off."""
    changed = bytearray(content)
    for _ in range(chance.choice([1, 1, 3, 20])):
        here, there = (chance.randrange(len(changed) + 1) for _ in range(2))
        length = chance.randrange(1, 200)
        match chance.choice(["change", "change", "change", "leave out", "repeat", "cut"]):
            case "change":
                changed[here : here + 1] = bytes([chance.randrange(256)])
            case "leave out":
                del changed[here : here + length]
            case "repeat":
                changed[here:here] = changed[there : there + length]
            case "cut":
                del changed[here:]
    return bytes(changed)


def with_odd_number(xml: bytes, chance: random.Random) -> bytes:
    """One number that is odd now: negative, enormous, none at all."""
    numbers = list(re.finditer(rb"[0-9]+", xml))
    if not numbers:
        return xml
    number = chance.choice(numbers)
    return xml[: number.start()] + chance.choice(_ODD_NUMBERS) + xml[number.end() :]


def with_shuffled_tags(xml: bytes, chance: random.Random) -> bytes:
    """Tags and texts swapped, repeated, or without an attribute."""
    pieces = re.split(rb"(<[^>]*>)", xml)
    for _ in range(chance.choice([1, 1, 2, 5])):
        here, there = (chance.randrange(len(pieces)) for _ in range(2))
        match chance.choice(["swap", "repeat", "strip"]):
            case "swap":
                pieces[here], pieces[there] = pieces[there], pieces[here]
            case "repeat":
                pieces[here] = pieces[there]
            case "strip":
                pieces[here] = re.sub(rb'\w+="[^"]*"', b"", pieces[here], count=1)
    return b"".join(pieces)


main.add_command(drawn)

if __name__ == "__main__":
    main(prog_name="python -m benchmarks.intake")

"""Files of drawn events, imported and judged: how many are read right, asked about, refused, or silently wrong."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click

from tests.intake.organisers.case import SHAPES, Case, drawn_case
from tests.intake.organisers.verdict import Outcome, Verdict, judged

_EVERY = 20
"""One case in so many is imported into a file, twice, and read from there; the others stay in memory: faster."""

_SHARE = 25
"""Cases that a process takes at a time."""

_LINES = 6
"""Lines of a file, and faults of a case, that are shown."""

_HEADS = ("shape", "cases", "right", "asked", "refused", "wrong", "in vain", "broken")


_OUTCOMES = click.Choice([*map(str, Outcome), "any"])


@dataclass(frozen=True, slots=True)
class Judged:
    """A case's number and shape, and what came of it."""

    number: int
    shape: str
    verdict: Verdict
    said: tuple[tuple[str, str], ...]
    mess: tuple[str, ...]


@click.command(epilog="python -m benchmarks.intake drawn --cases 500 --seed 1 --show 5")
@click.option("--cases", default=500, show_default=True, type=click.IntRange(1))
@click.option("--seed", default=0, show_default=True)
@click.option("--first", default=0, show_default=True, type=click.IntRange(0), help="The number of the first case.")
@click.option("--show", default=0, show_default=True, type=click.IntRange(0), help="Cases to show.")
@click.option("--outcome", default="silently wrong", show_default=True, type=_OUTCOMES, help="Of the cases to show.")
@click.option("--shape", default="", type=click.Choice(["", *SHAPES]), help="Cases of this shape only.")
@click.option("--words", is_flag=True, help="Headings that were taken for something else than they stand for.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="Processes.")
def drawn(cases: int, seed: int, first: int, show: int, outcome: str, shape: str, words: bool, workers: int) -> None:
    """Draw events, write them as organisers do, import the files, and compare with what they hold."""
    numbers = range(first, first + cases)
    found = sorted(_all_judged(seed, numbers, shape, workers), key=lambda one: one.number)
    print("\n".join(table(found)))
    for one in [one for one in found if outcome in (one.verdict.outcome, "any")][:show]:
        print("\n".join(["", *shown(drawn_case(seed, one.number, shape), one.verdict)]))
    if words:
        print("\n".join(["", *misread(found)]))
    wrong = sum(one.verdict.outcome in (Outcome.WRONG, Outcome.BROKEN) for one in found)
    sys.exit(1 if wrong > 0.002 * len(found) else 0)


def _all_judged(seed: int, numbers: Sequence[int], shape: str, workers: int) -> Iterator[Judged]:
    shares = [numbers[at : at + _SHARE] for at in range(0, len(numbers), _SHARE)]
    if workers == 1:
        for share in shares:
            yield from some_judged(seed, share, shape)
        return
    with ProcessPoolExecutor(workers) as pool:
        for done in pool.map(some_judged, [seed] * len(shares), shares, [shape] * len(shares)):
            yield from done


def some_judged(seed: int, numbers: Iterable[int], shape: str = "") -> list[Judged]:
    """Some cases, judged one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for number in numbers:
            case = drawn_case(seed, number, shape)
            verdict = judged(case, Path(folder), to_file=number % _EVERY == 0)
            found.append(Judged(number, case.shape, verdict, case.said, case.mess))
        return found


def table(found: Sequence[Judged]) -> Iterator[str]:
    """The lines about all cases, by shape, and in total."""
    outcomes = Counter((one.shape, one.verdict.outcome) for one in found)
    width = max(map(len, SHAPES))
    yield f"{_HEADS[0]:<{width}}" + "".join(f"{head:>9}" for head in _HEADS[1:])
    for shape in [*SHAPES, "all"]:
        counts = [sum(outcomes[one, outcome] for one in SHAPES if shape in ("all", one)) for outcome in _ORDER]
        if sum(counts):
            yield f"{shape:<{width}}" + "".join(f"{count:>9,}" for count in (sum(counts), *counts))
    total = len(found)
    shares = [sum(one.verdict.outcome is outcome for one in found) / total for outcome in _ORDER]
    yield f"{'in %':<{width}}{'':>9}" + "".join(f"{100 * share:>9.1f}" for share in shares)
    yield ""
    questions = Counter(len(one.verdict.questions) for one in found)
    told = ", ".join(f"{count} in {100 * questions[count] / total:.1f} %" for count in sorted(questions))
    yield f"questions: {told}"
    for mess in sorted({mess for one in found for mess in one.mess}):
        these = [one.verdict.outcome in (Outcome.WRONG, Outcome.BROKEN) for one in found if mess in one.mess]
        yield f"with {mess}: {len(these):,} cases, {100 * sum(these) / len(these):.1f} % silently wrong"
    silent = sum(bool(one.verdict.untold) for one in found)
    yield f"remarks of people that no note shows: in {100 * silent / total:.1f} % of the cases"


_ORDER = (Outcome.RIGHT, Outcome.ASKED, Outcome.REFUSED, Outcome.WRONG, Outcome.IN_VAIN, Outcome.BROKEN)


def misread(found: Iterable[Judged]) -> Iterator[str]:
    """The headings of columns that were taken for something else than they stand for, the most frequent first."""
    seen: Counter[tuple[str, str]] = Counter()
    other: Counter[tuple[str, str, str]] = Counter()
    for one in found:
        taken = {heading.casefold(): role for heading, role in one.verdict.taken_for}
        for heading, what in one.said:
            role = taken.get(heading.strip().casefold())
            if role is None or what not in _MEANT:
                continue
            seen[what, heading] += 1
            if not role.startswith(_MEANT[what]):
                other[what, heading, role.split(" of ")[0]] += 1
    for (what, heading, role), count in other.most_common():
        yield _ascii(f"  {what:<12} {heading:<32} {role:<20} {count:>5} of {seen[what, heading]}")


_MEANT = {
    "name": ("name", "first name"),
    "first": ("first name",),
    "last": ("last name",),
    "email": ("e-mail",),
    "id": ("id",),
    "class": ("organisation",),
    "in order": ("wishes in order",),
    "ticks": ("wishes, all equal",),
    "title": ("title", "session"),
    "code": ("code", "id"),
    "speaker": ("speakers",),
    "maximum": ("maximum", "capacity"),
    "minimum": ("minimum",),
    "allowed": ("allowed rounds",),
    "room": ("room", "fixed room"),
    "seats": ("capacity", "maximum"),
    "round": ("round",),
    "rank": ("rank",),
    "fixed": ("fixed session",),
}
"""What each kind of heading may be taken for."""


def shown(case: Case, verdict: Verdict) -> Iterator[str]:
    """The lines about a case, in ASCII: what was asked or said, the faults, and the beginning of each file."""
    messy = f" ({'; '.join(case.mess)})" if case.mess else ""
    yield f"seed {case.seed}, case {case.number}, {case.shape}{messy}: {verdict.outcome}"
    for line in [*verdict.questions, *verdict.said.splitlines()[:_LINES]]:
        yield _ascii(f"  asked or said: {line}")
    for fault in verdict.faults[:_LINES]:
        yield _ascii(f"  {fault}")
    if len(verdict.faults) > _LINES:
        yield f"  and {len(verdict.faults) - _LINES} more"
    for file in case.files:
        yield _ascii(f"  {file.name}")
        yield from (_ascii(f"    {line[:160]}") for line in file.lines[:_LINES])


def _ascii(text: str) -> str:
    return text.encode("ascii", "backslashreplace").decode()

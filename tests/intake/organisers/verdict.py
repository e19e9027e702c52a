"""What comes of importing the files of a case: right, asked, refused, silently wrong, or asked in vain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product
from pathlib import Path

from allocator.errors import FileTrouble, InputProblems
from allocator.intake.event_workbook import open_book
from allocator.intake.imported import Choices, Imported
from allocator.intake.mapping.questions import TableQuestion, Unsettled
from allocator.intake.output.report import report
from allocator.intake.run import import_files, import_into

from .case import Case
from .judge import Fault, faults, untold

TRIES = 40
"""Imports with other answers, at most."""


Answers = tuple[tuple[str, str], ...]
"""Answers to questions, each with the key of its question."""


class Outcome(StrEnum):
    """What comes of a case."""

    RIGHT = "right"
    ASKED = "asked"
    REFUSED = "refused"
    WRONG = "silently wrong"
    IN_VAIN = "asked in vain"
    BROKEN = "broken"


@dataclass(frozen=True)
class Verdict:
    """What came of a case: the questions that were put first, the faults, and remarks that nobody was told of.

    `taken_for` says of every column with a heading what it was taken for.
    """

    outcome: Outcome
    questions: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    untold: tuple[str, ...] = ()
    said: str = ""
    taken_for: tuple[tuple[str, str], ...] = ()


def judged(case: Case, folder: Path, *, to_file: bool = False) -> Verdict:
    """Import a case's files and judge what is found; all answers to questions are tried. The files go into a folder.

    `to_file` imports into a file and reads that, and imports once more; without it the event workbook stays in memory,
    which is faster.
    """
    paths = []
    for file in case.files:
        path = folder / file.name
        path.write_bytes(file.content)
        paths.append(path)
    try:
        return _judged(case, folder / "event.xlsx", paths, to_file=to_file)
    finally:
        for path in (*paths, folder / "event.xlsx"):
            path.unlink(missing_ok=True)


def _judged(case: Case, event: Path, paths: list[Path], *, to_file: bool) -> Verdict:
    asked: tuple[TableQuestion, ...] = ()
    waiting: list[Answers] = [()]
    tries, last = 0, Verdict(Outcome.IN_VAIN)
    while waiting and tries < TRIES:
        answers = waiting.pop(0)
        tries += 1
        try:
            verdict = _once(case, event, paths, answers, to_file=to_file)
        except Unsettled as unsettled:
            asked = asked or unsettled.questions
            waiting += [(*answers, *more) for more in _answers(unsettled.questions)][: TRIES * 2]
            continue
        except (FileTrouble, InputProblems) as trouble:
            if not asked:
                return Verdict(Outcome.REFUSED, said=str(trouble))
            continue
        if not asked:
            return verdict
        last = verdict
        if verdict.outcome is Outcome.RIGHT:
            return Verdict(Outcome.ASKED, _told(asked), untold=verdict.untold)
    return Verdict(Outcome.IN_VAIN, _told(asked), last.faults, last.untold)


def _told(asked: tuple[TableQuestion, ...]) -> tuple[str, ...]:
    return tuple(f"{one.where}: {one.because}" for one in asked)


def _answers(questions: tuple[TableQuestion, ...]) -> Iterator[Answers]:
    """All answers to some questions, each as the import takes it."""
    return product(*([(one.key, choice.answer) for choice in one.choices] for one in questions))


def _faults_of_a_second_import(case: Case, event: Path, paths: list[Path], choices: Choices) -> list[Fault]:
    """What is wrong after the same files were imported once more, which has to change nothing."""
    try:
        imported = import_files(event, paths, choices)
    except Unsettled as unsettled:
        return [Fault("imported again", "no question", str(len(unsettled.questions)))]
    found = faults(case.held, open_book(event, force=False), imported.notes)
    return [replace(fault, about=f"imported again: {fault.about}") for fault in found]


def _taken_for(imported: Imported) -> tuple[tuple[str, str], ...]:
    columns = [column for table in imported.mapping for column in table.columns]
    return tuple((column.heading.strip(), str(column.role)) for column in columns if column.heading)


def _once(case: Case, event: Path, paths: list[Path], answers: Answers, *, to_file: bool) -> Verdict:
    """One import with some answers, judged."""
    event.unlink(missing_ok=True)
    choices = Choices(answers=answers)
    try:
        if to_file:
            imported = import_files(event, paths, choices)
            book = open_book(event, force=False)
        else:
            book = open_book(event, force=False)
            imported = import_into(book, paths, choices)
        found = faults(case.held, book, imported.notes)
        if to_file and not found:
            found = _faults_of_a_second_import(case, event, paths, choices)
        silent = untold(case.held, report(imported))
    except (FileTrouble, InputProblems, Unsettled):
        raise
    except Exception as error:  # noqa: BLE001 - a fault of the reader is a verdict of its own
        return Verdict(Outcome.BROKEN, said=f"{type(error).__name__}: {error}")
    outcome = Outcome.WRONG if found else Outcome.RIGHT
    return Verdict(outcome, faults=tuple(found), untold=tuple(silent), taken_for=_taken_for(imported))

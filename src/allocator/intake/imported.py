"""What may be said of an import, and what comes of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from allocator.errors import FileTrouble
from allocator.intake.import_notes import ImportNotes
from allocator.intake.ledger.changes import SheetCount
from allocator.intake.mapping.recognise import Recognition
from allocator.intake.mapping.table_mapping import TableMapping
from allocator.intake.merge.defaults import Defaults
from allocator.words import quoted


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody may say of an import.

    `rounds` is a number or names, `only` are rows with a value under a heading, and `answers` are (key, answer) of
    questions.
    """

    mapping: Path | None = None
    dry_run: bool = False
    annotate: bool = False
    force: bool = False
    readings: tuple[int, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    only: tuple[tuple[str, str], ...] = ()
    rounds: str = ""
    defaults: Defaults = field(default_factory=Defaults)

    @property
    def as_options(self) -> str:
        """What was chosen beside answers, as it is typed behind the files: '--rounds 3 --capacity 20'."""
        given: list[tuple[str, object]] = [
            ("rounds", self.rounds or None),
            ("capacity", self.defaults.capacity),
            ("minimum", self.defaults.minimum),
            ("at-least", self.defaults.at_least),
            ("at-most", self.defaults.at_most),
            ("rooms", self.defaults.rooms),
            ("seats", self.defaults.seats),
            *(("only", f"{heading}={value}") for heading, value in self.only),
            ("mapping", self.mapping),
        ]
        flags = (("annotate", self.annotate), ("dry-run", self.dry_run), ("force", self.force))
        words = [f"--{name} {quoted(value)}" for name, value in given if value is not None]
        return " ".join([*words, *(f"--{name}" for name, is_set in flags if is_set)])


def choices_of(
    *,
    only: Sequence[str],
    readings: Sequence[int],
    answers: Sequence[str],
    rounds: str,
    mapping: Path | None,
    dry_run: bool,
    annotate: bool,
    force: bool,
    minimum: int | None,
    capacity: int | None,
    at_least: int | None,
    at_most: int | None,
    rooms: int | None,
    seats: int | None,
) -> Choices:
    """Choices as a command line gives them; `only` and `answers` as 'key=value'. Raises FileTrouble for what is not."""
    pairs = []
    for text in only:
        heading, equals, value = text.partition("=")
        if not equals or not heading.strip():
            raise FileTrouble(f'--only "{text}" says no column and value. Write, for example, --only "Day=Friday".')
        pairs.append((heading.strip(), value.strip()))
    answered = []
    for text in answers:
        key, equals, answer = text.rpartition("=")
        if not equals or not key.strip() or not answer.strip():
            raise FileTrouble(
                f'--answer "{text}" says no question and answer. Write, for example, --answer "rooms.xlsx:Place=rooms".'
            )
        answered.append((key.strip(), answer.strip()))
    defaults = Defaults(minimum, capacity, at_least, at_most, (), rooms, seats)
    return Choices(mapping, dry_run, annotate, force, tuple(readings), tuple(answered), tuple(pairs), rounds, defaults)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import read: counts, a line for every table, what each column was taken for, and what there is to say.

    `copies` are those of the files with notes in their cells. `changes` are those of a workbook that was there before,
    and `unchanged` says that it held all of this already.
    """

    event: Path
    counts: Mapping[str, int]
    tables: tuple[tuple[str, str], ...]
    recognition: Recognition
    notes: ImportNotes
    written: bool = False
    copies: tuple[Path, ...] = ()
    changes: tuple[SheetCount, ...] = ()
    unchanged: bool = False

    @property
    def mapping(self) -> tuple[TableMapping, ...]:
        """What each column of each table was taken for, as it is kept."""
        return self.recognition.mapping

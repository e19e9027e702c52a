"""Commas in columns for one wish each, where no list of sessions is known: several titles, or one with a comma."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from allocator.intake.cells.parting import TIED
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import COMMAS, What
from allocator.intake.tables.table import SourceTable


def settled(table: SourceTable, reading: Proposal, known: Known) -> Proposal:
    """The reading with cells parted at commas where the parts are titles; a question where nothing tells."""
    places = [place for place, role in reading.roles.items() if role.what is What.WISH]
    if known.listed or not places:
        return reading
    columns = [table.columns[place] for place in places]
    cells = Counter(table.grid.cells[row][column] for row in table.rows for column in columns)
    verdict, example = parts_are_titles(
        piece for cell, count in cells.items() for piece in cell.split(";") for _ in range(min(count, TIED))
    )
    if verdict is False:
        return reading
    if verdict:
        return replace(_parted(reading), others=tuple(map(_parted, reading.others)))
    because = f'"{example}" may be several wishes, or one title with a comma'
    both: list[Proposal] = []
    for one in (replace(reading, others=()), *reading.others):
        for wished, answer, means in (
            (_parted(one), "several", "several wishes of that rank, with commas between them"),
            (one, "one title", "one title with a comma in it"),
        ):
            words = (
                (answer, means) if not one.answer[0] else (f"{one.answer[0]}, {answer}", f"{one.answer[1]}; {means}")
            )
            reason = f"{one.because}; {because}" if reading.others else because
            both.append(replace(wished, because=reason, answer=words))
    return replace(both[0], others=tuple(both[1:]))


def _parted(reading: Proposal) -> Proposal:
    roles = {
        place: replace(role, mark=COMMAS) if role.what is What.WISH else role for place, role in reading.roles.items()
    }
    return replace(reading, roles=roles)


def parts_are_titles(cells: Iterable[str]) -> tuple[bool | None, str]:
    """Whether what commas part are titles, as far as anything tells; None with an example where nothing does."""
    counts = Counter(" ".join(cell.split()) for cell in cells if not says_nothing(cell))
    joint = {text: [part.strip() for part in text.split(", ")] for text in counts if ", " in text}
    stands = Counter(bare(text) for text in counts if text not in joint)
    stands.update(bare(part) for parts in joint.values() for part in set(parts))
    alone = {bare(text) for text in counts if text not in joint}
    doubtful: list[str] = []
    for text, parts in sorted(joint.items()):
        if _goes_on(parts) or (counts[text] >= TIED and not any(stands[bare(part)] > 1 for part in parts)):
            continue
        if all(bare(part) in alone or stands[bare(part)] > 1 for part in parts):
            return True, text
        doubtful.append(text)
    return (None, doubtful[0]) if doubtful else (False, "")


def _goes_on(parts: Sequence[str]) -> bool:
    """Whether what is behind a comma goes on with a small letter, as within a title: 'Weaving, and why'."""
    return any(part[:1].islower() for part in parts[1:]) and parts[0][:1].isupper()

"""Files of the name of an earlier one that are something else, and people of them who were deleted by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from allocator.errors import Problem
from allocator.intake.import_notes import ImportNotes
from allocator.intake.ledger.edits import some
from allocator.intake.ledger.imports_sheet import Ledger
from allocator.intake.ledger.newer import others_of_name
from allocator.intake.ledger.reread import Reread
from allocator.intake.ledger.source import Source
from allocator.intake.merge.everybody import Everybody
from allocator.intake.output.edits import called


def say_of_versions(
    files: Iterable[str],
    sources: Sequence[Source],
    ledger: Ledger,
    again: Reread,
    everybody: Everybody,
    notes: ImportNotes,
) -> None:
    """Say which earlier tables are not read again though the file has the same name, and who stays away."""
    for one in others_of_name(files, ledger.sources, again.sources):
        if any((source.file, source.sheet) == (one.file, one.sheet) for source in sources):
            message = (
                "hardly anything of the file of this name that was imported before is in this one; it is taken for "
                "another file, and what the earlier one gave stays. If it is a newer version, take the earlier one "
                "back first with --undo."
            )
            notes.remarks.append(Problem(one.name, message))
        elif any(source.file == one.file for source in sources):
            message = "this table is not in the file any more; what it gave stays."
            notes.remarks.append(Problem(one.name, message))
    read = {source.file for source in sources}
    for one in again.sources:
        if one.file not in read and read:
            newer = next((source.file for source in sources if source.headings == one.headings), "")
            if newer:
                message = (
                    f"it is taken for a newer version of {one.file}: its headings are the same, and most of its people "
                    "or titles. If both files count, take it back with --undo and import them together."
                )
                notes.remarks.append(Problem(newer, message))
    gone = [called(comer.id, comer.person) for comer in everybody.register.gone]
    if gone:
        what = "person" if len(gone) == 1 else "people"
        was, stay = ("was", "stays") if len(gone) == 1 else ("were", "stay")
        message = (
            f"{len(gone):,} {what} of these files {was} deleted here since, and {stay} away: {some(gone)}. "
            "To have somebody again, write their row here."
        )
        notes.remarks.append(Problem("Attendees", message))

"""JSON as tables: a list of records is one, with a row for each record and a column for each name in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from allocator.errors import FileTrouble
from allocator.intake.files.found import RawSheet
from allocator.words import several
from allocator.workbook.xlsx.sizes import LARGEST_AREA

BETWEEN = "; "
"""What parts the items of a list in a cell; a line end, where an item has one of its own."""

DEEPEST = 4
"""Objects within one another in which a list of records is looked for."""

_EXAMPLE = '[{"name": "Ada", "choices": ["Pottery", "Weaving"]}, {"name": "Bo", "choices": []}]'
_BEGINS = re.compile(r"\s*[\[{]")
_IS_JSON = re.compile(r"\s*(?:\[\s*[\[{\]]|\{\s*[\"}])")
_NAMES = re.compile(r".*\b(?:name|names|naam|nom|nombre)", re.IGNORECASE)

Record = Mapping[str, object]


def is_json(path: Path, text: str) -> bool:
    """Whether a text is JSON, by its name and its beginning, or by its beginning alone."""
    return (_BEGINS if path.suffix.lower() in (".json", ".jsonl", ".ndjson") else _IS_JSON).match(text) is not None


def read_json(path: Path, text: str, notes: tuple[str, ...]) -> list[RawSheet]:
    """The lists of records as sheets, each with the name that it has; raises FileTrouble for other JSON."""
    lists = dict(_lists(_parsed(path, text), "", 0))
    if not lists:
        raise FileTrouble(f"{path} is JSON, but holds no list of records. Read would be, for example:  {_EXAMPLE}")
    found = []
    for name, rows in lists.items():
        sheet = name if len(lists) > 1 else ""
        about = f"each record of {name} is a row" if name else "each record is a row"
        found.append(RawSheet(sheet, _table(path, rows), (*notes, f"{about}; the first is row 2.")))
        notes = ()
    return found


def _parsed(path: Path, text: str) -> object:
    """What the text says; a record on each line is a list of them."""
    try:
        return _loaded(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") and line.rstrip().endswith("}") for line in lines):
            try:
                return [_loaded(line) for line in lines]
            except json.JSONDecodeError:
                pass
        raise FileTrouble(
            f"{path} is damaged: it begins as JSON, but line {error.lineno}, character {error.colno} cannot be read. "
            "Save it again in the program that wrote it, or export a CSV file."
        ) from None
    except RecursionError:
        raise FileTrouble(f"{path} holds lists within lists, too deep to be read. Export a CSV file.") from None


def _loaded(text: str) -> object:
    """Numbers stay as they are written, and a name that comes twice in a record gets a number."""
    return json.loads(text, object_pairs_hook=_record, parse_int=str, parse_float=_number, parse_constant=lambda _: "")


def _record(pairs: Sequence[tuple[str, object]]) -> Record:
    found: dict[str, object] = {}
    for name, value in pairs:
        again = 2
        while name in found:
            name, again = f"{name.rstrip('0123456789 ')} {again}", again + 1
        found[name] = value
    return found


def _number(text: str) -> str:
    return re.sub(r"\.0+\Z", "", text)


def _lists(value: object, name: str, depth: int) -> Iterator[tuple[str, Sequence[object]]]:
    """The lists of records, or of rows, each with its name."""
    if isinstance(value, list):
        if value and (all(isinstance(one, dict) for one in value) or all(isinstance(one, list) for one in value)):
            yield name, value
    elif isinstance(value, dict) and depth < DEEPEST:
        for key, within in value.items():
            yield from _lists(within, key, depth + 1)


def _table(path: Path, rows: Sequence[object]) -> list[list[str]]:
    """Headings and a row for each record; a list of lists is a table as it is."""
    if isinstance(rows[0], list):
        return [[_text(path, cell, number) for cell in _as_list(row)] for number, row in enumerate(rows, start=1)]
    lines = [dict(_flat(path, _as_record(row), number)) for number, row in enumerate(rows, start=1)]
    headings = list(dict.fromkeys(heading for line in lines for heading in line))
    if len(headings) * len(lines) > LARGEST_AREA:
        size = f"{several(len(lines), 'record')} with {len(headings):,} different names"
        raise FileTrouble(
            f"{path} holds {size}; at most {LARGEST_AREA:,} cells are read. Leave out what is not needed."
        )
    return [headings, *([line.get(heading, "") for heading in headings] for line in lines)]


def _as_list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else []


def _as_record(value: object) -> Record:
    return value if isinstance(value, dict) else {}


def _flat(path: Path, record: Record, number: int, within: str = "") -> Iterator[tuple[str, str]]:
    """The cells of a record by their headings; a record in it gives one for each of its names."""
    for name, value in record.items():
        heading = _heading(within, name, value) if within else name
        if isinstance(value, dict):
            if within:
                raise _too_deep(path, name, number)
            yield from _flat(path, value, number, heading)
        else:
            yield heading, _text(path, value, number, name)


def _heading(within: str, name: str, value: object) -> str:
    """'first name' of the first in a name, 'choices 1' of the 1 in choices, 'rating [Chess]' of what has a number."""
    if _NAMES.fullmatch(within):
        return f"{name} {within}"
    measured = isinstance(value, bool) or value is None or (isinstance(value, str) and value.isdecimal())
    return f"{within} [{name}]" if measured and not name.isdecimal() else f"{within} {name}"


def _text(path: Path, value: object, number: int, name: str = "") -> str:
    """A value as a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, list):
        items = [_text(path, _alone(one), number, name) for one in value]
        if any(isinstance(one, list) for one in value):
            raise _too_deep(path, name, number)
        return _joined(item for item in items if item)
    if isinstance(value, dict):
        raise _too_deep(path, name, number)
    return str(value)


def _alone(value: object) -> object:
    """The only value of a record that has one."""
    return next(iter(value.values())) if isinstance(value, dict) and len(value) == 1 else value


def _joined(items: Iterable[str]) -> str:
    texts = list(items)
    return ("\n" if any(";" in text for text in texts) else BETWEEN).join(texts)


def _too_deep(path: Path, name: str, number: int) -> FileTrouble:
    what = f'"{name}" of record {number}' if name else f"record {number}"
    return FileTrouble(
        f"{path} has records within records: {what}. Give a list of records that hold texts, numbers and lists of "
        f"texts, for example:  {_EXAMPLE}"
    )

"""JSON and text in blocks: records as rows, and a sentence for what is neither."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from foreign import SESSIONS, imported_files, in_order, table, wishes, write_csv
from grid_files import only, written

from allocator.errors import FileTrouble
from allocator.intake.files.grid import read_grids
from allocator.intake.imported import Choices

ADA = {"name": "Ada Lind", "class": "3A", "choices": ["Pottery", "Carving"]}
BO = {"name": "Bo Null", "class": "3B", "choices": ["Carving"]}
CELLS = (("name", "class", "choices"), ("Ada Lind", "3A", "Pottery; Carving"), ("Bo Null", "3B", "Carving"))


@pytest.mark.parametrize(
    ("content", "about"),
    [
        ([ADA, BO], "each record is a row"),
        ({"answers": [ADA, BO]}, "each record of answers is a row"),
        ({"version": 2, "data": {"answers": [ADA, BO], "tags": ["a"]}}, "each record of answers is a row"),
    ],
)
@pytest.mark.parametrize("name", ["answers.json", "answers.txt"])
def test_a_list_of_records_is_a_table(tmp_path: Path, content: object, about: str, name: str) -> None:
    grid = only(written(tmp_path / name, json.dumps(content)))
    assert (grid.sheet, grid.cells, grid.notes) == ("", CELLS, (f"{about}; the first is row 2.",))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_record_on_each_line_is_a_table(tmp_path: Path, end: str) -> None:
    path = written(tmp_path / "answers.jsonl", f"{json.dumps(ADA)}{end}{json.dumps(BO)}{end}")
    assert only(path).cells == CELLS


def test_rows_in_lists_are_a_table_as_they_are(tmp_path: Path) -> None:
    path = written(tmp_path / "answers.json", json.dumps([["Name", "Choice"], ["Ada", "Clay"], ["Bo", None]]))
    assert only(path).cells == (("Name", "Choice"), ("Ada", "Clay"), ("Bo", ""))


def test_several_lists_are_sheets_by_their_names(tmp_path: Path) -> None:
    both = {"sessions": [{"code": "P", "title": "Pottery"}], "answers": [ADA, BO]}
    sessions, answers = read_grids(written(tmp_path / "event.json", json.dumps(both)))
    assert (sessions.sheet, sessions.cells) == ("sessions", (("code", "title"), ("P", "Pottery")))
    assert (answers.sheet, answers.cells) == ("answers", CELLS)
    assert answers.address(1, 0) == "event.json, answers!A2"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("007", "007"),
        (7, "7"),
        (7.0, "7"),
        (2.5, "2.5"),
        (True, "TRUE"),
        (None, ""),
        ([], ""),
        (["a", "b"], "a; b"),
        ([1, None, 2], "1; 2"),
        (["a; b", "c"], "a; b\nc"),
        ([{"title": "a"}, {"title": "b"}], "a; b"),
        ("Zoë — “x”", "Zoë — “x”"),
    ],
)
def test_values_are_cells_as_they_are_written(tmp_path: Path, value: object, expected: str) -> None:
    path = written(tmp_path / "answers.json", json.dumps([{"x": value, "y": "z"}, {"x": "q", "y": "z"}]))
    assert only(path).cells[1] == (expected, "z")


def test_a_number_too_long_for_a_number_stays_as_it_is(tmp_path: Path) -> None:
    digits = "1" * 5000
    assert only(written(tmp_path / "a.json", f'[{{"x": {digits}}}]')).cells[1] == (digits,)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"person": {"name": "Ada", "email": "a@b.nl"}}, {"person name": "Ada", "person email": "a@b.nl"}),
        ({"name": {"first": "Ada", "last": "Lind"}}, {"first name": "Ada", "last name": "Lind"}),
        ({"choices": {"1": "Clay", "2": "Wood"}}, {"choices 1": "Clay", "choices 2": "Wood"}),
        ({"choices": {"first": "Clay", "second": "Wood"}}, {"choices first": "Clay", "choices second": "Wood"}),
        ({"rating": {"Clay": 5, "Wood": 3}}, {"rating [Clay]": "5", "rating [Wood]": "3"}),
        ({"tick": {"Clay": True, "Wood": None}}, {"tick [Clay]": "TRUE", "tick [Wood]": ""}),
    ],
)
def test_a_record_in_a_record_gives_columns(tmp_path: Path, record: object, expected: dict[str, str]) -> None:
    path = written(tmp_path / "answers.json", json.dumps([record]))
    head, row = only(path).cells
    assert dict(zip(head, row, strict=True)) == expected


def test_records_need_not_have_the_same_names(tmp_path: Path) -> None:
    path = written(tmp_path / "answers.json", '[{"a": "1", "b": "2"}, {"b": "3", "c": "4"}, {"a": "5", "a": "6"}]')
    assert only(path).cells == (
        ("a", "b", "c", "a 2"),
        ("1", "2", "", ""),
        ("", "3", "4", ""),
        ("5", "", "", "6"),
    )


EXAMPLE = '[{"name": "Ada", "choices": ["Pottery", "Weaving"]}, {"name": "Bo", "choices": []}]'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{}", f"is JSON, but holds no list of records. Read would be, for example:  {EXAMPLE}"),
        ('{"Ada": ["Clay"]}', f"is JSON, but holds no list of records. Read would be, for example:  {EXAMPLE}"),
        ('["Ada", "Bo"]', f"is JSON, but holds no list of records. Read would be, for example:  {EXAMPLE}"),
        (
            '[{"name": "Ada",}]',
            "is damaged: it begins as JSON, but line 1, character 17 cannot be read. "
            "Save it again in the program that wrote it, or export a CSV file.",
        ),
        (
            '[{"name": "Ada", "wishes": [{"title": "Clay", "rank": 1}]}]',
            'has records within records: "wishes" of record 1. Give a list of records that hold texts, numbers and '
            f"lists of texts, for example:  {EXAMPLE}",
        ),
        ('[{"a": ' + "[" * 5000 + "]" * 5000 + "}]", None),
    ],
)
def test_other_json_is_refused_with_what_would_be_read(tmp_path: Path, content: str, said: str | None) -> None:
    path = written(tmp_path / "answers.json", content)
    with pytest.raises(FileTrouble) as trouble:
        read_grids(path)
    assert said is None or str(trouble.value) == f"{path} {said}"


def test_more_cells_than_are_read_are_refused_before_they_are_made(tmp_path: Path) -> None:
    records = ",".join(f'{{"n{number}": 1}}' for number in range(3_000))
    path = written(tmp_path / "answers.json", f"[{records}]")
    with pytest.raises(FileTrouble, match="holds 3,000 records with 3,000 different names; at most 5,000,000 cells"):
        read_grids(path)


def test_a_table_with_brackets_is_no_json(tmp_path: Path) -> None:
    path = written(tmp_path / "answers.csv", "[Name],[Choice]\nAda,Clay\n")
    assert only(path).cells == (("[Name]", "[Choice]"), ("Ada", "Clay"))


BLOCKS = "Name: Ada Lind\nChoice 1: Pottery\nChoice 2: Carving, or not\n\nName: Bo Null\nChoice 1: Carving\nChoice 2:\n"
BLOCK_CELLS = (
    ("Name", "Choice 1", "Choice 2"),
    ("Ada Lind", "Pottery", "Carving, or not"),
    ("Bo Null", "Carving", ""),
)


@pytest.mark.parametrize(
    "text",
    [
        BLOCKS,
        BLOCKS.replace("\n\n", "\n"),
        BLOCKS.replace("\n\n", "\n\n\n\n"),
        BLOCKS.replace("\n\n", "\n----------\n"),
        BLOCKS.replace("\n", "\r\n"),
        BLOCKS.replace("Choice 2:\n", ""),
        BLOCKS.replace("Bo Null", "Bo Null").replace("Name", "NAME", 1).replace("NAME", "Name"),
        BLOCKS.replace(": ", ":  ").replace("Name", " Name"),
    ],
)
def test_text_in_regular_blocks_is_read_as_records(tmp_path: Path, text: str) -> None:
    grid = only(written(tmp_path / "answers.txt", text))
    assert (grid.cells, grid.notes) == (BLOCK_CELLS, ("each block of lines is a row; the first is row 2.",))


ADVICE = (
    "Read would be lines such as 'Name: Ada' and 'Choice 1: Pottery', with the same heading first in each block and a "
    "blank line between blocks. Or give a table."
)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (BLOCKS.replace("Choice 2:\n", "and nothing else\n"), 'line 7 is "and nothing else"'),
        (BLOCKS + "\nChoice 1: Clay\nName: Cy\n", 'line 9 begins a block with "Choice 1", others do not'),
        (BLOCKS.replace("Choice 2:", "Choice 1:"), 'line 3 says "Choice 1" a second time in one block'),
    ],
)
def test_blocks_that_are_not_regular_are_refused_with_advice(tmp_path: Path, text: str, why: str) -> None:
    path = written(tmp_path / "answers.txt", text)
    with pytest.raises(FileTrouble) as trouble:
        read_grids(path)
    assert str(trouble.value) == f"{path} looks like text in blocks, but {why}. {ADVICE}"


@pytest.mark.parametrize(
    "text",
    [
        "Name,Choice\nAda: Lind,Clay\nBo: Null,Wood\n",
        "Time: 9:00\n",
        "Programme\n9:00 Opening\n10:00 Talk\n",
        "Ada: Clay\nBo: Wood\nCy: Clay\nDi: Wood\n",
        "Name\tRound 1: choice\nAda\tClay\nBo\tWood\n",
    ],
)
def test_other_text_is_no_block(tmp_path: Path, text: str) -> None:
    assert only(written(tmp_path / "answers.txt", text)).notes == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.json",
            json.dumps(
                [{"name": "Ada Lind", "choice 1": "Pottery", "choice 2": "Carving"}] * 1
                + [{"name": "Bo Null", "choice 1": "Carving", "choice 2": ""}]
            ),
        ),
        ("a.txt", "Name: Ada Lind\nChoice 1: Pottery\nChoice 2: Carving\n\nName: Bo Null\nChoice 1: Carving\n"),
        ("a.tsv", "Name\tChoice 1\tChoice 2\nAda Lind\tPottery\tCarving\nBo Null\tCarving\t\n"),
        ("a.tab", "Name\t1e keuze\t2e keuze\r\nAda Lind\tPottery\tCarving\r\nBo Null\tCarving\r\n"),
    ],
)
def test_wishes_are_imported_from_each(tmp_path: Path, name: str, content: str) -> None:
    files = [written(tmp_path / name, content), write_csv(tmp_path / "sessions.csv", SESSIONS)]
    imported_files(tmp_path, files, Choices())
    assert wishes(tmp_path) == {"Ada Lind": in_order("Pottery", "Carving"), "Bo Null": in_order("Carving")}
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ada Lind", "Bo Null"]


def test_tabs_win_over_commas_in_titles(tmp_path: Path) -> None:
    path = written(tmp_path / "a.tsv", "Name\tChoice\nAda\tWeaving, and why\nBo\tClay, cold, and wet\n")
    assert only(path).cells == (("Name", "Choice"), ("Ada", "Weaving, and why"), ("Bo", "Clay, cold, and wet"))

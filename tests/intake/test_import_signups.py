"""Sign-up sheets: a column for each session, and the names of people below it."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import SESSIONS, Rows, imported_files, in_order, said, saved, table, wishes, write_csv, write_xlsx

from allocator.errors import InputProblems
from allocator.intake.cells.identity import Identity
from allocator.intake.cells.names_below import ListedName, entries, is_blank
from allocator.intake.files.grid import TextGrid
from allocator.intake.imported import Choices, Imported
from allocator.intake.mapping.questions import Unsettled
from allocator.intake.mapping.table_mapping import as_toml, from_toml
from allocator.intake.run import import_files
from allocator.intake.shapes.proposal import Known
from allocator.intake.shapes.signups.above_names import title_in
from allocator.intake.shapes.signups.sheets import sign_ups
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import Role, TableKind, What, role_of
from allocator.intake.tables.table import find_tables
from allocator.workbook.event.read import read_event

CLASS: Rows = [
    ["Naam", "Klas"],
    ["Jan Bakker", "3A"],
    ["Jan Smit", "3A"],
    ["Els de Vries", "3B"],
    ["Piet Vos", "3B"],
]

SHEET: Rows = [
    ["Pottery", "Weaving, and why", "C"],
    ["1. Jan Bakker", "Els de Vries", "Piet Vos"],
    ["2. Els de Vries", "", "Bo Null"],
    ["3.", "Jan Smit", ""],
]


def files(folder: Path, sheet: str, rows: Rows, *lists: Rows) -> list[Path]:
    """A sheet of that name in sheet.xlsx, and lists beside it."""
    texts = [write_csv(folder / f"list{number}.csv", one) for number, one in enumerate(lists, 1)]
    return [write_xlsx(folder / "sheet.xlsx", **{sheet: rows}), *texts]


def read(folder: Path, sheet: str, rows: Rows, *lists: Rows, **choices: object) -> Imported:
    """A sheet of that name in sheet.xlsx, and lists beside it, imported."""
    return imported_files(folder, files(folder, sheet, rows, *lists), Choices(**choices))  # type: ignore[arg-type]


def pins(folder: Path) -> list[tuple[str, str, str]]:
    """Who must be where, and in which round, by names and titles."""
    names = {row["Id"]: row["Name"] for row in table(folder, "Attendees")}
    titles = {row["Code"]: row["Title"] for row in table(folder, "Sessions")}
    rows = table(folder, "Pins")
    assert {row["Must"] for row in rows} <= {"must"}
    return [
        (names.get(row["Attendee"], row["Attendee"]), titles.get(row["Session"], row["Session"]), row.get("Round", ""))
        for row in rows
    ]


PINNED = [
    ("Jan Bakker", "Pottery", ""),
    ("Els de Vries", "Pottery", ""),
    ("Els de Vries", "Weaving, and why", ""),
    ("Jan Smit", "Weaving, and why", ""),
    ("Piet Vos", "Carving", ""),
    ("Bo Null", "Carving", ""),
]
ASKED = {
    "Jan Bakker": {1: ["Pottery"]},
    "Els de Vries": {1: ["Pottery", "Weaving, and why"]},
    "Jan Smit": {1: ["Weaving, and why"]},
    "Piet Vos": {1: ["Carving"]},
    "Bo Null": {1: ["Carving"]},
}


def test_names_below_sessions_are_settled_where_a_word_says_so(tmp_path: Path) -> None:
    found = read(tmp_path, "Ingedeeld", SHEET, SESSIONS, CLASS)
    assert pins(tmp_path) == PINNED
    assert table(tmp_path, "Wishes") == []
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == [
        "Jan Bakker",
        "Jan Smit",
        "Els de Vries",
        "Piet Vos",
        "Bo Null",
    ]
    assert found.tables[0] == (
        "sheet.xlsx, Ingedeeld!A1:C4",
        "fixed people, 3 rows, because names stand below sessions, and a word says that they are settled",
    )
    assert [(note.where, note.message) for note in found.notes.remarks] == [
        ("sheet.xlsx, Ingedeeld!A1:C4", "1 person who is in no other list was added: Bo Null.")
    ]
    assert said(found) == {}


def test_names_below_sessions_have_asked_for_them_where_a_word_says_so(tmp_path: Path) -> None:
    found = read(tmp_path, "Aanmeldingen", SHEET, SESSIONS, CLASS)
    assert wishes(tmp_path) == ASKED
    assert table(tmp_path, "Pins") == []
    assert found.tables[0][1] == (
        "wishes, 3 rows, because names stand below sessions, and a word says that they asked for it"
    )


def shaped(sheet: str, rows: Rows) -> list[tuple[TableKind, TableKind | None]]:
    """What each table of names below sessions is read as, and as what else it may be; `SESSIONS` are known."""
    cells = tuple(tuple(str(cell) for cell in row) for row in rows)
    tables = find_tables(TextGrid("sheet.xlsx", sheet, cells))
    known = Known(frozenset(bare(str(row[place])) for row in SESSIONS[1:] for place in (0, 1)), listed=True)
    return [
        (one.kind, one.others[0].kind if one.others else None)
        for table in tables
        for _, one in sign_ups([table], known)
    ]


@pytest.mark.parametrize(
    ("sheet", "kind", "other"),
    [
        *((name, TableKind.FIXED, None) for name in ("Plaatsing", "Toegewezen", "Placed", "Zugeteilt", "Einteilung")),
        *(
            (name, TableKind.WISHES, None)
            for name in ("Voorkeuren", "Inschrijving", "Sign-up", "Anmeldungen", "Wünsche")
        ),
        *((name, TableKind.FIXED, TableKind.WISHES) for name in ("Blad1", "Deelnemers", "Inschrijving en indeling")),
        *(
            (name, TableKind.FIXED, TableKind.WISHES)
            for name in ("Sign-up sheet", "Inschrijflijst", "Einschreibeliste", "Feuille d'inscription")
        ),
    ],
)
def test_the_name_of_the_sheet_says_which(sheet: str, kind: TableKind, other: TableKind | None) -> None:
    assert shaped(sheet, SHEET) == [(kind, other)]


def test_without_such_a_word_it_is_asked_and_the_answer_is_kept(tmp_path: Path) -> None:
    with pytest.raises(Unsettled) as asked:
        import_files(tmp_path / "event.xlsx", files(tmp_path, "Blad1", SHEET, SESSIONS, CLASS), Choices())
    assert str(asked.value).splitlines()[1:4] == [
        "  sheet.xlsx, Blad1!A1:C4: "
        "names stand below sessions: people may be settled there, or have asked to be there.",
        "    settled   people who are settled in a session",
        "              | Jan Bakker has a seat in Pottery",
    ]
    assert not (tmp_path / "event.xlsx").exists()
    read(tmp_path, "Blad1", SHEET, SESSIONS, CLASS, readings=(2,))
    assert (wishes(tmp_path), table(tmp_path, "Pins")) == (ASKED, [])
    assert [(row["Holds"], row["Taken for"]) for row in table(tmp_path, "Mapping")][:3] == [
        ("wishes", "people of Pottery"),
        ("wishes", "people of Weaving, and why"),
        ("wishes", "people of C"),
    ]
    found = read(tmp_path, "Blad1", SHEET, SESSIONS, CLASS)  # the mapping answers
    assert (wishes(tmp_path), table(tmp_path, "Pins")) == (ASKED, [])
    assert found.tables[0][1] == "wishes, 3 rows, because the mapping says so"
    saved(tmp_path).unlink()
    read(tmp_path, "Blad1", SHEET, SESSIONS, CLASS, readings=(1,))
    assert pins(tmp_path) == PINNED


def test_of_words_that_contradict_each_other_the_nearer_ones_count(tmp_path: Path) -> None:
    above = [["Indeling van vrijdag", "", ""], ["", "", ""], *SHEET]
    found = read(tmp_path, "Inschrijving", above, SESSIONS, CLASS)
    assert pins(tmp_path) == PINNED
    assert said(found) == {"left out": ['sheet.xlsx, Inschrijving!A1: above the headings: "Indeling van vrijdag"']}
    saved(tmp_path).unlink()
    heads = [["Aangemeld voor Pottery", "Aangemeld voor Weaving, and why", "Aangemeld voor C"], *SHEET[1:]]
    read(tmp_path, "Indeling", heads, SESSIONS, CLASS)
    assert wishes(tmp_path) == ASKED


def test_a_mapping_file_turns_one_reading_into_the_other(tmp_path: Path) -> None:
    mapping = tmp_path / "map.toml"
    read(tmp_path, "Ingedeeld", SHEET, SESSIONS, CLASS, mapping=mapping)
    text = mapping.read_text(encoding="utf-8")
    assert 'heading = "Pottery", is = "people of Pottery" },  # for example 1. Jan Bakker' in text
    assert as_toml(from_toml(mapping)).count('is = "people of') == 3
    mapping.write_text(text.replace('holds = "fixed people"', 'holds = "wishes"'), encoding="utf-8")
    saved(tmp_path).unlink()
    read(tmp_path, "Ingedeeld", SHEET, SESSIONS, CLASS, mapping=mapping)
    assert (wishes(tmp_path), table(tmp_path, "Pins")) == (ASKED, [])


def test_a_role_for_names_is_written_and_read() -> None:
    roles = [Role(What.PEOPLE_OF, about="Pottery"), Role(What.PEOPLE_OF, about="Pottery", round="Ronde 1")]
    assert [str(role) for role in roles] == ["people of Pottery", "people of Pottery in round Ronde 1"]
    assert [role_of(str(role)) for role in roles] == roles
    assert role_of("people of") is None


def test_without_a_list_of_sessions_the_headings_are_one(tmp_path: Path) -> None:
    rows = [
        ["W1 Töpfern - max. 8", "W2 Weben (9 Plätze)", "Moderner Tanz"],
        ["Jan Bakker", "Kim Uil", "Bo Null"],
        ["Els de Vries", "", "Ada Lind"],
    ]
    found = read(tmp_path, "Anmeldung", rows)
    assert [(row["Code"], row["Title"], row.get("Maximum")) for row in table(tmp_path, "Sessions")] == [
        ("S1", "Moderner Tanz", None),
        ("S2", "W1 Töpfern", "8"),
        ("S3", "W2 Weben", "9"),
    ]
    assert wishes(tmp_path) == {
        "Jan Bakker": {1: ["W1 Töpfern"]},
        "Els de Vries": {1: ["W1 Töpfern"]},
        "Kim Uil": {1: ["W2 Weben"]},
        "Bo Null": {1: ["Moderner Tanz"]},
        "Ada Lind": {1: ["Moderner Tanz"]},
    }
    assert said(found) == {}


def test_a_row_below_the_headings_may_say_the_maximum(tmp_path: Path) -> None:
    sessions = [["Titel", "Spreker", "Max"], ["Pottery", "A. Kuip", ""], ["Carving", "B. Prins", 6]]
    rows = [["Pottery", "Carving"], ["max. 12 personen", "max 9"], ["Jan Bakker", "Kim Uil"]]
    found = read(tmp_path, "Ingedeeld", rows, sessions)
    assert [(row["Title"], row["Maximum"]) for row in table(tmp_path, "Sessions")] == [
        ("Pottery", "12"),
        ("Carving", "6"),
    ]
    assert [(note.where, note.message) for note in found.notes.remarks] == [
        (
            "sheet.xlsx, Ingedeeld!B1",
            'Maximum of "Carving" is 6 in the list of sessions, which counts; here it is 9.',
        )
    ]
    assert [row["Heading"] for row in table(tmp_path, "Mapping")][:2] == [
        "Pottery [max. 12 personen]",
        "Carving [max 9]",
    ]


def test_sessions_of_the_workbook_get_the_maximum_that_they_lack(tmp_path: Path) -> None:
    import_files(
        tmp_path / "event.xlsx",
        [write_csv(tmp_path / "s.csv", [["Code", "Title", "Minimum"], ["P", "Pottery", 2], ["C", "Carving", 3]])],
        Choices(),
    )
    read(tmp_path, "Ingedeeld", [["Pottery (max 7)", "Carving"], ["Jan Bakker", "Kim Uil"]])
    assert [(row["Code"], row.get("Minimum"), row.get("Maximum")) for row in table(tmp_path, "Sessions")] == [
        ("P", "2", "7"),
        ("C", "3", None),
    ]


ROUNDS: dict[str, Rows] = {
    "a row above": [["Ronde 1", "", "Ronde 2", ""], ["Pottery", "Carving", "Pottery", "Carving"]],
    "a row below": [["Pottery", "Carving", "Pottery", "Carving"], ["Ronde 1", "Ronde 1", "Ronde 2", "Ronde 2"]],
    "in the headings": [["Ronde 1: Pottery", "Ronde 1: Carving", "Ronde 2: Pottery", "Ronde 2: Carving"]],
}


@pytest.mark.parametrize("where", ROUNDS)
def test_rounds_may_be_told(tmp_path: Path, where: str) -> None:
    names = [["Jan Bakker", "Kim Uil", "Kim Uil", "Jan Bakker"], ["Bo Null", "", "", "Bo Null"]]
    read(tmp_path, "Ingedeeld", [*ROUNDS[where], *names], SESSIONS)
    assert pins(tmp_path) == [
        ("Jan Bakker", "Pottery", "Ronde 1"),
        ("Bo Null", "Pottery", "Ronde 1"),
        ("Kim Uil", "Carving", "Ronde 1"),
        ("Kim Uil", "Pottery", "Ronde 2"),
        ("Jan Bakker", "Carving", "Ronde 2"),
        ("Bo Null", "Carving", "Ronde 2"),
    ]
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == ["Ronde 1", "Ronde 2"]


def test_times_stand_for_rounds_in_the_order_of_the_day(tmp_path: Path) -> None:
    rows = [["Pottery", "Carving"], ["13:30 - 14:15", "9:00 - 9:45"], ["Jan Bakker", "Kim Uil"]]
    read(tmp_path, "Ingedeeld", rows, SESSIONS, rounds="Morning; Afternoon")
    assert pins(tmp_path) == [("Jan Bakker", "Pottery", "Afternoon"), ("Kim Uil", "Carving", "Morning")]
    saved(tmp_path).unlink()
    read(tmp_path, "Ingedeeld", rows, SESSIONS)
    assert [pin[2] for pin in pins(tmp_path)] == ["13:30 - 14:15", "9:00 - 9:45"]


def test_lists_below_each_other_are_read_each_with_its_round_and_again(tmp_path: Path) -> None:
    rows = [
        ["Ronde 1", "", ""],
        ["Pottery", "Carving", "Baking for 2"],
        ["Jan Bakker", "Kim Uil", "Bo Null"],
        ["", "", ""],
        ["Ronde 2", "", ""],
        ["Pottery", "Carving", "Baking for 2"],
        ["Kim Uil", "Bo Null", "Jan Bakker"],
    ]
    expected = [
        ("Jan Bakker", "Pottery", "Ronde 1"),
        ("Kim Uil", "Carving", "Ronde 1"),
        ("Bo Null", "Baking for 2", "Ronde 1"),
        ("Kim Uil", "Pottery", "Ronde 2"),
        ("Bo Null", "Carving", "Ronde 2"),
        ("Jan Bakker", "Baking for 2", "Ronde 2"),
    ]
    read(tmp_path, "Ingedeeld", rows, SESSIONS)
    assert pins(tmp_path) == expected
    read(tmp_path, "Ingedeeld", rows, SESSIONS)
    assert pins(tmp_path) == expected


LAYOUTS: dict[str, Rows] = {
    "blank columns between": [["Pottery", "", "Carving"], ["Jan Bakker", "", "Kim Uil"], ["Bo Null", "", ""]],
    "numbers before the names": [
        ["Pottery", "", "Carving", ""],
        [1, "Jan Bakker", 1, "Kim Uil"],
        [2, "Bo Null", 2, ""],
        [3, "", 3, ""],
    ],
    "numbers in one column": [["Nr", "Pottery", "Carving"], [1, "Jan Bakker", "Kim Uil"], [2, "Bo Null", ""]],
    "several in a cell": [["Pottery", "Carving"], ["Jan Bakker\nBo Null", "Kim Uil"]],
    "commas between": [["Pottery", "Carving"], ["Jan Bakker, Bo Null", "Kim Uil"]],
    "blank lines": [["Pottery", "Carving"], ["Jan Bakker", ""], ["", ""], ["", "Kim Uil"], ["", ""], ["Bo Null", ""]],
    "speakers behind the titles": [
        ["Pottery - A. Kuip", "Carving\nB. Prins\nmax 9"],
        ["Jan Bakker", "Kim Uil"],
        ["Bo Null", ""],
    ],
    "facts above and a total below": [
        ["Pottery", "Carving"],
        ["Docent: A. Kuip", "Docent: B. Prins"],
        ["Jan Bakker", "Kim Uil"],
        ["Bo Null", "-"],
        ["Totaal 2", ""],
    ],
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_sheets_are_laid_out_in_many_ways(tmp_path: Path, layout: str) -> None:
    found = read(tmp_path, "Ingedeeld", LAYOUTS[layout], SESSIONS)
    assert pins(tmp_path) == [
        ("Jan Bakker", "Pottery", ""),
        ("Bo Null", "Pottery", ""),
        ("Kim Uil", "Carving", ""),
    ]
    assert found.notes.problems == []


def test_numbers_of_sessions_may_stand_above_the_names(tmp_path: Path) -> None:
    sessions = [["Nr", "Titel", "Max"], [1, "Pottery", 9], [2, "Weaving", 9], [3, "Carving", 9]]
    read(tmp_path, "Ingedeeld", [[1, 2, 3], ["Jan Bakker", "", "Kim Uil"], ["Bo Null", "", ""]], sessions)
    assert pins(tmp_path) == [
        ("Jan Bakker", "Pottery", ""),
        ("Bo Null", "Pottery", ""),
        ("Kim Uil", "Carving", ""),
    ]


def test_who_waits_is_not_settled_and_is_named(tmp_path: Path) -> None:
    rows = [
        ["Pottery", "Carving"],
        ["Jan Bakker", "Kim Uil (reserve)"],
        ["Wachtlijst", "Bo Null"],
        ["1. Ada Lind", "Els de Vries"],
    ]
    found = read(tmp_path, "Ingedeeld", rows, SESSIONS)
    assert pins(tmp_path) == [
        ("Jan Bakker", "Pottery", ""),
        ("Bo Null", "Carving", ""),
        ("Els de Vries", "Carving", ""),
    ]
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == [
        "Jan Bakker",
        "Ada Lind",
        "Kim Uil",
        "Bo Null",
        "Els de Vries",
    ]
    assert said(found) == {
        "left out": [
            'sheet.xlsx, Ingedeeld!A4: "1. Ada Lind" is on the waiting list of "Pottery", and not settled there.',
            'sheet.xlsx, Ingedeeld!B2: "Kim Uil (reserve)" is on the waiting list of "Carving", and not settled there.',
        ]
    }


def test_a_line_of_its_own_begins_the_waiting_lists_of_all_and_waiting_is_wishing(tmp_path: Path) -> None:
    rows = [["Pottery", "Carving"], ["Jan Bakker", "Kim Uil"], ["Warteliste:", ""], ["Ada Lind", "Bo Null"]]
    read(tmp_path, "Einteilung", rows, SESSIONS)
    assert pins(tmp_path) == [("Jan Bakker", "Pottery", ""), ("Kim Uil", "Carving", "")]
    saved(tmp_path).unlink()
    found = read(tmp_path, "Anmeldung", rows, SESSIONS)
    assert wishes(tmp_path) == {
        "Jan Bakker": {1: ["Pottery"]},
        "Ada Lind": {1: ["Pottery"]},
        "Kim Uil": {1: ["Carving"]},
        "Bo Null": {1: ["Carving"]},
    }
    assert [note.message for note in found.notes.remarks] == [
        "2 names on waiting lists: read as wishes like the others."
    ]


def test_names_are_those_of_the_list_and_one_that_two_have_is_a_problem(tmp_path: Path) -> None:
    rows = [
        ["Pottery", "Carving"],
        ["Vries, Els de", "Jan"],
        ["P. Vos", "Jan S."],
        ["Jan Baker", "bakker"],
    ]
    found = read(tmp_path, "Ingedeeld", rows, SESSIONS, CLASS, rounds="1")
    assert pins(tmp_path) == [
        ("Els de Vries", "Pottery", ""),
        ("Piet Vos", "Pottery", ""),
        ("Jan Baker", "Pottery", ""),
        ("Jan", "Carving", ""),
        ("Jan Smit", "Carving", ""),
        ("Jan Bakker", "Carving", ""),
    ]
    assert said(found) == {
        "problems": [
            'sheet.xlsx, Ingedeeld!B2: "Jan" may be "Jan Bakker" (3A) or "Jan Smit" (3A). '
            "Write the id or the address instead."
        ],
        "corrections": [
            'sheet.xlsx, Ingedeeld!A3: "P. Vos" is taken as "Piet Vos" (3B).',
            'sheet.xlsx, Ingedeeld!A4: "Jan Baker" is on no list and was added. Did you mean "Jan Bakker" (3A)?',
            'sheet.xlsx, Ingedeeld!B3: "Jan S." is taken as "Jan Smit" (3A).',
            'sheet.xlsx, Ingedeeld!B4: "bakker" is taken as "Jan Bakker" (3A).',
        ],
    }
    with pytest.raises(InputProblems) as unmended:
        read_event(saved(tmp_path))
    assert [(problem.where, problem.message.partition(".")[0]) for problem in unmended.value.problems] == [
        ("Pins!A5", '"Jan" is not the id of an attendee')
    ]


def test_of_two_with_one_name_class_or_address_or_id_tells_which(tmp_path: Path) -> None:
    people = [
        ["Leerlingnummer", "Naam", "Klas", "E-mail"],
        ["s11", "Jan Bakker", "3A", "jan@example.org"],
        ["s12", "Jan Bakker", "3B", "j.bakker@example.org"],
        ["s13", "Jan Bakker", "3C", "bakker@example.org"],
    ]
    rows = [
        ["Pottery", "Carving"],
        ["Jan Bakker (3B)", "Jan Bakker <jan@example.org>"],
        ["s13", "Jan Bakker"],
    ]
    found = read(tmp_path, "Ingedeeld", rows, SESSIONS, people)
    assert [(row["Attendee"], row["Session"]) for row in table(tmp_path, "Pins")] == [
        ("s12", "P"),
        ("s13", "P"),
        ("s11", "C"),
        ("Jan Bakker", "C"),
    ]
    assert said(found) == {
        "problems": [
            'sheet.xlsx, Ingedeeld!B3: "Jan Bakker" may be "Jan Bakker" (3A, jan@example.org, s11) or "Jan Bakker" '
            '(3B, j.bakker@example.org, s12) or "Jan Bakker" (3C, bakker@example.org, s13). '
            "Write the id or the address instead."
        ]
    }


def test_who_stands_twice_below_one_session_is_read_once_and_told(tmp_path: Path) -> None:
    rows = [["Pottery", "Carving"], ["Jan Bakker", "Kim Uil"], ["jan bakker", "Bo Null"], ["Ada Lind", "Ed Vos"]]
    rows += [["Cy Roer", "Di Stam"], ["Fa Maan", "Gé Zon"]]
    found = read(tmp_path, "Ingedeeld", rows, SESSIONS)
    assert [pin[0] for pin in pins(tmp_path)].count("Jan Bakker") == 1
    assert said(found) == {
        "corrections": [
            'sheet.xlsx, Ingedeeld!A3: "jan bakker" is below "Pottery" more than once and is read once. If it is '
            "another person with the same name, write the id or the address after it."
        ]
    }


def test_a_heading_that_is_nearly_a_session_is_corrected_once_and_another_is_told(tmp_path: Path) -> None:
    rows = [["Potery", "Carving", "Sewing"], ["Jan Bakker", "Kim Uil", "Ed Vos"], ["Bo Null", "", "Ada Lind"]]
    found = read(tmp_path, "Ingedeeld", rows, SESSIONS)
    assert [pin[1] for pin in pins(tmp_path)] == ["Pottery", "Pottery", "Carving", "Sewing", "Sewing"]
    assert said(found) == {
        "corrections": ['sheet.xlsx, Ingedeeld!A1: "Potery" is taken as "Pottery" (P).'],
        "problems": [
            'sheet.xlsx, Ingedeeld!C1: "Sewing" is not a session. Write a title or code of the Sessions sheet.'
        ],
    }


def test_what_is_nobody_is_told(tmp_path: Path) -> None:
    rows = [
        ["Pottery", "Carving"],
        ["Jan Bakker", "Kim Uil"],
        ["Bo Null", "Ed Vos"],
        ["Ada Lind", "Els de Vries"],
        ["Lokaal: 12", "#N/A"],
        ["Cy Roer", "17"],
    ]
    found = read(tmp_path, "Ingedeeld", rows, SESSIONS)
    assert len(pins(tmp_path)) == 7
    assert said(found) == {
        "problems": [
            'sheet.xlsx, Ingedeeld!B5: "#N/A" is where a name should be; fix the formula, or type what it shows.'
        ],
        "left out": [
            'sheet.xlsx, Ingedeeld!A5: "Lokaal: 12" says something about the session; it is left out.',
            'sheet.xlsx, Ingedeeld!B6: "17" is not a name; it is left out.',
        ],
    }


NOT_SIGN_UPS: dict[str, Rows] = {
    "classes": [["Klas 3A", "Klas 3B"], ["Jan Bakker", "Kim Uil"], ["Bo Null", "Ed Vos"]],
    "rounds": [["Ronde 1", "Ronde 2"], ["Jan Bakker", "Kim Uil"], ["Bo Null", "Ed Vos"]],
    "pairs": [["Voorzitter", "Schrijver"], ["Jan Bakker", "Kim Uil"], ["Bo Null", "Ed Vos"]],
    "a rank matrix": [
        ["Wie", "Pottery", "Carving", "C", "W"],
        ["Jan Bakker", "1", "", "", ""],
        ["Bo Null", "", "1", "", ""],
    ],
    "wishes": [["Naam", "P", "W", "C"], ["Jan Bakker", "Clay", "Wool", ""], ["Bo Null", "Wood", "", "Clay"]],
    "names without headings": [["Jan Bakker", "Kim Uil", "Cy Roer"], ["Bo Null", "Ed Vos", ""]],
}


@pytest.mark.parametrize("kind", NOT_SIGN_UPS)
def test_other_columns_of_names_are_no_sign_ups(kind: str) -> None:
    assert shaped("Blad1", NOT_SIGN_UPS[kind]) == []


def test_wishes_and_sign_ups_of_one_person_add_up(tmp_path: Path) -> None:
    chosen = [["Naam", "1e keuze", "2e keuze"], ["Jan Bakker", "Pottery", "Carving"], ["Kim Uil", "Carving", "Pottery"]]
    read(tmp_path, "Ingedeeld", [["Pottery", "Baking for 2"], ["Ed Vos", "Jan Bakker"]], SESSIONS, chosen)
    assert wishes(tmp_path) == {
        "Jan Bakker": in_order("Pottery", "Carving"),
        "Kim Uil": in_order("Carving", "Pottery"),
    }
    assert pins(tmp_path) == [("Ed Vos", "Pottery", ""), ("Jan Bakker", "Baking for 2", "")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12. Els de Vries", [("Els de Vries", "", "", False)]),
        ("3 Bo Null", [("Bo Null", "", "", False)]),
        ("- Bo Null - 4B", [("Bo Null", "", "4B", False)]),
        ("Bo Null (klas 3b)", [("Bo Null", "", "klas 3b", False)]),
        ("Reserve: Bo Null", [("Bo Null", "", "", True)]),
        ("Bo Null (Nachrücker)", [("Bo Null", "", "", True)]),
        ("Bo Null <bo@example.org>", [("Bo Null", "bo@example.org", "", False)]),
        ("bo@example.org", [("", "bo@example.org", "", False)]),
        ("Null, Bo", [("Null, Bo", "", "", False)]),
        ("Bo Null, Ada Lind", [("Bo Null", "", "", False), ("Ada Lind", "", "", False)]),
        ("Max Ernst", [("Max Ernst", "", "", False)]),
        ("max 12", []),
        ("9:00 - 10:30 uur", []),
        ("17", []),
        ("#N/A", []),
    ],
)
def test_a_cell_names_people(cell: str, expected: list[tuple[str, str, str, bool]]) -> None:
    assert [
        (one.person.name, one.person.email, one.person.organisation, one.waiting) for one in entries(cell)
    ] == expected


@pytest.mark.parametrize(("cell", "blank"), [("4.", True), ("-", True), ("vrij", True), ("4", False), ("#N/A", False)])
def test_a_place_that_nobody_has_taken_is_blank(cell: str, blank: bool) -> None:
    assert is_blank(cell) is blank


def test_a_cell_keeps_what_was_written() -> None:
    assert entries("2)  Bo  Null (reserve)") == [ListedName(Identity(name="Bo Null"), True, "2) Bo Null (reserve)")]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Aangemeld voor Pottery", "Pottery"),
        ("Placed in: Pottery (max. 8)", "Pottery"),
        ("Pottery - 9:00 - 10:00", "Pottery"),
        ("Wunsch und Wirklichkeit", "Wunsch und Wirklichkeit"),
        ("Carving\nB. Prins\nmax 9", "Carving – B. Prins"),
        ("Baking for 2", "Baking for 2"),
    ],
)
def test_a_heading_names_a_session(heading: str, title: str) -> None:
    assert title_in(heading) == title


ONE_EMPTY: dict[str, tuple[Rows, list[list[str]]]] = {
    "the second of two": (
        [["Swim", "Sail"], ["Ann Lee", ""], ["Bob Roy", ""]],
        [["Ann Lee", "Bob Roy"], []],
    ),
    "the first of two": (
        [["Swim", "Sail"], ["", "Ann Lee"], ["", "Bob Roy"]],
        [[], ["Ann Lee", "Bob Roy"]],
    ),
    "two of three": (
        [["Swim", "Sail", "Golf"], ["Ann Lee", "", ""], ["Bob Roy", "", ""]],
        [["Ann Lee", "Bob Roy"], [], []],
    ),
    "three of four": (
        [["Swim", "Sail", "Golf", "Yoga"], ["", "", "1. Ann Lee", ""], ["", "", "2. Bob Roy", ""]],
        [[], [], ["1. Ann Lee", "2. Bob Roy"], []],
    ),
    "below maxima": (
        [["Swim", "Sail"], ["max 5", "max 8"], ["Ann Lee", ""], ["Bob Roy", ""]],
        [["Ann Lee", "Bob Roy"], []],
    ),
    "below maxima in words": (
        [
            ["Swim", "Sail", "Golf"],
            ["max. 12 personen", "max. 8 personen", "max. 9 personen"],
            ["", "Ann Lee", ""],
            ["", "Bob Roy", ""],
        ],
        [[], ["Ann Lee", "Bob Roy"], []],
    ),
    "one empty of three": (
        [["Swim", "Sail", "Golf"], ["Ann Lee", "", "Cy Ham"], ["Bob Roy", "", ""]],
        [["Ann Lee", "Bob Roy"], [], ["Cy Ham"]],
    ),
}


@pytest.mark.parametrize("listed", [False, True], ids=["sessions not known", "sessions known"])
@pytest.mark.parametrize("name", ONE_EMPTY)
def test_a_session_that_nobody_came_to_is_no_wish_and_its_neighbour_no_person(name: str, listed: bool) -> None:
    rows, expected = ONE_EMPTY[name]
    known = Known(frozenset({"swim", "sail", "golf", "yoga"}), (), True) if listed else Known()
    tables = find_tables(TextGrid("a.csv", "", tuple(tuple(map(str, row)) for row in rows)))
    ((found, reading),) = sign_ups(tables, known)
    people = [[text for row in found.rows if (text := found.cells(row)[place])] for place in range(len(found.columns))]
    assert people == expected
    titles = [str(cell) for cell in rows[0]]
    assert reading.roles == {place: Role(What.PEOPLE_OF, about=title) for place, title in enumerate(titles)}


def test_the_one_who_came_is_enough_where_the_sessions_are_known() -> None:
    rows = (("Swim", "Sail", "Golf"), ("", "", "Ann"))
    ((found, _),) = sign_ups(find_tables(TextGrid("a.csv", "", rows)), Known(frozenset({"swim", "sail", "golf"})))
    assert [found.cells(row) for row in found.rows] == [["", "", "Ann"]]


@pytest.mark.parametrize(
    "head",
    [("Leerling", "Opmerkingen"), ("Gezelschap", "Opmerkingen"), ("Band", "Notes"), ("Name", "Swim"), ("Ann", "Class")],
)
def test_a_blank_column_beside_people_is_no_session_by_itself(head: tuple[str, str]) -> None:
    rows = (head, ("Ann Lee", ""), ("Bob Roy", ""))
    assert sign_ups(find_tables(TextGrid("a.csv", "", rows)), Known()) == []


@pytest.mark.parametrize(
    ("sheet", "kind"),
    [
        ("Inscriptions", TableKind.WISHES),
        ("Inscrits", TableKind.WISHES),
        ("Affectations", TableKind.FIXED),
        ("Répartition des élèves", TableKind.FIXED),
        ("Inscripciones", TableKind.WISHES),
        ("Apuntados", TableKind.WISHES),
        ("Asignados", TableKind.FIXED),
        ("Reparto", TableKind.FIXED),
    ],
)
def test_french_and_spanish_sheets_say_whether_people_are_settled(sheet: str, kind: TableKind) -> None:
    rows = (("Swim", "Sail"), ("Ann Lee", "Bob Roy"), ("Cy Ham", ""))
    known = Known(frozenset({"swim", "sail"}), (), True)
    ((_, reading),) = sign_ups(find_tables(TextGrid("a.xlsx", sheet, rows)), known)
    assert (reading.kind, reading.others) == (kind, ())

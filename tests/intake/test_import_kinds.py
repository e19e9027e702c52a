"""Spreadsheets that organisers make of their tools' exports, each read as a careful person would read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import SESSIONS, imported, in_order, said, saved, table, wishes, write_xlsx

from allocator.intake.imported import Choices
from allocator.intake.mapping.questions import Unsettled
from allocator.intake.run import import_files

NAMES = ["Ada Lind", "Bo Null", "Cy Roer", "Di Stam"]


@pytest.mark.parametrize(
    "asked", ["Wie heißt du (Vor- und Nachname)?", "Voor- en achternaam", "First and last name", "Hoe heet je?"]
)
def test_a_form_that_knows_nobody_is_asked_by_its_own_question_for_names(tmp_path: Path, asked: str) -> None:
    head = ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", asked, "Wahl 1", "Wahl 2"]
    rows = [
        [number, "2026-11-02 09:00", "2026-11-02 09:05", "anonymous", "", name, "Pottery", "Carving"]
        for number, name in enumerate(NAMES, start=1)
    ]
    imported(tmp_path, [head, *rows], SESSIONS)
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == NAMES


@pytest.mark.parametrize(
    ("head", "addresses"),
    [
        (["Horodateur", "Adresse e-mail", "Nom", "Prénom", "Deuxième choix", "Premier choix"], 4),
        (["Marca temporal", "Correo electrónico", "Apellidos", "Nombre", "Segunda opción", "Primera opción"], 4),
    ],
)
def test_headings_about_people_and_choices_may_be_french_or_spanish(
    tmp_path: Path, head: list[str], addresses: int
) -> None:
    rows = []
    for number, name in enumerate(NAMES, start=1):
        first, last = name.split()
        rows.append([f"0{number}/11/2026 10:00:00", f"{first}@example.org", last, first, "Carving", "Pottery"])
    imported(tmp_path, [head, *rows], SESSIONS)
    assert wishes(tmp_path) == {name: in_order("Pottery", "Carving") for name in NAMES}
    assert len({row["Email"] for row in table(tmp_path, "Attendees")}) == addresses


def test_a_session_of_one_list_is_completed_by_another_list(tmp_path: Path) -> None:
    leaders = [["Begeleider", "Workshop", "Max"], ["Eva Kuip", "Carving", 7], ["Tom Prins", "Pottery", ""]]
    numbered = [["Nr", "Workshop", "Max"], [1, "Pottery", 6], [2, "Carving", 9], [3, "Weaving", 8]]
    rows = [["Name", "Choice 1", "Choice 2"], *([name, "Pottery", "Carving"] for name in NAMES)]
    found = imported(tmp_path, leaders, numbered, rows)
    assert [
        (row["Code"], row["Title"], row.get("Speakers", ""), row["Maximum"]) for row in table(tmp_path, "Sessions")
    ] == [("2", "Carving", "Eva Kuip", "7"), ("1", "Pottery", "Tom Prins", "6"), ("3", "Weaving", "", "8")]
    assert [(note.where, note.message) for note in found.notes.remarks] == [
        (
            "answers2.csv, row 3, column 2 (B)",
            'Maximum of "Carving" is 7 in an earlier list, which counts; here it is 9.',
        )
    ]


def test_a_tally_of_wishes_is_nobodys_wishes(tmp_path: Path) -> None:
    answers = [["Naam", "1", "2"], ["Ada Lind", 1, 2], ["Bo Null", 2, 3], ["Cy Roer", 2, 3], ["Di Stam", 3, 1]]
    titles = [["nr", "workshop"], [1, "Pottery"], [2, "Carving"], [3, "Weaving"]]
    tally = [["workshop", "1e", "2e"], ["Pottery", 1, 1], ["Carving", 2, 1], ["Weaving", 1, 2]]
    file = write_xlsx(tmp_path / "answers.xlsx", Keuzes=answers, Lijst=titles, Telling=tally)
    found = import_files(saved(tmp_path), [file], Choices())
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == NAMES
    assert found.tables[2] == (
        "answers.xlsx, Telling!A1:C4",
        "left out: its rows are sessions and not people: a tally of wishes",
    )


def test_ticks_for_a_session_in_a_round_are_wishes_for_that_round(tmp_path: Path) -> None:
    head = ["Deelnemer", "Ochtend: Pottery", "Ochtend: Carving", "Middag: Pottery", "Middag: Weaving"]
    ticks = [["x", "", "", "x"], ["", "x", "x", ""], ["x", "x", "", ""], ["", "", "", "x"]]
    imported(tmp_path, [head, *([name, *line] for name, line in zip(NAMES, ticks, strict=True))])
    assert wishes(tmp_path) == {
        "Ada Lind": {1: ["Pottery @ Ochtend", "Weaving @ Middag"]},
        "Bo Null": {1: ["Carving @ Ochtend", "Pottery @ Middag"]},
        "Cy Roer": {1: ["Pottery @ Ochtend", "Carving @ Ochtend"]},
        "Di Stam": {1: ["Weaving @ Middag"]},
    }
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == ["Ochtend", "Middag"]
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")] == [
        "name",
        "tick of Pottery in round Ochtend",
        "tick of Carving in round Ochtend",
        "tick of Pottery in round Middag",
        "tick of Weaving in round Middag",
    ]
    before = wishes(tmp_path)
    import_files(saved(tmp_path), [tmp_path / "answers.csv"], Choices())  # by its own mapping
    assert wishes(tmp_path) == before


def test_a_rank_that_cannot_be_read_is_told_and_costs_no_session(tmp_path: Path) -> None:
    head = ["Name", "Rank these [Pottery]", "Rank these [Carving]", "Rank these [Weaving]"]
    ranks = [[1, 2, 3], [2, 1, "N/A"], ["1 of 2", 3, 2], [3, 2, 1], [1, 3, 2], [2, 1, 3]]
    rows = [[f"{name} {number}", *ranks[number]] for number, name in enumerate([*NAMES, "Ed Uil", "Fa Vos"])]
    found = imported(tmp_path, [head, *rows])
    assert wishes(tmp_path)["Bo Null 1"] == in_order("Carving", "Pottery")
    assert wishes(tmp_path)["Cy Roer 2"] == {2: ["Weaving"], 3: ["Carving"]}
    assert said(found) == {
        "problems": [
            'answers.csv, row 4, column 2 (B): "1 of 2" is not a rank of "Pottery"; it is left out. Write a number.'
        ]
    }


def test_children_with_one_address_are_two_people_however_often_they_answer(tmp_path: Path) -> None:
    rows = [
        ["Timestamp", "Email", "Name", "Choice 1"],
        ["2026-11-02 09:00:00", "lind@example.org", "Tim Lind", "Pottery"],
        ["2026-11-02 09:01:00", "lind@example.org", "Eva Lind", "Carving"],
        ["2026-11-02 09:02:00", "Lind@example.org", "eva lind", "Weaving, and why"],
        ["2026-11-02 09:03:00", "lind@example.org", "T. Lind", "Baking for 2"],
    ]
    found = imported(tmp_path, rows, SESSIONS)
    assert wishes(tmp_path) == {"Tim Lind": {1: ["Baking for 2"]}, "Eva Lind": {1: ["Weaving, and why"]}}
    assert [row.get("Email") for row in table(tmp_path, "Attendees")] == ["lind@example.org", None]
    assert said(found) == {
        "corrections": [
            'Attendees: "Eva Lind" gave the address of "Tim Lind"; they are taken as two people, the first with the '
            "address. If that is one person, delete one of the rows."
        ],
        "left out": [
            "answers.csv, row 3, column 1 (A): eva lind answered more than once; the answer in row 4, "
            "given later, counts.",
            "answers.csv, row 2, column 1 (A): T. Lind answered more than once; the answer in row 5, "
            "given later, counts.",
        ],
    }
    imported(tmp_path, rows)  # once more: nobody is added
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Tim Lind", "Eva Lind"]


def test_the_number_of_a_code_will_do_and_is_listed(tmp_path: Path) -> None:
    sessions = [["Code", "Title", "Maximum"], ["W1", "Pottery", 9], ["W2", "Carving", 9], ["A2", "Weaving", 9]]
    rows = [["Name", "Choice 1", "Choice 2"], ["Ada Lind", "1", "W02"], ["Bo Null", "Weaving", "2"]]
    found = imported(tmp_path, rows, sessions)
    assert wishes(tmp_path) == {"Ada Lind": in_order("Pottery", "Carving"), "Bo Null": in_order("Weaving", "2")}
    assert said(found) == {
        "problems": [
            'answers.csv, row 3, column 3 (C): "2" is not a session. Did you mean "Weaving" or "Carving"?',
        ],
        "corrections": [
            'answers.csv, row 2, column 2 (B): "1" is taken as "Pottery" (W1).',
            'answers.csv, row 2, column 3 (C): "W02" is taken as "Carving" (W2).',
        ],
    }


def test_counts_among_words_are_taken_and_others_are_told(tmp_path: Path) -> None:
    sessions = [
        ["Workshop", "Min", "Max"],
        ["Pottery", "", "max. 12 pers."],
        ["Carving", "5", "20"],
        ["Weaving", "6-8", "9 (kitchen)"],
        ["Baking", "n.v.t.", "20"],
    ]
    found = imported(tmp_path, sessions)
    assert [(row["Title"], row.get("Minimum"), row["Maximum"]) for row in table(tmp_path, "Sessions")] == [
        ("Pottery", None, "12"),
        ("Carving", "5", "20"),
        ("Weaving", None, "9"),
        ("Baking", None, "20"),
    ]
    assert said(found) == {
        "problems": [
            'answers.csv, row 4, column 2 (B): "6-8" is not a number for minimum, which stays blank. '
            "Write a whole number."
        ],
        "corrections": [
            'answers.csv, row 2, column 3 (C): "max. 12 pers." is taken as 12.',
            'answers.csv, row 4, column 3 (C): "9 (kitchen)" is taken as 9.',
        ],
    }


@pytest.mark.parametrize("heading", ["Max", "Max. aantal deelnemers", "Kapazität", "Capacity"])
def test_counts_that_are_two_numbers_keep_their_column_and_are_told(tmp_path: Path, heading: str) -> None:
    rows = [["Workshop", heading], ["Pottery", "15-20"], ["Carving", "max 20"], ["Weaving", "12 (of 24 bij Zaal 2)"]]
    found = imported(tmp_path, rows)
    assert [row.get("Maximum") for row in table(tmp_path, "Sessions")] == ["20", "20", None]
    why = "is not a number for maximum, which stays blank. Write a whole number."
    assert said(found) == {
        "problems": [f'answers.csv, row 4, column 2 (B): "12 (of 24 bij Zaal 2)" {why}'],
        "corrections": [
            'answers.csv, row 2, column 2 (B): "15-20" is taken as at least 15 and at most 20.',
            'answers.csv, row 3, column 2 (B): "max 20" is taken as 20.',
        ],
    }


def test_rows_below_a_name_are_those_of_that_name_while_the_ranks_go_on(tmp_path: Path) -> None:
    rows = [
        ["Naam", "Prioriteit", "Workshop"],
        ["Ada Lind", 1, "Pottery"],
        ["", 2, "Carving"],
        ["Bo Null", 1, "Carving"],
        ["", 2, "Pottery"],
    ]
    found = imported(tmp_path, rows, SESSIONS)
    assert wishes(tmp_path) == {"Ada Lind": in_order("Pottery", "Carving"), "Bo Null": in_order("Carving", "Pottery")}
    assert said(found) == {
        "corrections": [
            "answers.csv, row 3, column 1 (A): 2 rows without a person, whose ranks continue, are read as those of the "
            "person above."
        ]
    }


def test_a_numbered_list_alone_is_one_of_sessions(tmp_path: Path) -> None:
    rows = [["Naam", "Keuze 1", "Keuze 2"], ["Ada Lind", "2.0", "1.0"], ["Bo Null", "1.0", "3.0"]]
    imported(tmp_path, rows, [["1. Pottery"], ["2. Carving"], ["3. Weaving"]])
    assert wishes(tmp_path) == {
        "Ada Lind": in_order("2. Carving", "1. Pottery"),
        "Bo Null": in_order("1. Pottery", "3. Weaving"),
    }


def test_numbers_with_a_fraction_of_nothing_are_titles_without_it(tmp_path: Path) -> None:
    imported(tmp_path, [["Naam", "Keuze 1", "Keuze 2"], ["Ada Lind", "2.0", "1.0"], ["Bo Null", "1", "2"]])
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == ["1", "2"]


def test_the_name_of_a_class_above_its_people_is_nobody(tmp_path: Path) -> None:
    rows = [
        ["Naam", "Keuze 1", "Keuze 2"],
        ["Klas 3A", "", ""],
        ["Ada Lind", "Pottery", "Carving"],
        ["Bo Null", "Carving", "Pottery"],
        ["Klas 3B", "", ""],
        ["Cy Roer", "Carving", "Pottery"],
    ]
    found = imported(tmp_path, rows, SESSIONS)
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ada Lind", "Bo Null", "Cy Roer"]
    assert said(found) == {
        "left out": [
            'answers.csv, row 2, column 1 (A): a heading for the rows below: "Klas 3A"',
            'answers.csv, row 5, column 1 (A): a heading for the rows below: "Klas 3B"',
        ]
    }


def test_rounds_in_a_list_of_sessions_make_it_no_list_of_wishes(tmp_path: Path) -> None:
    sessions = [
        ["Nr", "Titel", "Spreker", "Max", "Ronde 1", "Ronde 2", "Ronde 3"],
        [1, "Pottery", "A. Kuip", 12, "x", "x", ""],
        [2, "Carving", "B. Prins", 15, "x", "", "x"],
    ]
    found = imported(tmp_path, sessions, [["Naam", "Keuze 1", "Keuze 2"], ["Ada Lind", "1 Pottery", "2 Carving"]])
    assert wishes(tmp_path) == {"Ada Lind": in_order("Pottery", "Carving")}
    assert found.tables[0][1] == "sessions, 2 rows, because its columns are about sessions"
    assert [(row["Title"], row["Allowed rounds"]) for row in table(tmp_path, "Sessions")] == [
        ("Pottery", "Ronde 1; Ronde 2"),
        ("Carving", "Ronde 1; Ronde 3"),
    ]


def test_codes_below_a_word_for_sessions_stand_beside_titles(tmp_path: Path) -> None:
    sessions = [["Workshop", "Docent", "Titel", "Max"], ["W1", "A. Kuip", "Pottery", 9], ["W2", "", "Carving", 9]]
    rows = [["Naam", "Keuze 1", "Keuze 2"], ["Ada Lind", "W1. Pottery (A. Kuip)", "W2. Carving"]]
    found = imported(tmp_path, sessions, rows)
    assert wishes(tmp_path) == {"Ada Lind": in_order("Pottery", "Carving")}
    assert said(found) == {
        "corrections": ['answers2.csv, row 2, column 2 (B): "W1. Pottery (A. Kuip)" is taken as "Pottery" (W1).']
    }


def test_letters_that_are_wished_for_are_the_codes_of_a_list_beside(tmp_path: Path) -> None:
    letters = [["Letter", "Workshop"], ["A", "Pottery"], ["B", "Carving"], ["C", "Weaving"]]
    rows = [
        ["Naam", "Rangschik ze"],
        *([name, "B, A, C"] for name in NAMES[:2]),
        *([name, "C, B"] for name in NAMES[2:]),
    ]
    imported(tmp_path, [["Naam", "Rangschik de workshops"], *rows[1:]], letters)
    assert wishes(tmp_path) == {
        "Ada Lind": in_order("Carving", "Pottery", "Weaving"),
        "Bo Null": in_order("Carving", "Pottery", "Weaving"),
        "Cy Roer": in_order("Weaving", "Carving"),
        "Di Stam": in_order("Weaving", "Carving"),
    }


def test_lists_in_different_orders_are_asked_about(tmp_path: Path) -> None:
    rows = [
        ["Naam", "Keuzes"],
        *([name, text] for name, text in zip(NAMES, ["B, A", "A, B", "C, A", "B, C"], strict=True)),
    ]
    with pytest.raises(Unsettled) as asked:
        imported(tmp_path, rows)
    assert [question.because for question in asked.value.questions] == [
        "a cell holds all wishes, and nothing says whether their order counts"
    ]


def test_how_many_to_choose_is_no_rank(tmp_path: Path) -> None:
    head = ["Naam", "Ronde 1 (kies er 2)", "Ronde 2 (kies er 2)"]
    both = [["Pottery, Carving", "Yoga, Pottery"], ["Carving, Yoga", "Yoga"], ["Pottery", "Pottery, Chess"]]
    both.append(["Pottery, Yoga", "Yoga, Chess"])
    imported(tmp_path, [head, *([name, *line] for name, line in zip(NAMES, both, strict=True))])
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == ["Carving", "Chess", "Pottery", "Yoga"]
    assert wishes(tmp_path)["Ada Lind"] == {
        1: ["Pottery @ Ronde 1", "Carving @ Ronde 1", "Yoga @ Ronde 2", "Pottery @ Ronde 2"]
    }


def test_an_error_in_the_place_of_a_wish_is_told_and_is_no_title(tmp_path: Path) -> None:
    rows = [["Naam", "Keuze 1", "Keuze 2"], ["Ada Lind", "Pottery", "#VERW!"], ["Bo Null", "#N/B", "Carving"]]
    found = imported(tmp_path, rows)
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == ["Carving", "Pottery"]
    assert said(found) == {
        "problems": [
            'answers.csv, row 3, column 2 (B): "#N/B" is where a wish should be; fix the formula, or type what '
            "it shows.",
            'answers.csv, row 2, column 3 (C): "#VERW!" is where a wish should be; fix the formula, or type what '
            "it shows.",
        ]
    }


def test_headings_over_several_lines_are_put_together(tmp_path: Path) -> None:
    head = ["Naam", "Potten-\nbakken", "Yoga\n(ma)", "Koken"]
    imported(tmp_path, [head, *([name, 1, 2, 3] for name in NAMES[:2]), *([name, 3, 1, 2] for name in NAMES[2:])])
    assert wishes(tmp_path)["Ada Lind"] == in_order("Pottenbakken", "Yoga (ma)", "Koken")


def test_late_answers_leave_the_others_counted(tmp_path: Path) -> None:
    head = ["Naam", "E-mail", "Keuze 1"]
    imported(tmp_path, [head, *([name, f"{name[:2]}@example.org", "Pottery"] for name in NAMES)], SESSIONS)
    found = imported(tmp_path, [head, ["Ed Uil", "ed@example.org", "Carving"]])
    counts = found.counts
    assert (counts["attendees"], counts["with wishes"], counts["did not answer"], counts["wishes"]) == (5, 5, 0, 5)


def test_rooms_that_only_the_list_of_sessions_names_are_taken(tmp_path: Path) -> None:
    sessions = [["Titel", "Lokaal", "Max"], ["Pottery", "008", 9], ["Carving", "Aula", 9], ["Weaving", "008", 9]]
    found = imported(tmp_path, sessions, [["Lokaal", "Capaciteit"], ["Aula", 30]])
    assert [(row["Room"], row.get("Capacity")) for row in table(tmp_path, "Rooms")] == [("Aula", "30"), ("008", None)]
    assert [note.message for note in found.notes.remarks] == ["1 room taken from the list of sessions: 008."]
    assert [(note.where, note.message) for note in found.notes.to_fill if note.where == "Rooms"] == [
        ("Rooms", "1 room without a capacity. Write it there, or import with --seats 20.")
    ]

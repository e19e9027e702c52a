"""Where tables and rows are: beside blank columns, below and above one another, among headings, titles and counts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from foreign import imported, imported_files, table, write_csv

from allocator.intake.files.grid import TextGrid
from allocator.intake.imported import Choices
from allocator.intake.tables.table import SourceTable, find_tables


def found(text: str) -> tuple[SourceTable, ...]:
    """The tables of lines with commas between the cells, without blanks at the ends of cells."""
    rows = [[cell.strip() for cell in line.split(",")] for line in text.strip("\n").split("\n")]
    width = max(map(len, rows))
    return find_tables(TextGrid("a.csv", "", tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)))


def holds(tables: Sequence[SourceTable]) -> list[tuple[str, list[str]]]:
    """For each table its filled headings, and what is in the first cell of each row."""
    return [
        ("|".join(filter(None, one.headings)), [next(filter(None, one.cells(row)), "") for row in one.rows])
        for one in tables
    ]


PEOPLE = ["Ann Lee", "Bob Roy", "Cy Ham", "Di Fox"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Round,Date,,Start,End\nA,2026-11-16,,09:00,10:15\nB,2026-11-16,,10:30,11:45", [["A", "B"]]),
        ("Block,,Beginn\nFrüh,,9h00\nSpät,,10h30", [["Früh", "Spät"]]),
        ("Nr,Naam,,1,2\n1,Ann Lee,,Chess,Art\n2,Bob Roy,,,\n3,Cy Ham,,Art,Chess", [["1", "2", "3"]]),
        ("Werkdag,,,\nNaam,Keuze 1,,Keuze 2\nAnn Lee,Chess,,Art\nBob Roy,Art,,", [["Ann Lee", "Bob Roy"]]),
        ("Nr,,Titel,Max\nW1,,Chess,9\nW2,,Art,8", [["W1", "W2"]]),
        ("Titre,,Salle\nÉchecs,,101\nYoga,,102\nCirque,,101", [["Échecs", "Yoga", "Cirque"]]),
        ("Taller,,Cupo,,Aula\nCoro,,9,,101\nYoga,,8,,102", [["Coro", "Yoga"]]),
        ("Name,Clay,,Wood\nAnn Lee,1,,2\nBob Roy,,,\nCy Ham,2,,1\nTotal,2,,2", [["Ann Lee", "Bob Roy", "Cy Ham"]]),
        ("Locatie,,\nZolder,,\nKeuken,,\n,,\nTotaal,,2", [["Zolder", "Keuken"]]),
        (
            "Was,,Name,Rang\nChess,,Ann Lee,1\nArt,,Ann Lee,2\nChess,,Bob Roy,2\nArt,,Bob Roy,1\nArt,,Cy Ham,1",
            [["Chess", "Art", "Chess", "Art", "Art"]],
        ),
        ("Apellidos,,Nombre,Opción 1\nGil,,Ana,Coro\nPaz,,Eva,Yoga\nRey,,Leo,Coro", [["Gil", "Paz", "Rey"]]),
        (
            "Name,,session,Rank\nAnn Lee,,Chess,1\nAnn Lee,,Art,2\nBob Roy,,Art,1\nCy Ham,,Art,1",
            [["Ann Lee", "Ann Lee", "Bob Roy", "Cy Ham"]],
        ),
        (
            "Titre,,Prix,Capacité,Espace\nCirque,,5,9,Préau\nYoga,,0,8,Studio\nJudo,,5,8,Préau",
            [["Cirque", "Yoga", "Judo"]],
        ),
        (
            "Name,Placed in\nAnn Lee,Art\nBob Roy,Chess\nDi Fox,Chess\n\n\nParticipant,1,2,,3\n"
            "Ann Lee,Art,Chess,,Judo\nBob Roy,Judo,Art,,\nCy Ham,Art,Judo,,Chess",
            [["Ann Lee", "Bob Roy", "Di Fox"], PEOPLE[:3]],
        ),
        (
            "Name,Option 1,Option 2,,Placed in\nAnn Lee,Art,Chess,,Judo\nBob Roy,Chess,Judo,,\nCy Ham,Art,,,\n"
            "Di Fox,Art,,,Art",
            [PEOPLE],
        ),
        ("Uhrzeit,,Angebot,Max\n9:00,,Yoga,9\n,,Chor,8\n10:30,,Yoga,9\n,,Chor,8", [["9:00", "Chor", "10:30", "Chor"]]),
        # People beside sessions, sessions beside rooms, two lists of people: each is a table of its own.
        ("Workshop,Max,,Naam,Keuze 1\nChess,9,,Ann Lee,Art\nArt,8,,Bob Roy,Chess", [["Chess", "Art"], PEOPLE[:2]]),
        (
            "Name,,First name,Surname,Choice 1\nAnn Lee,,Ann,Lee,Art\nBob Roy,,Bob,Roy,Chess",
            [PEOPLE[:2], ["Ann", "Bob"]],
        ),
        (
            "Klas 2A,,,Klas 2B,\nNaam,Keuze 1,,Naam,Keuze 1\nAnn Lee,Art,,Cy Ham,Art\nBob Roy,Chess,,Di Fox,Art",
            [PEOPLE[:2], PEOPLE[2:]],
        ),
    ],
)
def test_a_blank_column_parts_what_is_about_different_things_alone(text: str, expected: list[list[str]]) -> None:
    assert [rows for _, rows in holds(found(text))] == expected


@pytest.mark.parametrize("title", ["", "Inschrijvingen\n\n", "Inscriptions\n"])
@pytest.mark.parametrize(
    ("above", "rows"),
    [
        ("Lokaal,Plaatsen\nAula,20\nZolder,30", ["Aula", "Zolder"]),
        ("Raum,Plätze\nAula,20\nKeller,30\nKüche,15", ["Aula", "Keller", "Küche"]),
        (
            "Nombre,Plaza fija en\nHugo Gil,Coro\nTeo Rubio,Yoga\nVera Lozano,Yoga",
            ["Hugo Gil", "Teo Rubio", "Vera Lozano"],
        ),
        ("Round\nLand\nWater\nAir", ["Land", "Water", "Air"]),
    ],
)
def test_a_small_table_above_a_wide_one_is_no_title_of_it(title: str, above: str, rows: list[str]) -> None:
    below = "Email,Name,Class,Choice 1,Choice 2\n" + "\n".join(
        f"{at}@x.org,{name},3A,Art,Chess" for at, name in enumerate(PEOPLE)
    )
    tables = holds(found(f"{title}{above}\n\n\n{below}"))
    assert tables == [
        (above.split("\n")[0].replace(",", "|"), rows),
        ("Email|Name|Class|Choice 1|Choice 2", [f"{at}@x.org" for at in range(4)]),
    ]


@pytest.mark.parametrize("title", ["", "Jornada de talleres\n\n", "Rondes van de dag\n"])
def test_a_list_of_rounds_below_wishes_is_a_table_whatever_stands_above_it(title: str) -> None:
    text = f"Nombre,Opción 1,Opción 2,Correo\nHugo Gil,Coro,Yoga,a@x.org\nTeo Rubio,Yoga,Coro,b@x.org\n\n\n{title}"
    tables = holds(
        found(f"{text}Bloque,Fecha,Inicio,Hasta\nLunes,2026-11-16,09:00,10:15\nMartes,2026-11-17,09:00,10:15")
    )
    assert tables == [
        ("Nombre|Opción 1|Opción 2|Correo", ["Hugo Gil", "Teo Rubio"]),
        ("Bloque|Fecha|Inicio|Hasta", ["Lunes", "Martes"]),
    ]


def test_lines_about_an_event_above_the_headings_are_no_table() -> None:
    above = "Event:,Spring day\nDate:,3 May\nPlace:,Town hall\n\n"
    text = "Name,Choice 1,Choice 2\nAnn Lee,Chess,Art\nBob Roy,Art,Chess"
    assert holds(found(above + text)) == [("Name|Choice 1|Choice 2", ["Ann Lee", "Bob Roy"])]


@pytest.mark.parametrize("at", range(5))
@pytest.mark.parametrize("head", ["Name,Class,Choice 1", "Naam,Klas,Keuze 1", "Nom,Classe,Choix 1"])
def test_rows_above_headings_that_were_sorted_among_them_are_data(head: str, at: int) -> None:
    rows = [f"{name},{group},Art" for name, group in zip(PEOPLE, ("3A", "3B", "3A", "3B"), strict=True)]
    (one,) = found("\n".join([*rows[:at], head, *rows[at:]]))
    assert holds([one]) == [(head.replace(",", "|"), PEOPLE)]


@pytest.mark.parametrize("answer", ["no", "No", "nr"])
def test_answers_that_are_words_for_numbers_too_are_no_headings(answer: str) -> None:
    others = [["sí", answer, answer], [answer, "sí", answer], [answer] * 3, ["sí", answer, "sí"]]
    rows = [f"{at}@x.org,{','.join(line)}" for at, line in enumerate(others)]
    (one,) = found("\n".join(["Correo,Coro,Yoga,Cine", *rows]))
    assert holds([one]) == [("Correo|Coro|Yoga|Cine", [f"{at}@x.org" for at in range(4)])]


@pytest.mark.parametrize(
    "names", [("2-1", "2-2"), ("3A", "3 b"), ("6e A", "6e B"), ("1ºB", "2ºA"), ("Klas 3A", "klas 3b"), ("CM1", "CM2")]
)
@pytest.mark.parametrize("head", ["Naam,E-mail", "E-mail,Naam", "Naam"])
def test_a_row_with_the_name_of_a_class_is_nobody(head: str, names: tuple[str, str]) -> None:
    def line(at: int) -> str:
        cells = {"Naam": PEOPLE[at], "E-mail": f"{at}@x.org"}
        return ",".join(cells[heading] for heading in head.split(","))

    (one,) = found("\n".join([head, names[0], line(0), line(1), names[1], line(2), line(3)]))
    assert [one.cells(row) for row in one.rows] == [line(at).split(",") for at in range(4)]
    assert [why for _, why in one.aside] == ["a heading for the rows below"] * 2


@pytest.mark.parametrize("words", [("Leerlingen", "Begeleiders"), ("Kinder", "Lehrkräfte"), ("BOYS", "GIRLS")])
def test_a_word_for_people_alone_above_names_is_nobody(words: tuple[str, str]) -> None:
    rows = [f"{name},Art,Chess" for name in PEOPLE]
    (one,) = found("\n".join(["Name,Choice 1,Choice 2", words[0], *rows[:3], words[1], *rows[3:]]))
    assert holds([one]) == [("Name|Choice 1|Choice 2", PEOPLE)]


def test_somebody_who_only_has_a_name_stays() -> None:
    rows = [f"{PEOPLE[0]},Art,Chess", "Zoë Kok,,", *(f"{name},Art,Chess" for name in PEOPLE[1:])]
    (one,) = found("\n".join(["Name,Choice 1,Choice 2", *rows]))
    assert holds([one]) == [("Name|Choice 1|Choice 2", [PEOPLE[0], "Zoë Kok", *PEOPLE[1:]])]


@pytest.mark.parametrize(
    "below",
    [
        "\nArt,4,0\nChess,0,4",
        "Art,4,0\nChess,0,4",
        "Response rate,75%,",
        "Last updated 3 May,,",
        "Inleveren bij mw. Kok,,",
        ",,Nog vrij\n7,9,4",
        "\n,,Average\n4,4,4",
        "\n,,Anzahl Angebote\n1,2,3",
    ],
)
def test_words_and_figures_below_names_are_nobody(below: str) -> None:
    rows = [f"{name},Art,Chess" for name in PEOPLE]
    (one,) = found("\n".join(["Name,Choice 1,Choice 2", *rows, below]))
    assert holds([one]) == [("Name|Choice 1|Choice 2", PEOPLE)]


def test_a_room_that_is_called_by_a_number_below_others_stays() -> None:
    (one,) = found("Ruimte,Plaatsen\nAula,24\nGymzaal,25\nZolder,12\nKeuken,25\n401,20")
    assert holds([one]) == [("Ruimte|Plaatsen", ["Aula", "Gymzaal", "Zolder", "Keuken", "401"])]


def test_the_foot_of_a_page_above_the_headings_once_more_is_nobody() -> None:
    pages = ["Ann Lee,Art,Chess", "Bob Roy,Chess,Art", "Total: 2,,", "Page 1 of 2,,", "Name,Choice 1,Choice 2"]
    (one,) = found("\n".join(["Name,Choice 1,Choice 2", *pages, "Cy Ham,Art,Chess", "Di Fox,Art,Chess"]))
    assert holds([one]) == [("Name|Choice 1|Choice 2", PEOPLE)]


@pytest.mark.parametrize("heading", ["Count", "Aantal 1e keuze", "Récapitulatif", "Workshop"])
@pytest.mark.parametrize("total", [["", ""], ["Total", "4"]])
def test_counts_beside_a_table_are_told_and_are_no_table(heading: str, total: list[str]) -> None:
    beside = [["Art", "2"], ["Chess", "1"], ["Yoga", "1"], total]
    wished = ["Art", "Chess", "Yoga", "Art"]
    rows = [",".join([name, wish, "", *more]) for name, wish, more in zip(PEOPLE, wished, beside, strict=True)]
    (one,) = found("\n".join([f"Name,Choice 1,,{heading},", *rows]))
    assert holds([one]) == [("Name|Choice 1", PEOPLE)]
    assert one.beside == ((3, "counts of what is in other columns"),)


@pytest.mark.parametrize("above", ["Nr.", "Name", ""])
def test_ranks_down_the_first_column_are_headings_where_several_wish_for_one_thing(above: str) -> None:
    rows = [[above, "Ann", "Bo", "Cy"], ["1", "Art", "Art", "Chess"], ["2", "Chess", "Chess", "Art"]]
    (one,) = found("\n".join(map(",".join, rows)))
    assert [list(one.headings), *(one.cells(row) for row in one.rows)] == [
        list(line) for line in zip(*rows, strict=True)
    ]


@pytest.mark.parametrize("corner", ["", "Workshop", "Atelier"])
def test_a_matrix_with_people_across_is_turned(corner: str) -> None:
    rows = [
        [corner, "Ann Lee", "Bob Roy", "Jan Bakker"],
        ["Chess", "1", "2", "3"],
        ["Yoga", "2", "1", "1"],
        ["Art", "3", "3", "2"],
    ]
    (one,) = found("\n".join(map(",".join, rows)))
    first, *others = [list(line) for line in zip(*rows, strict=True)]
    assert [list(one.headings), *(one.cells(row) for row in one.rows)] == [["", *first[1:]], *others]


@pytest.mark.parametrize("labels", [("1st", "2nd"), ("1e", "2e"), ("1. Wahl", "2. Wahl")])
def test_ranks_below_days_are_a_second_row_of_headings(labels: tuple[str, str]) -> None:
    first, second = labels
    people = "Ann Lee,9,Art,Chess,Art,Yoga\nBob Roy,9,Chess,Art,Yoga,Art"
    (one,) = found(f"Name,Age,Mon,,Tue,\n,,{first},{second},{first},{second}\n{people}")
    assert one.headings == ("Name", "Age", f"Mon [{first}]", f"Mon [{second}]", f"Tue [{first}]", f"Tue [{second}]")


@pytest.mark.parametrize("head", [["Nr", "Naam", "Keuze 1", "Keuze 2"], ["No.", "Name", "Choice 1", "Choice 2"], None])
def test_numbers_of_rows_that_two_classes_count_are_no_ids(tmp_path: Path, head: list[str] | None) -> None:
    names = ["Ann Bakker", "Bo Smit", "Cas Vos"], ["Dirk Boer", "Eef Pot", "Fien Kok"]
    wished = ["Koken", "Dans"], ["Dans", "Klei"], ["Klei", "Koken"]
    tables = [
        [*([head] if head else []), *([str(at), name, *wished[at - 1]] for at, name in enumerate(some, start=1))]
        for some in names
    ]
    imported(tmp_path, *tables)
    assert sorted(row["Name"] for row in table(tmp_path, "Attendees")) == sorted([*names[0], *names[1]])


def test_numbers_of_rows_are_no_ids_of_people_who_are_in_the_workbook(tmp_path: Path) -> None:
    for file, names in (("2A.csv", ["Ann Bakker", "Bo Smit"]), ("2B.csv", ["Dirk Boer", "Eef Pot"])):
        rows = [["Nr", "Naam", "Keuze 1"], *([str(at), name, "Dans"] for at, name in enumerate(names, start=1))]
        imported_files(tmp_path, [write_csv(tmp_path / file, rows)], Choices())
    people = [row["Name"] for row in table(tmp_path, "Attendees")]
    assert people == ["Ann Bakker", "Bo Smit", "Dirk Boer", "Eef Pot"]


def test_numbers_that_two_tables_give_the_same_people_are_ids(tmp_path: Path) -> None:
    listed = [["Nr", "Naam"], *([str(at), name] for at, name in enumerate(PEOPLE, start=1))]
    answers = [
        ["Nr", "Naam", "Keuze 1"],
        *([str(at), name.split()[0], "Dans"] for at, name in enumerate(PEOPLE, start=1)),
    ]
    imported(tmp_path, listed, answers)
    people = [(row["Id"], row["Name"]) for row in table(tmp_path, "Attendees")]
    assert people == [(str(at), name) for at, name in enumerate(PEOPLE, start=1)]


@pytest.mark.parametrize("heading", ["Wie", "Qui"])
@pytest.mark.parametrize("remarks", ["Opmerkingen", "Abc"])
def test_people_who_are_named_again_below_a_gap_are_in_another_table(heading: str, remarks: str) -> None:
    above = "Naam,Keuze 1\nAnn Lee,Art\nBob Roy,Chess\nCy Ham,Art\nDi Fox,Art\n\n"
    tables = holds(found(f"{above}{heading},{remarks}\nAnn Lee,\nBob Roy,wheelchair\nCy Ham,\nDi Fox,"))
    assert tables == [("Naam|Keuze 1", PEOPLE), (f"{heading}|{remarks}", PEOPLE)]


def test_classes_that_come_again_below_a_gap_do_not_begin_another_table() -> None:
    rows = ["2A,Ann Lee", "2B,Bob Roy", "2A,Cy Ham", "", "2C,Di Fox", "2A,Eva Kok", "2B,Flo Bos", "2A,Gus Vos"]
    (table,) = holds(found("Klas,Naam\n" + "\n".join(rows)))
    assert table == ("Klas|Naam", ["2A", "2B", "2A", "2C", "2A", "2B", "2A"])


def test_people_may_be_named_again_in_another_column() -> None:
    above = "E-mailadres,Wie,Keuze\na@x.nl,Ann Lee,Art\nb@x.nl,Bob Roy,Chess\nc@x.nl,Cy Ham,Art\nd@x.nl,Di Fox,Art\n\n"
    tables = holds(found(f"{above}Leerling,Maat\nAnn Lee,S\nBob Roy,L\nCy Ham,M\nDi Fox,S"))
    assert tables == [
        ("E-mailadres|Wie|Keuze", ["a@x.nl", "b@x.nl", "c@x.nl", "d@x.nl"]),
        ("Leerling|Maat", PEOPLE),
    ]


def test_rooms_beside_as_many_people_without_names_are_a_table_of_their_own() -> None:
    rows = ["Aula,80,,a@x.nl,Art,Chess", "Zaal 9,20,,b@x.nl,Chess,Art", "Kelder,12,,c@x.nl,Art,Chess"]
    tables = holds(found("Naam zaal,Aantal stoelen,,E-mailadres,Optie 1,Optie 2\n" + "\n".join(rows)))
    assert tables == [
        ("Naam zaal|Aantal stoelen", ["Aula", "Zaal 9", "Kelder"]),
        ("E-mailadres|Optie 1|Optie 2", ["a@x.nl", "b@x.nl", "c@x.nl"]),
    ]


def test_figures_below_rows_that_each_hold_a_wish_are_nobody() -> None:
    wishes = [f"{name}@x.nl,{rank},{title}" for name in "abcdefghi" for rank, title in ((1, "Art"), (2, "Chess"))]
    (table,) = holds(found("Mailadres,Rang,Workshop\n" + "\n".join([*wishes, "", ",,Nog vrij", "9,8,12"])))
    assert table == ("Mailadres|Rang|Workshop", [f"{name}@x.nl" for name in "abcdefghi" for _ in range(2)])


def test_a_title_above_headings_of_which_one_is_unknown_is_no_heading() -> None:
    lines = [
        "Camp sign-ups,,,,Id,Name,Option 1,Option 2",
        "Whereabouts,Family name,Given name,,17,Ann Lee,Art,Chess",
        *("a@x.nl,Lee,Ann,,18,Bob Roy,Chess,Art", "b@x.nl,Roy,Bob,,19,Cy Ham,Art,Chess", "c@x.nl,Ham,Cy,,,,,"),
    ]
    tables = holds(found("\n".join(lines)))
    assert tables == [
        ("Whereabouts|Family name|Given name", ["a@x.nl", "b@x.nl", "c@x.nl"]),
        ("Id|Name|Option 1|Option 2", ["17", "18", "19"]),
    ]


@pytest.mark.parametrize("heading", ["Les", "Xyz"])
def test_what_people_wish_for_alone_below_a_gap_is_a_list(heading: str) -> None:
    people = "Naam,Keuze 1,Keuze 2\nAnn Lee,Art,Chess\nBob Roy,Chess,Judo\nCy Ham,Judo,Art\n\n\n"
    tables = holds(found(f"{people}{heading}\nJudo\nArt\nChess"))
    assert tables[0][1] == PEOPLE[:3]
    assert [row for row in tables[1][1] if row != heading] == ["Judo", "Art", "Chess"]


def test_a_word_above_figures_below_names_is_nobody() -> None:
    names = [f"{at % 3}A,{first},{last}" for at, (first, last) in enumerate(zip("ABCDEF", "GHIJKL", strict=True))]
    (table,) = holds(found("Klasse,Vorname,Nachname\n" + "\n".join([*names, ",,", ",,Noch frei", "19,9,10"])))
    assert table == ("Klasse|Vorname|Nachname", ["0A", "1A", "2A", "0A", "1A", "2A"])


@pytest.mark.parametrize("first", ["Groep,klas 1B,klas 2A,klas 1B", "Kontakt,a@x.nl,b@x.nl,c@x.nl"])
def test_ranks_down_a_column_turn_a_table_whatever_its_first_row_is(first: str) -> None:
    rows = ["Naam,Ann Lee,Bob Roy,Cy Ham", "Wens 1,Art,Chess,Judo", "Wens 2,Chess,Art,Art"]
    (table,) = found("\n".join([first, *rows]))
    assert [list(table.cells(row))[1:] for row in table.rows] == [
        ["Ann Lee", "Art", "Chess"],
        ["Bob Roy", "Chess", "Art"],
        ["Cy Ham", "Judo", "Art"],
    ]


@pytest.mark.parametrize("id", ["0", ""])
@pytest.mark.parametrize("figures", ["39,21", "11,6"])
def test_a_word_and_figures_below_a_gap_are_a_statistic_also_where_people_have_numbers(id: str, figures: str) -> None:
    people = [f"{id}{at},Pat {name},Art" for at, name in enumerate("KLMNOP", start=1)]
    (table,) = holds(found("Nr,Name,Choice 1\n" + "\n".join([*people, ",,", ",,Number of people", f"{figures},"])))
    assert table == ("Nr|Name|Choice 1", [f"{id}{at}" for at in range(1, 7)])


def test_ranks_behind_an_unknown_word_are_headings_and_no_figures_about_sessions() -> None:
    rows = ["Ann Lee,Art,Chess,Judo", "Bob Roy,Chess,Art,Judo", "Cy Ham,Judo,Art,Chess", "Di Fox,Art,Judo,Chess"]
    (table,) = holds(found("Inschrijvingen,,,\n,,,\nJouw naam,1,2,3\n" + "\n".join(rows)))
    assert table == ("Jouw naam|1|2|3", PEOPLE)


def test_ranks_in_a_second_row_of_headings_stand_behind_a_blank_column_too() -> None:
    rows = ["a@x.nl,Ann,Lee,,Art,Chess,Judo", "b@x.nl,Bob,Roy,,Chess,,", "c@x.nl,Cy,Ham,,Judo,Art,Chess"]
    (table,) = holds(found("E-mail,Roepnaam,Achternaam,,Jouw keuze,,\n,,,,1,2,3\n" + "\n".join(rows)))
    assert table[1] == ["a@x.nl", "b@x.nl", "c@x.nl"]


def test_figures_below_a_gap_and_below_names_are_nobody_whatever_names_them() -> None:
    people = [f"00{at},{name}ix,Pat,Art" for at, name in enumerate("KLMNOP", start=1)]
    (table,) = holds(found("Nr,Apellido,Nombre,1\n" + "\n".join([*people, ",,,", "24,6,11,4"])))
    assert table[1] == [f"00{at}" for at in range(1, 7)]


def test_a_room_and_a_maximum_behind_a_title_are_a_row_of_the_list() -> None:
    rows = ["Robots,004,6", "Garden,005,15", "Dance,008,10", "Film,016,6", "Photo,025,24"]
    (table,) = holds(found("Title,Place,Max\n" + "\n".join(rows)))
    assert table == ("Title|Place|Max", ["Robots", "Garden", "Dance", "Film", "Photo"])


def test_formulas_without_values_below_ranks_are_nobody() -> None:
    people = ["Ann Lee,1,2,3", "Bob Roy,2,1,3", "Cy Ham,3,1,2", "Di Fox,1,3,2"]
    counts = "Number wanting as 1st,=COUNTIF(B2:B5;1),=COUNTIF(C2:C5;1),=COUNTIF(D2:D5;1)"
    (table,) = holds(found("Name,Art,Chess,Judo\n" + "\n".join([*people, ",,,", counts])))
    assert table == ("Name|Art|Chess|Judo", PEOPLE)

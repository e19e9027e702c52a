"""Sessions, rooms, rounds and speakers as people write them down in ways of their own: read right, or asked after."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from foreign import Choices, Rows, imported, imported_files, said, table, write_xlsx

from allocator.errors import FileTrouble
from allocator.intake.mapping.questions import Unsettled


def told(folder: Path, sheet: str, *headings: str) -> list[tuple[str, ...]]:
    """Some columns of a sheet of the event workbook."""
    return [tuple(row.get(heading, "") for heading in headings) for row in table(folder, sheet)]


@pytest.mark.parametrize(
    ("first", "second", "rounds"),
    [
        ("Max Mon", "Max Tue", "Mon; Tue"),
        ("Mon (max)", "Tue (max)", "Mon; Tue"),
        ("Max. ronde 1", "Max. ronde 2", "2"),
        ("Plätze Montag", "Plätze Dienstag", ""),
        ("Places matin", "Places après-midi", ""),
        ("Plazas lunes", "Plazas martes", ""),
    ],
)
@pytest.mark.parametrize("is_before", [False, True])
def test_a_maximum_for_each_round_where_0_is_not_in_that_round(
    first: str, second: str, rounds: str, is_before: bool, tmp_path: Path
) -> None:
    lines: Rows = [["Activity", first, second], ["Surf", 10, 0], ["Sail", 8, 12], ["Hike", 0, 10]]
    rows = [[*line[1:], line[0]] for line in lines] if is_before else lines
    found = imported(tmp_path, rows, **({"rounds": rounds} if rounds else {}))
    names = [row["Round"] for row in table(tmp_path, "Rounds")]
    assert len(names) == 2
    assert told(tmp_path, "Sessions", "Title", "Maximum", "Allowed rounds") == [
        ("Surf", "10", names[0]),
        ("Sail", "8", "; ".join(names)),
        ("Hike", "10", names[1]),
    ]
    assert [text.rpartition(": ")[2] for text in said(found)["corrections"]] == [
        "a session has one maximum for all rounds; of 8, 12 the smallest, 8, is taken."
    ]


@pytest.mark.parametrize("word", ["onbeperkt", "Unlimited", "unbegrenzt", "no limit", "geen maximum", "illimité", "∞"])
def test_no_limit_is_blank_and_no_mistake(word: str, tmp_path: Path) -> None:
    found = imported(tmp_path, [["Titel", "Max"], ["Klei", 10], ["Dans", word], ["Film", word]])
    assert told(tmp_path, "Sessions", "Title", "Maximum") == [("Klei", "10"), ("Dans", ""), ("Film", "")]
    assert said(found) == {
        "corrections": [
            f'answers.csv, row {row}, column 2 (B): "{word}" is no limit: maximum stays blank.' for row in (3, 4)
        ]
    }


@pytest.mark.parametrize(
    ("room", "first", "second", "free", "taken"),
    [
        ("Zaal", "Ronde 1", "Ronde 2", "vrij", "bezet"),
        ("Room", "Mon", "Tue", "available", "not available"),
        ("Raum", "Vormittag", "Nachmittag", "frei", "belegt"),
        ("Salle", "Matin", "Après-midi", "libre", "occupée"),
        ("Aula", "Turno 1", "Turno 2", "libre", "ocupada"),
        ("Lokaal", "Ronde 1 vrij", "Ronde 2 vrij", "ja", "nee"),
        ("Lokaal", "Beschikbaar ronde 1", "Beschikbaar ronde 2", "x", ""),
    ],
)
def test_rooms_are_closed_where_they_are_taken(
    room: str, first: str, second: str, free: str, taken: str, tmp_path: Path
) -> None:
    rows: Rows = [[room, "Capaciteit", first, second], ["Aula", 120, free, taken], ["012", 28, taken, free]]
    rows = [*rows, ["Gym", 60, free, free]]
    imported(tmp_path, rows)
    rounds = [row["Round"] for row in table(tmp_path, "Rounds")]
    assert len(rounds) == 2
    assert told(tmp_path, "Rooms", "Room", "Capacity", "Closed in rounds") == [
        ("Aula", "120", rounds[1]),
        ("012", "28", rounds[0]),
        ("Gym", "60", ""),
    ]


ROOMS_MARKED: Rows = [["Zaal", "Plaatsen", "Ronde 1", "Ronde 2"], ["Aula", 120, "x", ""], ["Gym", 60, "", "x"]]


def test_what_marks_of_rooms_mean_is_asked(tmp_path: Path) -> None:
    with pytest.raises(Unsettled) as asked:
        imported(tmp_path, ROOMS_MARKED, rounds="2")
    (question,) = asked.value.questions
    assert [choice.answer for choice in question.choices] == ["free", "taken"]


@pytest.mark.parametrize(("answer", "aula", "gym"), [("free", "Ronde 2", "Ronde 1"), ("taken", "Ronde 1", "Ronde 2")])
def test_marks_of_rooms_as_somebody_answers(answer: str, aula: str, gym: str, tmp_path: Path) -> None:
    imported(tmp_path, ROOMS_MARKED, rounds="2", answers=(("answers.csv:Ronde 1", answer),))
    assert told(tmp_path, "Rooms", "Room", "Closed in rounds") == [("Aula", aula), ("Gym", gym)]


def test_rooms_that_are_there_are_closed_too_and_anew_when_they_are_read_again(tmp_path: Path) -> None:
    imported(tmp_path, [["Zaal", "Plaatsen"], ["Aula", 120], ["Gym", 60]], rounds="Ronde 1; Ronde 2")
    head = ["Zaal", "Ronde 1", "Ronde 2"]
    imported(tmp_path, [["x"], ["y"]], [head, ["Aula", "vrij", "bezet"], ["Gym", "vrij", "vrij"]])
    assert told(tmp_path, "Rooms", "Room", "Closed in rounds") == [("Aula", "Ronde 2"), ("Gym", "")]
    imported(tmp_path, [["x"], ["y"]], [head, ["Aula", "vrij", "vrij"], ["Gym", "bezet", "vrij"]])
    assert told(tmp_path, "Rooms", "Room", "Closed in rounds") == [("Aula", ""), ("Gym", "Ronde 1")]


TALKS: Rows = [["Code", "Talk", "Speaker", "Cap"], ["T1", "Bees", "Ana Brie", 20], ["T2", "Maps", "Ben Cho", 20]]


@pytest.mark.parametrize(
    ("speaker", "away"),
    [
        ("Speaker", "Not available"),
        ("Spreker", "Niet beschikbaar"),
        ("Referent", "Nicht verfügbar"),
        ("Intervenant", "Indisponible"),
        ("Ponente", "No disponible"),
        ("Presenter", "Unavailable rounds"),
    ],
)
def test_a_list_of_speakers_is_nobody_who_attends(speaker: str, away: str, tmp_path: Path) -> None:
    rows: Rows = [[speaker, "E-mail", away], ["Ana Brie", "a@x.example", "Round 2"], ["Ben Cho", "b@x.example", ""]]
    imported(tmp_path, rows, TALKS, rounds="2")
    assert table(tmp_path, "Attendees") == []
    assert told(tmp_path, "Speakers", "Speaker", "Email", "Unavailable rounds") == [
        ("Ana Brie", "a@x.example", "Round 2"),
        ("Ben Cho", "b@x.example", ""),
    ]


def test_speakers_with_columns_for_rounds_and_in_another_order(tmp_path: Path) -> None:
    rows: Rows = [["Round 1", "Mail", "Round 2", "Speaker"], ["x", "b@x.example", "", "Ben Cho"]]
    imported(tmp_path, [*rows, ["x", "a@x.example", "x", "Ana Brie"]], TALKS, rounds="2")
    assert sorted(told(tmp_path, "Speakers", "Speaker", "Email", "Unavailable rounds")) == [
        ("Ana Brie", "a@x.example", ""),
        ("Ben Cho", "b@x.example", "Round 2"),
    ]


def test_people_who_are_known_as_speakers_are_asked_after(tmp_path: Path) -> None:
    rows: Rows = [["Name", "E-mail"], ["Ana Brie", "a@x.example"], ["Ben Cho", "b@x.example"]]
    with pytest.raises(Unsettled) as asked:
        imported(tmp_path, rows, TALKS, rounds="2")
    (question,) = asked.value.questions
    assert [choice.answer for choice in question.choices] == ["speakers", "people"]
    imported(tmp_path, rows, TALKS, rounds="2", answers=((question.key, "people"),))
    assert told(tmp_path, "Attendees", "Name") == [("Ana Brie",), ("Ben Cho",)]


@pytest.mark.parametrize(
    ("heading", "is_there"),
    [
        ("Can attend", True),
        ("Beschikbaar", True),
        ("Aanwezig op", True),
        ("Verfügbar", True),
        ("Disponible", True),
        ("Not available", False),
        ("Kan niet", False),
        ("Abwesend am", False),
        ("Absent", False),
        ("No puede", False),
    ],
)
def test_rounds_in_a_cell_say_when_people_are_there(heading: str, is_there: bool, tmp_path: Path) -> None:
    rows: Rows = [
        ["Name", heading, "Pick 1", "Pick 2"],
        ["Ann Lee", "Saturday", "Weaving", "Dyeing"],
        ["Bob Roy", "Sunday", "Felting", "Weaving"],
        ["Cy Hill", "", "Dyeing", "Felting"],
    ]
    imported(tmp_path, rows, rounds="Saturday; Sunday")
    days = ("Sunday", "Saturday") if is_there else ("Saturday", "Sunday")
    assert told(tmp_path, "Attendees", "Name", "Unavailable rounds") == [
        ("Ann Lee", days[0]),
        ("Bob Roy", days[1]),
        ("Cy Hill", ""),
    ]


def test_rounds_in_a_cell_below_another_heading_are_asked_after(tmp_path: Path) -> None:
    rows: Rows = [["Name", "Ticket", "Pick 1"], ["Ann Lee", "Saturday", "Weaving"], ["Bob Roy", "Sunday", "Felting"]]
    with pytest.raises(Unsettled) as asked:
        imported(tmp_path, rows, rounds="Saturday; Sunday")
    (question,) = asked.value.questions
    assert [choice.answer for choice in question.choices] == ["there", "not there", "left out"]


def test_both_rounds_are_all_of_them_and_none_are_none(tmp_path: Path) -> None:
    rows: Rows = [["Name", "Can attend"], ["Ann Lee", "Saturday, Sunday"], ["Bob Roy", "both"], ["Cy Hill", "none"]]
    imported(tmp_path, [*rows, ["Di Fox", "Sunday"]], rounds="Saturday; Sunday")
    assert told(tmp_path, "Attendees", "Name", "Unavailable rounds") == [
        ("Ann Lee", ""),
        ("Bob Roy", ""),
        ("Cy Hill", "Saturday; Sunday"),
        ("Di Fox", "Saturday"),
    ]


@pytest.mark.parametrize(
    ("day", "time", "first", "second"),
    [
        ("Tag", "Uhrzeit", "17.11.", "18.11."),
        ("Datum", "Tijd", "Di 17.11", "Wo 18.11"),
        ("Date", "Time", "17/11", "18/11"),
        ("Jour", "Horaire", "17 novembre", "18 novembre"),
        ("Fecha", "Hora", "17-11-2026", "18-11-2026"),
    ],
)
@pytest.mark.parametrize(("early", "late"), [("9-10:30", "11-12:30"), ("9:00-10:30", "11:00 - 12:30")])
@pytest.mark.parametrize("is_turned", [False, True])
def test_a_day_without_its_year_and_a_time_are_a_round(
    day: str, time: str, first: str, second: str, early: str, late: str, is_turned: bool, tmp_path: Path
) -> None:
    rows: Rows = [
        [day, time, "Titel", "Referent", "Plätze"],
        [first, early, "Excel Grundlagen", "Lena Roth", 20],
        [first, late, "Canva", "Finn Koch", 20],
        [second, early, "Podcast", "Mia Weber", 20],
        [second, late, "Recht", "Max Wolf", 20],
    ]
    imported(tmp_path, [row[::-1] for row in rows] if is_turned else rows)
    rounds = [f"{one} {at}" for one in (first, second) for at in (early, late)]
    assert told(tmp_path, "Rounds", "Round") == [(name,) for name in rounds]
    assert told(tmp_path, "Sessions", "Title", "Speakers", "Allowed rounds", "Fixed room") == [
        ("Excel Grundlagen", "Lena Roth", rounds[0], ""),
        ("Canva", "Finn Koch", rounds[1], ""),
        ("Podcast", "Mia Weber", rounds[2], ""),
        ("Recht", "Max Wolf", rounds[3], ""),
    ]


@pytest.mark.parametrize(
    "head",
    [
        ("Datum", "Aanvang", "Einde"),
        ("Date", "Start time", "End"),
        ("Datum", "Beginn", "Ende"),
        ("Fecha", "Hora", "Fin"),
    ],
)
def test_real_days_and_times_of_a_workbook_are_rounds(head: tuple[str, str, str], tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [*head, "Titel", "Zaal", "Plaatsen"],
        [date(2025, 11, 20), time(10), time(11), "Rouw", "Z1", 30],
        [date(2025, 11, 20), time(12), time(13), "Lezen", "Z1", 25],
    ]
    imported_files(tmp_path, [write_xlsx(tmp_path / "list.xlsx", Dag=rows)], Choices())
    assert told(tmp_path, "Sessions", "Title", "Allowed rounds") == [("Rouw", "10:00"), ("Lezen", "12:00")]


def test_real_days_and_times_on_two_days_are_rounds_of_both(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Datum", "Aanvang", "Einde", "Sessie", "Spreker", "Plaatsen"],
        [date(2025, 11, 20), time(10), time(11), "Rouw", "Ans Groen", 30],
        [date(2025, 11, 21), time(10), time(11), "Lezen", "Bas Groen", 25],
        [date(2025, 11, 21), time(12), time(13), "Film", "Cas Groen", 25],
    ]
    imported_files(tmp_path, [write_xlsx(tmp_path / "list.xlsx", Dag=rows)], Choices())
    assert told(tmp_path, "Sessions", "Title", "Allowed rounds") == [
        ("Rouw", "2025-11-20 10:00"),
        ("Lezen", "2025-11-21 10:00"),
        ("Film", "2025-11-21 12:00"),
    ]


OPTIONS: Rows = [["Pupil", "Option 1", "Option 2"], ["Ann Lee", 1, 3], ["Bob Roy", 2, 1], ["Cy Hill", 3, 2]]
KEY: Rows = [[1, "Animation", 10], [2, "Badminton", 16], [3, "Craft", 12]]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
@pytest.mark.parametrize("is_lettered", [False, True])
def test_a_legend_without_headings_is_a_list_of_sessions(
    order: tuple[int, int, int], is_lettered: bool, tmp_path: Path
) -> None:
    letters = {1: "A", 2: "B", 3: "C"} if is_lettered else {1: "1", 2: "2", 3: "3"}
    key = [[(letters[int(str(row[0]))], *row[1:])[place] for place in order] for row in KEY]
    options = [OPTIONS[0], *[[row[0], *(letters[int(str(one))] for one in row[1:])] for row in OPTIONS[1:]]]
    with pytest.raises(Unsettled) as asked:
        imported(tmp_path, options, key)
    (question,) = asked.value.questions
    assert [choice.answer for choice in question.choices] == ["maxima", "left out"]
    imported(tmp_path, options, key, answers=((question.key, "maxima"),))
    assert told(tmp_path, "Sessions", "Code", "Title", "Maximum") == [
        (letters[1], "Animation", "10"),
        (letters[2], "Badminton", "16"),
        (letters[3], "Craft", "12"),
    ]
    assert told(tmp_path, "Attendees", "Name") == [("Ann Lee",), ("Bob Roy",), ("Cy Hill",)]


def test_a_legend_on_another_sheet_without_figures_is_not_asked_after(tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "a.xlsx", Answers=OPTIONS, Key=[row[:2] for row in KEY])
    imported_files(tmp_path, [book], Choices())
    assert told(tmp_path, "Sessions", "Code", "Title") == [("1", "Animation"), ("2", "Badminton"), ("3", "Craft")]
    assert told(tmp_path, "Wishes", "Name", "1", "2") == [
        ("Ann Lee", "1", "3"),
        ("Bob Roy", "2", "1"),
        ("Cy Hill", "3", "2"),
    ]


GRID: Rows = [
    ["Keynote", "Git basics", "Yoga"],
    ["Cloud 101", "Rust intro", "Drawing"],
    ["Cloud 101", "Security", "Drawing"],
]
IN_GRID = [
    ("Keynote", "{0} = {3}"),
    ("Git basics", "{0} = {4}"),
    ("Yoga", "{0} = {5}"),
    ("Cloud 101", "{1} = {3}; {2} = {3}"),
    ("Rust intro", "{1} = {4}"),
    ("Drawing", "{1} = {5}; {2} = {5}"),
    ("Security", "{2} = {4}"),
]


@pytest.mark.parametrize(
    ("corner", "rounds", "rooms"),
    [
        ("Time", ("09:00", "10:00", "11:00"), ("Room A", "Room B", "Studio")),
        ("", ("9:00-9:45", "10:00-10:45", "11:00-11:45"), ("Aula", "Lokaal 12", "Gymzaal")),
        ("Runde", ("Runde 1", "Runde 2", "Runde 3"), ("Raum 101", "Raum 102", "Mensa")),
        ("Horaire", ("9h00", "10h00", "11h00"), ("Salle 1", "Salle 2", "Gymnase")),
        ("Turno", ("Turno 1", "Turno 2", "Turno 3"), ("Sala 1", "Sala 2", "Biblioteca")),
    ],
)
@pytest.mark.parametrize("are_rooms_down", [False, True])
def test_a_timetable_is_sessions_with_rounds_and_rooms(
    corner: str, rounds: tuple[str, ...], rooms: tuple[str, ...], are_rooms_down: bool, tmp_path: Path
) -> None:
    if are_rooms_down:
        rows: Rows = [["Room", *rounds], *[[room, *(line[at] for line in GRID)] for at, room in enumerate(rooms)]]
    else:
        rows = [[corner, *rooms], *[[round, *line] for round, line in zip(rounds, GRID, strict=True)]]
    imported(tmp_path, rows)
    assert told(tmp_path, "Rounds", "Round") == [(round,) for round in rounds]
    assert told(tmp_path, "Sessions", "Title", "Fixed rounds") == [
        (title, fixed.format(*rounds, *rooms)) for title, fixed in IN_GRID
    ]


def test_a_break_in_a_timetable_is_no_session_and_two_rooms_at_once_are_two(tmp_path: Path) -> None:
    rows: Rows = [
        ["Tijd", "Aula", "Zaal 1"],
        ["09:00", "Opening", ""],
        ["10:00", "Lunch", "Lunch"],
        ["11:00", "Yoga", "Yoga"],
        ["12:00", "Klei", "Dans"],
    ]
    imported_files(tmp_path, [write_xlsx(tmp_path / "a.xlsx", Rooster=rows)], Choices())
    assert told(tmp_path, "Sessions", "Title", "Fixed rounds") == [
        ("Opening", "09:00 = Aula"),
        ("Yoga", "11:00 = Aula"),
        ("Yoga", "11:00 = Zaal 1"),
        ("Klei", "12:00 = Aula"),
        ("Dans", "12:00 = Zaal 1"),
    ]


CHESS: Rows = [["Name", "Chess:2", "Judo:1", "Drama:3"], ["Ann", 1, 2, 3], ["Bob", 2, 1, 3], ["Cy", 3, 1, 2]]


def test_a_number_behind_titles_is_asked_after(tmp_path: Path) -> None:
    with pytest.raises(Unsettled) as asked:
        imported(tmp_path, CHESS)
    (question,) = asked.value.questions
    assert [choice.answer for choice in question.choices] == ["maxima", "titles"]


@pytest.mark.parametrize(
    ("answer", "sessions"),
    [
        ("maxima", [("Chess", "2"), ("Drama", "3"), ("Judo", "1")]),
        ("titles", [("Chess:2", ""), ("Drama:3", ""), ("Judo:1", "")]),
    ],
)
def test_a_number_behind_titles_as_somebody_answers(
    answer: str, sessions: list[tuple[str, str]], tmp_path: Path
) -> None:
    imported(tmp_path, CHESS, answers=(("answers.csv:Chess:2", answer),))
    assert told(tmp_path, "Sessions", "Title", "Maximum") == sessions
    assert told(tmp_path, "Wishes", "Name", "1")[0] == ("Ann", sessions[0][0])


def test_a_number_behind_some_titles_alone_is_a_part_of_them(tmp_path: Path) -> None:
    imported(tmp_path, [["Name", "Chess:2", "Judo", "Drama"], *CHESS[1:]])
    assert told(tmp_path, "Sessions", "Title") == [("Chess:2",), ("Drama",), ("Judo",)]


@pytest.mark.parametrize(
    ("leader", "most"),
    [
        ("Begeleider:", "Max:"),
        ("Led by:", "Places:"),
        ("Leitung:", "Max. Teilnehmer:"),
        ("Intervenant :", "Places :"),
        ("Ponente:", "Plazas:"),
        ("Begeleider", "Max"),
    ],
)
@pytest.mark.parametrize("is_parted", [False, True])
@pytest.mark.parametrize("dot", [".", ")", ""])
def test_blocks_with_labels_are_sessions_with_people(
    leader: str, most: str, is_parted: bool, dot: str, tmp_path: Path
) -> None:
    gap = [["", ""]] if is_parted else []
    first = [["Judo", ""], [leader, "Sanne Zwart"], [most, 10], [f"1{dot}", "Sem Bakker"], [f"2{dot}", "Pien Vos"]]
    second = [["Schaken", ""], [most, 12], [leader, "Daan Wit"], [f"1{dot}", "Noor Smit"], [f"2{dot}", "Thijs Kok"]]
    rows: Rows = [*first, *gap, *second, [f"3{dot}", ""]]
    with pytest.raises(Unsettled) as asked:
        imported(tmp_path, rows)
    (question,) = asked.value.questions
    assert [choice.answer for choice in question.choices] == ["settled", "wishes"]
    imported(tmp_path, rows, answers=((question.key, "settled"),))
    assert told(tmp_path, "Sessions", "Title", "Speakers", "Maximum") == [
        ("Judo", "Sanne Zwart", "10"),
        ("Schaken", "Daan Wit", "12"),
    ]
    assert sorted(told(tmp_path, "Attendees", "Name")) == [
        ("Noor Smit",),
        ("Pien Vos",),
        ("Sem Bakker",),
        ("Thijs Kok",),
    ]
    assert len(table(tmp_path, "Pins")) == 4


def test_blocks_of_an_unknown_shape_are_refused_and_nobody_is_called_by_a_label(tmp_path: Path) -> None:
    rows: Rows = [["Judo", "", ""], ["Begeleider:", "Sanne Zwart", ""], ["Max:", 10, ""], ["1.", "Sem Bakker", "3A"]]
    rows = [*rows, ["2.", "Pien Vos", "3B"], ["Schaken", "", ""], ["Max:", 10, ""], ["1.", "Noor Smit", "3A"]]
    with pytest.raises((FileTrouble, Unsettled)) as refused:
        imported(tmp_path, rows)
    assert isinstance(refused.value, FileTrouble)


@pytest.mark.parametrize("word", ["Sessie", "Session", "Block", "Tour"])
def test_a_round_that_is_called_by_its_time_keeps_the_minutes(word: str, tmp_path: Path) -> None:
    rows: Rows = [
        ["Naam", f"{word} 10:00", f"{word} 12:30"],
        ["Ann Lee", "Rouw", "Lezen"],
        ["Bo Roy", "Film", "Rouw"],
        ["Cy Hill", "Lezen", "Film"],
    ]
    imported(tmp_path, rows, answers=((f"answers.csv:{word} 10:00", "rounds"),))
    assert told(tmp_path, "Rounds", "Round") == [(f"{word} 10:00",), (f"{word} 12:30",)]
    assert told(tmp_path, "Wishes", "Name", "1")[0] == ("Ann Lee", f"Rouw @ {word} 10:00; Lezen @ {word} 12:30")


def test_times_of_a_list_are_found_among_the_rounds_of_answers(tmp_path: Path) -> None:
    answers: Rows = [
        ["Naam", "Sessie 10:00", "Sessie 12:00"],
        ["Ann Lee", "Rouw", "Lezen"],
        ["Bo Roy", "Rouw", "Lezen"],
    ]
    listed: Rows = [["Datum", "Aanvang", "Einde", "Sessie", "Plaatsen"], ["2025-11-20", "10:00", "11:00", "Rouw", 30]]
    imported(tmp_path, answers, [*listed, ["2025-11-20", "12:00", "13:00", "Lezen", 25]])
    assert told(tmp_path, "Rounds", "Round") == [("10:00",), ("12:00",)]
    assert told(tmp_path, "Sessions", "Title", "Allowed rounds") == [("Rouw", "10:00"), ("Lezen", "12:00")]
    assert told(tmp_path, "Wishes", "Name", "1") == [
        ("Ann Lee", "Rouw @ 10:00; Lezen @ 12:00"),
        ("Bo Roy", "Rouw @ 10:00; Lezen @ 12:00"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Monday", "Tuesday"), ("Montag", "Dienstag"), ("lundi", "mardi"), ("lunes", "martes")],
)
def test_a_week_of_days_and_times_is_sessions_without_rooms(first: str, second: str, tmp_path: Path) -> None:
    rows: Rows = [["Time", first, second], ["09:00", "Yoga", "Klei"], ["10:00", "Dans", "Lunch"], ["11:00", "Hike", ""]]
    imported(tmp_path, rows)
    assert table(tmp_path, "Rooms") == []
    assert told(tmp_path, "Sessions", "Title", "Allowed rounds") == [
        ("Yoga", f"{first} 09:00"),
        ("Dans", f"{first} 10:00"),
        ("Hike", f"{first} 11:00"),
        ("Klei", f"{second} 09:00"),
    ]


def test_names_of_people_in_a_timetable_are_asked_after(tmp_path: Path) -> None:
    rows: Rows = [["Time", "Room A", "Room B"], ["09:00", "Ann Lee", "Bob Roy"], ["10:00", "Cy Hill", "Di Fox"]]
    with pytest.raises(Unsettled) as asked:
        imported(tmp_path, rows)
    (question,) = asked.value.questions
    assert [choice.answer for choice in question.choices] == ["sessions", "left out"]

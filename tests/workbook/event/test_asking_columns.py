"""What is asked of one person or session in a column of Attendees or Sessions: read, told by cell, written back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from rules_page import EVENT, PAGE

from allocator.coherence.names import ASKING_COLUMNS, own_columns_can_be_written
from allocator.demand import Ask, Demand
from allocator.errors import InputProblems
from allocator.event import Attendee, Event, Fixed, Pin, Round, Session
from allocator.fingerprint import input_hash
from allocator.policy import Policy
from allocator.scenario.changes import DropRule, Gone
from allocator.screen import rule_facts, rule_lines
from allocator.sentences import pin_sentence, sentence
from allocator.words import listed
from allocator.workbook.event.read import inspect_event, read_event
from allocator.workbook.event.schema import ATTENDEES, SESSIONS
from allocator.workbook.event.template import write_template
from allocator.workbook.event.write import write_event

Cells = Mapping[str, Mapping[str, object]]
"""What stands in columns, by heading and by id or code."""

WIDE = replace(
    EVENT,
    rounds=(Round("Round 1"), Round("Round 2"), Round("Round 3")),
    sessions=(*EVENT.sessions, Session("W4", "Throwing for all", maximum=20)),
    attendees=(*EVENT.attendees, Attendee("A4", "Di Fox")),
)


def book(path: Path, people: Cells, sessions: Cells, event: Event = WIDE) -> Path:
    """An event workbook with these columns, the first at Attendees!G or Sessions!L."""
    event = replace(event, attendees=tuple(replace(one, attributes=()) for one in event.attendees))
    path.parent.mkdir(exist_ok=True, parents=True)
    workbook = load_workbook(BytesIO(_as_written(event)))
    keys = {"Attendees": [one.id for one in event.attendees], "Sessions": [one.code for one in event.sessions]}
    for sheet, columns in (("Attendees", people), ("Sessions", sessions)):
        page = workbook[sheet]
        for place, (heading, texts) in enumerate(columns.items(), start=page.max_column + 1):
            page.cell(1, place).value = heading
            for key, text in texts.items():
                page.cell(2 + keys[sheet].index(key), place).value = text  # type: ignore[assignment]
    workbook.save(path)
    return path


@cache
def _as_written(event: Event) -> bytes:
    with TemporaryDirectory() as folder:
        write_event(event, Policy(), Path(folder) / "event.xlsx")
        return (Path(folder) / "event.xlsx").read_bytes()


def read(path: Path, people: Cells | None = None, sessions: Cells | None = None, event: Event = WIDE) -> Event:
    return read_event(book(path / "event.xlsx", people or {}, sessions or {}, event)).event


def problems(path: Path, people: Cells | None = None, sessions: Cells | None = None, event: Event = WIDE) -> list[str]:
    with pytest.raises(InputProblems) as told:
        read(path, people, sessions, event)
    return [f"{one.where}: {one.message}" for one in told.value.problems]


def test_people_are_named_by_id_or_name_and_what_both_say_counts_once(tmp_path: Path) -> None:
    event = read(
        tmp_path,
        {"Together with": {"A1": "bo  roy", "A2": "A1"}, "Not with": {"A3": "A4; Ada Lee", "A1": "Cy Ham"}},
    )
    assert event.demands == (
        Demand(Ask.TOGETHER, ("A1", "A2")),
        Demand(Ask.APART, ("A1", "A3")),
        Demand(Ask.APART, ("A3", "A4")),
    )
    assert [one.cell for one in event.demands] == [
        "Attendees!G2 and Attendees!G3",
        "Attendees!H2 and Attendees!H4",
        "Attendees!H4",
    ]


@pytest.mark.parametrize(
    ("cells", "groups"),
    [
        ({"A1": "A2; A3"}, [("A1", "A2", "A3")]),
        ({"A1": "A2", "A2": "A3", "A3": "A1"}, [("A1", "A2", "A3")]),
        ({"A1": "A2", "A2": "A3"}, [("A1", "A2"), ("A2", "A3")]),
        ({"A1": "A2; A3", "A3": "A2"}, [("A1", "A2", "A3")]),
        ({"A1": "A2; A3", "A4": "A3"}, [("A1", "A2", "A3"), ("A3", "A4")]),
        ({"A1": "A2", "A3": "A4"}, [("A1", "A2"), ("A3", "A4")]),
        ({"A1": "A2; A3", "A4": "A1; A2; A3"}, [("A1", "A2", "A3", "A4")]),
    ],
    ids=str,
)
def test_groups_that_every_two_of_their_members_say_are_one(
    tmp_path: Path, cells: dict[str, object], groups: list[tuple[str, ...]]
) -> None:
    assert read(tmp_path, {"Together with": cells}).demands == tuple(Demand(Ask.TOGETHER, one) for one in groups)


def test_three_who_are_kept_apart_from_one_another_are_one_rule(tmp_path: Path) -> None:
    assert read(tmp_path, {"Not with": {"A1": "A2; A3"}}).demands == (
        Demand(Ask.APART, ("A1", "A2")),
        Demand(Ask.APART, ("A1", "A3")),
    )
    assert read(tmp_path, {"Not with": {"A1": "A2; A3", "A3": "A2"}}).demands == (
        Demand(Ask.APART, ("A1", "A2", "A3")),
    )


def test_what_somebody_must_have_and_never_gets_are_pins_in_any_round(tmp_path: Path) -> None:
    event = read(tmp_path, {"Must have": {"A1": "glaz; W1"}, "Veto": {"A1": "Advanced", "A2": "throwing"}})
    assert event.pins == (
        Pin("A1", "W3", None),
        Pin("A1", "W1", None),
        Pin("A1", "W2", None, must=False),
        Pin("A2", "W4", None, must=False),
    )
    assert [one.cell for one in event.pins] == ["Attendees!G2", "Attendees!G2", "Attendees!H2", "Attendees!H3"]


def test_headings_may_be_in_the_language_of_the_event(tmp_path: Path) -> None:
    event = read(
        tmp_path,
        {"Samen met": {"A1": "A2"}, "niet met": {"A1": "A3"}, "Moet": {"A1": "W1"}, "Mag niet": {"A1": "W2"}},
        {"Voor": {"W1": "W2"}, "Spätestens": {"W4": "Round 1"}},
    )
    assert event.demands == (
        Demand(Ask.TOGETHER, ("A1", "A2")),
        Demand(Ask.APART, ("A1", "A3")),
        Demand(Ask.BEFORE, ("W1",), ("W2",)),
    )
    assert event.pins == (Pin("A1", "W1", None), Pin("A1", "W2", None, must=False))
    assert event.session_of["W4"].rounds == {"Round 1"}


@pytest.mark.parametrize("heading", ["Lasts", "duurt", "Dauert *"])
def test_how_long_a_session_lasts_stands_where_it_is_more_than_a_round(tmp_path: Path, heading: str) -> None:
    event = read(tmp_path, None, {heading: {"W2": "2"}})
    assert [session.lasts for session in event.sessions] == [1, 2, 1, 1]
    write_event(event, Policy(), tmp_path / "again.xlsx")
    page = load_workbook(tmp_path / "again.xlsx")["Sessions"]
    assert [cell.value for cell in page["L"]] == ["Lasts", None, 2, None, None]
    assert read_event(tmp_path / "again.xlsx").event == event


def test_two_columns_of_one_meaning_are_a_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, {"Together with": {"A1": "A2"}, "Samen met": {"A1": "A3"}}) == [
        'Attendees!H1: there are two columns "Together with"; keep one.'
    ]


def test_sessions_run_before_with_and_apart(tmp_path: Path) -> None:
    event = read(
        tmp_path,
        None,
        {
            "Before": {"W1": "Advanced; W3"},
            "Same round as": {"W4": "Glazing"},
            "Not beside": {"W1": "W4", "W4": "W1; W2"},
        },
    )
    assert event.demands == (
        Demand(Ask.BEFORE, ("W1",), ("W2", "W3")),
        Demand(Ask.SAME_ROUND, ("W3", "W4")),
        Demand(Ask.DIFFERENT_ROUNDS, ("W1", "W4")),
        Demand(Ask.DIFFERENT_ROUNDS, ("W2", "W4")),
    )
    assert [one.cell for one in event.demands] == [
        "Sessions!L2",
        "Sessions!M5",
        "Sessions!N2 and Sessions!N5",
        "Sessions!N5",
    ]


@pytest.mark.parametrize(
    ("earliest", "latest", "allowed", "left"),
    [
        ("Round 2", None, None, {"Round 2", "Round 3"}),
        (None, "round 2", None, {"Round 1", "Round 2"}),
        ("Round 2", "Round 2", None, {"Round 2"}),
        ("Round 2", None, {"Round 1", "Round 3"}, {"Round 3"}),
        ("Round 1", "Round 3", None, None),
    ],
    ids=["earliest", "latest", "both", "of those allowed", "all"],
)
def test_the_first_and_the_last_round_narrow_what_is_allowed(
    tmp_path: Path, earliest: str | None, latest: str | None, allowed: set[str] | None, left: set[str] | None
) -> None:
    first = replace(WIDE.sessions[0], rounds=None if allowed is None else frozenset(allowed))
    event = replace(WIDE, sessions=(first, *WIDE.sessions[1:]))
    found = read(tmp_path, None, {"Earliest": {"W1": earliest}, "Latest": {"W1": latest}}, event)
    assert found.session_of["W1"].rounds == left


def test_a_round_that_was_held_stays_as_it_was(tmp_path: Path) -> None:
    rounds = (replace(WIDE.rounds[0], held=True), *WIDE.rounds[1:])
    first = replace(WIDE.sessions[0], fixed=(Fixed("Round 1"),))
    event = replace(WIDE, rounds=rounds, sessions=(first, *WIDE.sessions[1:]))
    assert read(tmp_path, None, {"Earliest": {"W1": "Round 3"}}, event).session_of["W1"].rounds == {
        "Round 1",
        "Round 3",
    }


def test_all_that_is_wrong_with_what_people_ask_is_told_at_its_cell_and_at_once(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        {
            "Together with": {"A1": "Ada Lee; Bo Roi", "A2": "Cy Ham", "A4": "Ada Lee, Bo Roy"},
            "Not with": {"A3": "A2; A9"},
            "Must have": {"A1": "W1; Glasing", "A2": "W1; W2; W3; W4", "A3": "ing"},
            "Veto": {"A1": "basics", "A4": "W1, W2"},
        },
    ) == [
        'Attendees!G2: "Bo Roi" is not an attendee. Did you mean "Bo Roy"?',
        'Attendees!G2: "A1" is this attendee; name another one.',
        'Attendees!I2: "Glasing" is not a session. Did you mean "Glazing"?',
        'Attendees!J2: "W1" is under Must have too (Attendees!I2); keep one of the two.',
        'Attendees!I3: "A2" is pinned to "W1", "W2", "W3" and "W4", which cannot all be in different rounds.',
        'Attendees!H4: "A9" is not an attendee.',
        'Attendees!H4: "A2" and "A3" are kept apart by this, and Attendees!G3 says that they sit together; '
        "keep one of the two.",
        'Attendees!I4: "ing" is a part of several titles; write the code instead: "W3" or "W4".',
        'Attendees!G5: "Ada Lee, Bo Roy" has commas between its items; write ; instead: "Ada Lee; Bo Roy".',
        'Attendees!J5: "W1, W2" has commas between its items; write ; instead: "W1; W2".',
    ]


def test_two_sessions_that_somebody_must_have_in_one_round_are_told(tmp_path: Path) -> None:
    fixed = [replace(one, fixed=(Fixed("Round 1"),), at_most=1) for one in WIDE.sessions[:2]]
    event = replace(WIDE, sessions=(*fixed, *WIDE.sessions[2:]))
    assert problems(tmp_path, {"Must have": {"A2": "W1; W2"}}, event=event) == [
        'Attendees!G3: "A2" is pinned to "W1" and "W2", which cannot all be in different rounds.'
    ]
    everything = {"Must have": {"A2": "W1; W2; W3; W4"}}
    assert problems(tmp_path / "more", everything) == [
        'Attendees!G3: "A2" is pinned to "W1", "W2", "W3" and "W4", which cannot all be in different rounds.'
    ]


def test_all_that_is_wrong_with_what_sessions_ask_is_told_at_its_cell_and_at_once(tmp_path: Path) -> None:
    last = replace(WIDE.sessions[3], rounds=frozenset({"Round 1"}))
    third = replace(WIDE.sessions[2], fixed=(Fixed("Round 1"),))
    event = replace(WIDE, sessions=(*WIDE.sessions[:2], third, last))
    cells = {
        "Earliest": {"W1": "Round 3", "W2": "Round 9", "W3": "Round 2", "W4": "Round 2"},
        "Latest": {"W1": "Round 1"},
        "Before": {"W1": "W1; Advanced", "W2": "Basics", "W3": "W4"},
        "Same round as": {"W3": "W4"},
        "Not beside": {"W4": "W3; W8"},
    }
    assert problems(tmp_path, None, cells, event) == [
        'Sessions!M2: "Round 1" is before "Round 3", the earliest (Sessions!L2).',
        'Sessions!N2: "W1" is this session; name another one.',
        'Sessions!L3: "Round 9" is not a round. Did you mean "Round 1" or "Round 2"?',
        'Sessions!N3: earlier rows say that "W1" runs before "W2"; one of them has to go.',
        'Sessions!L4: "Round 1" is a fixed round of "W3", and before the earliest.',
        'Sessions!N4: "W3" and "W4" run one before the other by this, and Sessions!O4 says that they run in the same '
        "rounds; keep one of the two.",
        'Sessions!L5: "W4" may run in "Round 1" alone, by its allowed rounds: none is left.',
        'Sessions!P5: "W8" is not a session.',
        'Sessions!P5: "W3" and "W4" never run in one round by this, and Sessions!O4 says that they run in the same '
        "rounds; keep one of the two.",
    ]


def test_an_order_that_comes_round_is_told_at_the_cell_that_closes_it(tmp_path: Path) -> None:
    assert problems(tmp_path, None, {"Before": {"W1": "W2", "W2": "W3", "W3": "W1"}}) == [
        'Sessions!L4: earlier rows say that "W1" runs before "W3"; one of them has to go.'
    ]


def test_a_pin_that_contradicts_a_row_of_pins_is_told_at_its_cell(tmp_path: Path) -> None:
    event = replace(WIDE, pins=(Pin("A1", "W1", "Round 1"), Pin("A2", "W2", None)))
    assert problems(tmp_path, {"Veto": {"A1": "W1"}}, event=event) == [
        'Attendees!G2: this contradicts an earlier pin: "A1" must be in "W1" in "Round 1".'
    ]


def test_what_rows_say_already_is_not_said_twice(tmp_path: Path) -> None:
    rule = Demand(Ask.TOGETHER, ("A2", "A1"), reason="a pair")
    event = replace(WIDE, pins=(Pin("A1", "W1", None, reason="chairs"),), demands=(rule,))
    found = read(tmp_path, {"Together with": {"A1": "A2"}, "Must have": {"A1": "W1; W2"}}, event=event)
    assert found.demands == (rule,)
    assert found.pins == (Pin("A1", "W1", None, reason="chairs"), Pin("A1", "W2", None))


def test_the_rules_are_listed_with_their_cells(tmp_path: Path) -> None:
    people = {"Together with": {"A1": "A2"}, "Must have": {"A2": "W1"}, "Veto": {"A3": "W2"}}
    event = read(tmp_path, people, {"Before": {"W1": "W2"}})
    assert list(rule_lines(event)) == [
        "Attendees!G2  Ada Lee and Bo Roy sit together. (2 attendees, 12 possible offerings)",
        "Sessions!L2  W1 Basics runs only in rounds before W2 Advanced. (6 possible offerings)",
        "Attendees!H3  Bo Roy must attend W1 Basics, in whatever round. (1 attendee, 3 possible offerings)",
        "Attendees!I4  Cy Ham never attends W2 Advanced. (1 attendee, 3 possible offerings)",
    ]
    assert [(one["where"], one["rule"], one["attendees"], one["offerings"]) for one in rule_facts(event)] == [
        ("Attendees!G2", "sit together", 2, 12),
        ("Sessions!L2", "runs before", 0, 6),
        ("Attendees!H3", "must", 1, 3),
        ("Attendees!I4", "must not", 1, 3),
    ]


def test_it_counts_the_same_wherever_it_is_said(tmp_path: Path) -> None:
    event = read(tmp_path, {"Not with": {"A1": "A2"}, "Veto": {"A1": "W2"}})
    said = replace(WIDE, attendees=event.attendees, demands=event.demands, pins=event.pins)
    plain = tuple(replace(one, cell="") for one in event.demands), tuple(replace(one, cell="") for one in event.pins)
    assert input_hash(replace(said, demands=plain[0], pins=plain[1]), Policy()) == input_hash(event, Policy())


def test_no_column_of_ones_own_may_be_called_like_one_that_asks() -> None:
    spellings = [spelling for one in ATTENDEES.asking for spelling in (one.heading, *one.aliases)]
    assert [*ASKING_COLUMNS] == spellings
    event = replace(WIDE, attendees=(replace(WIDE.attendees[0], attributes=(("Veto", "no"), ("samen met", "x"))),))
    assert [one.message for one in own_columns_can_be_written(event)] == [
        '"Veto" is a column of the program; give yours another heading.',
        '"samen met" cannot be a column of its own; give each another heading.',
    ]


def test_a_workbook_without_these_columns_gets_none_of_them(tmp_path: Path) -> None:
    write_event(replace(WIDE, demands=(Demand(Ask.TOGETHER, ("A1", "A2")),)), Policy(), tmp_path / "event.xlsx")
    workbook = load_workbook(tmp_path / "event.xlsx")
    asking = {column.heading for column in (*ATTENDEES.asking, *SESSIONS.asking)}
    assert {cell.value for name in ("Attendees", "Sessions") for cell in workbook[name][1]} & asking == set()
    assert "Rules" in workbook.sheetnames


def test_an_empty_workbook_shows_an_example_of_each_if_asked(tmp_path: Path) -> None:
    write_template(tmp_path / "event.xlsx", rules=True)
    workbook = load_workbook(tmp_path / "event.xlsx")
    for sheet in (ATTENDEES, SESSIONS):
        shown = dict(zip(*(tuple(cell.value for cell in workbook[sheet.name][row]) for row in (1, 2)), strict=True))
        assert {one.heading: shown[one.heading] for one in sheet.asking} == {
            one.heading: one.example for one in sheet.asking
        }
    write_template(tmp_path / "bare.xlsx")
    bare = {cell.value for name in ("Attendees", "Sessions") for cell in load_workbook(tmp_path / "bare.xlsx")[name][1]}
    assert bare & {one.heading for sheet in (ATTENDEES, SESSIONS) for one in sheet.asking} == set()


def test_the_page_shows_each_column_with_what_it_asks(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8").partition("<!-- the columns -->")[2].partition("<!-- end")[0]
    rows = [[part.strip() for part in line.split("|")[1:-1]] for line in page.strip().splitlines()[2:]]
    assert [row[:2] for row in rows] == [
        [sheet.name, one.heading] for sheet in (ATTENDEES, SESSIONS) for one in sheet.asking
    ]
    keys = {one.name: one.id for one in EVENT.attendees} | {one.title: one.code for one in EVENT.sessions}
    for number, (sheet, heading, whose, cell, said) in enumerate(rows):
        columns = {heading: {keys[whose]: cell}}
        people, sessions = (columns, {}) if sheet == "Attendees" else ({}, columns)
        event = read(tmp_path / str(number), people, sessions, EVENT)
        if event.demands:
            assert [sentence(event, one) for one in event.demands] == [said]
        elif event.pins:
            assert [pin_sentence(event, one) for one in event.pins] == [said]
        else:
            (narrowed,) = (one for one in event.sessions if one.rounds is not None)
            rounds = listed(sorted(narrowed.rounds or ()))
            assert f"{narrowed.code} {narrowed.title} runs only in {rounds}." == said


def test_what_columns_said_is_written_into_them_again(tmp_path: Path) -> None:
    event = read(
        tmp_path,
        {
            "Together with": {"A2": "A1", "A3": "A1"},
            "Not with": {"A4": "A1; A2"},
            "Must have": {"A1": "W2; W1"},
            "Veto": {"A3": "Glazing"},
        },
        {
            "Before": {"W1": "W2"},
            "Same round as": {"W3": "W4"},
            "Not beside": {"W4": "W1"},
            "Earliest": {"W2": "Round 2"},
        },
    )
    write_event(event, Policy(), tmp_path / "again.xlsx")
    workbook = load_workbook(tmp_path / "again.xlsx")
    assert {"Rules"} & set(workbook.sheetnames) == set()
    assert [[cell.value for cell in row[6:]] for row in workbook["Attendees"]] == [
        ["Together with", "Not with", "Must have", "Veto"],
        ["A2", "A4", "W2; W1", None],
        [None, "A4", None, None],
        ["A1", None, None, "W3"],
        [None, None, None, None],
    ]
    assert [[cell.value for cell in row[11:]] for row in workbook["Sessions"]] == [
        ["Before", "Same round as", "Not beside"],
        ["W2", None, "W4"],
        [None, None, None],
        [None, "W4", None],
        [None, None, None],
    ]
    assert read_event(tmp_path / "again.xlsx").event == event


def test_a_what_if_may_drop_what_a_cell_of_a_column_says(tmp_path: Path) -> None:
    event = read(tmp_path, {"Together with": {"A1": "A2", "A2": "A1"}}, {"Before": {"W1": "W2"}})
    together, order = event.demands
    assert DropRule("attendees!G3").applied(event).demands == (order,)
    assert DropRule("Sessions!L2").applied(event).demands == (together,)


def test_after_a_change_the_columns_say_what_is_left(tmp_path: Path) -> None:
    people = {"Together with": {"A1": "A2; A3"}, "Not with": {"A4": "A3"}, "Veto": {"A2": "W2", "A3": "W1"}}
    event = read(tmp_path, people, {"Before": {"W1": "W2"}})
    write_event(Gone("A3").applied(event), Policy(), tmp_path / "changed.xlsx")
    workbook = load_workbook(tmp_path / "changed.xlsx")
    assert [[cell.value for cell in row[6:]] for row in workbook["Attendees"]] == [
        ["Together with", "Veto"],
        ["A2", None],
        [None, "W2"],
        [None, None],
    ]
    assert [cell.value for cell in workbook["Sessions"]["L"]] == ["Before", "W2", None, None, None]
    assert {"Rules"} & set(workbook.sheetnames) == set()


IDS, CODES = [one.id for one in WIDE.attendees], [one.code for one in WIDE.sessions]


def cells(keys: list[str], names: list[str]) -> st.SearchStrategy[dict[str, object]]:
    """For some rows, a few names of others."""

    def some(key: str) -> st.SearchStrategy[str]:
        return st.lists(st.sampled_from([one for one in names if one != key]), max_size=3).map("; ".join)

    return st.fixed_dictionaries({}, optional={key: some(key) for key in keys})


@pytest.mark.slow
@settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    people=st.fixed_dictionaries(
        {},
        optional={
            "Together with": cells(IDS, IDS),
            "Not with": cells(IDS, IDS),
            "Must have": cells(IDS, CODES),
            "Veto": cells(IDS, CODES),
        },
    ),
    sessions=st.fixed_dictionaries(
        {},
        optional={
            "Earliest": st.fixed_dictionaries({}, optional={"W1": st.sampled_from(["Round 1", "Round 2"])}),
            "Latest": st.fixed_dictionaries({}, optional={"W1": st.sampled_from(["Round 2", "Round 3"])}),
            "Before": cells(CODES, CODES),
            "Same round as": cells(CODES, CODES),
            "Not beside": cells(CODES, CODES),
        },
    ),
)
def test_whatever_columns_say_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, people: Cells, sessions: Cells
) -> None:
    path = tmp_path_factory.mktemp("drawn")
    found = inspect_event(book(path / "event.xlsx", people, sessions)).reading
    if found is None:
        return
    write_event(found.event, found.policy, path / "again.xlsx")
    again = read_event(path / "again.xlsx")
    assert again.event == found.event
    assert again.input_hash == found.input_hash
    assert bool(again.event.demands or again.event.pins) <= (
        "Rules" not in load_workbook(path / "again.xlsx").sheetnames
    )

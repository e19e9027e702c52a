"""Every number and sentence of the report, worked out by hand."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest
from market import CERTAINTY, EVENT, PLAN, POLICY

from allocator import report
from allocator.event import Event, Labels, Round, Wish
from allocator.plan import Assignment, Placement, Plan, Stage, Status
from allocator.policy import OBJECTIVE_NAMES
from allocator.report.figures import Certainty, report_of
from allocator.report.phrases import _TABLE, EN
from allocator.report.view import (
    Bar,
    Cell,
    Demand,
    Fare,
    Figure,
    Fill,
    Got,
    Head,
    HeldSession,
    Missing,
    Report,
    RoundFill,
    Row,
    Timetable,
    Wished,
    in_parts,
)
from allocator.report.words import Words


def made(
    event: Event = EVENT, plan: Plan = PLAN, certainty: Certainty = CERTAINTY, *, anonymous: bool = False
) -> Report:
    return report_of(event, POLICY, plan, certainty=certainty, language="en", anonymous=anonymous)


def test_the_figures() -> None:
    # Bo and Cas got their first wish in the first round, Zus hers in the second; Dot has no seat in either.
    assert made().figures == (
        Figure("4", "attendees"),
        Figure("3", "got their first wish", "75.0%"),
        Figure("1", "got none of their wishes", "25.0%"),
        Figure("1", "lack a seat in some round", "25.0%"),
        Figure("2", "sessions held", "of 3, 2 times in all"),
        Figure("100%", "of the seats are filled", "4 of 4"),
    )


def test_the_bars_are_of_all_seats_due() -> None:
    # Six seats are due: two of Bo and of Dot, one of Zus who speaks first, one of Cas who leaves.
    assert made().granted == (
        Bar("1st wish", "3", "50.0%", 1.0, "good"),
        Bar("2nd wish", "0", "0.0%", 0.0, "plain"),
        Bar("Unwished", "1", "16.7%", 1 / 3, "warm"),
        Bar("Pinned, or stated no wishes", "0", "0.0%", 0.0, "quiet"),
        Bar("No seat", "2", "33.3%", 2 / 3, "bad"),
    )


FULL = Fill("2", "2", "100%", 1.0)
FIRST, SECOND = Head("First", "09:00–10:00"), Head("Second", "10:30–11:30")


def test_the_timetable() -> None:
    pottery = HeldSession("W1", "Pottery", "Zus Speelman", FULL, "2 of 2 seats")
    weaving = HeldSession("W2", "Weaving", "Wim Gast", FULL, "2 of 2 seats")
    assert made().timetable == Timetable(
        "Room",
        (FIRST, SECOND),
        (
            Row("Hall", "2 seats", (Cell((pottery,)), Cell((weaving,)))),
            Row("Yard", "2 seats", (Cell(()), Cell((), closed=True))),
        ),
    )


def test_the_timetable_of_an_event_without_rooms_has_a_row_for_each_session_held() -> None:
    sessions = tuple(replace(one, maximum=5) for one in EVENT.sessions)
    plan = Plan.of([Placement("W1", "First"), Placement("W1", "Second")], [])
    table = made(replace(EVENT, rooms=(), sessions=sessions), plan).timetable
    pottery = HeldSession("W1", "Pottery", "Zus Speelman", Fill("0", "5", "0%", 0.0), "0 of 5 seats")
    assert (table.corner, table.rows) == ("Session", (Row("Pottery", "W1", (Cell((pottery,)), Cell((pottery,)))),))


def test_the_seats_of_each_round() -> None:
    assert made().rounds == (RoundFill(FIRST, "1", FULL), RoundFill(SECOND, "1", FULL))


def test_demand_tells_who_was_turned_away() -> None:
    # Dot wished for both and has neither; Bo wished for baking, which is not held, and got pottery, which he ranked
    # higher, and weaving, which he did not wish for.
    ranks = {"W1": (3, 0), "W2": (1, 1), "W3": (0, 1)}
    held = {"W1": ("First", FULL), "W2": ("Second", FULL), "W3": ("", None)}
    away = {"W1": (1, 0), "W2": (1, 0), "W3": (1, 1)}
    assert made().demand == tuple(
        Demand(
            one.code,
            one.title,
            sum(ranks[one.code]),
            tuple(Wished(nth, count, count / 3) for nth, count in zip(("1st", "2nd"), ranks[one.code], strict=True)),
            *held[one.code],
            *away[one.code],
        )
        for one in EVENT.sessions
    )


def test_the_worst_served_come_first_and_those_served_well_not_at_all() -> None:
    no_seat = tuple(Got(round, "–", "no seat", "bad") for round in ("First", "Second"))
    bo = (Got("First", "W1 Pottery", "1st wish", "good"), Got("Second", "W2 Weaving", "unwished", "warm"))
    assert (made().worst, made().worst_said) == (
        (
            Fare("Dot Maan", "Kleihuis", ("W1 Pottery", "W2 Weaving"), no_seat),
            Fare("Bo Vink", "Weefwerk", ("W1 Pottery", "W3 Baking"), bo),
        ),
        "",
    )


def test_those_beyond_the_list_are_counted() -> None:
    many = tuple(replace(EVENT.attendees[3], id=f"x{number}") for number in range(30))
    event = replace(EVENT, attendees=(*EVENT.attendees, *many), wishes=(*EVENT.wishes, Wish("x3", "W1", 1)))
    many_lack = made(event)
    # Dot and thirty more lack seats, and Bo has an unwished one; 25 are listed.
    assert (len(many_lack.worst), many_lack.worst_said) == (
        25,
        "7 more got less than their first wishes; the plan workbook lists everybody.",
    )


def test_a_plan_that_serves_everybody_well_says_so() -> None:
    event = replace(EVENT, attendees=EVENT.attendees[2:3], speakers=(), wishes=(Wish("id-3", "W1", 1),))
    sessions = tuple(replace(one, speakers=()) for one in EVENT.sessions)
    plan = Plan.of([Placement("W1", "First", "Hall")], [Assignment("id-3", "W1", "First")])
    happy = made(replace(event, sessions=sessions), plan)
    assert (happy.worst, happy.worst_said, happy.missing) == ((), "Everybody got their first wishes.", ())


def test_those_without_a_seat() -> None:
    assert made().missing == (Missing("Dot Maan", "Kleihuis", "First, Second", ("W1 Pottery", "W2 Weaving")),)


def test_without_names_people_have_numbers_and_nobody_speaks() -> None:
    nameless = made(anonymous=True)
    assert [(one.who, one.organisation) for one in nameless.worst] == [("Attendee 1", ""), ("Attendee 2", "")]
    assert [(one.who, one.organisation) for one in nameless.missing] == [("Attendee 1", "")]
    assert {one.speakers for row in nameless.timetable.rows for cell in row.cells for one in cell.held} == {""}
    assert not nameless.named


KEPT = "It keeps every rule."


@pytest.mark.parametrize(
    ("certainty", "headline", "sentence", "tone", "verdicts"),
    [
        (
            Certainty(Status.PROVED_BEST, (Stage("unseated with wishes", 2, 2),)),
            "Proved best",
            f"No plan for this event is better, in the order of the objectives below. That is proved. {KEPT}",
            "good",
            ["Proved: no plan does better", "", "", ""],
        ),
        (
            CERTAINTY,
            "Best found",
            f"The best plan found in time. Beside each objective is the most that could still be gained. {KEPT}",
            "fair",
            ["Proved: no plan does better", "", "", "No plan goes below 12; at most 33.3% could be saved"],
        ),
        (
            Certainty(),
            "Checked",
            "Since it was solved, the plan was edited by hand, or the event has changed. So what was proved then is "
            f"left out. The figures are those of the plan as it stands. {KEPT}",
            "fair",
            ["", "", "", ""],
        ),
        (
            Certainty(broken=True),
            "Breaks rules",
            "The plan breaks a rule; publishing it was asked for all the same.",
            "bad",
            ["", "", "", ""],
        ),
    ],
    ids=["proved", "found", "edited", "broken"],
)
def test_how_sure_it_is(certainty: Certainty, headline: str, sentence: str, tone: str, verdicts: list[str]) -> None:
    standing = made(certainty=certainty).standing
    assert (standing.headline, standing.sentence, standing.tone) == (headline, sentence, tone)
    assert [objective.verdict for objective in standing.objectives] == verdicts


def test_values_are_those_of_the_plan_as_it_stands() -> None:
    # An unwished seat costs 1 for the worst wish + 1 + 2 rounds + 2 = 6, as does each of Dot's two missing seats. It
    # Dot wished and lacks a seat: two below the longest list of two.
    standing = made().standing
    assert [(one.name, one.value) for one in standing.objectives] == [
        ("Unseated with wishes", "2"),
        ("Unseated without wishes", "0"),
        ("Worst rank", "no seat"),
        ("Total cost", "18"),
    ]


def test_a_value_beside_a_proof_is_the_one_that_was_proved() -> None:
    # The event of a report has no announced plan in it; whoever made the plan counted 67 people moved.
    stages = (Stage("moved attendees", 67, 67), Stage("moved rounds", 2, 2), Stage("total cost", 18, 18))
    shown = made(certainty=Certainty(Status.PROVED_BEST, stages)).standing.objectives
    assert [(one.name, one.value) for one in shown][:2] == [("Moved attendees", "67"), ("Moved rounds", "2")]
    assert [one.proved for one in shown if one.name == "Total cost"] == [True]


def test_what_only_an_announced_plan_could_tell_is_left_out() -> None:
    policy = replace(POLICY, objectives=("moved attendees", "total cost"))
    shown = report_of(EVENT, policy, PLAN, certainty=Certainty(), language="en").standing.objectives
    assert [one.name for one in shown] == ["Total cost"]


def test_dates_and_numbers_in_each_language() -> None:
    days = {language: Words.of(EVENT, language).days(EVENT) for language in ("en", "nl", "de")}
    assert days == {
        "en": "Wednesday 25 November 2026",
        "nl": "woensdag 25 november 2026",
        "de": "Mittwoch, 25. November 2026",
    }
    numbers = {
        language: (words.count(1770), words.part(0.405, digits=1), words.wish(2))
        for language in ("en", "nl", "de")
        if (words := Words.of(EVENT, language))
    }
    assert numbers == {
        "en": ("1,770", "40.5%", "2nd wish"),
        "nl": ("1.770", "40,5%", "2e wens"),
        "de": ("1.770", "40,5\u00a0%", "2. Wunsch"),
    }


def test_rounds_on_several_days_say_which() -> None:
    first, second = EVENT.rounds
    later = Round("Second", second.start and second.start.replace(day=26), second.end and second.end.replace(day=26))
    event = replace(EVENT, rounds=(first, later, Round("Third", end=first.end), Round("Fourth")))
    words = Words.of(event, "en")
    assert [words.hours(event, one) for one in event.rounds] == [
        "Wednesday 25 November 2026, 09:00–10:00",
        "Thursday 26 November 2026, 10:30–11:30",
        "Wednesday 25 November 2026, until 10:00",
        "",
    ]
    assert words.days(event) == "Wednesday 25 November 2026; Thursday 26 November 2026"


@pytest.mark.parametrize(
    ("stage", "verdict"),
    [
        (Stage("worst rank", 2, 1), "No plan does better than 1st wish"),
        (Stage("moved attendees", 5, 4), "No plan goes below 4; at most 1 could be saved"),
        (Stage("unseated", 2, 0), "Nothing is proved yet"),
        (Stage("total cost", 18, -3), "Nothing is proved yet"),
    ],
)
def test_a_part_is_said_of_a_cost_alone(stage: Stage, verdict: str) -> None:
    standing = made(certainty=Certainty(Status.BEST_FOUND, (stage,))).standing
    assert [one.verdict for one in standing.objectives if one.verdict] == [verdict]


def test_an_objective_of_ones_own_is_called_as_it_is() -> None:
    standing = made(certainty=Certainty(Status.BEST_FOUND, (Stage("tables_used", 5, 4),))).standing
    assert (standing.objectives[0].name, standing.objectives[0].value) == ("Tables used", "5")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Pottery", "W1 Pottery"),
        ("Pottery for people who have never touched clay before", "W1 Pottery for people who have never…"),
        ("P" * 60, f"W1 {'P' * 39}…"),
        ("W1", "W1"),
    ],
)
def test_titles_stand_beside_codes_and_end_where_they_are_long(title: str, shown: str) -> None:
    sessions = (replace(EVENT.sessions[0], title=title), *EVENT.sessions[1:])
    assert made(replace(EVENT, sessions=sessions)).worst[0].wished[0] == shown


def test_the_event_has_its_own_words_and_else_the_language_has() -> None:
    own = replace(EVENT, labels=Labels("workshop", "workshops", "deelnemer", "deelnemers"))
    assert [Words.of(own, language)("{sessions} held") for language in ("en", "nl", "de")] == [
        "workshops held",
        "workshops gaan door",
        "Workshops finden statt",
    ]
    assert [Words.of(EVENT, language)("{attendees}") for language in ("en", "nl", "de")] == [
        "attendees",
        "deelnemers",
        "Teilnehmende",
    ]


def test_every_phrase_has_the_same_gaps_in_each_language() -> None:
    def gaps(phrase: str) -> set[str]:
        return {part.split("}")[0].lower() for part in phrase.split("{")[1:]}

    labels = {"attendee", "attendees", "session", "sessions"}
    assert [row for row in _TABLE if len({frozenset(gaps(one) - labels) for one in row}) > 1] == []


def phrases_used() -> set[str]:
    """Every text in the code of the report, and every phrase that its page asks for."""
    folder = Path(report.__file__).parent
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in folder.glob("*.py") if path.stem != "phrases"]
    nodes = (node for tree in trees for node in ast.walk(tree))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    page = (folder / "templates" / "report.html").read_text(encoding="utf-8")
    asked = set(re.findall(r'words\("([^"]*)"', page))
    assert asked - EN.keys() == set()
    return texts | asked | set(OBJECTIVE_NAMES)


def test_every_phrase_is_used() -> None:
    assert EN.keys() - phrases_used() == set()


def test_many_rounds_are_shown_in_parts_about_as_wide() -> None:
    assert [list(part) for part in in_parts("abcdefgh", 8)] == [list("abcdefgh")]
    assert [list(part) for part in in_parts("abcdefghi", 4)] == [list("abc"), list("def"), list("ghi")]
    assert [len(part) for part in in_parts(range(40), 6)] == [5, 6, 6, 5, 6, 6, 6]
    assert list(in_parts("", 4)) == []


def test_a_timetable_in_parts_has_its_cells_under_their_rounds() -> None:
    heads = tuple(Head(name, "") for name in "abc")
    cells = tuple(Cell((), closed=closed) for closed in (True, False, True))
    parts = list(Timetable("Room", heads, (Row("Hall", "", cells),)).parts(2))
    assert [[head.name for head in part.heads] for part in parts] == [["a"], ["b", "c"]]
    assert [[cell.closed for cell in part.rows[0].cells] for part in parts] == [[True], [False, True]]

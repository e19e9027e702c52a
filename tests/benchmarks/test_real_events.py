"""The converters: every data set read whole, whatever its bytes look like."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from allocator.demand import Ask
from allocator.errors import FileTrouble
from allocator.event import Event, Pin, Session, Wish
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.verify.view import View
from benchmarks import real
from benchmarks.read import rows_of

MORNINGS = ("monday_morning", "monday_afternoon", "tuesday_morning")


def built(name: str) -> tuple[Event, Policy]:
    """A data set, or a skip that says where it was looked for."""
    if not (real.folder() / name).is_dir():
        pytest.skip(f"the data set {name} is not in {real.folder()}")
    return real.case(name).build()


def wish_lists(event: Event) -> Counter[int]:
    """How many attendees stated how many wishes."""
    return Counter(len(wishes) for wishes in event.wishes_of.values())


def test_science_fair() -> None:
    event, policy = built("science_fair")
    assert (len(event.sessions), len(event.rounds), wish_lists(event)) == (11, 3, {4: 85})
    assert {(s.minimum, s.maximum, s.at_least) for s in event.sessions} == {(5, 9, 3)}
    assert event.wishes_of["Andrew Gray"] == (
        Wish("Andrew Gray", "BubbleMania", 1),
        Wish("Andrew Gray", "PicoPhonyZilch", 2),
        Wish("Andrew Gray", "ShapeCodes", 3),
        Wish("Andrew Gray", "Closeto20", 4),
    )
    assert [1000 - policy.rank_cost(rank) for rank in (1, 2, 3, 4)] == [1000, 100, 10, 1]


def test_science_fair_counts_points() -> None:
    """Ranks 85, 68, 72 and 30 times granted: 85000 + 6800 + 720 + 30 = 92550 points; cost 68 900 + 72 990 + 30 999."""
    case = next(case for case in real.CASES if case.name == "science_fair")
    assert case.published == 92550
    assert case.figure(68 * 900 + 72 * 990 + 30 * 999) == 92550


def test_winterim_2020() -> None:
    event, policy = built("winterim_2020")
    assert (len(event.attendees), len(event.sessions), wish_lists(event)) == (282, 21, {8: 232, 7: 8, 6: 2, 0: 40})
    assert event.session_of["American football"] == Session(
        "American football", "American football", minimum=8, maximum=16, at_least=0
    )
    assert (len(event.pins), event.pins[0]) == (40, Pin("Alice Buck", "Taxidermy", None, reason="Leads it"))
    assert [policy.rank_cost(rank) for rank in (1, 8)] == [1, 8]


def test_cornell_fws_2009() -> None:
    event, policy = built("cornell_fws_2009")
    assert (len(event.sessions), wish_lists(event)) == (183, {5: 2886})
    assert [(wish.session, wish.rank) for wish in event.wishes_of["1"]] == [
        ("145", 1),
        ("142", 2),
        ("125", 3),
        ("143", 4),
        ("80", 5),
    ]
    assert [policy.rank_cost(rank) for rank in (1, 5)] == [1, 5]


def test_senior_seminar_2018() -> None:
    event, policy = built("senior_seminar_2018")
    assert (len(event.sessions), len(event.speakers), wish_lists(event)) == (18, 14, {5: 69, 0: 5})
    twice = Counter(speaker for session in event.sessions for speaker in session.speakers)
    shared = {speaker for speaker, sessions in twice.items() if sessions == 2}
    assert [session.code for session in event.sessions if set(session.speakers) & shared] == [
        *("1", "3", "8", "10"),
        *("12", "13", "16", "17"),
    ]
    assert event.session_of["18"].title == "What Is Research When It's Not a Résumé Builder?"
    assert [policy.rank_cost(rank) for rank in (1, 5)] == [0, 0]
    assert policy.unwished_seat_cost(event) == 1


def test_wassign_realistic() -> None:
    """A score of 97 is a wish of rank 4, which costs 3; the lowest score, 0, is one of rank 101, which costs 100."""
    event, policy = built("wassign_realistic")
    assert (len(event.attendees), len(event.sessions), len(event.rounds)) == (5000, 35, 6)
    assert wish_lists(event) == {35: 5000}
    assert {(s.minimum, s.maximum, s.at_least, s.at_most) for s in event.sessions} == {(344, 1373, 1, 1)}
    ranks = {wish.session: wish.rank for wish in event.wishes_of["h0"]}
    assert [ranks[code] for code in ("w0", "w1", "w2", "w5")] == [4, 58, 101, 1]
    assert [policy.rank_cost(rank) for rank in (1, 4, 101)] == [0, 3, 100]
    assert (event.rooms, policy.objectives, policy.everybody_seated) == ((), ("total cost",), True)


def test_who_wishes_twice_keeps_the_better_rank() -> None:
    assert real._wishes({"Ada": ["x", "y", "x", "z"]}) == (
        Wish("Ada", "x", 1),
        Wish("Ada", "y", 2),
        Wish("Ada", "z", 4),
    )


@pytest.mark.parametrize("ending", ["\r", "\n", "\r\n"])
def test_lines_end_in_any_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    monkeypatch.setenv("ALLOCATOR_DATA", str(tmp_path))
    (tmp_path / "wishes.csv").write_bytes(ending.join(["name,wish", "Ada, pottery ", "", "Bo,choir"]).encode())
    assert rows_of("wishes.csv") == [["name", "wish"], ["Ada", "pottery"], ["Bo", "choir"]]


def test_an_absent_data_set_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOCATOR_DATA", str(tmp_path))
    with pytest.raises(FileTrouble) as trouble:
        real.case("science_fair")
    assert str(trouble.value) == (
        f"The data set science_fair is not in {tmp_path}. Set ALLOCATOR_DATA to the folder that holds it; "
        "benchmarks/README.md says where it comes from."
    )


def test_the_careers_day_has_nothing_of_a_timetable() -> None:
    event, policy = built("bot_2022_23")
    sizes = tuple(map(len, (event.attendees, event.sessions, event.rounds, event.rooms, event.wishes)))
    assert sizes == (135, 27, 5, 14, 806)
    assert {(one.maximum, one.at_least, one.at_most) for one in event.sessions} == {(20, 0, 5), (25, 0, 5)}
    late = [one.code for one in event.sessions if one.rounds != frozenset("ABCDE")]
    assert [(code, event.session_of[code].rounds) for code in late] == [("10", frozenset("BCDE"))]
    assert [(one.ask, len(one.who)) for one in event.demands] == [(Ask.ONE_ROOM, 27), (Ask.NO_BREAK, 27)]
    assert real.case("bot_2022_23").figure(0) == 4050
    assert policy.unwished_seat_cost(event) == 6


def test_tracon_2024_deals_the_same_seats_anew() -> None:
    built("tracon_2024")
    assert [case.published for case in real.cases("tracon_2024")] == [7341, 5741, None, None]
    for case, people, groups in zip(real.cases("tracon_2024"), (947, 853, 983, 859), (118, 125, 131, 126), strict=True):
        event, policy = case.build()
        assert (len(event.attendees), len(event.demands)) == (people, groups)
        assert all(len(demand.who) > 1 for demand in event.demands)
        seats = sum(session.maximum or 0 for session in event.sessions)
        assert (seats == people) == policy.everybody_seated
        assert {wish.rank for wish in event.wishes} == {1, 2, 3}


def test_wassign_has_rules_that_a_plan_may_break() -> None:
    built("wassign_realistic")
    _, small, larger = real.cases("wassign_realistic")
    for case, people in ((small, 120), (larger, 300)):
        event, policy = case.build()
        assert (len(event.attendees), len(event.pins), len(event.demands)) == (people, 2, 2)
        (rule,) = policy.rules
        nothing = Plan.of((), ())
        assert [one.about for one in rule.check(View(event, policy, nothing))] == [
            (name,) for name in (("morning", "afternoon") if people == 120 else MORNINGS)
        ]

"""Rules of one's own on the command line: named, kept, verified, and faults told in a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fair import event_book, run, solved

from allocator.event import Attendee, Event, Round, Session, Wish

NOBODY = ("unseated with wishes 0", "unseated without wishes 0")

# Three of Acme and one of Bolt, two sessions in both rounds. At most one of each organisation in an offering leaves
# one of Acme without a seat in each round: 2 unseated, at 1 + 1 + 2 rounds + 2 each, and of the seats taken three are
# wish 2: 2 x 6 + 3 x 1. Without that, four people have wishes 1 and 2: 4 x (0 + 1).
DAY = Event(
    title="Day",
    rounds=(Round("R1"), Round("R2")),
    rooms=(),
    speakers=(),
    sessions=(Session("P", "Pottery", maximum=9), Session("W", "Weaving", maximum=9)),
    attendees=(
        *(Attendee(f"a{number}", f"Ann {number}", organisation="Acme") for number in (1, 2, 3)),
        Attendee("b1", "Bo", organisation="Bolt"),
    ),
    wishes=tuple(
        Wish(id, session, rank) for id in ("a1", "a2", "a3", "b1") for rank, session in enumerate("PW", start=1)
    ),
)

QUOTA = """
from collections import Counter

import allocator

MOST = 1


def rows(columns):
    yield columns.seats.by("organisation", "session", "round").at_most(MOST)


def check(view):
    for (session, round), seats in sorted(view.taken.items()):
        counted = Counter(view.event.attendee_of[seat.attendee].organisation for seat in seats)
        for name, count in sorted(counted.items()):
            if name and count > MOST:
                message = f"{session} in {round} has {count} of {name}"
                yield allocator.Violation((session, round), count - MOST, message)


RULES = (allocator.Rule("quota", "An offering takes at most one of an organisation.", rows, check),)
"""

NAMED = "With 1 rule of your own:\n  quota: An offering takes at most one of an organisation.\n"

OFFERINGS = """
import allocator

fewest = allocator.Objective(
    "offerings",
    "As few offerings are held as can be.",
    lambda columns: columns.placements,
    lambda view: len(view.plan.placements),
)
RULES = ()
OBJECTIVES = (fewest,)
"""


def rules(folder: Path, text: str = QUOTA) -> Path:
    path = folder / "my_rules.py"
    path.write_text(text, encoding="utf-8")
    return path


def values(told: str) -> list[str]:
    """What the objectives reach, as solve prints them."""
    lines = [line.strip() for line in told.splitlines()]
    found = (re.match("(unseated .*|worst rank|total cost|offerings|unseated) +([0-9]+)", line) for line in lines)
    return [f"{match[1].strip()} {match[2]}" for match in found if match]


def test_a_plan_keeps_a_rule_of_ones_own_and_another_is_told_what_it_breaks(tmp_path: Path) -> None:
    event, file = event_book(tmp_path / "event.xlsx", DAY), rules(tmp_path)
    free = run("solve", event, "-o", tmp_path / "free.xlsx")
    assert values(free.stdout) == [*NOBODY, "worst rank 2", "total cost 4"]
    kept = run("solve", event, "-o", tmp_path / "kept.xlsx", "--rules", file)
    assert values(kept.stdout) == [
        "unseated with wishes 2",
        "unseated without wishes 0",
        "worst rank 4",
        "total cost 15",
    ]
    assert kept.stderr.startswith(NAMED)

    told = run("verify", event, tmp_path / "kept.xlsx", "--rules", file)
    assert (told.exit_code, told.stdout.splitlines()[0]) == (0, f"{tmp_path / 'kept.xlsx'} keeps every rule.")
    assert told.stderr == NAMED
    told = run("verify", event, tmp_path / "free.xlsx", "--rules", file)
    first, rule, *_ = told.stdout.splitlines()
    assert (told.exit_code, first) == (1, f"{tmp_path / 'free.xlsx'} breaks 1 rule:")
    assert rule == "  quota (An offering takes at most one of an organisation.):"


@pytest.mark.slow
def test_what_was_made_under_a_rule_is_published_and_drafted_under_it(tmp_path: Path) -> None:
    event, file = event_book(tmp_path / "event.xlsx", DAY), rules(tmp_path)
    run("solve", event, "-o", tmp_path / "free.xlsx")
    run("solve", event, "-o", tmp_path / "kept.xlsx", "--rules", file)
    for words in (
        ("publish", event, tmp_path / "kept.xlsx", "-o", tmp_path / "out"),
        ("mail", "draft", event, tmp_path / "kept.xlsx", "--from", "a@example.org", "--outbox", tmp_path / "box"),
    ):
        assert run(*words, "--force", "--rules", file).exit_code == 0
        assert "has changed" not in run(*words, "--force", "--rules", file).stderr
    told = run("publish", event, tmp_path / "kept.xlsx", "-o", tmp_path / "out", "--force")
    assert "has changed since this plan was made" in told.stderr
    told = run("publish", event, tmp_path / "free.xlsx", "-o", tmp_path / "other", "--rules", file)
    assert (told.exit_code, "quota (An offering takes at most one of an organisation.)" in told.stderr) == (1, True)


def test_a_plan_is_made_anew_under_a_rule_of_ones_own(tmp_path: Path) -> None:
    event, file = event_book(tmp_path / "event.xlsx", DAY), rules(tmp_path)
    run("solve", event, "-o", tmp_path / "plan.xlsx")
    words = ("replan", event, tmp_path / "plan.xlsx", "-o", tmp_path / "new.xlsx")
    told = run(*words, "--rules", file)
    assert (told.exit_code, told.stderr.startswith(NAMED)) == (0, True)
    assert run("verify", event, tmp_path / "new.xlsx", "--rules", file).exit_code == 0


def test_objectives_of_ones_own_come_last_or_where_the_file_says(tmp_path: Path) -> None:
    # Each session runs at least once, and once is enough: all are in one of them in R1, and in the other in R2.
    event = event_book(tmp_path / "event.xlsx", DAY)
    last = rules(tmp_path, OFFERINGS)
    told = run("solve", event, "-o", tmp_path / "a.xlsx", "--rules", last)
    assert values(told.stdout) == [*NOBODY, "worst rank 2", "total cost 4", "offerings 2"]
    first = rules(tmp_path, f'{OFFERINGS}ORDER = ("offerings", "unseated")\n')
    told = run("solve", event, "-o", tmp_path / "b.xlsx", "--rules", first)
    assert values(told.stdout) == ["offerings 2", "unseated 0"]


@pytest.mark.slow
def test_what_ifs_are_solved_under_a_rule_and_again_when_its_file_changes(tmp_path: Path) -> None:
    event, file = event_book(tmp_path / "event.xlsx", DAY), rules(tmp_path)
    words = ("whatif", event, "-o", tmp_path / "c.xlsx", "--gone", "a3", "--jobs", "2", "--rules", file)
    told = run(*words)
    assert (told.exit_code, told.stderr.startswith(NAMED)) == (0, True)
    assert {
        line.split(", total")[0].split("   ")[1].replace("unseated without wishes 0, ", "")
        for line in told.stderr.splitlines()[-2:]
    } == {
        "Base: proved best: unseated with wishes 2, worst rank 4",
        "Asked: proved best: unseated with wishes 0, worst rank 2",
    }
    again = run(*words, "--force")
    assert [line.endswith(", from before") for line in again.stderr.splitlines()[-2:]] == [True, True]
    # Neither function is another one, only a number that both look up.
    rules(tmp_path, QUOTA.replace("MOST = 1", "MOST = 2"))
    changed = run(*words, "--force")
    lines = changed.stderr.splitlines()[-2:]
    assert [line.endswith(", from before") for line in lines] == [False, False]
    assert all("unseated with wishes 0" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (None, " cannot be read: No such file or directory. Give the Python file that holds your rules."),
        ("quota = 1\n", " has no tuple RULES. End it with, for example:  RULES = (my_rule,)"),
        ("RULES = 3\n", ": RULES is not a tuple. Write, for example:  RULES = (my_rule,)"),
        ("RULES = (3,)\n", ": item 1 of RULES is not a Rule: 3."),
        ("RULES = ()\nORDER = 'total cost'\n", ": ORDER is not a tuple of names of objectives, such as "),
        ("\ndef rows(:\n", ", line 2: invalid syntax."),
        ("x = 1\ny = x / 0\n", ", line 2: ZeroDivisionError: division by zero"),
        ("import nothing_of_this_name\n", ", line 1: ModuleNotFoundError: No module named 'nothing_of_this_name'"),
        (
            QUOTA.replace('columns.seats.by("organisation", "session", "round")', "columns.chairs"),
            ", line 10: AttributeError: 'Columns' object has no attribute 'chairs'",
        ),
        (
            f"{QUOTA}RULES = (*RULES, *RULES[:0], allocator.Rule('quota', 'Another.', rows, check))\n",
            'Two rules are called "quota"; give each a name of its own.',
        ),
    ],
    ids=["absent", "no rules", "no tuple", "no rule", "no order", "syntax", "fault", "import", "rows", "twice"],
)
def test_a_fault_of_a_file_of_rules_is_told_in_a_line(tmp_path: Path, text: str | None, what: str) -> None:
    event = event_book(tmp_path / "event.xlsx", DAY)
    file = tmp_path / "my_rules.py" if text is None else rules(tmp_path, text)
    told = run("solve", event, "-o", tmp_path / "plan.xlsx", "--rules", file)
    last = told.stderr.splitlines()[-1]
    assert (told.exit_code, told.stdout, last.removeprefix(str(file))[: len(what)]) == (1, "", what)
    assert not (tmp_path / "plan.xlsx").exists()


def test_a_fault_of_a_check_is_told_in_a_line(tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    file = rules(tmp_path, QUOTA.replace("sorted(view.taken.items())", "view.nothing"))
    told = run("verify", event, plan, "--rules", file)
    said = f"{file}, line 14: AttributeError: 'View' object has no attribute 'nothing'"
    assert (told.exit_code, told.stderr.splitlines()[-1]) == (1, said)

"""`allocator rules --price`: what is said of each rule, without names for machines, and how it ends."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from fair import event_book, run

from allocator import screen
from allocator.plan import Status
from allocator.policy import Policy
from allocator.price import Cost, RulePrice
from tests.scenario.test_rule_prices import APART, FEW, FOUR, TOGETHER, by_hand, with_rules


@pytest.mark.slow
def test_each_rule_is_told_with_its_price_and_those_that_cost_nothing_in_a_line(tmp_path: Path) -> None:
    told = run("rules", event_book(tmp_path / "event.xlsx", with_rules(TOGETHER, FEW)), "--price")
    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        "With all rules: unseated with wishes 0, unseated without wishes 0, worst rank 2, total cost 2.",
        "",
        "What a rule costs, or what would be better without it alone:",
        "  Rules!A2    Ada and Bo sit together.",
        "              1 step of worst rank and 2 points of total cost; proved. Between the two plans: 2",
        "                first wishes.",
        "  all rules   Without any of them:",
        "              1 step of worst rank and 2 points of total cost; proved. Between the two plans: 2",
        "                first wishes.",
        "",
        "These cost nothing; that is proved: Rules!A3.",
    ]


@pytest.mark.slow
def test_machines_get_the_same_without_names(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx", with_rules(TOGETHER, FEW))
    told = run("rules", event, "--price", "--json", "--time-limit", "30", "--jobs", "2", "--reproducible")
    assert [name for name in ("Ada", "Bo", "Cy", "Di") if name in told.stdout] == []
    facts = json.loads(told.stdout)
    assert [(one["where"], one["rule"], one["proved"]) for one in facts["rules"]] == [
        ("Rules!A2", "sit together", True),
        ("Rules!A3", "at most so many of", True),
    ]
    assert facts["rules"][0]["costs"][3] == {
        "objective": "total cost",
        "least": 2,
        "most": 2,
        "found": 2,
        "proved": True,
    }
    assert (facts["base"]["status"], facts["ended_early"]) == ("proved best", False)


@pytest.mark.slow
def test_without_a_plan_the_rules_in_the_way_are_named(tmp_path: Path) -> None:
    event = with_rules(TOGETHER, APART, FEW)
    told = run("rules", event_book(tmp_path / "event.xlsx", event, Policy(everybody_seated=True)), "--price")
    assert told.exit_code == 3
    assert told.stdout.splitlines() == [
        "No plan keeps all rules; that is proved.",
        "There is a plan without any one of these alone:",
        "  Rules!A2   Ada and Bo sit together.",
        "  Rules!A3   Ada and Bo are never in the same session.",
        "Without one of these alone there is still none; that is proved: Rules!A4.",
    ]


def test_options_about_prices_need_price(tmp_path: Path) -> None:
    told = run("rules", event_book(tmp_path / "event.xlsx", with_rules(FEW)), "--jobs", "2")
    assert (told.exit_code, told.stderr.splitlines()[-1]) == (
        2,
        "Error: --time-limit, --jobs and --reproducible need --price.",
    )


def test_an_event_without_rules_says_how_to_write_one(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx", FOUR)
    told = run("rules", event, "--price")
    said = f"{event} has no rules of its own. See how they are written:  allocator new rules.xlsx --rules\n"
    assert (told.exit_code, told.stdout) == (0, said)


def test_a_price_that_is_not_proved_is_told_as_a_range() -> None:
    assert list(screen.price_lines(by_hand((0, 1), (0, 0), (0, 0))))[3:] == [
        "What a rule costs, or what would be better without it alone:",
        "  Rules!A2   Ada and Bo sit together.",
        "             between 1 and 2 points of total cost; not proved. Between the two plans: 2 points of total cost "
        "and 2 first wishes.",
        "",
    ]


def test_what_cost_nothing_in_the_plans_found_is_told_with_the_most_that_it_may_cost() -> None:
    prices = by_hand((0, 1), (0, 0), (0, 0))
    free = RulePrice("Rules!A3", "", FEW, (Cost("total cost", 0, 1, 0),), 0, Status.BEST_FOUND)
    left = replace(free, where="Rules!A9", status=None, costs=(Cost("total cost", 0, 1, None),))
    rules = (free, replace(free, where="Rules!A4"), left)
    assert list(screen.price_lines(replace(prices, rules=rules, together=free)))[3:] == [
        "These cost nothing in the plans found, which is not proved: Rules!A3, A4 (each at most 1 point of total "
        "cost).",
        "These were not searched: Rules!A9 (at most 1 point of total cost).",
        "All rules together cost at most 1 point of total cost.",
    ]

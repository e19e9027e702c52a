"""Session assignment: which session runs in which round and room, and who attends what.

This is the library: everything that the command line does with events, plans and what-ifs. docs/api.md walks through
it. Importing it imports no solver and no reader of workbooks; the functions do, when they are first called.
"""

__version__ = "0.1.0"

from allocator.comparison import Comparison
from allocator.condition import Condition, Operator
from allocator.demand import Ask, Demand, Strength
from allocator.errors import (
    AllocatorError,
    ChangeTrouble,
    EndedEarly,
    FileTrouble,
    InputProblems,
    Problem,
    RuleTrouble,
    UnverifiedPlan,
)
from allocator.event import Attendee, Event, Fixed, Labels, Pin, Room, Round, Session, Speaker, Wish
from allocator.library.own_rules import OwnRules, load_rules, with_rules
from allocator.library.plans import edits_by_hand, measure, replan, solve
from allocator.library.rule_prices import price_rules
from allocator.library.what_ifs import WhatIfs, what_if
from allocator.library.workbooks import (
    WrittenComparison,
    begin_comparison,
    change,
    changed_since,
    changes,
    demand_writable,
    inspect_event,
    plans_folder,
    read_editions,
    read_event,
    read_offers,
    read_plan,
    read_plan_workbook,
    read_scenarios,
    write_comparison,
    write_event,
    write_plan,
    write_replanned,
)
from allocator.plan import Assignment, Measures, Placement, Plan, Result, Stage, Status
from allocator.policy import Policy
from allocator.price import Cost, RulePrice, RulePrices
from allocator.rule import Objective, Rule
from allocator.scenario.changes.change import Scenario
from allocator.verify.view import View
from allocator.verify.violation import Violation

# Last: the package of this name is imported above, and from here on its name stands for the function.
from allocator.library.plans import verify  # isort: skip

__all__ = [
    "AllocatorError",
    "Ask",
    "Assignment",
    "Attendee",
    "ChangeTrouble",
    "Comparison",
    "Condition",
    "Cost",
    "Demand",
    "EndedEarly",
    "Event",
    "FileTrouble",
    "Fixed",
    "InputProblems",
    "Labels",
    "Measures",
    "Objective",
    "Operator",
    "OwnRules",
    "Pin",
    "Placement",
    "Plan",
    "Policy",
    "Problem",
    "Result",
    "Room",
    "Round",
    "Rule",
    "RulePrice",
    "RulePrices",
    "RuleTrouble",
    "Scenario",
    "Session",
    "Speaker",
    "Stage",
    "Status",
    "Strength",
    "UnverifiedPlan",
    "View",
    "Violation",
    "WhatIfs",
    "Wish",
    "WrittenComparison",
    "begin_comparison",
    "change",
    "changed_since",
    "changes",
    "demand_writable",
    "edits_by_hand",
    "inspect_event",
    "load_rules",
    "measure",
    "plans_folder",
    "price_rules",
    "read_editions",
    "read_event",
    "read_offers",
    "read_plan",
    "read_plan_workbook",
    "read_scenarios",
    "replan",
    "solve",
    "verify",
    "what_if",
    "with_rules",
    "write_comparison",
    "write_event",
    "write_plan",
    "write_replanned",
]

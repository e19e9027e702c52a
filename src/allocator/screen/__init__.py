"""What the command line says: results, checks, comparisons and progress, as text and as JSON."""

from allocator.screen.comparison import comparison_facts, comparison_lines, tried_line
from allocator.screen.mail import draft_lines, listed_lines, status_lines, trial_line, trouble_lines
from allocator.screen.progress import progress
from allocator.screen.replan import (
    answer_lines,
    edit_facts,
    edit_lines,
    edition_lines,
    point_line,
    replanning_facts,
    replanning_lines,
)
from allocator.screen.result import (
    as_json,
    counted,
    listed,
    measure_lines,
    result_facts,
    result_lines,
    violation_lines,
)
from allocator.screen.rule_prices import price_facts, price_lines
from allocator.screen.rules import broken_lines, own_columns, rule_facts, rule_lines
from allocator.screen.terminal import fitted, show, width
from allocator.screen.whatif import watching

__all__ = [
    "answer_lines",
    "as_json",
    "broken_lines",
    "comparison_facts",
    "comparison_lines",
    "counted",
    "draft_lines",
    "edit_facts",
    "edit_lines",
    "edition_lines",
    "fitted",
    "listed",
    "listed_lines",
    "measure_lines",
    "own_columns",
    "point_line",
    "price_facts",
    "price_lines",
    "progress",
    "replanning_facts",
    "replanning_lines",
    "result_facts",
    "result_lines",
    "rule_facts",
    "rule_lines",
    "show",
    "status_lines",
    "trial_line",
    "tried_line",
    "trouble_lines",
    "violation_lines",
    "watching",
    "width",
]

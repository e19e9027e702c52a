"""What each rule costs the attendees, as sentences and as facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from allocator.plan import Status
from allocator.price import Cost, RulePrice, RulePrices
from allocator.screen.result import COST, figure, figure_lines
from allocator.words import listed, one_line, several

INDENT = "  "

TOGETHER = "all rules"


def price_lines(prices: RulePrices) -> Iterator[str]:
    """What each rule costs, the dearest first, and those that cost nothing; without a plan, what stands in its way."""
    if prices.base.measures is None:
        yield from _in_the_way(prices)
        return
    base = ", ".join(f"{stage.name} {figure(stage)}" for stage in prices.base.stages)
    yield f"With all rules: {base}."
    yield from figure_lines(prices.base.stages)
    yield ""
    dear = sorted((one for one in prices.rules if _shown(one)), key=_dearest_first)
    shown = [*dear, *([prices.together] if len(prices.rules) > 1 and _shown(prices.together) else [])]
    if shown:
        yield "What a rule costs, or what would be better without it alone:"
        wide = max(len(_name(one)) for one in shown)
        for one in shown:
            yield f"{INDENT}{_name(one):<{wide}}   {one_line(one.sentence) or 'Without any of them:'}"
            yield f"{INDENT}{' ' * wide}   {_price(one)}"
        yield ""
    yield from _nothing(prices)
    if len(prices.rules) > 1 and not _shown(prices.together):
        yield f"All rules together cost {_at_all(prices.together)}."
    yield from (f"{INDENT}{_name(one)}: {one_line(one.fault)}" for one in _all(prices) if one.fault)


def _all(prices: RulePrices) -> tuple[RulePrice, ...]:
    return (*prices.rules, prices.together)


def _name(one: RulePrice) -> str:
    return one.where or TOGETHER


def _shown(one: RulePrice) -> bool:
    """Whether it is known, or found, that a rule costs something."""
    return any(cost.found or (cost.least or 0) > 0 for cost in one.costs)


def _dearest_first(one: RulePrice) -> tuple[int, ...]:
    return tuple(-(cost.least or 0 if cost.found is None else cost.found) for cost in one.costs)


def _price(one: RulePrice) -> str:
    """'3 points of total cost; proved. Between the two plans: 1 first wish.'"""
    known = [_range(cost) for cost in one.costs if cost.least is not None and (cost.least, cost.most) != (0, 0)]
    found = [] if one.proved else [_amount(cost.found, cost.objective) for cost in one.costs if cost.found]
    if one.first_wishes:
        found.append(_less(several(abs(one.first_wishes), "first wish"), one.first_wishes))
    said = f"{listed(known)}; {'proved' if one.proved else 'not proved'}."
    return f"{said} Between the two plans: {listed(found)}." if found else said


def _range(cost: Cost) -> str:
    assert cost.least is not None
    assert cost.most is not None
    if cost.proved:
        return _amount(cost.most, cost.objective)
    return f"between {cost.least} and {_amount(cost.most, cost.objective)}"


def _amount(count: int, objective: str) -> str:
    """'1 point of total cost'; below 0 it is saved: '1 point of total cost less'."""
    size = abs(count)
    said = {
        COST: f"{several(size, 'point')} of total cost",
        "worst rank": f"{several(size, 'step')} of worst rank",
        "rules broken": several(size, "broken rule"),
        "unseated": several(size, "seat"),
        "unseated with wishes": f"{several(size, 'seat')} of those with wishes",
        "unseated without wishes": f"{several(size, 'seat')} of those without wishes",
    }.get(objective, f"{size} in {objective}")
    return _less(said, count)


def _less(said: str, count: int) -> str:
    return f"{said} less" if count < 0 else said


def _nothing(prices: RulePrices) -> Iterator[str]:
    """The rules that cost nothing, proved or not, and those of which nothing was found."""
    free = [one.where for one in prices.rules if one.costs_nothing]
    if free:
        yield f"These cost nothing; that is proved: {_cells(free)}."
    others = [one for one in prices.rules if not (one.costs_nothing or _shown(one))]
    found = [one for one in others if one.status is not None]
    if found:
        yield f"These cost nothing in the plans found, which is not proved: {_each(found)}."
    left = [one for one in others if one.status is None]
    if left:
        yield f"These were not searched: {_each(left)}."


def _each(prices: Sequence[RulePrice]) -> str:
    """'Rules!A3, A7 (at most 2 points of total cost)', those of the same together."""
    alike: dict[str, list[str]] = {}
    for one in prices:
        alike.setdefault(_at_all(one), []).append(one.where)
    return "; ".join(f"{_cells(places)} ({'each ' if len(places) > 1 else ''}{most})" for most, places in alike.items())


def _at_all(one: RulePrice) -> str:
    """The most that it can cost."""
    first = next((cost for cost in one.costs if cost.least is None or cost.most), None)
    if first is None:
        return "nothing; that is proved"
    if first.most is None:
        return "not known"
    return f"at most {_amount(first.most, first.objective)}"


def _cells(places: Sequence[str]) -> str:
    """'Rules!A3, A7'."""
    sheet = "Rules!"
    first, *others = places
    return ", ".join([first, *(one.removeprefix(sheet) if first.startswith(sheet) else one for one in others)])


def _in_the_way(prices: RulePrices) -> Iterator[str]:
    """Without which rule alone there is a plan, where there is none with all."""
    impossible = prices.base.status is Status.PROVED_IMPOSSIBLE
    yield (
        "No plan keeps all rules; that is proved." if impossible else "No plan that keeps all rules was found in time."
    )
    helping = [one for one in prices.rules if one.has_plan]
    if helping:
        yield "There is a plan without any one of these alone:" if len(helping) > 1 else "There is a plan without this:"
        yield from (f"{INDENT}{one.where}   {one_line(one.sentence)}" for one in helping)
    in_vain = [one.where for one in prices.rules if one.status is Status.PROVED_IMPOSSIBLE]
    if in_vain:
        yield f"Without one of these alone there is still none; that is proved: {_cells(in_vain)}."
    unknown = [one.where for one in prices.rules if one.status in (Status.NOTHING_FOUND, None)]
    if unknown:
        yield f"Without one of these alone no plan was found, which is not proved: {_cells(unknown)}."
    if len(prices.rules) > 1 and not helping:
        yield _without_any(prices.together)
    yield from (f"{INDENT}{_name(one)}: {one_line(one.fault)}" for one in _all(prices) if one.fault)


def _without_any(together: RulePrice) -> str:
    if together.has_plan:
        return "Without any of the rules there is a plan."
    if together.status is Status.PROVED_IMPOSSIBLE:
        return "Without any of the rules there is none either; that is proved: see what else is in the way with solve."
    return "Without any of the rules no plan was found in time either."


def price_facts(prices: RulePrices) -> dict[str, object]:
    """The same for machines, without the names of people."""
    return {
        "base": {
            "status": str(prices.base.status),
            "stages": [{**asdict(stage), "proved": stage.proved} for stage in prices.base.stages],
        },
        "rules": list(_facts(prices.rules)),
        "together": next(_facts([prices.together])),
        "ended_early": prices.ended_early,
    }


def _facts(prices: Iterable[RulePrice]) -> Iterator[dict[str, object]]:
    for one in prices:
        yield {
            "where": one.where,
            "rule": None if one.demand is None else str(one.demand.ask),
            "costs": [{**asdict(cost), "proved": cost.proved} for cost in one.costs],
            "proved": one.proved,
            "first_wishes": one.first_wishes,
            "status": None if one.status is None else str(one.status),
            "fault": one.fault,
        }

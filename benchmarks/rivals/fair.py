"""fairpyx, a library of algorithms for fair division, where the problem is its own: one round, every offering settled.

It needs a numpy older than ours, so it runs under a Python of its own: the one that ALLOCATOR_FAIRPYX names, or that of
the environment .venv-fairpyx next to this package.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from allocator.errors import AllocatorError
from allocator.event import Event
from allocator.plan import Assignment, Plan, Status
from allocator.policy import Policy
from benchmarks.engine import Answer, Engine
from benchmarks.rivals.timetable import popular_first

ROOT = Path(__file__).resolve().parents[2]
GUEST = Path(__file__).with_name("fair_guest.py")


def interpreter() -> Path | None:
    """The Python that has fairpyx, None where there is none."""
    if named := os.environ.get("ALLOCATOR_FAIRPYX"):
        return Path(named)
    usual = ROOT / ".venv-fairpyx" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    return usual if usual.exists() else None


def version() -> str | None:
    """Which fairpyx would run, None where there is none."""
    python = interpreter()
    if python is None:
        return None
    asked = "import importlib.metadata as m; print(m.version('fairpyx'))"
    told = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=False)
    return told.stdout.strip() or None


def fairpyx(algorithm: str) -> Engine:
    """One of its algorithms as an engine.

    A seat is worth what it saves against an unwished one, so that the greatest total value is the least total cost.
    """

    def solved(event: Event, policy: Policy, time_limit: float) -> Answer:
        python = interpreter()
        if python is None:
            raise AllocatorError(
                "fairpyx is not installed. Set ALLOCATOR_FAIRPYX to a Python that has it, or make .venv-fairpyx; "
                "benchmarks/README.md says how."
            )
        if why := not_its_own(event):
            raise AllocatorError(f"fairpyx cannot solve this event: {why}.")
        placements = popular_first(event)
        unwished = policy.unwished_seat_cost(event)
        values = {
            attendee.id: {
                wish.session: unwished - policy.rank_cost(wish.rank) for wish in reversed(event.wishes_of[attendee.id])
            }
            for attendee in event.attendees
        }
        seats = {
            one.session: min(
                limit
                for limit in (
                    event.session_of[one.session].maximum,
                    event.room_of[one.room].capacity if one.room else None,
                    len(event.attendees),
                )
                if limit is not None
            )
            for one in placements
        }
        question = json.dumps({"algorithm": algorithm, "values": values, "seats": seats})
        try:
            told = subprocess.run(
                [python, GUEST],
                input=question,
                capture_output=True,
                text=True,
                check=False,
                timeout=time_limit,
                # Its picks go through sets: the same question has the same answer only if they are in the same order.
                env=os.environ | {"PYTHONHASHSEED": "0"},
            )
        except subprocess.TimeoutExpired:
            return Answer(None, None, Status.NOTHING_FOUND)
        if told.returncode:
            last = (told.stderr.strip().splitlines() or ["it said nothing"])[-1]
            raise AllocatorError(f"fairpyx failed at {algorithm}: {last}")
        (round,) = event.rounds
        answer = json.loads(told.stdout)
        seated = (
            Assignment(attendee, session, round.name)
            for attendee, session in answer["given"].items()
            if policy.unwished_allowed or session in values[attendee] or not values[attendee]
        )
        return Answer(Plan.of(placements, seated), None, Status.BEST_FOUND, first_plan_seconds=answer["seconds"])

    return solved


def not_its_own(event: Event) -> str | None:
    """Why an event is not a problem of fair division as this library knows it, None if it is."""
    if len(event.rounds) != 1:
        return "it has more than one round"
    if event.pins:
        return "it has pins"
    if any(session.minimum for session in event.sessions):
        return "its sessions have minimums"
    if event.rooms and any(fixed.room is None for session in event.sessions for fixed in session.fixed):
        return "its rooms are not settled"
    if event.rooms and not all(session.fixed for session in event.sessions):
        return "its timetable is not settled"
    if any(attendee.needs or attendee.unavailable for attendee in event.attendees):
        return "its attendees have needs of their own"
    return None

"""Changes of an event or of its policy, as small facts: each says what happens, and makes of one event another.

A change that speaks of something that the event has not raises ChangeTrouble, in a sentence. What a change adds or sets
agrees with the event, or it raises ChangeTrouble too; what others lose by a change that takes something away is for
`contradictions` to tell once all changes are made.
"""

from allocator.scenario.changes.change import (
    Change,
    Decision,
    Happening,
    Misread,
    Scenario,
    applied,
    contradictions,
)
from allocator.scenario.changes.named import attendee_meant, known, said_of, session_meant
from allocator.scenario.changes.people_changes import Gone, Late, SpeakerAway
from allocator.scenario.changes.room_changes import AddRoom, Capacity, CloseRoom, Layout
from allocator.scenario.changes.round_changes import AddRound, DropRound
from allocator.scenario.changes.rule_changes import DropRule
from allocator.scenario.changes.session_changes import Cancel, Move
from allocator.scenario.changes.split import SplitSession

__all__ = [
    "AddRoom",
    "AddRound",
    "Cancel",
    "Capacity",
    "Change",
    "CloseRoom",
    "Decision",
    "DropRound",
    "DropRule",
    "Gone",
    "Happening",
    "Late",
    "Layout",
    "Misread",
    "Move",
    "Scenario",
    "SpeakerAway",
    "SplitSession",
    "applied",
    "attendee_meant",
    "contradictions",
    "known",
    "said_of",
    "session_meant",
]

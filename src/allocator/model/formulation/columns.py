"""The columns of the model: one line per possible seat and one per possible placement, as pandas frames.

Names become whole-number codes in sorted order, so that the order of the organiser's rows changes nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from allocator.demand import Ask
from allocator.event import Event
from allocator.model.formulation.baseline import Baseline, baseline
from allocator.model.formulation.merging import Figures, Merging
from allocator.model.formulation.plans import plan_of, values_of
from allocator.model.formulation.seats import (
    NO_SEATS,
    SEAT,
    UNNAMED,
    all_seats,
    seat_frame,
    wished_seats,
)
from allocator.model.formulation.terms import Terms, Whole, frame_of
from allocator.model.formulation.unnamed import ANY, Listed, Unnamed
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.runs import lasting
from allocator.verify.if_possible import requests


@dataclass(frozen=True)
class Columns:
    """Every yes-or-no decision that an event leaves, each with a column number.

    The numbers run over the seats, the placements, the gaps, the steps, the moves, the uses and the broken rules.
    With `chosen` (a frame of attendee, session and round) only those seats are in play and the ones that were
    wished for, are pinned or were announced; with `unnamed`, for everybody in every round also a seat in some
    session or other, which makes of it a relaxation. With `wishing` (attendees by code) only their wishes bring
    seats into play. Seats that somebody has in play are in play for all who are to sit with them, and
    in all rounds where a session lasts several. With a `merging`, programs and objectives over them are merged.

    Rules and objectives are written with `seats`, `placements`, `gaps`, `spoken`, `speaking`, and frames of keys from
    `coded`, `series` and `grouped`; which seats are in play need not concern them. `seat_frame` is the engine's.
    """

    event: Event
    policy: Policy
    chosen: pd.DataFrame | None = None
    unnamed: bool = False
    wishing: Whole | None = None
    merging: Merging | None = None

    def unmerged(self, figures: Figures) -> Figures:
        """Figures of all columns, where columns are merged those of each the figures of the one that stands for it."""
        return figures if self.merging is None else self.merging.unmerged(figures)

    def with_merging(self, merging: Merging) -> Columns:
        """The same columns, those that are equal in every plan merged."""
        merged = replace(self, merging=merging)
        merged.__dict__.update({name: value for name, value in self.__dict__.items() if name not in merged.__dict__})
        return merged

    def with_seats(self, chosen: pd.DataFrame, *, wishing: Whole | None = None) -> Columns:
        """The same event's columns with these seats and the wished ones in play, none of them unnamed."""
        columns = Columns(self.event, self.policy, chosen=chosen, wishing=wishing)
        for known in ("codes", "wished", "due", "baseline", "companions"):
            columns.__dict__[known] = getattr(self, known)
        return columns

    @cached_property
    def codes(self) -> dict[str, pd.Index[str]]:
        """The names behind the codes, by key; among the rooms '' is no room at all."""
        event = self.event
        return {
            "attendee": pd.Index(sorted(event.attendee_of)),
            "session": pd.Index(sorted(event.session_of)),
            "round": pd.Index(sorted(event.round_of)),
            "room": pd.Index(["", *sorted(event.room_of)]),
            "speaker": pd.Index(sorted(event.speaker_of)),
            "organisation": pd.Index(sorted({one.organisation for one in event.attendees} - {""})),
        }

    def coded(self, keys: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> pd.DataFrame:
        """A frame of keys from names."""
        code = {key: {name: number for number, name in enumerate(self.codes[key])} for key in keys}
        return frame_of(keys, [tuple(code[key][name] for key, name in zip(keys, line, strict=True)) for line in lines])

    def series(self, key: str, values: Iterable[tuple[str, int]]) -> pd.Series:
        """Numbers by the codes of a key, from names."""
        pairs = list(values)
        codes = self.coded((key,), [(name,) for name, _ in pairs])[key]
        return pd.Series([value for _, value in pairs], index=pd.Index(codes), dtype=np.int64)

    @cached_property
    def seats(self) -> Terms:
        """Every seat that there could be, in play or not, with the figures that `seats.seat_frame` lists."""
        known = self.seat_frame[self.seat_frame["session"] != UNNAMED]
        if self.chosen is None:
            return Terms(known, Unnamed(Listed(0, NO_SEATS), lambda: known.iloc[:0].assign(there=1), closed=True))
        return Terms(known, self._unnamed)

    @cached_property
    def _unnamed(self) -> Unnamed:
        """The seats that have no column of their own."""
        sessions = len(self.codes["session"])
        if self.unnamed:
            nameless = self.seat_frame[self.seat_frame["session"] == UNNAMED].assign(session=ANY, there=1)
            listed = self.seat_frame[self.seat_frame["session"] != UNNAMED][SEAT]
            return Unnamed(Listed(sessions, listed.reset_index(drop=True)), lambda: nameless, closed=False)
        # Seats that are out of play have no column; they say which rows there are.
        inside = self.seat_frame[SEAT]
        wished = self.wished[SEAT].merge(inside, how="left", indicator="inside")
        outside = wished[wished["inside"] == "left_only"][SEAT]
        listed = pd.concat([inside, outside], ignore_index=True)

        def make() -> pd.DataFrame:
            keys = np.indices([len(self.codes["attendee"]), 1, len(self.codes["round"])]).reshape(3, -1)
            rest = pd.DataFrame(dict(zip(SEAT, keys, strict=True))).assign(session=UNNAMED)
            everything = pd.concat([rest, outside], ignore_index=True)
            frame = seat_frame(self.event, self.policy, self.codes, self.wished, everything, self._named_pins)
            return frame.assign(column=-1, there=1)

        return Unnamed(Listed(sessions, listed), make, closed=True)

    @cached_property
    def _named_pins(self) -> pd.DataFrame:
        pins = self.pinned(must=True)
        return pins[pins["named"]]

    @cached_property
    def seat_frame(self) -> pd.DataFrame:
        """The seats that have a column, among them (session UNNAMED) those that stand for any session not listed."""
        named = self._named_pins
        if self.chosen is None:
            keys = all_seats(self.codes)
        else:
            wished = self.wished
            if self.wishing is not None:
                wished = wished[wished["attendee"].isin(self.wishing)]
            parts = [wished, named, self.baseline.possible, self.chosen]
            keys = pd.concat([part[SEAT] for part in parts], ignore_index=True)
            theirs = keys.merge(self.companions, on="attendee")[["companion", "session", "round"]]
            keys = pd.concat([keys, theirs.rename(columns={"companion": "attendee"})], ignore_index=True)
            keys = pd.concat([keys, self._in_every_round(keys)], ignore_index=True)
            if self.unnamed:
                people, rounds = np.indices([len(self.codes["attendee"]), len(self.codes["round"])]).reshape(2, -1)
                every = pd.DataFrame({"attendee": people, "session": UNNAMED, "round": rounds})
                full = keys.drop_duplicates().groupby(["attendee", "round"]).size() >= len(self.codes["session"])
                place = pd.MultiIndex.from_frame(every[["attendee", "round"]])
                keys = pd.concat([keys, every[~place.isin(full[full].index)]], ignore_index=True)
        return seat_frame(self.event, self.policy, self.codes, self.wished, keys, named)

    def _in_every_round(self, keys: pd.DataFrame) -> pd.DataFrame:
        """The seats of these people in these sessions in all rounds, where the session lasts several."""
        lasts = self.coded(("session",), [(one.code,) for one in lasting(self.event)])
        theirs = keys[["attendee", "session"]].merge(lasts).drop_duplicates()
        return theirs.merge(pd.DataFrame({"round": np.arange(len(self.codes["round"]))}), how="cross")

    @cached_property
    def wished(self) -> pd.DataFrame:
        """Every seat that grants a wish."""
        return wished_seats(self.event, self.codes)

    @cached_property
    def companions(self) -> pd.DataFrame:
        """Every attendee with each `companion` with whom a rule of the event has them sit together, somewhere."""
        groups = [group for one in self.event.demands if one.ask is Ask.TOGETHER for group in self.event.groups_of(one)]
        pairs = [(one, other) for group in groups for one in group for other in group if one != other]
        code = {id: number for number, id in enumerate(self.codes["attendee"])}
        return frame_of(("attendee", "companion"), sorted({(code[one], code[other]) for one, other in pairs}))

    def grouped(self, key: str, groups: Iterable[tuple[str, Hashable]]) -> pd.DataFrame:
        """A frame of a key and a `group`, equal groups having equal numbers; names without a group are left out.

        `columns.grouped("attendee", [(one.id, one.organisation) for one in event.attendees if one.organisation])` lets
        a rule sum by organisation: `columns.seats.joined(groups).by("group", "session", "round")`.
        """
        pairs = list(groups)
        number = {group: code for code, group in enumerate(dict.fromkeys(group for _, group in pairs))}
        return self.coded((key,), [(name,) for name, _ in pairs]).assign(group=[number[group] for _, group in pairs])

    def pinned(self, *, must: bool) -> pd.DataFrame:
        """The seats that each pin (or, with `must` False, each exclusion) speaks of: a frame of keys, `pin` among them.

        `named` says whether the pin names the session.
        """
        pins = sorted(self.event.pins, key=lambda pin: (pin.attendee, pin.session or "", pin.round or "", pin.reason))
        lines = [
            (number, pin.attendee, session, round)
            for number, pin in enumerate(pins)
            if pin.must == must
            for session in ([pin.session] if pin.session else self.codes["session"])
            for round in ([pin.round] if pin.round else self.codes["round"])
        ]
        keys = self.coded(("attendee", "session", "round"), [line[1:] for line in lines])
        named = [pins[line[0]].session is not None for line in lines]
        return keys.assign(pin=np.array([line[0] for line in lines], np.int64), named=np.array(named, bool))

    @cached_property
    def placements(self) -> Terms:
        """Every session in every round and room, with `capacity`, the attendees it takes there, and its `minimum`.

        A place without a limit takes everybody. In a round that was held it takes whoever is pinned to it, and needs
        no more than that.
        """
        event = self.event
        session, round, room = (
            codes.ravel()
            for codes in np.indices([len(self.codes[key]) for key in ("session", "round", "room")], np.int32)
        )
        endless = len(event.attendees)
        sessions = [event.session_of[code] for code in self.codes["session"]]
        most = np.array([endless if one.maximum is None else one.maximum for one in sessions])
        seats = np.array([event.room_of[name].capacity if name else endless for name in self.codes["room"]])
        least = np.array([one.minimum for one in sessions], np.int64)[session]
        capacity = np.minimum(most[session], seats[room])
        for (code, name), people in event.pinned_in_held.items():
            here = (session == self.codes["session"].get_loc(code)) & (round == self.codes["round"].get_loc(name))
            capacity[here] = np.maximum(capacity[here], len(people))
        for code, name in event.fixed_in_held:
            here = (session == self.codes["session"].get_loc(code)) & (round == self.codes["round"].get_loc(name))
            least[here] = np.minimum(least[here], len(event.pinned_in_held.get((code, name), ())))
        return Terms(
            pd.DataFrame(
                {
                    "session": session,
                    "round": round,
                    "room": room,
                    "column": len(self.seat_frame) + np.arange(len(session)),
                    "coefficient": 1,
                    "capacity": capacity,
                    "minimum": least,
                }
            )
        )

    @cached_property
    def due(self) -> pd.DataFrame:
        """Every attendee with every round in which they should have a seat, or be speaking."""
        free = {(pin.attendee, pin.round) for pin in self.event.pins if not pin.must and pin.session is None}
        asked = {(pin.attendee, pin.round) for pin in self.event.pins if pin.must}
        lines = [
            (attendee.id, round.name)
            for attendee in self.event.attendees
            for seats_unasked in [self.policy.gives_seats_to(self.event, attendee)]
            for round in self.event.rounds
            if round.name not in attendee.unavailable
            and (attendee.id, round.name) not in free
            and (seats_unasked or (attendee.id, round.name) in asked)
        ]
        return self.coded(("attendee", "round"), lines).sort_values(["attendee", "round"], ignore_index=True)

    @cached_property
    def unasked(self) -> pd.DataFrame:
        """Every attendee who gets no seat unless a pin demands it."""
        gives = self.policy.gives_seats_to
        return self.coded(("attendee",), [(one.id,) for one in self.event.attendees if not gives(self.event, one)])

    @cached_property
    def gaps(self) -> Terms:
        """Every attendee in every round in which they should have a seat, or be speaking: 1 where they are not.

        `rank` is what a gap counts as towards the worst rank: two below the longest list for those who stated wishes,
        0 (nothing) for the others.
        """
        first = len(self.seat_frame) + len(self.placements.frame)
        stated = np.array([bool(self.event.wishes_of[id]) for id in self.codes["attendee"]], bool)
        rank = np.where(stated[self.due["attendee"].to_numpy(np.int64)], self.event.lowest_rank + 2, 0)
        return Terms(self.due.assign(rank=rank, column=first + np.arange(len(self.due)), coefficient=1))

    @cached_property
    def steps(self) -> Terms:
        """For every rank: 1 where somebody gets that rank or a worse one; after the ranks come unwished and missing."""
        ranks = np.arange(1, self.event.lowest_rank + 3)
        first = len(self.seat_frame) + len(self.placements.frame) + len(self.gaps.frame)
        return Terms(pd.DataFrame({"rank": ranks, "column": first + ranks - 1, "coefficient": 1}))

    @cached_property
    def baseline(self) -> Baseline:
        """What was announced."""
        return baseline(self.event, self.codes)

    @cached_property
    def moves(self) -> tuple[Terms, Terms, Terms]:
        """1 where the plan does not keep what was announced.

        For every attendee with a seat in the baseline: one of theirs is theirs no more. For every offering: it is held
        no more. For every placement: the offering is held in another room.
        """
        said = self.baseline
        attendees = said.seats[["attendee"]].drop_duplicates(ignore_index=True)
        first = int(self.steps.frame["column"].iloc[-1]) + 1
        found = []
        for keys in (attendees, said.offerings[["move"]], said.rooms[["move"]]):
            found.append(Terms(keys.assign(column=first + np.arange(len(keys)), coefficient=1)))
            first += len(keys)
        attendees_moved, rounds_moved, rooms_moved = found
        return attendees_moved, rounds_moved, rooms_moved

    @cached_property
    def uses(self) -> Terms:
        """For every room of a place that is still to be chosen: 1 where it is used."""
        places = () if self.event.choice is None else self.event.choice.places
        lines = [(number, room) for number, place in enumerate(places) for room in place.rooms]
        rooms = self.coded(("room",), [(room,) for _, room in lines])
        others = (self.placements, self.gaps, self.steps, *self.moves)
        first = len(self.seat_frame) + sum(len(part.frame) for part in others)
        numbers = np.array([number for number, _ in lines], np.int64)
        return Terms(rooms.assign(place=numbers, column=first + np.arange(len(lines)), coefficient=1))

    @cached_property
    def broken(self) -> Terms:
        """1 where a rule that holds if possible (its place among the `demand`s) is broken for a `group` of it."""
        found = list(requests(self.event))
        first = len(self.seat_frame) + sum(
            len(part.frame) for part in (self.placements, self.gaps, self.steps, *self.moves, self.uses)
        )
        lines = frame_of(("demand", "group"), found)
        return Terms(lines.assign(column=first + np.arange(len(lines)), coefficient=1))

    @cached_property
    def parts(self) -> tuple[pd.DataFrame, ...]:
        """All columns by what they are, in the order of their numbers."""
        others = (self.placements, self.gaps, self.steps, *self.moves, self.uses, self.broken)
        return (self.seat_frame, *(part.frame for part in others))

    @cached_property
    def owner(self) -> Whole:
        """For each column the code of the attendee whose seat or gap it is, -1 for all others."""
        owner = np.full(self.count, -1)
        for frame in (self.seat_frame, self.gaps.frame):
            owner[frame["column"].to_numpy()] = frame["attendee"].to_numpy()
        return owner

    @cached_property
    def count(self) -> int:
        """How many columns there are."""
        return sum(map(len, self.parts))

    @cached_property
    def spoken(self) -> Terms:
        """The placements of the sessions that somebody gives, once per speaker."""
        lines = [(speaker, session.code) for session in self.event.sessions for speaker in session.speakers]
        return self.placements.joined(self.coded(("speaker", "session"), lines))

    @cached_property
    def speaking(self) -> Terms:
        """The placements of the sessions that attendees give, once per such attendee."""
        lines = [
            (attendee, session.code)
            for session in self.event.sessions
            for speaker in session.speakers
            if (attendee := self.event.speaker_of[speaker].attendee) is not None
        ]
        return self.placements.joined(self.coded(("attendee", "session"), lines))

    def plan(self, values: Whole) -> Plan:
        """The plan that the values of all columns describe, those of merged ones too; unnamed seats are left out."""
        return plan_of(self, values)

    def values(self, plan: Plan) -> Whole:
        """The value of every column under a plan; seats that are not in play are unnamed ones, if there are any."""
        return values_of(self, plan)

"""Rounds in the order in which they come: by weekday and part of the day, else by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from allocator.intake.tables.headings import bare

_DAYS = (
    "monday mon maandag ma montag mo lundi lun lunes",
    "tuesday tue tues dinsdag di dienstag mardi mar martes",
    "wednesday wed woensdag wo mittwoch mi mercredi mer miercoles mie",
    "thursday thu thur thurs donderdag do donnerstag jeudi jeu jueves jue",
    "friday fri vrijdag vr freitag fr vendredi ven viernes vie",
    "saturday sat zaterdag za samstag sonnabend sa samedi sam sabado sab",
    "sunday sun zondag zo sonntag so dimanche dim domingo dom",
)
_PARTS = (
    "morning am ochtend morgen vormittag vormittags matin matinee manana",
    "noon lunch middag mittag mittags midi mediodia",
    "afternoon pm namiddag nachmittag nachmittags apres tarde",
    "evening night avond abend abends soir soiree noche",
)
_DAY = {word: place for place, words in enumerate(_DAYS) for word in words.split()}
_PART = {word: place for place, words in enumerate(_PARTS) for word in words.split()}


def in_order(rounds: Iterable[str]) -> list[str]:
    """Each round once: by the day that all begin with, then by the part of the day, then by numbers and letters."""
    names = sorted(set(rounds))
    days = all(bare(name).split()[:1] and bare(name).split()[0] in _DAY for name in names)

    def key(name: str) -> tuple[object, ...]:
        words = bare(name).split()
        part = next((_PART[word] for word in words if word in _PART), -1)
        pieces = re.split("([0-9]+)", bare(name))
        natural = tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces if piece)
        return (_DAY[words[0]], part, natural) if days else (0, part, natural)

    return sorted(names, key=key)


def weekday_of(name: str) -> int | None:
    """The day of the week that a name begins with, 0 for Monday; None where it begins with none."""
    return _DAY.get((bare(name).split() or [""])[0])


def is_weekday(text: str) -> bool:
    """Whether a text is a day of the week, whole or short, and nothing else."""
    return bare(text) in _DAY


def part_of_day(name: str) -> int | None:
    """The part of the day that a name speaks of, 0 for morning, noon, afternoon and evening; None where it has none."""
    return next((_PART[word] for word in bare(name).split() if word in _PART), None)

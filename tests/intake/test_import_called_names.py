"""Badge names, nicknames and pseudonyms beside the names of people: the names count, whatever the order."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

from allocator.intake.mapping.questions import Unsettled

CALLED = ["ShadowLar", "Sir", "Moth", "Owl", "Big Bear", "Zed"]
NAMES = ["Ada Lind", "Bo Null", "Cy Roer", "Di Stam", "Ed Kok", "Fay Bos"]
WISHES = [["Yoga", "Bread"], ["Bread", "Yoga"], ["Yoga", "Pottery"], ["Pottery", "Bread"], ["Bread", "Yoga"]] * 2


def sheet(called: str, real: str, order: str, repeated: bool = False) -> Rows:
    """Wishes of people with two names each; the letters of `order` are the columns: c(alled), r(eal), n(umber)."""
    nicks = ["Moth" if repeated and at < 3 else nick for at, nick in enumerate(CALLED)]
    columns = {"c": [called, *nicks], "r": [real, *NAMES], "n": ["Badge no.", *(f"00{at}7" for at in range(6))]}
    wished = [["1st choice", "2nd choice"], *WISHES[:6]]
    return [[*(columns[letter][at] for letter in order), *wished[at]] for at in range(7)]


def names(folder: Path) -> list[str]:
    """The names of everybody, as they are listed."""
    return [row["Name"] for row in table(folder, "Attendees")]


@pytest.mark.parametrize("repeated", [False, True])
@pytest.mark.parametrize("order", ["ncr", "cr", "rc", "rnc", "cnr"])
@pytest.mark.parametrize(
    ("called", "real"),
    [
        ("Badge name", "Real name"),
        ("Badge name", "Name"),
        ("Nickname", "Full name"),
        ("Your nickname", "Legal name"),
        ("Name on badge", "Name"),
        ("Preferred name", "Legal name"),
        ("Bijnaam", "Echte naam"),
        ("Roepnaam", "Naam"),
        ("Naam op badge", "Volledige naam"),
        ("Spitzname", "Name"),
        ("Rufname", "Vollständiger Name"),
        ("Künstlername", "Bürgerlicher Name"),
        ("Surnom", "Nom"),
        ("Pseudo", "Vrai nom"),
        ("Nom d'usage", "Nom complet"),
        ("Apodo", "Nombre"),
        ("Mote", "Nombre real"),
    ],
)
def test_the_name_counts_and_not_what_people_are_called(
    called: str, real: str, order: str, repeated: bool, tmp_path: Path
) -> None:
    imported(tmp_path, sheet(called, real, order, repeated))
    assert names(tmp_path) == NAMES


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
@pytest.mark.parametrize(
    "headings",
    [
        ("First name", "Last name", "Nickname"),
        ("Voornaam", "Achternaam", "Roepnaam"),
        ("Vorname", "Nachname", "Spitzname"),
        ("Prénom", "Nom de famille", "Surnom"),
    ],
)
def test_first_and_last_names_count_beside_nicknames(
    headings: tuple[str, str, str], order: tuple[int, int, int], tmp_path: Path
) -> None:
    people = [(*name.split(), nick) for name, nick in zip(NAMES, CALLED, strict=True)]
    rows = [
        [*(row[at] for at in order), wish] for row, wish in zip([headings, *people], ["Wish 1", *"ABABAB"], strict=True)
    ]
    imported(tmp_path, rows, [["Title"], ["A"], ["B"]])
    assert names(tmp_path) == NAMES


@pytest.mark.parametrize("called", ["Badge name", "Nickname", "Bijnaam", "Spitzname", "Surnom", "Apodo"])
@pytest.mark.parametrize("repeated", [False, True])
def test_what_people_are_called_will_do_where_nothing_else_is_there(
    called: str, repeated: bool, tmp_path: Path
) -> None:
    rows = sheet(called, "Home town", "nrc", repeated)
    imported(tmp_path, rows)
    assert names(tmp_path) == ["Moth"] * 3 + CALLED[3:] if repeated else CALLED


@pytest.mark.parametrize(("first", "last"), [("Roepnaam", "Achternaam"), ("Rufname", "Nachname")])
def test_the_first_name_in_use_goes_before_the_last(first: str, last: str, tmp_path: Path) -> None:
    rows = [[first, last, "Wish 1"], *([*name.split(), "Yoga"] for name in NAMES)]
    imported(tmp_path, rows)
    assert names(tmp_path) == NAMES


@pytest.mark.parametrize("order", ["cr", "rc"])
@pytest.mark.parametrize(
    ("one", "other"), [("Faction name", "Member name tale"), ("Name", "Legal name"), ("Badge name", "Chaperone name")]
)
def test_it_is_asked_where_both_could_be(one: str, other: str, order: str, tmp_path: Path) -> None:
    rows = sheet(one, other, order)
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, rows)
    (question,) = caught.value.questions
    assert sorted(choice.answer for choice in question.choices) == sorted([one.casefold(), other.casefold()])
    imported(tmp_path, rows, answers=((question.key, other.casefold()),))
    assert names(tmp_path) == NAMES


def test_it_is_asked_where_few_have_told_their_names(tmp_path: Path) -> None:
    rows = [
        [nick, name if at < 2 else "", *wished]
        for at, (nick, name, *wished) in enumerate(sheet("Badge name", "Real name", "cr")[1:])
    ]
    rows = [["Badge name", "Real name", "1st choice", "2nd choice"], *rows]
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, rows)
    (question,) = caught.value.questions
    assert [choice.answer for choice in question.choices] == ["real name", "badge name"]
    imported(tmp_path, rows, answers=((question.key, "badge name"),))
    assert names(tmp_path) == CALLED

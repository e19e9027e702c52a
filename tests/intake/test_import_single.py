"""One column in which each person names a session; and people without any wish, beside texts that come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table, wishes

from allocator.intake.mapping.questions import TableQuestion, Unsettled

PEOPLE = (("Ann Lee", "Klei"), ("Bo Roy", "Dans"), ("Cy Hill", "Klei"), ("Di Fox", "Koken"), ("Eve Gray", "Dans"))


def rows(heading: str) -> Rows:
    """People with a text each below a heading."""
    return [["Naam", "Klas", heading], *([name, "1A", title] for name, title in PEOPLE)]


def asked(folder: Path, *tables: Rows) -> TableQuestion:
    """The one question that an import puts."""
    with pytest.raises(Unsettled) as caught:
        imported(folder, *tables)
    (question,) = caught.value.questions
    return question


@pytest.mark.parametrize(
    "heading", ["Voorkeur", "Mijn keuze", "Choice", "Preference", "Wunsch", "Workshop pref", "Souhait", "Preferencia"]
)
def test_the_only_column_about_a_wish_is_the_first_wish(heading: str, tmp_path: Path) -> None:
    imported(tmp_path, rows(heading))
    assert wishes(tmp_path) == {name: {1: [title]} for name, title in PEOPLE}


@pytest.mark.parametrize("heading", ["Voorkeur", "Dieetvoorkeur"])
def test_a_list_of_sessions_says_so_as_well(heading: str, tmp_path: Path) -> None:
    listed: Rows = [["Workshop", "Max"], ["Klei", 9], ["Dans", 9], ["Koken", 9]]
    if heading == "Voorkeur":
        imported(tmp_path, rows(heading), listed)
        assert wishes(tmp_path) == {name: {1: [title]} for name, title in PEOPLE}
    else:
        assert "left out" in [choice.answer for choice in asked(tmp_path, rows(heading), listed).choices]


def test_a_choice_of_something_else_is_asked_after(tmp_path: Path) -> None:
    question = asked(tmp_path, rows("Choice of house"))
    assert [choice.answer for choice in question.choices] == ["wishes", "left out"]
    imported(tmp_path, rows("Choice of house"), answers=((question.key, "left out"),))
    assert table(tmp_path, "Wishes") == []
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == [name for name, _ in PEOPLE]


@pytest.mark.parametrize("heading", ["Iets", "Thing", "Was denn"])
def test_where_nobody_wishes_texts_that_come_back_are_asked_after(heading: str, tmp_path: Path) -> None:
    question = asked(tmp_path, rows(heading))
    assert (question.key, [choice.answer for choice in question.choices]) == (
        f"answers.csv:{heading}",
        [heading, "none"],
    )
    imported(tmp_path, rows(heading), answers=((question.key, heading),))
    assert wishes(tmp_path) == {name: {1: [title]} for name, title in PEOPLE}


@pytest.mark.parametrize("heading", ["Dieet", "Allergies", "T-shirt", "Opmerkingen", "Transport"])
def test_other_matters_are_no_wishes(heading: str, tmp_path: Path) -> None:
    imported(tmp_path, rows(heading))
    assert table(tmp_path, "Wishes") == []


def test_nothing_is_asked_where_others_say_what_people_wish_for(tmp_path: Path) -> None:
    answers: Rows = [["Naam", "Keuze 1", "Keuze 2"], *([name, title, "Lied"] for name, title in PEOPLE)]
    profiles = ("Techniek", "Economie", "Cultuur", "Techniek", "Economie")
    people: Rows = [
        ["Naam", "Profiel"],
        *([name, profile] for (name, _), profile in zip(PEOPLE, profiles, strict=True)),
    ]
    imported(tmp_path, answers, people)
    assert wishes(tmp_path) == {name: {1: [title], 2: ["Lied"]} for name, title in PEOPLE}


@pytest.mark.parametrize("head", [("Choice A", "Choice B"), ("Choice 1", "Choice 2")])
@pytest.mark.parametrize("heading", ["Preferred day", "Voorkeur ronde", "Preferred time", "Wunschtag", "House choice"])
def test_beside_other_wishes_nothing_of_them_is_lost(heading: str, head: tuple[str, str], tmp_path: Path) -> None:
    days = ("Maandag", "Dinsdag", "Maandag", "Dinsdag", "Maandag")
    second = ("Dans", "Klei", "Koken", "Dans", "Klei")
    lines = [[name, day, title, other] for (name, title), day, other in zip(PEOPLE, days, second, strict=True)]
    imported(tmp_path, [["Naam", heading, *head], *lines], answers=(("answers.csv:Choice A", "ranks"),))
    both = zip(PEOPLE, second, strict=True)
    assert wishes(tmp_path) == {name: {1: [title], 2: [other]} for (name, title), other in both}

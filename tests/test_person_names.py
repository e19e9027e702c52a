"""Names as lists have them: the surname first, the infix behind."""

from __future__ import annotations

import pytest

from allocator.person_names import by_surname, surname_key


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Ada Lind", "Lind, Ada"),
        ("Ada Maria Lind", "Lind, Ada Maria"),
        ("Sam de Vries", "Vries, Sam de"),
        ("Jan van der Berg", "Berg, Jan van der"),
        ("Pim van 't Hof", "Hof, Pim van 't"),
        ("Pim van ’t Hof", "Hof, Pim van ’t"),
        ("Maria van den Berg-de Vries", "Berg-de Vries, Maria van den"),
        ("Johann Wolfgang von Goethe", "Goethe, Johann Wolfgang von"),
        ("Karl von und zu Stein", "Stein, Karl von und zu"),
        ("Dick Van Dyke", "Van Dyke, Dick"),
        ("Jan Van de Velde", "Van de Velde, Jan"),
        ("Mary O'Brien", "O'Brien, Mary"),
        ("John Smith Jr.", "Smith Jr., John"),
        ("Sam de Vries (Kleihuis)", "Vries (Kleihuis), Sam de"),
        ("Al Gore", "Gore, Al"),
        ("Vries, Sam de", "Vries, Sam de"),
        ("Madonna", "Madonna"),
        ("late 3", "late 3"),
        ("", ""),
    ],
)
def test_by_surname(name: str, listed: str) -> None:
    assert by_surname(name) == listed


def test_the_order_is_by_surname_whatever_its_infix_accents_and_capitals() -> None:
    names = ["Zoë de Boer", "Åsa Öberg", "Sam de Vries", "Anna Vries", "Vries, Bo de", "Ada Bakker", "Dick Van Dyke"]
    assert sorted(names, key=surname_key) == [
        "Ada Bakker",
        "Zoë de Boer",
        "Åsa Öberg",
        "Dick Van Dyke",
        "Anna Vries",
        "Vries, Bo de",
        "Sam de Vries",
    ]

"""docs/mail.md has every template, field and state, and its example is a template."""

from __future__ import annotations

import re
from pathlib import Path

from allocator.mail.languages import LANGUAGES
from allocator.mail.letter import FIELDS, LAYOUTS, Templates
from allocator.mail.merge import PERSON, ROUND
from allocator.mail.telling import Kind
from allocator.words import listed

PAGE = (Path(__file__).parents[2] / "docs" / "mail.md").read_text(encoding="utf-8")


def test_the_page_has_every_field_and_template_in_their_order() -> None:
    section = PAGE.split("## Templates of your own")[1]
    names = [name for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for name in re.findall("`(.*?)`", row)]
    assert names == [*(f"{kind}.jinja" for kind in Kind), *LAYOUTS, *FIELDS]


def test_its_example_is_a_template(tmp_path: Path) -> None:
    example = PAGE.split("```\n{% extends layout %}")[1].split("```")[0]
    (tmp_path / "placed.jinja").write_text("{% extends layout %}" + example, encoding="utf-8")
    Templates(LANGUAGES["en"], tmp_path)


def test_the_columns_of_the_merge_are_those_it_names() -> None:
    text = " ".join(PAGE.split())
    assert listed(PERSON) in text
    assert listed(ROUND) in text

"""docs/intake.md shows what commands say, and its questions are those that are asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from intake_page import FILES, PAGE, with_output

from allocator.intake.imported import Choices
from allocator.intake.mapping.questions import Unsettled
from allocator.intake.output.report import asked
from allocator.intake.run import import_files
from allocator.intake.tables.roles import TableKind, What, role_of

REFERENCE = PAGE.with_name("intake-reference.md")


def test_the_page_shows_what_is_said() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_output(page) == page


def test_the_page_shows_how_a_question_is_asked(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    files = re.findall(r"^```csv\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    for name, text in list(zip(FILES, files, strict=True))[:-1]:
        (tmp_path / name).write_text(text, encoding="utf-8")
    event = tmp_path / "event.xlsx"
    import_files(event, [tmp_path / name for name in FILES[:3]], Choices())
    with pytest.raises(Unsettled) as unsettled:
        import_files(event, [tmp_path / "groups.csv"], Choices())
    (question,) = unsettled.value.questions
    (shown,) = re.findall(r"^```\n(groups\.csv, .*?)\n1 to 2:\n```$", page, re.MULTILINE | re.DOTALL)
    assert shown.split() == " ".join(asked(question)).split()


@pytest.mark.parametrize("page", [PAGE, REFERENCE], ids=lambda page: page.name)
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([\w./-]*)(?:#([\w-]+))?\)", page.read_text(encoding="utf-8"))
    assert links
    for file, heading in links:
        target = page.parent / file if file else page
        titles = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
        anchors = [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles]
        assert not heading or heading in anchors, (file, heading)


def test_the_reference_lists_all_that_a_table_or_column_may_be() -> None:
    section = REFERENCE.read_text(encoding="utf-8").split("\n## The mapping\n")[1].split("\n## ")[0]
    phrases = re.findall(r"`([^`]+)`", section)
    roles = [role for phrase in phrases if (role := role_of(phrase)) is not None]
    assert {role.what for role in roles} == set(What)
    assert [str(kind) for kind in TableKind if str(kind) not in phrases] == []

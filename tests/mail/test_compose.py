"""Messages say what the plan says, to one person, in every language and whatever people are called."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import icalendar
import pytest

from allocator.errors import InputProblems
from allocator.event import Attendee, Event, Labels, Pin, Speaker
from allocator.mail.addresses import cleaned, reachable
from allocator.mail.compose import Former, Message, Sender
from allocator.mail.languages import LANGUAGES
from allocator.mail.letter import Templates
from allocator.mail.telling import Kind, Person, rounds_held, tellings
from allocator.person_names import first_name
from allocator.plan import Assignment, Placement, Plan
from allocator.policy import Policy
from tests.mail.drafts import AMSTERDAM, ENGLISH, MORNING, composer, crowd, moved
from tests.small import DAY, plan

PLAN = plan(["W1 R1 Attic", "W2 R2 Barn", "W2 R3 Barn"], ["a W1 R1", "a W2 R2", "b W2 R3"])
TIMED = replace(DAY, rounds=(replace(crowd(1)[0].rounds[0], name="R1"), *DAY.rounds[1:]))


def messages(event: Event, made: Plan, former: Former | None = None, **changes: object) -> dict[str, Message]:
    """The messages about a plan, by the key of the person."""
    common = composer(event=event.title, **changes)
    told = [(one, common.message(one, "who@example.org", former)) for one in tellings(event, Policy(), made, AMSTERDAM)]
    return {one.person.key: message for one, message in told if message is not None}


def read(message: Message) -> EmailMessage:
    found = message_from_bytes(message.content, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def part(message: Message, kind: str) -> str:
    body = read(message).get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_each_person_has_the_kind_that_fits() -> None:
    event = replace(DAY, pins=tuple(Pin("a", None, one, must=False) for one in ("R3",)))
    assert {key: str(one.kind) for key, one in messages(event, PLAN).items()} == {
        "attendee a": "placed",
        "attendee b": "partly-placed",
        "attendee c": "not-placed",
        "attendee d": "partly-placed",
        "speaker Jos": "speaker",
    }
    homeless = plan(["W1 R1"], ["a W1 R1"])
    free = tuple(Pin("a", None, one, must=False) for one in ("R2", "R3"))
    assert messages(replace(DAY, rooms=(), pins=free), homeless)["attendee a"].kind is Kind.ROOMS_UNKNOWN
    away = replace(DAY, attendees=(replace(DAY.attendees[0], unavailable=frozenset({"R1", "R2", "R3"})),), wishes=())
    assert "attendee a" not in messages(replace(away, speakers=(), sessions=()), plan())


def test_the_whole_of_a_message() -> None:
    message = messages(TIMED, PLAN)["attendee b"]
    found = read(message)
    assert (found["From"], found["To"]) == ("Office <office@example.org>", "Bo <who@example.org>")
    assert found["Subject"] == "Craft day: your programme"
    assert part(message, "plain") == (
        "Dear Bo,\n"
        "\n"
        "This is your programme at Craft day. We could not give you a seat in R1 and R2. We are sorry about that, and "
        "will let you know if a seat comes free.\n"
        "\n"
        "R1, Wednesday 25 November 2026, 10:00–11:00\n"
        "  no seat\n"
        "\n"
        "R2\n"
        "  no seat\n"
        "\n"
        "R3\n"
        "  Weaving\n"
        "  Barn\n"
        "\n"
        "Is something wrong? Please answer this message.\n"
        "\n"
        "Kind regards,\n"
        "Office\n"
    )


def test_the_calendar_is_attached() -> None:
    (attached,) = read(messages(TIMED, PLAN)["attendee a"]).iter_attachments()
    assert (attached.get_content_type(), attached.get_filename()) == ("text/calendar", "programme.ics")
    (event,) = icalendar.Calendar.from_ical(attached.get_content()).walk("VEVENT")
    assert (str(event["summary"]), f"{event['dtstart'].dt:%H:%M %Z}") == ("Pottery", "09:00 UTC")


def test_what_changed_is_said_with_what_was_and_what_is() -> None:
    event, before = crowd(2)
    first = messages(event, before)["attendee 0"]
    former = Former(first.telling.lines, first.calendar, 1)
    assert messages(event, before, former)["attendee 0"].new is False
    message = messages(event, moved(before, "0"), former)["attendee 0"]
    assert (message.kind, message.new) == (Kind.CHANGED, True)
    assert part(message, "plain").split("This is different:\n\n")[1].split("Is something wrong")[0] == (
        "Morning\n  Before: Weaving, Barn, 10:00–11:00\n  Now: Pottery, Hall, 10:00–11:00\n\n"
        "This is your whole programme now:\n\nWednesday 25 November 2026\n\nMorning, 10:00–11:00\n  Pottery\n  Hall\n\n"
        "Your programme is attached as a calendar.\n"
    )
    assert '<p dir="auto">This is your whole programme now:</p>' in part(message, "html")
    (entry,) = icalendar.Calendar.from_ical(message.calendar).walk("VEVENT")
    assert (int(entry["sequence"]), str(entry["summary"])) == (1, "Pottery")


@pytest.mark.parametrize(
    ("placements", "seat", "why"),
    [
        (["P Morning Hall"], "P", "‘Weaving’ gaat niet door."),
        (["P Morning Hall", "W Noon Barn"], "P", "‘Weaving’ is verplaatst naar Noon."),
        (["W Morning Hall", "P Morning Barn"], "W", "De zaal is gewijzigd."),
        (["W Morning Barn", "P Morning Hall"], "P", "De plaatsen moesten opnieuw worden verdeeld."),
    ],
    ids=["cancelled", "moved", "another room", "others in its place"],
)
def test_a_change_says_why_and_nothing_of_others(placements: list[str], seat: str, why: str) -> None:
    event, before = crowd(1)
    first = messages(event, before)["attendee 0"]
    rounds = (*event.rounds, replace(event.rounds[0], name="Noon"))
    event = replace(event, rounds=rounds, attendees=(replace(event.attendees[0], unavailable=frozenset({"Noon"})),))
    now = Plan.of([Placement(*one.split()) for one in placements], [Assignment("0", seat, "Morning")])
    dutch = LANGUAGES["nl"]
    common = composer(language=dutch, templates=Templates(dutch), held=rounds_held(event, now))
    (telling,) = [one for one in tellings(event, Policy(), now, AMSTERDAM) if one.person.id == "0"]
    message = common.message(telling, "a@example.org", Former(first.telling.lines, first.calendar, 1))
    assert message is not None
    assert f"\n  {why}\n" in message.text
    assert why in part(message, "html")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_every_template_can_be_filled_in(language: str, kind: Kind) -> None:
    event, before = crowd(1)
    told = messages(event, before)["attendee 0"].telling
    common = composer(language=LANGUAGES[language], templates=Templates(LANGUAGES[language]))
    facts = common._facts(told, Former((), "", 1), "calendar")
    letter = common.templates.letter(kind, {**facts, "lacking": ["R2"]})
    assert letter.subject.startswith("Craft day: ")
    assert [
        one for one in ("Ada", "Weaving", "Barn", "Office") if one not in letter.text or one not in letter.html
    ] == []


def test_the_same_message_is_the_same_bytes() -> None:
    first, again = messages(TIMED, PLAN), messages(TIMED, PLAN)
    assert [one.content for one in first.values()] == [one.content for one in again.values()]
    assert len({one.message_id for one in first.values()}) == len(first)


def test_nothing_about_other_attendees_is_in_anybodys_message() -> None:
    secrets = [
        Attendee(
            f"id-{n}-secret", f"Name{n} Secret", f"mail{n}@secret.example.org", f"Org{n} Secret", frozenset({"ramp"})
        )
        for n in range(4)
    ]
    event = replace(DAY, attendees=tuple(secrets), wishes=(), speakers=(Speaker("Ines"), Speaker("Jos")))
    seats = [f"id-{n}-secret" for n in range(4)]
    made = plan(["W1 R1 Attic", "W2 R2 Barn"])
    made = Plan.of(made.placements, [replace(PLAN.assignments[0], attendee=id) for id in seats])
    found = messages(event, made)
    assert len(found) == 6
    for key, message in found.items():
        parts = [str(one.get_content()) for one in read(message).walk() if not one.is_multipart()]
        whole = "\n".join([message.content.decode(), *parts]).casefold()
        others = [one for one in secrets if key != f"attendee {one.id}"]
        leaked = [
            fact
            for one in others
            for fact in (one.id, one.name, one.email, one.organisation)
            if fact.casefold() in whole
        ]
        assert leaked == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ada\r\nBcc: evil@example.org", "Ada Bcc: evil@example.org"),
        ("Ada\nSubject: gone\u2028x\x00", "Ada Subject: gone x"),
        ('Ada "the" <evil@example.org>, Bo', 'Ada "the" <evil@example.org>, Bo'),
        ("=?utf-8?q?Ada=0ABcc=3A_evil?=", "= ?utf-8?q?Ada=0ABcc=3A_evil?="),
        ("نور الهدى", "نور الهدى"),
        ("\u202eevil\u202c Ada", "evil Ada"),
        ("Ada 🧶", "Ada 🧶"),
        ("A" * 300, ""),
        ("Zoë, de " * 40, ""),
    ],
)
def test_no_name_can_add_a_header_or_a_recipient(name: str, shown: str) -> None:
    event = replace(DAY, title=f"Day of {name}", attendees=(Attendee("a", name, organisation=name),), wishes=())
    event = replace(event, speakers=(), sessions=tuple(replace(one, speakers=()) for one in DAY.sessions))
    message = messages(event, plan(["W1 R1 Attic"], ["a W1 R1"]))["attendee a"]
    found = read(message)
    assert sorted(found.keys()) == [
        "Auto-Submitted", "Content-Type", "From", "MIME-Version", "Message-ID", "Subject", "To",
    ]  # fmt: skip
    (recipient,) = found["To"].addresses
    assert recipient.addr_spec == "who@example.org"
    assert recipient.display_name == shown
    assert all(len(line) <= 998 for line in message.content.split(b"\r\n"))


def test_names_are_text_in_html_too() -> None:
    event = replace(DAY, attendees=(Attendee("a", "<script>x</script>"), *DAY.attendees[1:]))
    html = part(messages(event, PLAN)["attendee a"], "html")
    assert "<script" not in html
    assert '<p dir="auto">Dear &lt;script&gt;x&lt;/script&gt;,</p>' in html


def test_addresses_are_cleaned_and_the_others_listed() -> None:
    typed = {
        "one": " Ada@Example.org; ",
        "two": "mailto:bo@example.org",
        "ten": "Mailto: ten@example.org.",
        "three": "Cy Roer <cy@b\u00fccher.example.de>",
        "four": "",
        "five": "di@",
        "six": "a@example.org; b@example.org",
        "seven": "same@example.org",
        "eight": "SAME@example.org",
        "nine": "x@a.org\r\nBcc: y@a.org",
    }
    people = [Person(f"attendee {key}", key, key.title(), email) for key, email in typed.items()]
    addresses, others = reachable(people)
    assert dict(addresses) == {
        "attendee one": "Ada@example.org",
        "attendee two": "bo@example.org",
        "attendee ten": "ten@example.org",
        "attendee three": "cy@xn--bcher-kva.example.de",
    }
    assert [f"{one.person.name} {one.reason}" for one in others] == [
        "Four has no address",
        'Five has the address "di@": There must be something after the @-sign.',
        'Six has the address "a@example.org; b@example.org": there is more than one address in the cell; keep one.',
        'Nine has the address "x@a.org Bcc: y@a.org": there is more than one address in the cell; keep one.',
        'Seven has the address "same@example.org", and so has Eight',
        'Eight has the address "SAME@example.org", and so has Seven',
    ]
    with pytest.raises(ValueError, match="special-use"):
        cleaned("x@host.test")


def own(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".").replace("_", "-")).write_text(text, encoding="utf-8")
    return folder


def test_own_templates_come_before_those_of_the_package(tmp_path: Path) -> None:
    text = "{% extends layout %}{% block subject %}Hi{% endblock %}{% block opening %}{{ name }} and co{% endblock %}"
    templates = Templates(ENGLISH, own(tmp_path / "t", placed__jinja=text))
    message = messages(*crowd(1), templates=templates)["attendee 0"]
    assert (message.subject, message.text.split("\n")[0]) == ("Hi", "Ada Lind and co")
    assert '<p dir="auto">Ada Lind and co</p>' in part(message, "html")


def test_everything_wrong_in_own_templates_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    folder = own(
        tmp_path / "t",
        placed__jinja="{% extends layout %}\n{% block opneing %}\n{{ nmae }}\n{% endblock %}",
        palced__jinja="",
        changed__jinja="{% extends layout %}\n\n{% if %}",
        speaker__jinja="Hello {{ name }}",
    )
    with pytest.raises(InputProblems) as told:
        Templates(ENGLISH, folder)
    assert str(told.value).splitlines() == [
        f"{folder} has 5 problems:",
        "  changed.jinja, line 3   cannot be understood: Expected an expression, got 'end of statement block'",
        '  palced.jinja            is not a template. Did you mean "placed.jinja"?',
        '  placed.jinja, line 3    "nmae" is not a field. Did you mean "name"?',
        '  placed.jinja, line 2    "opneing" is not a block. Did you mean "opening"?',
        "  speaker.jinja, line 1   must begin with {% extends layout %}.",
        "Nothing was drafted. Correct them and run the same command again.",
    ]


def test_a_field_of_a_field_that_is_unknown_is_told_with_its_line(tmp_path: Path) -> None:
    block = "{% block opening %}\n{% for line in programme %}\n{{ line.rom }}\n{% endfor %}{% endblock %}"
    text = f"{{% extends layout %}}\n{block}"
    templates = Templates(ENGLISH, own(tmp_path / "t", placed__jinja=text))
    with pytest.raises(InputProblems) as told:
        messages(*crowd(1), templates=templates)
    assert str(told.value).splitlines() == [
        f"{tmp_path / 't'} has 1 problem:",
        "  placed.jinja, line 4   cannot be filled in: 'dict object' has no attribute 'rom'.",
        "Nothing was drafted. Templates may use calendar, changes, event, first_name, id, lacking, language, name, "
        "organisation, programme, sender and sessions.",
    ]


def test_a_template_is_kept_in_its_sandbox(tmp_path: Path) -> None:
    text = "{% extends layout %}\n{% block opening %}{{ name.__class__.__mro__ }}{% endblock %}"
    templates = Templates(ENGLISH, own(tmp_path / "t", placed__jinja=text))
    with pytest.raises(
        InputProblems, match=r"placed\.jinja, line 2   cannot be filled in: access to attribute '__class__'"
    ):
        messages(*crowd(1), templates=templates)


def test_the_sender_may_have_another_address_for_answers_and_one_subject_for_all() -> None:
    templates = Templates(ENGLISH, subject="Craft\r\nBcc: x")
    sender = Sender("office@example.org", reply_to="help@example.org")
    found = read(messages(*crowd(1), sender=sender, templates=templates)["attendee 0"])
    assert (found["From"], found["Reply-To"], found["Subject"]) == (
        "office@example.org",
        "help@example.org",
        "Craft Bcc: x",
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "placed.jinja   is empty. Delete it, and that of the program is taken."),
        ("Hi {% extends layout %}", "placed.jinja, line 1   must begin with {% extends layout %}."),
        ("{% extends 'layout.txt' %}", "placed.jinja, line 1   must begin with {% extends layout %}."),
        ("{% extends layout %}" + "x" * 100_000, "placed.jinja   has 100,020 letters; a template has at most 100,000."),
        (
            "{% extends layout %}{% block opening %}{% for n in range(9**9) %}x{% endfor %}{% endblock %}",
            'placed.jinja, line 1   "range" is not a field. Did you mean "changes"?',
        ),
    ],
)
def test_templates_that_cannot_be_meant(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(InputProblems) as told:
        Templates(ENGLISH, own(tmp_path / "t", placed__jinja=text))
    assert str(told.value).splitlines()[1].strip() == sentence


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        ("{% include 'placed.jinja' %}", "cannot be filled in: it includes or calls itself without end."),
        (
            "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
            "cannot be filled in: it includes or calls itself without end.",
        ),
        ("{% include '../../secrets' %}", 'cannot be filled in: there is no template "../../secrets".'),
        ("{{ 'x' * 2000000 }}", "makes 2,000,"),
        ("{{ ''.__class__ }}", "cannot be filled in: access to attribute '__class__' of 'str' object is unsafe."),
    ],
)
def test_templates_that_go_wrong_when_they_are_filled_in(tmp_path: Path, block: str, sentence: str) -> None:
    text = f"{{% extends layout %}}{{% block subject %}}Hi{{% endblock %}}{{% block opening %}}{block}{{% endblock %}}"
    templates = Templates(ENGLISH, own(tmp_path / "t", placed__jinja=text))
    with pytest.raises(InputProblems) as told:
        messages(*crowd(1), templates=templates)
    assert sentence in str(told.value).splitlines()[1]


def test_a_message_has_a_subject_and_a_text(tmp_path: Path) -> None:
    folder = own(tmp_path / "t", placed__jinja="{% extends layout %}{% block opening %}Hi{% endblock %}")
    with pytest.raises(InputProblems, match=r"placed\.jinja   makes no subject\. Write \{% block subject %\}"):
        messages(*crowd(1), templates=Templates(ENGLISH, folder))
    folder = own(tmp_path / "u", layout__txt="{# nothing #}")
    with pytest.raises(InputProblems, match=r"placed\.jinja   makes an empty message\. See what is around it"):
        messages(*crowd(1), templates=Templates(ENGLISH, folder))


def test_the_mark_that_editors_of_windows_put_first_is_in_no_message(tmp_path: Path) -> None:
    text = "\ufeff{% extends layout %}{% block subject %}Hi{% endblock %}{% block opening %}Hello{% endblock %}"
    message = messages(*crowd(1), templates=Templates(ENGLISH, own(tmp_path / "t", placed__jinja=text)))["attendee 0"]
    assert (message.subject, message.text.split("\n")[0]) == ("Hi", "Hello")


def test_what_a_name_looks_like_is_never_filled_in() -> None:
    name = "{{ 7*7 }} {% include 'x' %}"
    event = replace(DAY, attendees=(Attendee("a", name), *DAY.attendees[1:]), title=name)
    message = messages(event, PLAN)["attendee a"]
    assert message.text.startswith(f"Dear {name},\n\nThis is your programme at {name}.")
    assert "49" not in message.text


def test_another_code_for_the_same_session_is_no_change() -> None:
    event, before = crowd(1)
    told = messages(event, before)["attendee 0"]
    sessions = (replace(event.sessions[0], code="W99"), event.sessions[1])
    renumbered = Plan.of(
        [replace(one, session="W99") if one.session == "W" else one for one in before.placements],
        [replace(one, session="W99") for one in before.assignments],
    )
    former = Former(told.telling.lines, told.calendar, 1)
    assert messages(replace(event, sessions=sessions), renumbered, former)["attendee 0"].new is False


def test_a_speaker_who_attends_is_written_to_at_either_address() -> None:
    event = replace(DAY, speakers=(Speaker("Ines", "ines@example.org", attendee="d"), Speaker("Jos")))
    found = {one.person.key: one.person.email for one in tellings(event, Policy(), PLAN, AMSTERDAM)}
    assert found == {
        "attendee a": "",
        "attendee b": "",
        "attendee c": "",
        "attendee d": "ines@example.org",
        "speaker Jos": "",
    }


EVIL = "x\r\nBcc: evil@example.org\r\n\r\n=?utf-8?q?y=0D=0ABcc=3A_evil?=\u2028\x00\u202e<b>"


def test_no_field_of_a_workbook_and_no_option_adds_a_header_or_a_recipient_or_a_part() -> None:
    event, before = crowd(1)
    event = replace(
        event,
        title=EVIL,
        rounds=(replace(event.rounds[0], name=EVIL),),
        rooms=(replace(event.rooms[0], name=EVIL), event.rooms[1]),
        sessions=(replace(event.sessions[0], title=EVIL), event.sessions[1]),
        attendees=(replace(event.attendees[0], name=EVIL, organisation=EVIL),),
    )
    made = Plan.of(
        [replace(before.placements[0], session="W", round=EVIL, room=EVIL)],
        [replace(one, round=EVIL) for one in before.assignments],
    )
    common = {"sender": Sender("office@example.org", EVIL), "templates": Templates(ENGLISH, subject=EVIL)}
    message = messages(event, made, **common)["attendee 0"]
    found = read(message)
    assert [len(found.get_all(name, [])) for name in ("Bcc", "To", "From", "Subject")] == [0, 1, 1, 1]
    assert [one.get_content_type() for one in found.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    assert [one.addr_spec for one in found["To"].addresses] == ["who@example.org"]
    assert [one.addr_spec for one in found["From"].addresses] == ["office@example.org"]
    assert "<b>" not in part(message, "html")
    (entry,) = icalendar.Calendar.from_ical(message.calendar).walk("VEVENT")
    assert "\n" not in str(entry["summary"]) + str(entry["location"])
    assert message.content.isascii()


LATER = replace(crowd(1)[0].rounds[0], name="Later", start=datetime(2026, 11, 26, 9), end=None)


def days_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if "November" in line]


def test_the_day_stands_once_above_its_rounds() -> None:
    event, made = crowd(1)
    message = messages(event, made)["attendee 0"]
    assert days_of(part(message, "plain")) == ["Wednesday 25 November 2026"]
    assert re.findall(r"<th scope=\"(\w+)\"[^>]*>([^<]*)<", part(message, "html")) == [
        ("rowgroup", "Wednesday 25 November 2026"),
        ("row", "Morning"),
    ]
    two = replace(event, rounds=(*event.rounds, replace(LATER, name="Noon", start=MORNING.end), LATER))
    assert days_of(part(messages(two, made)["attendee 0"], "plain")) == [
        "Wednesday 25 November 2026",
        "Thursday 26 November 2026",
    ]


def test_a_change_from_one_day_to_another_says_the_days() -> None:
    event, made = crowd(1)
    first = messages(event, made)["attendee 0"]
    other = replace(event, rounds=(replace(event.rounds[0], start=datetime(2026, 11, 26, 10), end=None),))
    message = messages(other, made, Former(first.telling.lines, first.calendar, 1))["attendee 0"]
    assert "Before: Weaving, Barn, 2026-11-25, 10:00–11:00\n  Now: Weaving, Barn, 2026-11-26, 10:00\n" in message.text


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Joost Berkelland", "Joost"),
        ("Sam de Vries", "Sam"),
        ("Anne-Fleur van 't Hof", "Anne-Fleur"),
        ("Zoë Ångström", "Zoë"),
        ("Sam", "Sam"),
        ("J. de Vries", "J. de Vries"),
        ("J.P. Maan", "J.P. Maan"),
        ("JP Maan", "JP Maan"),
        ("Dr. Eva Smit", "Dr. Eva Smit"),
        ("prof. dr. Eva Smit", "prof. dr. Eva Smit"),
        ("Mevrouw Smit", "Mevrouw Smit"),
        ("de Vries", "de Vries"),
        ("Vries, Sam de", "Vries, Sam de"),
        ("Sam en Kim de Vries", "Sam en Kim de Vries"),
        ("Klas 4A", "Klas 4A"),
        ("王 小明", "王 小明"),
        ("", ""),
    ],
)
def test_a_greeting_has_the_first_name_where_the_name_shows_it(name: str, called: str) -> None:
    assert first_name(name) == called


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("nl", "Craft day: uw workshop", "Craft day: uw workshops"),
        ("en", "Craft day: your workshop", "Craft day: your workshops"),
    ],
)
def test_speakers_read_the_events_own_word(language: str, one: str, several: str) -> None:
    labels = Labels("workshop", "workshops", "deelnemer", "deelnemers")
    common = {"language": LANGUAGES[language], "templates": Templates(LANGUAGES[language]), "labels": labels}
    speaking = replace(DAY, sessions=tuple(replace(session, speakers=("Jos",)) for session in DAY.sessions))
    assert messages(speaking, plan(["W1 R1 Attic"]), **common)["speaker Jos"].subject == one
    found = messages(speaking, plan(["W1 R1 Attic", "W2 R2 Barn"]), **common)["speaker Jos"]
    assert found.subject == several
    assert several.split(": ")[1] in found.text
    assert "sess" not in found.text


def test_html_has_no_attribute_that_html_does_not_know() -> None:
    event, made = crowd(1)
    assert re.findall(r'align="start"', part(messages(event, made)["attendee 0"], "html")) == []

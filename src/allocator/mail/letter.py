"""The words of a message from its templates: those of the package, or the organiser's own, which are checked first."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError, nodes
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import SandboxedEnvironment

from allocator.errors import InputProblems, Problem
from allocator.mail.languages import MailLanguage
from allocator.mail.telling import Kind
from allocator.words import listed, one_line

LAYOUTS = ("layout.subject", "layout.txt", "layout.html")
BLOCKS = ("subject", "opening", "closing")
FIELDS = (
    *("calendar", "changes", "event", "first_name", "id", "lacking", "language", "name", "organisation", "programme"),
    *("sender", "sessions"),
)
"""What a template may speak of; docs/mail.md says what each is."""

_GIVEN = frozenset((*FIELDS, "layout", "words"))
_FAULTS = (
    *(TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError),
    *(RecursionError, MemoryError),
)
"""What a template can raise: it may call methods of the values that it is given, and include itself."""

LONGEST_SOURCE, LONGEST_LETTER = 100_000, 1_000_000
"""Letters of a template, and of what is made with it; more is a mistake, in a message to thousands."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody reads."""

    subject: str
    text: str
    html: str


class Templates:
    """The templates of a language; with a folder, those in it come before those of the package."""

    def __init__(self, language: MailLanguage, folder: Path | None = None, *, subject: str | None = None) -> None:
        """A `subject`, as it stands, goes before that of each template.

        Raises InputProblems with everything in the folder that cannot be meant.
        """
        self._subject = subject
        self._language = language
        self._folder = folder
        self._plain, self._html = _ours(language.code) if folder is None else _environments(language.code, folder)
        if folder is not None:
            problems = list(self._problems(folder))
            if problems:
                raise InputProblems(
                    str(folder), problems, "Nothing was drafted. Correct them and run the same command again."
                )

    def letter(self, kind: Kind, facts: Mapping[str, object]) -> Letter:
        """The words about `facts`, one for each of FIELDS; raises InputProblems."""
        assert facts.keys() == set(FIELDS)
        subject, text, html = (self._filled(f"{kind}.jinja", layout, facts) for layout in LAYOUTS)
        letter = Letter(one_line(self._subject or subject), text.strip() + "\n", html.strip() + "\n")
        if not letter.subject:
            raise self._fault(
                f"{kind}.jinja", "makes no subject. Write {% block subject %} and {% endblock %} around it."
            )
        if not (text.strip() and html.strip()):
            raise self._fault(
                f"{kind}.jinja", "makes an empty message. See what is around it, layout.txt or layout.html."
            )
        return letter

    def _filled(self, name: str, layout: str, facts: Mapping[str, object]) -> str:
        environment = self._html if layout.endswith(".html") else self._plain
        try:
            made = environment.get_template(name).render(**facts, layout=layout, words=self._language)
        except _FAULTS as fault:
            raise self._fault(_place(fault, name), f"cannot be filled in: {_said(fault)}.") from fault
        if len(made) > LONGEST_LETTER:
            raise self._fault(name, f"makes {len(made):,} letters; a message has at most {LONGEST_LETTER:,}.")
        return made

    def _fault(self, place: str, message: str) -> InputProblems:
        where = "the templates" if self._folder is None else str(self._folder)
        what_now = f"Nothing was drafted. Templates may use {listed(FIELDS)}."
        return InputProblems(where, [Problem(place, message)], what_now)

    def _problems(self, folder: Path) -> Iterator[Problem]:
        """What is wrong in the organiser's own templates, each with its file and line."""
        if not folder.is_dir():
            yield Problem(folder.name, "is not a folder. Give the folder that holds your templates.")
            return
        known = [f"{kind}.jinja" for kind in Kind] + [*LAYOUTS]
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            if path.name not in known:
                yield Problem(path.name, f"is not a template. {_meant(path.name, known)}")
            else:
                yield from self._problems_in(path)

    def _problems_in(self, path: Path) -> Iterator[Problem]:
        try:
            source = path.read_text(encoding="utf-8-sig")  # editors of Windows begin a file with a mark
        except (OSError, UnicodeDecodeError):
            yield Problem(path.name, "cannot be read. Save it as text in UTF-8.")
            return
        if len(source) > LONGEST_SOURCE:
            yield Problem(path.name, f"has {len(source):,} letters; a template has at most {LONGEST_SOURCE:,}.")
            return
        if not source.strip():
            yield Problem(path.name, "is empty. Delete it, and that of the program is taken.")
            return
        try:
            tree = self._plain.parse(source, path.name)
        except TemplateSyntaxError as fault:
            yield Problem(f"{path.name}, line {fault.lineno}", f"cannot be understood: {fault.message}")
            return
        unknown = find_undeclared_variables(tree) - _GIVEN
        for name in tree.find_all(nodes.Name):
            if name.ctx == "load" and name.name in unknown:
                message = f'"{name.name}" is not a field. {_meant(name.name, FIELDS)}'
                yield Problem(f"{path.name}, line {name.lineno}", message)
        if path.name in LAYOUTS:
            return
        if not _begins_with_layout(tree):
            yield Problem(f"{path.name}, line 1", "must begin with {% extends layout %}.")
        for block in tree.find_all(nodes.Block):
            if block.name not in BLOCKS:
                message = f'"{block.name}" is not a block. {_meant(block.name, BLOCKS)}'
                yield Problem(f"{path.name}, line {block.lineno}", message)


@cache
def _ours(code: str) -> tuple[SandboxedEnvironment, SandboxedEnvironment]:
    """The templates of the package alone, each of which is understood once."""
    return _environments(code, None)


def _environments(code: str, folder: Path | None) -> tuple[SandboxedEnvironment, SandboxedEnvironment]:
    """Where the templates of a language are found, as plain text and as HTML."""
    package = [PackageLoader("allocator.mail", f"templates/{code}"), PackageLoader("allocator.mail")]
    own = [] if folder is None else [FileSystemLoader(folder, encoding="utf-8-sig")]
    loader = ChoiceLoader([*own, *package])
    return _environment(loader, autoescape=False), _environment(loader, autoescape=True)


def _environment(loader: BaseLoader, *, autoescape: bool) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=loader, autoescape=autoescape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    for endless in ("range", "lipsum"):  # a message repeats nothing but what it is given
        del environment.globals[endless]
    return environment


def _meant(name: str, known: Any) -> str:
    near = get_close_matches(name, known, n=1)
    return f'Did you mean "{near[0]}"?' if near else f"There are {listed(known)}."


def _begins_with_layout(tree: nodes.Template) -> bool:
    """Whether nothing comes before {% extends layout %}: it would stand at the head of each message and its subject."""
    written = [one for one in tree.body if not (isinstance(one, nodes.Output) and _is_blank(one))]
    extends = written[0] if written else None
    return isinstance(extends, nodes.Extends) and isinstance(extends.template, nodes.Name)


def _is_blank(output: nodes.Output) -> bool:
    return all(isinstance(one, nodes.TemplateData) and not one.data.strip() for one in output.nodes)


def _said(fault: BaseException) -> str:
    """What went wrong, in words."""
    if isinstance(fault, TemplateNotFound):
        return f'there is no template "{fault.name}"'
    if isinstance(fault, RecursionError):
        return "it includes or calls itself without end"
    if isinstance(fault, MemoryError):
        return "it makes more than this computer can hold"
    return one_line(getattr(fault, "message", None) or str(fault)).rstrip(".")


def _place(fault: BaseException, name: str) -> str:
    """The file and line of a template at which a fault arose."""
    if isinstance(fault, TemplateSyntaxError):
        return f"{fault.name or name}, line {fault.lineno}"
    frames = [
        frame for frame in traceback.extract_tb(fault.__traceback__) if frame.name in ("top-level template code", *_IN)
    ]
    return f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else name


_IN = tuple(f"block {block!r}" for block in BLOCKS)
"""How Jinja names its frames within blocks."""

"""Whom each session's speakers are, of all the people whom its part of the programme names."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.intake.programme.reading.drafts import Attribution, Naming, SessionDraft


def settle_names(drafts: Sequence[SessionDraft]) -> list[list[str]]:
    """The speakers of each draft; what is not plain is noted there, and a title gives up the names in it."""
    trusted = _trusted(drafts)
    plain = sum(_is_plain(draft) for draft in drafts)
    return [_named(draft, trusted, others_are_plain=plain > _is_plain(draft)) for draft in drafts]


def _trusted(drafts: Sequence[SessionDraft]) -> frozenset[Attribution]:
    """The ways of naming speakers that this programme has: at least two sessions, and half of all, have them so."""
    return frozenset(
        way
        for way in (Attribution.LINE, Attribution.DASH, Attribution.HEAD)
        if (count := sum(any(naming.attribution is way for naming in draft.namings) for draft in drafts)) > 1
        and count * 2 >= len(drafts)
    )


def _is_plain(draft: SessionDraft) -> bool:
    return any(naming.attribution in (Attribution.PLAINLY, Attribution.LINE) for naming in draft.namings)


def _named(draft: SessionDraft, trusted: frozenset[Attribution], *, others_are_plain: bool) -> list[str]:
    """The names by the plainest way in which any are named, those of the programme's own before others."""
    ways = sorted(
        {naming.attribution for naming in draft.namings}, key=lambda way: (way not in {*trusted, Attribution(0)}, way)
    )
    for way in ways:
        namings = [naming for naming in draft.namings if naming.attribution is way]
        names = list(dict.fromkeys(person.name for naming in namings for person in naming.people))
        in_title = way in (Attribution.DASH, Attribution.HEAD)
        if in_title and way not in trusted and others_are_plain:
            draft.doubt(namings[0].place, "Title", f"{listed(names)} was left in the title; is that a speaker?")
            continue
        if in_title:
            draft.title = namings[0].title
        _note(draft, namings, names, sure=way is Attribution.PLAINLY or way in trusted)
        return names
    return []


def _note(draft: SessionDraft, namings: Sequence[Naming], names: Sequence[str], *, sure: bool) -> None:
    """What one should look at where these were taken for the speakers."""
    for naming in namings:
        for person in naming.people:
            draft.doubt(naming.place, "Speakers", person.doubt)
    if not sure:
        why = (
            "named in the description"
            if namings[0].attribution is Attribution.EMPHASIS
            else "taken for speakers by their place"
        )
        draft.doubt(namings[0].place, "Speakers", f"{listed(names)}: {why}; check who speaks.")
        return
    for naming in draft.namings:
        others = [one.name for one in naming.people if not any(one.name in name for name in names)]
        if naming.attribution is Attribution.EMPHASIS and others:
            message = f"{listed(others)}: named in the description too, and not taken for a speaker."
            draft.doubt(naming.place, "Speakers", message)


def listed(names: Sequence[str]) -> str:
    """Names as people list them: '"A", "B" and "C"'."""
    *most, last = [f'"{name}"' for name in names]
    return f"{', '.join(most)} and {last}" if most else last
